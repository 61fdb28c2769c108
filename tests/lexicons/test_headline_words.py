"""The lexicons by which a headline is weighed, each entry on its own examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.lexicons import entries
from sayso.lexicons.alike import are_alike
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.ladders import is_stronger
from sayso.lexicons.opposites import are_opposed

Judge = Callable[[str, str], bool]
PAIRS: list[tuple[str, Judge]] = [
    ("alike", are_alike), ("ladders", is_stronger), ("opposites", are_opposed),
]  # fmt: skip


def _lines(key: str) -> list[Any]:
    return [
        pytest.param(judge, line, id=f"{name}: {line}")
        for name, judge in PAIRS
        for entry in entries(name)
        for line in entry[key]
    ]


@pytest.mark.parametrize(("judge", "line"), _lines("fires"))
def test_a_pair_fires_on_what_it_must(judge: Judge, line: str) -> None:
    headline, article = line.split(" | ")
    assert judge(headline, article)


@pytest.mark.parametrize(("judge", "line"), _lines("not"))
def test_a_pair_spares_what_it_must(judge: Judge, line: str) -> None:
    headline, article = line.split(" | ")
    assert not judge(headline, article)


@pytest.mark.parametrize("entry", entries("headlines"), ids=lambda entry: str(entry["name"]))
def test_a_class_of_words_holds_what_it_must(entry: dict[str, Any]) -> None:
    assert set(entry["fires"]) <= headline_words(entry["name"])
    assert not set(entry["not"]) & headline_words(entry["name"])
