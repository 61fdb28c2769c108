"""Two groupings of the same things compared: pairs, the adjusted Rand index, B-cubed.

A grouping is a sequence of labels, one for each thing in a fixed order; what has one label is one group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from sayso.measuring.figures import Detection

Labels = Sequence[Hashable]


def same_group(gold: Labels, found: Labels) -> Detection:
    """How many pairs of one group are found in one group, in percent of precision, recall and F1.

    >>> same_group("aab", "aaa")
    Detection(right=1, missed=0, extra=2)
    """
    both = _pairs(Counter(zip(gold, found, strict=True)).values())
    of_gold, of_found = (_pairs(Counter(labels).values()) for labels in (gold, found))
    return Detection(right=both, missed=of_gold - both, extra=of_found - both)


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def adjusted_rand(gold: Labels, found: Labels) -> float:
    """The Rand index in percent, adjusted for chance: 100 is the same grouping, 0 what chance gives.

    Hubert and Arabie, Comparing partitions, Journal of Classification 2, 1985.

    >>> adjusted_rand("aabb", "xxyy"), adjusted_rand("aabb", "xxxy")
    (100.0, 0.0)
    """
    pairs = same_group(gold, found)
    every = _pairs([len(gold)])
    by_chance = pairs.gold * pairs.found / every if every else 0.0
    most = (pairs.gold + pairs.found) / 2
    return 100.0 if most == by_chance else round(100 * (pairs.right - by_chance) / (most - by_chance), 1)


@dataclass(frozen=True, slots=True)
class BCubed:
    """Averages over the things, in percent, to a tenth."""

    precision: float
    recall: float
    f1: float


def b_cubed(gold: Labels, found: Labels) -> BCubed:
    """How much of each thing's found group is of its gold group, how much of that is in it, and both in one.

    Bagga and Baldwin, Entity-based cross-document coreferencing, ACL 1998.

    >>> b_cubed("aab", "xxx")
    BCubed(precision=55.6, recall=100.0, f1=71.4)
    """
    both, of_gold, of_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    things = len(gold) or 1
    precision = sum(n * n / of_found[label] for (_, label), n in both.items()) / things
    recall = sum(n * n / of_gold[label] for (label, _), n in both.items()) / things
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return BCubed(*(round(100 * value, 1) for value in (precision, recall, f1)))
