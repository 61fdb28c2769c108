"""Words of which not both can hold of one thing at one time, from ``outcomes.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.lexicons.files import entries


@cache
def outcomes() -> Mapping[str, frozenset[str]]:
    """For each word those that it cannot hold together with.

    >>> "fail" in outcomes()["succeed"], "succeed" in outcomes()["fail"]
    (True, True)
    """
    found: dict[str, set[str]] = {}
    for entry in entries("outcomes"):
        for here, there in ((entry["one"], entry["other"]), (entry["other"], entry["one"])):
            for word in here:
                found.setdefault(word, set()).update(there)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def are_rivals(word: str, other: str) -> bool:
    """Whether two who want one thing go against each other with these words.

    >>> are_rivals("capture", "hold"), are_rivals("rise", "fall")
    (True, False)
    """
    rows = (entry for entry in entries("outcomes") if entry.get("rivals"))
    return any(word in row["one"] and other in row["other"] for row in rows)
