"""The words by which the measure counts, from words.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of words.yml."""

    speech: frozenset[str]
    signs: frozenset[str]
    irregular: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    titles: frozenset[str]
    joints: tuple[str, ...]
    articles: tuple[str, ...]
    pronouns: frozenset[str]
    more_endings: tuple[tuple[str, str], ...]
    participles: dict[str, str]
    numbers: tuple[str, ...]
    tolls: dict[str, list[str]]
    weekdays: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The words, read once."""
    given: dict[str, Any] = yaml.safe_load((files("sayso.measuring") / "words.yml").read_text("utf-8"))
    return Vocabulary(
        speech=frozenset(given["speech"]),
        signs=frozenset(given["signs"]),
        irregular=given["irregular"],
        endings=tuple((off, on) for off, on in given["endings"]),
        titles=frozenset(given["titles"]),
        joints=tuple(given["joints"]),
        articles=tuple(given["articles"]),
        pronouns=frozenset(given["pronouns"]),
        more_endings=tuple((off, on) for off, on in given["more_endings"]),
        participles=given["participles"],
        numbers=tuple(given["numbers"]),
        tolls=given["tolls"],
        weekdays=tuple(given["weekdays"]),
    )


def speech_word(cue: str) -> str | None:
    """The word of speech in a cue, without its ending; None when the cue has none.

    >>> speech_word("has repeatedly warned"), speech_word("according to"), speech_word("believes")
    ('warn', 'according', None)
    """
    words = vocabulary()
    if cue.strip() in words.signs:
        return cue.strip()
    found = (form for word in re.findall(r"[a-z']+", cue.lower()) for form in forms(word))
    return next((form for form in found if form in words.speech), None)


def forms(word: str) -> list[str]:
    """What the word may be without its ending, itself first.

    >>> forms("warned")
    ['warned', 'warned', 'warn', 'warne', 'warne']
    """
    words = vocabulary()
    cut = [word.removesuffix(off) + on for off, on in words.endings if word.endswith(off)]
    return [word, words.irregular.get(word, word), *cut]
