"""A word that changes with whatever anybody writes into a ledger, and costs next to nothing to ask for."""

from __future__ import annotations

import sqlite3
import threading

from sqlalchemy import text

from sayso.ledger.database import Database


class Stamp:
    """The state of one ledger, in a word: equal words, and nothing was written in between.

    SQLite counts what others have committed for one connection, so one is kept. PostgreSQL tells which
    transactions are running and which will be next, which changes when one begins to write and when it ends.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: sqlite3.Connection | None = None

    def now(self) -> str:
        """The word for the state that whoever reads next sees, or for an earlier one."""
        if not self._database.is_sqlite:
            return str(self._database.asked(lambda connection: connection.execute(_RUNNING).scalar_one()))
        with self._lock, self._database.naming_errors():
            if self._kept is None:
                self._kept = self._database.kept()
            return str(self._kept.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the kept connection."""
        with self._lock:
            if self._kept is not None:
                self._kept.close()
                self._kept = None


_RUNNING = text("SELECT CAST(txid_current_snapshot() AS text)")
