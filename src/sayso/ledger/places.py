"""A place's page: what was said of it, in which articles and stories, and what else bears its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.ledger.query import Query
from sayso.ledger.search import ArticleHit, SaidHit, articles, statements

SAID, READ, TOLD = 50, 10, 10  # statements, articles and stories on a page; the others are found by a search
NAMESAKES = 20
_LAST = 200  # mentions, those that came last, in whose stories a place is looked for


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another place of the ledger with the same name."""

    id: str
    name: str
    kind: str | None
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Naming:
    """The words by which a statement names the place: where they stand, and why they mean this place."""

    words: str
    start: int
    end: int
    candidates: int
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that names the place."""

    statement: SaidHit
    naming: Naming


@dataclass(frozen=True, slots=True)
class Within:
    """A story in which the place is named, in how many of the articles that were looked at."""

    id: str
    title: str | None
    articles: int
    first_published: date | None
    last_published: date | None


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything the ledger has of one place, the newest first. Rejected statements are left out."""

    id: str
    name: str
    kind: str | None
    lat: float
    lon: float
    country: str | None  # ISO 3166-1 alpha-2
    precision_km: float | None  # the radius within which the point stands for the place
    candidates: int  # how many places of the world bear the name, as the newest article counts them
    namesakes: tuple[Namesake, ...]
    said: tuple[Said, ...]
    statements: int
    more_statements: bool  # whether there are more than ``statements``
    read: tuple[ArticleHit, ...]
    articles: int
    more_articles: bool
    stories: tuple[Within, ...]  # of the articles that came last and name it, the newest first


def place(connection: Connection, key: str) -> PlacePage:
    """The page of the place with this key."""
    row = connection.execute(_PLACE, {"key": key}).one_or_none()
    if row is None:
        raise NotInLedger(f"no place of the ledger is {key!r}", "`sayso export places` lists them")
    said = statements(connection, Query(place=key, limit=SAID))
    read = articles(connection, Query(place=key, limit=READ))
    named = _namings(connection, row.id, [hit.id for hit in said.found])
    return PlacePage(
        id=row.key,
        name=row.name,
        kind=row.kind,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        precision_km=row.precision_km,
        candidates=connection.execute(_CANDIDATES, {"place": row.id}).scalar() or 1,
        namesakes=_namesakes(connection, row),
        said=tuple(Said(hit, named[hit.id]) for hit in said.found if hit.id in named),
        statements=said.total,
        more_statements=said.is_more,
        read=read.found,
        articles=read.total,
        more_articles=read.is_more,
        stories=_stories(connection, row.id),
    )


def _namings(connection: Connection, place: int, keys: Sequence[str]) -> dict[str, Naming]:
    """The first words by which each of these statements names the place."""
    rows = connection.execute(_NAMINGS, {"place": place, "keys": keys})
    named: dict[str, Naming] = {}
    for row in rows:
        named.setdefault(row.key, Naming(row.text, row.start, row.end, row.candidates, row.rule))
    return named


def _namesakes(connection: Connection, row: Row[Any]) -> tuple[Namesake, ...]:
    others = connection.execute(_NAMESAKES, {"folded": row.folded, "place": row.id})
    return tuple(Namesake(o.key, o.name, o.kind, o.country, o.lat, o.lon) for o in others)


def _stories(connection: Connection, place: int) -> tuple[Within, ...]:
    rows = connection.execute(_STORIES, {"place": place})
    return tuple(Within(row.key, row.title, row.articles, _day(row.first), _day(row.last)) for row in rows)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


_P, _M, _R, _S, _L = t.place.c, t.place_mention.c, t.reading.c, t.statement.c, t.lineage.c
_OF_THE_PLACE = _M.place_id == bindparam("place")
_PLACE = select(t.place).where(_P.key == bindparam("key"))
_CANDIDATES = select(_M.candidates).where(_OF_THE_PLACE).order_by(_M.id.desc()).limit(1)
_NAMINGS = (
    select(_S.key, _M.text, _M.start, _M.end, _M.candidates, _M.rule)
    .join(t.statement, _S.id == _M.statement_id)
    .join(t.reading, _R.id == _M.reading_id)
    .where(_OF_THE_PLACE, _R.current, _S.key.in_(bindparam("keys", expanding=True)))
    .order_by(_M.start)
)
_NAMESAKES = (
    select(t.place)
    .where(_P.folded == bindparam("folded"), _P.id != bindparam("place"))
    .order_by(_P.country, _P.key)
    .limit(NAMESAKES)
)
_CAME_LAST = select(_M.reading_id).where(_OF_THE_PLACE).order_by(_M.id.desc()).limit(_LAST).subquery()
_TITLE = (  # of the story's first article
    select(_R.title)
    .join(t.lineage, _L.article_id == _R.article_id)
    .where(_L.story_id == t.story.c.id, _R.current)
    .order_by(_R.title.is_(None), _R.published.is_(None), _R.published, _R.article_id)
    .limit(1)
    .correlate(t.story)
    .scalar_subquery()
)
_STORIES = (
    select(
        t.story.c.id,
        t.story.c.key,
        _TITLE.label("title"),
        func.count().label("articles"),
        func.min(_R.published).label("first"),
        func.max(_R.published).label("last"),
    )
    .join(t.lineage, _L.story_id == t.story.c.id)
    .join(t.reading, _R.article_id == _L.article_id)
    .where(_R.current, _R.id.in_(select(_CAME_LAST.c.reading_id)))
    .group_by(t.story.c.id, t.story.c.key)
    .order_by(func.max(_R.published).is_(None), func.max(_R.published).desc(), t.story.c.key)
    .limit(TOLD)
)
