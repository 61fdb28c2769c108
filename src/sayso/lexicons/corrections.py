"""Phrases by which an article takes back what was said, from ``corrections.yml``."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicons.files import entries


def taken_back(text: str) -> str | None:
    """How the words take something back: "correction" or "retraction"; None when they do not.

    >>> taken_back("An earlier version of this article said 41 had died."), taken_back("41 had died.")
    ('correction', None)
    """
    small = text.lower()
    return next((kind for kind, phrases in _phrases() if phrases.search(small)), None)


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (e["kind"], re.compile("|".join(f"(?:{p})" for p in e["phrases"]))) for e in entries("corrections")
    )
