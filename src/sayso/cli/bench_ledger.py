"""Corpora of whole articles through sayso: added to a ledger one at a time, or read one by one; and timed."""

from __future__ import annotations

import json
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from sayso import adding, pipeline
from sayso.cli.meter import Meter
from sayso.cli.stopwatch import Stopwatch, Timed
from sayso.crew import captured, reports
from sayso.ledger import Outcome, open_ledger
from sayso.measuring.headlines import FoundHeadline, GoldHeadline
from sayso.measuring.lineage import FoundLineage
from sayso.model import Capture, Hints, Report
from sayso.reading import Captured
from sayso.settings import settings_from
from sayso.weighed import weigh_all

PARSE, TRACING, WEIGHING = "parse", "tracing", "weighing"
TIMED: Timed = {
    PARSE: ((pipeline, "parse_with_title"),),
    TRACING: ((adding, "profile_of"), (adding, "trace")),
    WEIGHING: ((pipeline, "propositions"), (pipeline, "disputes_in"), (pipeline, "headline")),
}
_WHEN = "2000-01-01T00:00:00+00:00"  # the articles of a bench come into the ledger at no time


@dataclass(frozen=True, slots=True)
class Told:
    """What sayso says of the articles of a corpus, by their ids, and what it took.

    ``beside`` is what simple systems say of them, by the names of these.
    """

    found: Mapping[str, Any]
    refused: int
    seconds: Mapping[str, float]
    beside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def lineages(path: Path, gold: Mapping[str, object], err: TextIO, jobs: int) -> Told:
    """The origin and the parent of each article, as they are once all were added in the order of the file."""
    return _through_a_ledger(path, gold, err, _lineages, jobs)


def stories(path: Path, gold: Mapping[str, object], err: TextIO, jobs: int) -> Told:
    """The story of each article, as it is once all were added in the order of the file."""
    return _through_a_ledger(path, gold, err, _stories, jobs)


def headlines(path: Path, gold: Mapping[str, GoldHeadline], err: TextIO, jobs: int) -> Told:
    """What each report says of its headline, which is handed in as the title."""
    items = (_beneath(row, path) for row in gold.values())
    found: dict[str, FoundHeadline] = {}
    refused = 0
    with timed(TIMED, len(gold), err) as (watch, meter):
        for item in reports(items, cache_folder=cache_folder(), jobs=jobs, then=_headline):
            if isinstance(item, tuple):
                found |= [item]
            else:
                refused += 1
                meter.say(f"refused: {item}")
            meter.advance(refused=refused)
    return Told(found, refused, watch.seconds)


def _beneath(row: GoldHeadline, path: Path) -> Capture:
    return Capture(path.name, row.text.encode(), "plain", Hints(title=row.headline), ref=row.id)


def _headline(report: Report) -> tuple[str, FoundHeadline]:
    found = report.headline
    if found is None:
        return report.id, FoundHeadline("none")
    return report.id, FoundHeadline(found.verdict, tuple(span.text for span in found.unsupported), found.why)


# ── through a ledger ──────────────────────────────────────────────────────────────────────────────


def _through_a_ledger(
    path: Path,
    gold: Mapping[str, object],
    err: TextIO,
    found_in: Callable[[list[dict[str, Any]]], dict[str, Any]],
    jobs: int,
) -> Told:
    """What is in a new ledger when the rows were added one at a time, as they were published."""
    refused = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(f"{folder}/bench.db", write=True) as ledger,
        timed(TIMED, len(gold), err) as (watch, meter),
    ):
        rows = (item for item in captured([path], hints=Hints()) if _is_of(item, gold))
        items = sorted(rows, key=_published)
        for _, outcome in adding.added(
            items, ledger, cache_folder=cache_folder(), jobs=jobs, folder=folder, clock=lambda: _WHEN
        ):
            if not isinstance(outcome, Outcome):
                refused += 1
                meter.say(f"refused: {outcome}")
            meter.advance(refused=refused)
        with watch.running(WEIGHING):
            weigh_all(ledger)
        return Told(found_in(list(ledger.rows("articles"))), refused, watch.seconds)


def _is_of(item: Captured, gold: Mapping[str, object]) -> bool:
    """Whether it is one of these rows; a refusal names none, and passes."""
    return not isinstance(item, Capture) or item.ref in gold


def _published(item: Captured) -> tuple[bool, date]:
    """What puts rows in the order of publication, those without a day last."""
    day = item.hints.published if isinstance(item, Capture) else None
    return day is None, day or date.max


def _lineages(rows: list[dict[str, Any]]) -> dict[str, FoundLineage]:
    refs = {row["id"]: row["ref"] for row in rows}
    return {
        row["ref"]: FoundLineage(row["origin"], refs.get(row["parent"]), _why(row["evidence"]))
        for row in rows
        if row["origin"] is not None
    }


def _why(evidence: str) -> str:
    return "; ".join(each["why"] for each in json.loads(evidence))


def _stories(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {row["ref"]: row["story"] for row in rows if row["story"] is not None}


def _warm_up() -> None:
    """Load the model and the lexicons, which are loaded once and not for each article."""
    item = Capture("(warm-up)", b"Dam holds\n\nThe dam held, the ministry said on Sunday.", "plain")
    deque(reports([item], cache_folder=cache_folder(), jobs=1, then=lambda report: report.id), maxlen=0)


@contextmanager
def timed(what: Timed, total: int, err: TextIO) -> Iterator[tuple[Stopwatch, Meter]]:
    """A stopwatch over these functions of this process, and a bar that shows how far the work has come."""
    watch = Stopwatch()
    _warm_up()
    with watch.over(what), Meter(err, total=total) as meter:
        yield watch, meter


def cache_folder() -> Path:
    """Where the gazetteer is."""
    return settings_from(os.environ, home=Path.home()).cache
