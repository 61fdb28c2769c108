"""`sayso add`."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from sayso.cli.ledgers import Address
from sayso.cli.read import SOURCES


def add(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help=SOURCES, show_default=False)
    ] = None,
    ledger: Address = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help="Day of publication, where the source gives none."
        ),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Address of the article, where the source gives none.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline, where the source gives none.")] = None,
    outlet: Annotated[str | None, typer.Option(help="Who published it, where the source says not.")] = None,
    kept: Annotated[
        bool,
        typer.Option(
            "--kept", help="Read again what the ledger keeps and this version of sayso has not read."
        ),
    ] = False,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Worker processes.")
    ] = 1,
) -> None:
    """Read each article and keep it in the ledger: its bytes, its findings, and every version of it.

    What the ledger has already is not read again, so the same command goes on where it was interrupted.
    Ctrl-C finishes the articles in hand. Exit codes: 0 done; 2 wrong usage; 3 done, but some sources were
    refused; 4 nothing could be done.
    """
    from sayso.cli.adding import run  # loads the rooms: kept off `--help`
    from sayso.model import Hints

    if not sources and not kept:
        raise typer.BadParameter("give at least one, or --kept", param_hint="SOURCE")
    hints = Hints(published.date() if published else None, url, title, outlet)
    raise typer.Exit(run(sources or [], hints, address=ledger, kept=kept, jobs=jobs, err=sys.stderr))
