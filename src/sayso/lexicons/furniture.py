"""Kinds of lines that stand in a scraped article and are not its reporting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries
from sayso.model import Role

EDGE = 8  # paragraphs that count as the top, or the end, of an article
_LONGEST = 160
_CURLY = str.maketrans("‘’‚‛“”„‟«»\xa0", '\'\'\'\'"""""" ', "\u200b\u200c\u200d\u200e\u200f\ufeff\xad")
_OPENING = re.compile(r"""^["'(\[*•►▶→>|–—-][\s"'(\[*•►▶→>|–—-]*""")
_SPEECH = re.compile(r'"[^"]{1,300}"\W{0,3}\w')  # words in quotation marks, and somebody who says them
_CLOSING = re.compile(r"""[\s"')\].,!?:;…|→►▶>–—-]{1,20}$""")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article, levelled for matching: one blank between words, marks straight.

    >>> Line.of("  “Subscribe   now!” ")
    Line(levelled='"Subscribe now!"', opened='Subscribe now!"', bare='Subscribe now')
    """

    levelled: str
    opened: str  # without the marks and brackets before it
    bare: str  # without those after it either

    @classmethod
    def of(cls, text: str) -> Line:
        """The line levelled."""
        levelled = " ".join(text.translate(_CURLY).split())
        opened = levelled if _SPEECH.match(levelled) else _OPENING.sub("", levelled)
        return cls(levelled, opened, _CLOSING.sub("", opened))


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of furniture: the role its lines have and what they look like."""

    id: str
    role: Role
    where: str
    longest: int
    opens: bool
    alone: bool
    runs: bool
    whole: re.Pattern[str] | None
    starts: re.Pattern[str] | None
    ends: re.Pattern[str] | None
    has: re.Pattern[str] | None
    label: re.Pattern[str] | None
    fires: tuple[str, ...]
    keeps: tuple[str, ...]

    def fires_on(self, line: Line) -> bool:
        """Whether the line is of this kind, its place in the article aside."""
        if len(line.levelled) > self.longest:
            return False
        return bool(
            (self.whole and self.whole.fullmatch(line.bare))
            or (self.starts and self.starts.match(line.opened))
            or (self.ends and self.ends.search(line.levelled))
            or (self.has and self.has.search(line.levelled))
        )

    def label_in(self, text: str) -> int:
        """How many characters of such a line are its label: "Correction (5 May): "; 0 when it has none."""
        found = self.label.match(text) if self.label else None
        return found.end() if found else 0

    def may_stand(self, index: int, count: int) -> bool:
        """Whether such a line can be paragraph ``index`` of ``count``."""
        if self.where == "top":
            return index < EDGE
        if self.where == "last":
            return index == count - 1
        return self.where == "any" or index >= count - EDGE


@cache
def furniture() -> tuple[Furniture, ...]:
    """Every kind of furniture, in the order in which they are tried.

    >>> [kind.id for kind in furniture() if kind.fires_on(Line.of("ADVERTISEMENT"))]
    ['advert']

    Raises `BadLexicon` when an entry cannot be understood.
    """
    return tuple(_furniture(entry) for entry in entries("furniture"))


@cache
def longest_line() -> int:
    """How many characters a line of furniture has at most."""
    return max(kind.longest for kind in furniture())


def kind_of(line: Line, *, index: int, count: int) -> Furniture | None:
    """The first kind of furniture the line is of as paragraph ``index`` of ``count``; None when of none."""
    return next((k for k in furniture() if k.may_stand(index, count) and k.fires_on(line)), None)


def label_in(text: str, kind_id: str | None) -> int:
    """How many characters of a line of this kind are its label; 0 when it has none.

    >>> label_in("Correction: The flood was in 2021.", "correction")
    12
    """
    return next((kind.label_in(text) for kind in furniture() if kind.id == kind_id), 0)


def _furniture(entry: dict[str, Any]) -> Furniture:
    try:
        flags = re.NOFLAG if entry.get("case") == "exact" else re.IGNORECASE
        return Furniture(
            id=entry["id"],
            role=Role(entry["role"]),
            where=entry.get("where", "any"),
            longest=entry.get("longest", _LONGEST),
            opens=entry.get("opens", False),
            alone=entry.get("alone", False),
            runs=entry.get("runs", False),
            whole=_any_of(entry.get("is"), flags),
            starts=_any_of(entry.get("starts"), flags),
            ends=_any_of(entry.get("ends"), flags, after="$"),
            has=_any_of(entry.get("has"), flags),
            label=_any_of(entry.get("label"), flags),
            fires=tuple(entry["fires"]),
            keeps=tuple(entry["keeps"]),
        )
    except (KeyError, ValueError, TypeError, re.error) as error:
        raise BadLexicon(
            f"furniture.yml: the entry {entry.get('id')!r} cannot be read ({error})", "mend the entry"
        ) from error


def _any_of(
    fragments: Sequence[str] | None, flags: re.RegexFlag, *, after: str = ""
) -> re.Pattern[str] | None:
    if not fragments:
        return None
    return re.compile("|".join(f"(?:{fragment}){after}" for fragment in fragments), flags)
