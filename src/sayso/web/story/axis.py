"""Days on a line: where each stands, which are named below it, and what lies beyond its ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.model import Interval

_DAY = timedelta(days=1)
_TICKS = 7  # at most: more names do not fit on a narrow screen
_STEPS = (1, 2, 7, 14)  # days between two ticks; beyond them months and years
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named on the axis."""

    at: float  # per cent of the width
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where an interval is drawn; ``before`` and ``after`` say that it goes on beyond the axis."""

    at: float  # per cent of the width
    width: float
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last``, both whole."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where the middle of the day stands, in per cent of the width.

        >>> Axis(date(2022, 9, 4), date(2022, 9, 5)).at(date(2022, 9, 5))
        75.0
        """
        return round(((day - self.first).days + 0.5) * 100 / self.days, 2)

    def stretch(self, interval: Interval) -> Stretch | None:
        """Where the interval stands; None when it lies beyond the axis.

        >>> Axis(date(2022, 9, 1), date(2022, 9, 10)).stretch(Interval(date(2022, 9, 9), None))
        Stretch(at=80.0, width=20.0, before=False, after=True)
        """
        begins, ends = interval.earliest or date.min, interval.latest or date.max
        if begins > self.last or ends < self.first:
            return None
        first, last = max(begins, self.first), min(ends, self.last)
        return Stretch(
            round((first - self.first).days * 100 / self.days, 2),
            round(((last - first).days + 1) * 100 / self.days, 2),
            begins < self.first,
            ends > self.last,
        )

    def ticks(self) -> tuple[Tick, ...]:
        """Some days with their names, evenly apart.

        >>> [tick.name for tick in Axis(date(2022, 9, 3), date(2022, 9, 6)).ticks()]
        ['3 Sep', '4 Sep', '5 Sep', '6 Sep']
        >>> [tick.name for tick in Axis(date(2009, 5, 1), date(2022, 9, 6)).ticks()]
        ['2010', '2012', '2014', '2016', '2018', '2020', '2022']
        """
        step = next((step for step in _STEPS if self.days <= _TICKS * step), None)
        if step:
            named = [self.first + _DAY * n for n in range(0, self.days, step)]
            return tuple(Tick(self.at(day), f"{day.day} {day:%b}") for day in named)
        return tuple(
            Tick(round((day - self.first).days * 100 / self.days, 2), name) for day, name in self._months()
        )

    def _months(self) -> Iterator[tuple[date, str]]:
        """The first days of months, or of years."""
        step = next((step for step in _MONTHS if self.days / 30.4 <= _TICKS * step), _MONTHS[-1])
        begin = self.first.year * 12 + self.first.month - (self.first.day == 1)
        for month in range(-(-begin // step) * step, self.last.year * 12 + self.last.month, step):
            year, index = divmod(month, 12)
            if 0 < year < 9999:
                yield (
                    date(year, index + 1, 1),
                    str(year) if step >= 12 else f"{date(year, index + 1, 1):%b %Y}",
                )
