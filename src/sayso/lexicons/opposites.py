"""Words of which not both can hold of one thing at one time, from ``opposites.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.lexicons.files import entries


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """For each word those that it cannot hold together with.

    >>> "fail" in opposites()["succeed"], "succeed" in opposites()["fail"]
    (True, True)
    """
    found: dict[str, set[str]] = {}
    for entry in entries("opposites"):
        for here, there in ((entry["one"], entry["other"]), (entry["other"], entry["one"])):
            for word in here:
                found.setdefault(word, set()).update(there)
    return {word: frozenset(others) for word, others in found.items()}
