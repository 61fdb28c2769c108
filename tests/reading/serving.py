"""A server of our own, and a small internet whose every public address leads to it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, repeat

from sayso.reading.fetch import Fetcher, FetchLimits
from sayso.reading.gate import is_public

TEXT = b"Bridge closed\n\nThe bridge over the harbour was closed on Monday, the council said."
HOST = "lantern.example"
PUBLIC = "93.184.216.34"

# What a name resolves to, look-up by look-up; the last answer stands.
NAMES: dict[str, list[list[str]]] = {
    HOST: [[PUBLIC]],
    "other.example": [["93.184.216.35"]],
    "inside.example": [["10.0.0.1"]],
    "half.example": [[PUBLIC, "192.168.1.1"]],
    "localhost": [["127.0.0.1", "::1"]],
    "rebound.example": [["169.254.169.254"]],
    # Public when it is checked, and not when it is connected to by whoever looks it up again.
    "rebinding.example": [[PUBLIC], ["127.0.0.1"]],
    "rebinding-later.example": [[PUBLIC], [PUBLIC], ["127.0.0.1"]],
}


class Site(ThreadingHTTPServer):
    """A server that answers from a table and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.raw: dict[str, Callable[[socket.socket], None]] = {}  # by path, without the query
        self.asked: list[tuple[str, str, str]] = []
        self.headers: list[dict[str, str]] = []

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.server_port}{path}"

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        self.answers[path] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, body)
        return self.url(path)

    def put_raw(self, path: str, answer: Callable[[socket.socket], None]) -> str:
        """Let the path be answered by a function that writes to the connection what it likes."""
        self.raw[path] = answer
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        self.server.headers.append(dict(self.headers))
        if raw := self.server.raw.get(self.path.split("?")[0]):
            with suppress(OSError):  # the fetcher hangs up, which is what is wanted
                raw(self.connection)
            self.close_connection = True
            return
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> datetime:
        return datetime(2022, 9, 4, 12, tzinfo=UTC) + timedelta(seconds=self.seconds - 100)

    @property
    def handed_in(self) -> dict[str, object]:
        """The clock as a `Fetcher` takes it."""
        return {"clock": lambda: self.seconds, "sleep": self.sleep, "now": self.now}


@dataclass
class Net:
    """Names and addresses: public addresses lead to one server of ours, others are only noted."""

    port: int
    connected: list[str] = field(default_factory=list)
    _answers: dict[str, Iterator[list[str]]] = field(default_factory=dict)

    def resolve(self, host: str, _port: int) -> list[str]:
        if host in NAMES:
            known = NAMES[host]
            return next(self._answers.setdefault(host, chain(known, repeat(known[-1]))))
        with suppress(ValueError):
            return [str(ipaddress.ip_address(host))]
        # As the system's resolver does: 2130706433, 0x7f.1 and 017700000001 are all 127.0.0.1.
        return [socket.inet_ntoa(socket.inet_aton(host))]

    def connect(self, address: tuple[str, int], seconds: float) -> socket.socket:
        self.connected.append(address[0])
        if not is_public(address[0]):
            raise ConnectionRefusedError(f"{address[0]} was connected to")
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetcher(
        self, *, gap: float = 0, seconds: float = 5, size: int = 2_000_000, **more: object
    ) -> Fetcher:
        """A fetcher on this net, as strict as any."""
        limits = FetchLimits(bytes=size, seconds=seconds, gap=gap)
        return Fetcher(limits=limits, resolve=self.resolve, connect=self.connect, **more)  # type: ignore[arg-type]

    def assert_only_public_addresses_were_reached(self) -> None:
        assert [address for address in self.connected if not is_public(address)] == []
