"""The corrections as a chain: each row holds a hash of itself and of the row before.

What was changed, taken out or put in shows, unless everything behind it was written anew; against that, and
against rows cut off at the end, a head that was noted elsewhere is compared. A redaction takes the texts of
a row away and leaves their digest, so that the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from sayso.ledger import tables as t
from sayso.ledger.findings import Row, fit

START = "sha256:0"  # what the first row holds as the hash of the row before


class Action(StrEnum):
    """What a person decided."""

    ACCEPT = "accept"  # the statement is right as it was found
    REJECT = "reject"  # it is none
    SPEAKER = "speaker"  # somebody else said it, or it is not known who
    MERGE = "merge"  # two actors are one
    SPLIT = "split"  # in some articles an actor is another one
    PLACE = "place"  # some words mean another place
    TIME = "time"  # some words mean another time
    MERGE_STORIES = "merge-stories"  # two stories are one
    SPLIT_STORY = "split-story"  # some articles of a story tell of something else
    COPY = "copy"  # whether two articles have one text
    SAME_CLAIM = "same-claim"  # whether two wordings are one claim
    DISPUTE = "dispute"  # whether two wordings go against each other
    UNDO = "undo"  # an earlier decision does not hold
    REDACT = "redact"  # an article was taken out for good; the row says which others lost their texts


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decided, when and why; the time is ISO 8601."""

    person: str
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a decision is about and what it changes, before it is signed."""

    action: Action
    target: str
    article: str | None
    before: Row
    after: Row
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the chain; before and after are None when they were redacted."""

    number: int
    at: str
    person: str
    action: Action
    target: str
    article: str | None
    reason: str | None
    before: Row | None
    after: Row | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the chain does not hold, and what was done there."""

    number: int
    what: str

    def __str__(self) -> str:
        return f"correction {self.number} {self.what}"


def append(connection: Connection, draft: Draft, signed: Signed) -> int:
    """The number of the row that was written behind the last one."""
    last = _last(connection)
    reason = None if signed.reason is None else fit(signed.reason)
    row: Row = {
        "number": last.number + 1 if last else 1,
        "at": signed.at,
        "person": fit(signed.person),
        "action": draft.action.value,
        "target": draft.target,
        "article": draft.article,
        "undoes": draft.undoes,
        "reason": reason,
        "before": canonical(draft.before),
        "after": canonical(draft.after),
        "previous": last.hash if last else START,
    }
    row["texts"] = texts_of(row)
    connection.execute(insert(t.correction), {**row, "hash": hash_of(row)})
    return int(row["number"])


def head(connection: Connection) -> str:
    """The last row's number and hash; noted elsewhere, it shows later what was cut off or rewritten."""
    last = _last(connection)
    return f"{last.number}:{last.hash}" if last else f"0:{START}"


def corrections(connection: Connection, query: Select[Any] | None = None) -> list[Correction]:
    """The corrections that the query selects, without one all, in their order."""
    ordered = (select(t.correction) if query is None else query).order_by(t.correction.c.number)
    return [_correction(row) for row in connection.execute(ordered).mappings()]


def undone(rows: Sequence[Correction]) -> dict[int, int]:
    """The corrections that do not hold, by their numbers, each with the one that undid it."""
    by: dict[int, int] = {}
    for row in reversed(rows):
        if row.undoes is not None and row.number not in by:  # an undoing that was undone undoes nothing
            by[row.undoes] = row.number
    return by


def live(rows: Sequence[Correction]) -> list[Correction]:
    """The decisions that hold and were not redacted."""
    gone = undone(rows)
    return [r for r in rows if r.number not in gone and r.after and r.action not in _NO_DECISION]


_NO_DECISION = {Action.UNDO, Action.REDACT}


def verify(connection: Connection, *, noted: str | None = None) -> list[Broken]:
    """Where the chain does not hold; empty when it does.

    With a head that was noted, it is also said whether the rows up to it are still those.
    """
    query = select(t.correction).order_by(t.correction.c.number)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    redacted = _redacted(rows)
    inside = [broken for row in rows for broken in _row(row, redacted)]
    told = {broken.number for broken in inside}
    broken = inside + [link for link in _links(rows) if link.number not in told]
    if noted is not None:
        broken += _since(rows, noted)
    return sorted(broken, key=lambda b: b.number)


def _links(rows: Sequence[Row]) -> Iterator[Broken]:
    number, before = 0, START
    for row in rows:
        if row["number"] <= 0:
            yield Broken(row["number"], "was put in")
            continue
        for gone in range(number + 1, row["number"]):
            yield Broken(gone, "was taken out")
        if row["number"] == number + 1 and row["previous"] != before:
            yield Broken(
                row["number"], "does not follow the one before: that was replaced, or this was put in"
            )
        number, before = row["number"], row["hash"]


def _row(row: Row, redacted: set[int]) -> Iterator[Broken]:
    gone = row["before"] is None and row["after"] is None and row["reason"] is None
    if hash_of(row) != row["hash"]:
        yield Broken(row["number"], "was changed")
    elif gone and row["number"] not in redacted:
        yield Broken(row["number"], "lost its texts, and no redaction says so")
    elif not gone and texts_of(row) != row["texts"]:
        yield Broken(row["number"], "was changed in its reason, before or after")


def _redacted(rows: Iterable[Row]) -> set[int]:
    """The rows whose texts a redaction of the chain took away."""
    said = (json.loads(row["after"]) for row in rows if row["action"] == Action.REDACT and row["after"])
    return {number for after in said for number in after["corrections"]}


def _since(rows: Sequence[Row], noted: str) -> Iterator[Broken]:
    number, _, expected = noted.partition(":")
    if not number.isdecimal() or not expected:
        yield Broken(
            0, f"is not named by {noted!r}: a head is NUMBER:HASH, as `sayso review verify` prints it"
        )
        return
    last = rows[-1]["number"] if rows else 0
    found = next((row["hash"] for row in rows if row["number"] == int(number)), None)
    if int(number) > last:
        yield Broken(
            last + 1, f"and those up to {number} were cut off: they were there when the head was noted"
        )
    elif int(number) and found != expected:
        yield Broken(
            int(number), "is another one than when the head was noted: it or one before was rewritten"
        )


# ── one row ───────────────────────────────────────────────────────────────────────────────────────


def texts_of(row: Row) -> str:
    """The digest of what a redaction takes away."""
    return _digest([row["reason"], row["before"], row["after"]])


def hash_of(row: Row) -> str:
    """The hash of a row and of all before it."""
    return _digest([row[name] for name in _HASHED])


_HASHED = ("number", "at", "person", "action", "target", "article", "texts", "undoes", "previous")


def canonical(value: object) -> str:
    """The value as JSON, the same text for the same value in every ledger.

    >>> canonical({"b": None, "a": "é"})
    '{"a":"é","b":null}'
    """
    return fit(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _digest(values: Sequence[object]) -> str:
    return f"sha256:{hashlib.sha256(canonical(values).encode()).hexdigest()}"


def _last(connection: Connection) -> Any:
    c = t.correction
    return connection.execute(select(c.c.number, c.c.hash).order_by(c.c.number.desc()).limit(1)).first()


def _correction(row: Any) -> Correction:
    before, after = (None if row[name] is None else json.loads(row[name]) for name in ("before", "after"))
    named = {name: row[name] for name in _PLAIN}
    return Correction(**named, action=Action(row["action"]), before=before, after=after)


_PLAIN = ("number", "at", "person", "target", "article", "reason", "undoes")
