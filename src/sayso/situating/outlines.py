"""The point and the radius that stand for a geometry of GeoJSON (RFC 7946)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_KM_A_DEGREE = 111.2

Point = tuple[float, float]  # longitude and latitude, as in GeoJSON


@dataclass(frozen=True, slots=True)
class Middle:
    """A point in degrees, and the radius in km within which it stands for the whole; 0 for a point."""

    lat: float
    lon: float
    km: float


def middle_of(geometry: Any) -> Middle | None:
    """The point that stands for a geometry: of an area one in its largest part; None if it has none.

    >>> middle_of({"type": "Polygon", "coordinates": [[[30, 46], [32, 46], [32, 48], [30, 48], [30, 46]]]})
    Middle(lat=47.0, lon=31.0, km=103.8)
    """
    try:
        parts = list(_parts(geometry))
    except (TypeError, ValueError, KeyError, IndexError):
        return None
    if not parts:
        return None
    areas = [points for is_area, points in parts if is_area]
    if areas:
        return _of_areas([_unrolled(points) for points in areas])
    return _of_line(_unrolled([point for _, points in parts for point in points]))


def _parts(geometry: Any) -> Iterator[tuple[bool, list[Point]]]:
    """Each part with whether it is an area, of which only the outer edge counts."""
    kind, given = geometry["type"], geometry.get("coordinates")
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _parts(part)
    elif kind == "Point":
        yield False, [_point(given)]
    elif kind in ("MultiPoint", "LineString"):
        yield False, [_point(p) for p in given]
    elif kind == "MultiLineString":
        yield False, [_point(p) for line in given for p in line]
    elif kind == "Polygon":
        yield True, [_point(p) for p in given[0]]
    elif kind == "MultiPolygon":
        for polygon in given:
            yield True, [_point(p) for p in polygon[0]]


def _point(given: Any) -> Point:
    lon, lat = float(given[0]), float(given[1])
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"{lon}, {lat} is no point of the globe")
    return lon, lat


def _unrolled(points: Sequence[Point]) -> list[Point]:
    """The points with longitudes that go on beyond 180°, so that an area across that line is in one piece."""
    far = bool(points) and max(x for x, _ in points) - min(x for x, _ in points) > 180
    return [(x + 360 if far and x < 0 else x, y) for x, y in points]


def _of_areas(areas: Sequence[list[Point]]) -> Middle | None:
    sizes = [_size(area) for area in areas]
    largest = areas[sizes.index(max(sizes))]
    if max(sizes) <= 0:
        return _of_line(largest)
    lat = _middle_latitude(largest)
    crossings = sorted(_crossings(largest, lat))
    spans = sorted((b - a, a, b) for a, b in zip(crossings[::2], crossings[1::2], strict=False))
    if not spans:
        return _of_line(largest)
    _, west, east = spans[-1]
    return _made(lat, (west + east) / 2, math.sqrt(sum(sizes) / math.pi))


def _size(area: Sequence[Point]) -> float:
    """In square km, on a map that is true at the middle latitude: within a few per cent for a province."""
    lat = sum(y for _, y in area) / len(area) if area else 0.0
    scale = math.cos(math.radians(lat)) * _KM_A_DEGREE**2
    turns = zip(area, [*area[1:], *area[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turns)) / 2 * scale


def _middle_latitude(area: Sequence[Point]) -> float:
    """The latitude of the area's centre of mass."""
    twice = weighted = 0.0
    base_x, base_y = area[0]
    for (x1, y1), (x2, y2) in zip(area, [*area[1:], *area[:1]], strict=True):
        cross = (x1 - base_x) * (y2 - base_y) - (x2 - base_x) * (y1 - base_y)
        twice += cross
        weighted += cross * (base_y + y1 + y2) / 3
    return weighted / twice if twice else base_y


def _crossings(area: Sequence[Point], lat: float) -> Iterator[float]:
    """The longitudes at which the edge crosses a latitude."""
    for (x1, y1), (x2, y2) in zip(area, [*area[1:], *area[:1]], strict=True):
        if (y1 > lat) != (y2 > lat):
            yield x1 + (lat - y1) * (x2 - x1) / (y2 - y1)


def _of_line(points: Sequence[Point]) -> Middle | None:
    """The point of a line, or of several points, that lies nearest to their mean."""
    if not points:
        return None
    mean = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    lon, lat = min(points, key=lambda p: _km(p, mean))
    return _made(lat, lon, max(_km((lon, lat), p) for p in points))


def _km(a: Point, b: Point) -> float:
    across = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot(across, a[1] - b[1]) * _KM_A_DEGREE


def _made(lat: float, lon: float, km: float) -> Middle:
    return Middle(round(lat, 5), round((lon + 180) % 360 - 180, 5), round(km, 1))
