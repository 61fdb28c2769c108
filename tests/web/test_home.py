"""The home page, its filters and its twins."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def test_home_shows_each_story_with_its_counts(web: TestClient) -> None:
    page = web.get("/")
    assert page.status_code == 200
    assert "6 articles · 5 outlets · 2 independent origins · 0 of unknown lineage" in page.text


def test_every_twin_holds_what_the_page_holds(web: TestClient) -> None:
    stories = web.get("/stories.json").json()["stories"]
    rows = web.get("/stories.csv").text.splitlines()
    feed = web.get("/stories.atom").text
    assert len(rows) == len(stories) + 1
    assert feed.count("<entry>") == len(stories)
    assert web.get("/api/stories").json()["stories"] == stories


def test_what_is_not_there_is_said_with_a_way_out(web: TestClient) -> None:
    assert web.get("/nothing").status_code == 404


def test_home_says_how_much_there_is(web: TestClient) -> None:
    held = web.get("/stories.json").json()["ledger"]
    assert (held["articles"], held["stories"]) == (11, 3)
    assert "11 articles" in web.get("/").text


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "ferry"}, ["Ferry hits pier in Split, nobody hurt"]),
        ({"outlet": "Metro Compass"}, 1),
        ({"agency": "Nišava Press Agency"}, 1),
        ({"since": "2026-03-11", "until": "2026-03-11"}, 2),
        ({"place": "Split"}, ["Ferry hits pier in Split, nobody hurt"]),
        ({"q": "zebra"}, []),
        ({"actor": "nobody"}, []),
    ],
)
def test_each_filter_narrows_the_stories(
    web: TestClient, asked: dict[str, str], expected: list[str] | int
) -> None:
    found = [box["title"] for box in web.get("/stories.json", params=asked).json()["stories"]]
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_facets_are_links_that_add_and_take_one_filter(web: TestClient) -> None:
    page = web.get("/", params={"q": "dam"}).text
    assert re.search(r'href="/\?q=dam&amp;outlet=Metro\+Compass"', page)
    both = web.get("/", params={"q": "dam", "outlet": "Metro Compass"}).text
    assert 'href="/?q=dam" aria-current="true"' in both
    assert 'href="/?outlet=Metro+Compass" aria-label="Without words dam"' in both


def test_bars_lead_to_their_days(web: TestClient) -> None:
    page = web.get("/").text
    for since, until in re.findall(r"since=([\d-]+)&amp;until=([\d-]+)", page):
        found = web.get("/stories.json", params={"since": since, "until": until}).json()
        assert found["stories"]


def test_a_page_that_no_list_has_is_refused_kindly(web: TestClient) -> None:
    assert web.get("/", params={"q": "dam", "after": "x"}).status_code == 400
    assert web.get("/", params={"after": "x"}).status_code == 200


def test_home_is_small(web: TestClient) -> None:
    page = web.get("/").text
    files = [web.get(path).content for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page)]
    assert len(page.encode()) + sum(map(len, files)) < 300_000
