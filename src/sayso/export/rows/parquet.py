"""Parquet: typed columns, in groups of rows, so that neither side has to hold them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from sayso.export.rows import jsonl
from sayso.export.rows.kinds import Kind, Type
from sayso.export.rows.moments import moment_of
from sayso.export.rows.source import Row, Rows, rows_of

GROUP = 2_000  # rows: articles with their text are some 10 MB; of larger groups pandas reads no faster

_SPAN = {"start": pa.int64(), "end": pa.int64(), "text": pa.string()}
_CREDIT = {**_SPAN, "name": pa.string(), "kind": pa.string(), "rule": pa.string()}

# Lists of a known shape are lists, which DuckDB unnests and pandas gives as arrays. What has no fixed shape
# is JSON in text, as a struct would have other fields in every file. A publisher's clock stays text: a
# timestamp would drop the zone it gave, or invent one where it gave none.
_ARROW: dict[Type, pa.DataType] = {
    Type.TEXT: pa.string(),
    Type.DAY: pa.date32(),
    Type.MOMENT: pa.timestamp("us", tz="UTC"),
    Type.CLOCK: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.WORDS: pa.list_(pa.string()),
    Type.PAIRS: pa.list_(pa.list_(pa.int64())),
    Type.SPANS: pa.list_(pa.struct(_SPAN)),
    Type.CREDITS: pa.list_(pa.struct(_CREDIT)),
    Type.JSON: pa.string(),
}


def parquet(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """The rows as one Parquet file, in pieces; each column brings its help as metadata."""
    schema = schema_of(kind)
    sink = _Sink()
    rows = rows_of(ledger, kind)
    with ParquetWriter(sink, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            writer.write_table(_table(group, kind, schema), row_group_size=GROUP)
            yield sink.taken()
    yield sink.taken()


def schema_of(kind: Kind) -> pa.Schema:
    """The kind's columns in Arrow's types.

    >>> from sayso.export.rows.kinds import KINDS
    >>> schema_of(KINDS["times"]).field("earliest").type
    DataType(date32[day])
    """
    return pa.schema(
        [pa.field(c.name, _ARROW[c.type], metadata={"description": c.help}) for c in kind.columns],
        metadata={"description": kind.help},
    )


def _table(rows: list[Row], kind: Kind, schema: pa.Schema) -> pa.Table:
    columns = [
        pa.array([_cell(row[column.name], column.type) for row in rows], type=field.type)
        for column, field in zip(kind.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def _cell(value: object, type_: Type) -> object:
    of = _CELLS.get(type_)
    return of(value) if of and value is not None else value


_CELLS: dict[Type, Callable[[Any], object]] = {
    Type.DAY: date.fromisoformat,
    Type.MOMENT: moment_of,
    Type.JSON: jsonl.text,
}


class _Sink:
    """Where Arrow writes its bytes, to be taken from there as they come."""

    closed = False

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._position = 0

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        self._position += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data
