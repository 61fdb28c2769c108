"""Who does what an event's word tells, and to whom it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language import Token
from sayso.lexicons.events import happening_words, types_of_events
from sayso.model import Part
from sayso.situating.factuality import carrier_of
from sayso.situating.triggers import Hit, doer_of, is_passive, is_somebody, object_of

_NAMES = {"GPE", "NORP", "ORG", "PERSON"}
_ARTICLES = {"det", "predet", "preconj", "punct", "cc", "advmod"}
_VERBS = {"VERB", "AUX"}
_PREPOSITIONS = {"prep", "dative", "agent"}

Taking = tuple[Part, Token]


def taking_part(hit: Hit) -> list[Taking]:
    """Each who has a part in the event, by the head of the words that name them; nobody in a disaster."""
    kind = types_of_events()[hit.trigger.type]
    if not kind.done:
        return []
    told = _with_verb(hit) if hit.is_verb else _with_noun(hit)
    wanted = (
        (part, _by_name(head))
        for part, head in told
        if part is Part.ACTOR or not kind.to_somebody or is_somebody(head)
    )
    found = list(dict.fromkeys((part, token) for part, head in wanted for token in _each(head)))
    done_to = {token for part, token in found if part is Part.RECIPIENT}
    return [(part, token) for part, token in found if part is Part.RECIPIENT or token not in done_to]


def phrase_of(head: Token, tokens: Sequence[Token]) -> tuple[Token, Token]:
    """The first and last token of the words that name somebody, without an article: "Syrian troops"."""
    before = (t for t in tokens[head.left : head.i] if t.head is not head or t.dep not in _ARTICLES)
    first = next(before, head)
    last = head
    of = next((c for c in head.children if c.dep == "prep" and c.lower == "of"), None)
    inner = of.child("pobj") if of is not None else None
    counts = head.pos in {"NUM", "PRON"} or head.tag == "NNS"
    if inner is not None and (counts or _NAMES & {head.entity, inner.entity}):
        last = inner  # "dozens of guards", "the town of Osh"
    while head.entity in _NAMES and last.i + 1 < len(tokens) and tokens[last.i + 1].entity == head.entity:
        following = tokens[last.i + 1]
        if following.sentence != head.sentence or following.i > head.right:
            break
        last = following
    return first, last


def _by_name(head: Token) -> Token:
    """The name behind what somebody is: of "the manager, Jan Roe", the name."""
    name = head.child("appos")
    return name if head.pos == "NOUN" and name is not None and name.pos == "PROPN" else head


def _each(head: Token) -> Iterator[Token]:
    """The word and those joined to it: "the army and the police"."""
    yield head
    for child in head.children:
        if child.dep == "conj" and child.pos in {"NOUN", "PROPN", "PRON"}:
            yield from _each(child)


# ── verbs ─────────────────────────────────────────────────────────────────────────────────────────


def _with_verb(hit: Hit) -> Iterator[tuple[Part, Token]]:
    verb = hit.token
    doer = _doer(verb)
    if doer is not None:
        yield Part.ACTOR, doer
    recipient = _recipient(hit)
    if recipient is not None and recipient is not doer:
        yield Part.RECIPIENT, recipient


def _doer(verb: Token) -> Token | None:
    """Who does it; behind "ordered the army to", the army."""
    if is_passive(verb):
        return doer_of(verb)
    above = verb.head
    if verb.dep == "pcomp" and above.head.pos in _VERBS:
        accused = object_of(above.head) if above.lower in {"of", "for", "from"} else None
        return accused or doer_of(above.head)
    if (
        verb.dep in {"xcomp", "ccomp", "advcl"}
        and verb.child("nsubj") is None
        and above.pos in _VERBS
        and above is not verb
    ):
        if verb.dep == "xcomp" and (told := object_of(above)) is not None:
            return told
        return doer_of(above) or (object_of(above) if is_passive(above) else None)
    return doer_of(verb)


def _recipient(hit: Hit) -> Token | None:
    verb = hit.token
    for way in hit.trigger.recipient:
        if way in {"object", "somebody"}:
            found = object_of(verb) or _hearer(verb)
            if found is not None and (way == "object" or is_somebody(found)):
                return found
        elif (found := _behind(verb, way)) is not None:
            return found
    return None


def _hearer(verb: Token) -> Token | None:
    """Whom the infinitive's subject names: "urged the army to leave"."""
    told = verb.child("ccomp")
    if told is None or told.child("mark") is not None:
        return verb.child("dative")
    return told.child("nsubj") if any(c.dep == "aux" and c.lower == "to" for c in told.children) else None


def _behind(word: Token, preposition: str) -> Token | None:
    behind = (c for c in word.children if c.dep in _PREPOSITIONS and c.lower == preposition and c.i > word.i)
    found = next(behind, None)
    named = found.child("pobj") if found is not None else None
    return named if named is not None and named.entity not in {"DATE", "TIME"} else None


# ── nouns ─────────────────────────────────────────────────────────────────────────────────────────


def _with_noun(hit: Hit) -> Iterator[tuple[Part, Token]]:
    noun, carrier = hit.token, carrier_of(hit.token)
    owner = _owner(noun)
    suffers = hit.trigger.whose is Part.RECIPIENT
    doer = _behind(noun, "by") or (None if suffers else owner) or _named_before(noun)
    if doer is None and carrier is not None:
        doer = _through(noun, carrier)
    if hit.trigger.of is Part.ACTOR and doer is None:
        doer = _behind(noun, "of")
    pair = _behind(noun, "between")
    if pair is not None and doer is None:
        yield Part.ACTOR, pair
        for other in (c for c in pair.children if c.dep == "conj"):
            yield Part.RECIPIENT, other
        return
    if doer is not None and doer is not noun:
        yield Part.ACTOR, doer
    recipient = (owner if suffers else None) or _noun_recipient(hit, carrier)
    if recipient is not None and recipient is not doer:
        yield Part.RECIPIENT, recipient


def _through(noun: Token, carrier: Token) -> Token | None:
    """Who brings it about: the subject of the verb that carries it."""
    if carrier.lemma in happening_words("done to"):
        return None
    if carrier.dep in {"acl", "relcl"} and carrier.head is noun:
        return _behind(carrier, "by")
    doer = _doer(carrier)
    return doer if doer is not noun and doer is not None and is_somebody(doer) else None


def _owner(noun: Token) -> Token | None:
    owner = noun.child("poss")
    return owner if owner is not None and (owner.tag == "PRP$" or is_somebody(owner)) else None


def _named_before(noun: Token) -> Token | None:
    """A people or a body before the noun: "Russian shelling", "police raids"."""
    named = (c for c in noun.children if c.dep in {"amod", "compound", "nmod"} and c.i < noun.i)
    return next(
        (
            c
            for c in named
            if c.entity in {"NORP", "ORG"} or (c.dep == "compound" and c.pos == "NOUN" and is_somebody(c))
        ),
        None,
    )


def _noun_recipient(hit: Hit, carrier: Token | None) -> Token | None:
    for way in hit.trigger.recipient:
        found = _behind(hit.token, way)
        if found is None and carrier is not None and way != "of" and way != "by":
            found = _behind(carrier, way)
        if found is not None:
            return found
    if hit.trigger.of is Part.RECIPIENT and (found := _behind(hit.token, "of")) is not None:
        return found
    return _harmed(hit.token)


def _harmed(noun: Token) -> Token | None:
    """Whom it harmed: "the blast hit a market", "two men died in the blast"."""
    verb = noun.head
    left = noun.child("relcl", "acl")
    if left is not None and left.lemma in happening_words("does harm") and not is_passive(left):
        return object_of(left)
    if noun.dep == "nsubj":
        return object_of(verb) if verb.lemma in happening_words("does harm") else None
    if noun.dep != "pobj" or verb.lower not in happening_words("happens in"):
        return None
    fate = verb.head
    return (object_of(fate) or doer_of(fate)) if fate.lemma in happening_words("suffers harm") else None
