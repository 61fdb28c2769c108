"""The days on which what is said is said to have happened, or to happen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Grammar, Token
from sayso.lexicons.channels import occasion_words
from sayso.model import Bound, Interval, Time

_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "csubj", "csubjpass", "pcomp", "parataxis")
_BEFORE_A_NOUN = ("poss", "compound", "amod", "nummod", "nmod")
_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN", "ADJ")
_TIMES = ("DATE", "TIME")
_REACH = 8  # tokens before "since 2014" among which a superlative makes it a comparison


def happened(
    content: Sequence[tuple[int, int]], grammars: Sequence[Grammar], times: Sequence[Time]
) -> Interval | None:
    """The days that the content names for what it tells; None where it names none.

    The day of the main clause goes before that of a clause within it, and a day that a verb has before one
    that belongs to a noun ("the attack on Friday"). Left out are limits of what lies ahead ("by Friday"),
    and the times that something is measured against ("the worst since 2014"). Several days of one clause
    are taken together.
    """
    known = [t for t in times if t.interval.earliest or t.interval.latest]
    told = [each for start, end in content for t in known if start <= t.start < end
            for each in _told(t, grammars, start, end)]  # fmt: skip
    if not told:
        return None
    best = min(told, key=lambda d: (d.depth, d.of_a_noun, d.time.start))
    alike = [d for d in told if d.rank == best.rank]
    return _together([d.time.reach for d in alike if not _is_a_limit_ahead(d, alike)])


@dataclass(frozen=True, slots=True)
class _Told:
    """A time within the content, and the verb whose time it is."""

    time: Time
    verb: Token
    sentence: tuple[int, int]  # where the sentence begins, by passage and token
    depth: int  # clauses between the verb and the content's own
    of_a_noun: bool

    @property
    def rank(self) -> tuple[object, ...]:
        """What the times of one telling have in common."""
        return self.sentence, self.depth, self.of_a_noun


def _told(time: Time, grammars: Sequence[Grammar], start: int, end: int) -> Iterator[_Told]:
    """The time as one of what is told; nothing where it is a measure or hangs on no verb of the content."""
    grammar = grammars[bisect_right(grammars, time.start, key=lambda g: g.passage.start) - 1]
    first = bisect_left(grammar.tokens, time.start, key=_start)
    words = [t for t in grammar.tokens[first : first + 12] if time.start <= t.start < time.end]
    top = next((t for t in words if t.head not in words), None)
    if top is None or _is_a_measure(time, grammar, first):
        return
    over_nouns = [top, *top.ancestors()]
    verb = next((t for t in over_nouns if t.pos in _VERBS), None)
    if verb is None or not start <= verb.start < end:
        return
    above = over_nouns[1 : over_nouns.index(verb)]
    of_a_noun = top.dep in _BEFORE_A_NOUN or any(t.pos in _NOUNS and t.entity not in _TIMES for t in above)
    begins = grammar.sentence_of(verb)[0]
    yield _Told(time, verb, (grammar.passage.start, begins.i), _depth(verb, start, end), of_a_noun)


def _start(token: Token) -> int:
    return token.start


def _depth(verb: Token, start: int, end: int) -> int:
    """How many clauses of the content the verb stands within."""
    depth, word = 0, verb
    while word.head is not word and start <= word.head.start < end:
        depth += word.dep in _CLAUSES
        word = word.head
    return depth


def _is_a_measure(time: Time, grammar: Grammar, first: int) -> bool:
    """Whether something is compared with it: "the worst since 2014", "for the first time since May"."""
    if time.bound is not Bound.SINCE:
        return False
    measures = occasion_words("measured by")
    before = grammar.tokens[max(0, first - _REACH) : first]
    return any(t.tag in ("JJS", "RBS") or t.lower in measures for t in before)


def _is_a_limit_ahead(told: _Told, alike: Sequence[_Told]) -> bool:
    """Whether it is a limit for what lies ahead, and not the end of a stretch: "must leave by Friday"."""
    if told.time.bound not in (Bound.UNTIL, Bound.BEFORE):
        return False
    if any(other.time.bound is Bound.SINCE and other.verb is told.verb for other in alike):
        return False
    past = told.verb.tag in ("VBD", "VBN")
    return not past or any(c.tag in ("MD", "TO") for c in told.verb.children)


def _together(reaches: Sequence[Interval]) -> Interval | None:
    """The days that all of them share, or where they share none those from the first to the last."""
    if not reaches:
        return None
    firsts = [r.earliest for r in reaches if r.earliest]
    lasts = [r.latest for r in reaches if r.latest]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and last < first:
        return Interval(min(firsts), max(lasts))
    return Interval(first, last)
