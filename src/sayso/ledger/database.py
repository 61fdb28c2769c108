"""The connection to a ledger's database: opened safely, written by one at a time, its errors named."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from sayso.errors import (
    BadLedger,
    LedgerFull,
    LedgerLocked,
    LedgerReadOnly,
    NoLedger,
    NotALedger,
    ServerAway,
)

T = TypeVar("T")

_BUSY_MS = 60_000  # how long a writer waits for the other one, whose articles take some milliseconds each
_PATIENCE = 60.0  # seconds that a server may be away, as in a restart, before it is given up
_CACHE_KB = 64_000  # pages of SQLite that are held: the upper levels of all indexes of a million articles
_WRITER_CACHE_KB = 192_000  # … and many of their leaves, of which an article changes some hundred
_WRITER = 7_235_219  # PostgreSQL's advisory lock that a writer holds; the number is ours alone
_LOCK = text("SELECT pg_advisory_xact_lock(:lock)")
_ROOM = 2_000_000  # bytes below which a disk counts as full
_ANSWERS = 10  # seconds within which a server has to take a connection
_SQLITE, _POSTGRES = "sqlite", "postgresql"


class Database:
    """What hands out connections to read and to write.

    One writes at a time, on SQLite by its own lock and on PostgreSQL by an advisory one, so that both behave
    the same. Readers wait for nobody. What is written at once is written whole or not at all.
    """

    def __init__(self, address: str) -> None:
        self.url = _url(address)
        self._reader = _engine(self.url, write=False)
        self._writer = _engine(self.url, write=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether the ledger is a file."""
        return self.url.get_backend_name() == _SQLITE

    @property
    def file(self) -> Path | None:
        """The file that the ledger is, when it is one."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    @property
    def name(self) -> str:
        """The ledger's address without a password."""
        return self.url.set(drivername=self.url.get_backend_name()).render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger and changes nothing."""
        with self.naming_errors(), self._reader.connect() as connection:
            yield connection

    def asked(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` gives, reading; a server that goes away meanwhile is waited for."""
        return self._patiently(lambda: self._asked(work))

    def written(self, work: Callable[[Connection], T]) -> T:
        """What ``work`` gives, having written all of its rows or none.

        A server that goes away meanwhile is waited for, and the work, undone by then, is done again.
        """
        return self._patiently(lambda: self._written(work))

    def _asked(self, work: Callable[[Connection], T]) -> T:
        with self.reading() as connection:
            return work(connection)

    def _written(self, work: Callable[[Connection], T]) -> T:
        with self.naming_errors(), self._writer.begin() as connection:
            if not self.is_sqlite:
                connection.execute(_LOCK, {"lock": _WRITER})
            return work(connection)

    def _patiently(self, attempt: Callable[[], T]) -> T:
        given_up = time.monotonic() + _PATIENCE
        while True:
            try:
                return attempt()
            except ServerAway:
                if time.monotonic() > given_up:
                    raise
                self.close()
                time.sleep(0.5)

    @contextmanager
    def alone(self) -> Iterator[Any]:
        """A driver's own connection outside of any transaction, for what cannot be part of one, as VACUUM."""
        with self.naming_errors(), self._writer.connect() as connection:
            driver: Any = connection.connection.driver_connection
            if self.is_sqlite:  # it is we who say BEGIN, and here nobody does
                yield driver
                return
            driver.autocommit = True
            try:
                yield driver
            finally:
                driver.autocommit = False

    @contextmanager
    def by_itself(self, *, patience: float = _BUSY_MS / 1000) -> Iterator[sqlite3.Connection]:
        """A connection to the file for what SQLite does outside of transactions."""
        assert self.file is not None
        with self.naming_errors():
            connection = _opened(self.file.absolute(), "mode=rw", patience=patience)
            try:
                yield connection
            finally:
                connection.close()

    def kept(self) -> sqlite3.Connection:
        """A connection to the file that its caller keeps, and closes; it cannot change the file."""
        assert self.file is not None
        return _read_file(self.file.absolute())

    def close(self) -> None:
        """Let go of every connection."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def naming_errors(self) -> Iterator[None]:
        """Turns what a database says into an error that names the ledger and the way out."""
        try:
            yield
        except BadLedger:
            raise
        except (DBAPIError, sqlite3.Error) as error:
            raise self._named(error) from error

    def _named(self, error: DBAPIError | sqlite3.Error) -> Exception:
        said = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        if "disk I/O error" in said and self._has_no_room():
            said = "disk is full"  # SQLite says so only of some of its files
        if "unable to open database file" in said and self._can_be_read():
            said = "readonly database"  # on a disk that is mounted so, SQLite cannot open it to write
        for pattern, kind, reason, way_out in _SAID:
            if pattern.search(said):
                return kind(f"{self.name} {reason}", way_out)
        if not self.is_sqlite and (lost or _AWAY.search(said)):
            return ServerAway(
                f"the server of {self.name} does not answer ({said[:120]})", "start it, then try again"
            )
        return error

    def _can_be_read(self) -> bool:
        return self.file is not None and self.file.is_file() and os.access(self.file, os.R_OK)

    def _has_no_room(self) -> bool:
        return self.file is not None and shutil.disk_usage(self.file.absolute().parent).free < _ROOM


_AWAY = re.compile(
    r"connection (refused|failed|to server|is closed|timeout)|server closed the connection|"
    r"terminating connection|shutting down|starting up|could not (connect|translate)|not yet accepting|"
    r"failed to resolve|"
    r"consuming input failed|the connection is lost",
    re.I,
)
_SAID: tuple[tuple[re.Pattern[str], type[BadLedger], str, str], ...] = (
    (
        re.compile(r"authentication failed|no password supplied|no pg_hba.conf entry", re.I),
        NoLedger,
        "lets nobody in by that name and password",
        "check both in the address, or put the password into ~/.pgpass",
    ),
    (
        re.compile(r'(database|role) "[^"]*" does not exist', re.I),
        NoLedger,
        "is not there: its server has no such database or user",
        "make it with `createdb`, or name another with --ledger",
    ),
    (
        re.compile(r"disk is full|no space left|disk full|could not extend file", re.I),
        LedgerFull,
        "has no room left on its disk",
        "make room and run the same command again; what was written is whole",
    ),
    (
        re.compile(r"readonly database|read-only transaction|permission denied|must be owner", re.I),
        LedgerReadOnly,
        "may not be written",
        "change its permissions, or name another ledger with --ledger",
    ),
    (
        re.compile(r"database( table)? is locked|lock timeout", re.I),
        LedgerLocked,
        "is held by another program",
        "wait until it has ended, then try again",
    ),
    (
        re.compile(r"not a database|malformed|disk I/O error|file is encrypted", re.I),
        NotALedger,
        "is damaged or no ledger",
        "restore it from a backup, or name another with --ledger; `sayso doctor` says more",
    ),
    (
        re.compile(r"unable to open database file", re.I),
        NoLedger,
        "cannot be opened",
        "check that its folder is there and may be written",
    ),
)


def _url(address: str) -> URL:
    """The address as SQLAlchemy takes it; a path alone is a SQLite file."""
    try:
        url = make_url(address if ":" in address.split("/")[0] else f"sqlite:///{address}")
        backend = url.get_backend_name()
    except (ArgumentError, ValueError) as error:
        raise NoLedger(f"{address!r} is not the address of a ledger", _ADDRESSES) from error
    if backend not in (_SQLITE, _POSTGRES):
        raise NoLedger(f"a ledger lies in SQLite or PostgreSQL, not in {backend}", _ADDRESSES)
    if backend == _SQLITE and not url.database:
        raise NoLedger("a ledger in memory would be lost", _ADDRESSES)
    if backend == _SQLITE and Path(str(url.database)).is_dir():
        raise NoLedger(f"{url.database} is a folder", "name a file in it")
    return url.set(drivername="sqlite+pysqlite" if backend == _SQLITE else "postgresql+psycopg")


_ADDRESSES = "write sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"


def _engine(url: URL, *, write: bool) -> Engine:
    if url.get_backend_name() == _POSTGRES:
        # READ COMMITTED: a writer that has waited for the lock has to see what the other one wrote.
        isolation: Literal["READ COMMITTED", "REPEATABLE READ"] = (
            "READ COMMITTED" if write else "REPEATABLE READ"
        )
        return create_engine(
            url,
            pool_pre_ping=True,
            isolation_level=isolation,
            connect_args={"connect_timeout": _ANSWERS, "application_name": "sayso"},
        )
    file = Path(str(url.database)).absolute()
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _written_file(file) if write else _read_file(file),
        poolclass=QueuePool,
        pool_use_lifo=True,  # the one that was used last has most of its pages at hand
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _written_file(file: Path) -> sqlite3.Connection:
    # WAL: readers never wait for the writer. NORMAL: a crash of the program loses nothing, one of the machine
    # at most the last articles, and never the file.
    cache = f"cache_size=-{_WRITER_CACHE_KB}"
    return _opened(file, "mode=rwc", cache, "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON")


def _read_file(file: Path) -> sqlite3.Connection:
    """A connection that cannot change the file, nor make one; it may lie on a medium that is read-only."""
    try:
        return _opened(file, "mode=rw", "query_only=ON")
    except sqlite3.OperationalError:
        if not file.is_file() or Path(f"{file}-wal").exists():
            raise
        return _opened(file, "immutable=1", "query_only=ON")


def _opened(file: Path, mode: str, *pragmas: str, patience: float = _BUSY_MS / 1000) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.as_uri()}?{mode}",
        uri=True,
        timeout=patience,
        isolation_level=None,  # it is we who say BEGIN
        check_same_thread=False,
    )
    try:
        for pragma in (f"cache_size=-{_CACHE_KB}", *pragmas, "schema_version"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class Snapshot(Database):
    """A database as it is at one moment, over one connection, whatever others write meanwhile."""

    def __init__(self, database: Database, connection: Connection) -> None:
        self.url, self._connection = database.url, connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The connection, which sees the one moment."""
        with self.naming_errors():
            yield self._connection

    def written(self, work: Callable[[Connection], T]) -> T:  # noqa: ARG002
        """Nothing: what was at one moment is only looked at."""
        raise LedgerReadOnly(
            f"{self.name} is looked at as it was at one moment", "write into the ledger itself"
        )
