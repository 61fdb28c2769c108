"""What was redacted, as a small file of JSON beside a backup: it outlives the ledger, to be applied again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from sayso.errors import NotALedger
from sayso.ledger import redaction, schema
from sayso.ledger.database import Database
from sayso.ledger.findings import Row

_SCHEMA = "redactions/1"
_FIELDS = {"at", "person", "reason", "what", "key"}


def file_beside(backup: Path) -> Path:
    """Where the tombstones of a backup lie.

    >>> file_beside(Path("monday.db")).name
    'monday.db.redactions.json'
    """
    return backup.with_name(f"{backup.name}.redactions.json")


def write_tombstones(file: Path, rows: Sequence[Row]) -> None:
    """Write the tombstones to the file."""
    whole = {"schema": _SCHEMA, "redactions": list(rows)}
    file.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_tombstones(file: Path) -> list[Row]:
    """The tombstones in the file; raises `NotALedger` when it holds something else."""
    try:
        whole = json.loads(file.read_text("utf-8"))
        if whole["schema"] != _SCHEMA:
            raise ValueError(whole["schema"])
        return [{name: str(row[name]) for name in _FIELDS} for row in whole["redactions"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"{file} holds no redactions that can be read ({error})"
        raise NotALedger(reason, "name the file that `sayso backup` wrote beside a backup") from error


def tombstones_in(database: Database) -> list[Row]:
    """The tombstones of the ledger that lies there; none where there is no ledger."""
    try:
        if schema.revision(database) is None:
            return []
        with database.reading() as connection:
            return redaction.tombstones(connection)
    finally:
        database.close()  # a connection that stayed open would keep the file from being replaced
