"""The classes of words by which a headline is weighed, from ``headlines.yml``."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries


@cache
def headline_words(name: str) -> frozenset[str]:
    """One class of words, in lower case.

    >>> "entire" in headline_words("all")
    True
    """
    return frozenset(str(w) for e in entries("headlines") if e["name"] == name for w in e["words"])
