"""The headlines of a story side by side, the words that nothing below them carries marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.export.story_parts import LACKING, UNNAMED, cut, day_of, more, quoted, section
from sayso.export.terminal import DIM
from sayso.export.visible import one_line, visible
from sayso.model import Page

HEADLINES = 12  # shown unless all are asked for
SUPPORTED = "supported"


def headlines(pages: Sequence[Page], *, whole: bool) -> Iterator[RenderableType]:
    """Every headline; those that say more than the text below them come first."""
    titled = [page for page in pages if page.title]
    ordered = sorted(titled, key=lambda page: not _goes_beyond(page))
    shown = cut(ordered, HEADLINES, whole=whole)
    parts = [_table(shown)] if shown else []
    left = more(ordered, HEADLINES, "headlines", whole=whole)
    yield from section("Headlines, side by side", [*parts, *left], "no article has a headline")


def _goes_beyond(page: Page) -> bool:
    return page.headline is not None and page.headline.get("verdict") != SUPPORTED


def _table(pages: Sequence[Page]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(max_width=36)
    table.add_column()
    for page in pages:
        table.add_row(
            Text(f"  {one_line(page.outlet or UNNAMED)}, {day_of(page.published)}", DIM), _headline(page)
        )
    return table


def _headline(page: Page) -> Group:
    of: Mapping[str, Any] = page.headline or {}
    unsupported = of.get("unsupported") or ()
    title = Text("".join(" " if char.isspace() else char for char in visible(page.title or "")))
    for span in unsupported:
        title.stylize(LACKING, span["start"], span["end"])
    if not _goes_beyond(page):
        return Group(title)
    words = ", ".join(quoted(span["text"]) for span in unsupported)
    parts = [
        str(of["verdict"]).replace("_", " "),
        f"not below: {words}" if words else "",
        of.get("why") or "",
    ]
    return Group(title, Text(" · ".join(one_line(part) for part in parts if part), DIM))
