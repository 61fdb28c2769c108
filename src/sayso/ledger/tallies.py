"""How many articles there are of each kind: the facets beside a list, of all or of the newest of some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from sayso.ledger.browsing import Daily, Shown, articles

WINDOW = 400  # articles that are counted of a list that is asked for: 15 ms of work
MOST = 1_000  # values of one facet that are told of


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
        tallies=_tallies(connection, is_current, "r.current", is_all=True),
    )


def of_shown(connection: Connection, shown: Shown) -> Tallies:
    """The facets of the newest articles that are asked for, `WINDOW` at most."""
    readings = articles(connection, shown, limit=WINDOW + 1)
    return of_readings(connection, readings[:WINDOW], is_all=len(readings) <= WINDOW)


def of_readings(connection: Connection, readings: Sequence[int], *, is_all: bool) -> Tallies:
    """The facets of these articles."""
    counted = _numbers(readings)
    return _tallies(connection, f"reading_id IN ({counted})", f"r.id IN ({counted})", is_all=is_all)


def _tallies(connection: Connection, of_reading: str, reading: str, *, is_all: bool) -> Tallies:
    """The facets; the conditions say which readings are counted, by their number and by their own row."""

    def rows(sql: str) -> Sequence[Any]:
        return connection.execute(text(sql)).all()

    published = rows(f"SELECT r.published, count(*) AS n FROM reading r WHERE {reading} GROUP BY r.published")
    outlets = rows(f"SELECT r.outlet, count(*) AS n FROM reading r WHERE {reading} GROUP BY r.outlet")
    agencies = rows(f"""
        SELECT l.hand, count(*) AS n FROM reading r JOIN lineage l ON l.article_id = r.article_id
        WHERE {reading} AND l.origin_kind = 'agency' GROUP BY l.hand""")
    said = f"s.status <> 'rejected' AND s.{of_reading}"
    return Tallies(
        articles=sum(row.n for row in published),
        is_all=is_all,
        speakers=tuple(_of_keys(connection, "actor", _SPEAKERS.format(said))),
        outlets=_by_number((row.outlet, row.n) for row in outlets),
        agencies=_by_number((row.hand, row.n) for row in agencies),
        channels=tuple(_of_keys(connection, "channel", _CHANNELS.format(said))),
        places=tuple(_of_keys(connection, "place", _PLACES.format(f"m.{of_reading}"))),
        stances=_by_number((row.stance, row.n) for row in rows(_STANCES.format(said))),
        days=tuple(
            Daily(date.fromisoformat(row.published), row.n)
            for row in sorted((row for row in published if row.published), key=lambda row: row.published)
        ),
        undated=sum(row.n for row in published if row.published is None),
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
