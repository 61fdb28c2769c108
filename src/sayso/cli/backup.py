"""`sayso backup` and `sayso restore`."""

from __future__ import annotations

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


def backup(file: File, ledger: Address = None) -> None:
    """Write the whole ledger to one file, while others go on working with it.

    The backup is a SQLite ledger, also of one that lies in PostgreSQL: `--ledger sqlite:///FILE` opens it. An
    older backup of that name is replaced when the new one is whole. What was redacted stands beside it, in
    FILE.redactions.json.

    Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.ledger import backup as work  # loads SQLAlchemy: kept off `--help`
    from sayso.ledger import tombstones
    from sayso.ledger.database import Database

    def write(tick: Callable[[], None]) -> str:
        database = Database(_address(ledger))
        work.backup(database, file, tick=tick)
        tombstones.write_tombstones(tombstones.file_beside(file), tombstones.tombstones_in(database))
        return f"{database.name} is backed up to {file} ({file.stat().st_size / 1e6:,.1f} MB)"

    raise typer.Exit(_run(write))


def restore(
    file: File,
    ledger: Address = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of a ledger that holds something.")
    ] = False,
    redactions: Annotated[
        list[Path] | None,
        typer.Option(
            "--redactions", metavar="FILE", help="Of a newer backup: FILE.redactions.json; may be repeated."
        ),
    ] = None,
) -> None:
    """Put a backup back into an empty ledger, on SQLite or PostgreSQL, whole or not at all.

    A backup that an older sayso made is brought up to date on the way. What was redacted since is taken out
    again: what the ledger in its place says, what stands beside the backup, and what --redactions names.

    Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso.ledger import backup as work
    from sayso.ledger import redaction, tombstones
    from sayso.ledger.database import Database

    def put_back(tick: Callable[[], None]) -> str:
        database = Database(_address(ledger))
        beside = tombstones.file_beside(file)
        files = [*([beside] if beside.exists() else []), *(redactions or ())]
        rows = [row for known in files for row in tombstones.read_tombstones(known)]
        rows += tombstones.tombstones_in(database)
        taken: list[redaction.Redacted] = []
        work.restore(
            file,
            database,
            replace=replace,
            prepare=lambda connection: taken.extend(redaction.reapply(connection, rows)),
            tick=tick,
        )
        if taken:
            redaction.scrub(database)
        again = f"; {len(taken)} articles that were redacted are taken out again" if taken else ""
        return f"{file} is put back into {database.name}{again}"

    raise typer.Exit(_run(put_back))


def _address(ledger: str | None) -> str:
    return ledger or settings_from(os.environ, home=Path.home()).ledger


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
