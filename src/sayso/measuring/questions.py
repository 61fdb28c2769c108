"""What is asked of the pairs, as a table: each share among the figures, and each kind of mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sayso.measuring.comparison import Pair, Pairs
from sayso.measuring.corpora import Attribution
from sayso.measuring.names import (
    days_within,
    is_pronoun,
    last_name,
    names_agree,
    same_channel,
    same_speaker,
    share_a_letter,
)
from sayso.model import Kind

GRADES = ("certain", "likely", "unknown")
DIRECT, INDIRECT, MIXED, STATEMENTS = ("direct overlap",), ("indirect 50",), ("mixed 50",), ("statements",)
EACH_FORM = DIRECT + INDIRECT + MIXED


@dataclass(frozen=True, slots=True)
class Match:
    """What was found, beside the gold it matches."""

    gold: Attribution
    found: Attribution
    text: str


def _always(_: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked of each pair of these rows whose gold has it: is what was found right?

    ``end_to_end`` asks it of gold that was missed too, where the answer is no. ``mistake`` is what a no is
    called in the list of mistakes.
    """

    name: str
    rows: tuple[str, ...]
    asked: Callable[[Attribution], bool]  # of the gold
    right: Callable[[Match], bool]
    given: Callable[[Attribution], bool] = _always  # what was found has to have it too
    end_to_end: bool = False
    mistake: str | None = None

    def answers(self, pairs: Pairs) -> Iterator[tuple[Pair, bool]]:
        """Each pair that is asked, with the answer."""
        for pair in (pair for row in self.rows for pair in pairs.get(row, ())):
            if pair.gold is None or not self.asked(pair.gold.of):
                continue
            if pair.found is None:
                if self.end_to_end:
                    yield pair, False
            elif self.given(pair.found.of):
                yield pair, self.right(Match(pair.gold.of, pair.found.of, pair.article.text))


# ------------------------------------------------------------------ asked of gold, or given by what was found


def has_source(gold: Attribution) -> bool:
    """Whether words name the speaker."""
    return bool(gold.source)


def has_pronoun(gold: Attribution) -> bool:
    """Whether these words are a pronoun."""
    return has_source(gold) and is_pronoun(gold.source[0].text)


def has_other_source(gold: Attribution) -> bool:
    """Whether these words are no pronoun."""
    return has_source(gold) and not has_pronoun(gold)


def is_named(gold: Attribution) -> bool:
    """Whether the speaker's name is known."""
    return bool(_name(gold))


def labels(field: str) -> Callable[[Attribution], bool]:
    """Whether the gold tells this field, be it that there is none."""
    return lambda gold: field in gold.labels


def _has_speaker(gold: Attribution) -> bool:
    return gold.speaker is not None


def _has_speaker_kind(gold: Attribution) -> bool:
    return gold.speaker is not None and gold.speaker.kind is not None


def _has_kind(gold: Attribution) -> bool:
    return gold.kind is not None


def _is_of(kind: Kind) -> Callable[[Attribution], bool]:
    return lambda gold: gold.kind == kind


def _has_channel(either: Attribution) -> bool:
    return either.channel is not None


def _has_said(either: Attribution) -> bool:
    return either.said is not None


def _graded(grade: str) -> Callable[[Attribution], bool]:
    return lambda found: found.speaker is not None and found.speaker.grade == grade


# ------------------------------------------------------------------ right


def source_right(match: Match) -> bool:
    """Whether the two sources share a letter."""
    return any(share_a_letter(match.text, match.gold.source, span) for span in match.found.source)


def _source_or_name_right(match: Match) -> bool:
    if source_right(match):
        return True
    wanted = None if has_pronoun(match.gold) else last_name(match.gold.source[0].text)
    guesses = _source(match.found), _name(match.found)
    return wanted is not None and wanted in map(last_name, guesses)


def _name_right(match: Match) -> bool:
    """Whether the names agree; where the gold names nobody, whether nobody is named."""
    if not is_named(match.gold):
        return not is_named(match.found)
    return names_agree(_name(match.gold), _name(match.found) or _source(match.found))


def _sources_meet(match: Match) -> bool:
    gold, found = match.gold.source, match.found.source
    return any(a.overlaps(b) for a in gold for b in found) or not (gold or found)


def _cues_meet(match: Match) -> bool:
    gold, found = match.gold.cue, match.found.cue
    return gold.overlaps(found) if gold and found else gold is found


def _same_speaker(match: Match) -> bool:
    return same_speaker(_name(match.gold), _name(match.found))


def _same_speaker_kind(match: Match) -> bool:
    gold, found = match.gold.speaker, match.found.speaker
    return gold is not None and found is not None and gold.kind == found.kind


def _same_kind(match: Match) -> bool:
    return match.gold.kind == match.found.kind


def _channel_right(match: Match) -> bool:
    return match.gold.channel is not None and same_channel(match.gold.channel, match.found.channel)


def _said_right(match: Match) -> bool:
    return match.gold.said is not None and days_within(match.gold.said, match.found.said)


def _source(attribution: Attribution) -> str:
    return attribution.source[0].text if attribution.source else ""


def _name(attribution: Attribution) -> str:
    return (attribution.speaker.name if attribution.speaker else None) or ""


# ------------------------------------------------------------------ the table

_SPEAKER = (
    Question("direct speaker, of those found", DIRECT, has_source, source_right, mistake="source"),
    Question("direct speaker by span or name, of those found", DIRECT, has_source, _source_or_name_right),
    Question("direct speaker, end to end", DIRECT, has_source, source_right, end_to_end=True),
    Question("direct speaker, end to end, a name", DIRECT, has_other_source, source_right, end_to_end=True),
    Question("direct speaker, end to end, a pronoun", DIRECT, has_pronoun, source_right, end_to_end=True),
    Question("indirect speaker, of those found", INDIRECT, has_source, source_right, mistake="source"),
    Question("mixed speaker, of those found", MIXED, has_source, source_right, mistake="source"),
    Question("resolved name, of those found", EACH_FORM, is_named, _name_right),
    Question("resolved name, end to end", EACH_FORM, is_named, _name_right, end_to_end=True),
)

_KINDS = tuple(
    Question(f"{kind} statements found", STATEMENTS, _is_of(kind), _always, end_to_end=True) for kind in Kind
)

_STATEMENT = (
    Question("statement's kind", STATEMENTS, _has_kind, _same_kind, mistake="kind"),
    Question("statement's source", STATEMENTS, _always, _sources_meet),
    Question("statement's cue", STATEMENTS, _always, _cues_meet, mistake="cue"),
    Question("statement's speaker", STATEMENTS, _has_speaker, _same_speaker, mistake="name"),
    Question(
        "statement's speaker kind", STATEMENTS, _has_speaker_kind, _same_speaker_kind, mistake="speaker-kind"
    ),
    Question("channel, of those in the gold", STATEMENTS, _has_channel, _channel_right, mistake="channel"),
    Question(
        "channel, of those given",
        STATEMENTS,
        labels("channel"),
        _channel_right,
        given=_has_channel,
        mistake="channel",
    ),
    Question("said, of those in the gold", STATEMENTS, _has_said, _said_right, mistake="said"),
    Question(
        "said, of those given", STATEMENTS, labels("said"), _said_right, given=_has_said, mistake="said"
    ),
)

_GRADES = tuple(
    question
    for grade in GRADES
    for question in (
        Question(f"{grade} speaker, source", EACH_FORM, has_source, source_right, given=_graded(grade)),
        Question(f"{grade} speaker, name", EACH_FORM, _has_speaker, _name_right, given=_graded(grade)),
    )
)

QUESTIONS = (*_SPEAKER, *_KINDS, *_STATEMENT, *_GRADES)
