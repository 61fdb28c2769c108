"""The whole ledger as one file, taken while others write, and put back whole or not at all.

A backup is a SQLite ledger, also of a ledger that lies in PostgreSQL: it opens by itself.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from sayso.errors import LedgerNotEmpty, LedgerTooOld, NoLedger, NotALedger
from sayso.ledger import schema
from sayso.ledger.accounts import end_sessions
from sayso.ledger.copying import copy_rows, emptied, holds_anything
from sayso.ledger.database import Database
from sayso.ledger.findings import Row
from sayso.ledger.redaction import reapply, scrub, tombstones
from sayso.ledger.reindexing import reindex

Tick = Callable[[], None]


def backup(database: Database, file: Path, *, tick: Tick = lambda: None) -> None:
    """Write the ledger, as it is at this moment, to the file; an older backup there gives way at the end."""
    made_by = schema.revision(database)
    if made_by is None:
        raise NoLedger(f"there is no ledger at {database.name}", "name another with --ledger")
    _refuse_to_overwrite(file, database)
    with _beside(file) as written:
        if database.is_sqlite:
            _vacuumed(database, written)
        else:
            _portable(database, written, made_by, tick)
        _verified(written)
        _put_in_place(written, file)


def restore(
    file: Path,
    database: Database,
    *,
    replace: bool = False,
    redactions: Sequence[Row] = (),
    tick: Tick = lambda: None,
) -> None:
    """Put the backup into an empty ledger, or with ``replace`` into any.

    A backup that an older sayso made is brought up to date on the way. What was redacted since, by the
    ledger that it goes into or by these tombstones, is taken out before anybody sees it.
    Nobody stays logged in.
    """
    if not file.is_file():
        raise NoLedger(f"there is no backup at {file}", "name a file that `sayso backup` wrote")
    if not replace and _is_used(database):
        raise LedgerNotEmpty(
            f"{database.name} holds articles", "name an empty ledger, or give --replace to lose what it holds"
        )
    with _beside(database.file or Path(tempfile.gettempdir()) / "sayso") as copy:
        _vacuumed(Database(f"sqlite:///{file}"), copy)
        _prepared(copy, [*redactions, *_tombstones(database)])
        if database.file is not None:
            _swapped(copy, database)
        else:
            _poured(copy, database, tick)


# ── a file that is whole or not there ─────────────────────────────────────────────────────────────


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """A file's name in the same folder, for what is being written; nothing of it stays."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{file.name}-", dir=file.absolute().parent))
    except OSError as error:
        raise NoLedger(
            f"nothing can be written beside {file} ({error.strerror})", "check that its folder may be written"
        ) from error
    try:
        yield folder / "ledger"
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()


def _vacuumed(database: Database, copy: Path) -> None:
    # VACUUM reads every page in one snapshot, and leaves behind what was deleted.
    with database.by_itself() as connection, Database(f"sqlite:///{copy}").naming_errors():
        connection.execute("VACUUM INTO ?", [str(copy)])


def _verified(copy: Path) -> None:
    with Database(f"sqlite:///{copy}").by_itself() as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # one file, without another beside it
        found = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
    if found != ["ok"]:
        raise NotALedger(f"the copy is damaged ({found[0]})", "check the disk, then look with `sayso doctor`")


def _put_in_place(written: Path, file: Path) -> None:
    _synced(written)
    os.replace(written, file)
    _synced(file.absolute().parent)


def _synced(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_to_overwrite(file: Path, database: Database) -> None:
    """A backup takes the place of a backup, and of nothing else."""
    if database.file is not None and file.resolve() == database.file.resolve():
        raise LedgerNotEmpty(f"{file} is the ledger itself", "name another file for the backup")
    if file.exists():
        older = Database(f"sqlite:///{file}")
        try:
            schema.revision(older)
        finally:
            older.close()


# ── from PostgreSQL ───────────────────────────────────────────────────────────────────────────────


def _portable(database: Database, copy: Path, made_by: str, tick: Tick) -> None:
    portable = Database(f"sqlite:///{copy}")
    try:
        schema.make(portable, at=made_by)
        with database.reading() as source:
            portable.written(lambda target: copy_rows(source, target, tick))
        if made_by == schema.HEAD:  # what is older gets its index when it is brought up to date
            portable.written(reindex)
    finally:
        portable.close()


# ── back into a ledger ────────────────────────────────────────────────────────────────────────────


def _is_used(database: Database) -> bool:
    if schema.revision(database) is None:
        return False
    with database.reading() as connection:
        return holds_anything(connection)


def _tombstones(database: Database) -> Sequence[Row]:
    """What was redacted from the ledger that is there; none when it cannot be read any more."""
    try:
        if schema.revision(database) is None:
            return ()
        with database.reading() as connection:
            return tombstones(connection)
    except NotALedger:
        return ()


def _prepared(copy: Path, redactions: Sequence[Row]) -> None:
    prepared = Database(f"sqlite:///{copy}")
    try:
        try:
            schema.check(prepared)
        except LedgerTooOld:
            schema.upgrade(prepared)
        prepared.written(end_sessions)
        if redactions:
            prepared.written(lambda connection: reapply(connection, redactions))
            scrub(prepared)
    finally:
        prepared.close()
    _verified(copy)


def _swapped(copy: Path, database: Database) -> None:
    """The copy takes the file's place, at one stroke, when nobody else has it open."""
    assert database.file is not None
    database.close()
    file = database.file.resolve()
    if file.exists() and file.stat().st_size:
        _folded(database)
    _put_in_place(copy, file)


def _folded(database: Database) -> None:
    # A write-ahead log that stayed behind would be taken for the new file's.
    assert database.file is not None
    try:
        with database.by_itself(patience=2.0) as connection:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except NotALedger:
        for end in ("-wal", "-shm", "-journal"):
            Path(f"{database.file.resolve()}{end}").unlink(missing_ok=True)


def _poured(copy: Path, database: Database, tick: Tick) -> None:
    """The rows of the copy become the server's, in one transaction."""
    schema.make(database)
    with Database(f"sqlite:///{copy}").reading() as source:
        database.written(lambda target: _all_of(source, target, tick))


def _all_of(source: Connection, target: Connection, tick: Tick) -> None:
    emptied(target)
    copy_rows(source, target, tick)
    reindex(target)
