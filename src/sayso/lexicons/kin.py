"""Words that news uses for one and the same thing, from ``kin.yml``."""

from __future__ import annotations

from functools import cache

from sayso.lexicons.files import entries
from sayso.lexicons.units import unit_words


@cache
def kin_of(lemma: str) -> str:
    """The word that stands for this one and its kin; a number for its word; else what is left of it uncut.

    >>> kin_of("fatality") == kin_of("die")
    True
    >>> kin_of("twelve"), kin_of("1,200"), kin_of("russian") == kin_of("russia")
    ('12', '1200', True)
    """
    found = _families().get(lemma)
    if found is not None:
        return found
    number = unit_words().words["number"].get(lemma)
    if number is not None:
        return f"{number:g}"
    if lemma[:1].isdigit():
        return lemma.replace(",", "")
    return _cut(lemma)


@cache
def _families() -> dict[str, str]:
    return {word: entry["kin"] for entry in entries("kin") if "kin" in entry for word in entry["words"]}


@cache
def _endings() -> tuple[tuple[str, ...], int]:
    entry = next(entry for entry in entries("kin") if "endings" in entry)
    return tuple(sorted(entry["endings"], key=len, reverse=True)), entry["keeps"]


def _cut(lemma: str) -> str:
    endings, keeps = _endings()
    for ending in endings:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= keeps:
            return lemma[: -len(ending)].rstrip("i")
    return lemma
