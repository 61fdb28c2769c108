"""What a list is asked for: the filters of a page's address, which the page's links add to and take from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BeforeValidator, StringConstraints

from sayso.ledger import Query as Search
from sayso.ledger import Shown
from sayso.model import Interval, Kind, Stance

_Given = BeforeValidator(lambda written: written or None)  # a form sends its empty fields, too


_Text = Annotated[str, StringConstraints(max_length=500)]
_Words = Annotated[
    _Text | None,
    _Given,
    Query(description='Words that must occur: bare words, "a phrase", begin*, -not.'),
]
_Actor = Annotated[_Text | None, _Given, Query(description="Who speaks, by the key of the actor.")]
_Speaker = Annotated[_Text | None, _Given, Query(description="Words of the speaker's name or description.")]
_Channel = Annotated[_Text | None, _Given, Query(description="Words of a channel's name, or its kind.")]
_Outlet = Annotated[_Text | None, _Given, Query(description="An outlet by its name or domain.")]
_Place = Annotated[
    _Text | None,
    _Given,
    Query(description="A place that the words name, or LAT,LON for one near it."),
]
_Agency = Annotated[_Text | None, _Given, Query(description="The agency that the article's text comes from.")]
_Since = Annotated[date | None, _Given, Query(description="Published on this day or later.")]
_Until = Annotated[date | None, _Given, Query(description="Published on this day or earlier.")]
_SaidSince = Annotated[date | None, _Given, Query(description="Said on this day or later.")]
_SaidUntil = Annotated[date | None, _Given, Query(description="Said on this day or earlier.")]
_HappenedSince = Annotated[date | None, _Given, Query(description="Tells of this day or later.")]
_HappenedUntil = Annotated[date | None, _Given, Query(description="Tells of this day or earlier.")]
_Radius = Annotated[float | None, _Given, Query(description="Kilometres around the place; 25 for LAT,LON.")]
_Stance = Annotated[Stance | None, _Given, Query(description="What the speaker does with the words.")]
_Kind = Annotated[Kind | None, _Given, Query(description="Whether the words are quoted or reported.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters that are given; all of them must hold."""

    q: str | None = None
    actor: str | None = None
    speaker: str | None = None
    channel: str | None = None
    outlet: str | None = None
    place: str | None = None
    radius: float | None = None
    agency: str | None = None
    stance: Stance | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    said_since: date | None = None
    said_until: date | None = None
    happened_since: date | None = None
    happened_until: date | None = None

    def given(self) -> dict[str, str]:
        """Those that are given, as an address holds them.

        >>> Asked(q="dam", since=date(2026, 3, 1)).given()
        {'q': 'dam', 'since': '2026-03-01'}
        """
        values = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: _written(value) for name, value in values if value is not None}

    def plus(self, **more: object) -> dict[str, str]:
        """Those that are given, with these beside them or in their place.

        >>> Asked(q="dam").plus(outlet="Coast Herald")
        {'q': 'dam', 'outlet': 'Coast Herald'}
        """
        return {**self.given(), **_all_written(more)}

    def minus(self, *names: str, **more: object) -> dict[str, str]:
        """Those that are given, without these, and with ``more`` beside them.

        >>> Asked(q="dam", since=date(2026, 3, 1)).minus("since", "until")
        {'q': 'dam'}
        """
        return {n: value for n, value in self.given().items() if n not in names} | _all_written(more)

    def chips(self) -> Iterator[tuple[str, str]]:
        """What is given as name and value, the radius with its place."""
        for name, value in self.given().items():
            if name == "place" and self.radius is not None:
                yield name, f"{value}, {self.radius:g} km around"
            elif name != "radius":
                yield name, value

    def search(self, *, limit: int = 20, after: int | None = None) -> Search | None:
        """The search of these filters; None when none is given that a search knows."""
        said = Interval(self.said_since, self.said_until) if self.said_since or self.said_until else None
        happened = (self.happened_since, self.happened_until)
        filters = {
            "words": self.q,
            "actor": self.actor,
            "speaker": self.speaker,
            "channel": self.channel,
            "outlet": self.outlet,
            "place": self.place,
            "radius_km": self.radius,
            "stance": self.stance,
            "kind": self.kind,
            "said": said,
            "happened": Interval(*happened) if any(happened) else None,
        }
        given = {name: value for name, value in filters.items() if value is not None}
        return Search(**given, limit=limit, after=after) if given else None  # type: ignore[arg-type]

    def shown(self) -> Shown:
        """The articles of these filters."""
        return Shown(self.search(), self.since, self.until, self.agency)


def _all_written(values: Mapping[str, object]) -> dict[str, str]:
    return {name: _written(value) for name, value in values.items() if value is not None}


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def asked(
    q: _Words = None,
    actor: _Actor = None,
    speaker: _Speaker = None,
    channel: _Channel = None,
    outlet: _Outlet = None,
    place: _Place = None,
    radius: _Radius = None,
    agency: _Agency = None,
    stance: _Stance = None,
    kind: _Kind = None,
    since: _Since = None,
    until: _Until = None,
    said_since: _SaidSince = None,
    said_until: _SaidUntil = None,
    happened_since: _HappenedSince = None,
    happened_until: _HappenedUntil = None,
) -> Asked:
    """The filters of this request."""
    return Asked(
        q, actor, speaker, channel, outlet, place, radius, agency, stance, kind, since, until,
        said_since, said_until, happened_since, happened_until,
    )  # fmt: skip


AsAsked = Annotated[Asked, Depends(asked)]
