"""The function words tell English from its neighbours."""

import pytest

from sayso.lexicons import entries
from sayso.lexicons.function_words import function_words

LINES = [(line, True) for entry in entries("function_words") for line in entry["fires"]]
LINES += [(line, False) for entry in entries("function_words") for line in entry["keeps"]]


@pytest.mark.parametrize(("line", "is_english"), LINES)
def test_a_third_of_an_english_sentence_is_function_words(line: str, is_english: bool) -> None:
    words = line.lower().strip(".").replace(",", "").split()
    assert (sum(word in function_words() for word in words) > len(words) / 3) is is_english
