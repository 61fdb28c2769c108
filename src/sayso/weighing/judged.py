"""What people decided of the wordings of a story, found again among its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Answer, Decided, Dispute, Judgment, Wording, Words
from sayso.weighing.clauses import Clause

_NEAR = 0.5  # share of the words that a wording and a clause have in common, to be meant


@dataclass(frozen=True, slots=True)
class Ties:
    """Clauses that are one claim, and clauses that are not, by people; each with who said so."""

    same: dict[int, set[int]] = field(default_factory=dict)  # for a clause all that are one with it
    apart: dict[int, set[int]] = field(default_factory=dict)
    said: dict[frozenset[int], Decided] = field(default_factory=dict)

    def block(self, at: int) -> set[int]:
        """The clause with all that are one with it."""
        return self.same.get(at, {at})

    def parts(self, block: Iterable[int], group: Iterable[int]) -> bool:
        """Whether somebody keeps one of the block from one of the group."""
        others = set(group)
        return any(self.apart.get(at, set()) & others for at in block)

    def reason(self, one: int, other: int) -> tuple[str, ...]:
        """Who said of these two whether they are one claim, as a sentence; nothing where nobody did."""
        decided = self.said.get(frozenset((one, other)))
        return () if decided is None else (_sentence(decided),)


def _sentence(decided: Decided) -> str:
    says = "the same" if decided.answer is Answer.YES else "not the same"
    if decided.answer is Answer.UNSURE:
        return f"{decided.person} is not sure that it is the same (correction {decided.correction})"
    return f"{decided.person} says that it is {says} (correction {decided.correction})"


def tied(clauses: Sequence[Clause], judgments: Iterable[Judgment]) -> Ties:
    """The clauses that these judgments are about, where they are still there."""
    ties = Ties()
    for judgment in judgments:
        one, other = (_clause_of(clauses, wording) for wording in (judgment.one, judgment.other))
        if one is None or other is None or one == other:
            continue
        ties.said[frozenset((one, other))] = judgment.decided
        if judgment.decided.answer is Answer.YES:
            block = ties.block(one) | ties.block(other)
            ties.same.update(dict.fromkeys(block, block))
        elif judgment.decided.answer is Answer.NO:
            ties.apart.setdefault(one, set()).add(other)
            ties.apart.setdefault(other, set()).add(one)
    return ties


def _clause_of(clauses: Sequence[Clause], wording: Wording) -> int | None:
    places = (
        (nearness(wording, voice.saying.key if voice.saying else None, voice.proposition.text), -clause.at)
        for clause in clauses
        for voice in clause.voices
        if voice.told.article == wording.article
    )
    near, at = max(places, default=((0.0, 0.0), 0))
    return -at if near[0] else None


def nearness(wording: Wording, statement: str | None, text: str) -> tuple[float, float]:
    """How far these words of the same article are those that are meant; noughts when they are not.

    Of a statement that is named, a part is enough, or the whole where a part was meant.
    """
    one, other = _words(wording.words), _words(text)
    common = len(one & other)
    union = common / max(1, len(one | other))
    part = common / max(1, min(len(one), len(other)))
    if statement is not None and statement == wording.statement:
        return (1 + part, union) if part >= _NEAR else (0.0, 0.0)
    return (union, union) if union >= _NEAR else (0.0, 0.0)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def decided_of(dispute: Dispute, judgments: Sequence[Judgment], claims: Claims) -> Decided | None:
    """What was last decided of the dispute, or of one between the same two claims; None where nothing was."""
    found = None
    for judgment in judgments:
        if _is_about(judgment, dispute) or _between(judgment, dispute, claims):
            found = judgment.decided
    return found


def _is_about(judgment: Judgment, dispute: Dispute) -> bool:
    one, other = dispute.sides
    return any(
        _is_meant(judgment.one, a) and _is_meant(judgment.other, b) for a, b in ((one, other), (other, one))
    )


def _is_meant(wording: Wording, words: Words) -> bool:
    same = wording.article == words.article
    return same and nearness(wording, words.statement, words.text)[0] > 0


def _between(judgment: Judgment, dispute: Dispute, claims: Claims) -> bool:
    ends = {claims.of(wording) for wording in (judgment.one, judgment.other)}
    return None not in ends and len(ends) > 1 and ends == set(dispute.claims)


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of a story by the wordings that are the same in each."""

    members: Sequence[tuple[Words, str]]

    def of(self, wording: Wording) -> str | None:
        """The id of the claim that a wording stands in."""
        near = ((nearness(wording, words.statement, words.text), claim) for words, claim in self._in(wording))
        best, claim = max(near, default=((0.0, 0.0), ""))
        return claim if best[0] else None

    def _in(self, wording: Wording) -> Iterator[tuple[Words, str]]:
        return (pair for pair in self.members if pair[0].article == wording.article)
