"""Ledgers for the tests: each test that takes ``ledger`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger
from tests.servers import Postgres, postgres, programs

NO_SERVER = "PostgreSQL's server is not installed; on Debian: apt-get install postgresql"


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """One PostgreSQL server for all tests of a worker."""
    at = programs()
    if at is None:
        if os.environ.get("TESTS_NEED_POSTGRES"):  # .ci/run has seen its programs
            pytest.fail(NO_SERVER)
        pytest.skip(NO_SERVER)
    with postgres(at) as running:
        yield running


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in a file with nothing in it, to be copied: making its tables takes longer than most tests."""
    file = tmp_path_factory.mktemp("empty") / "news.db"
    open_ledger(f"sqlite:///{file}", write=True).close()
    return file


@pytest.fixture(scope="session")
def empty_database(server: Postgres) -> str:
    """The same on the server: its name."""
    open_ledger(server.make("empty"), write=True).close()
    return "empty"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet; for a test that takes ``ledger`` of one that was made."""
    is_made = "ledger" in request.fixturenames
    if request.param == "sqlite":
        if is_made:
            shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "news.db")
        return f"sqlite:///{tmp_path}/news.db"
    server: Postgres = request.getfixturevalue("server")
    like = request.getfixturevalue("empty_database") if is_made else "template1"
    return server.make(f"t{uuid.uuid4().hex}", like=like)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A new ledger on each database in turn, one for all tests of a module that only look at it."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('shared')}/news.db"
    else:
        address = request.getfixturevalue("server").make(f"t{uuid.uuid4().hex}")
    with open_ledger(address, write=True) as made:
        yield made


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new ledger, on each database in turn."""
    with open_ledger(address, write=True) as made:
        yield made
