"""As what the name of a place stands."""

from __future__ import annotations

import pytest

from sayso.language import parse
from sayso.situating.settings import Setting, setting
from tests.reading_sentences import article_of


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("The road in Bergen was shut.", "Bergen", Setting.WITHIN),
        ("They met in Oslo, Norway, on Monday.", "Norway", Setting.WITHIN),
        ("They met in Oslo, Bergen and Stavanger on Monday.", "Stavanger", Setting.WITHIN),
        ("The Oslo court met on Monday.", "Oslo", Setting.WITHIN),
        ("President of Norway Ana Petrović left.", "Norway", Setting.WITHIN),
        ("She was flown to Oslo.", "Oslo", Setting.TOWARDS),
        ("Oslo denied the claim.", "Oslo", None),
        ("They blamed Norway for the attack.", "Norway", None),
    ],
)
def test_a_place_is_where_something_is_or_a_party(text: str, word: str, meant: Setting | None) -> None:
    (grammar,) = parse(article_of(text))
    name = next(t for t in grammar.tokens if t.text == word)
    assert setting(grammar, [name]) is meant
