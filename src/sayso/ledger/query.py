"""A search as a value, and as what is asked of the index of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, bindparam, func, or_, select, text, union

from sayso.errors import BadQuery
from sayso.ledger import tables as t
from sayso.ledger.circles import Circle, places_within
from sayso.ledger.facets import BEGINNINGS, begins, domain, facet, names, overlapping
from sayso.ledger.identity import folded
from sayso.ledger.terms import terms
from sayso.ledger.words import Asked, Term
from sayso.model import Interval, Kind, Stance

NEAR_KM = 25.0  # the radius around a point that is given without one: a town and what lies around it
_MOST = 1_000  # hits of one page
_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")


@dataclass(frozen=True)
class Query:
    """What is looked for; every condition that is given must hold.

    ``words`` as typed: bare words, "a phrase", begin*, -not. ``actor`` is a key, ``speaker`` and ``channel``
    are words of a name, ``outlet`` a whole name or a domain, ``place`` a key, a name the ledger knows or
    "LAT,LON". ``said`` and ``happened`` are met by whatever overlaps them; what has no day meets neither.
    ``after`` is the `Hits.after` of the page before.
    """

    words: str = ""
    actor: str | None = None
    speaker: str | None = None
    channel: str | None = None
    outlet: str | None = None
    place: str | None = None
    radius_km: float | None = None
    said: Interval | None = None
    happened: Interval | None = None
    stance: Stance | None = None
    kind: Kind | None = None
    with_rejected: bool = False
    limit: int = 20
    after: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.limit <= _MOST:
            raise BadQuery(f"a page has 1 to {_MOST:,} hits, not {self.limit}", "ask for the next page")
        if self.radius_km is not None and not self.radius_km > 0:
            raise BadQuery("a radius is longer than 0 km", "give kilometres, such as 50")
        if self.radius_km is not None and self.place is None:
            raise BadQuery("a radius needs a place", "give a place with it, by its name or as LAT,LON")
        for name in ("speaker", "channel", "outlet", "place"):
            given = getattr(self, name)
            if given is not None and not folded(given):
                raise BadQuery(f"there is no word in the {name} {given!r}", f"give a {name} by name")
        if not self.wanted and not self._is_filtered:
            reason = "only what is not wanted was given" if self.unwanted else "there is nothing to look for"
            raise BadQuery(reason, 'give words, such as "old bridge" dam* -rail, or a filter')

    @property
    def _is_filtered(self) -> bool:
        filters = (self.actor, self.speaker, self.channel, self.outlet, self.place, self.said, self.happened)
        return any(given is not None for given in (*filters, self.stance, self.kind))

    @cached_property
    def _terms(self) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        return terms(self.words)

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must occur."""
        return self._terms[0]

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """The terms that must not occur."""
        return self._terms[1]


def asked_of(connection: Connection, query: Query) -> Asked | None:
    """What the index is asked for; None when a filter names what the ledger does not have."""
    choices = [tuple(choice) for choice in _choices(connection, query)]
    if not all(choices):
        return None
    return Asked(tuple(map(_short, query.wanted)), tuple(choices), tuple(map(_short, query.unwanted)))


def _short(term: Term) -> Term:
    """The term, or the facet that stands for a beginning of a letter or two."""
    is_short = term.begins and len(term.words) == 1 and len(term.words[0]) in BEGINNINGS
    return Term((begins(term.words[0]),)) if is_short else term


def _choices(connection: Connection, query: Query) -> Iterator[Sequence[str]]:
    """The facets of which an entry has one, for each condition that is given."""
    if query.actor is not None:
        yield [facet("actor", str(actor)) for actor in one_with(connection, query.actor)]
    if query.speaker is not None:
        words = names("speaker", query.speaker)
        merged = [facet("actor", str(actor)) for actor in _merged(connection, query.speaker)]
        yield from ([word, *merged] for word in words)
    if query.channel is not None:
        yield from ([word] for word in names("channel", query.channel))
    if query.outlet is not None:
        yield [facet("outlet", domain(query.outlet))]
    if query.place is not None:
        yield [facet("place", str(place)) for place in _places(connection, query.place, query.radius_km)]
    if query.said is not None:
        yield overlapping("said", query.said)
    if query.happened is not None:
        yield overlapping("happened", query.happened)
    if query.stance is not None:
        yield [facet("stance", query.stance.value)]
    if query.kind is not None:
        yield [facet("kind", query.kind.value)]


def _merged(connection: Connection, name: str) -> list[int]:
    """Every actor that was found to be one with an actor who has these words in the name.

    Most actors stand alone, and are found by the words of the statement's own speaker.
    """
    a, root = t.actor.c, t.actor.c.merged_into
    groups = union(
        select(a.id, root.label("root")).where(root.is_not(None)),
        select(a.id, a.id.label("root")).where(a.id.in_(select(root).where(root.is_not(None)))),
    )
    members: dict[int, list[int]] = {}
    for actor, group in connection.execute(groups):
        members.setdefault(group, []).append(actor)
    if not members:
        return []
    named = actors_named(connection, name)
    return sorted({m for group in members.values() if named & set(group) for m in group})


def one_with(connection: Connection, key: str) -> list[int]:
    """The ids of the actor with this key and of all who were found to be the same."""
    a = t.actor.c
    root = select(func.coalesce(a.merged_into, a.id)).where(a.key == key).scalar_subquery()
    return list(
        connection.scalars(select(a.id).where(or_(a.id == root, a.merged_into == root)).order_by(a.id))
    )


def actors_named(connection: Connection, name: str) -> set[int]:
    """The ids of the actors that have these words in their names."""
    asked = Asked(terms=tuple(Term((word,)) for word in folded(name).split()))
    ranks, parameters = asked.ranks("actor", connection.dialect.name)
    return {row.id for row in connection.execute(text(ranks), parameters)}


def _places(connection: Connection, place: str, radius_km: float | None) -> list[int]:
    """The ids of the places meant: of the key or name, around the point, or around each of the name."""
    point = _POINT.fullmatch(place)
    if point:
        return places_within(connection, _circle(float(point[1]), float(point[2]), radius_km or NEAR_KM))
    p = t.place.c
    query = select(p.id, p.lat, p.lon).where(or_(p.folded == bindparam("name"), p.key == bindparam("key")))
    named = connection.execute(query, {"name": folded(place)[:200], "key": place}).all()
    if radius_km is None:
        return [row.id for row in named]
    circles = [Circle(row.lat, row.lon, radius_km) for row in named]
    return sorted({found for circle in circles for found in places_within(connection, circle)})


def _circle(lat: float, lon: float, km: float) -> Circle:
    if abs(lat) > 90 or abs(lon) > 180:
        raise BadQuery(
            f"{lat},{lon} is no point on the earth", "give LAT,LON in degrees, such as 43.78,19.29"
        )
    return Circle(lat, lon, km)
