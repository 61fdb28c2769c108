"""People to whom harm is done, and the words that do it, from ``harm.yml``."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries

_NONE: frozenset[str] = frozenset()


@cache
def harm_words(name: str) -> frozenset[str]:
    """The words of one class.

    >>> "die" in harm_words("dies"), "die" in harm_words("kills")
    (True, False)
    """
    return frozenset(word for word, names in _classes().items() if name in names)


def harm_classes(word: str) -> frozenset[str]:
    """The classes that a word stands in.

    >>> sorted(harm_classes("shooter"))
    ['doers', 'persons']
    """
    return _classes().get(word, _NONE)


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entry in entries("harm"):
        for word in entry["words"]:
            found.setdefault(word, set()).add(entry["name"])
    return {word: frozenset(names) for word, names in found.items()}
