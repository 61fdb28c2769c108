"""Home: the stories of the ledger, the newest first, and what they can be narrowed to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from sayso.export.counts import legs
from sayso.ledger import Box, Tallies, cut
from sayso.model import as_json
from sayso.web.asked import AsAsked, Asked
from sayso.web.at_hand import AllCounts, Counts
from sayso.web.bins import Bin, bins
from sayso.web.desk import AtDesk
from sayso.web.look import path_of
from sayso.web.page import News, Page, Row

SHOWN = 20
VALUES = 15  # of each facet

After = Annotated[str | None, Query(description="Where the page before ended: its `after`.", max_length=100)]


@dataclass(frozen=True, slots=True)
class Held:
    """How much the whole ledger holds, as it was counted."""

    articles: int
    stories: int
    statements: int
    refusals: int  # of what was not read
    undated: int  # articles without a day of publication
    at: str  # the time of day when it was counted
    is_old: bool  # whether something was written since


@dataclass(frozen=True, slots=True)
class Home:
    """The newest stories that have an article of the kind that is asked for."""

    asked: Asked
    speaker: str | None  # the name of the actor who is asked for
    stories: tuple[Box, ...]
    after: str | None  # to be asked for the next page; None on the last
    is_first: bool  # whether this is the first page
    tallies: Tallies | None  # the facets; None while they are counted
    bins: tuple[Bin, ...]  # how many articles were published when
    ledger: Held | None  # how much the whole ledger holds; None while it is counted


def home(desk: AtDesk, counts: AllCounts, asked: AsAsked, after: After = None) -> Home:
    """The newest stories."""
    shown = asked.shown()
    boxes = desk.ledger.boxes(shown, limit=SHOWN, after=after)
    if shown.is_everything:
        tallies = counts.totals.tallies if counts else None
    else:
        tallies = desk.ledger.tallies(shown)
    if tallies:
        tallies = cut(tallies, VALUES)
    return Home(
        asked=asked,
        speaker=desk.ledger.actor_name(asked.actor) if asked.actor else None,
        stories=boxes.stories,
        after=boxes.after,
        is_first=after is None,
        tallies=tallies,
        bins=bins(tallies.days) if tallies else (),
        ledger=_held(counts) if counts else None,
    )


def _held(counts: Counts) -> Held:
    all = counts.totals
    numbers = (all.articles, all.stories, all.statements, all.refusals, all.tallies.undated)
    return Held(*numbers, at=counts.at, is_old=counts.is_old)


def _rows(page: Home) -> Iterator[Row]:
    for box in page.stories:
        row = as_json(box)
        assert isinstance(row, dict)
        yield {name: row[name] for name in _COLUMNS if name != "place"} | {
            "place": box.place.name if box.place else None
        }


def _news(page: Home) -> Iterator[News]:
    for box in page.stories:
        title = box.title or "(no headline)"
        yield News(box.id, title, path_of("story", box.id), box.last_published, legs(box))


_COLUMNS = (
    "id", "title", "latest", "first_published", "last_published", "place", "articles", "outlets",
    "origins", "unknown", "disputes", "undated",
)  # fmt: skip
_ABOUT = "The stories of the ledger, the newest first."
PAGES = (Page("/stories", home, "home.html", _ABOUT, rows=_rows, columns=_COLUMNS, news=_news),)
