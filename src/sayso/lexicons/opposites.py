"""Words that cannot both be true of one thing, from ``opposites.yml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from sayso.lexicons.files import entries


@cache
def opposites() -> dict[str, frozenset[str]]:
    """The words that each word excludes.

    >>> "reject" in opposites()["approve"]
    True
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries("opposites"):
        one, other = entry["sides"]
        for word in one:
            found[word].update(other)
        for word in other:
            found[word].update(one)
    return {word: frozenset(words) for word, words in found.items()}


def are_opposed(word: str, other: str) -> bool:
    """Whether the two cannot both be true of one thing.

    >>> are_opposed("approve", "reject"), are_opposed("approve", "endorse")
    (True, False)
    """
    return other in opposites().get(word, frozenset())
