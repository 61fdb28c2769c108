"""Events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sayso.language import Grammar, Token
from sayso.lexicons.events import happening_words, types_of_events
from sayso.model import Actor, Article, Event, EventType, Part, Participant, Place, Time
from sayso.situating.factuality import factuality
from sayso.situating.surroundings import Surroundings
from sayso.situating.taking_part import phrase_of, taking_part
from sayso.situating.triggers import Hit, hits_in

_VERBS = {"VERB", "AUX"}


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
        if (hits := _one_a_happening([h for h in hits_in(grammar.tokens, words) if _is_given(h)]))
        for around in (Surroundings(grammar, places, times, hits),)
        for hit in hits
    )


def _event(text: str, tokens: Sequence[Token], hit: Hit, named: _Named, around: Surroundings) -> Event:
    told, why = factuality(hit)
    first, last = _clause(tokens, hit)
    word = "noun" if not hit.is_verb else "phrase" if len(hit.trigger.words) > 1 else "verb"
    return Event.cut(
        text,
        hit.first.start,
        hit.last.end,
        what=text[first.start : last.end],
        type=_type_of(hit),
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


def _is_given(hit: Hit) -> bool:
    return types_of_events()[_type_of(hit)].ships and not _is_silence(hit)


def _type_of(hit: Hit) -> EventType:
    """What sort it is: a shot that went off by accident is one."""
    beside = {child.lower for child in hit.token.children}
    if hit.trigger.type is EventType.ASSAULT and beside & happening_words("by accident"):
        return EventType.ACCIDENT
    return hit.trigger.type


def _is_silence(hit: Hit) -> bool:
    """Whether somebody only does not speak: "declined to comment"."""
    act = hit.token.child("xcomp") if hit.trigger.type is EventType.REJECT else None
    return act is not None and act.lemma in happening_words("silence")


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
