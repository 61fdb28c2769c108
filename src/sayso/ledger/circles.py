"""The places within a circle on the earth."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, pi, radians, sin, sqrt

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from sayso.ledger import tables as t

_EARTH_KM = 6371.0088  # mean radius, IUGG
_SLACK = 1e-6  # degrees, so that rounding never puts a place on the edge out of the box


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within so many kilometres of one, in WGS84 degrees."""

    lat: float
    lon: float
    km: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the point lies in the circle.

        >>> Circle(65.0, 179.9, 20).holds(65.0, -179.9), Circle(65.0, 179.9, 5).holds(65.0, -179.9)
        (True, False)
        """
        return distance_km(self.lat, self.lon, lat, lon) <= self.km

    def box(self) -> ColumnElement[bool]:
        """A condition that every place in the circle meets, on columns that are indexed."""
        around = degrees(self.km / _EARTH_KM) + _SLACK
        south, north = self.lat - around, self.lat + around
        band = t.place.c.lat.between(south, north)
        if south <= -90 or north >= 90:  # the pole lies in the circle, and every longitude with it
            return band
        reach = degrees(asin(min(1.0, sin(radians(around)) / cos(radians(self.lat))))) + _SLACK
        west, east = self.lon - reach, self.lon + reach
        lon = t.place.c.lon
        return and_(
            band,
            or_(lon.between(west, east), lon.between(west + 360, 180), lon.between(-180, east - 360)),
        )


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far one point is from another along the surface, by the haversine formula.

    >>> round(distance_km(52.52, 13.40, 48.86, 2.35))
    877
    """
    north, east = radians(other_lat - lat), radians(other_lon - lon)
    part = sin(north / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(part)))


def places_within(connection: Connection, circle: Circle) -> list[int]:
    """The ids of the places that the ledger knows in the circle."""
    place = t.place.c
    query = select(place.id, place.lat, place.lon)
    if circle.km < pi * _EARTH_KM:
        query = query.where(circle.box())
    return [row.id for row in connection.execute(query) if circle.holds(row.lat, row.lon)]
