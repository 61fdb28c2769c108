"""The second stage of reading: the bytes of one article to the article."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Article, Capture
from sayso.reading.decoding import decoded
from sayso.reading.limits import Limits
from sayso.reading.pages import html_article
from sayso.reading.text import text_article


def article_of(capture: Capture, *, limits: Limits = Limits()) -> Article:  # noqa: B008
    """The article that these bytes hold; the same bytes and hints always give the same one.

    >>> article_of(Capture("a.txt", b"Bridge closed\\n\\nThe ministry denied it.", "text")).title
    'Bridge closed'

    Raises `CannotRead` when there is none in them.
    """
    if capture.kind == "html":
        found = html_article(capture.data, hints=capture.hints, charset=capture.charset, limits=limits)
    else:
        found = text_article(_text(capture), hints=capture.hints, limits=limits)
    said = capture.said
    return replace(
        found,
        title=found.title or said.title,
        outlet=found.outlet or said.outlet,
        url=found.url or said.url,
        published=found.published or said.published,
    )


def _text(capture: Capture) -> str:
    if capture.kind == "plain":
        return capture.data.decode("utf-8", "surrogatepass")
    return decoded(capture.data, declared=capture.charset)
