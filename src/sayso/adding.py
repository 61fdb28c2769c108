"""Articles on their way into a ledger: what it has already is passed over, the rest is read and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.crew import made_with, paired
from sayso.export.json_lines import json_line
from sayso.ledger import Findings, Kept, KeptCapture, Ledger, Outcome, findings, maker
from sayso.model import Capture, Refusal
from sayso.pipeline import Analysis, profile_of
from sayso.reading import Captured
from sayso.tracing import trace


def added(
    items: Iterable[Captured],
    ledger: Ledger,
    *,
    cache_folder: Path,
    jobs: int,
    folder: str,
    clock: Callable[[], str],
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Captured, Outcome | Refusal]]:
    """Each item with what became of it, written down before it is given.

    Each article is one transaction, so an interruption loses at most those in hand, and the same items
    given again are passed over up to where it stopped. Once ``stop`` says so, those in hand are finished
    and no more are taken. ``folder`` is what relative paths start from, ``clock`` tells the time in UTC as
    ISO 8601.
    """
    return _Adding(ledger, jobs, folder, clock, cache_folder).over(items, stop)


def keep(capture: Capture, found: Findings, ledger: Ledger, *, folder: str, now: str) -> Outcome:
    """What became of an article that was analysed elsewhere: it is kept, and traced among the others."""
    return ledger.keep(capture, found, folder=folder, now=now, trace=trace)


@dataclass(frozen=True, slots=True)
class _Known:
    """An item that the ledger has as it is, on its way past the workers."""

    item: Captured
    outcome: Outcome | Refusal


class _Adding:
    def __init__(
        self, ledger: Ledger, jobs: int, folder: str, clock: Callable[[], str], cache_folder: Path
    ) -> None:
        self.ledger, self.jobs, self.folder, self.clock = ledger, jobs, folder, clock
        self.cache_folder = cache_folder
        self.maker: str = maker(made_with(cache_folder))["digest"]

    def over(
        self, items: Iterable[Captured], stop: Callable[[], bool]
    ) -> Iterator[tuple[Captured, Outcome | Refusal]]:
        looked_up = map(self._looked_up, items)
        for item, result in paired(
            looked_up, cache_folder=self.cache_folder, jobs=self.jobs, then=rows_of, stop=stop
        ):
            if isinstance(item, _Known):
                yield item.item, item.outcome
            else:
                yield item, self._kept(item, result)

    def _looked_up(self, item: Captured) -> Captured | _Known:
        if not isinstance(item, Capture) or isinstance(item, KeptCapture):
            return item
        known = self.ledger.already(item, folder=self.folder, made_by=self.maker)
        return item if known is None else _Known(item, known)

    def _kept(self, item: Captured, result: object) -> Outcome | Refusal:
        if isinstance(result, Refusal):
            capture = item if isinstance(item, Capture) else None
            self.ledger.refuse(result, now=self.clock(), capture=capture, made_by=self.maker)
            return result
        if not isinstance(result, Findings) or not isinstance(item, Capture):
            return Outcome(Kept.SAME, None)
        if isinstance(item, KeptCapture):
            return self.ledger.keep_reading(item.version, result, trace=trace)
        return keep(item, result, self.ledger, folder=self.folder, now=self.clock())


def rows_of(analysis: Analysis) -> Findings:
    """What the ledger keeps of an analysis, made where the article was analysed."""
    return findings(analysis.report, json_line(analysis.report), profile_of(analysis))
