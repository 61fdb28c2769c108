"""`sayso serve`."""

from __future__ import annotations

import getpass
import os
import re
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from sayso.cli.exits import Exit
from sayso.cli.ledgers import Address
from sayso.settings import settings_from

PORT = 8765


def _host_name(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", name):
        raise typer.BadParameter("a name alone, as news.example, without http:// and without a port")
    return name.lower()


def _tile_address(address: str | None) -> str | None:
    if address is None:
        return None
    parts = urlsplit(address)
    is_whole = parts.scheme in {"http", "https"} and re.fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", parts.netloc)
    if not is_whole or not all(name in address for name in ("{z}", "{x}", "{y}")):
        raise typer.BadParameter("an address with {z}, {x} and {y}, as https://tiles.example/{z}/{x}/{y}.png")
    return address


def _as_processors() -> int:
    """As many as there are processors; one alone gains nothing from a process beside the server."""
    processors = os.cpu_count() or 1
    return processors if processors > 1 else 0


def serve(
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port; 0 is any that is free.")
    ] = PORT,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="NAME",
            callback=lambda names: [_host_name(name) for name in names or []],
            help="A name by which browsers reach it, as news.example. May be given again.",
        ),
    ] = None,
    login: Annotated[bool, typer.Option("--login", help="Everybody logs in, also on this machine.")] = False,
    behind_proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--behind-proxy",
            metavar="ADDRESS",
            help="The IP address of a reverse proxy, whose X-Forwarded-For and -Proto are believed.",
        ),
    ] = None,
    tiles: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            callback=_tile_address,
            help="A tile server for maps, with {z}, {x}, {y}; else nothing is loaded from elsewhere.",
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=0,
            max=64,
            help="Processes that make pages beside the server; 0 is none. As many as processors, if several.",
        ),
    ] = None,
    ledger: Address = None,
) -> None:
    """Open the ledger in a browser: stories, articles, who says what, where and when, and review.

    On this machine alone, unless --host says otherwise; whoever is reached beyond it has to log in, so add
    users first (`sayso user add`). Stop it with Ctrl-C. Exit codes: 0 done; 2 wrong usage; 4 nothing could be
    done.
    """
    from sayso.cli.reading import tell  # loads the ledger: kept off `--help`
    from sayso.errors import SaysoError
    from sayso.web import serving
    from sayso.web.desk import Setup

    settings = settings_from(os.environ, home=Path.home())
    proxies = behind_proxy or []
    setup = Setup(
        ledger=ledger or settings.ledger,
        cache=settings.cache,
        person=settings.person or getpass.getuser(),
        allow_private=settings.allow_private,
        tiles=tiles,
        host=host,
        names=tuple(names or ()),
        login=login,
        weighs=True,
        processes=_as_processors() if processes is None else processes,
        traceback=settings.traceback,
    )
    try:
        safe = serving.made_safe(setup, proxies=proxies)
        listener = serving.listening(host, port)
        tell(sys.stderr, f"sayso is at {serving.address_of(listener, safe)}  (Ctrl-C stops it)")
        if safe.login:
            tell(sys.stderr, "everybody logs in: `sayso user link NAME` makes a login link")
        serving.serve(safe, listener, proxies=proxies)
    except SaysoError as error:
        tell(sys.stderr, f"sayso: {error}")
        raise typer.Exit(Exit.NOTHING) from None
