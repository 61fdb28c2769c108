"""The home page and its twins."""

from __future__ import annotations

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
