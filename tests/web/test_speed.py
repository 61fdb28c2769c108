"""What keeps pages fast, and that none of it ever shows what is no longer so."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.ledger import Query, Shown, open_ledger
from sayso.model import Refusal
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.cache import Kept, Shelf
from sayso.web.desk import Setup
from sayso.weighed import weigh_newest


@pytest.fixture
def own(stories: str, tmp_path: Path) -> str:
    """The address of a ledger of the same articles that a test may write into."""
    file = tmp_path / "own.db"
    shutil.copy(stories.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file}"


@pytest.fixture
def site(own: str) -> Iterator[TestClient]:
    """The app over that ledger."""
    settings = settings_from(os.environ, home=Path.home())
    app = made_app(Setup(ledger=own, cache=settings.cache, person="ada"))
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        yield client


def test_what_another_program_writes_is_on_the_next_page(site: TestClient, own: str) -> None:
    assert "shoebox" not in site.get("/refusals").text
    assert "shoebox" not in site.get("/refusals").text
    with open_ledger(own, write=True) as ledger:
        ledger.refuse(
            Refusal("shoebox.doc", "it is no article", "save it as text"), now="2026-03-15T08:00:00"
        )
    assert "shoebox" in site.get("/refusals").text


def test_whoever_has_the_page_is_told_so(site: TestClient, own: str) -> None:
    first = site.get("/outlet/Daily Ledger")
    again = {"If-None-Match": first.headers["etag"]}
    assert site.get("/outlet/Daily Ledger", headers=again).status_code == 304
    with open_ledger(own, write=True) as ledger:
        ledger.refuse(Refusal("a", "b", "c"), now="2026-03-15T08:00:00")
    same = site.get("/outlet/Daily Ledger", headers=again)
    assert same.status_code == 304, "made anew, it is the same page"


def test_what_was_not_made_of_this_address_is_not_given_for_it(site: TestClient) -> None:
    assert site.get("/search.json?q=dam").json() != site.get("/search.json?q=ferry").json()
    assert site.get("/search?q=dam").text != site.get("/search.json?q=dam").text


def test_the_shelf_has_its_bounds() -> None:
    shelf = Shelf(most=10)
    for name in "abc":
        shelf.put((name,), Kept("1", (), b"12345", b""))
    assert [shelf.get((name,), "1") is not None for name in "abc"] == [False, True, True]
    assert shelf.get(("c",), "2") is None


def test_the_list_of_stories_is_the_ledgers_in_its_order(own: str) -> None:
    with open_ledger(own) as ledger:
        whole = ledger.stories()
        boxes, after = list[object](), None
        while True:
            page = ledger.boxes(Shown(), limit=1, after=after)
            boxes += page.stories
            if (after := page.after) is None:
                break
    names = ("id", "title", "first_published", "last_published", "articles", "outlets", "origins", "unknown")
    assert [[getattr(b, n) for n in names] for b in boxes] == [[getattr(w, n) for n in names] for w in whole]


def test_a_filtered_list_holds_each_story_of_a_matching_article_once(own: str) -> None:
    with open_ledger(own) as ledger:
        query = Query("dam")
        articles = {hit.article.id for hit in ledger.search_articles(Query("dam", limit=100)).found}
        wanted = {row["story"] for row in ledger.rows("articles") if row["id"] in articles}
        found, after = list[str](), None
        while True:
            page = ledger.boxes(Shown(query), limit=1, after=after)
            found += [box.id for box in page.stories]
            if (after := page.after) is None:
                break
    assert sorted(found) == sorted(wanted)


def test_the_counts_of_all_and_of_a_list_that_is_all_are_one(own: str) -> None:
    with open_ledger(own) as ledger:
        assert ledger.tallies(Shown()) == ledger.totals().tallies


def test_stories_are_weighed_ahead_and_counted(own: str) -> None:
    with closing(sqlite3.connect(own.removeprefix("sqlite:///"))) as file, file:  # others look at its stories
        file.execute("UPDATE story SET weighed = NULL, weighed_by = NULL, disputes = NULL")
    with open_ledger(own) as ledger:
        assert all(box.disputes is None for box in ledger.boxes(Shown(), limit=9).stories)
        assert weigh_newest(ledger, most=2) == 2
        assert weigh_newest(ledger, most=9) == 1
        assert weigh_newest(ledger, most=9) == 0
        assert sum(box.disputes or 0 for box in ledger.boxes(Shown(), limit=9).stories) > 0


def test_the_background_weighs_while_the_server_runs(own: str) -> None:
    settings = settings_from(os.environ, home=Path.home())
    app = made_app(Setup(ledger=own, cache=settings.cache, person="ada", weighs=True))
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if all(box["disputes"] is not None for box in client.get("/stories.json").json()["stories"]):
                return
            time.sleep(0.2)
    raise AssertionError("not weighed within a minute")
