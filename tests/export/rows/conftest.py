from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.ledger import Ledger, open_ledger
from tests.export.rows.made import fill


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger with three articles and a refusal."""
    address = f"sqlite:///{tmp_path_factory.mktemp('ledger')}/news.db"
    with open_ledger(address, write=True) as made:
        fill(made)
    return address


@pytest.fixture(scope="session")
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(url) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with nothing in it."""
    with open_ledger(f"sqlite:///{tmp_path_factory.mktemp('empty')}/news.db", write=True) as made:
        yield made
