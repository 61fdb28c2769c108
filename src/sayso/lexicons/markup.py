"""What a page's own markup calls its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries
from sayso.model import Role


@dataclass(frozen=True, slots=True)
class Mark:
    """One role, and how elements that have it are called."""

    id: str
    role: Role
    named: re.Pattern[str]
    tags: frozenset[str]
    fires: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def marks() -> tuple[Mark, ...]:
    """Every role that markup tells, in the order in which they are tried.

    Raises `BadLexicon` when an entry cannot be understood.
    """
    try:
        return tuple(
            Mark(
                entry["id"],
                Role(entry["role"]),
                re.compile(rf"(?:^|[-_])(?:{entry['named']})(?:$|[-_])", re.IGNORECASE),
                frozenset(entry["tags"]),
                tuple(entry["fires"]),
                tuple(entry["keeps"]),
            )
            for entry in entries("markup")
        )
    except (KeyError, ValueError, re.error) as error:
        raise BadLexicon(f"markup.yml: an entry cannot be read ({error})", "mend the entry") from error


def mark_of(tag: str, names: Sequence[str]) -> Mark | None:
    """The role of an element by its tag and the words of its class, itemprop and rel; None where none tells.

    >>> mark_of("p", ["story-dek"]).role.value
    'standfirst'
    """
    return next(
        (mark for mark in marks() if tag in mark.tags or any(mark.named.search(name) for name in names)), None
    )
