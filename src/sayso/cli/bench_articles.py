"""What `sayso bench lineage`, `stories` and `headlines` do: rows of whole articles in, figures out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from sayso.cli import bench_tables as tables
from sayso.cli.bench_ledger import PARSE, Told, headlines, lineages, stories
from sayso.cli.benching import Asked, told
from sayso.cli.corpora import paths_of, present
from sayso.cli.exits import Exit
from sayso.cli.floors import fallen, raise_floors, read_floors
from sayso.measuring import Figures
from sayso.measuring import headlines as of_headlines
from sayso.measuring import lineage as of_lineage
from sayso.measuring import stories as of_stories
from sayso.measuring.corpora import GoldRows, read_rows
from sayso.measuring.floors import Fall
from sayso.measuring.wrong import ALL, Wrong


@dataclass(frozen=True, slots=True)
class Bench:
    """One kind of corpus: what its rows are, what sayso says of them, how the two compare."""

    gold: Callable[[dict[str, Any]], Any]
    tell: Callable[[Path, Mapping[str, Any], TextIO], Told]
    figures: Callable[[Mapping[str, Any], Mapping[str, Any]], Figures]
    mistakes: Callable[[Mapping[str, Any], Mapping[str, Any]], Iterator[Wrong]]
    kinds: tuple[str, ...]  # of mistakes


BENCHES: dict[str, Bench] = {
    "lineage": Bench(
        of_lineage.gold_lineage,
        lineages,
        of_lineage.lineage_figures,
        of_lineage.lineage_mistakes,
        of_lineage.KINDS,
    ),
    "stories": Bench(
        of_stories.gold_story,
        stories,
        of_stories.stories_figures,
        of_stories.stories_mistakes,
        of_stories.KINDS,
    ),
    "headlines": Bench(
        of_headlines.gold_headline,
        headlines,
        of_headlines.headlines_figures,
        of_headlines.headlines_mistakes,
        of_headlines.KINDS,
    ),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a corpus yields."""

    corpus: GoldRows[Any]
    told: Told
    figures: Figures
    mistakes: list[Wrong]


def bench_articles(bench: Bench, asked: Asked, *, out: TextIO, err: TextIO) -> Exit:
    """Measure, show, and compare with the floors."""
    return told(partial(_run, bench, asked, out, err), err)


def _run(bench: Bench, asked: Asked, out: TextIO, err: TextIO) -> Exit:
    floors = read_floors(asked.floors, makes_it=asked.raises)
    paths = paths_of(asked.corpora) or present(floors, err)
    corpora = [read_rows(path, bench.gold) for path in paths]  # a bad row is told before the work begins
    measured = []
    for path, corpus in zip(paths, corpora, strict=True):
        measured.append(_measured(bench, path, corpus, asked.errors, err))
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


def _measured(bench: Bench, path: Path, corpus: GoldRows[Any], errors: str | None, err: TextIO) -> Measured:
    said = bench.tell(path, corpus.rows, err)
    wrong = bench.mistakes(corpus.rows, said.found) if errors else ()
    chosen = [each for each in wrong if errors in (ALL, each.kind)]
    return Measured(corpus, said, bench.figures(corpus.rows, said.found), chosen)


def _text(measured: Measured, asked: Asked) -> str:
    articles = len(measured.corpus.rows)
    parts = [f"\n{measured.corpus.name}: {articles} articles\n", tables.figures({"sayso": measured.figures})]
    if asked.errors:
        parts.append(tables.wrong(measured.mistakes, asked.errors, asked.limit))
    parts.append(tables.time_taken(measured.told.seconds, PARSE, articles))
    return "\n".join(parts)


def _object(measured: Sequence[Measured], fell: Sequence[Fall], limit: int) -> str:
    found: dict[str, Any] = {
        "corpora": [
            {
                "name": each.corpus.name,
                "sha256": each.corpus.sha256,
                "articles": len(each.corpus.rows),
                "refused": each.told.refused,
                **tables.as_object(each.figures),
                "mistakes": [asdict(wrong) for wrong in each.mistakes[:limit]],
                "seconds": {name: round(spent, 3) for name, spent in each.told.seconds.items()},
            }
            for each in measured
        ],
        "below_floor": [asdict(fall) for fall in fell],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
