"""What happened in a story, event by event, each with the one whose word it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from sayso.ledger import tables as t
from sayso.ledger.items import IN_STORY, OWN, READINGS, WHO, Item, Spot, day, interval
from sayso.model import Factuality

ITSELF = "itself"  # stands for the actor's key where the article says so itself
THEMSELVES = "the articles themselves"


@dataclass(frozen=True, slots=True)
class Happening(Item):
    """An event of a story's articles; its speaker is the one whose word it is, its words are its clause.

    ``happened`` is when it is told to have happened, at most one interval; ``start`` and ``end`` are those
    of the word that tells it. The events of statements that were rejected are left out.
    """

    statement: str | None  # key of the statement that carries it; None when the article says so
    type: str
    factuality: str

    @property
    def told(self) -> str:
        """The type, and whether it happened where it did not simply do so.

        >>> told = Happening("e", "a", None, None, None, None, "asserts", "Rebels march", 0, 5, None, None,
        ...                  None, (), (), (), None, "protest", "planned")
        >>> told.told
        'protest, planned'
        """
        return self.type if self.factuality == Factuality.HAPPENED else f"{self.type}, {self.factuality}"


def happenings(connection: Connection, story: str) -> tuple[Happening, ...]:
    """The events in the story with this key: by day of publication, article and place in its text."""
    asked = {"story": story}
    spots = {(row.reading_id, row.start): _spot(row) for row in connection.execute(_SPOTS, asked)}
    return tuple(_happening(row, spots) for row in connection.execute(_EVENTS, asked))


_E, _S, _M, _P = t.event.c, t.statement.c, t.place_mention.c, t.place.c
_EVENTS: Select[Any] = (
    select(
        _E.reading_id, _E.start, _E.end, _E.what, _E.type, _E.factuality, _E.place, _E.earliest, _E.latest,
        _S.key, _S.stance, _S.speaker, _S.speaker_description, _S.said_earliest, _S.said_latest,
        t.article.c.key.label("article"), t.reading.c.outlet, t.reading.c.published,
        func.coalesce(WHO.c.key, OWN.c.key).label("actor"),
        func.coalesce(WHO.c.name, OWN.c.name).label("actor_name"),
        t.channel.c.key.label("channel_id"), t.channel.c.name.label("channel"),
    )
    .join(t.reading, t.reading.c.id == _E.reading_id)
    .join(t.article, t.article.c.id == t.reading.c.article_id)
    .outerjoin(t.statement, _S.id == _E.statement_id)
    .outerjoin(OWN, OWN.c.id == _S.actor_id)
    .outerjoin(WHO, WHO.c.id == OWN.c.merged_into)
    .outerjoin(t.channel, t.channel.c.id == _S.channel_id)
    .where(t.reading.c.current, t.reading.c.article_id.in_(IN_STORY))
    .where(or_(_S.id.is_(None), _S.status != "rejected"))
    .order_by(t.reading.c.published.is_(None), t.reading.c.published, t.article.c.key, _E.start, _E.id)
)  # fmt: skip
_SPOTS: Select[Any] = (
    select(
        _M.reading_id, _M.start, _M.text, _P.key, _P.name, _P.lat, _P.lon, _P.precision_km, _P.kind,
        _P.country,
    )
    .outerjoin_from(t.place_mention, t.place, _P.id == _M.place_id)
    .where(_M.reading_id.in_(READINGS))
)  # fmt: skip


def _spot(row: Row[Any]) -> Spot:
    return Spot(row.key, row.name or row.text, row.lat, row.lon, row.precision_km, row.kind, row.country)


def _happening(row: Row[Any], spots: Mapping[tuple[int, int], Spot]) -> Happening:
    own = row.key is None
    place = json.loads(row.place) if row.place else None
    spot = spots.get((row.reading_id, place["start"])) if place else None
    when = interval(row.earliest, row.latest)
    return Happening(
        id=f"{row.article}-{row.start}-{row.end}",
        article=row.article,
        outlet=row.outlet,
        published=day(row.published),
        speaker=THEMSELVES if own else row.actor_name or row.speaker or row.speaker_description,
        actor=ITSELF if own else row.actor,
        stance="asserts" if own else row.stance,
        words=row.what,
        start=row.start,
        end=row.end,
        channel=row.channel,
        channel_id=row.channel_id,
        said=interval(row.said_earliest, row.said_latest),
        happened=() if when is None else (when,),
        places=() if spot is None else (spot,),
        figures=(),
        statement=row.key,
        type=row.type,
        factuality=row.factuality or Factuality.HAPPENED.value,
    )
