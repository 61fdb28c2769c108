"""What sayso is, what its marks and counts mean, and what programs can ask it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from fastapi import Request

from sayso.web.at_hand import AllCounts
from sayso.web.desk import AtDesk
from sayso.web.page import Page, Row
from sayso.weighed import maker


@dataclass(frozen=True, slots=True)
class About:
    """Which versions are at work, and on what."""

    sayso: str  # the version of sayso
    weighed_by: str  # what stories are weighed by: the version, and the digest of the lexicons
    python: str
    database: str  # SQLite or PostgreSQL
    articles: int | None  # in the ledger; None while they are counted


def about(desk: AtDesk, counts: AllCounts) -> About:
    """What is at work here."""
    return About(
        sayso=version("sayso"),
        weighed_by=maker(),
        python=platform.python_version(),
        database="SQLite" if desk.ledger.database.is_sqlite else "PostgreSQL",
        articles=counts.totals.articles if counts else None,
    )


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that an address may ask for."""

    name: str
    where: str  # path or query
    kind: str
    about: str
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that answers with JSON."""

    path: str
    about: str
    kind: str  # under which heading it stands
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Api:
    """What programs can ask for."""

    endpoints: tuple[Endpoint, ...]


def api(request: Request) -> Api:
    """What OpenAPI describes, for people."""
    described = request.app.openapi()
    return Api(tuple(_endpoints(described["paths"])))


def _endpoints(paths: dict[str, Any]) -> Iterator[Endpoint]:
    for path, ways in paths.items():
        way = ways["get"]
        parameters = tuple(map(_parameter, way.get("parameters", ())))
        yield Endpoint(path, way["summary"], way["tags"][0], parameters)


def _parameter(given: dict[str, Any]) -> Parameter:
    kinds = [_kind(kind) for kind in given["schema"].get("anyOf", [given["schema"]])]
    kind = " or ".join(kind for kind in kinds if kind != "null")
    about = given.get("description", "")
    return Parameter(given["name"], given["in"], kind, about, given.get("required", False))


def _kind(schema: dict[str, Any]) -> str:
    """The type of a value, its format where there is one.

    >>> _kind({"type": "string", "format": "date"}), _kind({"$ref": "#/components/schemas/Stance"})
    ('date', 'one of Stance')
    """
    if "$ref" in schema:
        return f"one of {schema['$ref'].rpartition('/')[2]}"
    return str(schema.get("format") or schema.get("type", "any"))


def _rows(page: Api) -> Iterator[Row]:
    for endpoint in page.endpoints:
        names = " ".join(parameter.name for parameter in endpoint.parameters)
        yield {"path": endpoint.path, "about": endpoint.about, "parameters": names}


PAGES = (
    Page("/about", about, "about.html", "What sayso is, and what its marks and counts mean.", in_api=False),
    Page(
        "/api",
        api,
        "api.html",
        "What programs can ask for.",
        rows=_rows,
        columns=("path", "about", "parameters"),
        in_api=False,
    ),
)
