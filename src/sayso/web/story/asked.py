"""What is asked of a story: the one filter that its claims, figures, timeline, map and tables all go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sayso.ledger import Item
from sayso.model import Interval

UNNAMED = "unnamed"  # stands for the actor's key where the article does not name the speaker
_CALLED = "called:"  # before a name, stands for all actors of the story who bear it
SAID, HAPPENED = "said", "happened"


def called(item: Item) -> str:
    """The key for everybody of the story who is called as the speaker of this item."""
    return f"{_CALLED}{(item.speaker or '').casefold()}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements of a story are asked for; as a query it is the address of what is shown."""

    speaker: tuple[str, ...] = ()  # keys of actors, any of whom may speak; "unnamed", "called:NAME"
    since: date | None = None
    until: date | None = None
    by: str = SAID  # which days count: when it was "said", or when it "happened"
    outlet: str | None = None
    place: str | None = None  # key of a place that the statement names
    channel: str | None = None  # key of the channel
    all: bool = False  # whether long lists are shown whole

    @property
    def is_whole(self) -> bool:
        """Whether every statement of the story is asked for."""
        return replace(self, by=SAID, all=False) == Asked()

    @property
    def has_days(self) -> bool:
        """Whether only some days are asked for."""
        return self.since is not None or self.until is not None

    @property
    def query(self) -> str:
        """The filter as a query, "" for none of it.

        >>> Asked(speaker=("a1", "b2"), since=date(2022, 9, 4), by="happened").query
        '?speaker=a1&speaker=b2&since=2022-09-04&by=happened'
        """
        given = urlencode(list(self.given()))
        return f"?{given}" if given else ""

    def given(self) -> Iterator[tuple[str, str]]:
        """What differs from asking for everything, as names and values of the query."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            for each in value if isinstance(value, tuple) else (value,):
                yield field.name, "1" if each is True else str(each)

    def but(self, **changed: Any) -> str:
        """The address of the same page with some of the filter changed.

        >>> Asked(outlet="Coast Herald", by="happened").but(outlet=None, all=True)
        '?by=happened&all=1'
        >>> Asked(outlet="Coast Herald").but(outlet=None)
        '?'
        """
        return replace(self, **changed).query or "?"

    def without(self, speaker: str) -> str:
        """The address without this speaker."""
        return self.but(speaker=tuple(key for key in self.speaker if key != speaker))

    def days_of(self, item: Item) -> tuple[Interval, ...]:
        """The days of the item that count."""
        if self.by == HAPPENED:
            return item.happened
        return () if item.said is None else (item.said,)

    def drawn(self, item: Item) -> tuple[Interval, ...]:
        """The days that the timeline draws: those that count; what is said was said by its publication."""
        days = self.days_of(item)
        if days or self.by == HAPPENED or item.published is None:
            return days
        return (Interval(None, item.published),)

    def lets(self, item: Item) -> bool:
        """Whether the item passes, its days aside."""
        return (
            self._lets_speak(item)
            and (self.outlet is None or item.outlet == self.outlet)
            and (self.channel is None or item.channel_id == self.channel)
            and (self.place is None or any(spot.key == self.place for spot in item.places))
        )

    def _lets_speak(self, item: Item) -> bool:
        """Whether its speaker is one of those asked for."""
        if not self.speaker:
            return True
        if item.actor is None:
            return UNNAMED in self.speaker
        return item.actor in self.speaker or called(item) in self.speaker

    def holds(self, interval: Interval) -> bool:
        """Whether some of the interval lies within the days that are asked for.

        >>> Asked(until=date(2022, 9, 4)).holds(Interval(date(2022, 9, 1), None))
        True
        >>> Asked(since=date(2022, 9, 4)).holds(Interval(date(2022, 9, 1), date(2022, 9, 3)))
        False
        """
        ends_before = self.since and interval.latest and interval.latest < self.since
        begins_after = self.until and interval.earliest and interval.earliest > self.until
        return not (ends_before or begins_after)
