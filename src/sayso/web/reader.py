"""Pages that people paste, read in a process of its own, one at a time, each by a deadline.

The model takes 450 MB and some seconds to load, so the process starts with the first page and then stays.
What takes too long, or kills it, costs that process and nothing else. Whoever asks waits; more than a few are
sent away.
"""

from __future__ import annotations

import multiprocessing
import secrets
import signal
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sayso.adding import rows_of
from sayso.crew import WorkerDied, captured, paired
from sayso.errors import NothingThere, SaysoError
from sayso.ledger import Findings
from sayso.model import Capture, Hints, Refusal, Report
from sayso.pipeline import Analysis

MOST = 2_000_000  # bytes of one page
DEADLINE = 30.0  # seconds for one page: 500 words take a tenth of one
STARTING = 90.0  # seconds for loading the model on a busy machine
WAITING = 4  # who may wait while another page is read
HELD = 8  # pages that can still be kept after they were read
_SMALL = b"The dam held, the ministry said on Sunday."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read: a URL, or the text or page itself; the hints are over what it says of itself."""

    source: str
    hints: Hints = field(default_factory=Hints)

    @property
    def is_url(self) -> bool:
        """Whether it is to be fetched.

        >>> Asked(" https://lantern.example/dam ").is_url, Asked("https: a word on links").is_url
        (True, False)
        """
        source = self.source.strip()
        return source.lower().startswith(("http://", "https://")) and len(source.split()) == 1

    @property
    def name(self) -> str:
        """What a refusal calls it."""
        return self.source.strip() if self.is_url else "the text"


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that was read, as it would be kept."""

    capture: Capture
    report: Report
    found: Findings


class Reader:
    """The process that reads, and what it read last."""

    def __init__(self, cache: Path, *, allow_private: bool = False, deadline: float = DEADLINE) -> None:
        self.cache, self.allow_private, self.deadline = cache, allow_private, deadline
        self._turn = threading.Lock()
        self._room = threading.BoundedSemaphore(1 + WAITING)
        self._holding = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._held: OrderedDict[str, PageRead] = OrderedDict()

    def read(self, asked: Asked) -> PageRead | Refusal:
        """What the page holds, or why it was not read; raises `Unusable` when nothing can be read here."""
        if not asked.source.strip():
            return Refusal("(nothing)", "there is nothing to read", "paste an address, or the text itself")
        if len(asked.source.encode("utf-8", "surrogatepass")) > MOST:
            return _too_large(asked.name)
        if not self._room.acquire(blocking=False):
            return Refusal(asked.name, "others are having pages read", "try again in a minute")
        try:
            with self._turn:
                return self._read(asked)
        finally:
            self._room.release()

    def hold(self, page: PageRead) -> str:
        """A name by which the page can be kept for some time; the oldest of several is forgotten."""
        token = secrets.token_urlsafe(16)
        with self._holding:
            self._held[token] = page
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        return token

    def held(self, token: str) -> PageRead:
        """The page that is held under this name; raises `NothingThere`."""
        page = self._held.get(token)
        if page is None:
            raise NothingThere(
                "the page that was read is not at hand any more", "read it again, then keep it"
            )
        return page

    def close(self) -> None:
        """End the process."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            process.join()

    def _read(self, asked: Asked) -> PageRead | Refusal:
        try:
            line = self._started()
            with _dead(self):
                line.send(asked)
                answer = self._answer(line, self.deadline)
        except WorkerDied:
            why, way_out = "reading it ended the process that reads", "try again, or please report it"
            return Refusal(asked.name, why, way_out)
        if answer is None:
            self.close()
            why = f"it was not read within {self.deadline:.0f} seconds"
            return Refusal(asked.name, why, "give a shorter text, or read it with `sayso add`")
        if isinstance(answer, SaysoError):
            raise answer
        assert isinstance(answer, PageRead | Refusal)
        return answer

    def _answer(self, line: Connection, seconds: float) -> Any:
        """What the process says; None when it says nothing in time."""
        return line.recv() if line.poll(seconds) else None

    def _started(self) -> Connection:
        """The line to the process, which has loaded what it needs."""
        if self._line is not None and self._process is not None and self._process.is_alive():
            return self._line
        self.close()
        context = multiprocessing.get_context("spawn")  # a forked copy would share threads and open files
        self._line, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self.cache, self.allow_private), daemon=True
        )
        self._process.start()
        theirs.close()
        with _dead(self):
            ready = self._answer(self._line, STARTING)
        if ready is None:
            self.close()
            raise WorkerDied("the language model did not load in time", "try again when the machine is idle")
        if isinstance(ready, SaysoError):
            self.close()
            raise ready
        return self._line


@contextmanager
def _dead(reader: Reader) -> Iterator[None]:
    """Turns the end of the line into a `WorkerDied`."""
    try:
        yield
    except (EOFError, OSError) as error:
        reader.close()
        raise WorkerDied("the process that reads ended", "try again") from error


def _too_large(name: str) -> Refusal:
    return Refusal(name, f"it holds more than {MOST // 1_000_000} MB", "read it with `sayso add`")


# ── in the process ────────────────────────────────────────────────────────────────────────────────


def _work(line: Connection, cache: Path, allow_private: bool) -> None:
    """Read what comes over the line until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    with suppress(EOFError, OSError):
        line.send(_answered(partial(_one, Capture("(bytes)", _SMALL, "plain"), cache)))
        while True:
            asked = line.recv()
            line.send(_answered(partial(_page, asked, cache, allow_private)))


def _answered(work: partial[PageRead | Refusal]) -> PageRead | Refusal | SaysoError:
    """What the work gives, or the error that stops it, which goes over the line as a value."""
    try:
        return work()
    except SaysoError as error:
        return error


def _page(asked: Asked, cache: Path, allow_private: bool) -> PageRead | Refusal:
    delivered = _delivered(asked, allow_private)
    return delivered if isinstance(delivered, Refusal) else _one(delivered, cache)


def _delivered(asked: Asked, allow_private: bool) -> Capture | Refusal:
    """The bytes of the page, fetched through the gate where it is a URL; nothing else is ever opened."""
    if not asked.is_url:
        kind = "html" if asked.source.lstrip().startswith("<") else "plain"
        return Capture("(bytes)", asked.source.encode("utf-8", "surrogatepass"), kind, asked.hints)
    first = next(captured([asked.name], hints=asked.hints, allow_private=allow_private), None)
    if isinstance(first, Refusal):
        return Refusal(asked.name, first.reason, first.way_out)
    if not isinstance(first, Capture) or first.within is not None:
        why, way_out = (
            "it is no single article",
            "give the address of one; `sayso add` takes feeds and archives",
        )
        return Refusal(asked.name, why, way_out)
    return _too_large(asked.name) if len(first.data) > MOST else first


def _one(capture: Capture, cache: Path) -> PageRead | Refusal:
    ((_, result),) = paired([capture], cache_folder=cache, jobs=1, then=partial(_whole, capture))
    assert isinstance(result, PageRead | Refusal)
    return result


def _whole(capture: Capture, analysis: Analysis) -> PageRead:
    return PageRead(capture, analysis.report, rows_of(analysis))
