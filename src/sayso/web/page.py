"""What a page is: a path, the function that makes it, its template, and its rows where it is a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class News:
    """One entry of an Atom feed; ``updated`` is a day, ``link`` the address of the page on this server."""

    id: str
    title: str
    link: str
    updated: date | None
    summary: str


@dataclass(frozen=True, slots=True)
class Feature:
    """Something on the map: a point in degrees of WGS84 with the kilometres it may be off, or nowhere."""

    lon: float | None
    lat: float | None
    properties: Row  # among them precision_km, where there is a point


@dataclass(frozen=True)
class Page:
    """One kind of page.

    ``make`` takes a `sayso.web.desk.Desk` and what the path and the query name, as a FastAPI dependency, and
    gives a dataclass, which the template shows as ``page`` and the JSON twin writes field by field. ``rows``
    gives the rows of its CSV twin under ``columns``; ``news`` the entries of its Atom feed, ``features``
    what its map shows. All are given what ``make`` made.
    """

    path: str
    make: Callable[..., Any]
    template: str
    about: str  # what it shows, in a sentence
    rows: Callable[[Any], Iterable[Row]] | None = None
    columns: Sequence[str] = ()
    news: Callable[[Any], Iterable[News]] | None = None
    features: Callable[[Any], Iterable[Feature]] | None = None
    in_api: bool = True  # whether OpenAPI describes it
    keeps: int = 0  # seconds for which a browser may keep its JSON, where no ledger changes it
