"""The index of words: FTS5 on SQLite, tsvector on PostgreSQL, over the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, text

from sayso.ledger.identity import folded

# An index for each table of texts: its columns are the table's own, so that SQLite keeps the words only.
INDEXES = {"statement": ("content",), "reading": ("title", "text"), "actor": ("name",)}
_MOST = 500_000  # characters of a text that PostgreSQL indexes: a tsvector holds 1 MB


def index_statements(dialect: str) -> list[str]:
    """What makes the indexes of words in a database of this dialect."""
    return [made for table, columns in INDEXES.items() for made in _made(table, columns, dialect)]


def _made(table: str, columns: tuple[str, ...], dialect: str) -> list[str]:
    if dialect == "sqlite":
        return [
            f"CREATE VIRTUAL TABLE {table}_words USING fts5({', '.join(columns)}, content='{table}', "
            "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
        ]
    return [
        f"CREATE TABLE {table}_words (id integer PRIMARY KEY REFERENCES {table} ON DELETE CASCADE, "
        "words tsvector NOT NULL)",
        f"CREATE INDEX ix_{table}_words ON {table}_words USING gin (words)",
    ]


def index_words(connection: Connection, table: str, rows: Iterable[Mapping[Any, Any]]) -> None:
    """Index the words of these rows of the table, each with its id and its texts."""
    columns = INDEXES[table]
    if connection.dialect.name == "sqlite":
        names = ", ".join(columns)
        values = ", ".join(f":{name}" for name in columns)
        _run(connection, f"INSERT INTO {table}_words (rowid, {names}) VALUES (:id, {values})", rows)
        return
    insert = f"INSERT INTO {table}_words (id, words) VALUES (:id, to_tsvector('simple', :words))"
    _run(connection, insert, ({"id": row["id"], "words": _words(row, columns)} for row in rows))


def forget_words(connection: Connection, table: str, rows: Iterable[Mapping[Any, Any]]) -> None:
    """Take these rows of the table, whose texts are still what they were, out of the index."""
    columns = INDEXES[table]
    if connection.dialect.name == "sqlite":
        names = ", ".join(columns)
        values = ", ".join(f":{name}" for name in columns)
        delete = f"INSERT INTO {table}_words ({table}_words, rowid, {names}) VALUES ('delete', :id, {values})"
        _run(connection, delete, rows)
        return
    _run(connection, f"DELETE FROM {table}_words WHERE id = :id", ({"id": row["id"]} for row in rows))


def _words(row: Mapping[Any, Any], columns: tuple[str, ...]) -> str:
    return folded(" ".join(str(row[name]) for name in columns if row[name] is not None)[:_MOST])


def _run(connection: Connection, sql: str, rows: Iterable[Mapping[Any, Any]]) -> None:
    given = [dict(row) for row in rows]
    if given:
        connection.execute(text(sql), given)
