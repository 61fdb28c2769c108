"""The timeline: a lane a speaker, and on it what was said or what happened, by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.export.visible import one_line
from sayso.ledger import Item
from sayso.model import Interval
from sayso.web.story.asked import UNNAMED, Asked
from sayso.web.story.axis import Axis, Stretch
from sayso.web.story.chosen import NOBODY

_AROUND = timedelta(days=31)  # before its first article a story still has days of its own
_ROWS = 4  # of marks in a lane, where their days overlap
_AIR = 1.5  # per cent of the width between two marks of a row


@dataclass(frozen=True, slots=True)
class Mark:
    """Statements of the same days, as one mark of a lane."""

    days: Interval
    stretch: Stretch
    row: int
    items: tuple[Item, ...]

    @property
    def is_point(self) -> bool:
        """Whether it is one day."""
        return self.days.earliest is not None and self.days.earliest == self.days.latest

    @property
    def is_by(self) -> bool:
        """Whether it is known only by which day."""
        return self.days.earliest is None

    @property
    def middle(self) -> float:
        """Where its middle stands, in per cent."""
        return round(self.stretch.at + self.stretch.width / 2, 2)

    @property
    def words(self) -> tuple[str, ...]:
        """What is said in them, the same words once."""
        return tuple(dict.fromkeys(one_line(item.words) for item in self.items))


@dataclass(frozen=True, slots=True)
class Lane:
    """One speaker's statements that have days, if only the day by which they were said."""

    key: str  # what the filter takes for the speaker
    name: str
    statements: int
    marks: tuple[Mark, ...]
    earlier: int  # statements before the axis
    later: int  # and behind it

    @property
    def rows(self) -> int:
        """How many marks stand above each other."""
        return max((mark.row for mark in self.marks), default=0) + 1


Same = tuple[Item, ...]  # the same words of one speaker on the same days, in one article or more


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes, those of most statements first, under one axis; without an axis nothing has a day."""

    axis: Axis | None
    lanes: tuple[Lane, ...]
    dated: tuple[Same, ...]  # by their first day
    undated: tuple[Same, ...]

    @property
    def undated_statements(self) -> int:
        """How many statements have no day."""
        return sum(map(len, self.undated))


def timeline(
    items: Sequence[Item],
    undated: Sequence[Item],
    asked: Asked,
    *,
    told: Interval,
    voice: Mapping[str | None, str],
) -> Timeline:
    """The timeline of the items; ``told`` are the days on which the story's articles were published.

    ``voice`` says under which key each actor speaks: a lane for each.
    """
    dated = [item for item in items if asked.drawn(item)]
    without = (*undated, *(item for item in items if not asked.drawn(item)))
    axis = _axis([days for item in dated for days in asked.drawn(item)], asked, told)
    if axis is None:
        return Timeline(None, (), (), _same(without, asked))
    of_one: dict[str, list[Item]] = {}
    for item in dated:
        of_one.setdefault(voice[item.actor], []).append(item)
    lanes = (_lane(key, said, asked, axis) for key, said in of_one.items())
    by_statements = sorted(lanes, key=lambda lane: (-lane.statements, lane.name))
    in_order = sorted(dated, key=_first_day(asked))
    return Timeline(axis, tuple(by_statements), _same(in_order, asked), _same(without, asked))


def _same(items: Iterable[Item], asked: Asked) -> tuple[Same, ...]:
    """The items, copies of one together."""
    found: dict[tuple[object, ...], list[Item]] = {}
    for item in items:
        mark = item.speaker, item.channel, asked.drawn(item), one_line(item.words).casefold()
        found.setdefault(mark, []).append(item)
    return tuple(map(tuple, found.values()))


def _first_day(asked: Asked) -> Callable[[Item], date]:
    """By the first day that counts."""
    return lambda item: min(days.earliest or days.latest or date.max for days in asked.drawn(item))


def _axis(found: Sequence[Interval], asked: Asked, told: Interval) -> Axis | None:
    """The days that are asked for, else those that the intervals reach around the story's own."""
    ends = sorted(day for interval in found for day in (interval.earliest, interval.latest) if day)
    if not ends:
        return None
    near = [day for day in ends if _is_near(day, told)] or ends
    first, last = asked.since or near[0], asked.until or near[-1]
    return Axis(min(first, last), max(first, last))


def _is_near(day: date, told: Interval) -> bool:
    after = told.earliest is None or told.earliest - _AROUND <= day
    return after and (told.latest is None or day <= told.latest + _AROUND)


def _lane(key: str, said: Sequence[Item], asked: Asked, axis: Axis) -> Lane:
    by_days: dict[Interval, list[Item]] = {}
    for item in said:
        for days in asked.drawn(item):
            by_days.setdefault(days, []).append(item)
    drawn = {days: stretch for days in by_days if (stretch := _stretch(days, axis))}
    shown = {item.id for days in drawn for item in by_days[days]}
    outside = [item for item in said if item.id not in shown]
    earlier = sum(_is_before(asked.drawn(item), axis) for item in outside)
    name = NOBODY if key == UNNAMED else said[0].speaker or NOBODY
    marks = _stacked((days, drawn[days], by_days[days]) for days in sorted(drawn, key=lambda d: drawn[d].at))
    return Lane(key, name, len(said), marks, earlier, len(outside) - earlier)


def _stretch(days: Interval, axis: Axis) -> Stretch | None:
    """Where the days are drawn: of those without a beginning the last one, as going on before it."""
    if days.earliest is None and days.latest is not None:
        last = axis.stretch(Interval.on(days.latest))
        return last and replace(last, before=True)
    return axis.stretch(days)


def _is_before(days: Iterable[Interval], axis: Axis) -> bool:
    return any(each.latest is not None and each.latest < axis.first for each in days)


def _stacked(marks: Iterable[tuple[Interval, Stretch, list[Item]]]) -> tuple[Mark, ...]:
    """The marks, each in the first row in which nothing stands in its way, at most in the last."""
    ends = [-_AIR] * _ROWS
    found = []
    for days, stretch, items in marks:
        row = next((row for row, end in enumerate(ends) if end + _AIR <= stretch.at), _ROWS - 1)
        ends[row] = max(ends[row], stretch.at + stretch.width)
        found.append(Mark(days, stretch, row, tuple(items)))
    return tuple(found)
