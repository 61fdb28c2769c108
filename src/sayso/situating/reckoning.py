"""What the words of a time mean in days, seen from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sayso.lexicons.times import Value, time_words
from sayso.model import Interval
from sayso.situating import days
from sayso.situating.days import UNKNOWN
from sayso.situating.holidays import holidays, nth_weekday
from sayso.situating.leaning import Lean


@dataclass(frozen=True, slots=True)
class Beside:
    """What the times beside this one tell of it."""

    begun: Interval | None = None  # the dated time that begins the range which this one ends
    until: Interval | None = None  # the dated time that ends the range which this one begins
    day: Interval | None = None  # the day that stands right before or behind a clock time


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of one time, and from where they are seen."""

    groups: Mapping[str, str | None]
    published: date | None  # the day on which the article tells it
    told: Interval | None  # the last time that was told before, with both ends known
    day: Interval | None  # the last single day that was told before
    near: bool  # whether that day was told in this very passage
    opens: bool  # whether a colon behind it makes it the head of an entry
    lean: Callable[[], Lean]
    lean_in_the_year: Callable[[], Lean]  # the same where the year is not said
    told_as_past: Callable[[], bool]  # whether it is the time of something that has happened
    beside: Beside = Beside()

    def has(self, name: str) -> bool:
        """Whether these words were there."""
        return bool(self.groups.get(name))

    def value(self, name: str, kind: str | None = None) -> Value | None:
        """What a word means in its class."""
        said = self.groups.get(name)
        if not said:
            return None
        return time_words().words[kind or name][" ".join(said.lower().replace("’", "'").split())]

    def number(self, name: str, kind: str | None = None) -> int | None:
        """The same for words that mean a number, and for digits."""
        said = self.groups.get(name)
        if said and said[0].isdigit() and (kind or name) not in time_words().words:
            return int("".join(c for c in said if c.isdigit()))
        if said and name == "count":
            return _in_words(said)
        found = self.value(name, kind)
        return int(found) if found is not None else None


def _in_words(said: str) -> int:
    """A number in words.

    >>> _in_words("twenty-five"), _in_words("two dozen"), _in_words("a hundred")
    (25, 24, 100)
    """
    parts = [int(time_words().words["number"][word]) for word in re.split(r"[-\s]+", said.lower())]
    first, *rest = parts
    return first if not rest else first * rest[0] if rest[0] > first else first + rest[0]


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
    begun, until = heard.beside.begun, heard.beside.until
    if until and until.earliest:  # "from May to June 2020"
        first = until.earliest
        found = (_try(of_year, year) for year in (first.year, first.year - 1))
        return next((i for i in found if i.earliest and i.earliest <= first), UNKNOWN)
    if begun and begun.earliest:  # "from May 2020 to June"
        first = begun.earliest
        found = (_try(of_year, year) for year in (first.year, first.year + 1))
        return next((i for i in found if i.earliest and i.earliest >= first), UNKNOWN)
    day = heard.published
    if day is None:
        return UNKNOWN
    known = [_try(of_year, year) for year in (day.year - 1, day.year, day.year + 1)]
    known = [i for i in known if i.earliest and i.latest]
    lean, leaning = heard.lean_in_the_year(), known
    if lean is Lean.BACK:
        leaning = [i for i in known if i.earliest and i.earliest <= day] or known
    elif lean is Lean.FORWARD:
        leaning = [i for i in known if i.latest and i.latest >= day] or known
    best = min(leaning, key=lambda i: days.gap(i, day), default=UNKNOWN)
    nearer = [i for i in known if days.gap(i, day) < days.gap(best, day) and _is_the_weekday(heard, i)]
    return min(nearer, key=lambda i: days.gap(i, day), default=best)


def _is_the_weekday(heard: Heard, interval: Interval) -> bool:
    """Whether the weekday that is named with a date is that of the interval's first day."""
    said = heard.number("weekday") if heard.has("weekday") else heard.number("weekday_short")
    return said is not None and interval.earliest is not None and interval.earliest.weekday() == said


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
    dom = heard.number("dom") or heard.number("dom_word") or 0
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


def dotted(heard: Heard) -> Interval:
    """A day in figures with dots or hyphens: the day stands first where that is possible."""
    a, b, year = heard.number("first", "dom") or 0, heard.number("second", "dom") or 0, _year(heard) or 0
    found = (_try(partial(_on, month, dom), year) for month, dom in ((b, a), (a, b)))
    return next((i for i in found if i.earliest), UNKNOWN)


def dom_of_month(heard: Heard) -> Interval:
    """Such a day of the month that was told, else of this month or of the one before or after it."""
    dom, seen = heard.number("dom") or 0, heard.published
    of_month: Callable[[date], Interval] = lambda first: Interval.on(first.replace(day=dom))  # noqa: E731
    if heard.has("shift") and seen:
        return of_month(days.months_on(seen, heard.number("shift") or 0))
    if (
        heard.told
        and heard.told.earliest
        and days.month_of(heard.told.earliest).holds(heard.told.latest or seen or date.min)
    ):
        return of_month(heard.told.earliest.replace(day=1))
    if seen is None:
        return UNKNOWN
    lean = heard.lean()
    found = [
        Interval.on(first.replace(day=dom))
        for first in map(partial(days.months_on, seen), (-1, 0, 1))
        if dom <= (days.month_of(first).latest or first).day
    ]
    if lean is Lean.BACK:
        found = [i for i in found if _first(i) <= seen]
    elif lean is Lean.FORWARD:
        found = [i for i in found if _first(i) >= seen]
    return min(found, key=lambda i: days.gap(i, seen), default=UNKNOWN)


def cross_range(heard: Heard) -> Interval:
    """From a day of one month to a day of another."""
    begins, ends = heard.number("first_month", "month") or 0, heard.number("last_month", "month") or 0
    first, last = heard.number("first", "dom") or 0, heard.number("last", "dom") or 0
    return _in_year(heard, lambda y: Interval(date(y - (begins > ends), begins, first), date(y, ends, last)))


def month_range(heard: Heard) -> Interval:
    """From one month to another."""
    begins, ends = heard.number("first_month", "month") or 0, heard.number("last_month", "month") or 0
    length = (ends - begins) % 12 + 1
    return _in_year(heard, lambda y: days.month_of(date(y - (begins > ends), begins, 1), length))


def nth_of_month(heard: Heard) -> Interval:
    """The first, second, last … day, week, weekend or weekday of a month."""
    number, which, seen = heard.number("month_name"), heard.number("nth") or 1, heard.published
    if number is not None:
        return _in_year(heard, lambda y: _nth(heard, date(y, number, 1), which))
    told = heard.told.earliest if heard.told and not heard.has("shift") else None
    if told is None and seen is None:
        return UNKNOWN
    return _nth(heard, days.months_on(told or seen or date.min, heard.number("shift") or 0), which)


def _nth(heard: Heard, month: date, which: int) -> Interval:
    """A week belongs to the month in which most of it lies."""
    if heard.has("weekday"):
        return Interval.on(nth_weekday(month.year, month.month, heard.number("weekday") or 0, which))
    end = days.month_of(month).latest or month
    unit = heard.value("nth_unit")
    if unit == "day":
        return Interval.on(end if which < 0 else month.replace(day=which))
    if unit == "weekend":
        return days.weekend_of(nth_weekday(month.year, month.month, 5, which))
    middle = days.plus(end, -3) if which < 0 else days.plus(month, 3 + 7 * (which - 1))
    return days.week_of(middle)


def opening(heard: Heard) -> Interval:
    """The first or last so many months, weeks or days of a year."""
    year, count, first = _year(heard), heard.number("count") or 1, (heard.number("opening") or 1) > 0
    if year is None and heard.published:
        year = heard.published.year
    if year is None:
        return UNKNOWN
    begins, ends = date(year, 1, 1), date(year, 12, 31)
    if heard.groups["of_unit"] == "months":
        return (
            days.month_of(begins, count) if first else days.month_of(days.months_on(ends, 1 - count), count)
        )
    length = count * (7 if heard.groups["of_unit"] == "weeks" else 1) - 1
    return Interval(begins, days.plus(begins, length)) if first else Interval(days.plus(ends, -length), ends)


def year_end(heard: Heard) -> Interval:
    """The year or month that ends, whole: its end has no edge."""
    if heard.published is None:
        return UNKNOWN
    return (
        days.years_from(heard.published.year)
        if heard.groups["ending"] != "month"
        else days.month_of(heard.published)
    )


def day_range(heard: Heard) -> Interval:
    """From one day of a month to another."""
    month, first, last = heard.number("month") or 0, heard.number("first", "dom"), heard.number("last", "dom")
    return _in_year(heard, lambda y: Interval(date(y, month, first or 0), date(y, month, last or 0)))


def month(heard: Heard) -> Interval:
    """A month, or a part of it: the whole month, for its parts have no edges."""
    number = heard.number("month") or heard.number("month_name") or heard.number("month_dotted") or 0
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
    day, number = heard.published, heard.number("weekday") or heard.number("weekday_short") or 0
    if day is None:
        return UNKNOWN
    ahead, until = heard.lean() is Lean.FORWARD, heard.beside.until
    if until and until.earliest:  # "from Monday to Saturday"
        return Interval.on(days.on_or_before(until.earliest, number))
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


def weeks_from(heard: Heard) -> Interval:
    """A week ago on Monday, two weeks from today."""
    count, back = heard.number("count") or 0, (heard.groups["way"] or "").lower() == "ago"
    if heard.published is None:
        return UNKNOWN
    number = heard.number("weekday")
    if number is None:
        day = days.plus(heard.published, heard.number("near_day") or 0)
    else:
        day = (days.on_or_before if back else days.on_or_after)(heard.published, number)
    return Interval.on(days.plus(day, 7 * (-count if back else count)))


def overnight(heard: Heard) -> Interval:
    """The night before the day of publication, or the one that ends on the day that is named."""
    if heard.published is None:
        return UNKNOWN
    day = weekday(heard).earliest if heard.has("weekday") else heard.published
    return Interval(days.plus(day, -1), day) if day else UNKNOWN


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
        return 1, str(heard.value("span", "unit"))
    return heard.number("count"), str(heard.value("unit"))


def ago(heard: Heard) -> Interval:
    """So many units before publication."""
    return _away(heard, -1)


def ahead(heard: Heard) -> Interval:
    """So many units after publication."""
    return _away(heard, 1)


def _away(heard: Heard, way: int) -> Interval:
    count, unit = _steps(heard)
    seen = _seen(heard)
    if seen is None or count is None:
        return UNKNOWN
    return days.around(seen, unit, way * count)


def beside(heard: Heard) -> Interval:
    """The day before or after the one that was told; the previous night may also be publication's own."""
    steps = heard.number("side") or heard.number("side_behind") or 0
    if heard.day and heard.day.earliest:
        return Interval.on(days.plus(heard.day.earliest, steps))
    if heard.has("side") and steps < 0 and heard.published:
        return Interval.on(days.plus(heard.published, steps))
    return UNKNOWN


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
    return _spell_beside(heard, -1)


def spell_after(heard: Heard) -> Interval:
    """The year, month … after the one that was told before."""
    return _spell_beside(heard, 1)


def _spell_beside(heard: Heard, steps: int) -> Interval:
    told, unit = heard.told, str(heard.value("spell"))
    if told is None or told.earliest is None:
        return UNKNOWN
    if unit == "weekend":
        return days.weekend_of(days.plus(told.earliest, 7 * steps))
    return days.around(_spell_of(told.earliest, unit), unit, steps)


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
    if seen is None or count is None:
        return UNKNOWN
    return Interval(_moved(seen, unit, -count), seen.latest)


def span_after(heard: Heard) -> Interval:
    """From publication until so many units on."""
    count, unit = _steps(heard)
    seen = _seen(heard)
    if seen is None or count is None:
        return UNKNOWN
    return Interval(seen.earliest, _moved(seen, unit, count))


def _moved(seen: Interval, unit: str, steps: int) -> date:
    day = _first(seen)
    if unit == "hour":
        return days.plus(day, -(-steps // 24) if steps > 0 else steps // 24)
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
    last = heard.number("last_year", "year") or first // 100 * 100 + (heard.number("last_two") or 0)
    return Interval(date(first, 1, 1), date(last, 12, 31)) if last > first else UNKNOWN


def decade(heard: Heard) -> Interval:
    """A decade; two digits mean one of the last century."""
    first = heard.number("decade") or 0
    return days.years_from(first if first > 99 else first + 1900, 10)


def century(heard: Heard) -> Interval:
    """A century, counted as people do: the 19th is 1800 to 1899."""
    return days.years_from(((heard.number("century_ordinal") or 1) - 1) * 100 or 1, 100)


def far_year(heard: Heard) -> Interval:
    """A year of the calendar that is not written in four figures of our time."""
    far = heard.number("far")
    return days.years_from(far) if far and 1 <= far <= 9999 else UNKNOWN


def holiday(heard: Heard) -> Interval:
    """A holiday, on a date or moved by Easter or another calendar."""
    rule, named, seen, which = (
        str(heard.value("holiday")),
        _year(heard),
        heard.published,
        heard.number("which", "shift"),
    )
    if named is None and (seen is None or heard.has("shift")) and not rule[:4].isdigit():
        return UNKNOWN
    around = (named,) if named else [(seen or date.min).year + y for y in (-2, -1, 0, 1, 2) if seen or not y]
    found = [_or_weekend(heard, kept) for y in around if 0 < y < 9999 for kept in holidays(rule, y)]
    if named is None and seen and which:
        found = (
            [i for i in found if (i.latest or seen) < seen]
            if which < 0
            else [i for i in found if _first(i) > seen]
        )
    elif named is None and seen and heard.lean_in_the_year() is not Lean.NEITHER:
        back = heard.lean_in_the_year() is Lean.BACK
        found = [i for i in found if (_first(i) <= seen if back else (i.latest or seen) >= seen)] or found
    return min(found, key=lambda i: days.gap(i, seen) if seen else 0, default=UNKNOWN)


def _or_weekend(heard: Heard, kept: Interval) -> Interval:
    return days.weekend_of(days.plus(_first(kept), -1)) if heard.has("weekend") else kept


def clock(heard: Heard) -> Interval:
    """The day of a clock time: the one beside it, else the one told before.

    The day of publication does not stand in for a missing one.
    """
    if heard.has("weekday"):
        return weekday(heard)
    if heard.has("near_day"):
        return (
            Interval.on(days.plus(heard.published, heard.number("near_day") or 0))
            if heard.published
            else UNKNOWN
        )
    told = heard.day if heard.near or (not heard.opens and _may_go_on(heard)) else None
    return heard.beside.day or told or UNKNOWN


def _may_go_on(heard: Heard) -> bool:
    """Whether a day of another paragraph can be that of this one: nothing past goes on from a day ahead."""
    ahead = heard.day and heard.day.earliest and heard.published and heard.day.earliest > heard.published
    return not ahead or heard.lean() is not Lean.BACK


def that_day(heard: Heard) -> Interval:
    """The day that was told before."""
    return heard.day or UNKNOWN


def vague(heard: Heard) -> Interval:  # noqa: ARG001
    """Words that name a time without telling which days."""
    return UNKNOWN


REASONS: dict[str, Reason] = {
    "ago": ago, "ahead": ahead, "apart": apart, "beside": beside, "century": century, "clock": clock,
    "cross_range": cross_range, "date": date_of, "day_range": day_range, "decade": decade,
    "dom_of_month": dom_of_month, "dotted": dotted, "far_year": far_year, "half": half, "holiday": holiday,
    "month": month, "month_range": month_range, "nth_of_month": nth_of_month, "opening": opening,
    "overnight": overnight, "quarter": quarter, "same_a_year_before": same_a_year_before, "season": season,
    "slashed": slashed, "span_after": span_after, "span_before": span_before, "spell": spell,
    "spell_after": spell_after, "spell_before": spell_before, "that_day": that_day, "vague": vague,
    "weekday": weekday, "weekday_of_week": weekday_of_week, "weekend": weekend, "weeks_from": weeks_from,
    "which_weekday": which_weekday, "year": year, "year_end": year_end, "year_range": year_range,
}  # fmt: skip
