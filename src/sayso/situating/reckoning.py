"""What the words of a time mean in days, seen from the day of publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sayso.lexicons.times import Value, time_words
from sayso.model import Interval
from sayso.situating import days
from sayso.situating.days import UNKNOWN
from sayso.situating.leaning import Lean


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of one time, and from where they are seen."""

    groups: Mapping[str, str | None]
    published: date | None
    told: Interval | None  # the last time that was told before, with both ends known
    day: Interval | None  # the last single day that was told before
    near: bool  # whether that day was told in this very passage
    lean: Callable[[], Lean]
    lean_in_the_year: Callable[[], Lean]  # the same where the year is not said

    def has(self, name: str) -> bool:
        """Whether these words were there."""
        return bool(self.groups.get(name))

    def value(self, name: str, kind: str | None = None) -> Value | None:
        """What a word means in its class."""
        said = self.groups.get(name)
        return time_words().words[kind or name][" ".join(said.lower().split())] if said else None

    def number(self, name: str, kind: str | None = None) -> int | None:
        """The same for words that mean a number, and for digits."""
        said = self.groups.get(name)
        if said and said[0].isdigit() and (kind or name) not in time_words().words:
            return int("".join(c for c in said if c.isdigit()))
        found = self.value(name, "number" if name == "count" else kind)
        return int(found) if found is not None else None


Reason = Callable[[Heard], Interval]


def _year(heard: Heard) -> int | None:
    """The year that is named, in figures or as last, this or next year."""
    if heard.has("year") or heard.has("short_year"):
        year = heard.number("year") or heard.number("short_year") or 0
        return year if year > 99 else year + (2000 if year < 50 else 1900)
    if heard.has("shift") and heard.published:
        return heard.published.year + (heard.number("shift") or 0)
    return None


def _nearest(heard: Heard, of_year: Callable[[int], Interval]) -> Interval:
    """The one that the sentence points to, or where it points nowhere the one nearest to publication."""
    day = heard.published
    if day is None:
        return UNKNOWN
    around = [_try(of_year, year) for year in (day.year - 1, day.year, day.year + 1)]
    known = [i for i in around if i.earliest and i.latest]
    lean = heard.lean_in_the_year()
    if lean is Lean.BACK:
        known = [i for i in known if i.earliest and i.earliest <= day] or known
    elif lean is Lean.FORWARD:
        known = [i for i in known if i.latest and i.latest >= day] or known
    return min(known, key=lambda i: days.gap(i, day), default=UNKNOWN)


def _try(of_year: Callable[[int], Interval], year: int) -> Interval:
    try:
        return of_year(year)
    except ValueError:  # 29 February of a common year, 31 June of any
        return UNKNOWN


def _in_year(heard: Heard, of_year: Callable[[int], Interval]) -> Interval:
    year = _year(heard)
    if year is not None:
        return _try(of_year, year)
    return UNKNOWN if heard.has("shift") else _nearest(heard, of_year)


def date_of(heard: Heard) -> Interval:
    """A day of a month."""
    month = heard.number("month") or heard.number("month_digits") or 0
    dom = heard.number("dom") or 0
    return _in_year(heard, lambda year: Interval.on(date(year, month, dom)))


def _on(month: int, dom: int, year: int) -> Interval:
    return Interval.on(date(year, month, dom))


def slashed(heard: Heard) -> Interval:
    """A day in figures: of the American and the European reading the one nearer to publication."""
    a, b, year = heard.number("first", "dom") or 0, heard.number("second", "dom") or 0, _year(heard) or 0
    written = sorted({(a, b), (b, a)})
    readings = [i for i in (_try(partial(_on, m, d), year) for m, d in written) if i.earliest]
    if len(readings) > 1 and heard.published is None:
        return UNKNOWN
    day = heard.published or date.min
    return min(readings, key=lambda i: (days.gap(i, day), i.earliest or day), default=UNKNOWN)


def day_range(heard: Heard) -> Interval:
    """From one day of a month to another."""
    month, first, last = heard.number("month") or 0, heard.number("first", "dom"), heard.number("last", "dom")
    return _in_year(heard, lambda y: Interval(date(y, month, first or 0), date(y, month, last or 0)))


def month(heard: Heard) -> Interval:
    """A month, or a part of it: the whole month, for its parts have no edges."""
    number = heard.number("month") or heard.number("month_name") or 0
    which = heard.number("which", "shift")
    if which and heard.published:
        year = heard.published.year
        found = [days.month_of(date(year + y, number, 1)) for y in (-1, 0, 1)]
        if which < 0:
            return max((i for i in found if i.latest and i.latest < heard.published), key=_first)
        return min((i for i in found if i.earliest and i.earliest > heard.published), key=_first)
    return _in_year(heard, lambda y: days.month_of(date(y, number, 1)))


def _first(interval: Interval) -> date:
    return interval.earliest or date.min


def weekday(heard: Heard) -> Interval:
    """The most recent such day, or the next when the sentence points ahead."""
    day, number = heard.published, heard.number("weekday") or 0
    if day is None:
        return UNKNOWN
    ahead = heard.lean() is Lean.FORWARD
    return Interval.on(days.on_or_after(day, number) if ahead else days.on_or_before(day, number))


def which_weekday(heard: Heard) -> Interval:
    """Last Monday lies before the day of publication, next Monday after it."""
    day, number, which = heard.published, heard.number("weekday") or 0, heard.number("shift")
    if day is None:
        return UNKNOWN
    if which == 0:
        return weekday(heard)
    before = days.on_or_before(days.plus(day, -1), number)
    return Interval.on(before if which == -1 else days.on_or_after(days.plus(day, 1), number))


def weekday_of_week(heard: Heard) -> Interval:
    """Such a day of last, this or next week."""
    if heard.published is None:
        return UNKNOWN
    monday = _first(days.week_of(heard.published))
    return Interval.on(days.plus(monday, 7 * (heard.number("shift") or 0) + (heard.number("weekday") or 0)))


def weekend(heard: Heard) -> Interval:
    """The weekend that has begun last, or the next when the sentence points ahead."""
    day = heard.published
    if day is None:
        return UNKNOWN
    lean, this = heard.lean(), heard.has("shift") and heard.number("shift") == 0
    if lean is Lean.FORWARD or (this and lean is Lean.NEITHER):
        return days.weekend_of(day)
    return days.weekend_of(days.on_or_before(day, 5))


def _seen(heard: Heard) -> Interval | None:
    return Interval.on(heard.published) if heard.published else None


def _steps(heard: Heard) -> tuple[int | None, str]:
    if heard.has("span"):
        return 1, str(heard.value("span", "long_spell"))
    return heard.number("count"), str(heard.value("unit"))


def ago(heard: Heard) -> Interval:
    """So many units before publication."""
    count, unit = _steps(heard)
    seen = _seen(heard)
    if seen is None or count is None:
        return UNKNOWN
    return days.around(seen, unit, -count)


def apart(heard: Heard) -> Interval:
    """So many units before or after the time that was told before."""
    count, unit = _steps(heard)
    if heard.told is None or count is None:
        return UNKNOWN
    return days.around(heard.told, unit, -count if heard.has("sooner") else count)


def spell(heard: Heard) -> Interval:
    """Last, this or next week, month, quarter, year …, or a part of it."""
    day, unit = heard.published, str(heard.value("spell"))
    if day is None:
        return UNKNOWN
    steps = heard.number("shift") or 0
    if unit == "weekend" and steps == 0:
        return weekend(heard)
    if unit == "weekend":
        return (
            days.weekend_of(days.plus(day, 7 * steps))
            if steps >= 0
            else days.weekend_of(days.on_or_before(day, 5))
        )
    if unit == "week" and steps == 0 and day.weekday() == 0 and heard.lean() is Lean.BACK:
        return days.week_of(days.plus(day, -1))  # "this week saw", told on a Monday, is the week that ended
    whole = days.around(_spell_of(day, unit), unit, steps)
    part = heard.value("part")
    if steps == 0 and whole.earliest and whole.latest and part in {"earlier", "later"}:
        return Interval(whole.earliest, day) if part == "earlier" else Interval(day, whole.latest)
    return whole


def _spell_of(day: date, unit: str) -> Interval:
    if unit == "week":
        return days.week_of(day)
    if unit == "month":
        return days.month_of(day)
    if unit == "quarter":
        return days.quarter_of(day)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return days.years_from(day.year // length * length, length)


def spell_before(heard: Heard) -> Interval:
    """The year, month … before the one that was told before."""
    told, unit = heard.told, str(heard.value("spell"))
    if told is None or told.earliest is None:
        return UNKNOWN
    if unit == "weekend":
        return days.weekend_of(days.plus(told.earliest, -7))
    return days.around(_spell_of(told.earliest, unit), unit, -1)


def same_a_year_before(heard: Heard) -> Interval:
    """The time that was told before, a year earlier."""
    if heard.told is None or heard.told.earliest is None:
        return days.years_from(heard.published.year - 1) if heard.published else UNKNOWN
    if heard.has("shift") and heard.published:
        return days.around(heard.told, "year", heard.published.year - 1 - heard.told.earliest.year)
    return days.around(heard.told, "year", -1)


def span_before(heard: Heard) -> Interval:
    """From so many units back until publication."""
    count, unit = _steps(heard)
    seen = _seen(heard)
    if seen is None or count is None or unit == "hour":
        return UNKNOWN
    return Interval(_moved(seen, unit, -count), seen.latest)


def span_after(heard: Heard) -> Interval:
    """From publication until so many units on."""
    count, unit = _steps(heard)
    seen = _seen(heard)
    if seen is None or count is None or unit == "hour":
        return UNKNOWN
    return Interval(seen.earliest, _moved(seen, unit, count))


def _moved(seen: Interval, unit: str, steps: int) -> date:
    day = _first(seen)
    if unit in {"day", "week", "fortnight"}:
        return days.plus(day, steps * {"day": 1, "week": 7, "fortnight": 14}[unit])
    month = days.months_on(day, steps * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    return min(days.plus(month, day.day - 1), days.month_of(month).latest or month)


def quarter(heard: Heard) -> Interval:
    """A quarter of the calendar year."""
    number = heard.number("ordinal") or heard.number("quarter_digit") or 0
    of_year: Callable[[int], Interval] = lambda y: days.month_of(date(y, 3 * number - 2, 1), 3)  # noqa: E731
    if _year(heard) is None and heard.published:
        day = heard.published
        return min((of_year(day.year + y) for y in (-1, 0, 1)), key=lambda i: days.gap(i, day))
    return _in_year(heard, of_year)


def half(heard: Heard) -> Interval:
    """A half of the calendar year."""
    first = 1 if (heard.groups["half"] or "").lower() == "first" else 7
    return _in_year(heard, lambda y: days.month_of(date(y, first, 1), 6))


def season(heard: Heard) -> Interval:
    """A season by whole months of the northern year; winter runs into the next year."""
    first = heard.number("season") or 0
    of_year: Callable[[int], Interval] = lambda y: days.month_of(date(y, first, 1), 3)  # noqa: E731
    which, day = heard.number("which", "shift"), heard.published
    if which and day:
        found = [of_year(day.year + y) for y in (-2, -1, 0, 1)]
        if which < 0:
            return max((i for i in found if i.latest and i.latest < day), key=_first)
        return min((i for i in found if i.earliest and i.earliest > day), key=_first)
    return _in_year(heard, of_year)


def year(heard: Heard) -> Interval:
    """A year."""
    return days.years_from(_year(heard) or 1)


def year_range(heard: Heard) -> Interval:
    """From one year to another of the same century."""
    first = _year(heard) or 1
    last = first // 100 * 100 + (heard.number("last_two") or 0)
    return Interval(date(first, 1, 1), date(last, 12, 31)) if last > first else UNKNOWN


def decade(heard: Heard) -> Interval:
    """A decade; two digits mean one of the last century."""
    first = heard.number("decade") or 0
    return days.years_from(first if first > 99 else first + 1900, 10)


def century(heard: Heard) -> Interval:
    """A century, counted as people do: the 19th is 1800 to 1899."""
    return days.years_from(((heard.number("century_ordinal") or 1) - 1) * 100 or 1, 100)


def holiday(heard: Heard) -> Interval:
    """A holiday with a fixed date."""
    number = heard.number("holiday") or 0
    return _in_year(heard, lambda y: Interval.on(date(y, number // 100, number % 100)))


def clock(heard: Heard) -> Interval:
    """The day of a clock time: the one beside it, else the one told before.

    The day of publication does not stand in for a missing one.
    """
    if heard.has("weekday"):
        return weekday(heard)
    return (heard.day if heard.near else None) or UNKNOWN


def that_day(heard: Heard) -> Interval:
    """The day that was told before."""
    return heard.day or UNKNOWN


def vague(heard: Heard) -> Interval:  # noqa: ARG001
    """Words that name a time without telling which days."""
    return UNKNOWN


REASONS: dict[str, Reason] = {
    "ago": ago, "apart": apart, "century": century, "clock": clock, "date": date_of, "day_range": day_range,
    "decade": decade, "half": half, "holiday": holiday, "month": month, "quarter": quarter,
    "same_a_year_before": same_a_year_before, "season": season, "slashed": slashed, "span_after": span_after,
    "span_before": span_before, "spell": spell, "spell_before": spell_before, "that_day": that_day,
    "vague": vague, "weekday": weekday, "weekday_of_week": weekday_of_week, "weekend": weekend,
    "which_weekday": which_weekday, "year": year, "year_range": year_range,
}  # fmt: skip
