"""An outlet: where its articles come from, whom it lets speak, who takes over its texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Path

from sayso.ledger import OutletPage, cut
from sayso.web.bins import Bin, bins
from sayso.web.desk import AtDesk
from sayso.web.look import path_of
from sayso.web.page import News, Page, Row

VALUES = 20  # of each facet
Name = Annotated[str, Path(description="The outlet's name or domain.")]


@dataclass(frozen=True, slots=True)
class OneOutlet:
    """An outlet, and what it brings."""

    outlet: OutletPage
    bins: tuple[Bin, ...]  # how many of its newest articles were published when


def outlet(desk: AtDesk, name: Name) -> OneOutlet:
    """The page of one outlet."""
    found = desk.ledger.outlet(name)
    return OneOutlet(replace(found, tallies=cut(found.tallies, VALUES)), bins(found.tallies.days))


def _rows(page: OneOutlet) -> Iterator[Row]:
    for brought in page.outlet.latest:
        yield {
            "article": brought.id,
            "title": brought.title,
            "published": brought.published and brought.published.isoformat(),
            "origin_kind": brought.origin_kind.value,
            "hand": brought.hand,
            "story": brought.story,
        }


def _news(page: OneOutlet) -> Iterator[News]:
    for brought in page.outlet.latest:
        title = brought.title or "(no headline)"
        yield News(brought.id, title, path_of("article", brought.id), brought.published, page.outlet.name)


_COLUMNS = ("article", "title", "published", "origin_kind", "hand", "story")
_ABOUT = "Which agencies an outlet reprints, whom it quotes, and its latest articles."
PAGES = (Page("/outlet/{name}", outlet, "outlet.html", _ABOUT, rows=_rows, columns=_COLUMNS, news=_news),)
