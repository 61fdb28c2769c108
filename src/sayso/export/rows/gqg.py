"""GDELT's Global Quotation Graph: an article a line, with each quotation and what stands around it.

Who said it stands in ``pre`` or ``post``, or nowhere: the shape has no field for a speaker. Indirect speech
is no quotation and stays out, as do statements that review has rejected.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.export.rows.jsonl import line
from sayso.export.rows.kinds import Kind
from sayso.export.rows.moments import in_utc
from sayso.export.rows.source import Row, Rows, with_article
from sayso.export.rows.words import Stretch, around, quoted_in, with_marks

REACH = 100  # characters: GDELT says "a brief snippet of text", and those who read it cut at 100

# GDELT writes languages by their English name, in capitals.
_LANGUAGES = {"en": "ENGLISH"}


def gqg(ledger: Rows, kind: Kind) -> Iterator[bytes]:
    """Each article that quotes somebody: ``{date, url, title, lang, quotes: [{pre, quote, post}]}``."""
    for article, statements in with_article(ledger, kind):
        if quotes := _quotes(article["text"], statements):
            yield line(_article(article, quotes))


def _article(article: Row, quotes: list[Row]) -> Row:
    language = article["language"]
    return {
        "date": in_utc(article["seen"]),  # GDELT's date is when it saw the article, too
        "url": article["url"],
        "title": article["title"],
        "lang": _LANGUAGES.get(language, language),
        "quotes": quotes,
    }


def _quotes(text: str, statements: list[Row]) -> list[Row]:
    """The quotations in reading order, each once: a statement may hold another that holds the same words."""
    quoting = (s for s in statements if s["kind"] != "indirect" and s["status"] != "rejected")
    stretches = sorted({stretch for statement in quoting for stretch in quoted_in(text, statement)})
    return [_quote(text, stretch) for stretch in stretches if stretch[0] < stretch[1]]


def _quote(text: str, stretch: Stretch) -> Row:
    """The quotation and its surroundings, none of them with the marks between, as GDELT has them."""
    pre, _, post = around(text, with_marks(text, stretch), reach=REACH)
    return {"pre": pre, "quote": text[slice(*stretch)], "post": post}
