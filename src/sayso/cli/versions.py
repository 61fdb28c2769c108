"""`sayso versions`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.ledgers import Address


def versions(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its id, the first four digits at least, or its URL.")
    ],
    ledger: Address = None,
    json: Annotated[bool, typer.Option("--json", help="One version a line, as JSON.")] = False,
) -> None:
    """Show every version of an article that the ledger keeps, and word by word what each edit changed.

    [-words-] went and {+words+} came. Furniture, counters and clocks are not compared. Exit codes: 0 done;
    2 wrong usage; 4 nothing could be done.
    """
    from sayso.cli.edits import run  # loads the rooms: kept off `--help`

    raise typer.Exit(run(article, address=ledger, json=json, out=sys.stdout, err=sys.stderr))
