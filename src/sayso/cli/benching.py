"""What `sayso bench` does: corpora in, through the same pipeline as `sayso read`, figures out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

from sayso.cli import bench_tables as tables
from sayso.cli.exits import Exit
from sayso.cli.progress import Progress
from sayso.cli.reading import leave_quietly, tell
from sayso.crew import received, reports
from sayso.errors import BadCorpus, Unusable
from sayso.measuring import Attribution, Corpus, Figures, GoldArticle, attribution_of, measure
from sayso.measuring.corpora import read_corpus, read_predictions
from sayso.measuring.cues import cue_report
from sayso.measuring.floors import Fall, Floors, falls, floors_from, raised
from sayso.measuring.mistakes import Mistake, kinds, mistakes
from sayso.model import Refusal, Report
from sayso.reading import Hints
from sayso.settings import Settings, settings_from

__all__ = ["Asked", "bench_cues", "bench_quotes", "kinds"]

SYSTEM = "sayso"
Found = dict[str, tuple[Attribution, ...]]


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What sayso found in the articles of a corpus, and how many it refused."""

    corpus: Corpus
    found: Found
    refused: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of each system on a corpus, sayso's first, and the mistakes that were asked for."""

    reading: Reading
    systems: dict[str, Figures]
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def corpus(self) -> Corpus:
        """The corpus."""
        return self.reading.corpus


def bench_quotes(asked: Asked, *, out: TextIO, err: TextIO) -> Exit:
    """Measure, show, and compare with the floors."""
    return _told(partial(_quotes, asked, out, err), err)


def bench_cues(asked: Asked, *, out: TextIO, err: TextIO) -> Exit:
    """Show what each entry of the lexicon of cues yields."""
    return _told(partial(_cues, asked, out, err), err)


def _told(work: Callable[[], Exit], err: TextIO) -> Exit:
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


# ------------------------------------------------------------------ quotes


def _quotes(asked: Asked, out: TextIO, err: TextIO) -> Exit:
    floors = _floors(asked)
    paths = _paths(asked.corpora) if asked.corpora else _paths_of_floors(floors, err)
    corpora = [read_corpus(path) for path in paths]
    others = [_predictions(asked, corpus) for corpus in corpora]
    measured = []
    speed = Speed()
    for reading, systems in zip(_readings(paths, corpora, asked.jobs, speed, err), others, strict=True):
        measured.append(_measured(reading, systems, asked.errors))
        if not asked.json:
            out.write(_text(measured[-1], asked))
            out.flush()
    fell = [fall for m in measured for fall in falls(floors, m.corpus, m.systems[SYSTEM])]
    if asked.json:
        found = _object(measured, fell, asked.limit) | {"words_per_second": speed.words_per_second}
        out.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    elif speed.words_per_second:
        out.write(f"\n{speed.words_per_second:,} words a second, -j {asked.jobs}\n")
    out.flush()
    _tell_floors(floors, measured, fell, err)
    if asked.raises and asked.floors:
        _raise(asked.floors, floors, measured, err)
    if fell:
        return Exit.FELL
    return Exit.SOME_REFUSED if any(m.reading.refused for m in measured) else Exit.DONE


def _predictions(asked: Asked, corpus: Corpus) -> dict[str, Found]:
    texts = {article.id: article.text for article in corpus.articles}
    return {name: read_predictions(file, texts) for name, file in asked.predictions}


def _measured(reading: Reading, others: dict[str, Found], errors: str | None) -> Measured:
    articles = reading.corpus.articles
    systems = {SYSTEM: reading.found, **{name: found for name, found in others.items() if found}}
    return Measured(
        reading,
        {name: measure(_beside(articles, found)) for name, found in systems.items()},
        mistakes(_beside(articles, reading.found), errors) if errors else [],
    )


def _beside(articles: Iterable[GoldArticle], found: Found) -> list[tuple[GoldArticle, Sequence[Attribution]]]:
    """Each article with what was found in it; without a row of predictions that is nothing."""
    return [(article, found.get(article.id, ())) for article in articles]


def _text(measured: Measured, asked: Asked) -> str:
    parts = [tables.heading(measured.corpus), tables.figures(measured.systems)]
    if asked.errors:
        parts.append(tables.mistakes(measured.mistakes, asked.errors, asked.limit))
    return "\n".join(parts) + "\n"


def _object(measured: Sequence[Measured], fell: Sequence[Fall], limit: int) -> dict[str, Any]:
    return {
        "corpora": [
            {
                "name": m.corpus.name,
                "sha256": m.corpus.sha256,
                "articles": len(m.corpus.articles),
                "words": sum(article.words for article in m.corpus.articles),
                "refused": m.reading.refused,
                "systems": {name: tables.as_object(figures) for name, figures in m.systems.items()},
                "mistakes": [tables.mistake_object(mistake) for mistake in m.mistakes[:limit]],
            }
            for m in measured
        ],
        "below_floor": [asdict(fall) for fall in fell],
    }


# ------------------------------------------------------------------ floors


def _floors(asked: Asked) -> Floors:
    if asked.floors is None or (asked.raises and not asked.floors.exists()):
        return {}
    try:
        return floors_from(json.loads(asked.floors.read_text("utf-8")))
    except OSError as error:
        raise BadCorpus(
            f"{asked.floors} cannot be read ({error.strerror})", "make it with --raise"
        ) from error
    except ValueError as error:
        raise BadCorpus(f"{asked.floors} is not JSON", "mend it, or make it anew with --raise") from error


def _tell_floors(floors: Floors, measured: Sequence[Measured], fell: Sequence[Fall], err: TextIO) -> None:
    for fall in fell:
        tell(err, f"below its floor: {fall}")
    for corpus in (m.corpus for m in measured if m.corpus.name in floors):
        floor = floors[corpus.name]
        if floor.sha256 != corpus.sha256:
            tell(
                err,
                f"not compared: {corpus.name} is not the file that its floors were measured on "
                f"(sha256 {corpus.sha256[:12]}…, not {floor.sha256[:12]}…)",
            )
        elif not any(fall.corpus == corpus.name for fall in fell):
            tell(err, f"{corpus.name}: {len(floor.figures)} floors hold")


def _raise(file: Path, floors: Floors, measured: Sequence[Measured], err: TextIO) -> None:
    higher = floors
    for m in measured:
        higher = raised(higher, m.corpus, m.systems[SYSTEM])
    try:
        text = json.dumps(
            {name: asdict(floor) for name, floor in higher.items()}, indent=2, ensure_ascii=False
        )
        file.write_text(text + "\n", "utf-8")
    except OSError as error:
        raise BadCorpus(f"{file} cannot be written ({error.strerror})", "choose another file") from error
    tell(err, f"raised: {file}" if higher != floors else f"nothing rose: {file} stays as it was")


# ------------------------------------------------------------------ corpora through the pipeline


def _paths(names: Iterable[str]) -> list[Path]:
    """Each corpus where it lies: a path from here, or a name in the folder of corpora."""
    folder = _settings().corpora
    return [Path(n) if Path(n).exists() or folder is None else _in(folder, n) for n in names]


def _in(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).exists() else Path(name)


def _paths_of_floors(floors: Floors, err: TextIO) -> list[Path]:
    """The corpora that the floors name and that are present; the absent ones are told."""
    folder = _settings().corpora or Path()
    for name in (name for name in floors if not (folder / name).exists()):
        tell(err, f"not measured: {name} is not in {folder}")
    found = [folder / name for name in floors if (folder / name).exists()]
    if not found:
        raise BadCorpus(
            f"none of the corpora of the floors is in {folder}", "set SAYSO_CORPORA to their folder"
        )
    return found


class Speed:
    """Words a second over a run, from the first article on: what is loaded before it is not counted."""

    def __init__(self) -> None:
        self.words, self.began, self.ended = 0, 0.0, 0.0

    def passed(self, article: GoldArticle) -> None:
        """Another article has come through."""
        self.ended = perf_counter()
        if self.began:
            self.words += article.words
        else:
            self.began = self.ended

    @property
    def words_per_second(self) -> int | None:
        """None where fewer than two articles came through."""
        return round(self.words / (self.ended - self.began)) if self.words else None


def _readings(
    paths: Sequence[Path], corpora: Sequence[Corpus], jobs: int, speed: Speed, err: TextIO
) -> Iterator[Reading]:
    """Every corpus through one crew, so that the model is loaded once."""
    items = received(paths, hints=Hints(), allow_private=False)
    results = reports(items, cache_folder=_settings().cache, jobs=jobs, then=found_in)
    progress = Progress(err, shown=err.isatty())
    for corpus in corpora:
        yield _reading(corpus, results, speed, progress, err)


def _reading(
    corpus: Corpus,
    results: Iterator[tuple[str, tuple[Attribution, ...]] | Refusal],
    speed: Speed,
    progress: Progress,
    err: TextIO,
) -> Reading:
    """The next results, as many as the corpus has articles: each row gives one."""
    found: Found = {}
    refused = 0
    for article, item in zip(corpus.articles, results, strict=False):
        speed.passed(article)
        if isinstance(item, Refusal):
            refused += 1
            progress.clear()
            tell(err, f"refused: {item}")
        else:
            found[item[0]] = item[1]
        progress.show(len(found), refused)
    progress.clear()
    return Reading(corpus, found, refused)


def _settings() -> Settings:
    return settings_from(os.environ, home=Path.home())


def found_in(report: Report) -> tuple[str, tuple[Attribution, ...]]:
    """The article's id and what was found in it, in the terms of a corpus."""
    return report.id, tuple(map(attribution_of, report.statements))


# ------------------------------------------------------------------ cues


def _cues(asked: Asked, out: TextIO, err: TextIO) -> Exit:
    paths = _paths(asked.corpora)
    corpora = [read_corpus(path) for path in paths]
    readings = list(_readings(paths, corpora, asked.jobs, Speed(), err))
    report = cue_report(pair for r in readings for pair in _beside(r.corpus.articles, r.found))
    if asked.json:
        out.write(json.dumps(tables.cues_object(report), ensure_ascii=False, indent=1) + "\n")
    else:
        out.write(tables.cues(report))
    return Exit.SOME_REFUSED if any(r.refused for r in readings) else Exit.DONE
