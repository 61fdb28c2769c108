"""`sayso backup` and `sayso restore`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.ledgers import Address
from sayso.errors import BadLedger
from sayso.settings import settings_from

File = Annotated[Path, typer.Argument(metavar="FILE", show_default=False)]


def backup(
    file: File,
    ledger: Address = None,
    redactions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what was redacted to this file, too; it holds no text. `sayso restore` applies it.",
        ),
    ] = None,
) -> None:
    """Write the whole ledger to one file, while others go on working with it.

    The backup is a SQLite ledger, also of one that lies in PostgreSQL: `--ledger sqlite:///FILE` opens it. An
    older backup of that name is replaced when the new one is whole.

    Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.ledger import backup as work  # loads SQLAlchemy: kept off `--help`
    from sayso.ledger.database import Database
    from sayso.ledger.redaction import tombstones

    def write(tick: Callable[[], None]) -> str:
        database = Database(_address(ledger))
        work.backup(database, file, tick=tick)
        if redactions is not None:
            with database.reading() as connection:
                redactions.write_text(json.dumps(tombstones(connection), ensure_ascii=False, indent=1) + "\n")
        database.close()
        return f"{database.name} is backed up to {file} ({file.stat().st_size / 1e6:,.1f} MB)"

    raise typer.Exit(_run(write))


def restore(
    file: File,
    ledger: Address = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a ledger that holds something.")
    ] = False,
    redactions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take out what this file of `sayso backup --redactions` names."),
    ] = None,
) -> None:
    """Put a backup back into an empty ledger, on SQLite or PostgreSQL, whole or not at all.

    A backup that an older sayso made is brought up to date on the way, and what was redacted from the ledger
    since is taken out again.

    Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.ledger import backup as work
    from sayso.ledger.database import Database

    given = _redactions(redactions)

    def put_back(tick: Callable[[], None]) -> str:
        database = Database(_address(ledger))
        work.restore(file, database, replace=replace, redactions=given, tick=tick)
        database.close()
        return f"{file} is put back into {database.name}"

    raise typer.Exit(_run(put_back))


def _address(ledger: str | None) -> str:
    return ledger or settings_from(os.environ, home=Path.home()).ledger


def _redactions(file: Path | None) -> list[dict[str, str]]:
    """The tombstones in the file; a usage error when it has none."""
    if file is None:
        return []
    try:
        rows = json.loads(file.read_text("utf-8"))
        return [{name: str(row[name]) for name in ("at", "person", "reason", "what", "key")} for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        why = f"{file} holds no redactions as `sayso backup --redactions` writes them ({error})"
        raise typer.BadParameter(why) from error


def _run(work: Callable[[Callable[[], None]], str]) -> Exit:
    """Do the work and say what was done, or why nothing was."""
    from sayso.cli.meter import Meter
    from sayso.cli.reading import tell

    try:
        with Meter(sys.stderr, total=None) as meter:
            done = work(meter.advance)
    except BadLedger as error:
        tell(sys.stderr, f"sayso: {error}")
        return Exit.NOTHING
    tell(sys.stderr, done)
    return Exit.DONE
