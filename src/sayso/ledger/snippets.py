"""The words of a search in the text as it was written: found without accents, marked with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from sayso.ledger.identity import words_of
from sayso.ledger.words import LONGEST, Term

Mark: TypeAlias = tuple[int, int]

_AROUND = 200  # characters of a text that are shown around its matches
# A word and the accents that stand behind its letters as characters of their own.
_ACCENTS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_ACCENTS}])*")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text, with the matches in it: ``text[start:end]`` of each mark is one."""

    text: str
    marks: tuple[Mark, ...]
    start: int = 0  # where the part begins in the whole text
    is_cut: bool = False  # whether there is more of the text behind it


def marked(text: str, terms: Sequence[Term]) -> Snippet:
    """The whole text, with the words that the terms ask for.

    >>> marked("In Višegrad, they hold", [Term(("visegrad",))]).marks
    ((3, 11),)
    """
    return Snippet(text, tuple(_joined(sorted(_matches(text, terms)))))


def excerpt(text: str, terms: Sequence[Term]) -> Snippet:
    """About 200 characters around the place where most words stand together; else the beginning.

    >>> excerpt("far " * 99 + "the dam held", [Term(("dam",))]).text[-8:]
    'dam held'
    """
    marks = marked(text, terms).marks
    first, last = _densest(marks)
    spare = max(0, _AROUND - (last - first)) // 2
    start = _after_blank(text, first - spare, first) if first > spare else 0
    end = _before_blank(text, last, max(last + spare, start + _AROUND))
    inside = tuple((a - start, b - start) for a, b in marks if a >= start and b <= end)
    return Snippet(text[start:end], inside, start, end < len(text))


def _matches(text: str, terms: Sequence[Term]) -> Iterator[Mark]:
    if not terms:
        return
    longest = max(len(term.words) for term in terms)
    for found in _may_begin(frozenset(term.words[0][0] for term in terms)).finditer(text):
        there = list(islice(_words(text, found.start()), longest))
        for term in terms:
            if _is(term, [word for word, _, _ in there[: len(term.words)]]):
                yield found.start(), there[len(term.words) - 1][2]


@lru_cache(maxsize=256)
def _may_begin(letters: frozenset[str]) -> re.Pattern[str]:
    """Where a word begins with one of these letters, or with one that may be folded to any."""
    first = "".join(re.escape(letter + letter.upper()) for letter in sorted(letters))
    return re.compile(rf"(?<![^\W_])(?<![{_ACCENTS}])(?:[{first}]|(?=[^\x00-\x7f])[^\W_])")


def _is(term: Term, there: Sequence[str]) -> bool:
    """Whether these words are the term's."""
    if len(there) < len(term.words):
        return False
    last = there[-1].startswith(term.words[-1]) if term.begins else there[-1] == term.words[-1]
    return last and tuple(there[:-1]) == term.words[:-1]


def _words(text: str, begin: int) -> Iterator[tuple[str, int, int]]:
    """Each word from this place on as it is compared, with where it stands."""
    for found in _WORD.finditer(text, begin):
        written = found[0]
        # Most words have nothing to be folded but their case, and a page of articles has thousands.
        words = [written.lower()] if written.isascii() else words_of(written)[:1]
        for word in words:
            yield word[:LONGEST], found.start(), found.end()


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, those that overlap made one."""
    last: Mark | None = None
    for start, end in marks:
        if last is not None and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last


def _densest(marks: Sequence[Mark]) -> Mark:
    """From where to where most marks stand within the width of an excerpt, the first of several."""
    best, most, behind = (0, 0), 0, 0
    for at, (start, _) in enumerate(marks):
        behind = max(behind, at + 1)
        while behind < len(marks) and marks[behind][1] - start <= _AROUND:
            behind += 1
        if behind - at > most:
            best, most = (start, marks[behind - 1][1]), behind - at
    return best


def _after_blank(text: str, low: int, high: int) -> int:
    """Where the first word begins in this stretch."""
    blank = text.find(" ", low, high)
    return low if blank < 0 else blank + 1


def _before_blank(text: str, low: int, high: int) -> int:
    """Where the last word ends in this stretch."""
    if high >= len(text):
        return len(text)
    blank = text.rfind(" ", low, high)
    return high if blank < 0 else blank
