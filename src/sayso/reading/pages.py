"""The door to the page reader, which loads only when there is a page to read."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Article, Capture, Hints
from sayso.reading.delivery import Delivery
from sayso.reading.limits import Limits


def read_html(delivery: Delivery, limits: Limits) -> Iterator[Capture]:
    """The one article of a page."""
    yield delivery.capture(limits.page_bytes)


def html_article(
    data: bytes,
    *,
    hints: Hints = Hints(),  # noqa: B008
    charset: str | None = None,
    limits: Limits = Limits(),  # noqa: B008
) -> Article:
    """The article of this page; `sayso.reading.html.article_of` tells how, and what it refuses."""
    # lxml and trafilatura take 0.9 s to load, which texts and rows do without.
    from sayso.reading.html import article_of

    return article_of(data, hints=hints, charset=charset, limits=limits)
