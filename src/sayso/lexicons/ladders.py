"""Which word says more than which, from ``ladders.yml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from sayso.lexicons.files import entries


@cache
def rungs() -> dict[str, dict[str, int]]:
    """The rung on which each word stands, by the ladder's field; a word on two rungs is on the higher.

    >>> rungs()["wipe out"]["harm to things"] > rungs()["damage"]["harm to things"]
    True
    """
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for entry in entries("ladders"):
        for height, words in enumerate(entry["rungs"]):
            for word in words:
                found[word][entry["field"]] = height
    return dict(found)


def is_stronger(word: str, other: str) -> bool:
    """Whether the word stands above the other on a ladder that has both.

    >>> is_stronger("storm", "surround"), is_stronger("surround", "storm")
    (True, False)
    """
    ours, theirs = rungs().get(word, {}), rungs().get(other, {})
    return any(height > theirs[field] for field, height in ours.items() if field in theirs)
