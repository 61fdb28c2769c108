"""Whether a text is in a language that there are lexicons for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.errors import UnknownLanguage
from sayso.language import which_language
from sayso.lexicons.function_words import function_words
from sayso.model import Passage

ENOUGH = 200  # letters: below that the guess is too often wrong to refuse an article for it
_SAMPLE = 3_000
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str, passages: Sequence[Passage]) -> str | None:
    """The language of the article's own reporting; None when there is too little of it to tell.

    >>> language_of("No.", [])

    Raises `UnknownLanguage` when it is surely not English.
    """
    sample = _reported(text, passages)
    if len(_LETTER.findall(sample)) < ENOUGH:
        return None
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in function_words() for word in words) > len(words) / 8:
        return "en"
    guess = which_language(sample)
    if guess == "en" or _has_no_words(words):
        return "en" if guess == "en" else None
    raise UnknownLanguage(f"it seems to be in {guess!r}, not in English", "give it in English")


def _has_no_words(words: Sequence[str]) -> bool:
    """Whether these are not words of any language: one letter, or one word, over and over."""
    return len(set(words)) < 10


def _reported(text: str, passages: Sequence[Passage]) -> str:
    parts = []
    size = 0
    for passage in passages:
        if passage.role.is_reported and size < _SAMPLE:
            parts.append(text[passage.start : min(passage.end, passage.start + _SAMPLE)])
            size += len(parts[-1])
    return " ".join(parts)
