"""Times as programs write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST = date(1900, 1, 1)
_NO_DAY = date(1970, 1, 1)  # what systems write that have no time
_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class When:
    """A day, with the clock and the zone where they were given."""

    day: date
    time: datetime | None


def parsed_time(text: str | None) -> When | None:
    """The time an ISO 8601 string gives, or as much of it as there is.

    >>> parsed_time("2022-09-05T10:00:00+0300").time.isoformat()
    '2022-09-05T10:00:00+03:00'
    >>> parsed_time("20220905"), parsed_time("soon")
    (When(day=datetime.date(2022, 9, 5), time=None), None)
    """
    found = _ISO.match(text or "")
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        at = (
            datetime(on.year, on.month, on.day, int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
            if hour
            else None
        )
    except ValueError:
        return None
    return When(on, at) if on >= EARLIEST and on != _NO_DAY else None


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return timezone.utc  # noqa: UP017 - the name the value prints as
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


def parsed_mail_time(text: str | None) -> When | None:
    """The time a string in the form of mail and RSS gives, in its own zone.

    >>> parsed_mail_time("Mon, 05 Sep 2022 23:30:00 -0400").day
    datetime.date(2022, 9, 5)
    """
    try:
        at = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return When(at.date(), at) if at.date() >= EARLIEST and at.date() != _NO_DAY else None
