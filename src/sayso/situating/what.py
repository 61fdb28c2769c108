"""Events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sayso.language import Grammar, Token
from sayso.lexicons.events import happening_words, types_of_events
from sayso.model import Actor, Article, Event, Part, Participant, Place, Span, Time
from sayso.situating.factuality import carrier_of, factuality
from sayso.situating.taking_part import phrase_of, taking_part
from sayso.situating.triggers import Hit, hits_in

_VERBS = {"VERB", "AUX"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_OTHER_CLAUSES = {"relcl", "ccomp", "advcl", "parataxis", "csubj", "pcomp"}
_FARTHEST = 12  # steps from a place or a time up to the event's word
Found = TypeVar("Found", Place, Time)


def events(
    article: Article,
    grammars: Sequence[Grammar],
    *,
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
) -> tuple[Event, ...]:
    """Every event the article's reporting tells of, in reading order: what sort, who to whom, where, when.

    A clause tells a happening once: "carried out an attack" is one event, and its word is "attack". Types
    of which too few were right on the gold are left out, as ``event_types.yml`` has them.
    """
    named = _Named(actors)
    words = {token.lemma for grammar in grammars for token in grammar.tokens}
    return tuple(
        _event(article.text, grammar.tokens, hit, named, around)
        for grammar in grammars
        if (hits := _one_a_happening(list(hits_in(grammar.tokens, words))))
        for around in (_Around(grammar, places, times, hits),)
        for hit in hits
    )


def _event(text: str, tokens: Sequence[Token], hit: Hit, named: _Named, around: _Around) -> Event:
    told, why = factuality(hit)
    first, last = _clause(tokens, hit)
    word = "noun" if not hit.is_verb else "phrase" if len(hit.trigger.words) > 1 else "verb"
    return Event.cut(
        text,
        hit.first.start,
        hit.last.end,
        what=text[first.start : last.end],
        type=hit.trigger.type,
        actors=tuple(_participant(text, tokens, part, head, named) for part, head in taking_part(hit)),
        place=around.place_of(hit),
        when=around.time_of(hit),
        factuality=told,
        statement=None,
        rule=f"{word}, {why}" if why else word,
    )


def _participant(text: str, tokens: Sequence[Token], part: Part, head: Token, named: _Named) -> Participant:
    first, last = phrase_of(head, tokens)
    return Participant.cut(text, first.start, last.end, part=part, name=named.at(head))


class _Named:
    """Which actor a word names."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._spans = sorted((m.start, m.end, a.name) for a in actors for m in a.mentions)
        self._starts = [start for start, _, _ in self._spans]

    def at(self, token: Token) -> str | None:
        at = bisect_right(self._starts, token.start) - 1
        return self._spans[at][2] if at >= 0 and token.end <= self._spans[at][1] else None


def _one_a_happening(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those whose clause has a better word for the same: "signed a deal" is the deal."""
    by_token = {hit.token.i: hit for hit in hits}
    return [hit for hit in hits if not _is_told_again(hit, by_token)]


def _is_told_again(hit: Hit, by_token: dict[int, Hit]) -> bool:
    """Whether a noun beside this verb tells the same, or the word above of which this verb tells the harm."""
    if not hit.is_verb:
        return False
    nouns = [c for c in hit.token.children if c.dep in {"dobj", "nsubj", "nsubjpass"}]
    above = [hit.token.head] if hit.token.lemma in happening_words("does harm") else []
    same = [by_token[t.i] for t in (*nouns, *above) if t.i in by_token and t is not hit.token]
    return any(o.trigger.type is hit.trigger.type and (not o.is_verb or o.token in above) for o in same)


# ── where and when ────────────────────────────────────────────────────────────────────────────────


class _Around:
    """The places and times of a passage, each handed to the event whose clause tells it."""

    def __init__(
        self, grammar: Grammar, places: Sequence[Place], times: Sequence[Time], hits: Sequence[Hit]
    ) -> None:
        self._tokens = grammar.tokens
        self._starts = [t.start for t in grammar.tokens]
        self._places = list(self._heads(grammar, places))
        self._times = list(self._heads(grammar, times))
        self._hits = {hit.token.i for hit in hits}

    def _heads(self, grammar: Grammar, found: Sequence[Found]) -> Iterator[tuple[Token, Found]]:
        passage = grammar.passage
        for span in found:
            if passage.start <= span.start and span.end <= passage.end:
                head = self._head(span)
                if head is not None:
                    yield head, span

    def _head(self, span: Span) -> Token | None:
        """The token of the span on which its others hang."""
        first = bisect_right(self._starts, span.start) - 1
        within = [
            t for t in self._tokens[max(first, 0) : first + 12] if span.start < t.end and t.start < span.end
        ]
        return next((t for t in within if t.head is t or not span.start <= t.head.start < span.end), None)

    def place_of(self, hit: Hit) -> Place | None:
        ranked = [
            (rank, place) for head, place in self._places if (rank := self._place_rank(hit, head)) is not None
        ]
        return min(ranked, key=lambda r: r[0])[1] if ranked else None

    def _place_rank(self, hit: Hit, head: Token) -> int | None:
        """How near the place stands to the event, and None where it is no place of the event."""
        way = _way_up(head, hit, self._hits)
        if way is None:
            return None
        kind = types_of_events()[hit.trigger.type]
        reaches = happening_words("in places") | kind.reaches
        prepositions = [t for t in way if t.dep in {"prep", "agent", "dative"}]
        if prepositions:
            nearest = prepositions[0]
            locates = nearest.lower in reaches and nearest.head is not head
            last = prepositions[-1]
            if not locates or (
                last.head.i == hit.token.i and last.lower in hit.trigger.recipient and not kind.suffers
            ):
                return None
            whose = any(t.dep == "poss" for t in way) or any(t.dep == "agent" for t in way)
            passed = any(t.dep in _SUBJECTS for t in way)
            return None if whose or (passed and not kind.suffers) else len(way)
        if not kind.suffers:
            return None
        suffers = head.dep in {"dobj", "nsubjpass"} or (
            head.i < hit.token.i and head.dep in {"compound", "nmod", "poss"}
        )
        return len(way) + 2 if suffers and head.entity not in {"NORP", "ORG", "PERSON"} else None

    def time_of(self, hit: Hit) -> Time | None:
        ranked = []
        for head, time in self._times:
            way = _way_up(head, hit, self._hits)
            if way is not None and not any(t.dep == "poss" and t is not head for t in way):
                ranked.append((len(way), time))
        return min(ranked, key=lambda r: r[0])[1] if ranked else None


def _way_up(token: Token, hit: Hit, others: set[int]) -> list[Token] | None:
    """The tokens from this one up to the event's word or the verb that carries it, where they lead there."""
    goals = {t.i for t in _goals(hit)}
    way = [token]
    while len(way) <= _FARTHEST:
        last = way[-1]
        if last.i in goals:
            return way[:-1]
        if last.head is last or (last is not token and last.i in others):
            return None
        if last.dep in _OTHER_CLAUSES and last.pos in _VERBS:
            return None
        if last.dep == "conj" and last.pos in _VERBS and last.child(*_SUBJECTS) is not None:
            return None
        way.append(last.head)
    return None


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


# ── its clause ────────────────────────────────────────────────────────────────────────────────────


def _clause(tokens: Sequence[Token], hit: Hit) -> tuple[Token, Token]:
    """The first and last token of the clause in which the event's word stands."""
    top = (
        hit.token
        if hit.is_verb
        else next((t for t in (hit.token, *hit.token.ancestors()) if t.pos in _VERBS), hit.token)
    )
    outside = {
        t.i
        for c in top.children
        if (c.dep in {"ccomp", "parataxis", "advcl"} and not c.left <= hit.token.i <= c.right)
        or (c.dep == "conj" and c.pos in _VERBS and not c.left <= hit.token.i <= c.right)
        for t in tokens[c.left : c.right + 1]
    }
    first = last = hit.token.i
    while first > top.left and first - 1 not in outside:
        first -= 1
    while last < top.right and last + 1 not in outside:
        last += 1
    while first < hit.token.i and (
        tokens[first].pos in {"PUNCT", "SPACE"} or tokens[first].dep in {"cc", "mark"}
    ):
        first += 1
    while last > hit.last.i and (tokens[last].pos in {"PUNCT", "SPACE"} or tokens[last].dep == "cc"):
        last -= 1
    return tokens[first], tokens[max(last, hit.last.i)]
