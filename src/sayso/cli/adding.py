"""What `sayso add` does: sources in, kept in the ledger as they come, what became of them told at the end."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import TextIO

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.meter import Meter
from sayso.cli.reading import tell
from sayso.crew import captured, paired
from sayso.errors import Unusable
from sayso.export.json_lines import json_line
from sayso.ledger import Findings, Kept, Ledger, Outcome, findings, maker
from sayso.model import Capture, Hints, Refusal, Report, Unchanged
from sayso.pipeline import made_by
from sayso.reading import Captured, expected
from sayso.settings import Settings, settings_from

LISTED = 50  # refusals that are listed at the end; the ledger has them all


def run(sources: Sequence[str], hints: Hints, *, address: str | None, jobs: int, err: TextIO) -> Exit:
    """Keep every article of the sources, and say what became of them."""
    settings = settings_from(os.environ, home=Path.home())
    try:
        with opened(address, write=True) as ledger, Meter(err, total=expected(sources)) as meter:
            adding = Adding(ledger, settings, jobs=jobs, meter=meter)
            adding.take(
                captured(sources, hints=hints, allow_private=settings.allow_private, stdin=sys.stdin.buffer)
            )
    except Unusable as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    adding.sum_up(err)
    return adding.exit


class Adding:
    """Articles on their way into one ledger, and what has become of them so far."""

    def __init__(self, ledger: Ledger, settings: Settings, *, jobs: int, meter: Meter) -> None:
        self.ledger, self.settings, self.jobs, self.meter = ledger, settings, jobs, meter
        self.maker = maker(made_by())["digest"]
        self.folder = str(Path.cwd())
        self.counts: Counter[Kept | str] = Counter()
        self.refusals: list[Refusal] = []
        self.stopped = False

    def take(self, items: Iterable[Captured]) -> None:
        """Keep the articles as they come; after Ctrl-C those in hand are finished and no more are taken."""
        with self._stopping_gently():
            for item, result in paired(
                self._unknown(items),
                cache_folder=self.settings.cache,
                jobs=self.jobs,
                then=rows_of,
                stop=lambda: self.stopped,
            ):
                self._take_in(item, result)

    def _unknown(self, items: Iterable[Captured]) -> Iterator[Captured]:
        """The items that the ledger does not have as they are."""
        for item in items:
            known = self._known(item)
            if known is None:
                yield item
            else:
                self._count(known)
            if self.stopped:
                return

    def _known(self, item: Captured) -> Outcome | Refusal | None:
        if not isinstance(item, Capture):
            return None
        return self.ledger.already(item, folder=self.folder, made_by=self.maker)

    def _take_in(self, item: Captured, result: Findings | Refusal | Unchanged) -> None:
        capture = item if isinstance(item, Capture) else None
        if isinstance(result, Refusal):
            self.ledger.refuse(result, now=_now(), capture=capture, made_by=self.maker)
            self._count(result)
        elif isinstance(result, Findings) and capture is not None:
            self._count(self.ledger.keep(capture, result, folder=self.folder, now=_now()))
        else:
            self._count(Outcome(Kept.SAME, ""))

    def _count(self, result: Outcome | Refusal) -> None:
        if isinstance(result, Refusal):
            self.counts["refused"] += 1
            if len(self.refusals) < LISTED:
                self.refusals.append(result)
        else:
            self.counts[result.kept] += 1
        self.meter.advance(refused=self.counts["refused"])

    @contextmanager
    def _stopping_gently(self) -> Iterator[None]:
        """While it holds, the first Ctrl-C asks to stop, and the second one interrupts."""

        def ask(_number: int, _frame: FrameType | None) -> None:
            if self.stopped:
                raise KeyboardInterrupt
            self.stopped = True
            self.meter.say("stopping after the articles in hand; Ctrl-C again stops at once")

        before = signal.signal(signal.SIGINT, ask)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @property
    def exit(self) -> Exit:
        """The exit code for what became of the articles."""
        done = sum(self.counts[kept] for kept in Kept)
        if self.stopped:
            return Exit.INTERRUPTED
        if self.counts["refused"]:
            return Exit.SOME_REFUSED if done else Exit.NOTHING
        return Exit.DONE if done else Exit.NOTHING

    def sum_up(self, err: TextIO) -> None:
        """Say what was refused and what became of the rest."""
        for refusal in self.refusals:
            tell(err, f"refused: {refusal}")
        if self.counts["refused"] > LISTED:
            tell(err, f"and {self.counts['refused'] - LISTED} more: `sayso export refusals` lists them all")
        told = [f"{self.counts[name]} {name}" for name in (*Kept, "refused") if self.counts[name]]
        if not told:
            tell(err, "sayso: no article in these sources; check that they are not empty")
            return
        again = "; the same command goes on from here" if self.stopped else ""
        tell(err, f"{', '.join(told)} · {self.ledger.database.name}{again}")


def rows_of(report: Report) -> Findings:
    """What the ledger keeps of a report, made where the article was analysed."""
    return findings(report, json_line(report))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
