"""Where and when an event happened, as far as its own clause tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import TypeVar

from sayso.language import Grammar, Token
from sayso.lexicons.events import happening_words, types_of_events
from sayso.model import Place, Span, Time
from sayso.situating.factuality import carrier_of
from sayso.situating.triggers import Hit

_VERBS = {"VERB", "AUX"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_OTHER_CLAUSES = {"relcl", "ccomp", "advcl", "parataxis", "csubj", "pcomp"}
_PREPOSITIONS = {"prep", "agent", "dative"}
_BEFORE = {"compound", "nmod", "poss"}
_NO_PLACE = {"NORP", "ORG", "PERSON"}
_FARTHEST = 12  # steps from a place or a time up to the event's word
_LONGEST = 12  # tokens of the words for a place or a time
Found = TypeVar("Found", Place, Time)
Way = Sequence[Token]


class Surroundings:
    """The places and times of a passage, each for the event whose clause tells it."""

    def __init__(
        self, grammar: Grammar, places: Sequence[Place], times: Sequence[Time], hits: Sequence[Hit]
    ) -> None:
        self._tokens = grammar.tokens
        self._starts = [t.start for t in grammar.tokens]
        self._places = list(self._heads(grammar, places))
        self._times = list(self._heads(grammar, times))
        self._hits = {hit.token.i for hit in hits}

    def place_of(self, hit: Hit) -> Place | None:
        """The nearest place that its clause gives for it; None where it gives none."""
        ways = self._ways(hit, self._places)
        near = [(len(way), place.start, place) for way, place in ways if _is_where(way, hit)]
        return min(near)[2] if near else None

    def time_of(self, hit: Hit) -> Time | None:
        """The nearest time that its clause gives for it; None where it gives none."""
        ways = self._ways(hit, self._times)
        near = [(len(way), time.start, time) for way, time in ways if all(t.dep != "poss" for t in way[1:])]
        return min(near)[2] if near else None

    def _heads(self, grammar: Grammar, found: Sequence[Found]) -> Iterator[tuple[Token, Found]]:
        passage = grammar.passage
        for span in found:
            if passage.start <= span.start and span.end <= passage.end:
                head = self._head(span)
                if head is not None:
                    yield head, span

    def _head(self, span: Span) -> Token | None:
        """The token of the span on which its others hang."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        near = self._tokens[first : first + _LONGEST]
        within = (t for t in near if span.start < t.end and t.start < span.end)
        return next((t for t in within if t.head is t or not span.start <= t.head.start < span.end), None)

    def _ways(self, hit: Hit, found: Sequence[tuple[Token, Found]]) -> Iterator[tuple[Way, Found]]:
        """What in its sentence leads to the event, and by which tokens."""
        near = [each for each in found if each[0].sentence == hit.token.sentence]
        goals = {t.i for t in _goals(hit)} if near else set()
        for head, span in near:
            way = _way_up(head, goals, self._hits)
            if way is not None:
                yield way, span


def _way_up(token: Token, goals: Set[int], others: Set[int]) -> Way | None:
    """The tokens from this one to a goal; None where another event or another clause lies between."""
    way = [token]
    while len(way) <= _FARTHEST:
        last = way[-1]
        if last.i in goals:
            return way[:-1]
        if last.head is last or (last is not token and last.i in others) or _is_another_clause(last):
            return None
        way.append(last.head)
    return None


def _is_another_clause(token: Token) -> bool:
    if token.pos not in _VERBS:
        return False
    joined = token.dep == "conj" and token.child(*_SUBJECTS) is not None
    return joined or token.dep in _OTHER_CLAUSES


def _is_where(way: Way, hit: Hit) -> bool:
    """Whether the place at the beginning of this way is where it happened, and not whose it is."""
    kind = types_of_events()[hit.trigger.type]
    prepositions = [t for t in way if t.dep in _PREPOSITIONS]
    if not prepositions:
        return kind.suffers and bool(way) and _is_done_to(way[0], hit)
    first, last = prepositions[0], prepositions[-1]
    if first.lower not in happening_words("in places") | kind.reaches:
        return False
    recipient = last.head is hit.token and last.lower in hit.trigger.recipient
    whose = any(t.dep in {"poss", "agent"} for t in way)
    somebody = any(t.dep in _SUBJECTS for t in way)  # "the council in Osh"
    return not whose and (kind.suffers or not (recipient or somebody))


def _is_done_to(place: Token, hit: Hit) -> bool:
    """Whether it is done to the place, or the place stands before it: "the Osh bombing"."""
    before = place.i < hit.token.i and place.dep in _BEFORE
    return (before or place.dep in {"dobj", "nsubjpass"}) and place.entity not in _NO_PLACE


def _goals(hit: Hit) -> Iterator[Token]:
    """The event's word, the verb that carries it, and those whose where and when it shares."""
    word = hit.token
    yield word
    verb = word if hit.is_verb else _verb_told_with(word)
    while verb is not None:
        yield verb
        verb = _shared(verb)


def _verb_told_with(noun: Token) -> Token | None:
    """The verb whose where and when are the noun's too."""
    carrier = carrier_of(noun)
    if carrier is not None:
        return carrier
    top = noun
    while top.dep == "conj":
        top = top.head
    verb = top.head
    if top.dep in {"nsubj", "nsubjpass"} and verb.lemma in happening_words("does harm"):
        return verb
    if top.dep == "pobj" and verb.lower in happening_words("happens in") and verb.head.pos in _VERBS:
        return verb.head
    return None


def _shared(verb: Token) -> Token | None:
    """The verb before, whose where and when this one shares: "marched and sang in Osh"."""
    if verb.head is verb or verb.head.pos not in _VERBS or verb.child(*_SUBJECTS) is not None:
        return None
    if verb.dep == "conj" or verb.dep == "xcomp" or (verb.dep == "advcl" and verb.tag == "VBG"):
        return verb.head
    return None
