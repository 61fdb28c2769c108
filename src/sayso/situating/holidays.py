"""The days of holidays: on a date, on a weekday of a month, around Easter, or moved by another calendar."""

from __future__ import annotations

import re
from datetime import date

from sayso.lexicons.feasts import feasts
from sayso.lexicons.times import time_words
from sayso.model import Interval
from sayso.situating import days

_DATE = re.compile(r"(?:(?P<year>\d{4})-)?(?P<month>\d\d)-(?P<day>\d\d)")
_WEEKDAY = re.compile(r"(?P<which>-?\d) (?P<weekday>[a-z]{3}) (?P<month>\d+)(?: (?P<on>[+-]\d+))?")
_EASTER = re.compile(r"(?P<church>easter|orthodox) (?P<first>-?\d+)(?:\.\.(?P<last>-?\d+))?")


def holidays(rule: str, year: int) -> tuple[Interval, ...]:
    """When a holiday with this rule is kept in the year; empty where that cannot be told.

    The rules are those of the class ``holiday`` in ``times.yml``.

    >>> holidays("4 thu 11", 2022)[0].earliest, holidays("easter -2", 2022)[0].earliest
    (datetime.date(2022, 11, 24), datetime.date(2022, 4, 15))
    >>> holidays("eid-al-fitr", 1850)
    ()
    """
    if found := _DATE.fullmatch(rule):
        own = int(found["year"] or year)
        return (Interval.on(date(own, int(found["month"]), int(found["day"]))),)
    if found := _WEEKDAY.fullmatch(rule):
        number = int(time_words().words["weekday_short"][found["weekday"]])
        day = nth_weekday(year, int(found["month"]), number, int(found["which"]))
        return (Interval.on(days.plus(day, int(found["on"] or 0))),)
    if found := _EASTER.fullmatch(rule):
        sunday = easter(year) if found["church"] == "easter" else orthodox_easter(year)
        first, last = int(found["first"]), int(found["last"] or found["first"])
        return (Interval(days.plus(sunday, first), days.plus(sunday, last)),)
    feast = feasts().get(rule)
    begun = [day for day in feast.days if day.year == year] if feast else []
    return tuple(Interval(day, days.plus(day, feast.lasts - 1)) for day in begun) if feast else ()


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … such weekday of a month, Monday being 0; -1 is the last.

    >>> nth_weekday(2022, 5, 0, -1)
    datetime.date(2022, 5, 30)
    """
    if which < 0:
        return days.on_or_before(days.plus(days.months_on(date(year, month, 1), 1), -1), weekday)
    return days.plus(days.on_or_after(date(year, month, 1), weekday), 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian reckoning of 1876).

    >>> easter(2022)
    datetime.date(2022, 4, 17)
    """
    moon, century, rest = year % 19, year // 100, year % 100
    epact = (19 * moon + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (moon + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus), by our calendar.

    >>> orthodox_easter(2022)
    datetime.date(2022, 4, 24)
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return days.plus(date(year, month, day + 1), year // 100 - year // 400 - 2)
