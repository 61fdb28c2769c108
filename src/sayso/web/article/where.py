"""Where the words also stand, side by side; and what goes against what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.tokens import words_of
from sayso.export.word_diff import Effort, Part, pieces
from sayso.export.wording import days
from sayso.ledger import Copied, KeptArticle, Other
from sayso.model import Direction, Dispute, Evidence, Report, Shared, Span, Words

_COMPARISONS = 200_000  # of words, for all passages of one copy: some 50 ms at most
_WAY = {
    Direction.FROM: "this article was taken from it",
    Direction.TO: "it was taken from this article",
    Direction.UNKNOWN: "which way they went is not known",
}


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of one side; ``is_shared`` when they stand in both."""

    text: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage that stands in two articles, cut where the words differ."""

    here: tuple[Bit, ...]
    there: tuple[Bit, ...]
    at_here: str  # "120-184", as a permalink names it
    at_there: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """Another article that carries words of this one."""

    other: Other
    way: str  # which way they went, as a sentence
    how: str  # copy, rewrite or quotes
    share: str  # of its words that stand here
    share_there: str  # of the words here that stand there
    evidence: tuple[Evidence, ...]
    is_beside: bool  # whether it is shown side by side


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: the words, who says them, and where they stand."""

    text: str
    who: str | None  # None: the article itself
    channel: str | None
    said: str
    article: str | None  # the key of another article; None for this one
    outlet: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Against:
    """Two sayings of which not both can hold."""

    kind: str
    sides: tuple[Side, Side]
    why: str
    rule: str
    numbers: tuple[int, ...]  # of the statements of this article that are a side


def carriers(copies: Sequence[Copied], beside: Copied | None) -> tuple[Carrier, ...]:
    """The articles that carry its words, which way they went, and how far the two are one."""
    return tuple(
        Carrier(
            other=each.other,
            way=_WAY[each.direction],
            how=each.derivation.value,
            share=percent(each.share_there),
            share_there=percent(each.share),
            evidence=each.evidence,
            is_beside=each is beside,
        )
        for each in copies
    )


def percent(share: float) -> str:
    """The share in words of a hundred.

    >>> percent(0.996), percent(1.0), percent(0.003)
    ('>99 %', '100 %', '<1 %')
    """
    if 0.99 < share < 1:
        return ">99 %"
    return "<1 %" if 0 < share < 0.01 else f"{100 * share:.0f} %"


def side_by_side(passages: Sequence[Shared]) -> tuple[Pair, ...]:
    """The passages, the words that both have marked."""
    effort = Effort(_COMPARISONS)
    return tuple(_pair(each, effort) for each in passages)


def _pair(shared: Shared, effort: Effort) -> Pair:
    here, there = shared.here, shared.there
    if here.text == there.text:
        both = (Bit(here.text, True),)
        return Pair(both, both, at(here), at(there))
    old, new = (words_of(side.text, 0, len(side.text)) for side in (here, there))
    cut = pieces(old, new, effort)
    return Pair(
        tuple(Bit(p.before.text, p.part is Part.SAME) for p in cut if p.before),
        tuple(Bit(p.after.text, p.part is Part.SAME) for p in cut if p.after),
        at(here),
        at(there),
    )


def at(span: Span) -> str:
    """Where the span stands, as a permalink names it."""
    return f"{span.start}-{span.end}"


# ── disputes ──────────────────────────────────────────────────────────────────────────────────────


def against(report: Report, kept: KeptArticle | None) -> tuple[Against, ...]:
    """The disputes within the article, and those of its story one side of which stands in it."""
    of_story = kept.lineage.disputes if kept and kept.lineage else ()
    told = {_where(each.sides) for each in of_story if kept and _is_within(each, kept.id)}
    own = [each for each in _own(report) if each[0] not in told]
    order = {statement.id: n for n, statement in enumerate(report.statements, start=1)}
    numbers = {each.id: order[each.ident] for each in kept.statements if each.ident in order} if kept else {}
    shared = (_of_story(each, kept.id, numbers) for each in of_story if kept)
    return (*(found for _, found in own), *shared)


def _where(sides: tuple[Span, Span]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((side.start, side.end) for side in sides))


def _is_within(dispute: Dispute, article: str) -> bool:
    return all(side.article == article for side in dispute.sides)


def _own(report: Report) -> Iterator[tuple[tuple[tuple[int, int], ...], Against]]:
    numbers = {statement.id: n for n, statement in enumerate(report.statements, start=1)}
    for dispute in report.disputes:
        sides = dispute.sides
        shown = (_own_side(sides[0], report), _own_side(sides[1], report))
        involved = tuple(numbers[each] for each in dispute.statements if each in numbers)
        yield _where(sides), Against(dispute.kind.value, shown, dispute.why, dispute.rule, involved)


def _own_side(span: Span, report: Report) -> Side:
    """The side with who says it: the innermost statement that holds the words."""
    holders = [
        (held.end - held.start, statement)
        for statement in report.statements
        for held in statement.content
        if held.overlaps(span)
    ]
    if not holders:
        return Side(span.text, None, None, "", None, None, at(span))
    statement = min(holders, key=lambda holder: holder[0])[1]
    who = statement.speaker.name or statement.speaker.description or "nobody named"
    said = f"said {days(statement.said)}" if statement.said else ""
    return Side(
        span.text, who, statement.channel.name if statement.channel else None, said, None, None, at(span)
    )


def _of_story(dispute: Dispute, article: str, numbers: Mapping[str, int]) -> Against:
    involved = tuple(numbers[s.statement] for s in dispute.sides if s.statement and s.statement in numbers)
    one, other = (_side(words, article) for words in dispute.sides)
    return Against(dispute.kind.value, (one, other), dispute.why, dispute.rule, involved)


def _side(words: Words, article: str) -> Side:
    return Side(
        text=words.text,
        who=words.speaker,
        channel=words.channel,
        said=f"said {days(words.said)}" if words.said else "",
        article=None if words.article == article else words.article,
        outlet=words.outlet,
        at=at(words),
    )
