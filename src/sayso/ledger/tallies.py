"""How many articles there are of each kind: the facets beside a list, of all or of the newest of some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from sayso.ledger.browsing import Daily, Shown, articles

WINDOW = 150  # articles that are counted of a list that is asked for: some milliseconds of work
MOST = 1_000  # values of one facet that are told of
_NAMED = 20  # of them, where only the newest articles are counted


@dataclass(frozen=True, slots=True)
class Tally:
    """A value, and how many articles have it."""

    id: str  # what a filter names it by: a key where there is one, or else the name
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many of ``articles`` articles there are of each kind, the most frequent values first."""

    articles: int
    is_all: bool  # no where only the newest were counted
    speakers: tuple[Tally, ...]  # by the key of the actor
    outlets: tuple[Tally, ...]
    agencies: tuple[Tally, ...]  # from which the text comes
    channels: tuple[Tally, ...]
    places: tuple[Tally, ...]
    stances: tuple[Tally, ...]
    days: tuple[Daily, ...]
    undated: int


def cut(tallies: Tallies, most: int) -> Tallies:
    """The same with so many values of each facet at most."""
    facets = ("speakers", "outlets", "agencies", "channels", "places", "stances")
    return replace(tallies, **{name: getattr(tallies, name)[:most] for name in facets})


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a ledger holds."""

    articles: int
    stories: int
    statements: int
    refusals: int  # of what was not read
    tallies: Tallies


def totals(connection: Connection) -> Totals:
    """How much the ledger holds, all of it counted: some seconds for 100,000 articles."""
    old = connection.execute(text("SELECT id FROM reading WHERE NOT current")).scalars().all()
    is_current = f"reading_id NOT IN ({_numbers(old)})"

    def one(sql: str) -> int:
        return int(connection.execute(text(sql)).scalar_one())

    return Totals(
        articles=one("SELECT count(*) FROM reading") - len(old),
        stories=one("SELECT count(DISTINCT story_id) FROM lineage"),
        statements=one(f"SELECT count(*) FROM statement WHERE status <> 'rejected' AND {is_current}"),
        refusals=one("SELECT count(*) FROM refusal"),
        tallies=_of_all(connection, is_current),
    )


def of_shown(connection: Connection, shown: Shown) -> Tallies:
    """The facets of the newest articles that are asked for, `WINDOW` at most."""
    readings = articles(connection, shown, limit=WINDOW + 1)
    return of_readings(connection, readings[:WINDOW], is_all=len(readings) <= WINDOW)


def of_readings(connection: Connection, readings: Sequence[int], *, is_all: bool) -> Tallies:
    """The facets of these articles, some hundreds at most."""
    ids = _numbers(readings)
    pages = connection.execute(text(_PAGES.format(ids))).all()
    said = connection.execute(text(_SAID.format(ids))).all()
    places = connection.execute(text(_PLACED.format(ids))).scalars()
    speakers = Counter(actor for _, actor in {(row[0], row[1]) for row in said} if actor is not None)
    channels = Counter(channel for _, channel in {(row[0], row[2]) for row in said} if channel is not None)
    days = Counter(page.published for page in pages)
    return Tallies(
        articles=len(pages),
        is_all=is_all,
        speakers=_named(connection, "actor", speakers),
        outlets=_by_number(Counter(page.outlet for page in pages).items()),
        agencies=_by_number(Counter(page.hand for page in pages).items()),
        channels=_named(connection, "channel", channels),
        places=_named(connection, "place", Counter(places)),
        stances=_by_number(Counter(stance for _, stance in {(row[0], row[3]) for row in said}).items()),
        days=_daily(days),
        undated=days[None],
    )


_PAGES = """
    SELECT r.published, r.outlet, CASE WHEN l.origin_kind = 'agency' THEN l.hand END AS hand
    FROM reading r LEFT JOIN lineage l ON l.article_id = r.article_id WHERE r.id IN ({})"""
_SAID = """
    SELECT s.reading_id, coalesce(a.merged_into, a.id) AS actor, s.channel_id, s.stance
    FROM statement s LEFT JOIN actor a ON a.id = s.actor_id
    WHERE s.status <> 'rejected' AND s.reading_id IN ({})"""
_PLACED = """
    SELECT m.place_id FROM place_mention m WHERE m.place_id IS NOT NULL AND m.reading_id IN ({})
    GROUP BY m.reading_id, m.place_id"""


def _named(connection: Connection, table: str, counted: Counter[int]) -> tuple[Tally, ...]:
    """The most frequent ones with their keys and names."""
    most = dict(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:_NAMED])
    rows = connection.execute(text(f"SELECT id, key, name FROM {table} WHERE id IN ({_numbers(most)})"))
    found = [Tally(row.key, row.name, most[row.id]) for row in rows]
    return tuple(sorted(found, key=lambda tally: (-tally.articles, tally.name, tally.id)))


def _daily(counted: Mapping[str | None, int]) -> tuple[Daily, ...]:
    dated = sorted(day for day in counted if day is not None)
    return tuple(Daily(date.fromisoformat(day), counted[day]) for day in dated)


def _of_all(connection: Connection, is_current: str) -> Tallies:
    """The facets of all that is current; the database counts."""

    def rows(sql: str) -> Sequence[Any]:
        return connection.execute(text(sql)).all()

    published = rows("SELECT r.published, count(*) AS n FROM reading r WHERE r.current GROUP BY r.published")
    days = {row.published: row.n for row in published}
    outlets = rows("SELECT r.outlet, count(*) AS n FROM reading r WHERE r.current GROUP BY r.outlet")
    agencies = rows("SELECT hand, count(*) AS n FROM lineage WHERE origin_kind = 'agency' GROUP BY hand")
    said = f"s.status <> 'rejected' AND s.{is_current}"
    return Tallies(
        articles=sum(days.values()),
        is_all=True,
        speakers=tuple(_of_keys(connection, "actor", _SPEAKERS.format(said))),
        outlets=_by_number((row.outlet, row.n) for row in outlets),
        agencies=_by_number((row.hand, row.n) for row in agencies),
        channels=tuple(_of_keys(connection, "channel", _CHANNELS.format(said))),
        places=tuple(_of_keys(connection, "place", _PLACES.format(f"m.{is_current}"))),
        stances=_by_number((row.stance, row.n) for row in rows(_STANCES.format(said))),
        days=_daily(days),
        undated=days.get(None, 0),
    )


_SPEAKERS = """
    SELECT d.id, count(*) AS n FROM (
        SELECT DISTINCT coalesce(a.merged_into, a.id) AS id, s.reading_id
        FROM statement s JOIN actor a ON a.id = s.actor_id WHERE {}) d
    GROUP BY d.id"""
_CHANNELS = """
    SELECT s.channel_id AS id, count(DISTINCT s.reading_id) AS n FROM statement s
    WHERE s.channel_id IS NOT NULL AND {} GROUP BY s.channel_id"""
_PLACES = """
    SELECT m.place_id AS id, count(DISTINCT m.reading_id) AS n FROM place_mention m
    WHERE m.place_id IS NOT NULL AND {} GROUP BY m.place_id"""
_STANCES = "SELECT s.stance, count(DISTINCT s.reading_id) AS n FROM statement s WHERE {} GROUP BY s.stance"


def _of_keys(connection: Connection, table: str, counted: str) -> Iterator[Tally]:
    query = f"""
        SELECT t.key, t.name, c.n FROM ({counted} ORDER BY n DESC, id LIMIT {MOST}) c
        JOIN {table} t ON t.id = c.id ORDER BY c.n DESC, t.name, t.key"""
    for row in connection.execute(text(query)):
        yield Tally(row.key, row.name, row.n)


def _by_number(values: Iterable[tuple[str | None, int]]) -> tuple[Tally, ...]:
    known = [(value, many) for value, many in values if value]
    return tuple(Tally(v, v, n) for v, n in sorted(known, key=lambda each: (-each[1], each[0]))[:MOST])


def _numbers(ids: Iterable[int]) -> str:
    return ",".join(map(str, ids)) or "-1"
