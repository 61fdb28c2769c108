"""How many articles there were when: days put together until they can be drawn side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sayso.ledger import Daily

MOST = 60  # bars that stand side by side


@dataclass(frozen=True, slots=True)
class Bin:
    """How many articles were published from the first to the last of these days."""

    first: date
    last: date
    articles: int


def bins(days: Sequence[Daily], *, most: int = MOST) -> tuple[Bin, ...]:
    """The days, or the weeks, months, quarters or years, from the first to the last, none left out.

    >>> bins([Daily(date(2026, 3, 1), 2), Daily(date(2026, 3, 3), 1)])[1]
    Bin(first=datetime.date(2026, 3, 2), last=datetime.date(2026, 3, 2), articles=0)
    >>> [b.articles for b in bins([Daily(date(2025, 12, 31), 2), Daily(date(2026, 3, 3), 1)], most=5)]
    [2, 0, 0, 1]
    """
    if not days:
        return ()
    first, last = min(d.day for d in days), max(d.day for d in days)
    begin, after = next((unit for unit in _UNITS if _number(unit, first, last) <= most), _UNITS[-1])
    counted = Counter[date]()
    for each in days:
        counted[begin(each.day)] += each.articles
    found: list[Bin] = []
    at = begin(first)
    while at <= last and len(found) < most:
        found.append(Bin(at, after(at) - timedelta(days=1), counted[at]))
        at = after(at)
    return tuple(found)


_Unit = tuple[Callable[[date], date], Callable[[date], date]]


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months(number: int) -> _Unit:
    def begin(day: date) -> date:
        return date(day.year, (day.month - 1) // number * number + 1, 1)

    def after(day: date) -> date:
        month = begin(day).month + number
        return date(day.year, month, 1) if month <= 12 else date(day.year + 1, 1, 1)

    return begin, after


def _years(number: int) -> _Unit:
    def begin(day: date) -> date:
        return date(max(1, day.year // number * number), 1, 1)

    def after(day: date) -> date:
        return date(min(9999, day.year // number * number + number), 1, 1)

    return begin, after


# What begins the stretch that a day is in, and the stretch after one.
_UNITS: tuple[_Unit, ...] = (
    (lambda day: day, lambda day: day + timedelta(days=1)),
    (_week, lambda day: day + timedelta(days=7)),
    _months(1),
    _months(3),
    _years(1),
    _years(10),
    _years(100),
    _years(1000),
)


def _number(unit: _Unit, first: date, last: date) -> int:
    """How many stretches there are; exact enough beyond a thousand."""
    begin, after = unit
    at = begin(first)
    length = (after(at) - at).days
    return ((last - at).days // max(1, length)) + 1
