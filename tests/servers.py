"""A PostgreSQL server of the tests' own: made when first asked for, on a socket and a port of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg


@dataclass(frozen=True)
class Postgres:
    """A running server, whose tests make databases in it."""

    programs: Path
    folder: Path
    port: int

    def address(self, database: str) -> str:
        return f"postgresql+psycopg://sayso@127.0.0.1:{self.port}/{database}"

    def make(self, database: str, *, like: str = "template1") -> str:
        """A new database, empty or like another one, to which nobody is connected."""
        there = f"host=127.0.0.1 port={self.port} user=sayso dbname=postgres"
        with psycopg.connect(there, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {database} TEMPLATE {like}".encode())
        return self.address(database)

    def start(self) -> None:
        options = f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off"
        log = str(self.folder / "log")
        self._as_server("pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", log, "-w", "start")

    def stop(self) -> None:
        self._as_server("pg_ctl", "-D", str(self.folder / "data"), "-m", "fast", "-w", "stop")

    def reload(self) -> None:
        self._as_server("pg_ctl", "-D", str(self.folder / "data"), "reload")

    def _as_server(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs, which refuse to run as root."""
        before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run(
            [*before, str(self.programs / program), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=120,
            cwd="/",
        )


def programs() -> Path | None:
    """Where the server's programs are, newest first; None where there are none that could be run."""
    if os.geteuid() == 0 and not _has_user("postgres"):
        return None
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def postgres(at: Path) -> Iterator[Postgres]:
    """A new server, stopped and taken away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="sayso-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    server = Postgres(at, folder, _free_port())
    try:
        server._as_server(
            "initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "sayso", "-E", "UTF8", "--no-sync"
        )
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
