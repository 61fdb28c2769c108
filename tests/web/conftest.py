"""A ledger of the project's own example articles, and the web app on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.adding import added
from sayso.crew import captured
from sayso.ledger import open_ledger
from sayso.model import Hints
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def cache() -> Path:
    """Where the gazetteer is, which takes a minute to make anew."""
    return settings_from(os.environ, home=Path.home()).cache


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a ledger with the eleven articles of examples/stories.jsonl: made once, not to be written."""
    address = f"sqlite:///{tmp_path_factory.mktemp('web')}/stories.db"
    settings = settings_from(os.environ, home=Path.home())
    with open_ledger(address, write=True) as ledger:
        list(
            added(
                captured([EXAMPLES / "stories.jsonl"], hints=Hints()),
                ledger,
                cache_folder=settings.cache,
                jobs=1,
                folder="/",
                clock=lambda: "2026-03-14T08:00:00+00:00",
            )
        )
    return address


@pytest.fixture
def web(stories: str) -> Iterator[TestClient]:
    """A browser without a window on the app over that ledger."""
    settings = settings_from(os.environ, home=Path.home())
    setup = Setup(ledger=stories, cache=settings.cache, person="ada")
    with TestClient(made_app(setup), base_url="http://127.0.0.1:8765") as client:
        yield client
