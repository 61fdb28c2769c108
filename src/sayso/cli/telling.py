"""What `sayso stories` and `sayso story` do: stories out of the ledger, to the terminal or as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.reading import leave_quietly, tell
from sayso.errors import SaysoError
from sayso.export.stories import entry_line, show_stories
from sayso.export.story import show_story, story_line
from sayso.ledger import Ledger
from sayso.model import Entry, Story
from sayso.weighed import story as weighed_story


@dataclass(frozen=True, slots=True)
class Listed:
    """What the caller of `sayso stories` asked for."""

    limit: int | None
    since: date | None
    until: date | None
    json: bool


def list_stories(asked: Listed, *, address: str | None, out: TextIO, err: TextIO) -> Exit:
    """List the stories, and say what to do where there are none."""

    def listed(ledger: Ledger) -> None:
        beyond = asked.limit + 1 if asked.limit else None  # one more tells whether there are more
        found = ledger.stories(limit=beyond, since=asked.since, until=asked.until)
        _write_entries(found[: asked.limit], asked, out)
        if not asked.json:
            tell(err, _summary(found, asked, ledger))

    return _done(listed, address, err)


def show_one(named: str, *, address: str | None, whole: bool, json: bool, out: TextIO, err: TextIO) -> Exit:
    """Show the story of this id."""

    def shown(ledger: Ledger) -> None:
        _write_story(weighed_story(ledger, named), out, whole=whole, json=json)

    return _done(shown, address, err)


def _done(work: Callable[[Ledger], None], address: str | None, err: TextIO) -> Exit:
    try:
        with opened(address) as ledger:
            work(ledger)
    except SaysoError as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    except BrokenPipeError:  # whoever reads us has read enough, as `| head` does
        leave_quietly()
    return Exit.DONE


def _write_entries(entries: list[Entry], asked: Listed, out: TextIO) -> None:
    if asked.json:
        for entry in entries:
            out.write(entry_line(entry) + "\n")
    else:
        from rich.console import Console  # 40 ms that --json does without

        show_stories(entries, Console(file=out))
    out.flush()


def _write_story(story: Story, out: TextIO, *, whole: bool, json: bool) -> None:
    if json:
        out.write(story_line(story) + "\n")
    else:
        from rich.console import Console  # 40 ms that --json does without

        show_story(story, Console(file=out), whole=whole)
    out.flush()


def _summary(found: list[Entry], asked: Listed, ledger: Ledger) -> str:
    """How many are shown, and how to see more; what to do where there is none."""
    if not found:
        return _none(asked, ledger)
    shown = found[: asked.limit]
    more = "; more with --limit N" if len(found) > len(shown) else ""
    stories = "1 story" if len(shown) == 1 else f"{len(shown):,} stories"
    return f"{stories}, the newest first{more}; `sayso story ID` shows one"


def _none(asked: Listed, ledger: Ledger) -> str:
    if asked.since or asked.until:
        return "no story has an article published on these days; one without a day matches neither"
    if ledger.count("articles"):
        return "the articles of this ledger were not compared yet; `sayso add --kept` reads them again"
    return "no stories: the ledger has no articles yet; `sayso add SOURCE` keeps some"
