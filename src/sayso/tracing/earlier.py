"""What tracing needs to ask about the articles that came before; a ledger answers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from sayso.model import Known


class Earlier(Protocol):
    """The articles that came before. Every answer costs the same however many there are."""

    def found_by(
        self, keys: Sequence[str], *, since: date | None = None, until: date | None = None, each: int = 20
    ) -> Mapping[int, int]:
        """How many of the keys each article has, for articles that have any of them.

        Each key finds at most the ``each`` newest published, and only those published on a day from
        ``since`` to ``until`` where these are given; an article without a day is not found then.
        """

    def known(self, articles: Sequence[int]) -> Sequence[Known]:
        """These articles, in this order; those that are no more are left out."""

    def in_story(self, story: int, *, limit: int = 50) -> Sequence[int]:
        """The articles of a story, the newest published first."""
