"""Days as blocks of the calendar, by which an index of words finds the intervals that overlap.

A block is written as the digits that its days share: "20220904" a day, "202209" a month, "2022" a year,
"202" a decade, "20" a century. Two intervals overlap where a block of the one is, holds or lies in a block of
the other, so that a handful of words stand for any interval.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sayso.model import Interval

_SIZES = (2, 3, 4, 6, 8)  # digits of a century, a decade, a year, a month, a day


def blocks(interval: Interval) -> list[str]:
    """The fewest blocks that hold exactly the days of the interval.

    >>> blocks(Interval(date(2022, 9, 29), date(2023, 12, 31)))
    ['20220929', '20220930', '202210', '202211', '202212', '2023']
    """
    return list(_blocks(interval.earliest or date.min, interval.latest or date.max))


def _blocks(first: date, last: date) -> Iterator[str]:
    while True:
        block, end = next((b, end) for b, end in _beginning(first) if end <= last)
        yield block
        if end >= last:
            return
        first = end + timedelta(days=1)


def _beginning(day: date) -> Iterator[tuple[str, date]]:
    """The blocks that begin on the day, each with its last day; the largest first."""
    digits = f"{day:%Y%m%d}".zfill(8)  # glibc writes the year 33 as "33"
    year, whole = day.year, date(9999, 12, 31)
    if (day.month, day.day) == (1, 1):
        for size, years in ((2, 100), (3, 10), (4, 1)):
            if year % years == 0:
                yield digits[:size], whole.replace(year=year + years - 1)
    if day.day == 1:
        yield digits[:6], _last_of_month(day)
    yield digits, day


def _last_of_month(first: date) -> date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - timedelta(days=1)


def around(block: str) -> list[str]:
    """The larger blocks that the block lies in.

    >>> around("202209")
    ['20', '202', '2022']
    """
    return [block[:size] for size in _SIZES if size < len(block)]


def touched(interval: Interval) -> list[str]:
    """Every block that has a day of the interval, of those no smaller than its own.

    >>> touched(Interval(date(2022, 9, 1), date(2022, 9, 30)))
    ['20', '202', '2022', '202209']
    """
    own = blocks(interval)
    return sorted({larger for block in own for larger in (*around(block), block)})
