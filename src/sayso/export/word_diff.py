"""Two versions of a paragraph to the words that stayed, went and came."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from sayso.export.tokens import Words, is_word
from sayso.model import Span

_MANY = 400  # words, beyond which what stands once on both sides cuts the two into smaller parts first
_SMALL = 3  # letters of a word that alone does not keep two changes apart
_EFFORT = 2_000_000  # comparisons of words: about a second
Block = tuple[int, int, int]  # where it begins before, and after, and how many words it has


class Part(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went or came.

    What stayed has a span on both sides, whose blanks, quotation marks and dashes may differ.
    """

    part: Part
    before: Span | None
    after: Span | None


@dataclass(slots=True)
class Effort:
    """How many comparisons of words may still be made, and whether they were too few."""

    left: int = _EFFORT
    is_spent: bool = False
    is_coarse: bool = False  # what is compared had to be made coarser before it began

    def spend(self, cost: int) -> bool:
        """Whether there was enough left for it."""
        if cost > self.left:
            self.is_spent = True
            return False
        self.left -= cost
        return True


def pieces(before: Words, after: Words, effort: Effort) -> tuple[Piece, ...]:
    """The words that stayed, went and came; joined, each side's spans are the whole of that side.

    >>> from sayso.export.tokens import words_of
    >>> old, new = words_of("At least 12 died.", 0, 17), words_of("At least 19 died.", 0, 17)
    >>> [(p.part.value, (p.before or p.after).text) for p in pieces(old, new, Effort())]
    [('same', 'At least '), ('out', '12 '), ('in', '19 '), ('same', 'died.')]
    """
    found: list[Piece] = []
    a = b = 0
    blocks = _without_islands(list(_blocks(before.keys, after.keys, effort)), before.keys)
    for i, j, size in [*blocks, (len(before.keys), len(after.keys), 0)]:
        if a < i:
            found.append(Piece(Part.OUT, before.span(a, i), None))
        if b < j:
            found.append(Piece(Part.IN, None, after.span(b, j)))
        if size:
            found.append(Piece(Part.SAME, before.span(i, i + size), after.span(j, j + size)))
        a, b = i + size, j + size
    return tuple(found)


def _blocks(a: Sequence[str], b: Sequence[str], effort: Effort) -> Iterator[Block]:
    """Where the two are the same, in order."""
    head = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    most = min(len(a), len(b)) - head
    tail = next((i for i in range(most) if a[-1 - i] != b[-1 - i]), most)
    merged: list[Block] = []
    inner = _inner_blocks(a[head : len(a) - tail], b[head : len(b) - tail], effort)
    shifted = [(i + head, j + head, size) for i, j, size in inner]
    for i, j, size in [(0, 0, head), *shifted, (len(a) - tail, len(b) - tail, tail)]:
        if merged and merged[-1][0] + merged[-1][2] == i and merged[-1][1] + merged[-1][2] == j:
            merged[-1] = (*merged[-1][:2], merged[-1][2] + size)
        elif size:
            merged.append((i, j, size))
    yield from merged


def _inner_blocks(a: Sequence[str], b: Sequence[str], effort: Effort) -> Iterator[Block]:
    cuts = _anchors(a, b) if max(len(a), len(b)) > _MANY else []
    for (i, j), (i_end, j_end) in pairwise([(0, 0), *cuts, (len(a), len(b))]):
        one, other = a[i:i_end], b[j:j_end]
        if one == other:  # between two anchors that touch, as most do
            yield i, j, len(one)
            continue
        for x, y, size in _longest_first(one, other, effort):
            yield x + i, y + j, size


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Where three words stand that both have once, as many as keep their order (Cohen's patience diff)."""
    once_a, once_b = _once(a), _once(b)
    pairs = [(i, once_b[words]) for words, i in once_a.items() if words in once_b]
    return [pairs[k] for k in rising([j for _, j in pairs])]


def _once(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    triples = list(zip(keys, keys[1:], keys[2:], strict=False))
    counted = Counter(triples)
    return {words: i for i, words in enumerate(triples) if counted[words] == 1}


def rising(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest part that rises.

    >>> rising([3, 1, 2, 9, 4])
    [1, 2, 4]
    """
    tops: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for position, number in enumerate(numbers):
        level = bisect_left(tops, number)
        previous.append(at[level - 1] if level else -1)
        tops[level : level + 1] = [number]
        at[level : level + 1] = [position]
    found = []
    position = at[-1] if at else -1
    while position >= 0:
        found.append(position)
        position = previous[position]
    return found[::-1]


def _longest_first(a: Sequence[str], b: Sequence[str], effort: Effort) -> list[Block]:
    """The longest run that both have, then those left and right of it: what a reader sees as kept.

    The cost is bounded here, for difflib's own recursion is cubic: 3,000 words of "a b a b" against
    "b a a b" would take it minutes.
    """
    in_b = Counter(b)
    cost = len(a) + len(b) + sum(in_b[key] for key in a)
    matcher = SequenceMatcher(None, a, b, autojunk=False) if effort.spend(2 * cost) else None
    waiting = [(0, len(a), 0, len(b))]
    found: list[Block] = []
    while matcher and waiting:
        a_low, a_high, b_low, b_high = waiting.pop()
        if a_low == a_high or b_low == b_high or not effort.spend(cost):
            continue
        i, j, size = matcher.find_longest_match(a_low, a_high, b_low, b_high)
        if size:
            found.append((i, j, size))
            waiting += [(a_low, i, b_low, j), (i + size, a_high, j + size, b_high)]
    return sorted(found)


def _without_islands(blocks: list[Block], keys: Sequence[str]) -> list[Block]:
    """The blocks without a lone mark or small word between two changes, which nobody reads as kept."""
    ends = {0, len(blocks) - 1}
    return [
        block
        for index, block in enumerate(blocks)
        if index in ends or not _is_island(keys[block[0] : block[0] + block[2]])
    ]


def _is_island(keys: Sequence[str]) -> bool:
    words = [key for key in keys[:4] if is_word(key)]
    return len(keys) < 4 and len(words) < 2 and all(w.isalpha() and len(w) <= _SMALL for w in words)
