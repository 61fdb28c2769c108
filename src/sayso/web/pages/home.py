"""Home: the stories of the ledger, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.export.counts import legs
from sayso.model import Entry, as_json
from sayso.web.desk import AtDesk
from sayso.web.look import path_of
from sayso.web.page import News, Page, Row

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Home:
    """The newest stories, and how many articles the ledger has."""

    stories: tuple[Entry, ...]
    articles: int


def home(desk: AtDesk) -> Home:
    """The newest stories."""
    return Home(tuple(desk.ledger.stories(limit=SHOWN)), desk.ledger.count("articles"))


def _rows(page: Home) -> Iterator[Row]:
    for entry in page.stories:
        row = as_json(entry)
        assert isinstance(row, dict)
        yield row


def _news(page: Home) -> Iterator[News]:
    for entry in page.stories:
        yield News(
            entry.id,
            entry.title or "(no headline)",
            path_of("story", entry.id),
            entry.last_published,
            legs(entry),
        )


_COLUMNS = (
    "id", "title", "first_published", "last_published", "articles", "outlets", "origins", "unknown",
)  # fmt: skip
_ABOUT = "The stories of the ledger, the newest first."
PAGES = (Page("/stories", home, "home.html", _ABOUT, rows=_rows, columns=_COLUMNS, news=_news),)
