"""`sayso redact`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.ledgers import Address
from sayso.cli.review import Because, Person


def redact(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its id, or its URL.", show_default=False)
    ],
    because: Because,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    person: Person = None,
    ledger: Address = None,
) -> None:
    """Take an article out of the ledger for good: its bytes, every version, what was found, the index.

    What is left is a tombstone with the reason, which should not say what was taken out. Neither the page nor
    its bytes are taken in again. Backups, exports, replicas and logs of a server that were made before still
    have it. Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.cli.redacting import run  # loads the ledger: kept off `--help`
    from sayso.cli.reviewing import Desk

    desk = Desk(ledger, person, out=sys.stdout, err=sys.stderr)
    raise typer.Exit(desk.open(lambda opened: run(opened, desk, article, because, yes=yes, stdin=sys.stdin)))
