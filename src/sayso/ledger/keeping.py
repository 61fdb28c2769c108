"""What was delivered and found is written down: an article at a time, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Table, bindparam, or_, select, update

from sayso.ledger import lineage
from sayso.ledger import tables as t
from sayso.ledger.findings import Findings, Row, compressed, packed_json
from sayso.ledger.identity import (
    actor_key,
    article_key,
    capture_key,
    digest_of,
    folded,
    key_of,
    place_key,
    statement_keys,
)
from sayso.ledger.indexing import forget_reading, index_reading
from sayso.ledger.lineage import Trace
from sayso.ledger.projection import lay, restore
from sayso.ledger.rows import INSERT, pairs, upsert
from sayso.model import ActorKind, Capture


class Kept(StrEnum):
    """What became of an article that was handed in."""

    NEW = "new"  # a page the ledger did not have
    EDITED = "edited"  # another version of a page it has
    READ_AGAIN = "read again"  # the same version, by another version of sayso
    SAME = "already there"  # nothing that it did not have
    REDACTED = "redacted"  # what was taken out for good


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article, and its key."""

    kept: Kept
    article: str | None  # None where there was nothing to keep


def already(connection: Connection, capture: Capture, *, folder: str, made_by: str) -> Outcome | None:
    """What the ledger has of exactly these bytes, when this version of sayso has read them; else None."""
    key = article_key(capture, folder=folder)
    if _redacted(connection, key, digest_of(capture.data)):
        return Outcome(Kept.REDACTED, key)
    version = _sighted(connection, key, capture)
    if version is None or not _is_read(connection, version, made_by):
        return None
    return Outcome(Kept.SAME, key)


def keep(
    connection: Connection,
    capture: Capture,
    found: Findings,
    *,
    folder: str,
    now: str,
    trace: Trace | None = None,
) -> Outcome:
    """Write down the article and its findings, as what they are to what the ledger has.

    ``trace`` tells which of the earlier articles it goes together with; without it none is looked for.

    A page whose bytes changed and whose reporting did not is the same version, seen again.
    """
    key = article_key(capture, folder=folder)
    digest = digest_of(capture.data)
    if _redacted(connection, key, digest):
        return Outcome(Kept.REDACTED, key)
    article, is_new = _article(connection, key, capture, now)
    if not capture.complete and not is_new and _is_complete(connection, article):
        return Outcome(Kept.SAME, key)  # a page that could not be fetched this time is not cut to its summary
    seen = capture.retrieved.isoformat() if capture.retrieved else now
    version = None if is_new else _sighted(connection, key, capture)
    if version is None and not is_new:
        version = _same_reporting(connection, article, found.gist, seen)
    if version is not None and _is_read(connection, version, found.made_by["digest"]):
        _sight(connection, article, version, capture, seen)
        return Outcome(Kept.SAME, key)
    kept = Kept.NEW if is_new else Kept.EDITED if version is None else Kept.READ_AGAIN
    if version is None:
        version = _version(connection, article, digest, capture, found.gist, seen)
    _sight(connection, article, version, capture, seen)
    if _reading(connection, article, key, version, found, is_first=is_new) and trace:
        lineage.place(connection, article, trace)
    return Outcome(kept, key)


# ── the page, its versions, its bytes ─────────────────────────────────────────────────────────────


def keep_reading(
    connection: Connection, version: int, found: Findings, *, trace: Trace | None = None
) -> Outcome:
    """Write down what another version of sayso found in a version that the ledger keeps."""
    query = (
        select(t.article.c.id, t.article.c.key)
        .join(t.version, t.version.c.article_id == t.article.c.id)
        .where(t.version.c.id == version)
    )
    article = connection.execute(query).one()
    if _is_read(connection, version, found.made_by["digest"]):
        return Outcome(Kept.SAME, article.key)
    if _reading(connection, article.id, article.key, version, found) and trace:
        lineage.place(connection, article.id, trace)
    return Outcome(Kept.READ_AGAIN, article.key)


def _reading(
    connection: Connection, article: int, key: str, version: int, found: Findings, *, is_first: bool = False
) -> bool:
    """Whether the reading, which is written down, is the current one now."""
    maker = _maker(connection, found.made_by)
    row = {"article_id": article, "version_id": version, "made_by_id": maker, "current": False}
    reading = _insert(connection, t.reading, {**row, **found.reading})
    _keep_findings(connection, key, reading, found)
    if is_first:
        _set_current(connection, reading, to=True)
        index_reading(connection, reading)
        return True
    return _mark_current(connection, article, key) == reading


def _maker(connection: Connection, made_by: Row) -> int:
    known = connection.execute(_MAKER, {"digest": made_by["digest"]}).scalar()
    return _insert(connection, t.made_by, made_by) if known is None else known


def _redacted(connection: Connection, article: str, digest: str) -> bool:
    return connection.execute(_REDACTED, {"article": article, "digest": digest}).first() is not None


def _article(connection: Connection, key: str, capture: Capture, now: str) -> tuple[int, bool]:
    known = connection.execute(_ARTICLE, {"key": key}).scalar()
    if known is not None:
        return known, False
    row = {"key": key, "source": capture.source, "ref": capture.ref, "within": capture.within, "added": now}
    return _insert(connection, t.article, row), True


def _is_complete(connection: Connection, article: int) -> bool:
    query = select(t.version.c.id).where(t.version.c.article_id == article, t.version.c.complete).limit(1)
    return connection.execute(query).first() is not None


def _sighted(connection: Connection, article: str, capture: Capture) -> int | None:
    """The version last seen, when it was seen in exactly these bytes."""
    s = t.sighting
    last = (
        select(s.c.version_id, s.c.key, s.c.seen)
        .join(t.article, t.article.c.id == s.c.article_id)
        .where(t.article.c.key == article)
        .order_by(s.c.seen.desc(), s.c.id.desc())
        .limit(1)
    )
    if capture.retrieved:
        last = last.where(s.c.seen <= capture.retrieved.isoformat())
    found = connection.execute(last).first()
    return found.version_id if found is not None and found.key == capture_key(capture) else None


def _same_reporting(connection: Connection, article: int, gist: str, seen: str) -> int | None:
    """The version before, when it reports the same in other bytes."""
    v = t.version
    last = (
        select(v.c.id, v.c.gist)
        .where(v.c.article_id == article, v.c.seen <= seen)
        .order_by(v.c.seen.desc(), v.c.id.desc())
        .limit(1)
    )
    found = connection.execute(last).first()
    return found.id if found is not None and found.gist == gist else None


def _is_read(connection: Connection, version: int, made_by: str) -> bool:
    query = (
        select(t.reading.c.id)
        .join(t.made_by, t.made_by.c.id == t.reading.c.made_by_id)
        .where(t.reading.c.version_id == version, t.made_by.c.digest == made_by)
    )
    return connection.execute(query).first() is not None


def _version(
    connection: Connection, article: int, digest: str, capture: Capture, gist: str, seen: str
) -> int:
    keep_bytes(connection, digest, capture.data)
    row = {
        "article_id": article,
        "digest": digest,
        "seen": seen,
        "kind": capture.kind,
        "charset": capture.charset,
        "hints": packed_json(capture.hints),
        "said": packed_json(capture.said),
        "complete": capture.complete,
        "gist": gist,
    }
    return _insert(connection, t.version, row)


def keep_bytes(connection: Connection, digest: str, data: bytes) -> None:
    """Keep the bytes under their digest, once."""
    if connection.execute(_BYTES, {"digest": digest}).first() is None:
        row = {"digest": digest, "size": len(data), "data": compressed(data)}
        connection.execute(INSERT[t.blob], row)


def _sight(connection: Connection, article: int, version: int, capture: Capture, seen: str) -> None:
    known = {"article_id": article, "version_id": version, "key": capture_key(capture)}
    if connection.execute(_SIGHTING, known).first() is None:
        connection.execute(INSERT[t.sighting], {**known, "seen": seen})


def _mark_current(connection: Connection, article: int, key: str) -> int:
    """Of an article's readings the newest of the newest version is current, corrected and indexed."""
    r, v = t.reading, t.version
    query = (
        select(r.c.id, r.c.current)
        .join(v, v.c.id == r.c.version_id)
        .where(r.c.article_id == article)
        .order_by(v.c.seen.desc(), v.c.id.desc(), r.c.id.desc())
    )
    newest, *others = connection.execute(query).all()
    if newest.current:
        return int(newest.id)
    for other in others:
        if other.current:
            forget_reading(connection, other.id)
            restore(connection, other.id)
            _set_current(connection, other.id, to=False)
    _set_current(connection, newest.id, to=True)
    lay(connection, key)
    index_reading(connection, newest.id)
    return int(newest.id)


def _set_current(connection: Connection, reading: int, *, to: bool) -> None:
    connection.execute(_SET_CURRENT, {"reading": reading, "to": to})


# Questions that every article asks: built once, since building one takes as long as answering it.
_REDACTED = (
    select(t.redaction.c.id)
    .where(or_(t.redaction.c.key == bindparam("article"), t.redaction.c.key == bindparam("digest")))
    .limit(1)
)
_ARTICLE = select(t.article.c.id).where(t.article.c.key == bindparam("key"))
_MAKER = select(t.made_by.c.id).where(t.made_by.c.digest == bindparam("digest"))
_BYTES = select(t.blob.c.size).where(t.blob.c.digest == bindparam("digest"))
_SIGHTING = select(t.sighting.c.id).where(
    *(t.sighting.c[name] == bindparam(name) for name in ("article_id", "version_id", "key"))
)
_SET_CURRENT = update(t.reading).where(t.reading.c.id == bindparam("reading")).values(current=bindparam("to"))
_IDS = select(t.statement.c.ident, t.statement.c.id).where(t.statement.c.reading_id == bindparam("reading"))


# ── what was found in it ──────────────────────────────────────────────────────────────────────────


def _keep_findings(connection: Connection, article: str, reading: int, found: Findings) -> None:
    actors = _keep_actors(connection, article, reading, found.actors)
    channels = _keep_channels(connection, found.statements)
    keys = statement_keys(article, [row["content"] for row in found.statements])
    key_by_ident = {row["ident"]: key for row, key in zip(found.statements, keys, strict=True)}
    rows = [
        {
            **_without(row, "channel", "channel_kind"),
            "reading_id": reading,
            "key": key,
            "within": key_by_ident.get(row["within"]),
            "actor_id": actors.get(row["speaker"]),
            "channel_id": channels.get(_channel_key(row) or ""),
            "status": "found",
        }
        for row, key in zip(found.statements, keys, strict=True)
    ]
    _insert_all(connection, t.statement, rows)
    ids: dict[str, int] = pairs(connection.execute(_IDS, {"reading": reading})) if rows else {}
    places = _keep_places(connection, found.places)
    _insert_all(
        connection, t.place_mention, (_place_mention(row, reading, ids, places) for row in found.places)
    )
    for table, mentions in (
        (t.time_mention, found.times),
        (t.figure, found.figures),
        (t.event, found.events),
    ):
        _insert_all(connection, table, (_mention(row, reading, ids) for row in mentions))


def _mention(row: Row, reading: int, statements: Mapping[str, int]) -> Row:
    return {**_without(row, "ident"), "reading_id": reading, "statement_id": statements.get(row["ident"])}


def _place_mention(row: Row, reading: int, statements: Mapping[str, int], places: Mapping[str, int]) -> Row:
    kept = _without(row, "name", "lat", "lon", "country", "kind", "precision_km")
    return {**_mention(kept, reading, statements), "place_id": places.get(place_key(row) or "")}


def _keep_actors(
    connection: Connection, article: str, reading: int, actors: Sequence[Row]
) -> dict[str | None, int]:
    """The id of each name's actor, all of them and their appearances in this reading being kept."""
    keyed = [(row, *actor_key(row["name"], ActorKind(row["kind"]), article=article)) for row in actors]
    rows = (
        {"key": key, "name": row["name"], "kind": row["kind"], "folded": folded(row["name"])[:200]}
        for row, key, _ in keyed
    )
    ids = upsert(connection, t.actor, rows)
    appearances = (
        {**row, "reading_id": reading, "actor_id": ids[key], "rule": rule} for row, key, rule in keyed
    )
    _insert_all(connection, t.appearance, appearances)
    return {row["name"]: ids[key] for row, key, _ in keyed}


def _keep_channels(connection: Connection, statements: Iterable[Row]) -> dict[str, int]:
    rows = (
        {"key": _channel_key(row), "name": row["channel"], "kind": row["channel_kind"]}
        for row in statements
        if row["channel"] is not None
    )
    return upsert(connection, t.channel, rows)


def _channel_key(row: Row) -> str | None:
    name = row["channel"]
    return None if name is None else key_of("channel", folded(name), row["channel_kind"])


def _keep_places(connection: Connection, mentions: Iterable[Row]) -> dict[str, int]:
    rows = (
        {
            "key": key,
            "folded": folded(row["name"])[:200],
            **{n: row[n] for n in ("name", "lat", "lon", "country", "kind", "precision_km")},
        }
        for row in mentions
        if (key := place_key(row)) is not None
    )
    return upsert(connection, t.place, rows)


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _insert(connection: Connection, table: Table, row: Row) -> int:
    done = connection.execute(INSERT[table], row)
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def _insert_all(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    given = list(rows)
    if given:
        connection.execute(INSERT[table], given)
