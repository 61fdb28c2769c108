"""Which paragraph of one version is which of another: the same, edited, or moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from sayso.export.tokens import Words, words_of
from sayso.export.word_diff import Effort, rising
from sayso.model import Role

_LIKE = 0.5  # shared words to all, at which two paragraphs anywhere are versions of one
_LIKE_IN_PLACE = 0.3  # the same between the same neighbours; strangers share 0.1, measured on the examples
_RARE = 20  # paragraphs that a word stands in, at most, for it to suggest a pair
_CANDIDATES = 5
_SHORT = 10  # words and marks of a paragraph too short to do without its small words
_MOST_JOINED = 8  # paragraphs that one was cut into, or made from
_GAIN = 0.05  # likeness that a paragraph must add to be taken for a part of one that was cut


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its words."""

    role: Role
    words: Words

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is compared as."""
        return self.words.keys

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.words.end

    def joined(self, other: Paragraph) -> Paragraph | None:
        """Both as one, the other standing behind, where nothing but blanks stands between them."""
        text = self.words.text
        start = self.words.starts[0]
        if self.role is not other.role or text[self.end : other.words.starts[0]].strip():
            return None
        return Paragraph(self.role, words_of(text, start, other.end))


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph in the two versions, and whether it changed its place."""

    before: Paragraph
    after: Paragraph
    is_moved: bool = False


Paired: TypeAlias = tuple[list[Pair], list[Paragraph], list[Paragraph]]


def paired(before: Sequence[Paragraph], after: Sequence[Paragraph], effort: Effort) -> Paired:
    """The paragraphs that are one in both versions, then those that only one of them has.

    What was one paragraph and is now several, or the other way round, is one pair.
    """
    pairs = dict(_same(before, after))
    pairs.update(_alike(before, after, pairs))
    pairs.update(_alike_in_place(before, after, pairs, _in_order(pairs), effort))
    kept = _in_order(pairs)
    old, new = _Left(before, set(pairs)), _Left(after, set(pairs.values()))
    found = []
    for i, j in sorted(pairs.items()):
        one, other = before[i], after[j]
        if one.keys != other.keys:
            one = old.grown(one, i, other)
            other = new.grown(other, j, one)
        found.append(Pair(one, other, i not in kept))
    return found, old.rest(), new.rest()


@dataclass(slots=True)
class _Left:
    """The paragraphs of one version, and which of them have found their place."""

    paragraphs: Sequence[Paragraph]
    taken: set[int]

    def rest(self) -> list[Paragraph]:
        """What has no place."""
        return [paragraph for i, paragraph in enumerate(self.paragraphs) if i not in self.taken]

    def grown(self, paragraph: Paragraph, at: int, other: Paragraph) -> Paragraph:
        """The paragraph with its neighbours that stand in the other version's one paragraph."""
        wanted = _content(other.keys)
        for step in (1, -1):
            for near in range(at + step, at + step * _MOST_JOINED, step):
                if near in self.taken or not 0 <= near < len(self.paragraphs):
                    break
                neighbour = self.paragraphs[near]
                joined = paragraph.joined(neighbour) if step > 0 else neighbour.joined(paragraph)
                if joined is None or not _is_liker(joined, paragraph, wanted):
                    break
                self.taken.add(near)
                paragraph = joined
        return paragraph


def _is_liker(joined: Paragraph, alone: Paragraph, wanted: Counter[str]) -> bool:
    return _likeness(_content(joined.keys), wanted) > _likeness(_content(alone.keys), wanted) + _GAIN


def _in_order(pairs: dict[int, int]) -> set[int]:
    """The earlier positions of as many pairs as keep their order; the others moved."""
    positions = sorted(pairs)
    return {positions[k] for k in rising([pairs[i] for i in positions])}


def _same(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """What has the same words; from both ends first, so that what is there twice stays where it is."""
    old, new = [p.keys for p in before], [p.keys for p in after]
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    tail = next((i for i in range(most - head) if old[-1 - i] != new[-1 - i]), most - head)
    yield from ((i, i) for i in range(head))
    yield from ((len(old) - 1 - i, len(new) - 1 - i) for i in range(tail))
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(new) - tail - 1, head - 1, -1):
        waiting[new[j]].append(j)
    for i in range(head, len(old) - tail):
        if waiting.get(old[i]):
            yield i, waiting[old[i]].pop()


def _alike(before: Sequence[Paragraph], after: Sequence[Paragraph], pairs: dict[int, int]) -> dict[int, int]:
    """The pairs among what is left that share most of their words, the likest first."""
    old = {i: _content(p.keys) for i, p in enumerate(before) if i not in pairs}
    taken = set(pairs.values())
    new = {j: _content(p.keys) for j, p in enumerate(after) if j not in taken}
    index: dict[str, list[int]] = defaultdict(list)
    for j, words in new.items():
        for word in words:
            index[word].append(j)
    scored = [(_likeness(words, new[j]), i, j) for i, words in old.items() for j in _candidates(words, index)]
    return _greedy(scored, _LIKE)


def _candidates(words: Iterable[str], index: dict[str, list[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for word in words:
        found = index.get(word, ())
        if len(found) <= _RARE:
            shared.update(found)
    return [j for j, _ in shared.most_common(_CANDIDATES)]


def _alike_in_place(
    before: Sequence[Paragraph],
    after: Sequence[Paragraph],
    pairs: dict[int, int],
    kept: set[int],
    effort: Effort,
) -> dict[int, int]:
    """The pairs among what is left between the same two neighbours."""
    taken = set(pairs.values())
    edges = [(-1, -1), *((i, pairs[i]) for i in sorted(kept)), (len(before), len(after))]
    scored = []
    for (i, j), (i_end, j_end) in pairwise(edges):
        old = [k for k in range(i + 1, i_end) if k not in pairs]
        new = [k for k in range(j + 1, j_end) if k not in taken]
        if old and new and effort.spend(100 * len(old) * len(new)):
            scored += [
                (_likeness(_content(before[x].keys), _content(after[y].keys)), x, y) for x in old for y in new
            ]
    return _greedy(scored, _LIKE_IN_PLACE)


def _greedy(scored: list[tuple[float, int, int]], least: float) -> dict[int, int]:
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], abs(s[1] - s[2]), s[1], s[2])):
        if score >= least and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def _content(keys: tuple[str, ...]) -> Counter[str]:
    """The words that tell paragraphs apart: numbers, and words of four letters; all words of a short one."""
    least = 1 if len(keys) < _SHORT else 4
    found: Counter[str] = Counter()
    for key, count in Counter(keys).items():
        if key[0].isdigit() or (len(key) >= least and key[0].isalpha()):
            found[key.casefold()] += count
    return found


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Twice what they share, to all they have (Dice)."""
    total = one.total() + other.total()
    small, large = sorted((one, other), key=len)
    return 2 * sum(min(count, large[word]) for word, count in small.items()) / total if total else 0.0
