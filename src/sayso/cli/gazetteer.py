"""`sayso gazetteer`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

gazetteer = typer.Typer(
    name="gazetteer",
    help="The places that sayso knows: add your own villages, rivers and districts. "
    "They lie in SAYSO_CACHE, and every gazetteer that is built there has them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Json = Annotated[bool, typer.Option("--json", help="One file a line, as JSON.")]


@gazetteer.command()
def add(
    file: Annotated[
        Path, typer.Argument(help="A GeoNames dump, CSV or GeoJSON, zipped or not.", show_default=False)
    ],
    name: Annotated[
        str | None, typer.Option("--name", help="What it is called in reports. Default: the file's name.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="WHAT=COLUMN,…",
            help="Which column holds what: name, lat, lon, country, state, people, km, kind, also. "
            "Without it they are found by their names.",
        ),
    ] = None,
) -> None:
    """Add a file of places to the gazetteer; one of the same name takes the place of the older one.

    A row that is no place is told with its number and the reason, and the others are added. Nothing changes
    before all of it is read: interrupted, it can be run again. Reports tell in `made_by` that it was there.

    Exit codes: 0 done; 2 wrong usage; 3 done, but some rows were refused; 4 nothing could be done;
    130 interrupted.
    """
    from sayso.cli import places  # loads SQLite and the lexicons

    raise typer.Exit(places.add(file, name=name, columns=columns))


@gazetteer.command("list")
def list_(json: Json = False) -> None:
    """Show which files of places were added."""
    from sayso.cli import places

    places.show(json=json)


@gazetteer.command()
def remove(
    name: Annotated[str, typer.Argument(help="The name by which `list` shows it.", show_default=False)],
) -> None:
    """Take the places of a file out again; what was read with them stays as it is."""
    from sayso.cli import places

    raise typer.Exit(places.remove(name))
