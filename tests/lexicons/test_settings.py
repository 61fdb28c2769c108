"""Every word before a place makes it a place only in its own lines."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.language import parse
from sayso.lexicons.files import entries
from sayso.situating.settings import Setting, setting
from tests.reading_sentences import article_of

_MEANT = {"within": Setting.WITHIN, "part": Setting.WITHIN, "towards": Setting.TOWARDS}


def _lines(key: str) -> list[Any]:
    return [pytest.param(e["name"], line, id=line) for e in entries("settings") for line in e[key]]


def _setting(line: str) -> Setting | None:
    """As what the last place of the line stands."""
    (grammar,) = parse(article_of(line))
    last = next(t for t in reversed(grammar.tokens) if t.text in ("Bergen", "Norway"))
    return setting(grammar, [last])


@pytest.mark.parametrize(("name", "line"), _lines("fires"))
def test_a_place_is_a_place_only(name: str, line: str) -> None:
    assert _setting(line) is _MEANT[name]


@pytest.mark.parametrize(("name", "line"), _lines("not"))
def test_it_may_be_a_party_elsewhere(name: str, line: str) -> None:
    assert _setting(line) is not _MEANT[name]
