"""Pieces: what is compared. Content is cut at line breaks and trimmed, and told direct, indirect or mixed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol, TypeVar

from sayso.measuring.corpora import Attribution
from sayso.model import Kind, Span

_OUTER = " \t\n\"“”„«»'‘’`.,;:–—―-…"
_OPENING = '"“„«'
# an opening mark up to the closing one or, where there is none, to the end of the paragraph
_QUOTED = re.compile(r"(?:[\"“«„]|``|'')[^\n]*?(?:[”»\"]|''|(?=\n)|\Z)")
_ALL = 0.999  # of the letters, for a piece to be direct


class Stretch(Protocol):
    """A part of a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character behind its last one."""


One = TypeVar("One", bound=Stretch)
Other = TypeVar("Other", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of some content, without marks and blanks at its ends; ``of`` is the statement it belongs to."""

    start: int
    end: int
    form: Kind
    of: Attribution


class Ruler:
    """A text, measured: where its letters and digits are, and which of them stand in quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        marked = bytearray(len(text))
        for match in _QUOTED.finditer(text):
            marked[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        letters = [c.isalnum() for c in text]
        self._letters = [0, *accumulate(letters)]
        self._quoted = [0, *accumulate(a and b for a, b in zip(letters, marked, strict=True))]

    def letters(self, start: int, end: int) -> int:
        """How many letters and digits stand between."""
        return self._letters[end] - self._letters[start]

    def words(self, piece: Piece) -> int:
        """How many words the piece has."""
        return len(self.text[piece.start : piece.end].split())

    def pieces(self, attribution: Attribution) -> Iterator[Piece]:
        """The pieces of its content that have a letter.

        >>> text = "“It held,” she said, “for now.”"
        >>> she = Attribution((Span.cut(text, 0, 10), Span.cut(text, 21, 31)))
        >>> [(text[p.start : p.end], p.form.value) for p in Ruler(text).pieces(she)]
        [('It held', 'direct'), ('for now', 'direct')]
        """
        for span in attribution.content:
            for line in re.finditer(r"[^\n]+", span.text):
                start, end = self._trimmed(span.start + line.start(), span.start + line.end())
                if self.letters(start, end):
                    yield Piece(start, end, self._form(start, end), attribution)

    def without_that(self, piece: Piece) -> Piece:
        """The piece without a leading "that" outside quotation marks."""
        opens = self.text[piece.start : piece.start + 5].lower() == "that " and piece.start > 0
        quoted = self.text[piece.start - 1 : piece.start] in _OPENING
        return replace(piece, start=piece.start + 5) if opens and not quoted else piece

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start] in _OUTER:
            start += 1
        while end > start and self.text[end - 1] in _OUTER:
            end -= 1
        return start, end

    def _form(self, start: int, end: int) -> Kind:
        quoted = (self._quoted[end] - self._quoted[start]) / self.letters(start, end)
        return Kind.DIRECT if quoted >= _ALL else Kind.MIXED if quoted else Kind.INDIRECT

    # -------------------------------------------------------------- how near two pieces are

    def by_letters(self, a: Piece, b: Piece) -> float:
        """The letters that two pieces share, of all that they have (Jaccard)."""
        shared = self._shared_letters(a, b)
        return (
            shared / (self.letters(a.start, a.end) + self.letters(b.start, b.end) - shared) if shared else 0
        )

    def half_inside(self, piece: Piece, regions: Iterable[Span | Piece]) -> bool:
        """Whether half of the piece's letters, or more, lie in one of the regions."""
        half = 0.5 * self.letters(piece.start, piece.end)
        return any(self._shared_letters(piece, region) >= half for region in regions if meet(piece, region))

    def _shared_letters(self, a: Piece, b: Span | Piece) -> int:
        return self.letters(max(a.start, b.start), min(a.end, b.end)) if meet(a, b) else 0


def by_characters(a: Stretch, b: Stretch) -> float:
    """The characters that two pieces share, of all from the first to the last (Jaccard)."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0


def mostly_inside(piece: Piece, regions: Iterable[Span | Piece]) -> bool:
    """Whether half of the piece's characters, or more, lie in one of the regions."""
    half = 0.5 * (piece.end - piece.start)
    return any(min(piece.end, r.end) - max(piece.start, r.start) >= half for r in regions)


def matched(
    gold: Sequence[One], found: Sequence[Other], nearness: Callable[[One, Other], float], least: float
) -> dict[int, int]:
    """Which piece of gold is which of those found, one to one, the nearest pairs first."""
    near = ((-nearness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if meet(g, f))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pair for pair in near if -pair[0] >= least):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def meet(a: Stretch, b: Stretch) -> bool:
    """Whether the two share a character."""
    return a.start < b.end and b.start < a.end
