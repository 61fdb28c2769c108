"""What the ledger has of one actor: in a terminal, and as a line of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.export.hits import imprint, marked_text
from sayso.export.terminal import DIM, HEADING, STRONG, WIDEST
from sayso.export.visible import one_line
from sayso.export.wording import days
from sayso.ledger import ActorPage, Choice
from sayso.ledger.actors import Carried, Counted
from sayso.model import Interval, as_json

SHOWN = 10  # rows of a table; JSON has all of them


def show_actor(page: ActorPage, console: Console) -> None:
    """Print the page of an actor."""
    for part in _parts(page):
        width = min(console.width, WIDEST)
        console.print(part, highlight=False, markup=False, emoji=False, width=width)


def show_choices(choices: Sequence[Choice], console: Console) -> None:
    """Print the actors that a name may mean, each with the id that names it alone."""
    console.print(Text(f"{len(choices)} actors have this name; ask for one by its id"), width=WIDEST)
    console.print(_table([_choice(choice) for choice in choices]))


def _choice(choice: Choice) -> tuple[str, ...]:
    where = f"{choice.said_in or 'outlet unknown'}, {_day(choice.published)}"
    return (choice.id, choice.name, choice.kind, _many(choice.statements, "statement"), where)


def _parts(page: ActorPage) -> Iterator[RenderableType]:
    yield Text(one_line(page.name), STRONG)
    counts = f"{_many(page.statements, 'statement')} · named in {_many(page.articles, 'article')}"
    yield Text(f"{page.kind} · {counts} · {page.id}", DIM)
    names = [(a.name, a.kind, _many(a.articles, "article"), a.rule) for a in page.aliases]
    yield from _section("Named", names)
    yield from _section(
        "Described as", [(r.words, _many(r.articles, "article"), _span(r.first, r.last)) for r in page.roles]
    )
    yield from _section("Statements by month of publication", _months(page.months))
    for title, counted, lacking in (
        ("Through", page.channels, "no channel given"),
        ("Reported by", page.outlets, "outlet unknown"),
        ("Stances", page.stances, ""),
    ):
        yield from _section(title, [(c.name or lacking, f"{c.statements:,}") for c in counted])
    yield from _section("Carried by several", [_carried(carried) for carried in page.carried])
    if page.latest:
        yield Text("\nLatest", HEADING)
    for hit in page.latest[:SHOWN]:
        yield Padding(Group(marked_text(hit.snippet, ""), Text(imprint(hit), DIM)), (0, 0, 0, 2))


def _carried(carried: Carried) -> tuple[str, ...]:
    words = f"“{one_line(carried.words, limit=60)}”"
    outlets = ", ".join(carried.outlets) or "outlet unknown"
    return (words, _many(carried.articles, "article"), outlets, _span(carried.first, carried.last))


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> Iterator[RenderableType]:
    if not rows:
        return
    yield Text("\n" + title, HEADING)
    yield _table(rows[:SHOWN])
    if len(rows) > SHOWN:
        yield Text(f"  and {len(rows) - SHOWN} more; --json has all of them", DIM)


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for row in rows:
        table.add_row(*(Text(("  " if at == 0 else "") + one_line(cell)) for at, cell in enumerate(row)))
    return table


def _months(months: Sequence[Counted]) -> list[tuple[str, ...]]:
    """The newest months, each with its number and a bar of it."""
    most = max((month.statements for month in months), default=0)
    newest = [m for m in months if m.name is None] + [m for m in months if m.name][::-1]
    return [(m.name or "day unknown", f"{m.statements:,}", _bar(m.statements, most)) for m in newest]


def _bar(number: int, most: int) -> str:
    """A bar as long as the number's part of the most.

    >>> _bar(3, 4), _bar(1, 1000)
    ('███████████████', '▏')
    """
    return "█" * round(20 * number / most) or "▏"


def _span(first: date | None, last: date | None) -> str:
    return days(Interval(first, last)) if first or last else "day unknown"


def _day(day: date | None) -> str:
    return days(Interval.on(day)) if day else "day unknown"


def _many(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"


def actor_line(found: ActorPage | Choice) -> str:
    """The page, or one of the actors to choose from, as one line of JSON."""
    return json.dumps(as_json(found), ensure_ascii=False)
