"""When a host may be asked again: after the gap between two requests, and after what Retry-After says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_WEEK = 7 * 86_400.0  # a longer Retry-After is a slip or malice, and would lose the outlet to a watcher


@dataclass(slots=True)
class Pace:
    """What each host was asked and said last, by a clock that only goes forward."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    _asked: dict[str, float] = field(default_factory=dict)
    _shut: dict[str, float] = field(default_factory=dict)

    def wait_for(self, host: str, *, gap: float) -> float:
        """How many seconds are left until the host may be asked, 0 when it may be now."""
        now = self.clock()
        free = max(self._asked.get(host, now - gap) + gap, self._shut.get(host, now))
        return max(0.0, free - now)

    def take_turn(self, host: str, *, gap: float) -> None:
        """Wait until the host may be asked, and note that it is asked now."""
        if (seconds := self.wait_for(host, gap=gap)) > 0:
            self.sleep(seconds)
        self._asked[host] = self.clock()

    def shut(self, host: str, seconds: float) -> None:
        """Do not ask the host again for so long: it said so."""
        self._shut[host] = self.clock() + seconds


def seconds_until(retry_after: str | None, now: datetime) -> float | None:
    """How long a Retry-After asks to wait, from 0 to a week; None where it says nothing.

    >>> now = datetime(2022, 9, 4, 12, 0, tzinfo=UTC)
    >>> [seconds_until(said, now) for said in ("120", "Sun, 04 Sep 2022 12:00:30 GMT", "soon")]
    [120.0, 30.0, None]

    RFC 9110, 10.2.3: a number of seconds, or a date.
    """
    said = (retry_after or "").strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:20]), _WEEK)
    try:
        day = parsedate_to_datetime(said)
        day = day if day.tzinfo else day.replace(tzinfo=UTC)
        return min(max(0.0, (day - now).total_seconds()), _WEEK)
    except (TypeError, ValueError, OverflowError):
        return None
