"""Rows that are there once: found by their key, made where they are not."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Result, Table, bindparam, insert, select

from sayso.ledger import tables as t
from sayso.ledger.findings import Row
from sayso.ledger.indexing import index_actors

# Built once, since building one takes as long as running it.
INSERT = {table: insert(table) for table in t.metadata.tables.values()}
_KNOWN = {
    table: select(table.c.key, table.c.id).where(table.c.key.in_(bindparam("keys", expanding=True)))
    for table in (t.actor, t.channel, t.place)
}


def upsert(connection: Connection, table: Table, rows: Iterable[Row]) -> dict[str, int]:
    """The id of each row's key, the rows that were not there being inserted."""
    by_key = {row["key"]: row for row in rows}
    if not by_key:
        return {}
    query = _KNOWN[table]
    known: dict[str, int] = pairs(connection.execute(query, {"keys": list(by_key)}))
    new = [row for key, row in by_key.items() if key not in known]
    if new:
        connection.execute(INSERT[table], new)
        added = pairs(connection.execute(query, {"keys": [row["key"] for row in new]}))
        if table is t.actor:
            index_actors(connection, ({**row, "id": added[row["key"]]} for row in new))
        known |= added
    return known


def pairs(result: Result[str, int]) -> dict[str, int]:
    """The id by the key, from rows of the two."""
    return dict(iter(result))
