"""The stories of a ledger: in a terminal, and as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from rich.console import Console, Group
from rich.text import Text

from sayso.export.counts import legs
from sayso.export.terminal import DIM, STRONG, WIDEST
from sayso.export.visible import one_line
from sayso.export.wording import days
from sayso.model import Entry, Interval, as_json


def show_stories(entries: Sequence[Entry], console: Console) -> None:
    """Print each story: the headline of its first article, its days, its counts, its id."""
    width = min(console.width, WIDEST)
    for entry in entries:
        console.print(_entry(entry), highlight=False, markup=False, emoji=False, width=width)
        console.print()


def _entry(entry: Entry) -> Group:
    when = days_of(entry.first_published, entry.last_published)
    return Group(
        Text(headline_of(entry), STRONG), Text(f"  {legs(entry)}"), Text(f"  {when} · {entry.id}", DIM)
    )


def headline_of(entry: Entry) -> str:
    """The headline of its first article that has one."""
    return one_line(entry.title) if entry.title else "(no headline)"


def days_of(first: date | None, last: date | None) -> str:
    """The days of its articles.

    >>> days_of(date(2024, 3, 11), date(2024, 3, 12)), days_of(None, None)
    ('11–12 Mar 2024', 'undated')
    """
    return days(Interval(first, last)) if first or last else "undated"


def entry_line(entry: Entry) -> str:
    """The story as one line of JSON."""
    return json.dumps(as_json(entry), ensure_ascii=False)
