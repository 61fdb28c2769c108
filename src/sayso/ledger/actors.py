"""An actor's page: what one actor said, when, through what, under which names, and who else carried it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, text

from sayso.ledger import tables as t
from sayso.ledger.identity import folded
from sayso.ledger.query import Query, one_with
from sayso.ledger.search import SaidHit, statements
from sayso.ledger.words import Asked, Term

LATEST = 20  # statements on a page; the others are found by `Query(actor=…)`
CARRIED = 10  # the words that most articles carried
CHOICES = 50  # actors of a name that are offered


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several actors that a name may mean."""

    id: str
    name: str
    kind: str
    statements: int
    said_in: str | None  # the outlet of the newest article, which tells single names apart
    published: date | None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that articles give the actor, in how many, and the rule by which it is this actor."""

    name: str
    kind: str
    articles: int
    rule: str


@dataclass(frozen=True, slots=True)
class Held:
    """A title or a role, from the first to the last article that gives it."""

    words: str
    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of the statements are so; None is "not known"."""

    name: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of the actor that several articles carry."""

    words: str
    articles: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Everything the ledger has of one actor. Rejected statements are left out."""

    id: str
    name: str
    kind: str
    statements: int
    articles: int
    aliases: tuple[Alias, ...]
    roles: tuple[Held, ...]
    months: tuple[Counted, ...]  # by the publication of the article
    channels: tuple[Counted, ...]
    outlets: tuple[Counted, ...]
    stances: tuple[Counted, ...]
    carried: tuple[Carried, ...]
    latest: tuple[SaidHit, ...]


def actor(connection: Connection, name: str) -> ActorPage | tuple[Choice, ...]:
    """The page of the actor with this key or name; a list to choose from when several may be meant."""
    if ids := one_with(connection, name):
        return _page(connection, ids)
    found = choices(connection, name)
    exact = [choice for choice in found if folded(choice.name) == folded(name)]
    meant = exact if len(exact) == 1 and " " in folded(name) else found
    return _page(connection, one_with(connection, meant[0].id)) if len(meant) == 1 else tuple(found)


def name_of(connection: Connection, key: str) -> str | None:
    """The name of the actor with this key, or of who it was found to be."""
    own, who = t.actor.alias(), t.actor.alias()
    one = func.coalesce(own.c.merged_into, own.c.id)
    return connection.execute(select(who.c.name).join(own, who.c.id == one).where(own.c.key == key)).scalar()


def choices(connection: Connection, name: str) -> list[Choice]:
    """The actors that have these words in one of their names, those with most statements first."""
    words = folded(name).split()
    if not words:
        return []
    ranks, parameters = Asked(tuple(Term((word,)) for word in words)).ranks("actor", connection.dialect.name)
    query = text(_CHOICES.format(ranks=ranks))
    rows = connection.execute(query, {**parameters, "most": CHOICES})
    return [
        Choice(row.key, row.name, row.kind, row.statements, row.outlet, _day(row.published)) for row in rows
    ]


# What an actor of one article says where is told by the newest article that names it.
_CHOICES = """
    SELECT c.key, c.name, c.kind, c.statements, r.outlet, r.published
    FROM (
        SELECT who.id, who.key, who.name, who.kind,
               (SELECT count(*) FROM statement s
                JOIN reading sr ON sr.id = s.reading_id AND sr.current
                WHERE s.status <> 'rejected'
                AND s.actor_id IN (SELECT m.id FROM actor m WHERE m.id = who.id OR m.merged_into = who.id)
               ) AS statements
        FROM actor who
        WHERE who.id IN (SELECT coalesce(a.merged_into, a.id) FROM actor a
                         WHERE a.id IN (SELECT n.id FROM ({ranks}) n))
        ORDER BY statements DESC, who.name, who.key
        LIMIT :most
    ) c
    LEFT JOIN reading r ON r.id = (
        SELECT max(p.reading_id) FROM appearance p JOIN reading pr ON pr.id = p.reading_id AND pr.current
        WHERE p.actor_id = c.id)
    ORDER BY c.statements DESC, c.name, c.key"""


def _page(connection: Connection, ids: Sequence[int]) -> ActorPage:
    who = connection.execute(select(_A).where(_A.c.id.in_(ids), _A.c.merged_into.is_(None))).one()
    named = connection.execute(_named(ids)).all()
    return ActorPage(
        id=who.key,
        name=who.name,
        kind=who.kind,
        statements=connection.execute(_said(ids, func.count())).scalar_one(),
        articles=len({row.article_id for row in named}),
        aliases=tuple(aliases_of(named)),
        roles=tuple(roles_of(named)),
        months=_counted(connection, ids, func.substr(t.reading.c.published, 1, 7), by_name=True),
        channels=_counted(connection, ids, t.channel.c.name),
        outlets=_counted(connection, ids, t.reading.c.outlet),
        stances=_counted(connection, ids, t.statement.c.stance),
        carried=tuple(_carried(connection, ids)),
        latest=statements(connection, Query(actor=who.key, limit=LATEST)).found,
    )


_A = t.actor


def _said(ids: Sequence[int], *columns: Any) -> Select[Any]:
    """These columns of the actor's statements that are current and not rejected."""
    return (
        select(*columns)
        .select_from(t.statement)
        .join(t.reading, t.reading.c.id == t.statement.c.reading_id)
        .outerjoin(t.channel, t.channel.c.id == t.statement.c.channel_id)
        .where(t.statement.c.actor_id.in_(ids), t.reading.c.current, t.statement.c.status != "rejected")
    )


def _counted(
    connection: Connection, ids: Sequence[int], of: Any, *, by_name: bool = False
) -> tuple[Counted, ...]:
    """How many statements have each value; the most frequent first, or by the values themselves."""
    rows = connection.execute(_said(ids, of.label("name"), func.count().label("many")).group_by(of))
    counted = [Counted(row.name, row.many) for row in rows]
    order = (lambda c: (c.name is None, c.name)) if by_name else (lambda c: (-c.statements, c.name or ""))
    return tuple(sorted(counted, key=order))


def _named(ids: Sequence[int]) -> Select[Any]:
    p, r = t.appearance, t.reading
    return (
        select(p.c.name, p.c.kind, p.c.rule, p.c.description, p.c.roles, r.c.article_id, r.c.published)
        .join(r, r.c.id == p.c.reading_id)
        .where(p.c.actor_id.in_(ids), r.c.current)
        .order_by(p.c.id)
    )


def aliases_of(named: Sequence[Row[Any]]) -> Iterator[Alias]:
    """Each name, with the number of articles that give it and the rule by which it is this actor."""
    counted = Counter((row.name, row.kind, row.rule) for row in named)
    for (name, kind, rule), many in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield Alias(name, kind, many, rule)


def roles_of(named: Sequence[Row[Any]]) -> Iterator[Held]:
    """Each title and role, with the days of the articles that give it; the latest first."""
    held: dict[str, list[date | None]] = {}
    for row in named:
        for words in dict.fromkeys([*([row.description] if row.description else []), *json.loads(row.roles)]):
            held.setdefault(words, []).append(_day(row.published))
    spans = [Held(words, len(days), *ends(days)) for words, days in held.items()]
    yield from sorted(spans, key=lambda h: (h.last is None, -(h.last or date.min).toordinal(), h.words))


def _carried(connection: Connection, ids: Sequence[int]) -> Iterator[Carried]:
    """The same words in several articles, those that most articles carry first."""
    content, article = t.statement.c.content, t.reading.c.article_id
    many = func.count(article.distinct())
    most = _said(ids, content, many.label("many")).group_by(content).having(many > 1)
    top = connection.execute(most.order_by(many.desc(), content).limit(CARRIED)).all()
    where = _said(ids, content, t.reading.c.outlet, t.reading.c.published).where(
        content.in_([row.content for row in top])
    )
    places: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(where):
        places.setdefault(row.content, []).append(row)
    for row in top:
        carriers = places[row.content]
        outlets = sorted({carrier.outlet for carrier in carriers if carrier.outlet})
        yield Carried(row.content, row.many, tuple(outlets), *ends([_day(c.published) for c in carriers]))


def ends(days: Sequence[date | None]) -> tuple[date | None, date | None]:
    """The first and the last of the days that are known."""
    known = sorted(day for day in days if day is not None)
    return (known[0], known[-1]) if known else (None, None)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
