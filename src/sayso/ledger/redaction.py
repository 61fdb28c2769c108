"""An article is taken out for good: what is left is a tombstone with a reason.

Gone are its bytes that no other article has, its versions, readings with their reports, statements and
mentions, its words in the index, the refusals and addresses that name it, the actors, channels and places
that nothing else refers to, and the texts of the corrections on it. What stays is its key and the digests of
its bytes, by which it is known when it comes again.

What cannot be reached from here: backups (`reapply` after restoring one), exports, PostgreSQL's archives of
its log and its replicas, snapshots of the disk, and sectors that a file system has let go.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, insert, or_, select, update

from sayso.errors import LedgerLocked
from sayso.ledger import lineage
from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction, Draft, Signed, append, corrections
from sayso.ledger.database import Database
from sayso.ledger.findings import Row
from sayso.ledger.identity import key_of, same_url
from sayso.ledger.indexing import forget_reading
from sayso.ledger.projection import project_actors
from sayso.ledger.reader import article_key
from sayso.ledger.unused import forget, unused
from sayso.ledger.words import INDEXES


@dataclass(frozen=True, slots=True)
class Redacted:
    """What a redaction did: the article's key, and other articles that have the same bytes and keep them."""

    article: str
    same_bytes: tuple[str, ...]
    corrections: tuple[int, ...]  # those that lost their texts


def redact(connection: Connection, article: str, signed: Signed) -> Redacted:
    """Take the article with this key out, and leave its tombstone."""
    _bury(connection, "article", article, signed)
    return _purge(connection, article, signed)


def key_named(connection: Connection, given: str) -> str:
    """The key of the article that is named by its id or its URL, also of one that was taken out before."""
    r = t.redaction.c
    key = key_of("url", same_url(given), None) if "/" in given else given
    buried = connection.execute(select(r.key).where(r.what == "article", r.key == key)).scalar()
    return buried or article_key(connection, given)


def tombstones(connection: Connection) -> list[Row]:
    """Every tombstone, as rows for a file beside a backup; they hold no text of what was taken out."""
    r = t.redaction.c
    query = select(r.at, r.person, r.reason, r.what, r.key).order_by(r.id)
    return [dict(row) for row in connection.execute(query).mappings()]


def reapply(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> list[Redacted]:
    """Take out again what these tombstones name, as after restoring an older backup; what that took out.

    An article is also taken out when it has bytes that were.
    """
    taken = []
    for row in rows:
        signed = Signed(row["person"], row["at"], row["reason"])
        _bury(connection, row["what"], row["key"], signed)
        for article in _named(connection, row["key"]):
            _bury(connection, "article", article, signed)
            taken.append(_purge(connection, article, signed))
    return taken


def scrub(database: Database) -> None:
    """Leave nothing of deleted rows in the database's own files.

    Raises `LedgerLocked` when a reader still holds the state before.
    """
    with database.alone() as connection:
        if not database.is_sqlite:
            # FULL writes each table anew: plain VACUUM leaves the old rows' bytes in its pages
            for table in _HOLDING_TEXT:
                connection.execute(f"VACUUM (FULL) {table}")
            return
        connection.execute("PRAGMA secure_delete=ON")
        for name in INDEXES:  # merges the index, which until then keeps what was taken out of it
            connection.execute(f"INSERT INTO {name}_words ({name}_words) VALUES ('optimize')")
        connection.execute("VACUUM")
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise LedgerLocked(
            f"{database.name}: the article is out, but another program's reading keeps the old pages in the "
            "file beside it",
            "end that program, then run the same command again",
        )


_HOLDING_TEXT = (
    *("blob", "article", "version", "sighting", "reading", "actor", "appearance", "channel", "statement"),
    *("place", "place_mention", "time_mention", "figure", "event", "refusal", "address", "correction"),
    *("story", "lineage", "copy", "claim", "trace_key"),
    *(f"{name}_words" for name in INDEXES),
)


# ── what a tombstone names ────────────────────────────────────────────────────────────────────────


def _bury(connection: Connection, what: str, key: str, signed: Signed) -> None:
    known = connection.execute(select(t.redaction.c.id).where(t.redaction.c.key == key)).first()
    if known is None:
        row = {"at": signed.at, "person": signed.person, "reason": signed.reason, "what": what, "key": key}
        connection.execute(insert(t.redaction), row)


def _named(connection: Connection, key: str) -> Sequence[str]:
    """The articles that have this key, or bytes with this digest."""
    has = exists().where(t.version.c.article_id == t.article.c.id, t.version.c.digest == key)
    return connection.execute(select(t.article.c.key).where(or_(t.article.c.key == key, has))).scalars().all()


# ── what is taken out ─────────────────────────────────────────────────────────────────────────────


def _purge(connection: Connection, article: str, signed: Signed) -> Redacted:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    row = connection.execute(select(t.article).where(t.article.c.key == article)).first()
    if row is None:
        return Redacted(article, (), ())
    readings = connection.execute(select(t.reading).where(t.reading.c.article_id == row.id)).all()
    ids = [reading.id for reading in readings]
    named = {table: _referred(connection, table, ids) for table in (t.actor, t.place, t.channel)}
    named[t.actor] |= _in_corrections(connection, article)
    for reading in readings:
        if reading.current:
            forget_reading(connection, reading.id)
    _forget_sources(connection, row, [reading.url for reading in readings if reading.url])
    digests = connection.execute(select(t.version.c.digest).where(t.version.c.article_id == row.id)).scalars()
    had = set(digests.all())
    lineage.forget(connection, row.id)
    connection.execute(delete(t.article).where(t.article.c.id == row.id))
    lineage.forget_empty_stories(connection)
    shared = _forget_bytes(connection, had, signed)
    numbers = _forget_actors(connection, article, unused(connection, t.actor, named[t.actor]))
    for table in (t.place, t.channel):
        forget(connection, table, unused(connection, table, named[table]))
    draft = Draft(Action.REDACT, article, None, {}, {"corrections": numbers})
    append(connection, draft, signed)
    return Redacted(article, shared, tuple(numbers))


def _referred(connection: Connection, table: Table, readings: Sequence[int]) -> set[str]:
    """The keys of the actors, places or channels that these readings name, as found and as corrected."""
    name = f"{table.name}_id"
    ids: set[int] = set()
    for mention in (t.statement, t.appearance, t.place_mention):
        if name in mention.c:
            columns = [mention.c[name], *([mention.c.found] if "found" in mention.c else [])]
            rows = connection.execute(select(*columns).where(mention.c.reading_id.in_(readings))).all()
            ids |= {number for number, *_ in rows}
            ids |= {json.loads(found).get(name) for _, found in rows if found}
    query = select(table.c.key).where(table.c.id.in_(ids - {None}))
    return set(connection.execute(query).scalars())


def _in_corrections(connection: Connection, article: str) -> set[str]:
    """The actors that corrections of the article named."""
    rows = corrections(connection, select(t.correction).where(t.correction.c.article == article))
    sides = [side for row in rows for side in (row.before, row.after) if side and side.get("actor")]
    return {side["actor"]["key"] for side in sides}


def _forget_sources(connection: Connection, article: Any, urls: Sequence[str]) -> None:
    """Forget the refusals of this article's source and bytes, and the addresses of its page."""
    named = {article.source, *urls}
    bare = {same_url(name) for name in named if "://" in name}
    addresses = {*named, *(f"{scheme}://{rest}" for scheme in ("http", "https") for rest in bare)}
    seen = select(t.sighting.c.key).where(t.sighting.c.article_id == article.id)
    r = t.refusal.c
    connection.execute(delete(t.refusal).where(or_(r.source.in_(addresses), r.bytes_key.in_(seen))))
    a = t.address.c
    connection.execute(delete(t.address).where(a.kind == "page", a.url.in_(addresses)))


def _forget_bytes(connection: Connection, digests: Collection[str], signed: Signed) -> tuple[str, ...]:
    """The articles that have some of these bytes, too; the bytes that none has are forgotten."""
    v = t.version.c
    query = (
        select(v.digest, t.article.c.key)
        .join(t.article, t.article.c.id == v.article_id)
        .where(v.digest.in_(digests))
    )
    shared = connection.execute(query).all()
    own = sorted(set(digests) - {row.digest for row in shared})
    connection.execute(delete(t.blob).where(t.blob.c.digest.in_(own)))
    for digest in own:
        _bury(connection, "bytes", digest, signed)
    return tuple(sorted({row.key for row in shared}))


def _forget_actors(connection: Connection, article: str, actors: Collection[str]) -> list[int]:
    """The corrections that lost their texts: those of the article and of these actors, which go, too."""
    rows = corrections(connection)
    gone = set[int]()
    for row in rows:
        if row.undoes in gone or _is_about(row, article, actors):
            gone.add(row.number)
    numbers = [row.number for row in rows if row.number in gone and row.before is not None]
    c = t.correction.c
    emptied = update(t.correction).where(c.number.in_(numbers))
    connection.execute(emptied.values(reason=None, before=None, after=None))
    project_actors(connection)
    forget(connection, t.actor, actors)
    return numbers


def _is_about(row: Correction, article: str, actors: Collection[str]) -> bool:
    pair = (row.article, (row.before or {}).get("with"))
    return article in pair or any(_names(side, actors) for side in (row.before, row.after))


def _names(side: Row | None, actors: Collection[str]) -> bool:
    actor = (side or {}).get("actor")
    return actor is not None and actor["key"] in actors
