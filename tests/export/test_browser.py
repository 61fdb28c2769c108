"""An attacker's article in a real browser: nothing in it runs, and the page is drawn."""

from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from sayso.export.page import embedded, html_page
from sayso.model import Report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium"
)


class Browser:
    """Chromium without a window, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _run(self, page: str, *options: str) -> str:
        file = self.folder / "page.html"
        file.write_bytes(page.encode("utf-8", "replace"))
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
        offline = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
        done = subprocess.run(
            [
                CHROMIUM or "",
                *quiet,
                *offline,
                f"--user-data-dir={self.folder / 'profile'}",
                *options,
                file.as_uri(),
            ],
            capture_output=True,
            timeout=90,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace")

    def dom(self, page: str) -> str:
        """What the page has become after its scripts, if any, have run."""
        return self._run(page, "--virtual-time-budget=3000", "--dump-dom")

    def shot(self, page: str, width: int) -> bytes:
        """The page as a picture."""
        picture = self.folder / "page.png"
        self._run(page, f"--screenshot={picture}", f"--window-size={width},900", "--hide-scrollbars")
        return picture.read_bytes()


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    return Browser(tmp_path)


def title_of(dom: str) -> str:
    return dom.partition("<title>")[2].partition("</title>")[0]


def test_the_browser_would_run_what_is_not_escaped(browser: Browser, attacked: Report) -> None:
    title = f"<title>safe</title><body>{attacked.article.text}</body>"
    assert title_of(browser.dom(title)) == "OWNED"


def test_nothing_of_an_attackers_article_runs(browser: Browser, attacked: Report) -> None:
    dom = browser.dom(html_page(attacked))
    assert title_of(dom).startswith("&lt;script&gt;document.title='OWNED'")
    assert "&lt;img src=x onerror=" in dom
    assert "<img" not in dom
    assert "<script" not in dom
    assert "<iframe" not in dom


def test_nothing_of_it_runs_in_a_notebook(browser: Browser, attacked: Report) -> None:
    assert title_of(browser.dom(f"<title>safe</title>{embedded(attacked)}")) == "safe"


@pytest.mark.parametrize("width", [1280, 420])
def test_the_page_of_an_attackers_article_is_drawn(browser: Browser, attacked: Report, width: int) -> None:
    picture = browser.shot(html_page(attacked), width)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20]) == (width,)
    assert len(set(picture)) > 200  # not one blank colour
