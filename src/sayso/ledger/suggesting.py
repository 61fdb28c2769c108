"""Actors that somebody may mean who is still typing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from sayso.ledger.identity import folded
from sayso.ledger.words import Asked, Term

_BEGINNING = 2  # letters of a lone word that is not written out


@dataclass(frozen=True, slots=True)
class Suggested:
    """An actor, told from others of the name by where the newest article about them stood."""

    id: str
    name: str
    kind: str
    outlet: str | None


def suggested(connection: Connection, typed: str, *, limit: int) -> list[Suggested]:
    """The actors that have these words in their names, the last perhaps begun, short names first."""
    words = folded(typed).split()
    if not words:
        return []
    *whole, last = (Term((word,)) for word in words)
    begun = Term(last.words, begins=bool(whole) or len(last.words[0]) >= _BEGINNING)
    ranks, parameters = Asked((*whole, begun)).ranks("actor", connection.dialect.name)
    rows = connection.execute(text(_SUGGESTED.format(ranks=ranks)), {**parameters, "limit": limit})
    return [Suggested(row.key, row.name, row.kind, row.outlet) for row in rows]


def present(connection: Connection, article: str) -> list[Suggested]:
    """The actors that the article names, in the order of their names."""
    rows = connection.execute(text(_PRESENT), {"article": article})
    return [Suggested(row.key, row.name, row.kind, row.outlet) for row in rows]


_SUGGESTED = """
    SELECT c.key, c.name, c.kind, r.outlet
    FROM (SELECT DISTINCT who.id, who.key, who.name, who.kind, length(who.name) AS size
          FROM actor a JOIN actor who ON who.id = coalesce(a.merged_into, a.id)
          WHERE a.id IN (SELECT n.id FROM ({ranks}) n)
          ORDER BY size, who.name, who.key LIMIT :limit) c
    LEFT JOIN reading r ON r.id = (SELECT max(p.reading_id) FROM appearance p WHERE p.actor_id = c.id)
    ORDER BY c.size, c.name, c.key"""
_PRESENT = """
    SELECT DISTINCT who.key, who.name, who.kind, r.outlet
    FROM article x
    JOIN reading r ON r.article_id = x.id AND r.current
    JOIN appearance p ON p.reading_id = r.id
    JOIN actor a ON a.id = p.actor_id
    JOIN actor who ON who.id = coalesce(a.merged_into, a.id)
    WHERE x.key = :article
    ORDER BY who.name, who.key"""
