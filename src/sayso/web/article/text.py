"""The text of an article in rows: each paragraph cut into pieces, and the cards that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.pieces import Mark, Run, cut, piece, runs_of_passages, statement_marks
from sayso.export.wording import days, event_words, figure_words, place_words
from sayso.ledger import Copied, Other
from sayso.model import Passage, Report, Role, Span
from sayso.web.article.cards import Card, seen_as

AT = "at"  # the words that a permalink names
_NAMED = ("figure", "time", "place", "event")  # the first that lies over some words is what they lead to
_LETTER = {"figure": "f", "time": "t", "place": "p", "event": "e"}


@dataclass(frozen=True, slots=True)
class Shown:
    """Some characters as the page shows them."""

    text: str
    classes: str = ""
    href: str | None = None  # the card, or the line of the panel, that a click leads to
    anchor: str | None = None  # the id by which the card leads here
    title: str | None = None  # what the words mean
    is_at: bool = False  # whether the permalink names them


@dataclass(frozen=True, slots=True)
class Named:
    """A place, a time, a figure or an event in the panel."""

    anchor: str
    sort: str  # place, time, figure or event
    text: str  # as the article has it
    meaning: str
    key: str | None  # of the place in the ledger


@dataclass(frozen=True, slots=True)
class Row:
    """One passage with what stands beside it, or a run of furniture, folded."""

    role: str  # of furniture, every role in the run
    is_furniture: bool
    lead: tuple[Shown, ...]  # dateline or label on the passage's first line
    passages: tuple[tuple[Shown, ...], ...]
    cards: tuple[Card, ...]  # of the statements that begin here
    named: tuple[Named, ...]
    elsewhere: tuple[Other, ...]  # articles in which words of it also stand
    has_at: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the text is shown with."""

    report: Report  # with what people corrected
    cards: tuple[Card, ...]  # one for each statement, in their order
    tints: Mapping[str | None, str]  # the class of each speaker's tint
    places: dict[tuple[int, int], str]  # keys of places by where they are named
    copies: Sequence[Copied]
    at: Span | None


def rows(facts: Facts) -> tuple[Row, ...]:
    """The text in reading order."""
    return _Text(facts).rows()


class _Text:
    def __init__(self, facts: Facts) -> None:
        self.facts, self.report = facts, facts.report
        self.marks = list(_marks(facts))
        self.things = list(_things(self.report))
        self.begun: set[int] = set()  # statements whose first words were shown
        self.at_is_shown = False

    def rows(self) -> tuple[Row, ...]:
        runs = runs_of_passages(self.report.article)
        return tuple(self._row(lead, passages) for lead, passages in runs)

    def _row(self, lead: Passage | None, passages: list[Passage]) -> Row:
        before = set(self.begun)
        before_it = self._passage(lead) if lead else ()
        pieces = tuple(self._passage(passage) for passage in passages)
        starting = sorted(self.begun - before)
        return Row(
            role=", ".join(dict.fromkeys(passage.role for passage in passages)),
            is_furniture=not passages[0].role.is_reported,
            lead=before_it,
            passages=pieces,
            cards=tuple(self.facts.cards[n] for n in starting),
            named=tuple(self._named([lead, *passages] if lead else passages)),
            elsewhere=tuple(_elsewhere(self.facts.copies, passages)),
            has_at=any(shown.is_at for passage in (before_it, *pieces) for shown in passage),
        )

    def _named(self, passages: Sequence[Passage]) -> Iterator[Named]:
        """What the passages name: places, times, figures, events."""
        first, last = passages[0].start, passages[-1].end
        for mark in self.things:
            start, end = mark.span.start, mark.span.end
            if first <= start < last:
                yield Named(
                    anchor=f"{_LETTER[mark.part]}{mark.number}",
                    sort=mark.part,
                    text=mark.span.text,
                    meaning=_meaning(mark, self.report),
                    key=self.facts.places.get((start, end)) if mark.part == "place" else None,
                )

    def _passage(self, passage: Passage) -> tuple[Shown, ...]:
        return tuple(map(self._shown, cut(passage, self.marks)))

    def _shown(self, run: Run) -> Shown:
        over = {mark.part: mark for mark in run.over}
        inside = piece(run)
        begins = next((n for n in reversed(inside.inside) if n not in self.begun), None)
        self.begun |= {begins} if begins is not None else set()
        mark = next((over[part] for part in _NAMED if part in over), None)
        of = begins if begins is not None else inside.innermost
        if mark is not None and begins is None:
            href: str | None = f"#{_LETTER[mark.part]}{mark.number}"
        else:
            href = None if of is None else f"#s{of + 1}"
        text = self.report.article.text[run.start : run.end]
        return Shown(
            text=text,
            classes=" ".join(_classes(run, inside.inside, self.facts)),
            href=href if text.strip() else None,  # a blank between two marks has no words to lead anywhere
            anchor=None if begins is None else f"w{begins + 1}",
            title=None if mark is None else _meaning(mark, self.report),
            is_at=AT in over,
        )


def _marks(facts: Facts) -> Iterator[Mark]:
    report = facts.report
    yield from statement_marks(report.statements)
    yield from _things(report)
    if facts.at is not None:
        yield Mark(facts.at, AT, 0)


def _classes(run: Run, inside: Sequence[int], facts: Facts) -> Iterator[str]:
    if inside:
        innermost = facts.cards[inside[-1]]
        yield "in"
        yield "struck" if innermost.is_rejected else facts.tints[seen_as(innermost)]
        yield from (f"of{n + 1}" for n in inside)
    if len(inside) > 1:
        yield "deep"
    yield from dict.fromkeys(m.part for m in run.over if m.part not in ("content", AT))


def _meaning(mark: Mark, report: Report) -> str:
    if mark.part == "place":
        return place_words(report.places[mark.number])
    if mark.part == "time":
        return days(report.times[mark.number].interval)
    if mark.part == "event":
        return event_words(report.events[mark.number])
    return figure_words(report.figures[mark.number])


def _things(report: Report) -> Iterator[Mark]:
    """The places, the times, the figures and the events as marks."""
    named = {"place": report.places, "time": report.times, "figure": report.figures, "event": report.events}
    for part, spans in named.items():
        for number, span in enumerate(spans):
            yield Mark(span, part, number)


def _elsewhere(copies: Sequence[Copied], passages: Sequence[Passage]) -> Iterator[Other]:
    """The articles in which words of these passages also stand."""
    for copied in copies:
        spans = [shared.here for shared in copied.passages]
        if any(s.start < p.end and p.start < s.end for s in spans for p in passages):
            yield copied.other


def is_headline(row: Row) -> bool:
    """Whether the row is the headline, which stands on top."""
    return row.role == Role.HEADLINE
