"""An article: its text with what it rests on beside it, where its words also stand, which way they went."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Query

from sayso import weighed
from sayso.ledger import KeptArticle
from sayso.model import Report, Span
from sayso.web.article.page import COLUMNS, ArticlePage, place_features, statement_rows
from sayso.web.desk import AtDesk
from sayso.web.page import Page

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


def article(
    desk: AtDesk,
    key: str,
    at: Annotated[str | None, Query(description="Characters to mark: START-END of its text.")] = None,
    statement: Annotated[str | None, Query(description="Key of a statement to mark.")] = None,
    beside: Annotated[str | None, Query(description="Key of the copy to show side by side.")] = None,
) -> ArticlePage:
    """The article with this key."""
    report, kept = desk.ledger.article(key, beside=beside, by=weighed.maker())
    if statement is not None:
        found, note = _statement(statement, report, kept)
    elif at is not None:
        found, note = _words(at, report)
    else:
        found, note = None, None
    return ArticlePage(report, kept, found, note, beside)


def _words(at: str, report: Report) -> tuple[Span | None, str | None]:
    """The characters that are named, or why there are none."""
    match = _SPAN.fullmatch(at)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    text = report.article.text
    if not match or end > len(text) or not text[start:end].strip():
        where = f"at {at[:30]!r} in this text of {len(text):,} characters"
        return None, f"There are no words {where}. Nothing is marked."
    return report.article.span(start, end), None


def _statement(key: str, report: Report, kept: KeptArticle) -> tuple[Span | None, str | None]:
    ident = next((each.ident for each in kept.statements if each.id == key), None)
    found = next((each for each in report.statements if each.id == ident), None)
    if found is None:
        return None, f"This version of the article has no statement {key[:30]!r}. Nothing is marked."
    return report.article.span(found.content[0].start, found.content[-1].end), None


_ABOUT = "An article: who says what in it, and what it rests on."
PAGES = (
    Page(
        "/article/{key}",
        article,
        "article.html",
        _ABOUT,
        rows=statement_rows,
        columns=COLUMNS,
        features=place_features,
    ),
)
