"""Figures in the shape of UCDP's georeferenced events: one row for each figure with the source that gave it.

UCDP weighs its sources into one best, high and low; here each source keeps its own row, so that figures that
differ stand under each other. ``best`` is filled where one number was given, and not for "at least" or a
range. What UCDP's coders decide (the three precisions, clarity) stays empty.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export.rows.csv import table
from sayso.export.rows.kinds import Kind
from sayso.export.rows.source import Row, Rows, rows_of

COLUMNS = (
    "id",
    "source_article",
    "source_office",
    "source_date",
    "source_original",
    "source_text",
    "unit",
    "of",
    "best",
    "high",
    "low",
    "number_of_sources",
    "where_prec",
    "date_prec",
    "event_clarity",
)


def ucdp(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each figure as a row of UCDP's shape, whatever its unit is; ``unit`` "killed" are the deaths."""
    return table(COLUMNS, map(_row, rows_of(ledger, kind)))


def _row(figure: Row) -> Row:
    known: Row = {
        "id": f"{figure['article']}-{figure['start']}-{figure['end']}",
        "source_article": figure["article"],
        "source_office": figure["outlet"],
        "source_date": figure["published"],
        "source_original": figure["speaker"] or figure["speaker_description"],
        "source_text": figure["text"],
        "unit": figure["unit"],
        "of": figure["of"],
        "best": _whole(figure["low"]) if figure["low"] == figure["high"] else None,
        "high": _whole(figure["high"]),
        "low": _whole(figure["low"]),
        "number_of_sources": 1,
    }
    return dict.fromkeys(COLUMNS) | known


def _whole(number: float | None) -> float | None:
    """The number without a point where it has no fraction: UCDP counts people."""
    return int(number) if number is not None and number.is_integer() else number
