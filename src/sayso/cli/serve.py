"""`sayso serve`."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.ledgers import Address
from sayso.settings import settings_from

PORT = 8765


def serve(
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=1, max=65535, help="The port.")] = PORT,
    ledger: Address = None,
) -> None:
    """Open the ledger in a browser: stories, articles, who says what, where and when, and review.

    Stop it with Ctrl-C. Exit codes: 0 done; 4 nothing could be done.
    """
    from sayso.cli.reading import tell  # loads the ledger: kept off `--help`
    from sayso.errors import SaysoError
    from sayso.web.desk import Setup
    from sayso.web.serving import serve as served

    settings = settings_from(os.environ, home=Path.home())
    setup = Setup(
        ledger=ledger or settings.ledger,
        cache=settings.cache,
        person=settings.person or getpass.getuser(),
        allow_private=settings.allow_private,
    )
    tell(sys.stderr, f"http://{host}:{port}/")
    try:
        served(setup, host=host, port=port)
    except SaysoError as error:
        tell(sys.stderr, f"sayso: {error}")
        raise typer.Exit(Exit.NOTHING) from None
