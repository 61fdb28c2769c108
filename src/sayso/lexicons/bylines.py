"""The words of a byline that are not the writers' names."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicons.files import entries

_JOINTS = re.compile(r"\s*(?:,|;|\||\b(?:and|And|AND)\b|&)\s*")
_FOR_WHOM = re.compile(r"\s+(?:for|For|FOR)\s.*$")


def names_in_byline(line: str) -> list[str]:
    """The names in a byline, "By" and what the writers are left out.

    >>> names_in_byline("By Ada Quill and Tom Harrow, Harbour Correspondent")
    ['Ada Quill', 'Tom Harrow']
    """
    first, *rest = _JOINTS.split(_FOR_WHOM.sub("", _lead().sub("", line.strip())))
    names = (first.strip(), *filter(_is_name, rest))
    return [name for name in names if name and not _nobody().fullmatch(name)]


def names_writer(words: str) -> bool:
    """Whether the words begin as a byline does.

    >>> names_writer("By Ada Quill"), names_writer("The Lantern")
    (True, False)
    """
    return _lead().match(words) is not None


def _is_name(part: str) -> bool:
    words = part.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and not _work().search(part)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_words('lead')}):?\s+", re.IGNORECASE)


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(_words("nobody"), re.IGNORECASE)


@cache
def _work() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('work')})s?\b", re.IGNORECASE)


def _words(entry_id: str) -> str:
    return "|".join(w for e in entries("bylines") if e["id"] == entry_id for w in e["words"])
