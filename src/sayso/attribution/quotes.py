"""Quotation marks: where words stand between them, over however many paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model import Article, Passage, Span

# Marks are typography, not language, so they stand here and not in a lexicon.
_PAIRS = {
    "“": {"”", '"', "’’"},
    "«": {"»"},
    "„": {"“", "”"},
    "‹": {"›"},
    "``": {"''"},
    "‘‘": {"’’"},
    "''": {"''"},
    '"': {'"', "”"},
    "‘": {"’"},
    "'": {"'"},
}
_SINGLE = {"‘", "'"}
_MARK = re.compile(r"``|''|‘‘|’’|[“”«»„‹›\"‘’']")
_SHORT_INNER = 30  # characters of a term in marks inside the same marks
_OPENING_CONTEXT = re.compile(r"[\s(\[{—–\-/:,;“‘\"…]")
_CLOSING_CONTEXT = re.compile(r"[\s)\]}—–\-/:,;.!?”’\"…]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, one piece a paragraph, each with its marks.

    ``closed`` is False where the closing mark is missing and the paragraph's end stands in for it.
    """

    pieces: tuple[Span, ...]
    closed: bool = True

    @property
    def start(self) -> int:
        """Where it opens."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where it closes."""
        return self.pieces[-1].end


@dataclass(frozen=True, slots=True)
class _Run:
    """One stretch within one paragraph: closed, or open to the paragraph's end."""

    start: int
    end: int
    opens: bool  # False: the paragraph begins inside a quotation
    closes: bool


def quotations(article: Article, passages: Sequence[Passage]) -> list[Quotation]:
    """Every quotation in these passages, in reading order, the outermost marks only.

    A paragraph that ends inside a quotation goes on in the next one if that reopens with a mark. A
    mark that is never closed ends with its paragraph and costs nothing else.

    >>> from sayso.model import Article, Passage, Role
    >>> text = 'He said: “One.\\n\\n“Two.” Then he left.'
    >>> body = (Passage(0, 14, Role.BODY), Passage(16, 36, Role.BODY))
    >>> [[p.text for p in q.pieces] for q in quotations(Article("a", text, body), body)]
    [['“One.', '“Two.”']]
    """
    found: list[Quotation] = []
    open_pieces: list[Span] = []
    for passage in passages:
        runs = list(_runs(article.text, passage))
        goes_on = bool(runs) and article.text[passage.start : runs[0].start].strip() == ""
        late = _closes_late(article.text, passage) if open_pieces and not goes_on else None
        if late is not None:
            open_pieces.append(article.span(passage.start, late))
            found.append(Quotation(tuple(open_pieces)))
            open_pieces = []
            runs = [run for run in runs if run.start >= late]
        if open_pieces and not goes_on:
            found.append(Quotation(tuple(open_pieces), closed=False))
            open_pieces = []
        for run in runs:
            piece = article.span(run.start, run.end)
            if run is runs[0] and open_pieces:
                open_pieces.append(piece)
            elif run.closes:
                found.append(Quotation((piece,)))
                continue
            else:
                open_pieces = [piece]
            if run.closes:
                found.append(Quotation(tuple(open_pieces)))
                open_pieces = []
    if open_pieces:
        found.append(Quotation(tuple(open_pieces), closed=False))
    return found


def _closes_late(text: str, passage: Passage) -> int | None:
    """Where a quotation left open in the paragraph before ends, if the first mark here can only close one."""
    marks = _MARK.finditer(text, passage.start, passage.end)
    first = next((m for m in marks if m.group() not in _SINGLE), None)
    closes = first is not None and first.group() in ("”", '"', "''") and first.start() > passage.start
    if first is None or not closes or not _stands_after_words(text, first, passage):
        return None
    paired = sum(text.count(mark, first.end(), passage.end) for mark in ("“", "”", '"')) % 2 == 0
    return first.end() if paired else None


def _runs(text: str, passage: Passage) -> Iterator[_Run]:
    """The quoted stretches of one paragraph, left to right."""
    marks = list(_MARK.finditer(text, passage.start, passage.end))
    at = 0
    while at < len(marks):
        opened = marks[at]
        if not _can_open(text, opened, passage):
            at += 1
            continue
        close = _closing(text, marks, at, passage)
        if close is not None:
            yield _Run(opened.start(), marks[close].end(), True, True)
            at = close + 1
        elif opened.group() in _SINGLE:
            at += 1  # an apostrophe, not a quotation that was left open
        else:
            yield _Run(opened.start(), passage.end, True, False)
            return


def _can_open(text: str, mark: re.Match[str], passage: Passage) -> bool:
    """Whether a quotation can begin with this mark."""
    if mark.group() == "”":  # typed for “ at the beginning of a paragraph
        return mark.start() == passage.start and text[mark.end() : mark.end() + 1].isalnum()
    if mark.group() not in _PAIRS:
        return False
    if mark.group() in ("“", "«", "„", "‹", "``", "‘‘"):
        return True
    before = text[mark.start() - 1] if mark.start() > passage.start else " "
    after = text[mark.end()] if mark.end() < passage.end else " "
    return bool(_OPENING_CONTEXT.match(before)) and not after.isspace()


def _closing(text: str, marks: Sequence[re.Match[str]], at: int, passage: Passage) -> int | None:
    """Which of the marks closes the one at this place; None if none does."""
    opening = marks[at].group()
    closers = _PAIRS.get(opening, {opening})
    depth = inner = 0
    fallback = None
    for i in range(at + 1, len(marks)):
        mark = marks[i]
        sign = mark.group()
        if sign == opening == "“" and not depth and _stands_after_words(text, mark, passage):
            return i  # an opening mark typed for a closing one
        if opening in "“«‹" and sign == opening and _can_open(text, mark, passage):
            depth += 1  # a mark within the same marks
        elif opening == '"' and sign == "“":
            inner += 1  # “…” within "…"
        elif opening == '"' and sign == "”" and inner:
            inner -= 1
        elif sign not in closers:
            continue
        elif opening in _SINGLE:
            if not _stands_after_words(text, mark, passage):
                continue
            if text[mark.start() - 1] == "s" and fallback is None:
                fallback = i  # "the boys’ school": a possessive unless nothing better follows
                continue
            return i
        elif sign == opening and _reopens(text, mark, passage):
            nested = marks[i + 1 : i + 2]
            if (
                nested
                and nested[0].end() - mark.start() <= _SHORT_INNER
                and _closes_later(text, marks, i + 1, sign)
            ):
                depth += 1  # "He called it "so-called" justice," with the same straight marks inside
        elif depth:
            depth -= 1
        else:
            return i
    if depth:  # one mark too many was opened: let the last closing mark close the first
        return max((i for i in range(at + 1, len(marks)) if marks[i].group() in closers), default=None)
    return fallback


def _closes_later(text: str, marks: Sequence[re.Match[str]], at: int, sign: str) -> bool:
    """Whether another mark after this one could still close the outer quotation."""
    later = [m for m in marks[at + 1 :] if m.group() == sign]
    return bool(later) and not text[later[0].start() - 1].isspace()


def _stands_after_words(text: str, mark: re.Match[str], passage: Passage) -> bool:
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < passage.end else " "
    return not before.isspace() and bool(_CLOSING_CONTEXT.match(after))


def _reopens(text: str, mark: re.Match[str], passage: Passage) -> bool:
    """Whether a straight mark can only be an opening one: blank before, letter after."""
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < passage.end else " "
    return before.isspace() and after.isalnum()
