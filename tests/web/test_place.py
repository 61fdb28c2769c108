"""The page of a place, its twins, and the names on a map."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import open_ledger
from sayso.web.look import FOLDER


@pytest.fixture
def pirot(stories: str) -> str:
    """The key of a town of the example articles."""
    with open_ledger(stories) as ledger:
        return next(str(row["place"]) for row in ledger.rows("places") if row["name"] == "Pirot")


def test_a_place_says_where_it_is_and_how_exactly(web: TestClient, pirot: str) -> None:
    page = web.get(f"/place/{pirot}").text
    assert "settlement · RS · 43.15, 22.59 ·" in page
    assert "within 2.3 km" in page


def test_a_place_shows_who_names_it_and_leads_to_the_words(web: TestClient, pirot: str) -> None:
    page = web.get(f"/place/{pirot}.json").json()
    first = page["said"][0]
    at, article = first["naming"], first["statement"]["article"]["id"]
    text = web.get(f"/place/{pirot}").text
    assert f"/article/{article}?at={at['start']}-{at['end']}#at" in text
    assert first["statement"]["speaker"]["name"] in text


def test_the_twins_hold_a_row_and_a_feature_for_each_statement(web: TestClient, pirot: str) -> None:
    said = web.get(f"/place/{pirot}.json").json()["said"]
    rows = web.get(f"/place/{pirot}.csv").text.splitlines()
    features = web.get(f"/place/{pirot}.geojson").json()["features"]
    assert len(said) == len(rows) - 1 == len(features)
    told = features[0]["properties"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [22.58611, 43.15306]}
    assert (told["place_key"], told["precision_km"], told["kind"]) == (pirot, 2.3, "settlement")
    assert told["tint"].startswith("tint")


def test_the_map_needs_no_script_to_be_read(web: TestClient, pirot: str) -> None:
    page = web.get(f"/place/{pirot}").text
    assert f'data-features="/place/{pirot}.geojson"' in page
    assert "<noscript>" in page
    assert " style=" not in page


def test_a_place_that_is_not_there_is_said_with_a_way_out(web: TestClient) -> None:
    answer = web.get("/place/0123456789abcdef")
    assert answer.status_code == 404
    assert "sayso export places" in answer.text


def test_the_names_of_a_frame_come_the_largest_first_and_may_be_kept(web: TestClient) -> None:
    frame = {"west": 19, "south": 41, "east": 24, "north": 46, "zoom": 7}
    answer = web.get("/map/names.json", params=frame)
    names = answer.json()["names"]
    assert names[0]["name"] == "Belgrade"
    assert [name["people"] for name in names] == sorted((name["people"] for name in names), reverse=True)
    assert all(19 <= name["lon"] <= 24 and 41 <= name["lat"] <= 46 for name in names)
    assert answer.headers["cache-control"] == "private, max-age=86400"


def test_what_is_carried_of_others_has_its_licence_and_is_small() -> None:
    static = FOLDER / "static"
    assert all(
        (library / "LICENSE").is_file() for library in (*(static / "vendor").iterdir(), static / "map")
    )
    assert (static / "map" / "countries.json").stat().st_size < 250_000
    assert sum(file.stat().st_size for file in (static / "map").rglob("*.json")) < 3_000_000


def test_more_names_come_as_one_comes_nearer(web: TestClient) -> None:
    def names(zoom: int) -> set[str]:
        frame = {"west": 22, "south": 42.5, "east": 23, "north": 43.5, "zoom": zoom}
        return {name["name"] for name in web.get("/map/names.json", params=frame).json()["names"]}

    assert names(4) < names(8) < names(12)
    assert len(names(12)) <= 60


@pytest.mark.parametrize("wrong", [{"west": 999}, {"zoom": -1}, {"south": "x"}])
def test_a_frame_that_is_none_is_refused(web: TestClient, wrong: dict[str, object]) -> None:
    frame = {"west": 22, "south": 42, "east": 23, "north": 43, "zoom": 5} | wrong
    assert web.get("/map/names.json", params=frame).status_code in {400, 422}
