"""What `sayso watch` does: looks at what is due, tells what is new and what was edited, and waits."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from sayso.cli.adding import now
from sayso.cli.edits import edit_lines
from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.reading import leave_quietly, tell
from sayso.cli.stopping import Stopping
from sayso.errors import Unusable
from sayso.export.visible import one_line
from sayso.ledger import Kept, Ledger, Outcome
from sayso.model import Capture, Refusal
from sayso.reading import Captured, fetcher
from sayso.settings import Settings, settings_from
from sayso.watching import follow, iso, look

_NAP = 1.0  # seconds between two looks at whether anything is due or somebody wants to stop


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of `sayso watch` asked for."""

    feeds: tuple[str, ...]
    drop: tuple[str, ...]
    show: bool
    every: int  # minutes
    once: bool
    ignore_robots: bool


def run(wanted: Wanted, *, address: str | None, out: TextIO, err: TextIO) -> Exit:
    """Follow what is to be followed until somebody stops it."""
    settings = settings_from(os.environ, home=Path.home())
    try:
        with opened(address, write=True) as ledger:
            return _Watching(ledger, settings, wanted, out, err).run()
    except Unusable as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        leave_quietly()
        return Exit.DONE


class _Watching:
    def __init__(self, ledger: Ledger, settings: Settings, wanted: Wanted, out: TextIO, err: TextIO) -> None:
        self.ledger, self.settings, self.wanted, self.out, self.err = ledger, settings, wanted, out, err
        self.fetch = fetcher(allow_private=settings.allow_private, ignore_robots=wanted.ignore_robots)

    def run(self) -> Exit:
        for url in self.wanted.drop:
            tell(
                self.err,
                f"{url} is followed no longer" if self.ledger.forget(url) else f"{url} was not followed",
            )
        for url in self.wanted.feeds:
            note = "robots.txt is overridden" if self.wanted.ignore_robots else None
            follow(self.ledger, url, now=now(), note=note)
        if self.wanted.show or (self.wanted.drop and not self.wanted.feeds):
            return self._list()
        if not self.ledger.followed():
            tell(self.err, "sayso: no feed is followed; give one: sayso watch https://…/feed.xml")
            return Exit.NOTHING
        with Stopping(lambda words: tell(self.err, words)) as stopping:
            self._look_until(stopping)
        return Exit.INTERRUPTED if stopping.asked else Exit.DONE

    def _list(self) -> Exit:
        for feed in self.ledger.followed():
            trouble = f" · {feed.failures} failures, the last: {feed.note}" if feed.failures else ""
            self._say(f"{feed.url} · looked at {feed.checked}, next {feed.next_check}{trouble}")
        return Exit.DONE

    def _look_until(self, stopping: Stopping) -> None:
        while not stopping.asked:
            for item, outcome in self._looked(stopping):
                self._tell(item, outcome)
            if self.wanted.once:
                return
            time.sleep(_NAP)

    def _looked(self, stopping: Stopping) -> Iterator[tuple[Captured, Outcome | Refusal]]:
        return look(
            self.ledger,
            fetch=self.fetch,
            every=timedelta(minutes=self.wanted.every),
            cache_folder=self.settings.cache,
            clock=now,
            stop=lambda: stopping.asked,
        )

    def _tell(self, item: Captured, outcome: Outcome | Refusal) -> None:
        if isinstance(outcome, Refusal):
            tell(self.err, f"refused: {outcome}")
        elif outcome.article is not None and outcome.kept in (Kept.NEW, Kept.EDITED):
            source = item.hints.url or item.source if isinstance(item, Capture) else ""
            title = self.ledger.title(outcome.article)
            self._say(
                f"{iso(now())}  {outcome.kept.value:<7} {outcome.article}  {title or 'untitled'}  {source}"
            )
            for line in edit_lines(self.ledger, outcome.article) if outcome.kept is Kept.EDITED else ():
                self._say(line, indent="    ")

    def _say(self, line: str, indent: str = "") -> None:
        self.out.write(indent + one_line(line) + "\n")
        self.out.flush()
