"""What `sayso bench` does: corpora in, figures out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from sayso.cli import bench_tables as tables
from sayso.cli.corpora import Found, Reading, Run, paths_of, present
from sayso.cli.exits import Exit
from sayso.cli.floors import fallen, raise_floors, read_floors
from sayso.cli.reading import leave_quietly, tell
from sayso.errors import BadCorpus, Unusable
from sayso.measuring import Corpus, Figures, measure
from sayso.measuring.corpora import read_predictions
from sayso.measuring.cues import cue_report
from sayso.measuring.floors import Fall
from sayso.measuring.mistakes import Mistake, kinds, mistakes

__all__ = ["Asked", "bench_cues", "bench_quotes", "kinds", "told"]

SYSTEM = "sayso"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller of `sayso bench` asked for."""

    corpora: tuple[str, ...] = ()
    predictions: tuple[tuple[str, Path], ...] = ()
    errors: str | None = None
    limit: int = 20
    floors: Path | None = None
    raises: bool = False
    json: bool = False
    jobs: int = 1
    sample: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of each system on a corpus, sayso's first, and the mistakes that were asked for."""

    reading: Reading
    systems: dict[str, Figures]
    mistakes: list[Mistake]

    @property
    def corpus(self) -> Corpus:
        """The corpus."""
        return self.reading.corpus

    @property
    def own(self) -> tuple[Corpus, Figures]:
        """The corpus with the figures of sayso."""
        return self.corpus, self.systems[SYSTEM]


def bench_quotes(asked: Asked, *, out: TextIO, err: TextIO) -> Exit:
    """Measure, show, and compare with the floors."""
    return told(partial(_quotes, asked, out, err), err)


def bench_cues(asked: Asked, *, out: TextIO, err: TextIO) -> Exit:
    """Show what each entry of the lexicon of cues yields."""
    return told(partial(_cues, asked, out, err), err)


def told(work: Callable[[], Exit], err: TextIO) -> Exit:
    """What the work ends with; what cannot be done is told in a line."""
    try:
        return work()
    except (BadCorpus, Unusable) as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:  # whoever reads us has read enough, as `| head` does
        leave_quietly()
        return Exit.DONE


def _ended(readings: Sequence[Reading]) -> Exit:
    return Exit.SOME_REFUSED if any(reading.refused for reading in readings) else Exit.DONE


# ------------------------------------------------------------------ quotes


def _quotes(asked: Asked, out: TextIO, err: TextIO) -> Exit:
    floors = read_floors(asked.floors, makes_it=asked.raises)
    run = Run(paths_of(asked.corpora) or present(floors, err), jobs=asked.jobs, err=err)
    others = [_predictions(asked.predictions, corpus, err) for corpus in run.corpora]
    measured = []
    for reading, systems in zip(run.readings(), others, strict=True):
        measured.append(_measured(reading, systems, asked.errors))
        if not asked.json:
            out.write(_text(measured[-1], asked))
            out.flush()
    own = [m.own for m in measured]
    fell = fallen(floors, own, err)
    out.write(_object(measured, fell, asked.limit, run) if asked.json else _speed(run, asked.jobs))
    out.flush()
    if asked.raises and asked.floors:
        raise_floors(asked.floors, floors, own, err)
    return Exit.WRONG if fell else _ended([m.reading for m in measured])


def _predictions(files: Sequence[tuple[str, Path]], corpus: Corpus, err: TextIO) -> dict[str, Found]:
    """What each other system found in this corpus; one that has no row of it is told and left out."""
    texts = {article.id: article.text for article in corpus.articles}
    found = {name: read_predictions(file, texts) for name, file in files}
    for name in (name for name, rows in found.items() if not rows):
        tell(err, f"not measured: {name} has no row of {corpus.name}")
    return {name: rows for name, rows in found.items() if rows}


def _measured(reading: Reading, others: dict[str, Found], errors: str | None) -> Measured:
    beside = {name: Reading(reading.corpus, found) for name, found in others.items()}
    return Measured(
        reading,
        {name: measure(each.articles) for name, each in ({SYSTEM: reading} | beside).items()},
        mistakes(reading.articles, errors) if errors else [],
    )


def _text(measured: Measured, asked: Asked) -> str:
    parts = [tables.heading(measured.corpus), tables.figures(measured.systems)]
    if asked.errors:
        parts.append(tables.mistakes(measured.mistakes, asked.errors, asked.limit))
    return "\n".join(parts) + "\n"


def _speed(run: Run, jobs: int) -> str:
    return f"{run.words_per_second:,} words a second, -j {jobs}\n" if run.words_per_second else ""


def _object(measured: Sequence[Measured], fell: Sequence[Fall], limit: int, run: Run) -> str:
    found: dict[str, Any] = {
        "corpora": [
            {
                "name": m.corpus.name,
                "sha256": m.corpus.sha256,
                "articles": len(m.corpus.articles),
                "words": m.corpus.words,
                "refused": m.reading.refused,
                "systems": {name: tables.as_object(figures) for name, figures in m.systems.items()},
                "mistakes": [tables.mistake_object(mistake) for mistake in m.mistakes[:limit]],
            }
            for m in measured
        ],
        "below_floor": [asdict(fall) for fall in fell],
        "words_per_second": run.words_per_second,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


# ------------------------------------------------------------------ cues


def _cues(asked: Asked, out: TextIO, err: TextIO) -> Exit:
    run = Run(paths_of(asked.corpora), jobs=asked.jobs, err=err)
    readings = list(run.readings())
    report = cue_report(pair for reading in readings for pair in reading.articles)
    if asked.json:
        out.write(json.dumps(tables.cues_object(report), ensure_ascii=False, indent=1) + "\n")
    else:
        out.write(tables.cues(report))
    return _ended(readings)
