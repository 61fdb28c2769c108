"""What `sayso bench` does with corpora of rows of one kind: rows in, figures out, beside those of others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from sayso.cli import bench_tables as tables
from sayso.cli.bench_finds import find, read_joined
from sayso.cli.bench_ledger import PARSE, Told, headlines, lineages, stories
from sayso.cli.benching import SYSTEM, Asked, told
from sayso.cli.corpora import paths_of, present
from sayso.cli.exits import Exit
from sayso.cli.floors import fallen, raise_floors, read_floors
from sayso.measuring import Figures
from sayso.measuring import actors as of_actors
from sayso.measuring import events as of_events
from sayso.measuring import headlines as of_headlines
from sayso.measuring import lineage as of_lineage
from sayso.measuring import places as of_places
from sayso.measuring import records as of_records
from sayso.measuring import same_name as of_names
from sayso.measuring import stories as of_stories
from sayso.measuring import times as of_times
from sayso.measuring.corpora import GoldRows, read_rows
from sayso.measuring.floors import Fall, Floors
from sayso.measuring.peers import Peer, peers_of
from sayso.measuring.wrong import ALL, Wrong


@dataclass(frozen=True, slots=True)
class Bench:
    """One kind of corpus: what its rows are, what sayso says of them, how the two compare.

    ``simple`` are systems that are run on the gold; ``group`` names what a sample takes as a whole, where
    that is not one row.
    """

    read: Callable[[Path], GoldRows[Any]]
    tell: Callable[[Path, Mapping[str, Any], TextIO, int], Told]
    figures: Callable[[Mapping[str, Any], Mapping[str, Any]], Figures]
    mistakes: Callable[[Mapping[str, Any], Mapping[str, Any]], Iterator[Wrong]]
    kinds: tuple[str, ...]  # of mistakes
    simple: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    group: Callable[[Any], str] | None = None


BENCHES: dict[str, Bench] = {
    "lineage": Bench(
        partial(read_rows, make=of_lineage.gold_lineage),
        lineages,
        of_lineage.lineage_figures,
        of_lineage.lineage_mistakes,
        of_lineage.KINDS,
        group=lambda row: row.story or row.origin,
    ),
    "stories": Bench(
        partial(read_rows, make=of_stories.gold_story),
        stories,
        of_stories.stories_figures,
        of_stories.stories_mistakes,
        of_stories.KINDS,
        group=lambda row: row.incident,
    ),
    "headlines": Bench(
        partial(read_rows, make=of_headlines.gold_headline),
        headlines,
        of_headlines.headlines_figures,
        of_headlines.headlines_mistakes,
        of_headlines.KINDS,
    ),
    "times": Bench(
        partial(read_rows, make=of_times.gold_times),
        partial(find, "times"),
        of_times.times_figures,
        of_times.times_mistakes,
        of_times.KINDS,
        {"day of publication": of_times.days_of_publication},
    ),
    "places": Bench(
        partial(read_rows, make=of_places.gold_places),
        partial(find, "places"),
        of_places.places_figures,
        of_places.places_mistakes,
        of_places.KINDS,
    ),
    "figures": Bench(
        of_records.read_records,
        partial(find, "figures"),
        of_records.records_figures,
        of_records.records_mistakes,
        of_records.KINDS,
        of_records.SIMPLE,
        group=lambda row: row.incident,
    ),
    "events": Bench(
        partial(read_joined, of_events.gold_events),
        partial(find, "events"),
        of_events.events_figures,
        of_events.events_mistakes,
        of_events.KINDS,
        {"list of words": lambda row: of_events.words_alone(row.text)},
    ),
    "actors": Bench(
        partial(read_joined, of_actors.gold_actors),
        partial(find, "actors"),
        of_actors.actors_figures,
        of_actors.actors_mistakes,
        of_actors.KINDS,
        of_names.SIMPLE,
    ),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """Another system on the same corpus, and its figures."""

    peer: Peer
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a corpus yields."""

    corpus: GoldRows[Any]
    told: Told
    figures: Figures
    beside: Sequence[Beside]
    mistakes: list[Wrong]


def bench_articles(name: str, asked: Asked, *, out: TextIO, err: TextIO) -> Exit:
    """Measure, show, and compare with the floors."""
    return told(partial(_run, name, asked, out, err), err)


def _run(name: str, asked: Asked, out: TextIO, err: TextIO) -> Exit:
    bench = BENCHES[name]
    floors = read_floors(asked.floors, makes_it=asked.raises)
    paths = paths_of(asked.corpora) or present(floors, err)
    # a bad row is told before the work begins
    corpora = [_sampled(bench.read(path), bench, asked, floors) for path in paths]
    measured = []
    for path, corpus in zip(paths, corpora, strict=True):
        measured.append(_measured(name, path, corpus, asked, err))
        if not asked.json:
            out.write(_text(measured[-1], asked))
            out.flush()
    own = [(each.corpus, each.figures) for each in measured]
    fell = fallen(floors, own, err)
    if asked.json:
        out.write(_object(measured, fell, asked.limit))
    if asked.raises and asked.floors:
        raise_floors(asked.floors, floors, own, err)
    if fell:
        return Exit.WRONG
    return Exit.SOME_REFUSED if any(each.told.refused for each in measured) else Exit.DONE


def _sampled(corpus: GoldRows[Any], bench: Bench, asked: Asked, floors: Floors) -> GoldRows[Any]:
    """As many of its rows as were asked for, else as many as its floors were measured on."""
    floor = floors.get(corpus.name)
    return corpus.sampled(asked.sample or (floor.sample if floor else None), bench.group)


def _measured(name: str, path: Path, corpus: GoldRows[Any], asked: Asked, err: TextIO) -> Measured:
    bench = BENCHES[name]
    said = bench.tell(path, corpus.rows, err, asked.jobs)
    wrong = bench.mistakes(corpus.rows, said.found) if asked.errors else ()
    chosen = [each for each in wrong if asked.errors in (ALL, each.kind)]
    beside = list(_beside(name, corpus, said))
    return Measured(corpus, said, bench.figures(corpus.rows, said.found), beside, chosen)


def _beside(name: str, corpus: GoldRows[Any], said: Told) -> Iterator[Beside]:
    """The systems that were run beside sayso, and those that were measured on this whole file."""
    bench = BENCHES[name]
    for peer in peers_of(name):
        if peer.name in bench.simple:
            found = {row_id: bench.simple[peer.name](row) for row_id, row in corpus.rows.items()}
            yield Beside(peer, bench.figures(corpus.rows, found).each)
        elif peer.name in said.beside:
            yield Beside(peer, bench.figures(corpus.rows, said.beside[peer.name]).each)
        elif peer.measured and corpus.sample is None and corpus.sha256 in peer.measured:
            yield Beside(peer, peer.measured[corpus.sha256])


def _text(measured: Measured, asked: Asked) -> str:
    articles, sample = len(measured.corpus.rows), measured.corpus.sample
    told = f"{articles} articles" + (", a sample" if sample else "")
    parts = [f"\n{measured.corpus.name}: {told}\n", tables.figures({SYSTEM: measured.figures})]
    if measured.beside:
        named = {each.peer.name: each.figures for each in measured.beside}
        parts.append(tables.side_by_side({SYSTEM: measured.figures.each, **named}))
        parts.append(tables.notes({each.peer.name: _how(each.peer) for each in measured.beside}))
    if asked.errors:
        parts.append(tables.wrong(measured.mistakes, asked.errors, asked.limit))
    if PARSE in measured.told.seconds:
        parts.append(tables.time_taken(measured.told.seconds, PARSE, articles))
    return "\n".join(parts)


def _how(peer: Peer) -> str:
    return f"{peer.how} ({'run here' if peer.is_run else 'as measured on this file'})"


def _object(measured: Sequence[Measured], fell: Sequence[Fall], limit: int) -> str:
    found: dict[str, Any] = {
        "corpora": [
            {
                "name": each.corpus.name,
                "sha256": each.corpus.sha256,
                "articles": len(each.corpus.rows),
                "sample": each.corpus.sample,
                "refused": each.told.refused,
                **tables.as_object(each.figures),
                "beside": {
                    of.peer.name: {"how": _how(of.peer), "figures": dict(of.figures)} for of in each.beside
                },
                "mistakes": [asdict(wrong) for wrong in each.mistakes[:limit]],
                "seconds": {name: round(spent, 3) for name, spent in each.told.seconds.items()},
            }
            for each in measured
        ],
        "below_floor": [asdict(fall) for fall in fell],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
