"""What people decided, laid over what was found.

The rows of an article's current reading show what was found with the corrections that hold; what was found
stays in the row's ``found`` and in the reading's report. Laying over starts from what was found each time,
so that a correction, its undoing and a new reading of the article all end in the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, Table, or_, select, update

from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction, canonical, corrections, live
from sayso.ledger.findings import Row
from sayso.ledger.identity import folded, place_key
from sayso.ledger.indexing import forget_reading, index_reading
from sayso.ledger.lineage import outdate
from sayso.ledger.rows import upsert
from sayso.ledger.unused import forget, unused

_SAME = 0.5  # share of the longer one's characters that two statements of one text have in common

# The columns that a correction changes.
_CHANGING: dict[Table, tuple[str, ...]] = {
    t.statement: (
        "status", "actor_id", "speaker", "speaker_kind", "speaker_description",
        "speaker_grade", "speaker_doubt", "speaker_rule",
    ),
    t.appearance: ("actor_id", "rule"),
    t.place_mention: ("place_id", "candidates", "rule"),
    t.time_mention: ("earliest", "latest", "rule"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """The current reading of an article."""

    id: int
    article: str
    content: str  # digest of its text


@dataclass(frozen=True, slots=True)
class Change:
    """New values for a row of the projection."""

    table: Table
    id: int
    values: Row


def current(connection: Connection, article: str) -> Reading | None:
    """The current reading of the article with this key; None when there is no such article."""
    query = (
        select(t.reading.c.id, t.reading.c.content)
        .join(t.article, t.article.c.id == t.reading.c.article_id)
        .where(t.article.c.key == article, t.reading.c.current)
    )
    found = connection.execute(query).first()
    return Reading(found.id, article, found.content) if found else None


# ── an article ────────────────────────────────────────────────────────────────────────────────────


def project(connection: Connection, article: str) -> None:
    """Lay the corrections that hold over what was found in the article, and index what comes of it."""
    reading = current(connection, article)
    if reading is not None:
        forget_reading(connection, reading.id)
        lay(connection, article)
        index_reading(connection, reading.id)
        outdate(connection, select(t.article.c.id).where(t.article.c.key == article))


def lay(connection: Connection, article: str) -> None:
    """Lay the corrections that hold over what was found in the article, in their order."""
    reading = current(connection, article)
    if reading is None:
        return
    restore(connection, reading.id)
    rows = about(connection, article)
    for correction in _of(article, live(rows)):
        for change in _EFFECTS[correction.action](connection, reading, correction):
            _change(connection, change)
    _forget_unused(connection, rows)


def lay_all(connection: Connection) -> None:
    """Lay every correction over what was found; the index of words is not touched."""
    rows = corrections(connection)
    articles = {row.article for row in rows if row.article is not None}
    for article in articles.union(*((row.after or {}).get("articles", ()) for row in rows)):
        lay(connection, article)
    project_actors(connection)


def restore(connection: Connection, reading: int) -> None:
    """Give every row of the reading what was found."""
    for table in _CHANGING:
        query = select(table.c.id, table.c.found).where(
            table.c.reading_id == reading, table.c.found.is_not(None)
        )
        for row in connection.execute(query).all():
            values = {**json.loads(row.found), "found": None}
            connection.execute(update(table).where(table.c.id == row.id).values(values))


def about(connection: Connection, article: str) -> list[Correction]:
    """The corrections that may concern the article: its own, and those of actors that were split."""
    c = t.correction
    return corrections(connection, select(c).where(or_(c.c.article == article, _on(Action.SPLIT))))


def meant(connection: Connection, reading: Reading, correction: Correction) -> bool:
    """Whether the correction has something to apply to in this reading."""
    if correction.action is Action.SPLIT:
        return _appears(connection, reading, str((correction.after or {})["actor"]["key"]))
    return next(_EFFECTS[correction.action](connection, reading, correction), None) is not None


def _of(article: str, rows: Iterable[Correction]) -> Iterator[Correction]:
    for row in rows:
        split = row.action is Action.SPLIT and article in (row.after or {})["articles"]
        if split or (row.article == article and row.action in _EFFECTS):
            yield row


def _on(action: Action) -> Any:
    """Corrections of the same target as one with this action: with it, its undoing is found."""
    c = t.correction.c
    return c.target.in_(select(c.target).where(c.action == action.value))


def _change(connection: Connection, change: Change) -> None:
    table = change.table
    row = connection.execute(select(table).where(table.c.id == change.id)).mappings().one()
    found = row["found"] or canonical({name: row[name] for name in _CHANGING[table]})
    connection.execute(update(table).where(table.c.id == change.id).values({**change.values, "found": found}))


def _forget_unused(connection: Connection, rows: Sequence[Correction]) -> None:
    """Forget the actors and places that only corrections made, when none of them holds any more."""
    made = [side for row in rows for side in (row.before, row.after) if side]
    keys = {side["actor"]["key"] for side in made if side.get("actor")}
    if gone := unused(connection, t.actor, keys) - _merged(connection):
        forget(connection, t.actor, gone)
    places = {str(place_key(side["place"])) for side in made if side.get("place")}
    if gone := unused(connection, t.place, places):
        forget(connection, t.place, gone)


# ── what each correction changes ──────────────────────────────────────────────────────────────────


def _status(connection: Connection, reading: Reading, correction: Correction) -> Iterator[Change]:
    statement = statement_of(connection, reading, correction)
    if statement is not None:
        yield Change(t.statement, statement, {"status": (correction.after or {})["status"]})


def _speaker(connection: Connection, reading: Reading, correction: Correction) -> Iterator[Change]:
    statement = statement_of(connection, reading, correction)
    if statement is None:
        return
    actor = (correction.after or {})["actor"]
    values = {
        "status": "edited",
        "actor_id": None if actor is None else actor_id(connection, actor),
        "speaker": None if actor is None else actor["name"],
        "speaker_kind": "unnamed" if actor is None else actor["kind"],
        "speaker_description": None,
        "speaker_grade": "unknown" if actor is None else "certain",
        "speaker_doubt": None,
        "speaker_rule": f"correction {correction.number}",
    }
    yield Change(t.statement, statement, values)


def _split(connection: Connection, reading: Reading, correction: Correction) -> Iterator[Change]:
    members = select(t.actor.c.id).where(t.actor.c.key.in_(group(connection, correction.target)))
    rule = f"correction {correction.number}"
    for table, name in ((t.statement, "speaker_rule"), (t.appearance, "rule")):
        query = select(table.c.id).where(table.c.reading_id == reading.id, table.c.actor_id.in_(members))
        for row in connection.execute(query).scalars().all():
            actor = actor_id(connection, (correction.after or {})["actor"])
            yield Change(table, row, {"actor_id": actor, name: rule})


def _place(connection: Connection, reading: Reading, correction: Correction) -> Iterator[Change]:
    place = (correction.after or {})["place"]
    for row in mentions_of(connection, t.place_mention, reading, correction.before or {}):
        values: Row = {"place_id": None, "rule": f"correction {correction.number}"}
        if place is not None:
            values |= {"place_id": _place_id(connection, place), "candidates": 1}
        yield Change(t.place_mention, row, values)


def _time(connection: Connection, reading: Reading, correction: Correction) -> Iterator[Change]:
    after = correction.after or {}
    for row in mentions_of(connection, t.time_mention, reading, correction.before or {}):
        days = {name: after[name] for name in ("earliest", "latest")}
        yield Change(t.time_mention, row, {**days, "rule": f"correction {correction.number}"})


Effect: TypeAlias = Callable[[Connection, Reading, Correction], Iterator[Change]]
_EFFECTS: dict[Action, Effect] = {
    Action.ACCEPT: _status,
    Action.REJECT: _status,
    Action.SPEAKER: _speaker,
    Action.SPLIT: _split,
    Action.PLACE: _place,
    Action.TIME: _time,
}


# ── what a correction is about, in another reading ────────────────────────────────────────────────


def statement_of(connection: Connection, reading: Reading, correction: Correction) -> int | None:
    """The statement that is meant: the one with the same words, else the one that shares most of them.

    Only in the same text can another one be meant, and none that stood beside the corrected one.
    """
    s = t.statement
    same = select(s.c.id).where(s.c.reading_id == reading.id, s.c.key == correction.target)
    found = connection.execute(same).scalar()
    before = correction.before or {}
    if found is not None or before.get("text") != reading.content:
        return found
    beside = select(s.c.key).where(
        s.c.reading_id.in_(select(s.c.reading_id).where(s.c.key == correction.target))
    )
    others = select(s.c.id, s.c.spans).where(s.c.reading_id == reading.id, s.c.key.not_in(beside))
    shares = [(shared(before["spans"], json.loads(row.spans)), -row.id) for row in connection.execute(others)]
    share, row = max(shares, default=(0.0, 0))
    return -row if share >= _SAME else None


def shared(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    """The characters that two lists of spans share, as a part of the longer one's.

    >>> shared([[0, 10]], [[0, 4], [6, 12]])
    0.8
    """
    common = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return common / max(1, *(sum(end - start for start, end in spans) for spans in (one, other)))


def mentions_of(connection: Connection, table: Table, reading: Reading, before: Row) -> list[int]:
    """The places or times that these words name, all of them or the one that is meant."""
    query = select(table.c.id, table.c.text).where(table.c.reading_id == reading.id)
    words, nth = folded(before["words"]), before["nth"]
    same = [row.id for row in connection.execute(query.order_by(table.c.start)) if folded(row.text) == words]
    return same if nth is None else same[nth : nth + 1]


def _appears(connection: Connection, reading: Reading, actor: str) -> bool:
    rows = (
        select(table.c.id)
        .join(t.actor, t.actor.c.id == table.c.actor_id)
        .where(table.c.reading_id == reading.id, t.actor.c.key == actor)
        for table in (t.statement, t.appearance)
    )
    return any(connection.execute(query).first() is not None for query in rows)


def actor_id(connection: Connection, actor: Row) -> int:
    """The id of an actor that a correction names, which is made where it is not there."""
    row = {name: actor[name] for name in ("key", "name", "kind")}
    return upsert(connection, t.actor, [{**row, "folded": folded(actor["name"])[:200]}])[actor["key"]]


def _place_id(connection: Connection, place: Row) -> int:
    key = str(place_key(place))
    row = {**place, "key": key, "folded": folded(place["name"])[:200], "precision_km": None}
    return upsert(connection, t.place, [row])[key]


# ── actors that are one ───────────────────────────────────────────────────────────────────────────


def project_actors(connection: Connection) -> None:
    """Let every actor that was merged lead to the one it is, and no other lead anywhere."""
    rows = corrections(connection, select(t.correction).where(_on(Action.MERGE)))
    merges = _merging(rows)
    ids = {actor["key"]: actor_id(connection, actor) for merge in merges for actor in _sides(merge)}
    wanted = {ids[key]: ids[root] for key, root in _roots(merges).items() if key != root}
    a = t.actor.c
    query = select(a.id, a.merged_into).where(a.merged_into.is_not(None))
    had = {row.id: row.merged_into for row in connection.execute(query)}
    for actor in {*wanted, *had}:
        if wanted.get(actor) != had.get(actor):
            outdate(connection, _naming(actor))
            merged = update(t.actor).where(a.id == actor).values(merged_into=wanted.get(actor))
            connection.execute(merged)
    _forget_unused(connection, rows)


def _naming(actor: int) -> Select[int]:
    """The articles in which this actor speaks."""
    said = select(t.statement.c.reading_id).where(t.statement.c.actor_id == actor)
    return select(t.reading.c.article_id).where(t.reading.c.id.in_(said))


def group(connection: Connection, actor: str) -> set[str]:
    """The keys of all actors that are this one."""
    return {actor, *(key for key, root in _roots(_merges(connection)).items() if root == actor)}


def _roots(merges: Iterable[Correction]) -> dict[str, str]:
    """The actor that each merged one is, by their keys."""
    root: dict[str, str] = {}
    for merge in merges:
        one, into = (root.setdefault(actor["key"], actor["key"]) for actor in _sides(merge))
        root = {key: into if of == one else of for key, of in root.items()}
    return root


def _merges(connection: Connection) -> list[Correction]:
    return _merging(corrections(connection, select(t.correction).where(_on(Action.MERGE))))


def _merging(rows: Sequence[Correction]) -> list[Correction]:
    return [row for row in live(rows) if row.action is Action.MERGE]


def _merged(connection: Connection) -> set[str]:
    return {actor["key"] for merge in _merges(connection) for actor in _sides(merge)}


def _sides(merge: Correction) -> tuple[Row, Row]:
    return (merge.before or {})["actor"], (merge.after or {})["actor"]
