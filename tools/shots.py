"""Make the pictures of docs/howto/web.md: the demo ledger in Chromium, each page at two widths.

    uv run --with pillow python tools/shots.py

What is written goes to docs/img; `make demo` has to have made demo.db.
"""

from __future__ import annotations

import io
import os
import shutil
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn
from PIL import Image
from playwright.sync_api import sync_playwright

from sayso.ledger import open_ledger
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.serving import listening
from sayso.weighed import weigh_all

ROOT = Path(__file__).parent.parent
SIZES = {"wide": (1280, 860), "narrow": (390, 780)}
COLOURS = 200  # of a picture: pages have few, and pictures of few colours are small
LEDGER = f"sqlite:///{ROOT}/demo.db"
FERRY = "Ferry capsizes off Bantayan"
BRIDGE = (ROOT / "examples" / "bridge.txt").read_text("utf-8")


def home(page: Any) -> None:
    """The stories of the ledger."""
    page.goto("/")


def story(page: Any) -> None:
    """The story of the ferry, with its map."""
    home(page)
    page.locator(".stories h2 a", has_text=FERRY).click()
    page.locator(".map[data-drawn]").wait_for()


def part(page: Any, section: str) -> None:
    """The story, scrolled to a section."""
    story(page)
    page.evaluate("id => document.getElementById(id).scrollIntoView()", section)
    page.evaluate("scrollBy(0, -12)")


def article(page: Any) -> None:
    """A copy of a copy, under a headline that says more."""
    story(page)
    page.locator(".tree a", has_text="Iloilo Morning Call").first.click()
    page.wait_for_url("**/article/*")


def linked(page: Any, facet: str, name: str) -> None:
    """The page of somebody or something that the list of its kind leads to."""
    page.goto(f"/{facet}")
    page.locator("main a", has_text=name).first.click()
    page.wait_for_load_state()


def pasted(page: Any) -> None:
    """An article that is read and not kept."""
    page.goto("/read")
    page.locator("#text").fill(BRIDGE)
    page.get_by_role("button", name="Read it").click()
    page.locator("section.read").wait_for(timeout=90_000)


SHOTS = {
    "home": home,
    "story": story,
    "figures": lambda page: part(page, "figures"),
    "timeline": lambda page: part(page, "timeline"),
    "map": lambda page: part(page, "map"),
    "origins": lambda page: part(page, "sources"),
    "article": article,
    "actor": lambda page: linked(page, "actors", "Ramil Tejada"),
    "outlet": lambda page: linked(page, "outlets", "Manila Standard Post"),
    "place": lambda page: linked(page, "places", "Lyon"),
    "search": lambda page: page.goto("/search?q=manifest"),
    "review": lambda page: page.goto("/review?kind=dispute"),
    "history": lambda page: page.goto("/review/history"),
    "paste": pasted,
    "about": lambda page: page.goto("/about"),
}


def served() -> str:
    """Where the demo ledger is served, in a thread of this process."""
    with open_ledger(LEDGER, write=True) as ledger:
        weigh_all(ledger)
    listener = listening("127.0.0.1", 0)
    setup = Setup(LEDGER, settings_from(os.environ, home=Path.home()).cache, "ada")
    server = uvicorn.Server(uvicorn.Config(made_app(setup), lifespan="on", ws="none", log_level="warning"))
    threading.Thread(target=server.run, args=([listener],), daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def reduced(png: bytes) -> bytes:
    """The picture in few colours."""
    made = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


def main() -> None:
    """Write every picture."""
    address, folder = served(), ROOT / "docs" / "img"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for size, (width, height) in SIZES.items():
            window = browser.new_context(base_url=address, viewport={"width": width, "height": height})
            page = window.new_page()
            for name, walk in SHOTS.items():
                walk(page)
                page.wait_for_timeout(400)
                file = folder / f"{name}-{size}.png"
                file.write_bytes(reduced(page.screenshot()))
                print(file.relative_to(ROOT), file.stat().st_size // 1000, "kB")
        browser.close()


if __name__ == "__main__":
    main()
