"""The keys by which articles find each other when they are compared: a number for each, the newest first.

An article has the keys of its current reading, under its own number: whoever asks by a key reads this table
alone, whose rows lie together, and not the wide rows of readings, one of a page of the file each.

A table of its own and not the index of words: most keys of an article are nobody else's, and asking for one
that is not there takes the index of words half a millisecond among 50,000 articles, and a table hardly any
time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, delete, insert, select

from sayso.ledger import tables as t
from sayso.ledger.words import Entry


def number(key: str) -> int:
    """What stands for a key in the table.

    >>> number("m:jelena simić")
    -3457929959057925047
    """
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big", signed=True)


def add_keys(connection: Connection, reading: int) -> None:
    """Let the article of this reading be found by its keys."""
    if rows := list(_rows(connection, reading)):
        connection.execute(_INSERT, rows)


def take_keys(connection: Connection, reading: int) -> None:
    """Let the article of this reading, whose keys are still what they were, no more be found by them."""
    k = t.trace_key.c
    for row in _rows(connection, reading):
        connection.execute(delete(t.trace_key).where(k.key == row["key"], k.rank == row["rank"]))


def _rows(connection: Connection, reading: int) -> Iterator[dict[str, int]]:
    article, keys, published = connection.execute(_KEYS, {"reading": reading}).one()
    rank = Entry(article, published, "").rank
    for given in dict.fromkeys(map(number, json.loads(keys or "[]"))):
        yield {"key": given, "rank": rank}


_INSERT = insert(t.trace_key)
_KEYS = select(*(t.reading.c[name] for name in ("article_id", "keys", "published"))).where(
    t.reading.c["id"] == bindparam("reading")
)
STRAY = """
    SELECT 'a key of an article that has no current reading' FROM trace_key k
    LEFT JOIN reading r ON r.article_id = k.rank % 2147483648 AND r.current WHERE r.id IS NULL"""
"""What selects the keys that lead to nothing."""
