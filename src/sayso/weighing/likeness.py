"""How far two clauses of a story say the same thing, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicons.kin import kin_of
from sayso.model import Kind, Likeness, Mood, Role
from sayso.weighing.clauses import Clause, Clauses

# Measured on pairs of clauses from 21 stories that were graded by hand, half of them held back.
_TELLING = 8.0  # weight of shared words below which two clauses share too little to be one claim
_LITTLE = 5.5  # enough where all of the shorter one stands in the other
_WHOLE = 0.9
_ALIKE = 0.42  # shared of all their words
_ALIKE_BUT_FOR_FIGURES = 0.5  # one gives a number and the other none
_QUOTED = 0.5  # of the words of two quotations of one speaker
_NEARLY = 0.7
_MUCH = 20.0  # weight of long sentences, which may each add something
_MOST_OF_IT = 0.8
_MOST = 0.5
_PART = 0.7  # shared of the shorter one's words
_LEAST = 0.3
_POSTINGS = 40  # clauses that a word may find, the earliest ones
_AGAIN = 0.8  # shared of all words, and a clause is an earlier one again
_RARE = 4.0  # weight of the rare words that two clauses share at least
_SHARED = 0.35  # of the shorter one's words, below which there is nothing to find
_RAREST = 8  # words of a clause by which others are looked for


@dataclass(frozen=True, slots=True)
class Compared:
    """Two clauses, what they share, and the grade; ``union`` and ``part`` are shares from 0 to 1."""

    one: Clause
    other: Clause
    weights: Mapping[str, float]
    shared: frozenset[str]
    weight: float
    union: float
    part: float
    same_verb: bool
    same_subject: bool
    same_object: bool

    @property
    def agreeing(self) -> int:
        """In how many of verb, subject and object the two agree."""
        return self.same_verb + self.same_subject + self.same_object


def pairs(clauses: Clauses) -> Iterator[Compared]:
    """Every two clauses that share rare words, each pair once; the time grows with the number of clauses.

    What is nearly an earlier clause again is compared with others, but others are not compared with it.
    """
    postings: dict[str, list[int]] = {}
    for clause in clauses.all:
        rare = sorted(clause.keys, key=lambda key: (-clauses.weights[key], key))[:_RAREST]
        again = False
        for at in _candidates(clause, rare, postings, clauses):
            pair = compared(clauses.all[at], clause, clauses)
            again = again or (pair.union >= _AGAIN and likeness(pair) is Likeness.SAME)
            yield pair
        if not again:
            for key in clause.keys:
                found = postings.setdefault(key, [])
                if len(found) < _POSTINGS:
                    found.append(clause.at)


def _candidates(
    clause: Clause, rare: Sequence[str], postings: Mapping[str, Sequence[int]], clauses: Clauses
) -> list[int]:
    """Earlier clauses that share enough of the rare words of this one."""
    found: dict[int, float] = {}
    for key in rare:
        for at in postings.get(key, ()):
            found[at] = found.get(at, 0.0) + clauses.weights[key]
    near = [
        at for at, weight in found.items() if weight >= _RARE and _share(clauses.all[at], clause, clauses)
    ]
    return sorted(near)


def _share(one: Clause, other: Clause, clauses: Clauses) -> bool:
    """Whether enough of the words of the shorter one stand in the other for any finding."""
    weight = clauses.weight(one.keys & other.keys)
    return weight >= _SHARED * min(one.weight, other.weight)


def compared(one: Clause, other: Clause, clauses: Clauses) -> Compared:
    """What the two share."""
    shared = one.keys & other.keys
    weight = clauses.weight(shared)
    less = min(one.weight, other.weight)
    return Compared(
        one=one,
        other=other,
        weights=clauses.weights,
        shared=shared,
        weight=weight,
        union=weight / (one.weight + other.weight - weight) if weight else 0.0,
        part=weight / less if less else 0.0,
        same_verb=one.verb is not None and (one.verb == other.verb or {one.verb, other.verb} <= shared),
        same_subject=_meet(one.subject, other.subject),
        same_object=_meet(one.object, other.object),
    )


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether more than half of the shorter one's words stand in the other."""
    return bool(one and other) and len(one & other) > _MOST * min(len(one), len(other))


def likeness(found: Compared) -> Likeness | None:
    """The grade of two clauses; None when they say different things.

    "Same" wants the same mood and polarity, no figures that exclude each other, and most words in common.
    """
    one, other = found.one, found.other
    if one.holds is not other.holds or Role.CORRECTION in {c.first.proposition.role for c in (one, other)}:
        return None
    if _is_same(found):
        return Likeness.SAME
    if found.part >= _PART and found.weight >= _TELLING and _are_clauses(found):
        return Likeness.OVERLAPS
    if found.part >= _WHOLE and found.weight >= _LITTLE and found.agreeing:
        return Likeness.OVERLAPS
    if found.union >= _LEAST and found.weight >= _TELLING:
        return Likeness.OVERLAPS if found.agreeing else Likeness.UNSURE
    return None


def _is_same(found: Compared) -> bool:
    one, other = found.one, found.other
    if _figures_differ(found):
        return False
    if _quote_one_speaker(found):
        return found.union >= _QUOTED
    if one.mood is not other.mood or not _are_clauses(found):
        return False
    if _speak_of_themselves(found):
        return False
    if found.weight < _TELLING:
        return found.union >= 0.9
    if found.union >= (_ALIKE_BUT_FOR_FIGURES if one.numbers ^ other.numbers else _ALIKE) and found.agreeing:
        return True
    at_length = found.weight >= _MUCH and found.part >= _MOST_OF_IT and found.union >= _LEAST
    return (at_length and found.same_verb) or found.union >= _NEARLY


def _quote_one_speaker(found: Compared) -> bool:
    """Whether the same person is quoted in both, so that they are one utterance or two about one thing."""
    sayings = [clause.first.saying for clause in (found.one, found.other)]
    quoted = all(saying is not None and saying.statement.kind is not Kind.INDIRECT for saying in sayings)
    return quoted and found.one.speaker is not None and found.one.speaker == found.other.speaker


def _are_clauses(found: Compared) -> bool:
    """Whether both say something of something: a bare name or heading is no claim."""
    return found.one.verb is not None and found.other.verb is not None


def _figures_differ(found: Compared) -> bool:
    """Whether each has a number that the other does not."""
    one, other = found.one.numbers, found.other.numbers
    return bool(one - other) and bool(other - one)


def _speak_of_themselves(found: Compared) -> bool:
    """Whether two speakers wish or plan something, each for himself."""
    one, other = found.one, found.other
    if one.mood is Mood.TOLD or one.speaker is None or other.speaker is None:
        return False
    return one.speaker != other.speaker and not found.same_subject


def reasons(found: Compared) -> tuple[str, ...]:
    """Why the two are held to say the same, as an editor would put it."""
    one, other = found.one.first.proposition, found.other.first.proposition
    told = []
    if found.same_subject and one.subject:
        told.append(f"the same actor: {_both(other.subject, found.one.subject)}")
    if found.same_verb:
        told.append(f"the same act: {' and '.join(dict.fromkeys(v for v in (one.verb, other.verb) if v))}")
    if found.same_object and one.object:
        told.append(f"done to the same: {_both(other.object, found.one.object)}")
    names = [name for name in other.names if name in one.names]
    if names:
        told.append(f"the same names: {', '.join(names)}")
    numbers = sorted(found.one.numbers & found.other.numbers)
    if numbers:
        told.append(f"the same figures: {', '.join(numbers)}")
    told.append(f"words in common: {', '.join(_common(found)) or 'none'}")
    return tuple(told)


def _both(words: tuple[str, ...], keys: frozenset[str]) -> str:
    shared = [word for word in words if any(kin_of(part) in keys for part in word.lower().split())]
    return ", ".join(shared)


def _common(found: Compared) -> list[str]:
    words = found.other.first.proposition.words
    return list(dict.fromkeys(word for word in words if kin_of(word) in found.shared))
