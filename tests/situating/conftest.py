"""Articles made of a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from sayso.model import Article, Passage, Role


@pytest.fixture
def article_of() -> Callable[..., Article]:
    def make(text: str, published: date | None = date(2022, 9, 5), url: str | None = None) -> Article:
        passages = tuple(Passage(m.start(), m.end(), Role.BODY) for m in re.finditer(r"[^\n]+", text))
        return Article("a", text, passages, published=published, url=url)

    return make
