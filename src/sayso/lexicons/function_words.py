"""Words that hold the sentences of a language together."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries


@cache
def function_words() -> frozenset[str]:
    """English function words, in lower case.

    >>> "the" in function_words(), "bridge" in function_words()
    (True, False)
    """
    return frozenset(word for entry in entries("function_words") for word in entry["words"])
