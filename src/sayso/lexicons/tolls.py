"""Which figures of a story are put side by side, from ``tolls.yml``."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries


@cache
def toll_words(name: str) -> frozenset[str]:
    """The words of one class.

    >>> "killed" in toll_words("units"), "km" in toll_words("units")
    (True, False)
    """
    return frozenset(word for entry in entries("tolls") if entry["name"] == name for word in entry["words"])
