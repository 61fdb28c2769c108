"""Calendar days, never more precise than what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """The days within which something lies, both ends included; None is an open end.

    >>> march = Interval(date(2024, 3, 1), date(2024, 3, 31))
    >>> march.holds(date(2024, 3, 9))
    True
    >>> Interval(date(2024, 3, 2), date(2024, 3, 1))
    Traceback (most recent call last):
    ...
    ValueError: an interval ends before it begins: 2024-03-02..2024-03-01
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"an interval ends before it begins: {self.earliest}..{self.latest}")

    @classmethod
    def on(cls, day: date) -> Interval:
        """The interval of one day."""
        return cls(day, day)

    def holds(self, day: date) -> bool:
        """Whether the day lies within the interval."""
        after = self.earliest is None or self.earliest <= day
        return after and (self.latest is None or day <= self.latest)
