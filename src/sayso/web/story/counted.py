"""The figures of a story over time: a row a source, each figure as a range on its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.export.wording import range_words
from sayso.ledger import Item
from sayso.model import Interval, Point, Series
from sayso.web.story.axis import Axis
from sayso.web.story.chosen import Chosen

HEIGHT, TOP, FLOOR = 62.0, 20.0, 54.0  # of a row; between top and floor stand the numbers
_LABEL = 9.0  # per cent of the width that a number beside a mark needs


@dataclass(frozen=True, slots=True)
class Given:
    """What one source gives on one day; ``updates`` and ``diverges`` are numbers of points of the series."""

    number: int
    source: str
    actor: str | None  # key of the actor who gives it; None where an outlet does
    low: float | None  # None where the source leaves that end open
    high: float | None
    day: date | None
    articles: int  # that repeat it
    words: str  # as they stand where it is given first
    article: str
    outlet: str | None
    start: int
    end: int
    updates: int | None  # the figure that it brings up to date
    diverges: tuple[int, ...]  # figures of others that it cannot be squared with


@dataclass(frozen=True, slots=True)
class Count:
    """The figures of one thing that pass the filter; ``low`` and ``high`` are the range at the end of all."""

    unit: str
    of: str | None
    low: float | None
    high: float | None
    given: tuple[Given, ...]
    given_of: int  # figures without the filter

    @property
    def sources(self) -> tuple[str, ...]:
        """Who gives them, each once."""
        return tuple(dict.fromkeys(given.source for given in self.given))

    @property
    def diverging(self) -> tuple[tuple[Given, Given], ...]:
        """The pairs that cannot be squared, each once."""
        by_number = {given.number: given for given in self.given}
        pairs = {
            (min(given.number, other), max(given.number, other))
            for given in self.given
            for other in given.diverges
            if other in by_number
        }
        return tuple((by_number[one], by_number[other]) for one, other in sorted(pairs))


def counts(series: Sequence[Series], chosen: Chosen, by_id: dict[str, Item]) -> tuple[Count, ...]:
    """The series with figures that pass, those of most sources first, then those of most figures."""
    made = (_count(each, chosen, by_id) for each in series)
    passing = (count for count in made if count.given)
    return tuple(sorted(passing, key=lambda count: (-len(count.sources), -len(count.given))))


def _count(series: Series, chosen: Chosen, by_id: dict[str, Item]) -> Count:
    given = (
        _given(number, point, by_id) for number, point in enumerate(series.points) if _passes(point, chosen)
    )
    return Count(series.unit, series.of, series.low, series.high, tuple(given), len(series.points))


def _passes(point: Point, chosen: Chosen) -> bool:
    """Whether one of the places where it stands passes, or, of an outlet's own, its day."""
    if any(chosen.lets(words, words.outlet) for words in point.told):
        return True
    asked = chosen.asked
    own = [words for words in point.told if words.statement is None]
    if not own or asked.speaker or asked.place or asked.channel or point.day is None:
        return False
    by_outlet = asked.outlet is None or any(words.outlet == asked.outlet for words in own)
    return by_outlet and asked.holds(Interval.on(point.day))


def _given(number: int, point: Point, by_id: dict[str, Item]) -> Given:
    first = point.told[0]
    item = by_id.get(first.statement or "")
    return Given(
        number=number,
        source=point.source,
        actor=item.actor if item and item.speaker == point.source else None,
        low=point.low,
        high=point.high,
        day=point.day,
        articles=point.articles,
        words=first.text,
        article=first.article,
        outlet=first.outlet,
        start=first.start,
        end=first.end,
        updates=point.updates,
        diverges=point.diverges,
    )


# ── as a plot ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure in the plot: across in per cent of the width, up and down in units of the row's height."""

    given: Given
    at: float
    top: float
    floor: float
    open_above: bool
    open_below: bool
    label: str | None  # None where another number stands too near
    label_left: bool  # whether it stands to the left of the mark
    diverges: bool

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return round((self.top + self.floor) / 2, 1)

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.given.low == self.given.high


@dataclass(frozen=True, slots=True)
class Joined:
    """A line from a figure to the one that brings it up to date."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Row:
    """One source of the plot; ``undated`` are its figures without a day."""

    source: str
    actor: str | None
    bars: tuple[Bar, ...]
    lines: tuple[Joined, ...]
    undated: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Figures over time, a row a source."""

    axis: Axis
    rows: tuple[Row, ...]


def plot(count: Count) -> Plot | None:
    """The plot of a count; None for figures of one source and one day, which the table shows as well."""
    dated = [given.day for given in count.given if given.day]
    if (len(set(dated)) < 2 and len(count.sources) < 2) or not dated:
        return None
    axis = Axis(min(dated), max(dated))
    most = max([end for given in count.given for end in (given.low, given.high) if end] or [1.0])
    return Plot(axis, tuple(_row(source, count, axis, most) for source in count.sources))


def _row(source: str, count: Count, axis: Axis, most: float) -> Row:
    own = [given for given in count.given if given.source == source]
    bars: dict[int, Bar] = {}
    free = 0.0  # up to where numbers stand
    for given in own:
        if given.day is None:
            continue
        at = axis.at(given.day)
        left = at > 100 - _LABEL and bool(free <= at - _LABEL)
        fits = left or free <= at
        bars[given.number] = _bar(given, at, most, fits=fits, left=left)
        free = at + (1.0 if left else _LABEL) if fits else free
    lines = tuple(
        Joined(bars[bar.given.updates].at, bars[bar.given.updates].middle, bar.at, bar.middle)
        for bar in bars.values()
        if bar.given.updates in bars and bar.given.updates is not None
    )
    undated = tuple(given for given in own if given.day is None)
    return Row(source, own[0].actor, tuple(bars.values()), lines, undated)


def _bar(given: Given, at: float, most: float, *, fits: bool, left: bool) -> Bar:
    ends = [end for end in (given.low, given.high) if end is not None] or [0.0]
    return Bar(
        given=given,
        at=at,
        top=TOP - 6 if given.high is None else _height(max(ends), most),
        floor=FLOOR + 4 if given.low is None else _height(min(ends), most),
        open_above=given.high is None,
        open_below=given.low is None,
        label=_short(given) if fits else None,
        label_left=left,
        diverges=bool(given.diverges),
    )


def _height(number: float, most: float) -> float:
    """Where the number stands in its row; nought is its floor.

    >>> _height(0, 41), _height(41, 41)
    (54.0, 20.0)
    """
    return round(FLOOR - (FLOOR - TOP) * max(0.0, number) / most, 1)


def _short(given: Given) -> str:
    return range_words(given.low, given.high).replace("at least ", "≥ ").replace("at most ", "≤ ")
