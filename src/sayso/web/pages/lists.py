"""Who and what there is: the actors, outlets, channels and places of the ledger, and what was not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from sayso.ledger import Tally
from sayso.model import as_json
from sayso.web.at_hand import AllCounts
from sayso.web.desk import AtDesk
from sayso.web.page import Page, Row

Has = Annotated[str | None, Query(description="Words that the name has.", max_length=200)]


@dataclass(frozen=True, slots=True)
class Listed:
    """Those that most articles have, the most frequent first."""

    kind: str  # actor, outlet, channel or place
    has: str | None  # what the name has to have
    values: tuple[Tally, ...]
    counted: bool  # no while they are counted
    at: str | None  # the time of day when they were


def _listing(kind: str, facet: str) -> Callable[..., Listed]:
    def listed(counts: AllCounts, has: Has = None) -> Listed:
        """Those that most articles have."""
        if counts is None:
            return Listed(kind, has, (), counted=False, at=None)
        values: tuple[Tally, ...] = getattr(counts.totals.tallies, facet)
        asked = (has or "").casefold()
        found = tuple(value for value in values if asked in value.name.casefold())
        return Listed(kind, has, found, counted=True, at=counts.at)

    return listed


def _rows(page: Listed) -> Iterator[Row]:
    for value in page.values:
        yield {"id": value.id, "name": value.name, "articles": value.articles}


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not read, and why: the newest first."""

    refusals: tuple[Row, ...]
    total: int  # how many there are


def refused(desk: AtDesk) -> Refused:
    """What was not read."""
    found, total = desk.ledger.refused(limit=500)
    return Refused(tuple(found), total)


def _refusals(page: Refused) -> Iterator[Row]:
    for row in page.refusals:
        written = as_json(dict(row))
        assert isinstance(written, dict)
        yield written


_COLUMNS = ("id", "name", "articles")
PAGES = (
    *(
        Page(
            f"/{kind}s",
            _listing(kind, facet),
            "listed.html",
            f"The {words} of the ledger, those of most articles first.",
            rows=_rows,
            columns=_COLUMNS,
        )
        for kind, facet, words in (
            ("actor", "speakers", "speakers"),
            ("outlet", "outlets", "outlets"),
            ("channel", "channels", "channels"),
            ("place", "places", "places"),
        )
    ),
    Page(
        "/refusals",
        refused,
        "refusals.html",
        "What was not read, and why.",
        rows=_refusals,
        columns=("source", "reason", "way_out", "at"),
    ),
)
