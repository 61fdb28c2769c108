"""Small closed classes of words that decide what a clause puts forward, from ``clauses.yml``."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries


@cache
def clause_words(name: str) -> frozenset[str]:
    """The words of one class, in lower case.

    >>> "nobody" in clause_words("denying")
    True
    """
    return frozenset(word for entry in entries("clauses") if entry["name"] == name for word in entry["words"])
