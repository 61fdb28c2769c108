"""The story page in a real browser: the filter changes the page in place, and the address with it."""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, expect, sync_playwright

from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium"
)


@pytest.fixture(scope="module")
def served(stories: str) -> Iterator[str]:
    """The address of a server on the ledger of examples."""
    cache = settings_from(os.environ, home=Path.home()).cache
    app = made_app(Setup(ledger=stories, cache=cache, person="ada"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser_page(served: str) -> Iterator[Page]:
    """A window of Chromium on that server."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield browser.new_page(base_url=served)
        browser.close()


@pytest.fixture
def story(browser_page: Page) -> Page:
    """The story of the dam, unfiltered."""
    found = browser_page.request.get("/stories.json").json()["stories"]
    browser_page.goto(f"/story/{next(s['id'] for s in found if s['articles'] == 6)}")
    return browser_page


def test_one_speaker_is_shown_in_table_timeline_and_address_without_a_reload(story: Page) -> None:
    story.evaluate("window.here = true")
    choice = story.locator("select[name=speaker] option", has_text="Water Ministry")
    key = choice.get_attribute("value")
    story.locator("select[name=speaker]").focus()
    story.locator("select[name=speaker]").select_option(key)
    expect(story.locator(".chip", has_text="Water Ministry")).to_be_visible()
    assert story.url.endswith(f"?speaker={key}")
    assert story.evaluate("window.here")
    shown = story.locator("#shown").inner_text()
    assert " of " in shown
    assert story.get_by_role("status").inner_text() == shown
    speakers = story.locator("#timeline ~ * tbody th .who").all_inner_texts()
    assert set(speakers) <= {"Water Ministry"}
    expect(story.locator("select[name=speaker]")).to_be_focused()


def test_back_shows_what_was_shown_before(story: Page) -> None:
    before = story.locator("#shown").inner_text()
    story.get_by_role("radio", name="happened").check()
    expect(story.locator("#timeline")).to_contain_text("Timeline, by when it happened")
    assert "by=happened" in story.url
    story.go_back()
    expect(story.locator("#timeline")).to_contain_text("Timeline, by when it was said")
    assert story.locator("#shown").inner_text() == before


def test_a_part_of_the_page_is_gone_to_without_asking_for_it_again(story: Page) -> None:
    story.evaluate("document.querySelector('#figures').dataset.old = 'yes'")
    story.locator("a.nr").first.click()
    assert story.url.endswith("#claim-1")
    story.go_back()
    expect(story.locator("#figures[data-old]")).to_be_visible()


def test_the_map_is_drawn_again_for_what_the_filter_leaves(story: Page) -> None:
    expect(story.locator(".map[data-drawn]")).to_be_visible(timeout=15_000)
    story.locator(".places a.only").first.click()
    expect(story).to_have_url(re.compile("place="))
    expect(story.locator(".map[data-drawn]")).to_be_visible(timeout=15_000)
    asked = story.locator(".map").get_attribute("data-features") or ""
    assert asked.split("?")[1] == story.url.split("?")[1]


def test_without_scripts_the_form_asks_for_the_same(story: Page) -> None:
    context = story.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = context.new_page()
    page.goto(story.url)
    page.get_by_label("Outlet").select_option("Daily Ledger")
    page.get_by_role("button", name="Show").click()
    assert "outlet=Daily+Ledger" in page.url
    assert " of " in page.locator("#shown").inner_text()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_scrolls_sideways(story: Page, width: int) -> None:
    story.set_viewport_size({"width": width, "height": 800})
    story.reload()
    assert story.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
