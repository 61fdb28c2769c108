"""`sayso export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.ledgers import Address

KIND = (
    "articles, stories, claims, copies, statements, actors, aliases, places, times, figures, events, "
    "channels, versions, refusals or corrections; all writes every kind into a folder, with a "
    "datapackage.json."
)
FORMAT = (
    "jsonl, csv or parquet for every kind; geojson for places, statements and events; gqg (GDELT), jsonld "
    "(schema.org) and annotation (W3C) for statements; prov (W3C) for statements and versions; ftm "
    "(FollowTheMoney) for articles, actors, aliases and events; acled for events; ucdp for figures."
)


def export(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=KIND, show_default=False)],
    format_: Annotated[str, typer.Option("--format", "-f", metavar="F", help=FORMAT)] = "jsonl",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="FILE", help="File to write, or the folder for all; else standard output."
        ),
    ] = None,
    ledger: Address = None,
    text: Annotated[
        bool | None,
        typer.Option(
            "--text/--no-text",
            help="Whether articles bring their whole text; else in jsonl and parquet only.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write rows of the ledger in a form that other programs read.

    A file or a folder is written whole or not at all. For claims, the stories that have changed are weighed
    first. Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.cli.exporting import Wanted, run  # loads the rooms: kept off `--help`

    wanted = Wanted(kind, format_, None if out == Path("-") else out, text)
    raise typer.Exit(run(wanted, address=ledger, out=sys.stdout, err=sys.stderr))
