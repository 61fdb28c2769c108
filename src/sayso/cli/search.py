"""`sayso search`."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated

import typer

from sayso.cli.ledgers import Address


def _day(help: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help=help)
    return option


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help='All must occur; accents and case do not matter. "a phrase", begin*, and -not after `--`.',
            show_default=False,
        ),
    ] = None,
    speaker: Annotated[str | None, typer.Option(help="Words of the speaker's name or description.")] = None,
    channel: Annotated[str | None, typer.Option(help="Words of a channel's name, or its kind.")] = None,
    outlet: Annotated[str | None, typer.Option(help="An outlet by its name or domain.")] = None,
    place: Annotated[
        str | None, typer.Option(help="A place that the words name, or LAT,LON for one near it.")
    ] = None,
    radius: Annotated[
        float | None, typer.Option(metavar="KM", help="How far from the place; 25 for LAT,LON.")
    ] = None,
    since: Annotated[datetime | None, _day("Said on this day or later.")] = None,
    until: Annotated[datetime | None, _day("Said on this day or earlier.")] = None,
    happened_since: Annotated[datetime | None, _day("Tells of this day or later.")] = None,
    happened_until: Annotated[datetime | None, _day("Tells of this day or earlier.")] = None,
    stance: Annotated[str | None, typer.Option(help="asserts, denies, accuses, demands, …")] = None,
    kind: Annotated[str | None, typer.Option(help="direct, indirect or mixed.")] = None,
    articles: Annotated[
        bool, typer.Option("--articles", help="Search whole articles; any of its statements meets a filter.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=1000, metavar="N", help="Hits to show.")] = 20,
    after: Annotated[
        int | None,
        typer.Option(metavar="N", help="Go on where the page before ended, which tells the number."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="One hit a line, as JSON.")] = False,
    ledger: Address = None,
) -> None:
    """Find statements in the ledger by their words, by who said them, where, when and how.

    Words may be left out where a filter is given. Exit codes: 0 done, also when nothing was found; 2 a search
    that means nothing; 4 nothing could be done.
    """
    from sayso.cli.searching import Wanted, run  # loads the ledger: kept off `--help`

    wanted = Wanted(
        words=" ".join(words or ()),
        said=(since, until),
        happened=(happened_since, happened_until),
        stance=stance,
        kind=kind,
        filters={
            "speaker": speaker,
            "channel": channel,
            "outlet": outlet,
            "place": place,
            "radius_km": radius,
        },
        limit=limit,
        after=after,
        articles=articles,
        json=json,
    )
    raise typer.Exit(run(wanted, address=ledger, out=sys.stdout, err=sys.stderr))
