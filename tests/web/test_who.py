"""Speakers, outlets, channels, and the lists of them."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient


def tally(web: TestClient, facet: str, name: str) -> dict[str, Any]:
    facets = web.get("/stories.json").json()["tallies"][facet]
    return next(one for one in facets if one["name"] == name)


def test_a_speakers_page_says_what_was_said_through_what_and_who_carried_it(web: TestClient) -> None:
    key = tally(web, "speakers", "Water Ministry")["id"]
    found = web.get(f"/actor/{key}.json").json()["actor"]
    assert found["said"]["statements"] == found["said"]["counted"] == len(found["said"]["latest"])
    assert found["said"]["channels"][0]["name"] == "Facebook"
    assert found["said"]["carried"][0]["articles"] == 3
    page = web.get(f"/actor/{key}").text
    assert "3 outlets" in page
    assert "Water Ministry" in page


def test_a_speakers_page_and_a_search_agree_on_what_there_is(web: TestClient) -> None:
    for one in web.get("/actors.json").json()["values"]:
        said = web.get(f"/actor/{one['id']}.json").json()["actor"]["said"]
        search = web.get("/search.json", params={"actor": one["id"]}).json()
        assert [hit["id"] for hit in said["latest"]] == [hit["id"] for hit in search["found"]]


def test_a_name_that_several_have_offers_them(web: TestClient) -> None:
    found = web.get("/actor.json", params={"name": "ministry"}).json()["choices"]
    assert "Water Ministry" in [choice["name"] for choice in found]
    assert "Water Ministry" in web.get("/actor", params={"name": "ministry"}).text


def test_an_outlets_page_counts_its_first_hands_and_the_unknown(web: TestClient) -> None:
    found = web.get("/outlet/Daily Ledger.json").json()["outlet"]
    hands = {(hand["kind"], hand["name"]): hand["articles"] for hand in found["hands"]}
    assert hands == {("agency", "Nišava Press Agency"): 1, ("unknown", None): 1}
    assert sum(hands.values()) == found["counted"] == found["articles"]
    assert [partner["outlet"] for partner in found["taken_from"]] == ["Nišava Press Agency"]
    assert "50 %" in web.get("/outlet/Daily Ledger").text


def test_whoever_is_taken_from_sees_who_takes(web: TestClient) -> None:
    for one in web.get("/outlets.json").json()["values"]:
        for taken in web.get(f"/outlet/{one['name']}.json").json()["outlet"]["taken_from"]:
            given = web.get(f"/outlet/{taken['outlet']}.json").json()["outlet"]["given_to"]
            assert one["name"] in [partner["outlet"] for partner in given]


def test_a_channels_page_says_who_speaks_through_it(web: TestClient) -> None:
    key = tally(web, "channels", "Facebook")["id"]
    found = web.get(f"/channel/{key}.json").json()["channel"]
    assert [one["name"] for one in found["said"]["speakers"]] == ["Water Ministry"]
    assert web.get(f"/channel/{key}.csv").text.count("Facebook") == found["said"]["statements"]


@pytest.mark.parametrize("path", ["/actor/nobody", "/outlet/Nowhere Times", "/channel/none"])
def test_whoever_is_not_there_is_said_with_a_way_out(web: TestClient, path: str) -> None:
    assert web.get(path).status_code == 404
    assert web.get(f"{path}.json").json()["error"]["way_out"]


@pytest.mark.parametrize(
    "path", ["/actors", "/outlets", "/channels", "/places", "/refusals", "/about", "/api"]
)
def test_each_list_is_a_page_and_json(web: TestClient, path: str) -> None:
    assert web.get(path).status_code == 200
    assert web.get(f"{path}.json").json()


def test_a_list_is_searched_by_name(web: TestClient) -> None:
    found = web.get("/outlets.json", params={"has": "ledger"}).json()["values"]
    assert [one["name"] for one in found] == ["Daily Ledger"]


def test_everything_that_programs_can_ask_for_is_described(web: TestClient) -> None:
    described = web.get("/api.json").json()
    for path, ways in described["paths"].items():
        way = ways["get"]
        assert way["summary"], path
        assert way["tags"], path
        assert {"404", "422"} <= set(way["responses"]), path
    search = described["paths"]["/api/search"]["get"]["parameters"]
    assert all(parameter["description"] for parameter in search)
