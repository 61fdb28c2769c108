"""What a time means in days, and why the days may be others."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sayso.lexicons.feasts import feasts
from sayso.lexicons.times import Reason
from sayso.model import Interval
from sayso.situating.days import UNKNOWN, plus
from sayso.situating.reckoning import REASONS, Heard

_ODD = (1800, 2099)  # the years between which a day of publication is nothing to wonder at
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """The days that an expression means, and why they may be others."""

    interval: Interval
    doubt: str | None = None


def sense_of(means: Reason, heard: Heard) -> Sense:
    """What the words mean by this reason; what cannot be has no days and a doubt.

    >>> from datetime import date
    >>> from sayso.situating.leaning import Lean
    >>> words = {"dom": "31", "month": "June", "year": "2021"}
    >>> lean = lambda: Lean.NEITHER
    >>> sense_of("date", Heard(words, date(2022, 9, 5), None, None, False, False, lean, lean, bool)).doubt
    'there is no 31 June'
    """
    if not isinstance(means, str):
        return _days_away(means["day"], heard)
    try:
        interval = REASONS[means](heard)
    except (ValueError, OverflowError):  # 31 June, "7 to 3 May", the year 12000: named, but no such days
        interval = UNKNOWN
    doubts = (check(means, heard, interval) for check in _CHECKS)
    return Sense(interval, next((doubt for doubt in doubts if doubt), None))


def _days_away(steps: int, heard: Heard) -> Sense:
    if heard.published is None:
        return Sense(UNKNOWN)
    interval = Interval.on(plus(heard.published, steps))
    return Sense(interval, _odd_publication("", heard, interval))


Check = Callable[[str, Heard, Interval], str | None]


def _no_such_day(means: str, heard: Heard, interval: Interval) -> str | None:  # noqa: ARG001
    """Whether a day is named that its month does not have."""
    month = heard.number("month") or heard.number("month_digits")
    doms = [heard.number(name, "dom") for name in ("dom", "first", "last")] if month else []
    year = heard.number("year")
    for dom in doms:
        if dom and month and dom > monthrange(year or 2024, month)[1]:
            of_year = f" {year}" if year and dom <= monthrange(2024, month)[1] else ""
            return f"there is no {dom} {_MONTHS[month - 1]}{of_year}"
    return None


def _ends_before_it_begins(means: str, heard: Heard, interval: Interval) -> str | None:
    first, last = heard.number("first", "dom"), heard.number("last", "dom")
    back = means == "day_range" and first is not None and last is not None and last < first
    return "it ends before it begins" if back and interval == UNKNOWN else None


def _no_such_figures(means: str, heard: Heard, interval: Interval) -> str | None:
    if means not in {"slashed", "dotted", "date"} or interval != UNKNOWN or heard.published is None:
        return None
    return "there is no such day" if heard.has("second") or heard.has("month_digits") else None


def _another_weekday(means: str, heard: Heard, interval: Interval) -> str | None:
    """Whether the weekday that is named with a date is another than the date's."""
    said, day = heard.number("weekday"), interval.earliest
    if said is None:
        said = heard.number("weekday_short")
    if means != "date" or said is None or day is None or day.weekday() == said:
        return None
    return f"{_written(day)} was a {_NAMES[day.weekday()]}"


def _either_reading(means: str, heard: Heard, interval: Interval) -> str | None:  # noqa: ARG001
    """Whether figures can be read the American and the European way."""
    a, b = heard.number("first", "dom"), heard.number("second", "dom")
    if means not in {"slashed", "dotted"} or a is None or b is None or a == b or max(a, b) > 12:
        return None
    return f"it may be {a} {_MONTHS[b - 1]} or {b} {_MONTHS[a - 1]}"


def _by_the_moon(means: str, heard: Heard, interval: Interval) -> str | None:
    feast = feasts().get(str(heard.value("holiday"))) if means == "holiday" else None
    if feast is None or not feast.moon or interval == UNKNOWN:
        return None
    return "the moon decides, and a country may begin a day sooner or later"


def _after_publication(means: str, heard: Heard, interval: Interval) -> str | None:  # noqa: ARG001
    """Whether a day behind that of publication is told as past."""
    named = heard.has("year") or heard.has("short_year")
    if not named or heard.published is None or interval.earliest is None:
        return None
    if (interval.earliest - heard.published).days <= 1 or not heard.told_as_past():
        return None
    return f"it is told as past, but lies after {heard.published}, when that was told"


def _no_calendar(means: str, heard: Heard, interval: Interval) -> str | None:
    if means != "far_year" or interval != UNKNOWN or heard.has("before") or not heard.has("far"):
        return None
    return "no calendar of ours reaches that year"


def _of_another_paragraph(means: str, heard: Heard, interval: Interval) -> str | None:
    named = heard.beside.day or heard.has("weekday") or heard.has("near_day")
    if means != "clock" or named or heard.near or interval == UNKNOWN:
        return None
    return "its day is the one that was told in a paragraph before"


def _odd_publication(means: str, heard: Heard, interval: Interval) -> str | None:
    """Whether days were reckoned from a day on which no article can well have been published."""
    named = heard.has("year") or heard.has("short_year") or means in {"decade", "century", "far_year"}
    if named or heard.published is None or interval == UNKNOWN:
        return None
    if _ODD[0] <= heard.published.year <= _ODD[1]:
        return None
    return f"reckoned from {heard.published}, an odd day of publication"


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_CHECKS: tuple[Check, ...] = (
    _no_such_day, _ends_before_it_begins, _no_such_figures, _another_weekday, _either_reading, _by_the_moon,
    _after_publication, _no_calendar, _of_another_paragraph, _odd_publication,
)  # fmt: skip
