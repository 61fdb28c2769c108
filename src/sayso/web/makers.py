"""Pages made in processes beside the server, one per processor: Python makes one page at a time in each.

The server keeps what there must be one of: who is let in, what was answered before, the counts of the whole
ledger. A page that only looks goes to a maker over a pipe of its own: where it lies, and the visitor as the
guard found them; no header comes along but the server's name. What comes back is the answer. Where a maker is
not there yet, has died or failed, the server makes the page itself, and what goes wrong then is told as ever.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from functools import partial
from multiprocessing.connection import Connection

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.ledger import Totals
from sayso.web.at_hand import Counts
from sayso.web.desk import Visitor

_PAUSE = 10.0  # seconds between two starts of a maker that dies

Work = Callable[[Connection], None]  # what a maker does in its process, until its pipe is closed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a maker is told of a request."""

    scheme: str
    host: str
    path: str
    raw_path: bytes
    query: bytes
    visitor: Visitor


@dataclass(frozen=True, slots=True)
class Made:
    """The answer."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Handed:
    """The counts at hand; without the totals where a maker has them already."""

    totals: Totals | None
    at: str
    is_old: bool


class Word(Enum):
    """What a maker says beside its answers."""

    READY = 1
    COUNTS = 2  # it asks for the counts, and is given them
    FAILED = 3


# ── in the server ─────────────────────────────────────────────────────────────────────────────────


class Makers:
    """The makers of a server, each with one page at a time."""

    def __init__(self, work: Work, number: int, counts: Callable[[], Counts | None]) -> None:
        self._all = [_Maker(work, counts) for _ in range(number)]
        self._limiter = CapacityLimiter(max(1, number))
        self._idle: asyncio.Queue[_Maker] = asyncio.Queue()
        for maker in self._all:
            self._idle.put_nowait(maker)

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that are there."""
        return tuple(maker.pid for maker in self._all if maker.pid is not None)

    async def made(self, scope: Scope) -> Made | None:
        """The answer to this request; None where the server has to make it."""
        if not self._all:
            return None
        wanted = _wanted(scope)
        maker = await self._idle.get()
        try:
            return await run_sync(maker.made, wanted, limiter=self._limiter)
        finally:
            self._idle.put_nowait(maker)

    def close(self) -> None:
        """End them all at once."""
        for maker in self._all:
            maker.close()


class _Maker:
    """One process that makes pages, and the next when it has died."""

    def __init__(self, work: Work, counts: Callable[[], Counts | None]) -> None:
        self._work, self._counts = work, counts
        self._lock = threading.Lock()
        self._is_closed = False
        self._is_ready = False
        self._sent: Totals | None = None  # which counts this process was handed
        self._start()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process.is_alive() else None

    def made(self, wanted: Wanted) -> Made | None:
        try:
            return self._asked(wanted) if self._answers() else None
        except (EOFError, OSError):
            self._start_again()
            return None

    def _answers(self) -> bool:
        if not self._is_ready and self._pipe.poll():
            self._is_ready = self._pipe.recv() is Word.READY
        return self._is_ready

    def _asked(self, wanted: Wanted) -> Made | None:
        self._pipe.send(wanted)
        while (said := self._pipe.recv()) is Word.COUNTS:
            self._pipe.send(self._handed())
        return said if isinstance(said, Made) else None

    def _handed(self) -> Handed | None:
        counts = self._counts()
        if counts is None:
            return None
        is_known, self._sent = counts.totals is self._sent, counts.totals
        return Handed(None if is_known else counts.totals, counts.at, counts.is_old)

    def _start(self) -> None:
        # spawn, not fork: the server holds threads and connections that a forked copy would share
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=self._work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # so that this end hears when the other one dies
        self._is_ready = False
        self._sent = None
        self._began = time.monotonic()

    def _start_again(self) -> None:
        with self._lock:
            self._is_ready = False
            if not self._is_closed and time.monotonic() - self._began > _PAUSE:
                self._end()
                self._start()

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            self._end()

    def _end(self) -> None:
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _wanted(scope: Scope) -> Wanted:
    """What is handed on of a request that the guard has let through."""
    return Wanted(
        scope["scheme"],
        Headers(scope=scope)["host"],
        scope["path"],
        scope["raw_path"],
        scope["query_string"],
        scope["state"]["visitor"],
    )


class MadeBeside:
    """The application, with makers that take what ``takes`` says from it."""

    def __init__(self, app: ASGIApp, *, takes: Callable[[Scope], bool]) -> None:
        self.app, self.takes = app, takes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by a maker, or by the application."""
        takes = scope["type"] == "http" and self.takes(scope)
        made = await scope["app"].state.makers.made(scope) if takes else None
        if made is None:
            await self.app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": made.status, "headers": [*made.headers]})
        await send({"type": "http.response.body", "body": made.body})


# ── in a maker ────────────────────────────────────────────────────────────────────────────────────


class HandedOn:
    """The counts that the server has at hand, asked for over the pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._totals: Totals | None = None

    def counts(self) -> Counts | None:
        """The counts at hand; None while the first are made."""
        self._pipe.send(Word.COUNTS)
        handed: Handed | None = self._pipe.recv()
        if handed is None:
            return None
        self._totals = handed.totals or self._totals
        assert self._totals is not None
        return Counts(self._totals, handed.at, handed.is_old)


@contextmanager
def quietly() -> Iterator[None]:
    """A maker's work, which ends without a word when the server has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which ends this
    with suppress(EOFError, OSError):  # killed by -9 it ends none, but the pipe breaks
        yield


def make_all(app: ASGIApp, pipe: Connection) -> None:
    """Make what is asked for, one page after the other."""
    asyncio.run(_make_all(app, pipe))


async def _make_all(app: ASGIApp, pipe: Connection) -> None:
    pipe.send(Word.READY)
    while True:
        wanted: Wanted = pipe.recv()
        pipe.send(await _answer(app, wanted))


async def _answer(app: ASGIApp, wanted: Wanted) -> Made | Word:
    heard: list[Message] = []
    try:
        await app(_scope(wanted), _nothing, partial(_hear, heard))
    except Exception:
        return Word.FAILED  # the server makes it again, and tells what went wrong
    start, *rest = heard
    body = b"".join(message.get("body", b"") for message in rest)
    return Made(start["status"], tuple(start["headers"]), body)


async def _hear(heard: list[Message], message: Message) -> None:
    heard.append(message)


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _scope(wanted: Wanted) -> Scope:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": wanted.scheme,
        "path": wanted.path,
        "raw_path": wanted.raw_path,
        "query_string": wanted.query,
        "root_path": "",
        "headers": [(b"host", wanted.host.encode("latin-1"))],
        "client": None,
        "server": None,
        "state": {"visitor": wanted.visitor},
    }
