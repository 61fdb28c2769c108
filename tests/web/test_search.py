"""Search: statements and articles, with their facets, pages and twins."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient


def test_statements_are_found_by_their_words_and_the_words_are_marked(web: TestClient) -> None:
    page = web.get("/search", params={"q": "storm"})
    assert page.status_code == 200
    assert "<mark>storm</mark>" in page.text
    assert "Water Ministry" in page.text


def test_articles_are_found_too(web: TestClient) -> None:
    found = web.get("/search.json", params={"q": "ferry", "what": "articles"}).json()
    assert [hit["article"]["title"] for hit in found["found"]] == ["Ferry hits pier in Split, nobody hurt"]


@pytest.mark.parametrize("asked", [{"q": "-dam"}, {"since": "2026-03-08"}, {"place": "99,200", "q": "dam"}])
def test_what_means_nothing_is_said_kindly_in_the_page(web: TestClient, asked: dict[str, str]) -> None:
    page = web.get("/search", params=asked)
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert web.get("/search.json", params=asked).json()["problem"]


def test_empty_fields_of_a_form_ask_for_nothing(web: TestClient) -> None:
    form = {"q": "dam", "said_since": "", "radius": "", "stance": "", "kind": "", "speaker": ""}
    assert web.get("/search.json", params=form).json() == web.get("/search.json?q=dam").json()


def test_pages_together_hold_each_hit_once(web: TestClient) -> None:
    whole = [hit["id"] for hit in web.get("/search.json?q=dam&limit=100").json()["found"]]
    after, parts = "", list[str]()
    while True:
        page = web.get(f"/search.json?q=dam&limit=3{after}").json()
        parts += [hit["id"] for hit in page["found"]]
        if page["after"] is None:
            break
        after = f"&after={page['after']}"
    assert parts == whole
    assert len(whole) > 3


def test_a_facet_leads_to_as_many_articles_as_it_counts(web: TestClient) -> None:
    facets = web.get("/search.json?q=dam&what=articles").json()["tallies"]
    for tally in facets["outlets"]:
        asked = {"q": "dam", "what": "articles", "outlet": tally["name"]}
        assert web.get("/search.json", params=asked).json()["total"] == tally["articles"]
    for tally in facets["speakers"]:
        asked = {"q": "dam", "what": "articles", "actor": tally["id"]}
        assert web.get("/search.json", params=asked).json()["total"] == tally["articles"]


def test_every_query_is_a_table_and_a_feed(web: TestClient) -> None:
    found = web.get("/search.json?q=dam").json()["found"]
    assert len(web.get("/search.csv?q=dam").text.splitlines()) > len(found)
    feed = web.get("/search.atom?q=dam").text
    assert feed.count("<entry>") == len(found)
    assert "/article/" in feed


def test_scraped_words_stay_words(web: TestClient) -> None:
    page = web.get("/search", params={"q": '"><script>alert(1)</script>', "outlet": "<b>x"})
    assert "<script>alert" not in page.text
    assert "<b>x" not in page.text
