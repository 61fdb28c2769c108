"""Actors, places and channels that no row refers to any more."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from sqlalchemy import Column, Connection, Table, delete, exists, select, update

from sayso.ledger import tables as t
from sayso.ledger.indexing import forget_actors

# Each thing's table with the columns that lead to it.
_REFERRING: dict[Table, tuple[Column[int], ...]] = {
    t.actor: (t.statement.c.actor_id, t.appearance.c.actor_id),
    t.place: (t.place_mention.c.place_id,),
    t.channel: (t.statement.c.channel_id,),
}


def unused(connection: Connection, table: Table, keys: Collection[str]) -> set[str]:
    """Those of these actors, places or channels that nothing found or corrected refers to."""
    query = select(table.c.id, table.c.key).where(table.c.key.in_(keys))
    for column in _REFERRING[table]:
        query = query.where(~exists().where(column == table.c.id))
    left = {row.key: row.id for row in connection.execute(query)}
    if left:
        kept = set(_found(connection, table))
        left = {key: number for key, number in left.items() if number not in kept}
    return set(left)


def forget(connection: Connection, table: Table, keys: Collection[str]) -> None:
    """Take these rows, which nothing refers to, out of the table and of the index of its words."""
    rows = connection.execute(select(table).where(table.c.key.in_(keys))).mappings().all()
    ids = [row["id"] for row in rows]
    if table is t.actor:
        forget_actors(connection, rows)
        connection.execute(update(table).where(table.c.merged_into.in_(ids)).values(merged_into=None))
    connection.execute(delete(table).where(table.c.id.in_(ids)))


def _found(connection: Connection, table: Table) -> Iterator[int]:
    """What corrected rows referred to as they were found, and will again when that is undone."""
    for column in _REFERRING[table]:
        found = column.table.c.get("found")
        if found is not None:
            for text in connection.execute(select(found).where(found.is_not(None))).scalars():
                yield json.loads(text).get(column.name)
