"""A text around some words of it, in pieces: those that are looked at marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

AROUND = 420  # characters shown on each side of the words
WHOLE = 2_400  # characters of an article that is shown as a whole

Mark = tuple[int, int, str]  # from where to where, and as what


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text, and what it is marked as: words, cue, source, shared; None is the text around."""

    text: str
    mark: str | None = None


def around(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The words with what stands around them, cut at the blank nearest to the end.

    >>> marks = [(0, 12, "words"), (18, 22, "cue")]
    >>> [piece.mark for piece in around("The dam held, she said.", 0, 12, marks)]
    ['words', None, 'cue', None]
    """
    first, last = _cut(text, start - AROUND, start), _cut(text, end + AROUND, end)
    return _within(text, first, last, marks)


def whole(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The text from its beginning, as much as is shown of an article."""
    return _within(text, 0, _cut(text, WHOLE, 0), marks)


def _within(text: str, first: int, last: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    before = (Piece("… "),) if first else ()
    after = (Piece(" …"),) if last < len(text) else ()
    return (*before, *_cut_up(text, first, last, marks), *after)


def _cut(text: str, at: int, towards: int) -> int:
    """The place, or the nearest blank between it and the words."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    if at < towards:
        blank = re.compile(r"\s").search(text, at, towards)
        return blank.end() if blank else at
    blank_before = text.rfind(" ", towards, at)
    return at if blank_before < 0 else blank_before


def _cut_up(text: str, first: int, last: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    at = first
    for start, end, mark in sorted(marks):
        start, end = max(at, start), min(last, end)
        if start < end:
            if at < start:
                yield Piece(text[at:start])
            yield Piece(text[start:end], mark)
            at = end
    if at < last:
        yield Piece(text[at:last])


_WORD = re.compile(r"\w+")
_SHORT = 3  # letters of a word that is too common to show as shared


def shared_marks(text: str, start: int, end: int, other: str) -> list[Mark]:
    """The words from start to end as marks, those that also stand in the other wording as shared.

    >>> shared_marks("the dam broke", 0, 13, "dam failed")
    [(0, 4, 'words'), (4, 7, 'shared'), (7, 13, 'words')]
    """
    both = _words(text[start:end]) & _words(other)
    shared = [(m.start(), m.end()) for m in _WORD.finditer(text, start, end) if m[0].casefold() in both]
    made: list[Mark] = []
    at = start
    for first, last in _joined(text, shared):
        made += [(at, first, "words"), (first, last, "shared")]
        at = last
    return [mark for mark in (*made, (at, end, "words")) if mark[0] < mark[1]]


def shared_runs(text: str, other: str) -> list[Mark]:
    """What two articles tell alike without having a passage in common: names, figures, words side by side.

    >>> shared_runs("The Zavoj dam broke", "At Zavoj it broke")
    [(4, 9, 'shared')]
    """
    both = _words(text) & _words(other)
    found = [(m.start(), m.end()) for m in _WORD.finditer(text) if m[0].casefold() in both]
    return [(start, end, "shared") for start, end in _joined(text, found) if _tells(text[start:end])]


def _tells(words: str) -> bool:
    is_name = any(letter.isdigit() or letter.isupper() for letter in words)
    return is_name or len(words.split()) >= _RUN


_RUN = 3  # words side by side


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text) if len(word) >= _SHORT or word.isdigit()}


def _joined(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words that stand beside each other as one."""
    made: list[tuple[int, int]] = []
    for start, end in found:
        if made and text[made[-1][1] : start].isspace():
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return made
