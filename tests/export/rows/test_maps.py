"""GeoJSON, and the shapes of ACLED and UCDP."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from geojson_pydantic import FeatureCollection

from sayso.export.rows import exported
from sayso.export.rows.acled import COLUMNS
from sayso.ledger import Ledger
from tests.export.rows.made import Made, bare, row

ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)


def collection(ledger: Any, kind: str) -> dict[str, Any]:
    return json.loads(b"".join(exported(ledger, kind, "geojson")))


def features(ledger: Any, kind: str) -> list[dict[str, Any]]:
    return collection(ledger, kind)["features"]


def cells(ledger: Any, kind: str, format_: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(exported(ledger, kind, format_)).decode(), newline="")))


@pytest.mark.parametrize("kind", ["places", "statements", "events"])
def test_the_collection_is_geojson(kind: str, ledger: Ledger, empty: Ledger) -> None:
    for opened in (ledger, empty):
        FeatureCollection.model_validate(collection(opened, kind))


def test_longitude_comes_first(ledger: Ledger) -> None:
    deva = next(f for f in features(ledger, "places") if f["properties"]["name"] == "Deva")
    assert deva["geometry"] == {"type": "Point", "coordinates": [22.9, 45.88]}


def test_what_has_no_known_place_is_there_without_geometry(ledger: Ledger) -> None:
    [karn] = [f for f in features(ledger, "places") if f["geometry"] is None]
    assert (karn["properties"]["text"], karn["properties"]["precision_km"]) == ("Karn", None)
    assert len(features(ledger, "statements")) == ledger.count("statements")


def test_a_statement_that_names_two_places_lies_at_both(ledger: Ledger) -> None:
    denied = next(f for f in features(ledger, "statements") if f["properties"]["stance"] == "denies")
    assert denied["geometry"] == {"type": "MultiPoint", "coordinates": [[18.78, 43.5], [18.97, 43.66]]}
    assert denied["properties"]["place_text"] == "Foča; Goražde"
    assert denied["properties"]["precision_km"] == 12.0  # no better than the worse of the two


def test_a_place_beside_the_words_is_not_where_they_speak_of(ledger: Ledger) -> None:
    quoted = next(f for f in features(ledger, "statements") if f["properties"]["speaker"] == "Jelena Simić")
    assert quoted["geometry"] is None  # Višegrad stands between the two parts of the quotation


def test_a_rejected_statement_is_not_on_the_map() -> None:
    ledger = Made(statements=[row("statements", article="a", status="rejected")])
    assert features(ledger, "statements") == []


@pytest.mark.parametrize(
    ("place", "geometry"),
    [
        (None, None),
        ('"near the old mill"', None),
        ('{"text":"Deva","lat":45.88,"lon":22.9}', {"type": "Point", "coordinates": [22.9, 45.88]}),
        ('{"text":"Oz","lat":null,"lon":null}', None),
    ],
)
def test_an_event_lies_where_its_place_is_known(place: str | None, geometry: object) -> None:
    [event] = features(Made(events=[bare("events", article="a", what="a flood", place=place)]), "events")
    assert event["geometry"] == geometry


def test_acled_s_columns_are_all_there_in_its_order() -> None:
    assert ",".join(COLUMNS) == ACLED
    assert len(COLUMNS) == 31


def test_an_event_takes_acled_s_shape(ledger: Ledger) -> None:
    [event] = cells(ledger, "events", "acled")
    known = {name: value for name, value in event.items() if value and name != "event_id_cnty"}
    assert known == {
        "event_date": "2024-03-04", "year": "2024", "time_precision": "2", "event_type": "accident",
        "actor1": "two rescue workers", "iso": "642", "country": "Romania", "location": "Deva", "latitude": "45.88",
        "longitude": "22.9", "geo_precision": "1", "source": "Daily Ledger", "notes": "41 people died in Deva",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("earliest", "latest", "date", "precision"),
    [
        ("2024-03-04", "2024-03-04", "2024-03-04", "1"),
        ("2024-03-04", "2024-03-10", "2024-03-04", "2"),
        ("2024-03-01", "2024-03-31", "2024-03-01", "3"),
        ("2024-01-01", "2024-12-31", "", ""),
        (None, "2024-03-04", "", ""),
    ],
)
def test_a_day_is_never_more_precise_than_what_was_written(
    earliest: Any, latest: Any, date: str, precision: str
) -> None:
    ledger = Made(events=[bare("events", article="a", earliest=earliest, latest=latest)])
    [event] = cells(ledger, "events", "acled")
    assert (event["event_date"], event["time_precision"]) == (date, precision)


@pytest.mark.parametrize(
    ("kind", "km", "precision"),
    [
        ("settlement", 5, "1"),
        ("region", 40, "2"),
        ("region", 120, "3"),
        ("region", 900, ""),
        ("country", 200, ""),
    ],
)
def test_a_point_is_never_more_precise_than_its_place(kind: str, km: float, precision: str) -> None:
    place = json.dumps(
        {"text": "There", "kind": kind, "precision_km": km, "lat": 1.0, "lon": 2.0, "country": "RO"}
    )
    [event] = cells(Made(events=[bare("events", article="a", place=place)]), "events", "acled")
    assert (event["geo_precision"], event["latitude"]) == (precision, "1.0" if precision else "")


@pytest.mark.parametrize("factuality", ["planned", "feared", "denied"])
def test_acled_s_shape_holds_nothing_that_is_not_told_as_having_happened(factuality: str) -> None:
    ledger = Made(events=[bare("events", article="a", factuality=factuality)])
    assert cells(ledger, "events", "acled") == []


def test_actors_beyond_acled_s_two_are_not_lost() -> None:
    ledger = Made(events=[bare("events", article="a", actors=_ACTORS)])
    [event] = cells(ledger, "events", "acled")
    assert (event["actor1"], event["actor2"], event["tags"]) == ("Ana", "the mob", "actor: Cora")


_ACTORS = json.dumps(
    [
        {"part": part, "name": name, "text": text}
        for part, name, text in (
            ("actor", "Ana", "she"),
            ("actor", "Cora", "Cora"),
            ("recipient", None, "the mob"),
        )
    ]
)


def test_a_figure_takes_ucdp_s_shape_with_its_source(ledger: Ledger) -> None:
    [figure] = cells(ledger, "figures", "ucdp")
    assert (figure["low"], figure["high"], figure["best"]) == (
        "41",
        "",
        "",
    )  # at least 41: no best is made up
    assert (figure["number_of_sources"], figure["source_office"], figure["unit"]) == (
        "1",
        "Daily Ledger",
        "killed",
    )


def test_one_number_is_the_best() -> None:
    [figure] = cells(Made(figures=[row("figures", low=60.0, high=60.0)]), "figures", "ucdp")
    assert (figure["low"], figure["high"], figure["best"]) == ("60", "60", "60")
