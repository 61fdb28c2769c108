"""Corpora through the same pipeline as `sayso read`: where they lie, what is found in them, how fast."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TextIO

from sayso.cli.progress import Progress
from sayso.cli.reading import tell
from sayso.crew import captured, reports
from sayso.errors import BadCorpus
from sayso.measuring import Attribution, Corpus, GoldArticle, attribution_of
from sayso.measuring.corpora import read_corpus
from sayso.model import Hints, Refusal, Report, Unchanged
from sayso.settings import Settings, settings_from

Found = dict[str, tuple[Attribution, ...]]  # by the article's id


@dataclass(frozen=True, slots=True)
class Reading:
    """What a system found in the articles of a corpus, and how many it refused."""

    corpus: Corpus
    found: Found
    refused: int = 0

    @property
    def articles(self) -> list[tuple[GoldArticle, Sequence[Attribution]]]:
        """Each article with what was found in it, which is nothing where there is no row."""
        return [(article, self.found.get(article.id, ())) for article in self.corpus.articles]


def paths_of(names: Iterable[str]) -> list[Path]:
    """Each corpus where it lies: a path from here, or a name in the folder of corpora."""
    folder = _settings().corpora or Path()
    near_and_far = ((Path(name), folder / name) for name in names)
    return [near if near.exists() or not far.exists() else far for near, far in near_and_far]


def corpora_folders() -> tuple[Path, ...]:
    """The folder of corpora and the one above it, below which lie the corpora of other kinds."""
    folder = _settings().corpora
    return (folder, folder.resolve().parent) if folder else ()


def present(names: Iterable[str], err: TextIO) -> list[Path]:
    """Those of the names that are in the folder of corpora; the others are told."""
    folder = _settings().corpora or Path()
    paths = [folder / name for name in names]
    for path in paths:
        if not path.exists():
            tell(err, f"not measured: {path.name} is not in {folder}")
    found = [path for path in paths if path.exists()]
    if not found:
        raise BadCorpus(
            f"none of the corpora of the floors is in {folder}", "set SAYSO_CORPORA to their folder"
        )
    return found


class Run:
    """sayso over some corpora: one crew for all, so that the model is loaded once."""

    def __init__(self, paths: Sequence[Path], *, jobs: int, err: TextIO) -> None:
        self.corpora = [read_corpus(path) for path in paths]
        self.err = err
        self._progress = Progress(err, shown=err.isatty())
        items = captured(paths, hints=Hints(), allow_private=False)
        self._results = reports(items, cache_folder=_settings().cache, jobs=jobs, then=found_in)
        self._words, self._began, self._ended = 0, 0.0, 0.0

    def readings(self) -> Iterator[Reading]:
        """What is found in each corpus; the crew goes home after the last one."""
        yield from map(self._reading, self.corpora)
        deque(self._results, maxlen=0)

    @property
    def words_per_second(self) -> int | None:
        """From the first article on: what is loaded before it is not counted. None with fewer than two."""
        return round(self._words / (self._ended - self._began)) if self._words else None

    def _reading(self, corpus: Corpus) -> Reading:
        """The next results, as many as the corpus has articles: each row gives one."""
        found: Found = {}
        refused = 0
        for article, item in zip(corpus.articles, self._results, strict=False):
            self._time(article)
            if isinstance(item, (Refusal, Unchanged)):  # files are never unchanged
                refused += 1
                self._progress.clear()
                tell(self.err, f"refused: {item}")
            else:
                found[item[0]] = item[1]
            self._progress.show(len(found), refused)
        self._progress.clear()
        return Reading(corpus, found, refused)

    def _time(self, article: GoldArticle) -> None:
        self._ended = perf_counter()
        if self._began:
            self._words += article.words
        else:
            self._began = self._ended


def found_in(report: Report) -> tuple[str, tuple[Attribution, ...]]:
    """The article's id and what was found in it, in the terms of a corpus."""
    return report.id, tuple(map(attribution_of, report.statements))


def _settings() -> Settings:
    return settings_from(os.environ, home=Path.home())
