"""Who said what: the words, the source, the cue, the speaker behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.situation import ActorKind
from sayso.model.span import Span
from sayso.model.when import Interval


class Kind(StrEnum):
    """How the words reach the page."""

    DIRECT = "direct"  # all in quotation marks
    INDIRECT = "indirect"  # told in the writer's words
    MIXED = "mixed"  # the writer's words with a quoted part


class Stance(StrEnum):
    """What the cue makes of the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    PROMISES = "promises"
    WARNS = "warns"
    ASKS = "asks"
    ADMITS = "admits"
    SUPPORTS = "supports"
    OPPOSES = "opposes"


class Strength(StrEnum):
    """How far the cue commits the speaker to the content."""

    STRONG = "strong"  # "insisted", "vowed", "confirmed"
    NEUTRAL = "neutral"  # "said", "announced"
    WEAK = "weak"  # "suggested", "hinted", "speculated"


class Certainty(StrEnum):
    """How firmly it is put."""

    PLAIN = "plain"
    HEDGED = "hedged"  # "could", "appears", "so-called"
    REPORTED = "reported"  # "reportedly", "it is understood", hearsay behind the source


class Grade(StrEnum):
    """How far the speaker that is given can be trusted; measured in docs/accuracy.md."""

    CERTAIN = "certain"  # right in at least 97 of 100
    LIKELY = "likely"  # there is a doubt, which is given
    UNKNOWN = "unknown"  # the article does not tell who said it


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor behind a source: a name where the article gives one, else a description.

    An unnamed speaker has no name: ``Speaker(None, ActorKind.UNNAMED, "two police officers")``.
    """

    name: str | None
    kind: ActorKind
    description: str | None = None
    rule: str | None = None  # how the source was resolved
    grade: Grade = Grade.CERTAIN
    doubt: str | None = None  # why it is not certain


class ChannelKind(StrEnum):
    """What sort of channel carried the words."""

    SOCIAL = "social"
    BROADCAST = "broadcast"
    BRIEFING = "briefing"
    DOCUMENT = "document"
    PRESS = "press"  # an outlet or an agency reported it
    INTERVIEW = "interview"
    SPEECH = "speech"
    CALL = "call"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Channel(Span):
    """Where the words were said or written: a Facebook page, a briefing, a report."""

    name: str
    kind: ChannelKind


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing somebody is reported to have said, with the evidence for each part of it."""

    id: str
    kind: Kind
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Speaker
    channel: Channel | None
    said: Interval | None
    stance: Stance
    certainty: Certainty
    hedges: tuple[Span, ...]
    within: str | None  # id of the statement that contains this one
    rule: str
    strength: Strength = Strength.NEUTRAL
    happened: Interval | None = None  # the days on which what is said is said to have happened

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")

    @property
    def content_text(self) -> str:
        """The exact words, an interrupted quotation joined by an ellipsis."""
        return " … ".join(span.text for span in self.content)
