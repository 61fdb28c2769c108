"""The story page: one filter, and every part of the page and every twin goes by it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.model import Interval
from sayso.web.story.asked import Asked
from sayso.web.story.axis import Axis


@pytest.fixture
def dam(web: TestClient) -> str:
    """The path of the story of six articles on the dam."""
    (story,) = (s for s in web.get("/stories.json").json()["stories"] if s["articles"] == 6)
    return f"/story/{story['id']}"


def _json(web: TestClient, path: str, query: str = "") -> dict[str, Any]:
    answer = web.get(f"{path}.json{query}")
    assert answer.status_code == 200
    return dict(answer.json())


def _speaker(web: TestClient, path: str, name: str) -> str:
    choices = _json(web, path)["choices"]["speakers"]
    return next(str(choice["key"]) for choice in choices if name in choice["name"])


def test_a_story_shows_its_parts_under_headings_in_order(web: TestClient, dam: str) -> None:
    page = web.get(dam).text
    heads = [page.index(f'<h2 id="{name}"') for name in (
        "who-says-what", "figures", "timeline", "map", "sources", "headlines",
    )]  # fmt: skip
    assert heads == sorted(heads)
    assert "6 articles · 5 outlets · 2 independent origins · 0 of unknown lineage" in page
    assert "<h1><bdi>Dam breaks above Pirot, at least 12 killed</bdi></h1>" in page


def test_no_markup_of_the_page_needs_what_its_policy_forbids(web: TestClient, dam: str) -> None:
    page = web.get(dam).text
    assert "<style" not in page
    assert ' style="' not in page
    assert " onclick" not in page
    assert all('src="/static/' in tag for tag in page.split("<script")[1:])


def test_copies_of_one_text_are_one_origin_with_share_and_derivation(web: TestClient, dam: str) -> None:
    agency = next(source for source in _json(web, dam)["sources"] if source["kind"] == "agency")
    (copied,) = (text for text in agency["texts"] if len(text["carriers"]) == 4)
    first, *others = copied["carriers"]
    assert (first["depth"], first["derivation"]) == (0, None)
    assert [other["depth"] for other in others] == [1, 1, 1]
    assert others[0]["derivation"] == "copy"
    assert others[0]["share"] > 0.9
    assert {voice["name"] for voice in copied["voices"]} >= {"Water Ministry"}


def test_a_claim_counts_all_four_together_and_leads_to_the_words(web: TestClient, dam: str) -> None:
    page = web.get(dam).text
    said = _json(web, dam)["told"]["claims"][0]
    place = said["wordings"][0]["at"][0]
    assert f"/article/{place['article']}?at={place['start']}-{place['end']}#at" in page
    assert f"{said['articles']} articles · {said['outlets']} outlets · " in page


@pytest.mark.parametrize(
    "query", ["", "?by=happened", "?since=2026-03-11", "?outlet=Daily%20Ledger", "?speaker=unnamed"]
)
def test_table_map_feed_and_page_hold_the_same_statements(web: TestClient, dam: str, query: str) -> None:
    shown = _json(web, dam, query)
    ids = [item["id"] for item in shown["items"]]
    rows = web.get(f"{dam}.csv{query}").text.splitlines()
    features = web.get(f"{dam}.geojson{query}").json()["features"]
    assert [row.split(",")[0] for row in rows[1:]] == ids
    placed = shown["happened"] if "happened" in query else shown["items"]
    assert {f["properties"]["statement"] for f in features} == {i.get("statement", i["id"]) for i in placed}
    assert web.get(f"{dam}.atom{query}").text.count("<entry>") == len(ids)
    assert shown["shown"]["statements"] == len(ids)


def test_a_filter_is_kept_by_every_link_within_the_page(web: TestClient, dam: str) -> None:
    key = _speaker(web, dam, "Water Ministry")
    page = web.get(f"{dam}?speaker={key}&by=happened").text
    inner = [part.split('"')[0] for part in page.split(f'href="{dam}')[1:]]
    going_on = [link for link in inner if link and not link.startswith(".")]  # neither all of it nor a twin
    assert going_on
    assert all(key in link or "speaker=" not in link for link in going_on)
    assert f'href="{dam}.csv?speaker={key}&amp;by=happened"' in page


def test_speakers_of_one_name_are_one_voice_of_the_story(web: TestClient, dam: str) -> None:
    speakers = _json(web, dam)["choices"]["speakers"]
    assert len({choice["name"] for choice in speakers}) == len(speakers)
    (services,) = (choice for choice in speakers if choice["name"] == "emergency services")
    assert len(services["actors"]) == services["statements"] == 3
    alone = _json(web, dam, f"?speaker={services['actors'][0]}")
    together = web.get(f"{dam}.json", params={"speaker": services["key"]}).json()
    assert (len(alone["items"]), len(together["items"])) == (1, 3)


def test_claims_pass_with_one_of_their_members_and_say_of_how_many(web: TestClient, dam: str) -> None:
    key = _speaker(web, dam, "Water Ministry")
    told = _json(web, dam, f"?speaker={key}")["told"]
    assert 0 < len(told["claims"]) < told["claims_of"]
    assert all(w["speaker"] == "Water Ministry" for claim in told["claims"] for w in claim["wordings"])
    page = web.get(f"{dam}?speaker={key}").text
    assert f"{len(told['claims'])} of {told['claims_of']} claims" in page


def test_statements_without_a_day_are_counted_apart_under_days(web: TestClient, dam: str) -> None:
    whole, days = _json(web, dam), _json(web, dam, "?since=2026-03-01&until=2026-03-31")
    dated = [item["id"] for item in whole["items"] if item["said"]]
    assert [item["id"] for item in days["items"]] == dated
    assert len(days["undated"]) == days["shown"]["undated"] == len(whole["items"]) - len(dated)
    assert (
        f"{len(days['undated'])} more without a day"
        in web.get(f"{dam}?since=2026-03-01&until=2026-03-31").text
    )


def test_days_that_end_before_they_begin_are_refused_with_a_way_out(web: TestClient, dam: str) -> None:
    answer = web.get(f"{dam}?since=2026-03-12&until=2026-03-11")
    assert answer.status_code == 400
    assert "Exchange the two days" in answer.text


def test_an_empty_form_asks_for_everything(web: TestClient, dam: str) -> None:
    empty = _json(web, dam, "?speaker=&since=&until=&by=said&outlet=&place=&channel=")
    assert empty == _json(web, dam)


def test_what_nothing_passes_says_so(web: TestClient, dam: str) -> None:
    page = web.get(f"{dam}?outlet=Nowhere")
    assert page.status_code == 200
    assert "No statement passes the filter." in page.text
    assert "0 of" in page.text


def test_an_unknown_story_is_said_with_a_way_out(web: TestClient) -> None:
    answer = web.get("/story/ffffffff")
    assert answer.status_code == 404
    assert "sayso stories" in answer.text


def test_headlines_stand_with_what_they_lack_and_why(web: TestClient, dam: str) -> None:
    titles = _json(web, dam)["headlines"]
    assert sum(len(title["under"]) for title in titles) == 6
    beyond = [title for title in titles if title["verdict"] != "supported"]
    page = web.get(dam).text
    for title in beyond:
        assert title["doubts"]
        assert all(doubt["why"] in page for doubt in title["doubts"])


def test_figures_have_a_table_under_their_plot(web: TestClient, dam: str) -> None:
    page = web.get(dam).text
    figures = page[page.index('id="figures"') : page.index('id="timeline"')]
    assert figures.index('class="plot"') < figures.index("<table")
    assert "≥ 12" in figures
    assert "41" in figures


def test_every_day_of_an_axis_stands_within_it() -> None:
    axis = Axis(date(2026, 2, 27), date(2026, 3, 2))
    assert [axis.at(date(2026, 2, 27)), axis.at(date(2026, 3, 2))] == [12.5, 87.5]
    assert axis.stretch(Interval(None, date(2026, 2, 26))) is None


@pytest.mark.parametrize("years", [0, 1, 7, 90, 1800])
def test_an_axis_of_any_length_has_few_names(years: int) -> None:
    ticks = Axis(date(2026 - years, 1, 1), date(2026, 3, 2)).ticks()
    assert 1 <= len(ticks) <= 9
    assert all(0 <= tick.at <= 100 for tick in ticks)


def test_the_address_of_a_filter_leaves_out_what_is_as_it_is_anyway() -> None:
    assert Asked().query == ""
    assert Asked(all=True, until=date(2026, 3, 2)).query == "?until=2026-03-02&all=1"


def test_by_when_it_happened_a_story_shows_its_events_in_lanes_by_whose_word_they_are(
    web: TestClient, dam: str
) -> None:
    shown = _json(web, dam, "?by=happened")
    events = [item for item in (*shown["happened"], *shown["happened_undated"]) if "type" in item]
    assert {"flood", "storm"} <= {event["type"] for event in events}
    own = next(event for event in events if event["actor"] == "itself")
    page = web.get(f"{dam}?by=happened").text
    assert f"{own['type']}" in page
    assert 'href="/actor/itself"' not in page
    alone = _json(web, dam, "?by=happened&speaker=itself")
    assert {item["actor"] for item in alone["happened"]} == {"itself"}


def test_a_statement_that_carries_an_event_does_not_stand_beside_it(web: TestClient, dam: str) -> None:
    shown = _json(web, dam, "?by=happened")
    items = (*shown["happened"], *shown["happened_undated"])
    carrying = {item["statement"] for item in items if "type" in item}
    assert carrying
    assert carrying.isdisjoint(item["id"] for item in items)
