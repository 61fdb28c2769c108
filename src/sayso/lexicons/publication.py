"""Words before the day on which a page says it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_DAYS = (
    r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ .-](?:of )?{_MONTH},?[ -](?P<year>\d{{4}})\b",
    rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
)


@dataclass(frozen=True, slots=True)
class PublicationLabel:
    """Words that announce the day of publication."""

    id: str
    patterns: tuple[re.Pattern[str], ...]
    fires: tuple[str, ...]
    keeps: tuple[str, ...]

    def day_in(self, line: str) -> date | None:
        """The day the line gives behind such words, None when it gives none."""
        for pattern in self.patterns:
            if found := pattern.match(line):
                return _day(found)
        return None


@cache
def publication_labels() -> tuple[PublicationLabel, ...]:
    """Every kind of label, the more trusted first.

    >>> publication_labels()[0].day_in("Published: 5 September 2022")
    datetime.date(2022, 9, 5)
    """
    try:
        return tuple(
            PublicationLabel(
                entry["id"],
                _patterns("|".join(entry["words"])),
                tuple(entry["fires"]),
                tuple(entry["keeps"]),
            )
            for entry in entries("publication")
        )
    except (KeyError, re.error) as error:
        raise BadLexicon(f"publication.yml: an entry cannot be read ({error})", "mend the entry") from error


def day_of_line(line: str) -> date | None:
    """The day a line gives that is nothing but a date, or a date behind a label; None when there is none.

    >>> day_of_line("Mon 5 September 2022 12.40 BST"), day_of_line("In 2022, the dam broke.")
    (datetime.date(2022, 9, 5), None)
    """
    labelled = (label.day_in(line) for label in publication_labels())
    bare = (_day(found) for pattern in _bare() if (found := pattern.match(line)))
    return next((day for day in (*labelled, *bare) if day is not None), None)


@cache
def _bare() -> tuple[re.Pattern[str], ...]:
    before = r"\W{0,3}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\W{1,3})?(?:\d{1,2}[:.]\d\d\W{1,3})?"
    return tuple(re.compile(before + day, re.IGNORECASE) for day in _DAYS)


def _patterns(labels: str) -> tuple[re.Pattern[str], ...]:
    clock = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: [a-z]{2,4}\b)?,? (?:on )?"
    weekday = r"[a-z]{3,9}day,? "
    before = rf"\W{{0,3}}(?:{labels})\W{{1,4}}(?:(?:on|at) )?(?:{weekday})?(?:{clock})?(?:{weekday})?"
    return tuple(re.compile(before + day, re.IGNORECASE) for day in _DAYS)


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = parts.get("month")
    number = _MONTHS.index(month.lower()) + 1 if month else int(parts["number"])
    try:
        return date(int(parts["year"]), number, int(parts["day"]))
    except ValueError:
        return None
