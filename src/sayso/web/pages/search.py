"""Search: statements or articles found by their words and by what is known about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Query

from sayso.errors import BadQuery
from sayso.ledger import ArticleHit, SaidHit, Tallies, cut
from sayso.web.asked import AsAsked, Asked
from sayso.web.bins import Bin, bins
from sayso.web.desk import AtDesk
from sayso.web.hits import COLUMNS, article_row, statement_news, statement_rows
from sayso.web.look import path_of
from sayso.web.page import News, Page, Row

SHOWN = 20
VALUES = 15  # of each facet


class What(StrEnum):
    """What is looked for."""

    STATEMENTS = "statements"
    ARTICLES = "articles"


_What = Annotated[What, Query(description="Whether statements are looked for, or whole articles.")]
_Limit = Annotated[int, Query(description="Hits of a page.", ge=1, le=1000)]
_After = Annotated[int | None, Query(description="Where the page before ended: its `after`.", ge=0, lt=2**62)]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search finds, the newest published first."""

    what: What
    asked: Asked
    speaker: str | None  # the name of the actor who is asked for
    found: tuple[SaidHit | ArticleHit, ...]
    total: int  # hits that were counted, 10,000 at most
    is_more: bool  # whether there are more than ``total``
    after: int | None  # to be asked for the next page; None on the last
    is_first: bool  # whether this is the first page
    tallies: Tallies | None  # the facets of the articles that are found; None where nothing is asked for
    bins: tuple[Bin, ...]  # how many of them were published when
    problem: str | None  # why this cannot be looked for, and the way out


def search(
    desk: AtDesk, asked: AsAsked, what: _What = What.STATEMENTS, limit: _Limit = SHOWN, after: _After = None
) -> Search:
    """What is found."""
    empty = Search(what, asked, None, (), 0, False, None, after is None, None, (), None)
    if not asked.given():
        return empty
    try:
        return _found(desk, asked, what, limit, after)
    except BadQuery as bad:
        return Search(
            what, asked, None, (), 0, False, None, after is None, None, (), f"{bad.reason}: {bad.way_out}"
        )


def _found(desk: AtDesk, asked: Asked, what: What, limit: int, after: int | None) -> Search:
    if (wanted := asked.search(limit=limit, after=after)) is None:
        raise BadQuery("days of publication alone find everything", "give a word or another filter, too")
    hits = desk.ledger.search(wanted) if what is What.STATEMENTS else desk.ledger.search_articles(wanted)
    tallies = cut(desk.ledger.tallies(asked.shown()), VALUES) if after is None else None
    return Search(
        what=what,
        asked=asked,
        speaker=desk.ledger.actor_name(asked.actor) if asked.actor else None,
        found=tuple(hits.found),
        total=hits.total,
        is_more=hits.is_more,
        after=hits.after,
        is_first=after is None,
        tallies=tallies,
        bins=bins(tallies.days) if tallies else (),
        problem=None,
    )


def _rows(page: Search) -> Iterator[Row]:
    for hit in page.found:
        if isinstance(hit, SaidHit):
            yield from statement_rows([hit])
        else:
            yield {**article_row(hit.article), "text": hit.snippet.text}


def _news(page: Search) -> Iterator[News]:
    for hit in page.found:
        if isinstance(hit, SaidHit):
            yield from statement_news([hit])
        else:
            about, title = hit.article, hit.article.title or "(no headline)"
            yield News(about.id, title, path_of("article", about.id), about.published, hit.snippet.text)


_ABOUT = "Statements or articles by their words, and by who said them, where, when and how."
PAGES = (Page("/search", search, "search.html", _ABOUT, rows=_rows, columns=COLUMNS, news=_news),)
