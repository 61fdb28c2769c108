"""Who else says the same, who disputes it, with which figures: what weighing is given, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sayso.model.proposition import Proposition
from sayso.model.situation import Figure, Place, Time
from sayso.model.span import Span
from sayso.model.statement import Statement
from sayso.model.tracing import OriginKind
from sayso.model.when import Interval

# ── what weighing is given ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of an article, with the ledger's keys for it and for the actor who speaks."""

    statement: Statement
    key: str
    actor: str | None  # None when the article does not name the speaker


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a story, with all that is weighed of it."""

    article: str  # the ledger's key of the article
    outlet: str | None
    family: str | None  # the publisher whose outlets count as one; None when it is not known
    url: str | None
    published: date | None
    time: datetime | None  # with the clock, where the page gave it
    origin: str | None  # the key of the first article of its text
    origin_kind: OriginKind
    origin_name: str | None  # of the agency or outlet that its text was taken from
    sayings: tuple[Saying, ...]
    propositions: tuple[Proposition, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]


# ── what people decided ───────────────────────────────────────────────────────────────────────────


class Answer(StrEnum):
    """What a person says of two things that may be one, or go against each other."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's answer; the correction with this number holds the time and the reason."""

    answer: Answer
    person: str
    correction: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of an article, named so that they are found in another reading of it.

    ``statement`` is the ledger's key of the statement they stand in; None for the article's own words.
    """

    article: str
    statement: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a person decided of two wordings."""

    one: Wording
    other: Wording
    decided: Decided


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided of the wordings of a story: which are one claim, which are in dispute."""

    same: tuple[Judgment, ...] = ()
    disputes: tuple[Judgment, ...] = ()


# ── what it finds ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Words(Span):
    """Words of one article of the story, and who says them; no statement: the article itself."""

    article: str
    outlet: str | None
    statement: str | None
    speaker: str | None  # a name, or the description of somebody unnamed
    channel: str | None
    said: Interval | None


class Likeness(StrEnum):
    """How far two clauses say the same thing."""

    SAME = "same"  # an editor would call it one claim
    OVERLAPS = "overlaps"  # they share a part, and one or both say more
    UNSURE = "unsure"  # too little to tell


@dataclass(frozen=True, slots=True)
class Member(Words):
    """Somebody's wording of a claim, and how near it is to the claim's own text.

    ``denied`` says that the words are what the speaker denies: "shelling it", of "denied shelling it".
    """

    grade: Likeness
    reasons: tuple[str, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Hand:
    """What one wording of a claim rests on: the first hand, as far as it is known.

    ``key`` names it within the story, and None says that nothing tells; ``also`` are other keys that
    mean the same hand. ``refers_back`` says that the speaker is only called "the company" or "its owner",
    which beside others may be one of them.
    """

    article: str
    outlet: str | None  # the outlet, or the publisher whose outlets count as one
    key: str | None
    name: str | None
    why: str
    also: tuple[str, ...] = ()
    refers_back: bool = False


@dataclass(frozen=True, slots=True)
class FirstHand:
    """One independent origin of a claim, with the articles that rest on it."""

    name: str
    articles: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """How many stand behind a claim; the counts belong together.

    ``unknown`` counts articles of which nothing tells what they rest on: never independent origins.
    ``outlets`` counts a publisher's outlets as one, and an article without an outlet not at all.
    """

    articles: int
    outlets: int
    origins: int
    unknown: int
    hands: tuple[FirstHand, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is said in a story, in its clearest wording, with everybody's wording of it.

    ``denied`` says that the text is what is denied: the claim is that it is not so.
    """

    id: str
    text: str
    members: tuple[Member, ...]
    support: Support
    denied: bool = False


class Conflict(StrEnum):
    """In what two sayings go against each other."""

    DENIAL = "denial"
    OPPOSITE = "opposite"
    NEGATION = "negation"
    FIGURE = "figure"
    PLACE = "place"
    TIME = "time"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Between(StrEnum):
    """Who goes against whom."""

    OTHERS = "others"  # two speakers, or two articles that rest on different hands
    SELF = "self"  # somebody against his own words


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two sayings of which not both can hold, each in its own words.

    ``claims`` are the ids of the claims that hold the two, None for a side that stands in none; ``decided``
    is what a person said of it, None where nobody looked.
    """

    kind: Conflict
    between: Between
    sides: tuple[Words, Words]
    claims: tuple[str | None, str | None]
    why: str
    rule: str
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class ArticleDispute:
    """Two sayings of one article of which not both can hold.

    ``statements`` are the ids of those that are statements; the article's own words are no statement.
    """

    statements: tuple[str, ...]
    kind: Conflict
    sides: tuple[Span, Span]
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Point:
    """What one source gives as a figure on one day; ``told`` are all places where it stands.

    ``low`` or ``high`` is None where the source leaves that end open. ``articles`` counts the articles
    that repeat it.
    """

    source: str
    low: float | None
    high: float | None
    day: date | None
    articles: int
    told: tuple[Words, ...]
    updates: int | None  # which point of the series it brings up to date
    diverges: tuple[int, ...]  # which points of other sources it cannot be squared with


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one thing over time, in order of the day, from all sources.

    ``low`` and ``high`` are the range at the end: of every source's last word that no later one falls into.
    An open end counts as the bound that is given.
    """

    unit: str
    of: str | None
    points: tuple[Point, ...]
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is found in a story; ``rejected`` are disputes of which a person says that they are none."""

    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    series: tuple[Series, ...]
    rejected: tuple[Dispute, ...] = ()
