"""Times against gold in TIMEX3 values: are they found, and do they mean the right days?"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import HOW, words_in
from sayso.measuring.figures import Detection, Figures
from sayso.measuring.pieces import meet
from sayso.measuring.texts import GoldText, marks_in, once, pairs_of, text_of, wrong
from sayso.measuring.wrong import Wrong
from sayso.model import Interval, Report

KINDS = ("missed", "extra", "days")  # of mistakes
ASKED = ("DATE", "TIME")
NO_DAYS = Interval(None, None)


@dataclass(frozen=True, slots=True)
class GoldTime:
    """Words that name a time; ``days`` is None where their value covers no certain days."""

    start: int
    end: int
    type: str
    value: str

    @property
    def days(self) -> Interval | None:
        """The days that its value covers."""
        return days_of(self.value)


@dataclass(frozen=True, slots=True)
class GoldTimes:
    """The times of a text; nothing is asked from ``until`` on."""

    of: GoldText
    times: tuple[GoldTime, ...]
    until: int


@dataclass(frozen=True, slots=True)
class FoundTime:
    """Words that a system takes for a time, and the days that it gives them."""

    start: int
    end: int
    days: Interval


Gold = Mapping[str, GoldTimes]
Found = Mapping[str, Sequence[FoundTime]]


def gold_times(row: dict[str, Any]) -> GoldTimes:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    of = text_of(row)
    times = tuple(
        GoldTime(each["start"], each["end"], words_in(each, "type") or "", words_in(each, "value") or "")
        for each in marks_in(row, "times")
    )
    until = row.get("annotated_to")
    if until is not None and not isinstance(until, int):
        raise BadCorpus("its annotated_to is not a number", HOW)
    return GoldTimes(of, times, len(of.text) if until is None else until)


def times_in(report: Report) -> tuple[FoundTime, ...]:
    """The times of a report in the terms of a corpus."""
    return tuple(FoundTime(each.start, each.end, each.interval) for each in report.times)


def days_of_publication(row: GoldTimes) -> tuple[FoundTime, ...]:
    """What a system would say that knew all the words, and took the day of publication for all of them."""
    day = row.of.published
    days = Interval(day, day)
    return tuple(FoundTime(each.start, each.end, days) for each in row.times if each.type in ASKED)


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Compared:
    """A row beside what was found in it; ``extra`` is what no time of gold was found for."""

    row: GoldTimes
    pairs: tuple[tuple[GoldTime, FoundTime | None], ...]
    extra: tuple[FoundTime, ...]


def _compared(row: GoldTimes, found: Sequence[FoundTime]) -> _Compared:
    asked = [each for each in row.times if each.type in ASKED]
    others = [each for each in row.times if each.type not in ASKED]
    offered = once(each for each in found if each.start < row.until)
    pairs = pairs_of(asked, offered)
    taken = set(pairs.values())
    extra = (each for j, each in enumerate(offered) if j not in taken)
    return _Compared(
        row,
        tuple((each, offered[pairs[i]] if i in pairs else None) for i, each in enumerate(asked)),
        tuple(each for each in extra if not any(meet(each, other) for other in others)),
    )


def times_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; an article of which nothing was found has no times.

    >>> row = gold_times({"id": "1", "text": "It held on 9 May 2022.",
    ...                   "times": [{"start": 11, "end": 21, "type": "DATE", "value": "2022-05-09"}]})
    >>> times_figures({"1": row}, {"1": [FoundTime(11, 16, NO_DAYS)]}).each
    {'times': 100.0, 'days': 0.0}
    """
    compared = [_compared(row, found.get(name, ())) for name, row in gold.items()]
    pairs = [pair for each in compared for pair in each.pairs]
    extra = [each for row in compared for each in row.extra]
    spans = sum(given is not None for _, given in pairs)
    return Figures(
        {"times": Detection(spans, len(pairs) - spans, len(extra)), "days": _days(pairs, extra)}, {}
    )


def _days(pairs: Sequence[tuple[GoldTime, FoundTime | None]], extra: Sequence[FoundTime]) -> Detection:
    """Of the times that cover certain days; what is found without any day is no error."""
    asked = [(want.days, given) for want, given in pairs if want.days]
    right = sum(given is not None and given.days == days for days, given in asked)
    other = sum(given is not None and given.days not in (days, NO_DAYS) for days, given in asked)
    return Detection(right, len(asked) - right, other + sum(each.days != NO_DAYS for each in extra))


def times_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """Times that were missed, that are none, and that were given other days."""
    for name, row in gold.items():
        compared = _compared(row, found.get(name, ()))
        for want, given in compared.pairs:
            told = f"gold {want.value}"
            if given is None:
                yield wrong("missed", row, want, told)
            elif want.days and given.days != want.days:
                yield wrong("days", row, given, told, f"found {_told(given)}")
        for each in compared.extra:
            yield wrong("extra", row, each, f"found {_told(each)}")


def _told(found: FoundTime) -> str:
    return f"{found.days.earliest or ''}..{found.days.latest or ''}" if found.days != NO_DAYS else "no days"


# ── TIMEX3 ────────────────────────────────────────────────────────────────────────────────────────

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}  # their first months, in the north


def days_of(value: str) -> Interval | None:
    """The days that a TIMEX3 value covers, None where it names no certain ones.

    A week runs from Monday to Sunday, a part of a day is its day, winter runs into the next year.

    >>> week = days_of("2024-W11")
    >>> week.earliest.isoformat(), week.latest.isoformat()
    ('2024-03-11', '2024-03-17')
    >>> days_of("PRESENT_REF"), days_of("2024-02-30"), days_of("XXXX-03")
    (None, None, None)
    """
    value = value.strip().upper()
    for pattern, days in _FORMS:
        if match := re.fullmatch(pattern, value):
            try:
                return days(match)
            except (ValueError, OverflowError):  # no such day, month, week or year
                return None
    return None


def _day(m: re.Match[str]) -> Interval | None:
    day = date(int(m[1]), int(m[2]), int(m[3]))
    return None if "X" in m[0] else Interval.on(day)


def _week(m: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
    first, last = (5, 6) if m[3] == "WE" else (int(m[3]) - 1,) * 2 if m[3] else (0, 6)
    return Interval(monday + timedelta(first), monday + timedelta(last))


def _months(year: int, month: int, months: int = 1) -> Interval:
    later = month + months - 2
    last_year, last = year + later // 12, later % 12 + 1
    return Interval(date(year, month, 1), date(last_year, last, calendar.monthrange(last_year, last)[1]))


def _years(m: re.Match[str]) -> Interval:
    """A year, or a decade or century by its first digits."""
    wide = 10 ** (4 - len(m[1]))
    first = int(m[1]) * wide
    return Interval(date(first, 1, 1), date(first + wide - 1, 12, 31))


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], Interval | None]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)(T.*)?", _day),
    (r"(\d{4})-W(\d\d)(?:-(WE|[1-7])(T[A-WYZ]+)?)?", _week),
    (r"(\d{4})-(\d\d)", lambda m: _months(int(m[1]), int(m[2]))),
    (r"(\d{4})-Q([1-4])", lambda m: _months(int(m[1]), 3 * int(m[2]) - 2, 3)),
    (r"(\d{4})-H([12])", lambda m: _months(int(m[1]), 6 * int(m[2]) - 5, 6)),
    (r"(\d{4})-(SP|SU|FA|AU|WI)", lambda m: _months(int(m[1]), _SEASONS[m[2]], 3)),
    (r"(\d{2,4})", _years),
)
