"""The server: the application on an address until it is stopped, closed to others before they can log in."""

from __future__ import annotations

import errno
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import uvicorn

from sayso.errors import CannotServe
from sayso.ledger import open_ledger
from sayso.web.app import made_app
from sayso.web.desk import Setup
from sayso.web.guard import listens_on_loopback

_WAITING = 128  # connections that are not taken yet
_LAST_PAGES = 5  # seconds that pages in the making have when the server is stopped


def made_safe(setup: Setup, *, proxies: Sequence[str] = ()) -> Setup:
    """The setup with a login wherever others than who runs the server may reach it.

    Raises `CannotServe` where nobody could log in, and a `BadLedger` when the ledger cannot be used.
    """
    reached_by_others = bool(setup.names or proxies or not listens_on_loopback(setup.host))
    safe = replace(setup, login=setup.login or reached_by_others)
    with open_ledger(setup.ledger) as ledger:
        if safe.login and not ledger.has_accounts():
            raise CannotServe(
                f"everybody has to log in to what is served on {setup.host}, and the ledger has no users",
                "add one with `sayso user add NAME --role admin`",
            )
    return safe


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 is any that is free. Raises `CannotServe` when that cannot be."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _cannot_listen(host, port, error) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen(_WAITING)
    except OSError as error:
        listener.close()
        raise _cannot_listen(host, port, error) from error
    listener.set_inheritable(True)
    return listener


def _cannot_listen(host: str, port: int, error: OSError) -> CannotServe:
    if error.errno == errno.EADDRINUSE:
        return CannotServe(
            f"another program listens on port {port} of {host}",
            "stop it, or name another port with --port; 0 takes one that is free",
        )
    if error.errno == errno.EACCES:
        return CannotServe(f"port {port} is not for you to listen on", "name one above 1023 with --port")
    return CannotServe(
        f"nothing can listen on {host} ({error.strerror})", "name an address of this machine with --host"
    )


def address_of(listener: socket.socket, setup: Setup) -> str:
    """Where a browser finds it, as far as that is known here."""
    port = listener.getsockname()[1]
    host = setup.names[0] if setup.names else setup.host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def serve(setup: Setup, listener: socket.socket, *, proxies: Sequence[str] = ()) -> None:
    """Serve the ledger until interrupted; what ``proxies`` say of who asks them is believed."""
    config = uvicorn.Config(
        made_app(setup),
        lifespan="on",
        ws="none",
        log_level="warning",
        server_header=False,
        proxy_headers=bool(proxies),  # uvicorn's own default believes whoever is on this machine
        forwarded_allow_ips=list(proxies),
        timeout_graceful_shutdown=_LAST_PAGES,
    )
    server = uvicorn.Server(config)
    with listener, suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
    if not server.started:
        raise CannotServe("the server did not start", "what it said is above; `sayso doctor` looks further")
