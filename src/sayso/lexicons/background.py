"""Words that tell of another happening than the article's own, from ``background.yml``."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicons.files import entries


@cache
def background_words(name: str) -> frozenset[str]:
    """The words of one class.

    >>> "this year" in background_words("over a time")
    True
    """
    return frozenset(
        word for entry in entries("background") if entry["name"] == name for word in entry["words"]
    )


@cache
def background_pattern(name: str) -> re.Pattern[str]:
    """The phrases of one class, for text in small letters.

    >>> bool(background_pattern("over a time").search("43 people were killed this year"))
    True
    """
    forms = sorted(background_words(name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")
