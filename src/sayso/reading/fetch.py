"""A URL to the bytes behind it, through the gate, politely."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

from sayso.errors import CannotRead, NotFetched, TooLarge
from sayso.reading.gate import Resolve, Target, checked_addresses, resolve_by_system, target_of
from sayso.reading.robots import ALL, NOTHING, Rules, rules_for
from sayso.reading.unpacking import unpacked_body

AGENT = "sayso"  # the name that robots.txt knows us by
_USER_AGENT = f"{AGENT}/0.1 (reads news articles on behalf of its user)"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LATER = frozenset((429, 503))
_SAVE = "save the page and give the file"
_PIECE = 65_536
_ROBOTS_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB are to be parsed


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much and how long one fetch may take."""

    bytes: int = 16_000_000  # after unpacking
    seconds: float = 30.0  # for one request, from connecting to the last byte
    redirects: int = 10
    gap: float = 1.0  # seconds between two requests to a host


@dataclass(frozen=True, slots=True)
class Page:
    """What came back for a URL."""

    url: str  # after redirects
    body: bytes
    content_type: str | None
    charset: str | None
    etag: str | None = None
    last_modified: str | None = None
    retrieved: datetime | None = None


@dataclass(slots=True)
class Fetcher:
    """Fetches URLs: one request at a time, one a second a host, what robots.txt allows.

    Every address is checked before it is connected to, and what was checked is what is connected to:
    there is no second look-up. ``allow_private`` lets it reach private addresses, for intranets and
    tests. ``resolve``, ``clock`` and ``sleep`` are handed in so that tests can stand in for them.
    """

    limits: FetchLimits = field(default_factory=FetchLimits)
    allow_private: bool = False
    resolve: Resolve = resolve_by_system
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, Rules] = field(default_factory=dict)

    def __call__(self, url: str, /) -> Page:
        """What is behind the URL.

        Raises `NotFetched` when it may not or could not be fetched, and `TooLarge` beyond a cap.
        """
        return self._follow(url, mind_robots=True, limit=self.limits.bytes)

    def _follow(self, url: str, *, mind_robots: bool, limit: int) -> Page:
        for _ in range(self.limits.redirects + 1):
            target = target_of(url)
            if mind_robots and not self._rules(target).allow(target.path):
                raise NotFetched("the site's robots.txt does not let programs read it", _SAVE)
            found = self._ask(target, url, limit)
            if isinstance(found, Page):
                return found
            url = urljoin(url, found)
        raise NotFetched(f"it redirects more than {self.limits.redirects} times", "check the URL")

    def _rules(self, target: Target) -> Rules:
        """The site's rules: all is allowed where there are none, nothing where they cannot be had."""
        site = f"{target.scheme}://{target.authority}"
        if site not in self._robots:
            self._robots[site] = self._fetched_rules(site)
        return self._robots[site]

    def _fetched_rules(self, site: str) -> Rules:
        try:
            page = self._follow(f"{site}/robots.txt", mind_robots=False, limit=_ROBOTS_BYTES)
        except _Answered as error:
            return ALL if 400 <= error.status < 500 and error.status != 429 else NOTHING
        except TooLarge:
            return NOTHING
        return rules_for(AGENT, page.body.decode("utf-8", "replace"))

    # ── one request ──────────────────────────────────────────────────────────────────────────

    def _ask(self, target: Target, url: str, limit: int) -> Page | str:
        """The page at the target, or where it redirects to."""
        addresses = checked_addresses(target, resolve=self.resolve, allow_private=self.allow_private)
        self._keep_gap(target.host)
        try:
            with self._connected(target, addresses) as connection:
                answer = _answer(connection, target)
                return _page(answer, url, limit)
        except CannotRead:
            raise
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotFetched(f"{target.host} did not answer ({_said(error)})", "try again later") from error

    def _keep_gap(self, host: str) -> None:
        last = self._last.get(host)
        if last is not None and (wait := last + self.limits.gap - self.clock()) > 0:
            self.sleep(wait)
        self._last[host] = self.clock()

    @contextmanager
    def _connected(self, target: Target, addresses: list[str]) -> Iterator[http.client.HTTPConnection]:
        """A connection to one of the checked addresses, cut off when its time is over."""
        sock = self._socket(target, addresses)
        if target.scheme == "https":
            # The handshake comes below, when the watchdog knows the socket that TLS made of this one.
            tls = ssl.create_default_context()
            sock = tls.wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
        # A timeout of the socket starts anew with every byte: a server that drips needs a watchdog.
        over = threading.Event()
        watchdog = threading.Timer(self.limits.seconds, _cut_off, (sock, over))
        watchdog.daemon = True
        watchdog.start()
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = http.client.HTTPConnection(target.host, target.port, timeout=self.limits.seconds)
            connection.sock = sock
            yield connection
            if over.is_set():  # what was read ends where it was cut off, and looks whole
                raise TimeoutError(f"it took more than {self.limits.seconds:.0f} seconds")
        finally:
            watchdog.cancel()
            sock.close()

    def _socket(self, target: Target, addresses: list[str]) -> socket.socket:
        failure: OSError | None = None
        for address in addresses[:4]:
            try:
                return socket.create_connection((address, target.port), timeout=self.limits.seconds / 3)
            except OSError as error:
                failure = error
        raise failure or OSError("no address")


class _Answered(NotFetched):
    """The server answered, and not with a page."""

    def __init__(self, status: int, reason: str, way_out: str) -> None:
        super().__init__(reason, way_out)
        self.status = status


def _answer(connection: http.client.HTTPConnection, target: Target) -> http.client.HTTPResponse:
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", target.authority),
        ("User-Agent", _USER_AGENT),
        ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"),
        ("Accept-Language", "en"),
        ("Accept-Encoding", "gzip, deflate, br"),
        ("Connection", "close"),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _page(answer: http.client.HTTPResponse, url: str, limit: int) -> Page | str:
    location = answer.getheader("Location")
    if answer.status in _REDIRECTS and location:
        return location
    if answer.status in _LATER and (after := answer.getheader("Retry-After")):
        raise _Answered(
            answer.status, f"the server is busy ({answer.status})", f"come back after {after[:40]}"
        )
    if not 200 <= answer.status < 300:
        raise _Answered(answer.status, f"the server answered {answer.status}", _SAVE)
    pieces = iter(lambda: answer.read(_PIECE), b"")
    body = unpacked_body(pieces, answer.getheader("Content-Encoding"), limit=limit)
    if answer.length:  # bytes that were promised and did not come
        raise NotFetched("the answer broke off", "try again")
    return Page(url, body, answer.getheader("Content-Type"), answer.headers.get_content_charset())


def _cut_off(sock: socket.socket, over: threading.Event) -> None:
    over.set()
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # not SSLSocket's, which forgets TLS and reads on
    except OSError:
        return  # it had ended by itself


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:120]
