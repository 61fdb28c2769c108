"""What one actor says, and what is said through one channel: counted of the newest statements.

A frequent actor says hundreds of thousands of things. How many there are is counted up to 10,000, and what
they are like of the newest 300, whose number the page tells.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, text

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.ledger.actors import Alias, Carried, Held, aliases_of, ends, roles_of
from sayso.ledger.browsing import Daily
from sayso.ledger.query import Query, asked_of, one_with
from sayso.ledger.search import Hits, SaidHit, articles, statements, statements_with
from sayso.ledger.tallies import Tally

WINDOW = 300  # statements, the newest, of which it is told what they are like
_NAMED = 200  # articles, the last added, of which the actor's names and roles are told
_MOST = 20  # values of one kind
_CARRIED = 10
_COUNTED = 10_000  # statements that are counted: beyond, a page says "more than"


@dataclass(frozen=True, slots=True)
class Said:
    """What the newest ``counted`` statements are like."""

    statements: int  # all there are, 10,000 at most
    is_more: bool  # whether there are more than ``statements``
    counted: int  # of them, the newest, the rest is told of
    days: tuple[Daily, ...]  # statements by the publication of their article
    undated: int
    speakers: tuple[Tally, ...]
    channels: tuple[Tally, ...]
    without_channel: int
    outlets: tuple[Tally, ...]
    stances: tuple[Tally, ...]
    carried: tuple[Carried, ...]  # the same words in several articles
    latest: tuple[SaidHit, ...]


@dataclass(frozen=True, slots=True)
class ActorSaid:
    """An actor, and what the actor says."""

    id: str
    name: str
    kind: str
    articles: int  # in which the actor speaks, 10,000 at most
    is_more: bool  # whether there are more than ``articles``
    aliases: tuple[Alias, ...]  # of the articles that were added last
    roles: tuple[Held, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class ChannelSaid:
    """A channel, and what is said through it."""

    id: str
    name: str
    kind: str
    said: Said


def actor_said(connection: Connection, key: str) -> ActorSaid:
    """The actor with this key, and what is said; raises `NotInLedger` when there is none."""
    ids = one_with(connection, key)
    if not ids:
        raise NotInLedger(f"no actor of the ledger is {key!r}", "`sayso actor NAME` finds one by name")
    query = Query(actor=key, limit=_MOST)
    who = connection.execute(
        select(t.actor).where(t.actor.c.id.in_(ids), t.actor.c.merged_into.is_(None))
    ).one()
    named = _named(connection, ids)
    spoken = articles(connection, Query(actor=key, limit=1))
    return ActorSaid(
        id=who.key,
        name=who.name,
        kind=who.kind,
        articles=spoken.total,
        is_more=spoken.is_more,
        aliases=tuple(aliases_of(named)),
        roles=tuple(roles_of(named)),
        said=_said(connection, statements(connection, query), _newest(connection, query)),
    )


def channel_said(connection: Connection, key: str) -> ChannelSaid:
    """The channel with this key, and what is said through it; raises `NotInLedger` when there is none."""
    channel = connection.execute(select(t.channel).where(t.channel.c.key == key)).first()
    if channel is None:
        raise NotInLedger(f"no channel of the ledger is {key!r}", "`sayso export --kind channels` lists them")
    query = Query(channel=channel.name or channel.kind, limit=_MOST)
    newest = _newest(connection, query, channel=channel.id, limit=_COUNTED + 1)
    hits = Hits(
        tuple(statements_with(connection, newest[:_MOST], query)),
        min(len(newest), _COUNTED),
        len(newest) > _COUNTED,
        None,
    )
    return ChannelSaid(key, channel.name, channel.kind, _said(connection, hits, newest[:WINDOW]))


def _newest(
    connection: Connection, query: Query, *, channel: int | None = None, limit: int = WINDOW
) -> list[int]:
    """The newest statements that are found and not rejected, by their numbers."""
    asked = asked_of(connection, query)
    assert asked is not None
    ranks, given = asked.ranks("statement", connection.dialect.name)
    through = "" if channel is None else f"AND s.channel_id = {channel:d}"
    found = text(f"""
        SELECT s.id FROM ({ranks}) f CROSS JOIN statement s
        WHERE s.id = f.id AND s.status <> 'rejected' {through} ORDER BY f.rank LIMIT {limit:d}""")
    return list(connection.execute(found, given).scalars())


def _said(connection: Connection, hits: Hits[SaidHit], newest: Sequence[int]) -> Said:
    rows = connection.execute(text(_ROWS.format(",".join(map(str, newest)) or "-1"))).all()
    days = Counter(row.published for row in rows)
    return Said(
        statements=hits.total,
        is_more=hits.is_more,
        counted=len(rows),
        days=tuple(Daily(date.fromisoformat(day), days[day]) for day in sorted(d for d in days if d)),
        undated=days[None],
        speakers=_tally((row.actor, row.actor_name) for row in rows if row.actor),
        channels=_tally((row.channel, row.channel_name) for row in rows if row.channel),
        without_channel=sum(row.channel is None for row in rows),
        outlets=_tally((row.outlet, row.outlet) for row in rows if row.outlet),
        stances=_tally((row.stance, row.stance) for row in rows),
        carried=tuple(_carried(rows)),
        latest=hits.found,
    )


_ROWS = """
    SELECT s.content, s.stance, r.outlet, r.published, r.article_id, c.key AS channel,
           c.name AS channel_name, who.key AS actor, who.name AS actor_name
    FROM statement s JOIN reading r ON r.id = s.reading_id
    LEFT JOIN channel c ON c.id = s.channel_id
    LEFT JOIN actor own ON own.id = s.actor_id
    LEFT JOIN actor who ON who.id = coalesce(own.merged_into, own.id)
    WHERE s.id IN ({})"""


def _tally(values: Iterable[tuple[str, str]]) -> tuple[Tally, ...]:
    counted = sorted(Counter(values).items(), key=lambda each: (-each[1], each[0][1], each[0][0]))
    return tuple(Tally(key, name, many) for (key, name), many in counted[:_MOST])


def _carried(rows: Iterable[Row[Any]]) -> Iterator[Carried]:
    """The same words in several articles, those that most articles carry first."""
    of_words: dict[str, dict[Hashable, Row[Any]]] = defaultdict(dict)
    for row in rows:
        of_words[row.content].setdefault(row.article_id, row)
    several = ((words, list(by.values())) for words, by in of_words.items() if len(by) > 1)
    for words, carriers in sorted(several, key=lambda each: (-len(each[1]), each[0]))[:_CARRIED]:
        outlets = tuple(sorted({carrier.outlet for carrier in carriers if carrier.outlet}))
        days = [date.fromisoformat(c.published) if c.published else None for c in carriers]
        yield Carried(words, len(carriers), outlets, *ends(days))


def _named(connection: Connection, ids: Sequence[int]) -> Sequence[Any]:
    """How the articles that were added last name the actor."""
    p, r = t.appearance.c, t.reading.c
    newest = select(p.id).where(p.actor_id.in_(ids)).order_by(p.id.desc()).limit(_NAMED)
    query = (
        select(p.name, p.kind, p.rule, p.description, p.roles, r.published)
        .join(t.reading, r.id == p.reading_id)
        .where(p.id.in_(newest.scalar_subquery()), r.current)
        .order_by(p.id)
    )
    return connection.execute(query).all()
