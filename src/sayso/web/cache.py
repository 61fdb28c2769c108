"""Answers that were given before, given again while nobody has written into the ledger.

An answer is kept with the ledger's stamp as it was before the answer was made: whatever was written after
that, by whoever, gives another stamp, and the answer is made anew. Pure ASGI: a request that it answers runs
nothing else.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST = 64_000_000  # bytes of answers that are kept
_LARGEST = 2_000_000  # bytes of one that is


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, with the stamp of the ledger that it is true of."""

    stamp: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    etag: bytes


class Shelf:
    """The answers given last, as many as there is room for."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: tuple[str, ...], stamp: str) -> Kept | None:
        """The answer to this, if it is still true."""
        with self._lock:
            found = self._kept.get(key)
            if found is None or found.stamp != stamp:
                return None
            self._kept.move_to_end(key)
            return found

    def put(self, key: tuple[str, ...], kept: Kept) -> None:
        """Keep the answer, those that nobody asked for the longest making room."""
        with self._lock:
            self._take(key)
            self._kept[key] = kept
            self._bytes += len(kept.body)
            while self._bytes > self._most:
                self._take(next(iter(self._kept)))

    def _take(self, key: tuple[str, ...]) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= len(gone.body)


class Cached:
    """The application with a shelf before it.

    ``stamp`` gives the state of the ledger, ``varies`` what an answer hangs on beside its address: who looks.
    ``passed`` are the beginnings of paths that are never kept.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        stamp: Callable[[], Awaitable[str]],
        varies: Callable[[Scope], str],
        passed: tuple[str, ...] = (),
        shelf: Shelf | None = None,
    ) -> None:
        self.app, self.stamp, self.varies, self.passed = app, stamp, varies, passed
        self.shelf = shelf or Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the shelf, or by the application, whose answer is kept."""
        asks = scope["type"] == "http" and scope["method"] == "GET"
        if not asks or scope["path"].startswith(self.passed):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        stamp = await self.stamp()
        host = f"{scope['scheme']}://{headers.get('host', '')}"
        query = scope["query_string"].decode("latin-1")
        key = (host, scope["path"], query, self.varies(scope))
        kept = self.shelf.get(key, stamp)
        if kept is None:
            heard = _Heard(send)
            await self.app(scope, receive, heard)
            kept = heard.kept(stamp)
            if kept is None:
                return
            self.shelf.put(key, kept)
        await _give(kept, headers.get("if-none-match", ""), send)


class _Heard:
    """Listens to an answer, and holds it back when it is one that may be kept; others go their way."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body: list[bytes] = []
        self._is_over = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _may_be_kept(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            await self._hold(message)

    async def _hold(self, message: Message) -> None:
        self._body.append(message.get("body", b""))
        self._is_over = not message.get("more_body", False)
        if sum(map(len, self._body)) > _LARGEST:
            start, self._start = self._start, None
            assert start is not None
            await self._send(start)
            await self._send({**message, "body": b"".join(self._body)})

    def kept(self, stamp: str) -> Kept | None:
        """The answer that was held back."""
        if self._start is None or not self._is_over:
            return None
        body = b"".join(self._body)
        etag = b'"%s"' % hashlib.sha256(body).hexdigest()[:32].encode()
        return Kept(stamp, (*self._start["headers"], (b"etag", etag)), body, etag)


def _may_be_kept(start: Message) -> bool:
    names = {name.lower() for name, _ in start["headers"]}
    return start["status"] == 200 and not names & {b"set-cookie", b"etag"}


async def _give(kept: Kept, known: str, send: Send) -> None:
    """The answer, or that the asker has it already."""
    is_known = kept.etag.decode() in [tag.strip().removeprefix("W/") for tag in known.split(",")]
    dropped = {b"content-length", b"content-type"} if is_known else set()
    headers = [(name, value) for name, value in kept.headers if name.lower() not in dropped]
    status = 304 if is_known else 200
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_known else kept.body})
