"""Many articles through the pipeline, in order, in one process or several; one never costs the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from sayso.errors import CannotRead, Unusable
from sayso.model import Capture, Hints, MadeBy, Received, Refusal, Report, Unchanged
from sayso.pipeline import Analysis, analysed, made_by
from sayso.reading import Captured, Fetch, article_of, captures, fetcher
from sayso.situating.gazetteer import Gazetteer, added_as, open_gazetteer

T = TypeVar("T")
Item = TypeVar("Item")  # a capture, or what passes by the workers as it is


class WorkerDied(Unusable):
    """A worker process ended without a word, as when the system kills it for its memory."""


AHEAD = 4  # articles in hand for each worker: enough to keep it busy, little enough to bound memory


def reports(
    items: Iterable[Captured], *, cache_folder: Path, jobs: int, then: Callable[[Report], T]
) -> Iterator[T | Refusal | Unchanged]:
    """What ``then`` makes of each article's report, and each refusal, in the order they came in."""
    pairs = paired(items, cache_folder=cache_folder, jobs=jobs, then=partial(_of_its_report, then))
    return (result for _, result in pairs if not isinstance(result, Capture))


def paired(
    items: Iterable[Item],
    *,
    cache_folder: Path,
    jobs: int,
    then: Callable[[Analysis], T],
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Item, T | Refusal | Item]]:
    """Each item in the order they came in, with what ``then`` makes of its analysis, or why there is none.

    ``then`` runs where the analysis is made, so with several jobs it must be a function of a module. The
    result is the same with any number of jobs. Once ``stop`` says so, no new item is taken, and those in
    hand are finished. Whoever closes the iterator ends the workers at once.
    """
    taken = _until(stop, iter(items))
    if jobs == 1:
        return ((item, _done(item, cache_folder, then)) for item in taken)
    return _side_by_side(taken, cache_folder, jobs, then)


def made_with(cache_folder: Path) -> MadeBy:
    """What makes the findings of articles read with the gazetteer of this folder."""
    return made_by(added_as(cache_folder))


def captured(
    sources: Iterable[str | Path | bytes],
    *,
    hints: Hints,
    fetch: Fetch | None = None,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Captured]:
    """What each source delivers; a source that reading stumbles over is refused, and the others go on.

    URLs are fetched by ``fetch``; without it by a fetcher that ``allow_private`` lets on an intranet.
    """
    fetched = fetch or (lambda url: _fetcher(allow_private)(url))
    for source in sources:
        try:
            yield from captures([source], hints=hints, fetch=fetched, stdin=stdin)
        except Unusable:
            raise
        except Exception as error:
            yield _not_read("(bytes)" if isinstance(source, bytes) else str(source), error)


@cache
def _fetcher(allow_private: bool) -> Fetch:
    """One fetcher for all, made at the first URL: it counts the seconds between requests to a host."""
    return fetcher(allow_private=allow_private)


def _of_its_report(then: Callable[[Report], T], analysis: Analysis) -> T:
    return then(analysis.report)


def _until(stop: Callable[[], bool], items: Iterator[Item]) -> Iterator[Item]:
    """The items up to the moment when ``stop`` is true, which is asked before each."""
    while not stop() and (item := next(items, None)) is not None:
        yield item


def _done(item: Item, folder: Path, then: Callable[[Analysis], T]) -> T | Refusal | Item:
    if not isinstance(item, Capture):
        return item
    received = _received(item)
    return received if isinstance(received, Refusal) else _analysed(received, folder, then)


def _received(item: Capture) -> Received | Refusal:
    try:
        return Received(item.source, article_of(item), item.ref)
    except CannotRead as error:
        return Refusal(item.name, error.reason, error.way_out)
    except Unusable:
        raise
    except Exception as error:  # whatever one article sets off, the others go on
        return _not_read(item.name, error)


def _analysed(item: Received, folder: Path, then: Callable[[Analysis], T]) -> T | Refusal:
    gazetteer = _gazetteer(folder)
    try:
        return then(analysed(item, gazetteer=gazetteer))
    except Unusable:
        raise
    except Exception as error:
        return _not_analysed(item, error)


@cache
def _gazetteer(folder: Path) -> Gazetteer:
    return open_gazetteer(folder)


def _not_read(name: str, error: Exception) -> Refusal:
    return Refusal(name, f"it could not be read ({_one_line(error)})", "please report it with the source")


def _not_analysed(item: Received, error: Exception) -> Refusal:
    name = item.source if item.ref is None else f"{item.source}, {item.ref}"
    return Refusal(
        name, f"it could not be analysed ({_one_line(error)})", "please report it with the article"
    )


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _side_by_side(
    items: Iterator[Item], folder: Path, jobs: int, then: Callable[[Analysis], T]
) -> Iterator[tuple[Item, T | Refusal | Item]]:
    # spawn, not fork: the reader may hold threads and open files that a forked copy would share
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_work)
    waiting: deque[tuple[Item, Future[Any] | None]] = deque()
    try:
        for item in items:
            future = pool.submit(_done, item, folder, then) if isinstance(item, Capture) else None
            waiting.append((item, future))
            if len(waiting) >= jobs * AHEAD:
                yield _pair(*waiting.popleft())
        while waiting:
            yield _pair(*waiting.popleft())
        pool.shutdown()
    except BrokenProcessPool as error:
        raise WorkerDied(
            "a worker process died, most likely for lack of memory", "try again with -j 1"
        ) from error
    finally:
        _stop(pool)


def _pair(item: Item, future: Future[Any] | None) -> tuple[Item, Any]:
    """The item with what came of it: itself, when there was nothing to analyse."""
    return item, item if future is None else future.result()


def _begin_work() -> None:
    """Leave interrupts to the parent, and end with it: killed by -9 it cannot end its workers itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: after an interrupt nobody waits for the articles in hand."""
    workers = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
