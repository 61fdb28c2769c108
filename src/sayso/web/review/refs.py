"""How a page names two things that are compared: an article by its key, words by where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from sayso.errors import BadQuery
from sayso.model import Words


class Kind(StrEnum):
    """What is looked at."""

    STATEMENT = "statement"
    SPEAKER = "speaker"
    SAME_CLAIM = "same-claim"
    COPY = "copy"
    DISPUTE = "dispute"


PAIRS = (Kind.SAME_CLAIM, Kind.COPY, Kind.DISPUTE)


@dataclass(frozen=True, slots=True)
class Ref:
    """An article, or some of its words; ``statement`` is the key of the one they stand in."""

    article: str
    start: int | None = None
    end: int | None = None
    statement: str | None = None

    def __str__(self) -> str:
        """As it stands in a path.

        >>> str(Ref("a1", 4, 9, "s1")), str(Ref("a1"))
        ('a1.4-9.s1', 'a1')
        """
        parts = [self.article]
        if self.start is not None:
            parts.append(f"{self.start}-{self.end}")
        if self.statement is not None:
            parts.append(self.statement)
        return ".".join(parts)


_REF = re.compile(
    r"(?P<article>\w+)(?:\.(?P<start>\d{1,9})-(?P<end>\d{1,9})(?:\.(?P<statement>\w+))?)?", re.A
)


def ref_from(written: str) -> Ref:
    """What a path names.

    >>> ref_from("a1.4-9")
    Ref(article='a1', start=4, end=9, statement=None)
    """
    found = _REF.fullmatch(written)
    if found is None:
        raise BadQuery(f"{written!r} names nothing", "follow a link of a review page")
    if found["start"] is None:
        return Ref(found["article"])
    return Ref(found["article"], int(found["start"]), int(found["end"]), found["statement"])


def ref_to(words: Words) -> Ref:
    """How these words are named."""
    return Ref(words.article, words.start, words.end, words.statement)


def pair_path(kind: Kind, refs: Sequence[Ref]) -> str:
    """The page of a pair.

    >>> pair_path(Kind.COPY, (Ref("a1"), Ref("b2")))
    '/review/pair/copy/a1/b2'
    """
    one, other = (quote(str(ref), safe="") for ref in refs)
    return f"/review/pair/{kind}/{one}/{other}"


def words_path(kind: Kind, one: Words, other: Words) -> str:
    """The page of two wordings, for links from a story."""
    return pair_path(kind, (ref_to(one), ref_to(other)))
