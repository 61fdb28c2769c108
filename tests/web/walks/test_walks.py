"""A person's ways through the app, each walked to its end in Chromium."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from sayso import pipeline
from sayso.adding import added
from sayso.crew import captured
from sayso.ledger import open_ledger
from sayso.ledger.findings import maker
from sayso.model import Hints
from sayso.settings import settings_from
from tests.web.walks.conftest import DEMO, DESK, PATIENCE, Served

BRIDGE = (DEMO.parent / "bridge.txt").read_text("utf-8")
FERRY = "Ferry capsizes off Bantayan"
MARCH = "Tens of thousands march in Lyon"
SUNDAY = "2026-04-19"
NOW = "2026-09-21T08:00:00+00:00"

Visit = Callable[..., Any]


def to_story(page: Any, title: str = FERRY) -> None:
    """Go from the home page to a story by its headline."""
    page.locator(".stories h2 a", has_text=title).click()
    page.wait_for_url("**/story/*")


def bare(words: str) -> str:
    """The words without the quotation marks that stand around them."""
    return words.strip("“”\n ")


def all_bare(words: list[str]) -> list[str]:
    """Each of the words once, without quotation marks, in order."""
    return sorted(set(map(bare, words)))


def test_a_pasted_article_gets_its_report(visit: Visit) -> None:
    page = visit("/")
    page.get_by_label("Who says what in it?").fill(BRIDGE)
    page.get_by_role("button", name="Read it").click()
    page.locator("section.read").wait_for()
    assert "was read and is not in the ledger" in page.locator(".notice").inner_text()
    assert "Old bridge at Višegrad" in page.locator("main").inner_text()
    assert page.locator(".card").count() >= 4
    assert page.locator(".card", has_text="Jelena Simić").count() >= 2


def test_a_claim_is_followed_from_the_home_page_to_its_words_and_to_their_origin(visit: Visit) -> None:
    page = visit("/")
    to_story(page)
    claim = page.locator(".claim", has_text="Fourteen people were killed").first
    words = claim.locator("h3 .words").inner_text()
    claim.get_by_role("link", name="Iloilo Morning Call").first.click()
    page.wait_for_url("**/article/*")
    mark = page.locator("#at")
    assert mark.inner_text() in words
    assert mark.evaluate("one => one.getBoundingClientRect().top > 0")
    assert mark.evaluate("one => one.getBoundingClientRect().bottom < innerHeight")
    for earlier in ("Manila Standard Post", "Visayas Wire"):
        taken = page.locator(".facts dd", has_text="Taken, most likely, from")
        taken.locator("a[href^='/article/']", has_text=FERRY).click()
        page.locator(".imprint", has_text=earlier).wait_for()
    assert "Taken" not in page.locator(".facts").inner_text()


def settled(page: Any) -> None:
    """Wait until the page shows what its address asks for."""
    page.locator("main.busy").wait_for(state="detached")


def shown(page: Any) -> dict[str, Any]:
    """What the views of a story show, each for itself."""
    settled(page)
    page.locator(".map[data-drawn]").wait_for()
    timeline = page.locator("section[aria-labelledby=timeline]")
    dated = timeline.locator("table.items").first.locator("tbody")
    mapped = page.locator(".map-items tbody")
    return {
        "query": urlsplit(page.url).query,
        "count": page.locator("#shown").inner_text(),
        "said": all_bare(dated.locator(".words").all_inner_texts()),
        "said by": set(dated.locator(".who").all_inner_texts()),
        "said on": set(dated.locator(".day").all_inner_texts()),
        "lanes": timeline.locator(".lanes .who").all_inner_texts(),
        "mapped": all_bare(mapped.locator(".words").all_inner_texts()),
        "mapped by": set(mapped.locator(".who").all_inner_texts()),
    }


def choose(page: Any, field: str, name: str) -> None:
    """Choose the entry of a list that begins with the name, and wait until it is in the address."""
    choices = page.locator(f"form.filter select[name={field}]")
    choices.select_option(
        choices.locator("option", has_text=re.compile(f"^{name} \\(")).get_attribute("value")
    )
    page.wait_for_url(f"**{field}=*")


def test_a_story_shows_one_speaker_and_one_day_in_every_view_and_in_its_address(visit: Visit) -> None:
    page = visit("/")
    to_story(page, MARCH)
    whole = shown(page)
    choose(page, "speaker", "Alain Morel")
    for label, name in (("From", "since"), ("To", "until")):
        page.get_by_label(label, exact=True).fill(SUNDAY)
        page.wait_for_url(f"**{name}={SUNDAY}*")
    found = shown(page)
    assert found["said by"] == found["mapped by"] == {"Alain Morel"}
    assert [lane for lane in found["lanes"] if lane != "Alain Morel"] == []
    assert found["said on"] == {"19 Apr 2026"}
    assert found["said"] == found["mapped"]
    assert re.match(r"\d of \d+ statements, 1 of \d+ speakers", found["count"])
    asked = parse_qs(found["query"])
    assert (asked["since"], asked["until"], len(asked["speaker"])) == ([SUNDAY], [SUNDAY], 1)
    page.reload()
    assert shown(page) == found
    for _ in range(3):
        page.go_back()
    page.wait_for_url(lambda url: not urlsplit(url).query)
    assert shown(page) == whole


def test_what_is_exported_is_what_the_page_shows(visit: Visit) -> None:
    page = visit("/")
    to_story(page)
    choose(page, "outlet", "Daanbantayan Bulletin")
    settled(page)
    on_page = all_bare(
        page.locator("section[aria-labelledby=timeline] .items tbody .words").all_text_contents()
    )
    assert len(on_page) > 4
    twins = {link.inner_text(): link.get_attribute("href") for link in page.locator(".twins a").all()}
    items = page.request.get(twins["JSON"]).json()["items"]
    rows = list(csv.DictReader(io.StringIO(page.request.get(twins["CSV"]).text())))
    assert on_page == all_bare([item["words"] for item in items])
    assert [row["words"] for row in rows] == [item["words"] for item in items]
    assert {row["outlet"] for row in rows} == {"Daanbantayan Bulletin"}


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A ledger of two articles, to be written into."""
    folder = tmp_path / "rows.jsonl"
    folder.write_text("".join(DEMO.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    return kept(f"sqlite:///{tmp_path}/own.db", captured([folder], hints=Hints()))


def kept(address: str, items: Iterator[Any] | None = None) -> str:
    """The ledger with what is given, or with what it keeps read again by this version."""
    cache = settings_from(os.environ, home=Path.home()).cache
    with open_ledger(address, write=True) as ledger:
        again = items or ledger.unread(maker(pipeline.made_by())["digest"])
        outcomes = list(added(again, ledger, cache_folder=cache, jobs=1, folder="/", clock=lambda: NOW))
        assert len(outcomes) == 2
    return address


@pytest.fixture
def newer_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Pretend, from when it is called, that this is a newer sayso."""

    def begin() -> None:
        monkeypatch.setattr(pipeline, "version", lambda _: "99.0")
        pipeline.made_by.cache_clear()

    yield begin
    pipeline.made_by.cache_clear()


def test_a_corrected_speaker_stays_when_a_newer_version_reads_the_article_again(
    browser: Any, own: str, newer_version: Callable[[], None]
) -> None:
    with closing(Served(own)) as served, closing(browser.new_context(viewport=DESK)) as window:
        page = window.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(served.address)
        to_story(page)
        page.locator(".carrier a", has_text="Visayas Wire").first.click()
        card = page.locator(".card", has_text="Hagnaya Lines").first
        where = page.url
        card.get_by_role("link", name="Review statement").click()
        page.wait_for_url("**/review/statement/*")
        page.keyboard.press("e")
        page.get_by_label("somebody new:").check()
        page.get_by_label("Name of somebody new").fill("Benito Salcedo")
        page.locator("#why-edit").fill("said so on air")
        page.get_by_role("button", name="Save the speaker").click()
        page.locator(".done").wait_for()
        newer_version()
        kept(own)
        page.goto(where)
        assert page.locator(".card", has_text="Benito Salcedo").count() == 1
        assert "sayso 99.0" in page.locator(".facts").inner_text()
        page.goto(f"{served.address}/review/history")
        assert "said so on air" in page.locator("main").inner_text()


def tab_to(page: Any, selector: str, most: int = 150) -> None:
    """Press Tab until what has the focus is one of these."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"{most} times Tab reach no {selector}")


def test_a_story_is_read_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the content"
    tab_to(page, "input[type=search]")
    tab_to(page, ".stories h2 a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/*")
    tab_to(page, "form.filter select[name=speaker]")
    tab_to(page, ".claim .wordings a[href^='/article/']")
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
    assert width >= 2
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/*")


def test_the_words_that_are_searched_for_are_found_with_the_keyboard(visit: Visit) -> None:
    page = visit("/")
    tab_to(page, "input[type=search]")
    page.keyboard.type("manifest")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert page.locator(".hit mark").first.inner_text() == "manifest"


def test_a_story_is_read_and_filtered_without_javascript(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    to_story(page, MARCH)
    assert page.locator(".claim").count() > 5
    assert "drawn by JavaScript" in page.locator("section[aria-labelledby=map]").inner_text()
    choice = page.locator("select[name=speaker] option", has_text="Alain Morel").first
    page.locator("select[name=speaker]").select_option(choice.get_attribute("value"))
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**speaker=*")
    assert re.match(r"\d of \d+ statements, 1 of \d+ speakers", page.locator("#shown").inner_text())
    assert set(page.locator(".map-items tbody .who").all_inner_texts()) == {"Alain Morel"}


def glance(page: Any) -> str:
    """What the top of a story says, without a click."""
    return " ".join(page.locator(".glance").inner_text().split())


def test_what_differs_in_the_ferry_story_is_seen_at_a_glance(visit: Visit) -> None:
    page = visit("/")
    assert "4 disputes" in page.locator(".story", has_text=FERRY).inner_text()
    to_story(page)
    seen = glance(page)
    assert "The ferry was not overloaded when it left Hagnaya Hagnaya Lines ≠ Danilo Reyes" in seen
    assert "Figures differ killed: Ramil Tejada 38 ≠ Teresa Villarin 36, 4 Jun 2026" in seen
    assert "articles were taken from Visayas Wire, 1 of them by way of another outlet" in seen
    assert "Overloaded ferry kills 14 off Cebu" in page.locator(".glance mark").all_inner_texts()
    page.locator(".glance a bdi", has_text="overloaded when it left").click()
    page.wait_for_url("**#claim-*")
    page.locator(".claim:target .against").first.wait_for()


@pytest.mark.parametrize(
    ("story", "disputed", "headline"),
    [
        ("Tens of thousands march", "rubber bullets", "paralyse Lyon"),
        ("Prahova Petrol refinery", "benzene had escaped", "refinery explodes"),
        ("Danish navy seizes", "The Jantar was in Polish waters", None),
    ],
)
def test_what_differs_in_the_other_stories_is_seen_at_a_glance(
    visit: Visit, story: str, disputed: str, headline: str | None
) -> None:
    page = visit("/")
    to_story(page, story)
    seen = glance(page)
    assert disputed in seen
    assert "taken from" in seen
    assert headline is None or headline in page.locator(".glance mark").all_inner_texts()
    assert headline is None or "nothing below says" in seen


def test_both_sides_of_a_dispute_open_where_their_words_are(visit: Visit) -> None:
    page = visit("/review?kind=dispute")
    sides = page.locator(".side .evidence-text")
    assert sides.count() == 2
    for side in sides.all():
        mark, window = side.locator("mark").first.bounding_box(), side.bounding_box()
        assert window["y"] <= mark["y"] <= window["y"] + window["height"]
