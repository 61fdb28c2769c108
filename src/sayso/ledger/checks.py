"""What a sound ledger looks like, asked of its rows: each question gives what is wrong.

A question yields a line for each thing that it looked at: what is wrong with it, or None.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import zstandard
from sqlalchemy import Connection, Row, text
from sqlalchemy.exc import DBAPIError

from sayso.ledger import tables as t
from sayso.ledger.chain import verify
from sayso.ledger.findings import uncompressed
from sayso.ledger.identity import digest_of
from sayso.ledger.reindexing import overindexed, unindexed
from sayso.ledger.words import INDEXES

Faults: TypeAlias = Iterator[str | None]
Question: TypeAlias = Callable[[Connection], Faults]

_AT_ONCE = 200  # rows that are taken together: reports are some 50 kB each
_SHOWN = 60  # characters of a text that a fault shows


def rows_of(query: str) -> Question:
    """The question that this query asks: each of its rows is something wrong, told by its first column."""

    def ask(connection: Connection) -> Faults:
        for row in connection.execute(text(query)):
            yield str(row[0])

    return ask


# ── the database itself ───────────────────────────────────────────────────────────────────────────


def database(connection: Connection) -> Faults:
    """What the database finds in its own pages and indexes."""
    if connection.dialect.name == "sqlite":
        yield from _pragma(connection, "integrity_check(100)", well="ok")
    else:
        yield from _server(connection)


def _pragma(connection: Connection, pragma: str, *, well: str = "") -> Faults:
    for row in connection.exec_driver_sql(f"PRAGMA {pragma}"):
        said = " ".join(str(part) for part in row)
        yield None if said == well else said


def _server(connection: Connection) -> Faults:
    yield from rows_of("SELECT 'index ' || indexrelid::regclass || ' is invalid' FROM pg_index "
                       "WHERE NOT indisvalid")(connection)  # fmt: skip
    # amcheck is an extension that an administrator installs, and may be kept to them.
    if connection.execute(text("SELECT to_regprocedure('bt_index_check(regclass)')")).scalar() is not None:
        for index in connection.execute(text(_TREES)).scalars().all():
            yield _said(connection, f"SELECT bt_index_check('{index}'::regclass)")
    for table in t.metadata.sorted_tables:
        yield _said(connection, f"SELECT count(x::text) FROM {table.name} x")


_TREES = """
    SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relnamespace = 'public'::regnamespace"""


def _said(connection: Connection, query: str) -> str | None:
    """What the database complains of when it is asked this; None when it answers."""
    try:
        with connection.begin_nested():
            connection.execute(text(query))
    except DBAPIError as error:
        said = " ".join(str(error.orig).split())
        return None if "permission denied" in said else said
    return None


def references(connection: Connection) -> Faults:
    """Rows that refer to a row that is not there."""
    if connection.dialect.name == "sqlite":
        for table, rowid, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {rowid} of {table} refers to a row of {parent} that is not there"
        return
    yield from rows_of("SELECT conname || ' was never checked' FROM pg_constraint WHERE NOT convalidated")(
        connection
    )
    for table in t.metadata.sorted_tables:
        for key in table.foreign_keys:
            here, there, parent = f"r.{key.parent.name}", f"p.{key.column.name}", key.column.table.name
            yield from rows_of(
                f"SELECT 'a row of {table.name} refers to a row of {parent} that is not there' "
                f"FROM {table.name} r LEFT JOIN {parent} p ON {here} = {there} "
                f"WHERE {here} IS NOT NULL AND {there} IS NULL"
            )(connection)


def words_whole(connection: Connection) -> Faults:
    """What FTS5 finds in its own index; PostgreSQL's is looked at with the other tables."""
    if connection.dialect.name != "sqlite":
        return
    for table in INDEXES:
        yield _said(connection, f"INSERT INTO {table}_words ({table}_words) VALUES ('integrity-check')")


# ── bytes, reports, texts ─────────────────────────────────────────────────────────────────────────


def digests(connection: Connection) -> Faults:
    """Bytes that are not the ones that were delivered."""
    for row in _streamed(connection, "SELECT digest, size, data FROM blob"):
        yield _digest(row.digest, row.size, row.data)


def _digest(digest: str, size: int, packed: bytes) -> str | None:
    try:
        data = uncompressed(packed)
    except zstandard.ZstdError:
        return f"{digest[:23]}… cannot be unpacked"
    if digest_of(data) != digest:
        return f"{digest[:23]}… holds other bytes"
    return None if len(data) == size else f"{digest[:23]}… is {len(data)} bytes long, not {size}"


def reports(connection: Connection) -> Faults:
    """Readings whose report cannot be unpacked, or is about another text than the one kept."""
    query = "SELECT a.key, r.content, r.text, r.report FROM reading r JOIN article a ON a.id = r.article_id"
    for row in _streamed(connection, query):
        yield _report(row)


def _report(row: Row[Any]) -> str | None:
    try:
        about = json.loads(uncompressed(row.report))["article"]
    except (zstandard.ZstdError, ValueError, KeyError, TypeError):
        return f"the report on article {row.key} cannot be read"
    if about["id"] != row.content:
        return f"the report on article {row.key} is about another text"
    same = len(about["text"]) == len(row.text) and all(
        ours in (theirs, "\ufffd") for ours, theirs in zip(row.text, about["text"], strict=True)
    )
    return None if same else f"the text of article {row.key} is not the one that was read"


def spans(connection: Connection) -> Faults:
    """Findings whose words do not stand in the article where they are said to stand."""
    for readings in _pages(connection, "SELECT id, text FROM reading"):
        texts = {row.id: row.text for row in readings}
        between = {"first": readings[0].id, "last": readings[-1].id}
        for query, marked in _MARKED:
            for row in connection.execute(text(query), between):
                yield _astray(texts.get(row.reading_id, ""), marked(row._mapping))


_Marks: TypeAlias = list[tuple[str | None, list[tuple[int, int]]]]


def _astray(read: str, marks: _Marks) -> str | None:
    for words, stands in marks:
        if words is not None and words != " … ".join(read[start:end] for start, end in stands):
            return f"{words[:_SHOWN]!r} does not stand at {stands[0][0]}"
    return None


def _statement_marks(row: Mapping[Any, Any]) -> _Marks:
    named: _Marks = [(row[name], [(row[f"{name}_start"], row[f"{name}_end"])]) for name in ("cue", "source")]
    return [(row["content"], [(start, end) for start, end in json.loads(row["spans"])]), *named]


def _mention_marks(row: Mapping[Any, Any]) -> _Marks:
    return [(row["text"], [(row["start"], row["end"])])]


def _actor_marks(row: Mapping[Any, Any]) -> _Marks:
    return [(m["text"], [(m["start"], m["end"])]) for m in json.loads(row["mentions"])]


_BETWEEN = "WHERE reading_id BETWEEN :first AND :last"
_MARKED: tuple[tuple[str, Callable[[Mapping[Any, Any]], _Marks]], ...] = (
    (
        "SELECT reading_id, content, spans, cue, cue_start, cue_end, source, source_start, source_end "
        f"FROM statement {_BETWEEN}",
        _statement_marks,
    ),
    (f"SELECT reading_id, mentions FROM appearance {_BETWEEN}", _actor_marks),
    *(
        (f'SELECT reading_id, start, "end", text FROM {table} {_BETWEEN}', _mention_marks)
        for table in ("place_mention", "time_mention", "figure")
    ),
)


def copies(connection: Connection) -> Faults:
    """Copies with a passage that does not stand in both articles."""
    for row in _streamed(connection, COPIES):
        yield copy_astray(row)


COPIES = """
    SELECT c.id, a.key, o.key AS other, c.passages, here.text AS here, there.text AS there
    FROM copy c
    JOIN article a ON a.id = c.article_id JOIN article o ON o.id = c.other_id
    JOIN reading here ON here.article_id = a.id AND here.current
    JOIN reading there ON there.article_id = o.id AND there.current"""


def copy_astray(row: Row[Any]) -> str | None:
    """What is wrong with a row of `COPIES`; None when every passage stands in both."""
    for passage in json.loads(row.passages):
        for side, read in (("here", row.here), ("there", row.there)):
            span = passage[side]
            if read[span["start"] : span["end"]] != span["text"]:
                return f"a passage of {row.key} and {row.other} does not stand at {span['start']}"
    return None


# ── what belongs together ─────────────────────────────────────────────────────────────────────────


def words(connection: Connection) -> Faults:
    """Rows that a search misses, and rows that it finds and should not."""
    for table in INDEXES:
        if missing := unindexed(connection, table):
            yield f"{missing} of {table} are not in the index of words"
        if surplus := overindexed(connection, table):
            yield f"{surplus} of {table} are in the index of words and should not be"
        yield None


CURRENT = """
    SELECT 'article ' || a.key || ' has ' || count(CASE WHEN r.current THEN 1 END) || ' current readings'
    FROM article a JOIN reading r ON r.article_id = a.id
    GROUP BY a.key HAVING count(CASE WHEN r.current THEN 1 END) <> 1"""
UNREAD = """
    SELECT 'a version of article ' || a.key || ' of ' || v.seen || ' has no reading'
    FROM version v JOIN article a ON a.id = v.article_id
    WHERE NOT EXISTS (SELECT 1 FROM reading r WHERE r.version_id = v.id)
    UNION ALL
    SELECT 'article ' || a.key || ' has no version' FROM article a
    WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.article_id = a.id)"""
UNNEEDED_BYTES = """
    SELECT 'bytes ' || b.digest FROM blob b
    WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.digest = b.digest)"""
# An actor that was merged, or that a correction names, is somebody's decision and stays; so does what was
# found where a correction shows something else.
UNNEEDED = {
    "actor": """
        NOT EXISTS (SELECT 1 FROM appearance p WHERE p.actor_id = actor.id)
        AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.actor_id = actor.id)
        AND NOT EXISTS (SELECT 1 FROM actor m WHERE m.merged_into = actor.id)
        AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.target = actor.key)
        AND NOT EXISTS (SELECT 1 FROM appearance p
                        WHERE p.found LIKE '{"actor_id":' || CAST(actor.id AS TEXT) || ',%')
        AND NOT EXISTS (SELECT 1 FROM statement s
                        WHERE s.found LIKE '{"actor_id":' || CAST(actor.id AS TEXT) || ',%')
        AND actor.merged_into IS NULL""",
    "place": """
        NOT EXISTS (SELECT 1 FROM place_mention m WHERE m.place_id = place.id)
        AND NOT EXISTS (SELECT 1 FROM place_mention m
                        WHERE m.found LIKE '%"place_id":' || CAST(place.id AS TEXT) || ',%')""",
    "channel": "NOT EXISTS (SELECT 1 FROM statement s WHERE s.channel_id = channel.id)",
}
LINEAGE = """
    SELECT 'article ' || a.key || ' has another origin than its parent' FROM lineage l
    JOIN lineage p ON p.article_id = l.parent_id AND p.origin_id <> l.origin_id
    JOIN article a ON a.id = l.article_id
    UNION ALL
    SELECT 'article ' || a.key || ' is an origin and has a parent or another origin' FROM lineage l
    JOIN article a ON a.id = l.article_id
    WHERE EXISTS (SELECT 1 FROM lineage m WHERE m.origin_id = l.article_id)
        AND (l.parent_id IS NOT NULL OR l.origin_id <> l.article_id)
    UNION ALL
    SELECT 'article ' || a.key || ' has another origin than ' || o.key FROM copy c
    JOIN lineage l ON l.article_id = c.article_id
    JOIN lineage m ON m.article_id = c.other_id AND m.origin_id <> l.origin_id AND c.direction = 'unknown'
    JOIN article a ON a.id = c.article_id JOIN article o ON o.id = c.other_id
    WHERE c.judged IS NULL OR c.judged <> 'no'"""
REDACTED = """
    SELECT 'article ' || a.key || ' was redacted and is there' FROM article a
    JOIN redaction d ON d.key = a.key
    UNION ALL
    SELECT 'bytes ' || b.digest || ' were redacted and are there' FROM blob b
    JOIN redaction d ON d.key = b.digest"""


def unneeded(connection: Connection) -> Faults:
    """Actors, places and channels that no article names."""
    for table, condition in UNNEEDED.items():
        yield from rows_of(f"SELECT '{table} ' || name FROM {table} WHERE {condition}")(connection)


def chain(connection: Connection) -> Faults:
    """Corrections that were changed, taken out or put in behind the ledger's back."""
    yield from map(str, verify(connection))
    yield from (None for _ in connection.execute(text("SELECT 1 FROM correction")))


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────


def _streamed(connection: Connection, query: str) -> Iterable[Row[Any]]:
    """The rows of the query, some at a time."""
    return connection.execution_options(yield_per=_AT_ONCE).execute(text(query))


def _pages(connection: Connection, query: str) -> Iterator[list[Row[Any]]]:
    """The rows of the query by their ids, a page after the other."""
    after = 0
    page = text(f"{query} WHERE id > :after ORDER BY id LIMIT {_AT_ONCE}")
    while rows := list(connection.execute(page, {"after": after})):
        yield rows
        after = rows[-1].id
