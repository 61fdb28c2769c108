"""Actors that somebody may mean who is still typing, on both databases."""

from __future__ import annotations

import pytest

from sayso.ledger import Ledger
from sayso.model import ActorKind
from tests.ledger.made import kept


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("simic", ["Jelena Simić"]),
        ("jelena s", ["Jelena Simić"]),
        ("wat", ["Water Ministry"]),
        ("ministry water", ["Water Ministry"]),
        ("s", []),
        ("", []),
        ("Nobody", []),
    ],
)
def test_actors_are_suggested_by_words_of_their_names(ledger: Ledger, typed: str, names: list[str]) -> None:
    kept(ledger, outlet="Lantern")
    found = ledger.suggested(typed)
    assert [each.name for each in found] == names
    assert {each.outlet for each in found} <= {"Lantern"}


def test_the_actors_of_an_article_are_suggested_without_typing(ledger: Ledger) -> None:
    article = kept(ledger).article
    assert article
    assert [(each.name, each.kind) for each in ledger.present(article)] == [
        ("Jelena Simić", ActorKind.PERSON),
        ("Water Ministry", ActorKind.GOVERNMENT),
    ]
