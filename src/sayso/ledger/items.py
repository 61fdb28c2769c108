"""What is said in a story, statement by statement, with the days, places and figures within each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, and_, bindparam, func, select

from sayso.ledger import tables as t
from sayso.model import Interval

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a statement names; ``key`` and the point are None when no such place is known."""

    key: str | None
    name: str
    lat: float | None  # degrees of WGS84
    lon: float | None
    precision_km: float | None  # the radius within which the point stands for the place
    kind: str | None  # country, region, settlement, …
    country: str | None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that a statement gives: from low to high, of which unit, of whom."""

    words: str
    low: float | None
    high: float | None
    unit: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a story's articles, as corrected; those that were rejected are left out.

    ``happened`` are the days that the statement names for what it tells, never the day of publication; of
    an article that an older sayso has read, all the days it names.
    """

    id: str
    article: str
    outlet: str | None
    published: date | None
    speaker: str | None  # a name, or the description of somebody unnamed
    actor: str | None  # key of the actor; None when the article does not name the speaker
    stance: str
    words: str  # exactly as they stand, a gap between parts as "…"
    start: int  # in the text of the article
    end: int
    channel: str | None
    channel_id: str | None
    said: Interval | None
    happened: tuple[Interval, ...]
    places: tuple[Spot, ...]
    figures: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """How an article carries the text of the one that it was taken from."""

    derivation: str
    share: float  # of its words that stand in the other, from 0 to 1


def taken(connection: Connection, story: str) -> dict[str, Taken]:
    """How the articles of the story that were taken from others carry their text, by their keys."""
    rows = connection.execute(_TAKEN, {"story": story})
    return {row.key: Taken(row.derivation, row.share) for row in rows}


def items(connection: Connection, story: str) -> tuple[Item, ...]:
    """The statements in the story with this key: by day of publication, article and place in its text."""
    asked = {"story": story}
    times = _by_statement(_interval, connection.execute(_TIMES, asked))
    places = _by_statement(_spot, connection.execute(_PLACES, asked))
    figures = _by_statement(_count, connection.execute(_FIGURES, asked))
    return tuple(
        _item(row, times.get(row.number, ()), places.get(row.number, ()), figures.get(row.number, ()))
        for row in connection.execute(_STATEMENTS, asked)
    )


IN_STORY = (
    select(t.lineage.c.article_id)
    .join(t.story, t.story.c.id == t.lineage.c.story_id)
    .where(t.story.c.key == bindparam("story"))
)
READINGS = select(t.reading.c.id).where(t.reading.c.current, t.reading.c.article_id.in_(IN_STORY))
_TAKEN: Select[Any] = (
    select(t.article.c.key, t.copy.c.derivation, t.copy.c.share)
    .join(t.lineage, t.lineage.c.article_id == t.article.c.id)
    .join(t.story, t.story.c.id == t.lineage.c.story_id)
    .join(t.copy, and_(t.copy.c.article_id == t.article.c.id, t.copy.c.other_id == t.lineage.c.parent_id))
    .where(t.story.c.key == bindparam("story"))
)
OWN, WHO = t.actor.alias("own"), t.actor.alias("who")
_S = t.statement.c
_STATEMENTS: Select[Any] = (
    select(
        _S.id.label("number"), _S.key, _S.start, _S.end, _S.content, _S.stance, _S.speaker,
        _S.speaker_description, _S.said_earliest, _S.said_latest,
        _S.happened_earliest, _S.happened_latest,
        t.article.c.key.label("article"), t.reading.c.outlet, t.reading.c.published,
        func.coalesce(WHO.c.key, OWN.c.key).label("actor"),
        func.coalesce(WHO.c.name, OWN.c.name).label("actor_name"),
        t.channel.c.key.label("channel_id"), t.channel.c.name.label("channel"),
    )
    .join(t.reading, t.reading.c.id == _S.reading_id)
    .join(t.article, t.article.c.id == t.reading.c.article_id)
    .outerjoin(OWN, OWN.c.id == _S.actor_id)
    .outerjoin(WHO, WHO.c.id == OWN.c.merged_into)
    .outerjoin(t.channel, t.channel.c.id == _S.channel_id)
    .where(t.reading.c.current, t.reading.c.article_id.in_(IN_STORY), _S.status != "rejected")
    .order_by(t.reading.c.published.is_(None), t.reading.c.published, t.article.c.key, _S.start, _S.id)
)  # fmt: skip


def _mentioned(table: Table, *columns: Any) -> Select[Any]:
    """The rows of the table that stand within a statement of the story."""
    within = table.c.statement_id.is_not(None), table.c.reading_id.in_(READINGS)
    return select(table.c.statement_id, *columns).where(*within).order_by(table.c.statement_id, table.c.start)


_M, _P, _F = t.place_mention, t.place.c, t.figure.c
_TIMES = _mentioned(t.time_mention, t.time_mention.c.earliest, t.time_mention.c.latest)
_PLACES = _mentioned(
    _M, _M.c.text, _P.key, _P.name, _P.lat, _P.lon, _P.precision_km, _P.kind, _P.country
).outerjoin_from(_M, t.place, _P.id == _M.c.place_id)
_FIGURES = _mentioned(t.figure, _F.text, _F.low, _F.high, _F.unit, _F.of)


def _by_statement(
    value: Callable[[Row[Any]], T | None], rows: Iterable[Row[Any]]
) -> dict[int, tuple[T, ...]]:
    """What the rows of each statement hold, each once."""
    found: dict[int, dict[T, None]] = defaultdict(dict)
    for row in rows:
        made = value(row)
        if made is not None:
            found[row.statement_id][made] = None
    return {statement: tuple(values) for statement, values in found.items()}


def _interval(row: Row[Any]) -> Interval | None:
    return interval(row.earliest, row.latest)


def interval(earliest: str | None, latest: str | None) -> Interval | None:
    """The days as they are written; None where the words name none that is known."""
    if earliest is None and latest is None:
        return None
    return Interval(day(earliest), day(latest))


def _spot(row: Row[Any]) -> Spot:
    return Spot(row.key, row.name or row.text, row.lat, row.lon, row.precision_km, row.kind, row.country)


def _count(row: Row[Any]) -> Count:
    return Count(row.text, row.low, row.high, row.unit, row.of)


def _item(
    row: Row[Any], named: tuple[Interval, ...], places: tuple[Spot, ...], figures: tuple[Count, ...]
) -> Item:
    happened = interval(row.happened_earliest, row.happened_latest)
    return Item(
        id=row.key,
        article=row.article,
        outlet=row.outlet,
        published=day(row.published),
        speaker=row.actor_name or row.speaker or row.speaker_description,
        actor=row.actor,
        stance=row.stance,
        words=row.content,
        start=row.start,
        end=row.end,
        channel=row.channel,
        channel_id=row.channel_id,
        said=interval(row.said_earliest, row.said_latest),
        happened=(happened,) if happened else named,
        places=places,
        figures=figures,
    )


def day(written: str | None) -> date | None:
    """The day as it is written; None where none is."""
    return date.fromisoformat(written) if written else None
