"""Review from the keyboard, in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger import open_ledger
from sayso.settings import settings_from
from sayso.web.desk import Setup
from sayso.weighed import weigh_all
from tests.web.test_attacks import living

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def home(stories: str, tmp_path: Path) -> Iterator[str]:
    """Where a server answers, with a ledger of its own."""
    with open_ledger(stories) as ledger:
        weigh_all(ledger)
    shutil.copy(stories.removeprefix("sqlite:///"), tmp_path / "own.db")
    cache = settings_from(os.environ, home=Path.home()).cache
    with living(Setup(f"sqlite:///{tmp_path}/own.db", cache, "ada")) as at:
        yield at


@pytest.fixture
def page(browser: Any, home: str) -> Iterator[Any]:
    """The queue of speakers, and at the end that nothing went wrong on it."""
    opened = browser.new_page(base_url=home)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.goto("/review?kind=speaker")
    yield opened
    opened.close()
    assert [each for each in wrong if "409 (Conflict)" not in each] == []


def count(page: Any) -> str:
    return str(page.locator(".count").inner_text())


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.localName"))


def test_keys_skip_accept_and_undo_and_the_focus_stays_with_what_is_looked_at(page: Any) -> None:
    assert count(page).startswith("1 of 12")
    press(page, "s")
    page.locator(".count", has_text="2 of 12").wait_for()
    press(page, "p")
    page.locator(".count", has_text="1 of 12").wait_for()
    press(page, "a")
    page.locator(".done", has_text="accepted a statement").wait_for()
    assert count(page).startswith("1 of 11")
    assert focused(page) == "h1"
    press(page, "u")
    page.locator(".done", has_text="undid a correction").wait_for()
    assert count(page).startswith("1 of 12")


def test_a_rejection_asks_for_its_reason_and_letters_in_it_decide_nothing(page: Any) -> None:
    press(page, "r")
    assert focused(page) == "why-reject"
    page.keyboard.type("a rare use")
    press(page, "Enter")
    page.locator(".done", has_text="rejected a statement").wait_for()
    page.goto("/review/history")
    assert "a rare use" in page.locator(".because").inner_text()


def test_a_speaker_is_found_while_somebody_types(page: Any) -> None:
    press(page, "e")
    assert focused(page) == "lookup"
    page.keyboard.type("petar la")
    page.locator("#choices .choice", has_text="Petar Lazić").click()
    page.locator("#why-edit").fill("he spoke at the briefing")
    press(page, "Enter")
    page.locator(".done", has_text="Petar Lazić").wait_for()


def test_pairs_are_answered_by_keys(page: Any) -> None:
    page.goto("/review?kind=copy")
    before = int(count(page).split()[2])
    press(page, "2")
    page.locator(".done", has_text="cannot be told").wait_for()
    press(page, "x")
    page.keyboard.type("two texts about one post")
    press(page, "Escape", "y")
    page.locator(".done", has_text="one text").wait_for()
    assert int(count(page).split()[2]) == before - 2


def test_what_somebody_else_decided_meanwhile_is_shown_and_nothing_is_written(
    page: Any, browser: Any
) -> None:
    other = browser.new_page()
    other.goto(page.url)
    press(other, "a")
    other.locator(".done").wait_for()
    other.close()
    press(page, "r")
    page.keyboard.type("too late")
    press(page, "Enter")
    page.locator(".meanwhile", has_text="decided this").wait_for()
    assert page.locator("#why-reject").input_value() == "too late"
