"""`sayso doctor`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.ledgers import Address


def doctor(
    ledger: Address = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print a line of JSON for each check, as it ends.")
    ] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="Mend what can be mended; no text and no finding is lost.")
    ] = False,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="Bring a ledger that an older sayso made up to date first.")
    ] = False,
) -> None:
    """Check the installation and the ledger, and say how to mend what is wrong.

    Exit codes: 0 all is well; 1 something is wrong; 2 wrong usage; 4 the ledger cannot be opened.
    """
    from sayso.cli.doctoring import Wanted, run  # loads the ledger: kept off `--help`

    wanted = Wanted(json=json, mend=mend, upgrade=upgrade)
    raise typer.Exit(run(wanted, address=ledger, out=sys.stdout, err=sys.stderr))
