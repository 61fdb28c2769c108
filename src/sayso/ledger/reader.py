"""What the ledger has: rows of its views, reports and bytes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from sayso.ledger import tables as t
from sayso.ledger.database import Database
from sayso.ledger.findings import Row, uncompressed
from sayso.ledger.views import VIEWS

_AT_ONCE = 500  # rows taken from the database together
_FLAGS = {"complete", "current"}  # 0 and 1 on SQLite
_IN_TEXT = 'article, start, "end"'
_ORDER = {
    "articles": "published IS NULL, published, id",  # the databases differ on where NULL comes
    "statements": _IN_TEXT + ", id",
    "actors": "name, id",
    "aliases": "actor, article, name",
    "channels": "name, kind",
    "versions": "article, seen, made_by",
    "refusals": "source",
    "corrections": "number",
    **dict.fromkeys(("places", "times", "figures", "events"), _IN_TEXT),
}


def rows(database: Database, view: str) -> Iterator[Row]:
    """The rows of the view, in its order."""
    query = text(f"SELECT * FROM {_known(view)} ORDER BY {_ORDER[view]}")
    with database.reading() as connection:
        for row in connection.execution_options(yield_per=_AT_ONCE).execute(query).mappings():
            yield {name: bool(value) if name in _FLAGS else value for name, value in row.items()}


def count(database: Database, view: str) -> int:
    """How many rows the view has."""
    with database.reading() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {_known(view)}")).scalar_one())


def _known(view: str) -> str:
    if view not in VIEWS:
        raise KeyError(view)
    return view


def report(database: Database, article: str) -> bytes | None:
    """The line of JSON that is the current report on the article with this key."""
    query = (
        select(t.reading.c.report)
        .join(t.article, t.article.c.id == t.reading.c.article_id)
        .where(t.article.c.key == article, t.reading.c.current)
    )
    with database.reading() as connection:
        found = connection.execute(query).scalar()
    return None if found is None else uncompressed(found)


def bytes_of(database: Database, digest: str) -> bytes | None:
    """The bytes with this digest."""
    with database.reading() as connection:
        return kept_bytes(connection, digest)


def kept_bytes(connection: Connection, digest: str) -> bytes | None:
    """The bytes with this digest, over a connection at hand."""
    found = connection.execute(select(t.blob.c.data).where(t.blob.c.digest == digest)).scalar()
    return None if found is None else uncompressed(found)
