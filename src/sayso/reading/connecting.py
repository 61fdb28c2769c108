"""One request over a connection to an address that was checked, cut off when its time is over."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from sayso.reading.gate import Target

Connect: TypeAlias = Callable[[tuple[str, int], float], socket.socket]

AGENT = "sayso"  # the name that robots.txt knows us by
_HEADERS = (
    ("User-Agent", f"{AGENT}/0.1 (reads news articles on behalf of its user)"),
    ("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5"),
    ("Accept-Language", "en"),
    ("Accept-Encoding", "gzip, deflate, br, zstd"),
    ("Connection", "close"),
)
_MOST_ADDRESSES = 4


@contextmanager
def connected(
    target: Target, addresses: Sequence[str], *, connect: Connect, seconds: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to the first of the addresses that answers, shut when the seconds are over.

    Raises `OSError`, which is what a timeout and a bad certificate are too.
    """
    sock = _socket(target, addresses, connect, seconds / 3)
    if target.scheme == "https":
        # The handshake comes below, when the watchdog knows the socket that TLS made of this one.
        tls = ssl.create_default_context()
        sock = tls.wrap_socket(sock, server_hostname=target.host, do_handshake_on_connect=False)
    # A timeout of the socket starts anew with every byte: a server that drips needs a watchdog.
    over = threading.Event()
    watchdog = threading.Timer(seconds, _cut_off, (sock, over))
    watchdog.daemon = True
    watchdog.start()
    try:
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        connection = http.client.HTTPConnection(target.host, target.port, timeout=seconds)
        connection.sock = sock
        yield connection
        if over.is_set():  # what was read ends where it was cut off, and looks whole
            raise TimeoutError(f"it took more than {seconds:.0f} seconds")
    finally:
        watchdog.cancel()
        sock.close()


def respond(
    connection: http.client.HTTPConnection, target: Target, condition: Iterable[tuple[str, str]]
) -> http.client.HTTPResponse:
    """What the server responds to a GET with our headers and these."""
    connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
    for name, value in (("Host", target.authority), *_HEADERS, *condition):
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def connect_by_system(address: tuple[str, int], seconds: float) -> socket.socket:
    """A socket connected to the address."""
    return socket.create_connection(address, timeout=seconds)


def _socket(target: Target, addresses: Sequence[str], connect: Connect, seconds: float) -> socket.socket:
    failure: OSError | None = None
    for address in addresses[:_MOST_ADDRESSES]:
        try:
            return connect((address, target.port), seconds)
        except OSError as error:
            failure = error
    raise failure or OSError("no address")


def _cut_off(sock: socket.socket, over: threading.Event) -> None:
    over.set()
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # not SSLSocket's, which forgets TLS and reads on
    except OSError:
        return  # it had ended by itself
