"""The history: every correction, with who made it, when, why, and what undid it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query

from sayso.ledger.chain import Action
from sayso.ledger.past import Asked, Past
from sayso.web.desk import AtDesk
from sayso.web.look import path_of, with_query
from sayso.web.page import News, Page, Row
from sayso.web.review.words import Told, articles_of, row_of, told

SHOWN = 50


@dataclass(frozen=True, slots=True)
class History:
    """The corrections that are asked for, the newest first."""

    corrections: tuple[Told, ...]
    person: str | None  # who decided, where only theirs are shown
    action: Action | None  # what was decided, where only these are shown
    article: str | None  # the key of the article that all are about
    waiting: bool  # only those that have nothing to apply to in what the articles say now
    next: str | None  # the page of those before
    here: str  # this page's own address, to come back to
    people: tuple[tuple[str, int], ...]  # everybody who decided something, and how often
    actions: tuple[Action, ...] = tuple(Action)


def history(
    desk: AtDesk,
    person: Annotated[str | None, Query(description="Who decided.")] = None,
    action: Annotated[Action | str | None, Query(description="What was decided.")] = None,
    article: Annotated[str | None, Query(description="The id or URL of an article.")] = None,
    waiting: Annotated[bool, Query(description="Only those that have nothing to apply to now.")] = False,
    below: Annotated[int | None, Query(description="Only those before the one of this number.")] = None,
) -> History:
    """The history, a page of it."""
    wanted = Action(action) if action in set(Action) else None
    key = desk.ledger.article_key(article) if article else None
    asked = Asked(person or None, wanted, key, below)
    found = _waiting(desk, asked) if waiting else desk.ledger.history(asked, limit=SHOWN)
    titles = desk.ledger.titles(articles_of(found)) if found else {}
    return History(
        tuple(told(past, titles) for past in found),
        asked.person,
        wanted,
        key,
        waiting,
        _next(asked, found) if not waiting and len(found) == SHOWN else None,
        _path(asked, waiting=waiting),
        tuple(desk.ledger.people()),
    )


def _waiting(desk: AtDesk, asked: Asked) -> list[Past]:
    rows = reversed(desk.ledger.waiting())
    return [
        Past(row, None)
        for row in rows
        if asked.person in (None, row.person)
        and asked.action in (None, row.action)
        and asked.article in (None, row.article)
    ]


def _next(asked: Asked, found: list[Past]) -> str:
    return _path(Asked(asked.person, asked.action, asked.article, found[-1].correction.number))


def _path(asked: Asked, *, waiting: bool = False) -> str:
    return with_query(
        "/review/history",
        person=asked.person,
        action=asked.action and asked.action.value,
        article=asked.article,
        waiting="true" if waiting else None,
        below=asked.below,
    )


def _news(page: History) -> Iterator[News]:
    for correction in page.corrections:
        what = " / ".join(correction.what)
        change = " → ".join(part for part in (correction.before, correction.after) if part)
        yield News(
            str(correction.number),
            f"{correction.person} {correction.did}",
            correction.path or with_query(path_of("review", "history"), below=correction.number + 1),
            date.fromisoformat(correction.at[:10]),
            ". ".join(part for part in (what, change, correction.reason) if part),
        )


_COLUMNS = (
    "number", "at", "person", "action", "did", "what", "before", "after", "reason", "undoes", "undone_by",
    "article", "title",
)  # fmt: skip
_ABOUT = "Every correction, the newest first: who decided what, when and why."


def _rows(page: History) -> Iterator[Row]:
    return map(row_of, page.corrections)


PAGES = (Page("/review/history", history, "history.html", _ABOUT, rows=_rows, columns=_COLUMNS, news=_news),)
