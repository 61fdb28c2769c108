"""Many articles through the pipeline, in order, in one process or several; one never costs the others."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeVar

from sayso.errors import Unusable
from sayso.model import Received, Refusal, Report
from sayso.pipeline import report_on
from sayso.reading import Fetch, Hints, articles, fetcher
from sayso.situating.gazetteer import Gazetteer, open_gazetteer

T = TypeVar("T")


class WorkerDied(Unusable):
    """A worker process ended without a word, as when the system kills it for its memory."""


AHEAD = 4  # articles in hand for each worker: enough to keep it busy, little enough to bound memory


def reports(
    items: Iterable[Received | Refusal], *, cache_folder: Path, jobs: int, then: Callable[[Report], T]
) -> Iterator[T | Refusal]:
    """What ``then`` makes of each article's report, and each refusal, in the order they came in.

    ``then`` runs where the report is made, so with several jobs it must be a function of a module. The
    result is the same with any number of jobs.
    """
    if jobs == 1:
        return (_done(item, cache_folder, then) for item in items)
    return _side_by_side(items, cache_folder, jobs, then)


def received(
    sources: Iterable[str | Path | bytes], *, hints: Hints, allow_private: bool, stdin: BinaryIO | None = None
) -> Iterator[Received | Refusal]:
    """What reading makes of each source; a source that it stumbles over is refused, and the others go on."""
    for source in sources:
        try:
            yield from articles(
                [source], hints=hints, fetch=lambda url: _fetcher(allow_private)(url), stdin=stdin
            )
        except Unusable:
            raise
        except Exception as error:
            name = "(bytes)" if isinstance(source, bytes) else str(source)
            yield Refusal(
                name, f"it could not be read ({_one_line(error)})", "please report it with the source"
            )


@cache
def _fetcher(allow_private: bool) -> Fetch:
    """One fetcher for all, made at the first URL: it counts the seconds between requests to a host."""
    return fetcher(allow_private=allow_private)


def _done(item: Received | Refusal, folder: Path, then: Callable[[Report], T]) -> T | Refusal:
    if isinstance(item, Refusal):
        return item
    gazetteer = _gazetteer(folder)
    try:
        return then(report_on(item, gazetteer=gazetteer))
    except Unusable:
        raise
    except Exception as error:  # whatever one article sets off, the others go on
        return _not_analysed(item, error)


@cache
def _gazetteer(folder: Path) -> Gazetteer:
    return open_gazetteer(folder)


def _not_analysed(item: Received, error: Exception) -> Refusal:
    name = item.source if item.ref is None else f"{item.source}, {item.ref}"
    return Refusal(
        name, f"it could not be analysed ({_one_line(error)})", "please report it with the article"
    )


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


def _side_by_side(
    items: Iterable[Received | Refusal], folder: Path, jobs: int, then: Callable[[Report], T]
) -> Iterator[T | Refusal]:
    # spawn, not fork: the reader may hold threads and open files that a forked copy would share
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_parent)
    waiting: deque[Refusal | Future[T | Refusal]] = deque()
    try:
        for item in items:
            waiting.append(item if isinstance(item, Refusal) else pool.submit(_done, item, folder, then))
            if len(waiting) >= jobs * AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
        pool.shutdown()
    except BrokenProcessPool as error:
        raise WorkerDied(
            "a worker process died, most likely for lack of memory", "try again with -j 1"
        ) from error
    finally:
        _stop(pool)


def _result(waiting: Refusal | Future[T | Refusal]) -> T | Refusal:
    return waiting if isinstance(waiting, Refusal) else waiting.result()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once: after an interrupt nobody waits for the articles in hand."""
    workers = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
