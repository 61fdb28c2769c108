"""Moments as other formats want them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment_of(text: str) -> datetime:
    """The moment in UTC, which is what sayso means where it writes no zone."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def in_utc(text: str) -> str:
    """The moment to the second, with the Z that GDELT and the W3C ask for.

    >>> in_utc("2024-03-12T07:40:10.5+01:00")
    '2024-03-12T06:40:10Z'
    """
    return f"{moment_of(text):%Y-%m-%dT%H:%M:%SZ}"
