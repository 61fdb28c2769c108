"""An article's text cut wherever a statement, a cue or a source begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.model import Passage, Span, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that the same statements, cues and sources cover."""

    start: int
    end: int
    inside: tuple[int, ...]  # positions of the statements whose content covers it, outermost first
    is_cue: bool
    is_source: bool

    @property
    def innermost(self) -> int | None:
        """The position of the statement that the words belong to most closely."""
        return self.inside[-1] if self.inside else None


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    statement: int
    part: str  # content, cue or source


def pieces(passage: Passage, statements: Sequence[Statement]) -> Iterator[Piece]:
    """The passage, cut at every edge of what overlaps it; the pieces join to exactly the passage."""
    marks = [m for m in _marks(statements) if m.span.start < passage.end and passage.start < m.span.end]
    edges = {passage.start, passage.end}
    for mark in marks:
        edges |= {e for e in (mark.span.start, mark.span.end) if passage.start < e < passage.end}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        yield _piece(start, end, [m for m in marks if m.span.start <= start and end <= m.span.end])


def _marks(statements: Sequence[Statement]) -> Iterator[_Mark]:
    for position, statement in enumerate(statements):
        for span in statement.content:
            yield _Mark(span, position, "content")
        if statement.cue:
            yield _Mark(statement.cue, position, "cue")
        if statement.source:
            yield _Mark(statement.source, position, "source")


def _piece(start: int, end: int, over: Sequence[_Mark]) -> Piece:
    content = sorted(
        (m for m in over if m.part == "content"), key=lambda m: (m.span.start - m.span.end, m.statement)
    )
    return Piece(
        start,
        end,
        inside=tuple(m.statement for m in content),
        is_cue=any(m.part == "cue" for m in over),
        is_source=any(m.part == "source" for m in over),
    )
