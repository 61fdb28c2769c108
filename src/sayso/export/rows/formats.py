"""The formats: what each is for, which kinds it takes, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from sayso.errors import SaysoError
from sayso.export.rows.acled import acled
from sayso.export.rows.annotation import annotation
from sayso.export.rows.csv import csv
from sayso.export.rows.ftm import ftm
from sayso.export.rows.geojson import geojson
from sayso.export.rows.gqg import gqg
from sayso.export.rows.jsonl import jsonl
from sayso.export.rows.jsonld import jsonld
from sayso.export.rows.kinds import KINDS, Kind, names
from sayso.export.rows.prov import prov
from sayso.export.rows.source import Rows
from sayso.export.rows.ucdp import ucdp

Writer: TypeAlias = Callable[[Rows, Kind], Iterator[bytes]]


class NoSuchExport(SaysoError):
    """A kind or a format that does not exist, or that do not go together."""


@dataclass(frozen=True, slots=True)
class Format:
    """One form in which rows are written."""

    name: str
    help: str
    write: Writer
    suffix: str
    media_type: str
    kinds: tuple[str, ...] = tuple(KINDS)
    text: bool = False  # whether articles bring their whole text unless told otherwise
    tabular: bool = False  # whether its columns are those of the kind
    binary: bool = False


def _parquet(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    from sayso.export.rows.parquet import parquet  # loads Arrow: 0.3 s that the other formats do without

    return parquet(ledger, kind)


_FORMATS = (
    Format(
        "jsonl",
        "One row a line as JSON, lists as lists.",
        jsonl,
        ".jsonl",
        "application/jsonl",
        text=True,
        tabular=True,
    ),
    Format(  # without texts: a spreadsheet cuts a cell at 32,767 characters
        "csv",
        "Comma-separated values for spreadsheets; a cell that would be a formula is escaped with '.",
        csv,
        ".csv",
        "text/csv",
        tabular=True,
    ),
    Format(
        "parquet",
        "Typed columns for DuckDB, pandas and Arrow.",
        _parquet,
        ".parquet",
        "application/vnd.apache.parquet",
        text=True,
        tabular=True,
        binary=True,
    ),
    Format(
        "geojson",
        "RFC 7946 features for maps; what has no known place has no geometry.",
        geojson,
        ".geojson",
        "application/geo+json",
        kinds=("places", "statements", "events"),
    ),
    Format(
        "gqg",
        "GDELT's Global Quotation Graph: each quotation with what stands around it.",
        gqg,
        ".gqg.json",
        "application/jsonl",
        kinds=("statements",),
    ),
    Format(
        "jsonld",
        "schema.org Quotation and Claim as JSON-LD.",
        jsonld,
        ".jsonld",
        "application/ld+json",
        kinds=("statements",),
    ),
    Format(
        "annotation",
        "W3C Web Annotations on the articles' words, as JSON-LD.",
        annotation,
        ".annotation.jsonld",
        "application/ld+json",
        kinds=("statements",),
    ),
    Format(
        "prov",
        "W3C PROV-O as JSON-LD: what was quoted from which copy, and which copy revises which.",
        prov,
        ".prov.jsonld",
        "application/ld+json",
        kinds=("statements", "versions"),
    ),
    Format(
        "ftm",
        "FollowTheMoney entities, one a line, for Aleph.",
        ftm,
        ".ftm.jsonl",
        "application/jsonl",
        kinds=("articles", "actors", "aliases", "events"),
    ),
    Format(
        "acled", "Events in the shape of ACLED's table.", acled, ".acled.csv", "text/csv", kinds=("events",)
    ),
    Format(
        "ucdp",
        "Figures in the shape of UCDP's, a row for each source.",
        ucdp,
        ".ucdp.csv",
        "text/csv",
        kinds=("figures",),
    ),
)

FORMATS: dict[str, Format] = {format_.name: format_ for format_ in _FORMATS}


def kind_named(name: str) -> Kind:
    """The kind of this name.

    >>> kind_named("rumours")
    Traceback (most recent call last):
    ...
    sayso.export.rows.formats.NoSuchExport: there is no kind 'rumours' of rows; there are articles, \
stories, claims, copies, statements, actors, aliases, places, times, figures, events, channels, versions, \
refusals and corrections
    """
    if name in KINDS:
        return KINDS[name]
    raise NoSuchExport(f"there is no kind {name!r} of rows", f"there are {names(KINDS)}")


def format_named(name: str) -> Format:
    """The format of this name."""
    if name in FORMATS:
        return FORMATS[name]
    raise NoSuchExport(f"there is no format {name!r}", f"there are {names(FORMATS)}")


def format_for(kind: Kind, name: str) -> Format:
    """The format of this name, when it takes this kind.

    >>> format_for(KINDS["times"], "geojson")
    Traceback (most recent call last):
    ...
    sayso.export.rows.formats.NoSuchExport: geojson takes places, statements and events, not times; \
times can be written as jsonl, csv and parquet
    """
    format_ = format_named(name)
    if kind.name in format_.kinds:
        return format_
    fitting = names(other.name for other in FORMATS.values() if kind.name in other.kinds)
    raise NoSuchExport(
        f"{name} takes {names(format_.kinds)}, not {kind.name}", f"{kind.name} can be written as {fitting}"
    )
