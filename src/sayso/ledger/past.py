"""What people decided, the newest first, with what undid it: the history, and what was said of one thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction, corrections, undone
from sayso.ledger.findings import Row


@dataclass(frozen=True, slots=True)
class Past:
    """A correction, and the number of the one that undid it; None while it holds."""

    correction: Correction
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Which corrections are looked for; ``below`` is the number of the last one of the page before."""

    person: str | None = None
    action: Action | None = None
    article: str | None = None  # its key
    below: int | None = None


def history(connection: Connection, asked: Asked, *, limit: int) -> list[Past]:
    """The corrections that are asked for, the newest first."""
    c = t.correction.c
    query = _where(select(t.correction), asked).order_by(c.number.desc()).limit(limit)
    numbers = select(query.subquery().c.number)
    return _with_undoing(
        connection, corrections(connection, select(t.correction).where(c.number.in_(numbers)))
    )


def of_targets(connection: Connection, targets: Collection[str]) -> list[Past]:
    """What was decided of the things with these keys, the newest first, each with what undid it."""
    query = select(t.correction).where(t.correction.c.target.in_(targets))
    found = _with_undoing(connection, corrections(connection, query))
    return [past for past in found if past.correction.undoes is None]


def last_of(connection: Connection, person: str) -> Past | None:
    """The last decision of this person that holds, among their last few."""
    found = history(connection, Asked(person=person), limit=20)
    open_ones = (p for p in found if p.undone_by is None and p.correction.action not in _FINAL)
    return next(open_ones, None)


_FINAL = (Action.UNDO, Action.REDACT)


def people(connection: Connection) -> list[tuple[str, int]]:
    """Everybody who decided something, and how often."""
    c = t.correction.c
    query = select(c.person, func.count()).group_by(c.person).order_by(c.person)
    return [(row[0], row[1]) for row in connection.execute(query)]


def titles(connection: Connection, articles: Collection[str]) -> dict[str, Row]:
    """The headline, outlet, day and URL of each of these articles, by their keys."""
    r = t.reading.c
    query = (
        select(t.article.c.key, r.title, r.outlet, r.published, r.url)
        .join(t.reading, t.reading.c.article_id == t.article.c.id)
        .where(t.article.c.key.in_(articles), r.current)
    )
    return {row["key"]: dict(row) for row in connection.execute(query).mappings()}


def _where(query: Select[Any], asked: Asked) -> Select[Any]:
    c = t.correction.c
    if asked.person is not None:
        query = query.where(c.person == asked.person)
    if asked.action is not None:
        query = query.where(c.action == asked.action.value)
    if asked.article is not None:
        named = f'%"{asked.article}"%'
        query = query.where(or_(c.article == asked.article, c.before.like(named), c.after.like(named)))
    if asked.below is not None:
        query = query.where(c.number < asked.below)
    return query


def _with_undoing(connection: Connection, rows: Sequence[Correction]) -> list[Past]:
    chain = {row.number: row for row in rows}
    new = set(chain)
    while new:
        query = select(t.correction).where(t.correction.c.undoes.in_(new))
        found = {row.number: row for row in corrections(connection, query)}
        new = found.keys() - chain.keys()
        chain |= found
    by = undone([chain[number] for number in sorted(chain)])
    return [Past(row, by.get(row.number)) for row in reversed(rows)]
