"""What `sayso add` does: sources in, kept in the ledger as they come, what became of them told at the end."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TextIO

from sayso.adding import added
from sayso.cli.exits import Exit, exit_code
from sayso.cli.ledgers import opened
from sayso.cli.meter import Meter
from sayso.cli.reading import tell
from sayso.cli.stopping import Stopping
from sayso.crew import captured, made_with
from sayso.errors import Unusable
from sayso.ledger import Kept, Ledger, Outcome, maker
from sayso.model import Hints, Refusal
from sayso.reading import Captured, expected, fetcher
from sayso.settings import Settings, settings_from
from sayso.watching import Revisiting, iso, not_asked_lately, remember

REFUSED = "refused"
LISTED = 50  # refusals that are listed at the end; the ledger has them all


def run(
    sources: Sequence[str], hints: Hints, *, address: str | None, kept: bool, jobs: int, err: TextIO
) -> Exit:
    """Keep every article of the sources, and say what became of them."""
    settings = settings_from(os.environ, home=Path.home())
    try:
        with opened(address, write=True) as ledger:
            fetch = Revisiting(
                fetcher(allow_private=settings.allow_private), ledger, clock=now, is_due=not_asked_lately(now)
            )
            items = captured(sources, hints=hints, fetch=fetch, stdin=sys.stdin.buffer)
            again = ledger.unread(maker(made_with(settings.cache))["digest"]) if kept else ()
            total = None if kept else expected(sources)
            return Adding(ledger, settings, jobs=jobs, err=err).over(chain(again, items), total=total)
    except Unusable as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


class Adding:
    """Articles on their way into one ledger, and what has become of them so far."""

    def __init__(self, ledger: Ledger, settings: Settings, *, jobs: int, err: TextIO) -> None:
        self.ledger, self.settings, self.jobs, self.err = ledger, settings, jobs, err
        self.counts: Counter[str] = Counter()
        self.refusals: list[Refusal] = []
        self.stopped = False

    def over(self, items: Iterable[Captured], *, total: int | None) -> Exit:
        """Keep the articles as they come; after Ctrl-C those in hand are finished and no more are taken."""
        with Meter(self.err, total=total) as meter, Stopping(meter.say) as stopping:
            for item, outcome in added(
                items,
                self.ledger,
                cache_folder=self.settings.cache,
                jobs=self.jobs,
                folder=str(Path.cwd()),
                clock=lambda: iso(now()),
                stop=lambda: stopping.asked,
            ):
                remember(self.ledger, item, outcome, now=now())
                self._count(outcome)
                meter.advance(refused=self.counts[REFUSED])
            self.stopped = stopping.asked
        self._sum_up()
        return self._exit

    def _count(self, outcome: Outcome | Refusal) -> None:
        if isinstance(outcome, Outcome):
            self.counts[outcome.kept] += 1
            return
        self.counts[REFUSED] += 1
        if len(self.refusals) < LISTED:
            self.refusals.append(outcome)

    @property
    def _exit(self) -> Exit:
        if self.stopped:
            return Exit.INTERRUPTED
        done = self.counts.total() - self.counts[REFUSED]
        return exit_code(done=done, refused=self.counts[REFUSED])

    def _sum_up(self) -> None:
        """Say what was refused and what became of the rest."""
        for refusal in self.refusals:
            tell(self.err, f"refused: {refusal}")
        if self.counts[REFUSED] > LISTED:
            more = self.counts[REFUSED] - LISTED
            tell(self.err, f"and {more} more: `sayso export refusals` lists them all")
        told = [f"{self.counts[name]} {name}" for name in (*Kept, REFUSED) if self.counts[name]]
        if told:
            again = "; the same command goes on from here" if self.stopped else ""
            tell(self.err, f"{', '.join(told)} · {self.ledger.database.name}{again}")
        else:
            tell(self.err, "sayso: there is no article to read; check that the sources are not empty")


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
