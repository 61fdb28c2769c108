"""`sayso stories`."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from sayso.cli.ledgers import Address

SHOWN = 20  # stories in a terminal


def stories(
    limit: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help=f"Stories to show; else {SHOWN}, with --json all.", show_default=False
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help="With an article published on this day or later."
        ),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help="With an article published on this day or earlier."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One story a line, as JSON.")] = False,
    ledger: Address = None,
) -> None:
    """List the stories of the ledger, newest first: the articles about one happening, and their origins.

    Articles, outlets and independent origins are counted apart: ten outlets with one agency's text are one
    origin. What is of unknown lineage is no origin. Exit codes: 0 done; 4 nothing could be done.
    """
    from sayso.cli.telling import Listed, list_stories  # loads the ledger: kept off `--help`

    listed = Listed(
        limit=limit if limit or json else SHOWN,
        since=since.date() if since else None,
        until=until.date() if until else None,
        json=json,
    )
    raise typer.Exit(list_stories(listed, address=ledger, out=sys.stdout, err=sys.stderr))
