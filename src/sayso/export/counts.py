"""Counts in the words a reader sees: each says what it counts, and what belongs together stands together."""

from __future__ import annotations

from typing import Protocol


class Counted(Protocol):
    """What stands on so many legs: a story, or a claim's support."""

    @property
    def articles(self) -> int:
        """How many articles."""

    @property
    def outlets(self) -> int:
        """How many outlets, a publisher's editions as one."""

    @property
    def origins(self) -> int:
        """How many independent origins."""

    @property
    def unknown(self) -> int:
        """How many of the articles nothing is known of; they are no origins."""


def many(number: int, what: str, plural: str = "") -> str:
    """The number and what it counts.

    >>> many(1, "article"), many(1200, "article"), many(2, "story", "stories")
    ('1 article', '1,200 articles', '2 stories')
    """
    return f"{number:,} {what if number == 1 else plural or f'{what}s'}"


def legs(of: Counted) -> str:
    """On how many legs it stands: the counts, always together.

    >>> from sayso.model import Support
    >>> legs(Support(38, 21, 4, 6, ()))
    '38 articles · 21 outlets · 4 independent origins · 6 of unknown lineage'
    """
    counts = (
        many(of.articles, "article"),
        many(of.outlets, "outlet"),
        many(of.origins, "independent origin"),
    )
    return " · ".join((*counts, f"{of.unknown:,} of unknown lineage"))
