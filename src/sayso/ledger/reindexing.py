"""The index of words against what it should hold, and made anew where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, text

from sayso.ledger.facets import DOT
from sayso.ledger.indexing import index_actors, index_reading
from sayso.ledger.words import INDEXES

_AT_ONCE = 500  # rows that are taken together
_SHOULD = {  # the rows whose words are to be found
    "reading": "SELECT id FROM reading WHERE current",
    "statement": "SELECT s.id FROM statement s JOIN reading r ON r.id = s.reading_id WHERE r.current",
    "actor": "SELECT id FROM actor",
}
_IS = {  # every entry holds the dot
    "sqlite": "SELECT rowid % 2147483648 FROM {0}_words WHERE {0}_words MATCH '\"" + DOT + "\"'",
    "postgresql": "SELECT id FROM {0}_words",
}


def unindexed(connection: Connection, table: str) -> int:
    """How many rows of the table should be found by their words and are not."""
    return _count(connection, f"{_SHOULD[table]} EXCEPT {_indexed(connection, table)}")


def overindexed(connection: Connection, table: str) -> int:
    """How many rows are found by their words and should not be: they are old, or gone."""
    return _count(connection, f"{_indexed(connection, table)} EXCEPT {_SHOULD[table]}")


def reindex(connection: Connection) -> None:
    """Make the index of words, and the keys, anew from the texts."""
    for table in INDEXES:
        connection.execute(text(_emptied(connection, table)))
    connection.execute(text("DELETE FROM trace_key"))
    for actors in _batches(connection, "SELECT id, name FROM actor WHERE true"):
        index_actors(connection, [row._mapping for row in actors])
    for readings in _batches(connection, "SELECT id FROM reading WHERE current"):
        for reading in readings:
            index_reading(connection, reading.id)


def _batches(connection: Connection, query: str) -> Iterator[Sequence[Row[tuple[int, str]]]]:
    """The rows of the query by their ids, some at a time."""
    after = 0
    batch = text(f"{query} AND id > :after ORDER BY id LIMIT {_AT_ONCE}")
    while rows := connection.execute(batch, {"after": after}).all():
        yield rows
        after = rows[-1].id


def _emptied(connection: Connection, table: str) -> str:
    if connection.dialect.name == "sqlite":
        return f"INSERT INTO {table}_words ({table}_words) VALUES ('delete-all')"
    return f"DELETE FROM {table}_words"


def _indexed(connection: Connection, table: str) -> str:
    return _IS[connection.dialect.name].format(table)


def _count(connection: Connection, query: str) -> int:
    return int(connection.execute(text(f"SELECT count(*) FROM ({query}) AS these")).scalar_one())
