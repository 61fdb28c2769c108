"""What the ledger has: rows of its views, reports and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select, text, union

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.ledger.database import Database
from sayso.ledger.findings import Row, uncompressed
from sayso.ledger.identity import key_of, same_url
from sayso.ledger.views import VIEWS
from sayso.model import Capture, Hints, value_from

_LEAST_OF_AN_ID = 4  # characters that may stand for an id
_AT_ONCE = 500  # rows taken from the database together
_FLAGS = {"complete", "current"}  # 0 and 1 on SQLite
_IN_TEXT = 'article, start, "end"'
_ORDER = {
    "articles": "published IS NULL, published, id",  # the databases differ on where NULL comes
    "statements": _IN_TEXT + ", id",
    "stories": "last_published IS NULL, last_published DESC, id",
    "copies": "article, other",
    "claims": "story, articles DESC, id",
    "actors": "name, id",
    "aliases": "actor, article, name",
    "channels": "name, kind, id",
    "versions": "article, seen, made_by",
    "refusals": "source, at, reason",
    "corrections": "number",
    **dict.fromkeys(("places", "times", "figures", "events"), _IN_TEXT),
}


def rows(database: Database, view: str) -> Iterator[Row]:
    """The rows of the view, in its order."""
    query = text(f"SELECT * FROM {_known(view)} ORDER BY {_ORDER[view]}")
    with database.reading() as connection:
        for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings():
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


def article_key(connection: Connection, named: str) -> str:
    """The key of the article with this key, the beginning of one, or this URL.

    Raises `NotInLedger` when there is none, or more than one.
    """
    if "/" in named:
        query = select(t.article.c.key).where(t.article.c.key == key_of("url", same_url(named), None))
        by_url = select(t.article.c.key).join(t.reading).where(t.reading.c.url == named, t.reading.c.current)
        found = connection.execute(union(query, by_url).limit(3)).scalars().all()
    else:
        beginning = t.article.c.key.startswith(named, autoescape=True)
        found = connection.execute(select(t.article.c.key).where(beginning).limit(3)).scalars().all()
    if len(found) == 1 and len(named) >= _LEAST_OF_AN_ID:
        return str(found[0])
    what = "is several articles" if found else "is no article of this ledger"
    raise NotInLedger(f"{named!r} {what}", "`sayso search --articles` shows the ids")


@dataclass(frozen=True, slots=True)
class Version:
    """What a page said at a time, and what the newest version of sayso that read it found."""

    seen: str
    digest: str  # of its bytes
    made_by: str
    report: bytes


def versions(database: Database, article: str) -> list[Version]:
    """Every version of the article with this key, the oldest first."""
    a, v, r = t.article, t.version, t.reading
    query = (
        select(v.c.id, v.c.seen, v.c.digest, t.made_by.c.sayso, r.c.report)
        .join(a, a.c.id == v.c.article_id)
        .join(r, r.c.version_id == v.c.id)
        .join(t.made_by, t.made_by.c.id == r.c.made_by_id)
        .where(a.c.key == article)
        .order_by(v.c.seen, v.c.id, r.c.id)
    )
    with database.reading() as connection:
        newest = {row.id: row for row in connection.execute(query)}
    return [Version(row.seen, row.digest, row.sayso, uncompressed(row.report)) for row in newest.values()]


def title(database: Database, article: str) -> str | None:
    """The headline of the article with this key."""
    query = (
        select(t.reading.c.title)
        .join(t.article, t.article.c.id == t.reading.c.article_id)
        .where(t.article.c.key == article, t.reading.c.current)
    )
    with database.reading() as connection:
        return connection.execute(query).scalar()


def bytes_of(database: Database, digest: str) -> bytes | None:
    """The bytes with this digest."""
    with database.reading() as connection:
        return kept_bytes(connection, digest)


def kept_bytes(connection: Connection, digest: str) -> bytes | None:
    """The bytes with this digest, over a connection at hand."""
    found = connection.execute(select(t.blob.c.data).where(t.blob.c.digest == digest)).scalar()
    return None if found is None else uncompressed(found)


@dataclass(frozen=True, slots=True)
class KeptCapture(Capture):
    """The bytes of a version that the ledger keeps, to be read again."""

    version: int = 0


def unread(database: Database, made_by: str) -> Iterator[KeptCapture]:
    """Every version that this version of sayso has not read, with its bytes, one at a time."""
    last = 0
    while True:
        with database.reading() as connection:
            found = connection.execute(_unread(made_by, last)).first()
            data = kept_bytes(connection, found.digest) if found is not None else None
        if found is None:
            return
        last = found.id
        if data is not None:
            yield KeptCapture(
                source=found.source,
                data=data,
                kind=found.kind,
                hints=value_from(Hints, json.loads(found.hints)),
                said=value_from(Hints, json.loads(found.said)),
                ref=found.ref,
                charset=found.charset,
                within=found.within,
                complete=bool(found.complete),
                version=found.id,
            )


def _unread(made_by: str, after: int) -> Select[Any]:
    a, v, r = t.article, t.version, t.reading
    read = (
        select(r.c.version_id)
        .join(t.made_by, t.made_by.c.id == r.c.made_by_id)
        .where(t.made_by.c.digest == made_by, r.c.version_id == v.c.id)
    )
    told = (v.c.id, v.c.digest, v.c.kind, v.c.hints, v.c.said, v.c.charset, v.c.complete)
    return (
        select(*told, a.c.source, a.c.ref, a.c.within)
        .join(a, a.c.id == v.c.article_id)
        .where(v.c.id > after, ~read.exists())
        .order_by(v.c.id)
        .limit(1)
    )
