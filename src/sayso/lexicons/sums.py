"""Words that sum up happenings or the dead, from ``sums.yml``."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicons.files import entries


@cache
def sum_pattern(name: str) -> re.Pattern[str]:
    """The phrases of one class, for text in small letters.

    >>> bool(sum_pattern("two at once").search("an apparent murder-suicide"))
    True
    """
    words = {word for entry in entries("sums") if entry["name"] == name for word in entry["words"]}
    forms = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
