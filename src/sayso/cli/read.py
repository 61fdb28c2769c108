"""`sayso read`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

SOURCES = (
    "URL, .html, .txt, RSS, Atom or JSON feed, OPML, sitemap, .warc, .wacz, GDELT quotations (.gqg.json), "
    "folder, '-' for standard input, or .jsonl rows {id, text, title?, published?, url?, outlet?}."
)


def read(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help=SOURCES, show_default=False)],
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
    json: Annotated[
        bool, typer.Option("--json", help="One report a line, as JSON; see `sayso schema`.")
    ] = False,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write one self-contained page; with several articles, a folder of them."
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=256, metavar="N", help="Worker processes.")
    ] = 1,
) -> None:
    """Show who said what in each article, in which words, through which channel and when.

    Exit codes: 0 done; 2 wrong usage; 3 done, but some sources were refused; 4 nothing could be done.
    """
    from sayso.cli.reading import Wanted, run  # loads the rooms: kept off `--help`

    wanted = Wanted(
        published=published.date() if published else None,
        url=url,
        title=title,
        json=json,
        html=html,
        jobs=jobs,
    )
    raise typer.Exit(run(sources, wanted, out=sys.stdout, err=sys.stderr))
