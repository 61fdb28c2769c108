"""Spellings of one name that was written in another alphabet, from ``transliterations.yml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries

_MANY = 4096  # names whose spelling is kept at hand
_INITIALS = 2  # capitals without full stops that are initials: "JK"
_JOINT = re.compile(r"[\s,‐‑-]+")


@lru_cache(maxsize=_MANY)
def in_one_spelling(word: str) -> str:
    """What the spellings of one name share; it is for comparing and need not be a name.

    >>> in_one_spelling("Zelenskyy") == in_one_spelling("Zelensky") == in_one_spelling("Zelenskiy")
    True
    >>> in_one_spelling("Kiev") == in_one_spelling("Kyiv"), in_one_spelling("Khan") == in_one_spelling("Han")
    (True, False)
    """
    read = _plain(word)
    if read in _same():
        return _same()[read]
    for written, instead in _rules():
        read = written.sub(instead, read)
    return _same().get(read, read)


def parts_of_name(name: str) -> tuple[str, ...]:
    """The parts of a person's name in one spelling and in one order, initials apart.

    >>> parts_of_name("Viktor Orbán") == parts_of_name("Orban Viktor")
    True
    >>> parts_of_name("J. K. Okoro") == parts_of_name("JK Okoro") == parts_of_name("Okoro, J.K.")
    True
    """
    parts = (part for part in _JOINT.split(name) if part)
    return tuple(sorted(one for part in parts for one in _letters(part)))


def _letters(part: str) -> Iterator[str]:
    """The initials that are written together, as in "J.R." and "JR", or the one word in one spelling."""
    letters = part.replace(".", "")
    if letters.isupper() and (len(letters) <= _INITIALS or "." in part[:-1]):
        yield from letters.lower()
    else:
        yield in_one_spelling(part)


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "’'`ʼ.")


@cache
def _same() -> dict[str, str]:
    """Each spelling of a name that no rule reaches, with the first of them."""
    return {
        _plain(form): _plain(e["same"][0])
        for e in entries("transliterations")
        if "same" in e
        for form in e["same"]
    }


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What is read as what, in the order of the file; raises `BadLexicon` where a rule is none."""
    try:
        given = [e["read"] for e in entries("transliterations") if "read" in e]
        return tuple((re.compile(rule["from"]), rule["to"]) for rule in given)
    except (KeyError, TypeError, re.error) as error:
        raise BadLexicon(f"transliterations.yml: a rule cannot be read ({error})", "mend it") from error
