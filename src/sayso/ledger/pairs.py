"""Two articles side by side: what each says, and what was found between them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, or_, select

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.model import Derivation, Direction, Evidence, Shared, Span, value_from


@dataclass(frozen=True, slots=True)
class Side:
    """An article as it stands in a pair."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    story: str | None  # the key of its story
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What tracing found between two articles, seen from the first; the shares are from 0 to 1."""

    derivation: Derivation
    direction: Direction
    share: float
    share_there: float
    weight: float
    passages: tuple[Shared, ...]
    evidence: tuple[Evidence, ...]
    judged: str | None


def side(connection: Connection, article: str) -> Side:
    """The article with this key; raises `NotInLedger`."""
    r = t.reading.c
    query = (
        select(t.article.c.key, r.title, r.outlet, r.published, r.url, t.story.c.key.label("story"), r.text)
        .join(t.reading, and_(r.article_id == t.article.c.id, r.current))
        .outerjoin(t.lineage, t.lineage.c.article_id == t.article.c.id)
        .outerjoin(t.story, t.story.c.id == t.lineage.c.story_id)
        .where(t.article.c.key == article)
    )
    row = connection.execute(query).first()
    if row is None:
        raise NotInLedger(f"no article of the ledger is {article!r}", "`sayso export articles` lists them")
    day = date.fromisoformat(row.published) if row.published else None
    return Side(row.key, row.title, row.outlet, day, row.url, row.story, row.text)


def found_between(connection: Connection, one: str, other: str) -> Found | None:
    """What was found between these two; None when they share no text that is known."""
    here, there, c = t.article.alias(), t.article.alias(), t.copy.c
    query = (
        select(t.copy, here.c.key.label("here"))
        .join(here, here.c.id == c.article_id)
        .join(there, there.c.id == c.other_id)
        .where(or_(*(and_(here.c.key == a, there.c.key == b) for a, b in ((one, other), (other, one)))))
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    seen = _Seen(turned=row.here != one)
    return Found(
        Derivation(row.derivation),
        seen.direction(Direction(row.direction)),
        row.share_there if seen.turned else row.share,
        row.share if seen.turned else row.share_there,
        row.weight,
        tuple(map(seen.passage, json.loads(row.passages))),
        tuple(value_from(Evidence, each) for each in json.loads(row.evidence)),
        row.judged,
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """The pair as it is written down, or turned round."""

    turned: bool

    def direction(self, direction: Direction) -> Direction:
        turn = {Direction.FROM: Direction.TO, Direction.TO: Direction.FROM}
        return turn.get(direction, direction) if self.turned else direction

    def passage(self, written: dict[str, object]) -> Shared:
        here, there = (value_from(Span, written[name]) for name in ("here", "there"))
        return Shared(there, here) if self.turned else Shared(here, there)
