"""Words that a copy editor puts one for the other, from ``variants.yml``, made alike for comparing."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries
from sayso.lexicons.units import unit_words


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that is read as another, behind at least ``stem`` letters."""

    written: str
    read: str
    stem: int


@dataclass(frozen=True, slots=True)
class Variants:
    """What is read as what.

    ``phrases`` has, by their first word, the other ways of writing in two words or more, longest first,
    each with what it is read as.
    """

    endings: tuple[Ending, ...]
    words: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def variants() -> Variants:
    """Every variant of the lexicon, with the words for numbers.

    >>> variants().words["whilst"], variants().words["seven"]
    ('while', '7')

    Raises `BadLexicon` when an entry cannot be understood.
    """
    try:
        found = entries("variants")
        endings = tuple(
            Ending(e["ending"]["from"], e["ending"]["to"], e["ending"]["stem"])
            for e in found
            if "ending" in e
        )
        forms = [
            (form.lower().split(), e["same"][0].lower()) for e in found if "same" in e for form in e["same"]
        ]
    except (KeyError, AttributeError, IndexError) as error:
        raise BadLexicon(f"variants.yml: an entry cannot be read ({error})", "mend the entry") from error
    words = {word: f"{value:g}" for word, value in unit_words().words["number"].items() if " " not in word}
    words |= {form[0]: read.replace(" ", "_") for form, read in forms if len(form) == 1}
    return Variants(endings, words, _by_first_word(forms))


def _by_first_word(forms: list[tuple[list[str], str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, read in sorted(forms, key=lambda each: (-len(each[0]), each[0])):
        if len(form) > 1:
            phrases.setdefault(form[0], []).append((tuple(form), read.replace(" ", "_")))
    return {first: tuple(found) for first, found in phrases.items()}


@lru_cache(maxsize=1 << 16)
def plain_letters(word: str) -> str:
    """The word in lower case, without accents and with straight apostrophes.

    >>> plain_letters("Brudziński’s")
    "brudzinski's"
    """
    if word.isascii():
        return word.lower()
    taken_apart = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in taken_apart if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=1 << 16)
def read_as(word: str) -> str:
    """What a word is compared as, letter case and accents aside.

    >>> [read_as(word) for word in ("organisation", "five", "3,000", "whilst", "by-election")]
    ['organization', '5', '3000', 'while', 'byelection']
    """
    word = plain_letters(word).replace("-", "")
    if word[0].isdigit():
        return word.replace(",", "")
    if word in variants().words:
        return variants().words[word]
    for ending in variants().endings:
        if word.endswith(ending.written) and len(word) - len(ending.written) >= ending.stem:
            return word[: len(word) - len(ending.written)] + ending.read
    return word
