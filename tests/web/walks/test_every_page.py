"""Every kind of page with what the demo puts on it: it fits a narrow screen, and axe finds nothing serious."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from sayso.web.pages import PAGES
from tests.web.walks.conftest import ODD, PATIENCE

KINDS = [page.path for page in PAGES]
SERIOUS = {"serious", "critical"}
LIGHT_AND_DARK = ("light", "dark")
EACH = 2  # pages of a kind

Visit = Callable[..., Any]
_FORM = re.compile(r"\.(?:json|csv|atom|geojson)$")


class Followed:
    """What is found where links lead to, from the home page and from the outlet of odd names."""

    def __init__(self, home: str) -> None:
        self.addresses: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.broken: list[tuple[str, int]] = []
        waiting = [f"/outlet/{quote(ODD['outlet'])}", *(kind for kind in KINDS if "{" not in kind)]
        while waiting:
            at = waiting.pop(0)
            of_kind = self.addresses.setdefault(kind_of(at), [])
            if at not in of_kind and len(of_kind) < EACH:
                of_kind.append(at)
                waiting = self._links(home, at) + waiting

    def _links(self, home: str, at: str) -> list[str]:
        try:
            with urlopen(home + at) as answer:
                links = re.findall(r'href="(/[^"#]*)', answer.read().decode("utf-8", "replace"))
        except HTTPError as refused:
            self.broken.append((at, refused.code))
            return []
        return [unescape(link) for link in links if not link.startswith("/static/")]


@pytest.fixture(scope="package")
def followed(home: str) -> Followed:
    """The links of the app, followed once."""
    return Followed(home)


def test_every_link_leads_somewhere(followed: Followed) -> None:
    assert followed.broken == []


def kind_of(address: str) -> str:
    """The path of the page that has this address, with what form it has and whether something is asked."""
    path, asks, _ = address.partition("?")
    bare, form = _FORM.split(path, maxsplit=1)[0], "".join(_FORM.findall(path))
    patterns = ((page.path, re.sub(r"{[^}]*}", "[^/]+", page.path)) for page in PAGES)
    return next((kind for kind, known in patterns if re.fullmatch(known, bare)), bare) + form + asks


@pytest.fixture
def opened(visit: Visit, followed: Followed) -> Callable[..., Any]:
    """Each address of a kind, one after the other in one window."""

    def each(kind: str, **context: Any) -> Any:
        assert followed.addresses[kind], f"no link leads to {kind}"
        page = visit("/read", **context)
        for address in followed.addresses[kind]:
            page.goto(address)
            if page.locator(".map[data-features]").count():
                page.locator(".map[data-drawn]").wait_for(timeout=PATIENCE)
            yield address, page

    return each


# Each colour of the sheets stands on one of these.
SEEN_IN_THE_DARK = {"/stories", "/story/{key}", "/article/{key}", "/review"}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious_and_a_narrow_screen_does_not_scroll_sideways(
    opened: Callable[..., Any], kind: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for address, page in opened(kind):
        for scheme in LIGHT_AND_DARK if kind in SEEN_IN_THE_DARK else LIGHT_AND_DARK[:1]:
            page.emulate_media(color_scheme=scheme)
            rules = {} if scheme == "light" else {"runOnly": ["color-contrast"]}
            wrong = [
                each
                for each in axe.run(page, options=rules).response["violations"]
                if each["impact"] in SERIOUS
            ]
            told = [
                (
                    each["id"],
                    [node["html"][:200] for node in each["nodes"][:5]],
                    each["nodes"][0]["failureSummary"],
                )
                for each in wrong
            ]
            assert not told, (address, scheme, told)
        page.set_viewport_size({"width": 360, "height": 740})
        for unfolded in (False, True):
            width = page.evaluate(
                "open => { for (const one of document.querySelectorAll('details')) one.open = open; return document.scrollingElement.scrollWidth }",
                unfolded,
            )
            assert width <= 360, (address, "unfolded" if unfolded else "folded")


def test_the_home_page_is_light_and_shows_at_once(visit: Visit) -> None:
    page = visit("/")
    bytes_ = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.transferSize, 0)"
    )
    assert 5_000 < bytes_ < 300_000
    firsts = []
    for _ in range(3):
        page.reload(wait_until="load")
        page.wait_for_timeout(300)
        firsts += page.evaluate(
            "performance.getEntriesByName('first-contentful-paint').map(one => one.startTime)"
        )
    assert min(firsts) < 1_000  # milliseconds
