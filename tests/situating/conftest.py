"""One gazetteer for all tests of the room, and articles made of a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sayso.model import Article, Passage, Role
from sayso.situating.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    # Shared by the workers of one run and kept for the next: building takes 8 s.
    folder: Path = tmp_path_factory.getbasetemp().parent.parent / "sayso-gazetteer"
    return open_gazetteer(folder)


@pytest.fixture
def article_of() -> Callable[..., Article]:
    def make(text: str, published: date | None = date(2022, 9, 5), url: str | None = None) -> Article:
        passages = tuple(Passage(m.start(), m.end(), Role.BODY) for m in re.finditer(r"[^\n]+", text))
        return Article("a", text, passages, published=published, url=url)

    return make
