"""Excerpts around quotations, as GDELT's Global Quotation Graph has them: a line for each article.

The format: https://blog.gdeltproject.org/announcing-the-global-quotation-graph/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.errors import BadRow
from sayso.model import Capture, Hints
from sayso.reading.delivery import Captured, Delivery
from sayso.reading.limits import Limits
from sayso.reading.links import web_link
from sayso.reading.rows import read_lines, row_of
from sayso.reading.timestamps import parsed_time

_AS_LINES = 'write lines as {"date", "url", "title", "lang", "quotes": [{"pre", "quote", "post"}]}'


def read_gqg(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """Each line's excerpts, a paragraph for each quotation, or the refusal that names file and line."""
    return read_lines(delivery, limits, cut=_capture)


def _capture(line: bytes, at: str, delivery: Delivery, limits: Limits) -> Capture:
    row = row_of(line, limits)
    quotes = row.get("quotes")
    excerpts = [text for quote in quotes if (text := excerpt(quote))] if isinstance(quotes, list) else []
    if not excerpts:
        raise BadRow("it has no quotation", _AS_LINES)
    url = web_link(_words(row.get("url")))
    when = parsed_time(_words(row.get("date")))
    return Capture(
        url or delivery.name,
        "\n\n".join(excerpts).encode("utf-8", "surrogatepass"),
        "plain",
        Hints(published=when.day if when else None, url=url, title=_words(row.get("title")) or None),
        within=delivery.name,
        at=at,
        complete=False,
    )


def excerpt(quote: Any) -> str | None:
    """The quotation between its marks, with the words around it; None when it has none.

    >>> excerpt({"pre": "The mayor said", "quote": "the bridge is safe", "post": "on Monday."})
    'The mayor said “the bridge is safe” on Monday.'
    """
    if not isinstance(quote, dict) or not (words := _words(quote.get("quote"))):
        return None
    return " ".join(
        part for part in (_words(quote.get("pre")), f"“{words}”", _words(quote.get("post"))) if part
    )


def _words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
