"""Small closed classes of words that decide whether a cue reports, and how firmly."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries
from sayso.model import Certainty


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of one class of ``frames.yml``.

    >>> "go" in words_of("carriers")
    True
    """
    return frozenset(word for e in entries("frames") if e["name"] == name for word in e["words"])


@cache
def hedges() -> dict[str, Certainty]:
    """Hedging words in lower case, and how they weaken what is said."""
    return {word: Certainty(entry["certainty"]) for entry in entries("hedges") for word in entry["words"]}
