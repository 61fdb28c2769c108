"""The map in a real browser, under the strict policy that the server sends: what it draws, tells and asks for."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import uvicorn
from fastapi import Request, Response
from playwright.sync_api import Browser, Page, expect, sync_playwright

from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.look import templates, tint

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TEMPLATE = """<!doctype html>
{% from "map.html" import map, map_items with context %}
<html lang="en"><head><title>Vessa dam</title><link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/sayso.css"><link rel="stylesheet" href="/static/map.css"></head>
<body><main><h1>Vessa dam</h1>
{{ map("/vessa.geojson", "Where it was said to be") }}{{ map_items(features) }}
</main><script type="module" src="/static/map.js"></script></body></html>
"""

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here; on Debian: apt-get install chromium"
)


def feature(
    place: str | None, lon: float | None, lat: float | None, km: float | None, **told: Any
) -> SimpleNamespace:
    said = {"statement": f"s{place}{told}", "article": "a1", "words": "The dam was sound.", "speaker": "Water Ministry",
            "actor": "c0ffee", "said": "4 Sep 2022", "happened": None, "href": "/article/a1?at=3-9#at"}  # fmt: skip
    properties = {**said, "place": place, "place_key": "f00d", "precision_km": km, **told}
    return SimpleNamespace(lon=lon, lat=lat, properties={**properties, "tint": tint(properties["speaker"])})


FEATURES = [
    feature("Višegrad", 19.29, 43.78, 3.1),
    feature("Višegrad", 19.29, 43.78, 3.1, words="Cracks were seen in May.", speaker="Jelena Simić"),
    feature("Lisbon", -9.13, 38.72, 11.0),
    feature("Kherson Oblast", 33.4, 46.6, 95.0, kind="region", country="UA"),
    feature("Serbia", 20.46, 44.82, 167.7, kind="country", country="RS"),
    feature("the old mill", 21.9, 43.32, None, words="<img src=x onerror=alert(1)> \u202egnorw", speaker="<b>Eve</b>",
            href="javascript:alert(1)"),
    feature(None, None, None, None, words="Nobody knows where."),
]  # fmt: skip


@pytest.fixture(scope="module")
def address(stories: str) -> Iterator[str]:
    """A server with the app and a page of `FEATURES`, on a free port."""
    cache = settings_from(os.environ, home=Path.home()).cache
    app = made_app(Setup(ledger=stories, cache=cache, person="ada"))

    @app.middleware("http")
    async def policy(request: Request, call: Any) -> Response:
        answer: Response = await call(request)
        answer.headers["Content-Security-Policy"] = POLICY
        return answer

    @app.get("/vessa")
    def vessa() -> Response:
        desk = SimpleNamespace(setup=SimpleNamespace(tiles=None))
        page = templates().from_string(TEMPLATE).render(desk=desk, features=FEATURES)
        return Response(page.encode("utf-8", "replace"), media_type="text/html; charset=utf-8")

    @app.get("/vessa.geojson")
    def geojson() -> dict[str, Any]:
        points = [
            None if f.lon is None else {"type": "Point", "coordinates": [f.lon, f.lat]} for f in FEATURES
        ]
        return {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "geometry": point, "properties": f.properties}
                for point, f in zip(points, FEATURES, strict=True)
            ],
        }

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


class Seen:
    """A page with what went wrong on it, and every address that it asked for."""

    def __init__(self, page: Page) -> None:
        self.page, self.wrong, self.asked = page, [], []
        page.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield launched
        launched.close()


@pytest.fixture
def seen(browser: Browser, address: str) -> Iterator[Seen]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    shown = Seen(page)
    page.goto(f"{address}/vessa")
    page.wait_for_selector(".map[data-drawn]")
    page.wait_for_selector(".map-settlement span")
    yield shown
    page.context.close()


def test_a_map_draws_under_the_strict_policy_and_asks_nobody_else(seen: Seen, address: str) -> None:
    assert seen.wrong == []
    assert [url for url in seen.asked if not url.startswith((address, "data:"))] == []
    assert seen.page.locator("path.map-land").count() > 200


def test_each_place_is_one_area_as_wide_as_it_is_known(seen: Seen) -> None:
    seen.page.get_by_role("button", name="Show all").click()
    areas = seen.page.locator(".map-area")
    assert areas.count() == 5
    labels = [areas.nth(i).get_attribute("aria-label") for i in range(5)]
    assert [label for label in labels if label and "2 items" in label] == ["Višegrad, within 3.1 km: 2 items"]
    assert seen.page.locator(".map-unsure").count() == 1
    widths = {label: areas.nth(i).bounding_box()["width"] for i, label in enumerate(labels)}  # type: ignore[index]
    assert min(widths.values()) >= 12  # never a bare pin
    outlines = [areas.nth(i).get_attribute("d") or "" for i in range(5)]
    assert sum(path.count("L") > 10 for path in outlines) == 2  # a country and a region in their borders
    assert seen.page.locator(".map-said", has_text="Višegrad").inner_text() == "Višegrad 2"


def test_what_is_in_the_frame_is_counted_and_listed(seen: Seen) -> None:
    status, rows = seen.page.get_by_role("status"), seen.page.locator(".map-items tbody tr")
    assert status.inner_text() == "5 of 6 statements in the frame · 1 names no known place"
    assert rows.count() == 6
    seen.page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text("6 of 6 statements in the frame · 1 names no known place")
    assert rows.count() == 7
    seen.page.locator(".map-frame").focus()
    for _ in range(6):
        seen.page.keyboard.press("Shift+ArrowLeft")
    expect(status).not_to_contain_text("6 of 6")
    assert rows.count() < 7
    assert "Nobody knows where." in seen.page.locator(".map-items").inner_text()


def test_the_list_brings_the_map_to_a_place(seen: Seen) -> None:
    seen.page.get_by_role("button", name="show the old mill on the map").click()
    expect(seen.page.get_by_role("status")).to_contain_text("2 of 6")  # it, and Serbia around it


def test_the_keyboard_opens_an_area_and_comes_back(seen: Seen) -> None:
    area = seen.page.get_by_role("button", name="Višegrad, within 3.1 km: 2 items")
    area.focus()
    seen.page.keyboard.press("Enter")
    popup = seen.page.locator(".map-told")
    popup.wait_for()
    assert "Cracks were seen in May." in popup.inner_text()
    assert popup.locator("a").first.get_attribute("href") == "/article/a1?at=3-9#at"
    seen.page.keyboard.press("Escape")
    popup.wait_for(state="detached")
    assert area.evaluate("area => area === document.activeElement")


def test_scraped_text_stays_text(seen: Seen) -> None:
    seen.page.get_by_role("button", name="the old mill, how").focus()
    seen.page.keyboard.press("Enter")
    popup = seen.page.locator(".map-told")
    popup.wait_for()
    assert "<img src=x onerror=alert(1)> �gnorw" in popup.inner_text()
    assert "<b>Eve</b>" in popup.inner_text()
    assert seen.page.locator("[href^='javascript'], img[src=x]").count() == 0


def test_the_map_is_drawn_again_where_the_page_was_swapped(seen: Seen) -> None:
    seen.page.evaluate(
        """() => {
            const main = document.querySelector("main");
            const fresh = main.cloneNode(true);
            const map = fresh.querySelector(".map");
            map.replaceChildren();
            delete map.dataset.drawn;
            main.replaceWith(fresh);
            document.dispatchEvent(new CustomEvent("sayso:shown"));
        }"""
    )
    seen.page.wait_for_selector(".map[data-drawn]")
    assert seen.page.locator(".map-frame").count() == 1
    assert seen.page.locator(".map-area").count() == 5
