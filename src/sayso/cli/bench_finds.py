"""Corpora of marked words through sayso: each article by itself, in one process or several; and timed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, TextIO, TypeVar

from sayso import pipeline
from sayso.cli.bench_ledger import PARSE, Told, cache_folder, timed
from sayso.cli.corpora import corpora_folders
from sayso.cli.stopwatch import Timed
from sayso.crew import paired
from sayso.errors import BadCorpus, CannotRead
from sayso.measuring.actors import actors_in
from sayso.measuring.corpora import GoldRows, read_rows
from sayso.measuring.events import events_in
from sayso.measuring.places import FoundPlace, places_in
from sayso.measuring.records import record_in
from sayso.measuring.standoff import joined
from sayso.measuring.texts import GoldText, text_of
from sayso.measuring.times import times_in
from sayso.model import Capture, Report
from sayso.pipeline import Analysis
from sayso.reading.rows import hints_of
from sayso.situating.gazetteer import Gazetteer, open_gazetteer

T = TypeVar("T")
TIMED: Timed = {
    PARSE: ((pipeline, "parse_with_title"),),
    "situating": ((pipeline, "situate"),),  # all of when, where, who, how many and what
}
_PLACES = ("GPE", "LOC", "FAC")  # the parser's labels


@dataclass(frozen=True, slots=True)
class Finder:
    """What is taken out of each report, and what simple systems say of the same parse, by their names."""

    found: Callable[[Report], Any]
    simple: Mapping[str, Callable[[Analysis], Any]] = field(default_factory=dict)


def find(name: str, path: Path, gold: Mapping[str, object], err: TextIO, jobs: int) -> Told:
    """What sayso finds in each article; timed where this process reads all of them."""
    finder = FINDERS[name]
    items = [_capture(of, path) for of in read_joined(text_of, path).rows.values() if of.id in gold]
    found: dict[str, Any] = {}
    beside: dict[str, dict[str, Any]] = {simple: {} for simple in finder.simple}
    refused = 0
    with timed(TIMED if jobs == 1 else {}, len(gold), err) as (watch, meter):
        for _, taken in paired(items, cache_folder=cache_folder(), jobs=jobs, then=partial(_taken, name)):
            if isinstance(taken, _Taken):
                found[taken.id] = taken.found
                for simple, said in taken.beside.items():
                    beside[simple][taken.id] = said
            else:
                refused += 1
                meter.say(f"refused: {taken}")
            meter.advance(refused=refused)
    return Told(found, refused, watch.seconds, beside)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a worker gives back of an article."""

    id: str
    found: Any
    beside: Mapping[str, Any]


def _taken(name: str, analysis: Analysis) -> _Taken:
    finder, report = FINDERS[name], analysis.report
    beside = {simple: say(analysis) for simple, say in finder.simple.items()}
    return _Taken(report.id, finder.found(report), beside)


def read_joined(make: Callable[[dict[str, Any]], T], path: Path) -> GoldRows[T]:
    """What is made of each row, with its text from where it was marked when it has none of its own."""
    folders = corpora_folders()
    return read_rows(path, lambda row: make(joined(row, folders)))


def _capture(of: GoldText, path: Path) -> Capture:
    try:
        hints = hints_of(dict(of.known))
    except CannotRead as error:
        raise BadCorpus(f"{path}, {of.id}: {error.reason}", error.way_out) from error
    return Capture(path.name, of.text.encode("utf-8", "surrogatepass"), "plain", hints, ref=of.id)


# ── simple systems ────────────────────────────────────────────────────────────────────────────────


def _most_populous(analysis: Analysis) -> tuple[FoundPlace, ...]:
    """The parser's places, each at the most populous one of its name."""
    found = []
    for grammar in analysis.grammars:
        for entity in grammar.entities:
            if entity.label in _PLACES:
                words = grammar.tokens[entity.first : entity.last + 1]
                words = words[1:] if words[0].lower == "the" and len(words) > 1 else words
                start, end = words[0].start, words[-1].end
                known = _gazetteer().named(analysis.report.article.text[start:end])
                point = (known[0].lat, known[0].lon) if known else (None, None)
                found.append(FoundPlace(start, end, *point, rule=entity.label))
    return tuple(found)


@cache
def _gazetteer() -> Gazetteer:
    return open_gazetteer(cache_folder())


FINDERS: dict[str, Finder] = {
    "times": Finder(times_in),
    "places": Finder(places_in, {"most populous": _most_populous}),
    "figures": Finder(record_in),
    "events": Finder(events_in),
    "actors": Finder(actors_in),
}
