"""The page of an article in a real browser: text and panel in step, permalinks, keys, attacks, a pasted page."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from sayso.adding import added
from sayso.crew import captured
from sayso.ledger import open_ledger
from sayso.model import Hints
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.serving import listening
from sayso.weighed import weigh_all

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CACHE = settings_from(os.environ, home=Path.home()).cache
ATTACK = "<img src=x onerror=\"document.title='OWNED'\">"
HOSTILE = (
    f"\u202e{ATTACK} dam\n\n“The dam was sound {ATTACK},” שמעון כהן, the mayor of Pirot, said on Monday.\n\n"
    f"{'dam' * 17_000}\n\n\u2066“أحمد said so,” Omar </p></main><script>document.title='OWNED'</script> told \x1b[31m them."
)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")


@contextmanager
def served(address: str) -> Iterator[str]:
    """The app on this ledger, on a port of its own."""
    listener = listening("127.0.0.1", 0)
    app = made_app(Setup(ledger=address, cache=CACHE, person="ada"))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="on", ws="none", log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


@pytest.fixture(scope="module")
def news(stories: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The keys of articles by outlet, the attacker's under "evil", and the ledger's address."""
    file = tmp_path_factory.mktemp("article") / "news.db"
    shutil.copy(stories.removeprefix("sqlite:///"), file)
    evil = file.with_name("evil.txt")
    evil.write_text(HOSTILE, "utf-8")
    with open_ledger(str(file), write=True) as ledger:
        items = captured([evil], hints=Hints(url="javascript:alert(1)", outlet=ATTACK))
        now = "2026-03-15T08:00:00+00:00"
        list(added(items, ledger, cache_folder=CACHE, jobs=1, folder="/", clock=lambda: now))
        weigh_all(ledger)
        rows = list(ledger.rows("articles"))
    keys = {str(row["outlet"]): str(row["id"]) for row in reversed(rows)}
    return {**keys, "evil": keys[ATTACK], "address": f"sqlite:///{file}"}


@pytest.fixture(scope="module")
def home(news: dict[str, str]) -> Iterator[str]:
    with served(news["address"]) as at:
        yield at


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page on which nothing may go wrong."""
    wrong: list[str] = []
    opened = chromium.new_page(viewport={"width": 1280, "height": 800})
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield opened
    opened.close()
    assert wrong == []


def test_words_and_their_card_light_up_together(page: Any, home: str, news: dict[str, str]) -> None:
    page.goto(f"{home}/article/{news['Coast Herald']}")
    page.hover("#w1")
    assert "lit" in page.get_attribute("#s1", "class")
    page.hover("#s2")
    assert "lit" in page.get_attribute("#w2", "class")
    assert "lit" not in page.get_attribute("#s1", "class")


def test_the_keys_go_from_statement_to_statement(page: Any, home: str, news: dict[str, str]) -> None:
    page.goto(f"{home}/article/{news['Coast Herald']}")
    for key, focused in (("j", "w1"), ("j", "w2"), ("k", "w1"), ("Enter", "w1")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.id") in (focused, "")
    assert page.url.endswith("#s1")
    page.focus("input[type=search]")
    page.keyboard.press("j")
    assert page.input_value("input[type=search]") == "j"


def test_a_permalink_opens_the_page_at_its_words(page: Any, home: str, news: dict[str, str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(f"{home}/article/{news['Coast Herald']}")
    page.click("#s2 >> text=link")
    page.wait_for_load_state()
    box = page.locator("#at").bounding_box()
    assert 0 <= box["y"] < 300


def test_what_a_link_leads_into_is_unfolded(page: Any, home: str, news: dict[str, str]) -> None:
    page.goto(f"{home}/article/{news['Coast Herald']}")
    page.click(".text a.place:not([id])")
    assert page.locator("details.named[open]").count() == 1


def test_the_page_reads_without_javascript(chromium: Any, home: str, news: dict[str, str]) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/article/{news['Pirot Courier']}?at=94-120#at")
    assert page.locator(".card").count() > 3
    assert page.locator("#at").is_visible()
    assert page.locator(".disputes li").count() >= 1
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_an_attackers_article_runs_nothing_and_breaks_nothing(
    page: Any, home: str, news: dict[str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ("", "/versions"):
        page.goto(f"{home}/article/{news['evil']}{path}")
        page.wait_for_timeout(200)
        assert "\ufffd<img src=x onerror=" in page.title()
        assert page.locator("img, main script, main iframe").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("a[href^=javascript]").count() == 0


def test_a_pasted_page_is_read_shown_and_kept(page: Any, home: str) -> None:
    page.set_default_timeout(120_000)  # the language model is loaded first
    page.goto(f"{home}/read")
    page.fill("#text", "Bridge closed at Pirot\n\nThe bridge is closed, Mayor Ana Pop said on Monday.")
    page.click("text=Read it")
    page.wait_for_selector(".card")
    assert "is not in the ledger" in page.inner_text(".notice")
    page.click("text=Keep it in the ledger")
    page.wait_for_url("**/article/*")
    assert page.inner_text("h1") == "Bridge closed at Pirot"
    assert page.locator(".card").count() == 1
