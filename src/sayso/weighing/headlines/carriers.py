"""Which sentences of the article carry a headline, and how much of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicons.headlines import headline_words
from sayso.weighing.headlines.body import Body, Place
from sayso.weighing.headlines.title import Title, Word

_NAME, _VERB, _PLAIN, _LIGHT = 1.5, 1.2, 1.0, 0.4  # what a word of the headline weighs
_NEAR = 0.6  # of its weight, where only a word in like company stands below
_BESIDE = 0.4  # of its weight, where it stands in the sentence before or after
_ENOUGH = 0.75  # of the best sentence's share: such a sentence carries as well


@dataclass(frozen=True, slots=True, eq=False)
class Carriers:
    """The sentences that carry a headline best, and the share of it that the article has at all."""

    sentences: tuple[int, ...]  # the best first
    around: frozenset[int]  # those and their neighbours
    best: float  # share of the headline's weight that stands in the best sentence or beside it
    anywhere: float  # share of the headline's weight that stands anywhere


def weight(word: Word) -> float:
    """How much a word of the headline counts."""
    if word.is_name:
        return _NAME
    if word.lemma in headline_words("light") or word.lemma in headline_words("people"):
        return _LIGHT
    return _VERB if word.token.pos == "VERB" else _PLAIN


def carriers(words: Sequence[Word], body: Body) -> Carriers:
    """The sentences in which most of these words of the headline stand."""
    total = sum(weight(w) for w in words) or 1.0
    scores: defaultdict[int, float] = defaultdict(float)
    found = 0.0
    for word in words:
        share = weight(word) * (1.0 if word.places else _NEAR if word.near else 0.0)
        found += share
        here = {p.sentence for p in word.places or word.near}
        share /= max(1, len(here)) ** 0.5  # what stands everywhere tells little
        beside = {s + d for s in here for d in (-1, 1)} - here
        for sentence in here:
            scores[sentence] += share
        for sentence in beside:
            scores[sentence] += share * _BESIDE
    last = len(body.sentences)
    ranked = sorted(((-score, s) for s, score in scores.items() if 0 <= s < last))
    if not ranked:
        return Carriers((), frozenset(), 0.0, 0.0)
    best = -ranked[0][0]
    chosen = tuple(s for score, s in ranked if -score >= _ENOUGH * best)[:4]
    around = frozenset(s + d for s in chosen for d in (-1, 0, 1) if 0 <= s + d < last)
    there = frozenset(s + d for s in chosen[:1] for d in (-1, 0, 1))
    most = sum(weight(w) for w in words if within(w.places or w.near, there))
    return Carriers(chosen, around, most / total, found / total)


def within(places: Sequence[Place], sentences: frozenset[int] | Sequence[int]) -> tuple[Place, ...]:
    """Those of the places that stand in these sentences."""
    return tuple(p for p in places if p.sentence in sentences)


def unit_of(title: Title) -> Sequence[Word]:
    """The words of the headline that are not its frame."""
    return [w for w in title.words if w.token.i not in title.cues]
