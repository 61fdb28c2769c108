"""GeoJSON (RFC 7946): a FeatureCollection in WGS84, longitude first, a feature a line.

What has no known place keeps its line, with ``"geometry": null``: a map that hides it would lie by silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.export.rows.graph import document
from sayso.export.rows.kinds import KINDS, Kind
from sayso.export.rows.source import Row, Rows, by_article, rows_of

_DECIMALS = 6  # a tenth of a metre: RFC 7946, 11.2


def geojson(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """The places, statements or events of a ledger as features, each with its row as properties."""
    return document({"type": "FeatureCollection"}, "features", _OF[kind.name](ledger))


def _places(ledger: Rows) -> Iterator[Row]:
    for row in rows_of(ledger, KINDS["places"]):
        yield _feature(row, [row])


def _statements(ledger: Rows) -> Iterator[Row]:
    """Each statement at the places it names: several are several points, as none of them is *the* place."""
    for statements, places in by_article(ledger, "statements", "places"):
        for statement in statements:
            if statement["status"] != "rejected":
                named = [place for place in places if stands_in(place, statement)]
                yield _feature(statement, named)


def stands_in(words: Row, statement: Row) -> bool:
    """Whether the words stand in the statement's content.

    >>> stands_in({"start": 12, "end": 16}, {"spans": [[0, 9], [11, 20]]})
    True
    """
    return any(start <= words["start"] and words["end"] <= end for start, end in statement["spans"])


def _events(ledger: Rows) -> Iterator[Row]:
    for row in rows_of(ledger, KINDS["events"]):
        yield _feature(row, [place_of(row)])


def place_of(event: Row) -> Row:
    """The event's place with all its fields, which are null where it has none.

    >>> place_of({"place": "near the old mill"})["text"]
    'near the old mill'
    """
    place = event["place"]
    known: Row = place if isinstance(place, dict) else {"text": place}
    return dict.fromkeys(_PLACE) | {name: value for name, value in known.items() if name in _PLACE}


_PLACE = ("text", "name", "lat", "lon", "country", "kind", "precision_km", "candidates")


def _feature(row: Row, places: list[Row]) -> Row:
    """One row on the map, with what its point stands for beside it."""
    spots = _distinct((place["lon"], place["lat"]) for place in places if place["lat"] is not None)
    told = {} if row in places else _told(places)
    id_ = {"id": row["id"]} if "id" in row else {}
    return {"type": "Feature", **id_, "geometry": _geometry(spots), "properties": row | told}


def _told(places: list[Row]) -> Row:
    """The places as properties; the radius is the widest, as no point of the feature is less exact."""
    words = dict.fromkeys(place["text"] for place in places if place["text"])
    radii = [place["precision_km"] for place in places if place["lat"] is not None]
    return {
        "places": [{name: place[name] for name in _PLACE} for place in places],
        "place_text": "; ".join(words) or None,
        "precision_km": max((radius for radius in radii if radius is not None), default=None),
    }


def _distinct(spots: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    return list(dict.fromkeys((round(lon, _DECIMALS), round(lat, _DECIMALS)) for lon, lat in spots))


def _geometry(spots: list[tuple[float, float]]) -> Row | None:
    if not spots:
        return None
    if len(spots) == 1:
        return {"type": "Point", "coordinates": spots[0]}
    return {"type": "MultiPoint", "coordinates": spots}


_OF = {"places": _places, "statements": _statements, "events": _events}
