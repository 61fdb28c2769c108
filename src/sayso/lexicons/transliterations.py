"""Spellings of one name that was written in another alphabet, from ``transliterations.yml``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries

_MANY = 4096  # names whose spelling is kept at hand


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
