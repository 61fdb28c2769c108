"""The names on a map: the settlements and seas of its frame that the gazetteer knows, the largest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import Query

from sayso.model import as_json
from sayso.situating.gazetteer import Frame, open_gazetteer
from sayso.web.desk import AtDesk
from sayso.web.page import Page, Row

_DAY = 24 * 60 * 60  # seconds
_gazetteer = cache(open_gazetteer)


@dataclass(frozen=True, slots=True)
class Name:
    """A name on the map; the point is in degrees of WGS84."""

    name: str
    kind: str  # settlement or sea
    lat: float
    lon: float
    people: int  # 0 where that is not counted


@dataclass(frozen=True, slots=True)
class Names:
    """The names in the frame, the largest place first; which of them fit is the map's to say."""

    names: tuple[Name, ...]


Lon = Annotated[float, Query(ge=-180, le=180, description="Degrees east of Greenwich.")]
Lat = Annotated[float, Query(ge=-90, le=90, description="Degrees north of the equator.")]
Zoom = Annotated[
    int, Query(ge=0, le=22, description="As of web maps: the world is 256 · 2^zoom pixels wide.")
]


def names(
    desk: AtDesk, west: Lon = -180, south: Lat = -90, east: Lon = 180, north: Lat = 90, zoom: Zoom = 2
) -> Names:
    """The names of places in the frame; without one, of the whole world."""
    found = _gazetteer(desk.setup.cache).shown(Frame(west, south, east, north), zoom)
    return Names(
        tuple(
            Name(k.name, k.kind, k.lat, k.lon, k.people)
            for k in found
            if k.lat is not None and k.lon is not None
        )
    )


def _rows(page: Names) -> Iterator[Row]:
    for name in page.names:
        row = as_json(name)
        assert isinstance(row, dict)
        yield row


_ABOUT = "The names of places that a map of this frame shows, the largest first."
_COLUMNS = ("name", "kind", "lat", "lon", "people")
PAGES = (Page("/map/names", names, "names.html", _ABOUT, rows=_rows, columns=_COLUMNS, keeps=_DAY),)
