"""Words that may stand for one another in a headline and its article, from ``alike.yml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from sayso.lexicons.files import entries

_SHORTEST = 4  # letters of what is left without an ending


@cache
def classes() -> dict[str, frozenset[int]]:
    """The numbers of the entries in which each word stands.

    >>> bool(classes()["blaze"] & classes()["fire"]), bool(classes()["blaze"] & classes()["flood"])
    (True, False)
    """
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(e for e in entries("alike") if "alike" in e):
        for word in entry["alike"]:
            found[word].add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def particulars() -> dict[str, tuple[str, ...]]:
    """The words for which each general word may stand.

    >>> "brother" in particulars()["relative"]
    True
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries("alike"):
        for word in entry.get("alike", ()) if "of" in entry else ():
            found[word] += entry["of"]
    return {word: tuple(words) for word, words in found.items()}


@cache
def nations() -> frozenset[str]:
    """The words for nations and their people, in lower case.

    >>> "polish" in nations()
    True
    """
    return frozenset(word for entry in entries("alike") if entry.get("nations") for word in entry["alike"])


@lru_cache(1 << 15)
def family(word: str) -> str:
    """What a word has in common with its family: the word without its endings.

    >>> family("protester") == family("protest"), family("explosive") == family("explosion")
    (True, True)
    """
    while shorter := _without_ending(word):
        word = shorter
    return word


def are_alike(word: str, other: str) -> bool:
    """Whether the first, in a headline, may stand for the second.

    >>> are_alike("blaze", "fire"), are_alike("protester", "prosecutor")
    (True, False)
    """
    if word == other or family(word) == family(other) or other in particulars().get(word, ()):
        return True
    return bool(classes().get(word, frozenset()) & classes().get(other, frozenset()))


def _without_ending(word: str) -> str | None:
    endings, lengths = _endings()
    return next((word[:-n] for n in lengths if len(word) - n >= _SHORTEST and word[-n:] in endings), None)


@cache
def _endings() -> tuple[frozenset[str], tuple[int, ...]]:
    """The endings, and how long they are, the longest first."""
    found = frozenset(ending for entry in entries("alike") for ending in entry.get("endings", ()))
    return found, tuple(sorted({len(ending) for ending in found}, reverse=True))
