"""The gazetteer, for tests of all rooms."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.settings import settings_from
from sayso.situating.gazetteer import FILE, Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The one that `make setup` made, in a folder of its own; without it, one is made, which takes a while."""
    folder = tmp_path_factory.mktemp("gazetteer")
    made = settings_from(os.environ, home=Path.home()).cache / FILE
    if made.exists():
        (folder / FILE).symlink_to(made)
    return open_gazetteer(folder)
