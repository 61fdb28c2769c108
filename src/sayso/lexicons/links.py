"""Words that a link is made of and that name nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class LinkForm:
    """One way of putting a link into words."""

    id: str
    whole: re.Pattern[str]
    fires: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def link_forms() -> tuple[LinkForm, ...]:
    """Every form of link words.

    Raises `BadLexicon` when an entry cannot be understood.
    """
    try:
        return tuple(
            LinkForm(
                entry["id"],
                re.compile(entry["is"], re.IGNORECASE),
                tuple(entry["fires"]),
                tuple(entry["keeps"]),
            )
            for entry in entries("links")
        )
    except (KeyError, re.error) as error:
        raise BadLexicon(f"links.yml: an entry cannot be read ({error})", "mend the entry") from error


def are_link_words(words: str) -> bool:
    """Whether the words are what a link says, and no name.

    >>> are_link_words("Read Full Article"), are_link_words("Reader's Digest")
    (True, False)
    """
    bare = " ".join(words.split()).strip(" .,;:!?…→►▶>»|()[]")
    return any(form.whole.fullmatch(bare) for form in link_forms())
