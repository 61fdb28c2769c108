"""An attacker's articles on every kind of page, in a real browser: nothing of them runs, loads or leads away."""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

import pytest
import uvicorn
from fastapi.testclient import TestClient
from lxml import html

from sayso.adding import added
from sayso.crew import captured
from sayso.ledger import open_ledger
from sayso.model import Hints
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.page import Page
from sayso.web.pages import PAGES
from sayso.web.serving import listening

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OFFLINE = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
EACH = 3  # pages of one kind that are opened

RUNS = "<script>window.ran=1;alert('ran')</script>"
PICTURE = "<img src='https://evil.example/x.png' onerror=\"window.ran=1;alert('ran')\">"
BREAKS_OUT = f"\"'></textarea></title></style></script></svg>{RUNS}{PICTURE}"
STYLES = "<style>body{display:none!important}</style><link rel=stylesheet href=https://evil.example/x.css>"
TURNS = "\u202egpj.exe\u202c\u2066\x1b[31m"
FILLED_IN = "{{7*7}}{% include 'base.html' %}${7*7}"
FORMULA = "=HYPERLINK('https://evil.example')"
LONG = "Donau" + "dampfschiff" * 60

TEXT = f"""PIROT, Serbia, March 8 - “The dam was sound {PICTURE} until the strike,” said Ana {RUNS} Marić, the mayor of Pirot.

Dragan <b onmouseover=alert(1)>Tošić</b>, head of the council, denied that the dam was sound. At least 12 people were killed at Pirot, the Water Ministry <svg onload=alert(1)> said on Sunday on its Telegram channel {BREAKS_OUT}.

“{STYLES} {TURNS} Cracks were reported in May,” said engineer Jelena {TURNS} Simić, who saw {LONG} at Niš.

javascript:alert(1) [click](javascript:alert(1)) {FILLED_IN} {FORMULA} no more than 9 people were killed, the governor of Niš, Petar Ilić, said on Monday.
"""


def row(number: int, **more: str) -> dict[str, str]:
    given = {
        "id": f"{number}{BREAKS_OUT}",
        "text": TEXT,
        "title": f"Dam {RUNS}{STYLES}{TURNS} breaks above Pirot {FILLED_IN}",
        "outlet": f"Lantern {number} {BREAKS_OUT}{TURNS}",
        "url": "javascript:alert(document.domain)",
        "published": f"2026-03-0{7 + number}T09:10:00+01:00",
    }
    return given | more


ROWS = (
    row(1),
    row(2, url=f"https://evil.example/{quote(BREAKS_OUT)}?{RUNS}#x", title=FORMULA),
    row(1, id="again", text=TEXT.replace("At least 12", "At least 41").replace("sound", f"unsound {RUNS}"), url="https://evil.example/\"onclick=alert(1)"),
    row(1, id="again", text=TEXT.replace("At least 12", "At least 42"), url="https://evil.example/\"onclick=alert(1)"),
)  # fmt: skip


@pytest.fixture(scope="module")
def address(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of an attacker's articles, two of them copies and one edited, read as all others are."""
    folder = tmp_path_factory.mktemp("attacks")
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    address = f"sqlite:///{folder}/news.db"
    with open_ledger(address, write=True) as ledger:
        found = added(
            captured([folder / "rows.jsonl"], hints=Hints()), ledger,
            cache_folder=cache, jobs=1, folder="/",
            clock=lambda: "2026-03-14T08:00:00+00:00",
        )  # fmt: skip
        assert len(list(found)) == len(ROWS)
        assert ledger.count("statements") > 0
    return address


@contextmanager
def living(setup: Setup) -> Iterator[str]:
    """The app on a server of this process, and where it is."""
    listener = listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(made_app(setup), lifespan="on", ws="none", log_level="warning"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listener.close()


def pattern(page: Page) -> re.Pattern[str]:
    """What an address of this page looks like."""
    return re.compile(re.sub(r"{[^}]*}", "[^/?]+", page.path) + r"/?(\?.*)?")


@pytest.fixture(scope="module")
def addresses(address: str, cache: Path) -> dict[str, list[str]]:
    """Addresses of each kind of page, as they are found by following every link from the home page."""
    setup = Setup(address, cache, f"ada {BREAKS_OUT}")
    found: dict[str, list[str]] = {page.path: [] for page in PAGES}
    with TestClient(made_app(setup), base_url="http://127.0.0.1") as client:
        waiting, seen = ["/", *(page.path for page in PAGES if "{" not in page.path)], set[str]()
        while waiting and len(seen) < 150:
            at = waiting.pop(0)
            if at in seen:
                continue
            seen.add(at)
            answer = client.get(at)
            assert answer.status_code < 500, at
            if answer.headers["content-type"].startswith("text/html"):
                for page in PAGES:
                    if pattern(page).fullmatch(at):
                        found[page.path].append(at)
                links = re.findall(r'href="([^"]*)"', answer.text)
                waiting += [link.partition("#")[0] for link in map(_plain, links) if link.startswith("/")]
    for page in PAGES:  # and what no link leads to
        found[page.path][EACH:] = []
        found[page.path].append(
            re.sub(r"{[^}]*}", quote(BREAKS_OUT, safe=""), page.path) + f"?q={quote(BREAKS_OUT)}"
        )
    return found


def _plain(link: str) -> str:
    return link.replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", '"')


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here; on Debian: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=list(OFFLINE))
        yield opened.new_context()  # one for all pages, so that what they have in common is loaded once
        opened.close()


@pytest.fixture(scope="module")
def home(address: str, cache: Path) -> Iterator[str]:
    setup = Setup(address, cache, f"ada {BREAKS_OUT}")
    with living(setup) as at:
        yield at


NAMES = "all => all.flatMap(one => one.getAttributeNames()).filter(name => name.startsWith('on'))"


class Seen:
    """What a page did that it should not."""

    def __init__(self, page: Any, home: str) -> None:
        self.wrong: list[str] = []
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url, home))
        page.on("pageerror", lambda error: self.wrong.append(f"error {error}"))
        page.on("console", lambda message: self._console(message.text))

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str, home: str) -> None:
        if not url.startswith((f"{home}/", "data:")):
            self.wrong.append(f"request {url}")

    def _console(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text or "Refused" in text:
            self.wrong.append(text)


def test_the_attacks_would_run_where_nothing_stops_them(browser: Any) -> None:
    page = browser.new_page()
    seen = Seen(page, "http://nowhere")
    page.set_content(f"<title>{BREAKS_OUT}</title>")
    page.wait_for_timeout(300)
    assert any(one.startswith("dialog") for one in seen.wrong)
    page.close()


@pytest.mark.parametrize("kind", [page.path for page in PAGES])
def test_nothing_of_an_attackers_articles_runs(
    browser: Any, home: str, addresses: dict[str, list[str]], kind: str
) -> None:
    for at in addresses[kind]:
        page = browser.new_page()
        seen = Seen(page, home)
        sent = page.goto(urljoin(home, at), wait_until="load").text()
        styled = html.fromstring(sent.encode()).xpath(
            "//@style"
        )  # what a script of ours sets later is its own
        assert styled == [], at
        check(page, seen, at)
        page.close()


def test_nothing_of_a_page_that_is_pasted_runs(browser: Any, home: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(120_000)  # the model is loaded
    seen = Seen(page, home)
    page.goto(f"{home}/read")
    page.fill("main textarea", TEXT)
    page.fill("main [name=title]", f"{BREAKS_OUT} {TURNS}")
    page.click("main form:has(textarea) button")
    page.wait_for_selector("main :text('The dam was sound')")
    check(page, seen, "/read")
    page.close()


def check(page: Any, seen: Seen, at: str) -> None:
    """The page is drawn, and holds and has done nothing that the attacker wanted."""
    assert page.locator("main").is_visible(), at
    assert page.evaluate("window.ran") is None, at
    for name, allowed in (
        ("href", r"(https?:|/|#|\?|$)"),
        ("action", r"(/|\?|$)"),
        ("src", r"/|data:image/"),
    ):
        for value in page.eval_on_selector_all(
            f"[{name}]", f"all => all.map(one => one.getAttribute('{name}'))"
        ):
            assert re.match(allowed, value), (at, name, value)
    assert page.eval_on_selector_all("*", NAMES) == [], at
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page.content()), at
    assert "49" not in page.title(), at
    assert seen.wrong == [], at


@pytest.mark.parametrize("kind", [page.path for page in PAGES if page.rows is not None])
def test_no_cell_of_a_table_is_a_formula(
    address: str, addresses: dict[str, list[str]], kind: str, cache: Path
) -> None:
    with TestClient(made_app(Setup(address, cache, "ada")), base_url="http://127.0.0.1") as client:
        for at in addresses[kind]:
            path, _, query = at.partition("?")
            answer = client.get(f"{path.rstrip('/') or '/stories'}.csv?{query}")
            assert not re.search(r'(^|,)"?[=@]', answer.text, re.M) or answer.status_code != 200, at
