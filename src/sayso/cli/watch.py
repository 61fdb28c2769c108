"""`sayso watch`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sayso.cli.ledgers import Address


def watch(
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FEED", help="Feeds, sitemaps or OPML to follow from now on.", show_default=False
        ),
    ] = None,
    ledger: Address = None,
    every: Annotated[int, typer.Option(min=1, metavar="MINUTES", help="How often a feed is looked at.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Look at what is due, then end.")] = False,
    drop: Annotated[
        list[str] | None, typer.Option(metavar="FEED", help="Follow it no longer; may be repeated.")
    ] = None,
    show: Annotated[bool, typer.Option("--list", help="List what is followed, then end.")] = False,
    ignore_robots: Annotated[
        bool, typer.Option("--ignore-robots", help="Read what robots.txt forbids; the ledger notes it.")
    ] = False,
) -> None:
    """Follow feeds: keep new articles as they come, and see when a page was silently edited.

    A page is looked at again after 1, 2, 4 … hours, for some two weeks after it last changed. Every edit is a
    version; what changed is shown word by word. Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.cli.watching import Wanted, run  # loads the rooms: kept off `--help`

    wanted = Wanted(
        feeds=tuple(feeds or ()),
        drop=tuple(drop or ()),
        show=show,
        every=every,
        once=once,
        ignore_robots=ignore_robots,
    )
    raise typer.Exit(run(wanted, address=ledger, out=sys.stdout, err=sys.stderr))
