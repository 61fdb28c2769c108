"""Ledgers for the tests: each test that takes ``ledger`` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
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


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/news.db"
    server: Postgres = request.getfixturevalue("server")
    return server.make(f"t{uuid.uuid4().hex}")


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """A new ledger, on each database in turn."""
    with open_ledger(address, write=True) as made:
        yield made
