"""Words by which the name of a place is a place only, from ``settings.yml``."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries


@cache
def words_of_settings(name: str) -> frozenset[str]:
    """One class of words before the name of a place, in lower case.

    >>> "near" in words_of_settings("within")
    True
    """
    return frozenset(word for e in entries("settings") if e["name"] == name for word in e["words"])
