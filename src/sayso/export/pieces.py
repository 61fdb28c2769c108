"""An article's text cut wherever a statement, a cue or a source begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sayso.model import Article, Passage, Span, Statement


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
class Mark:
    """Words that a face marks: of which part, and the number of what they belong to."""

    span: Span
    part: str  # content, cue or source of a statement, or what else a face marks
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters and the marks that lie over all of it, in their order."""

    start: int
    end: int
    over: tuple[Mark, ...]


def cut(passage: Passage, marks: Sequence[Mark]) -> Iterator[Run]:
    """The passage, cut at every edge of a mark that overlaps it; the runs join to exactly the passage."""
    near = [m for m in marks if m.span.start < passage.end and passage.start < m.span.end]
    edges = {passage.start, passage.end}
    for mark in near:
        edges |= {e for e in (mark.span.start, mark.span.end) if passage.start < e < passage.end}
    for start, end in pairwise(sorted(edges)):
        yield Run(start, end, tuple(m for m in near if m.span.start <= start and end <= m.span.end))


def pieces(passage: Passage, statements: Sequence[Statement]) -> Iterator[Piece]:
    """The passage, cut at every edge of what overlaps it; the pieces join to exactly the passage."""
    return map(piece, cut(passage, list(statement_marks(statements))))


def statement_marks(statements: Sequence[Statement]) -> Iterator[Mark]:
    """The words, the cue and the source of each statement, numbered by its position."""
    for position, statement in enumerate(statements):
        for span in statement.content:
            yield Mark(span, "content", position)
        if statement.cue:
            yield Mark(statement.cue, "cue", position)
        if statement.source:
            yield Mark(statement.source, "source", position)


def piece(run: Run) -> Piece:
    """What the marks of statements over a run make of it."""
    content = sorted(
        (m for m in run.over if m.part == "content"), key=lambda m: (m.span.start - m.span.end, m.number)
    )
    return Piece(
        run.start,
        run.end,
        inside=tuple(m.number for m in content),
        is_cue=any(m.part == "cue" for m in run.over),
        is_source=any(m.part == "source" for m in run.over),
    )


def runs_of_passages(article: Article) -> Iterator[tuple[Passage | None, list[Passage]]]:
    """Each passage of the reporting by itself, what stands before it on its line, and furniture together."""
    leads = {after: before for before, after in pairwise(article.passages) if _leads(article, before, after)}
    rest = [passage for passage in article.passages if passage not in leads.values()]
    for is_reported, run in groupby(rest, key=lambda passage: passage.role.is_reported):
        if is_reported:
            yield from ((leads.get(passage), [passage]) for passage in run)
        else:
            yield None, list(run)


def _leads(article: Article, before: Passage, after: Passage) -> bool:
    """Whether the first is furniture, a dateline as a rule, on the line on which the second begins."""
    if before.role.is_reported or not after.role.is_reported:
        return False
    return not article.text[before.end : after.start].strip(" \t\u00a0")
