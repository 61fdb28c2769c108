"""Stretches of the calendar as intervals of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from sayso.model import Interval

UNKNOWN = Interval(None, None)


def plus(day: date, days: int) -> date:
    """The day so many days on."""
    return day + timedelta(days)


def months_on(day: date, months: int) -> date:
    """The first of the month so many months on.

    >>> months_on(date(2022, 9, 5), -9)
    datetime.date(2021, 12, 1)
    """
    months += day.year * 12 + day.month - 1
    return date(months // 12, months % 12 + 1, 1)


def month_of(day: date, length: int = 1) -> Interval:
    """The month of this day, or so many months from it on.

    >>> month_of(date(2022, 2, 5)).latest
    datetime.date(2022, 2, 28)
    """
    last = months_on(day, length - 1)
    return Interval(day.replace(day=1), last.replace(day=monthrange(last.year, last.month)[1]))


def week_of(day: date) -> Interval:
    """Monday to Sunday around this day."""
    monday = plus(day, -day.weekday())
    return Interval(monday, plus(monday, 6))


def weekend_of(day: date) -> Interval:
    """Saturday and Sunday of this day's week."""
    monday = plus(day, -day.weekday())
    return Interval(plus(monday, 5), plus(monday, 6))


def years_from(first: int, length: int = 1) -> Interval:
    """So many years from this one on."""
    return Interval(date(first, 1, 1), date(first + length - 1, 12, 31))


def quarter_of(day: date) -> Interval:
    """The quarter of the calendar year around this day."""
    return month_of(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)


def on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday that is not after this day, Monday being 0."""
    return plus(day, -((day.weekday() - weekday) % 7))


def on_or_after(day: date, weekday: int) -> date:
    """The earliest such weekday that is not before this day."""
    return plus(day, (weekday - day.weekday()) % 7)


def gap(interval: Interval, day: date) -> int:
    """How many days lie between the day and the interval, 0 when it holds the day.

    >>> gap(month_of(date(2022, 9, 1)), date(2022, 10, 2))
    2
    """
    first, last = interval.earliest or day, interval.latest or day
    return max((first - day).days, (day - last).days, 0)


def around(interval: Interval, unit: str, steps: int) -> Interval:
    """So many units on from an interval, as precise as the coarser of the two.

    >>> around(Interval.on(date(2022, 9, 5)), "year", -1)
    Interval(earliest=datetime.date(2021, 1, 1), latest=datetime.date(2021, 12, 31))
    >>> around(month_of(date(2022, 9, 5)), "year", -1).earliest
    datetime.date(2021, 9, 1)
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return UNKNOWN
    length = (last - first).days + 1
    if unit == "hour":
        return interval if length == 1 and not steps else UNKNOWN
    if unit in {"day", "week", "fortnight"}:
        days = steps * {"day": 1, "week": 7, "fortnight": 14}[unit]
        moved = plus(first, days)
        if length == 1 and unit != "day" and abs(days) > 7:
            return week_of(moved)
        return Interval(moved, plus(moved, length - 1))
    months = steps * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    moved = months_on(first, months)
    if unit == "month" or 1 < length < 300:
        whole = (last.year - first.year) * 12 + last.month - first.month + 1
        return month_of(moved, whole) if length > 27 or unit == "month" else years_from(moved.year)
    return years_from(moved.year, max(1, round(length / 365.25)))
