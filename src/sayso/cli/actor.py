"""`sayso actor`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.ledgers import Address


def actor(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Words of the actor's name, or its id.")],
    json: Annotated[
        bool, typer.Option("--json", help="The page as a line of JSON, or a line for each to choose from.")
    ] = False,
    ledger: Address = None,
) -> None:
    """Show what the ledger has of one actor: names, roles, what it said, when, through what, who carried it.

    When several have the name they are listed with their ids. Exit codes: 0 done, also when nobody was found;
    4 nothing could be done.
    """
    from sayso.cli.actor_page import run  # loads the ledger: kept off `--help`

    raise typer.Exit(run(name, address=ledger, json=json, out=sys.stdout, err=sys.stderr))
