"""`sayso story`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.ledgers import Address


def story(
    named: Annotated[
        str, typer.Argument(metavar="ID", help="Of a story, the first four characters at least.")
    ],
    whole: Annotated[bool, typer.Option("--all", help="Everything, however long the story is.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The whole story as one JSON object.")] = False,
    ledger: Address = None,
) -> None:
    """Show one story: who says what on how many legs, who disputes it, figures, origins and headlines.

    What is long is cut, and a line tells how much more there is. Exit codes: 0 done; 4 nothing could be done.
    """
    from sayso.cli.telling import show_one  # loads the ledger: kept off `--help`

    raise typer.Exit(show_one(named, address=ledger, whole=whole, json=json, out=sys.stdout, err=sys.stderr))
