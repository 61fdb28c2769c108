"""Phrases that report: "made it clear that …", "took issue with …", "put the toll at …", "as she put it"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.draft import Draft
from sayso.attribution.sources import (
    agent_of,
    fits,
    is_passive,
    is_somebody,
    is_unreal,
    neighbour_of,
    source_edges,
    subject_of,
)
from sayso.attribution.stretches import stretch, without
from sayso.language import Grammar, Token
from sayso.lexicons.cues import PhraseCue, noun_cues, phrase_cues
from sayso.lexicons.frames import words_of

_CLAUSES = ("ccomp", "acl", "relcl", "advcl")

Pieces = list[tuple[int, int]]


def of_phrase(grammar: Grammar, verb: Token) -> Draft | None:
    """What the first phrase that this verb begins reports, if words, content and a speaker are there."""
    if verb.lemma not in phrase_cues() or is_unreal(verb):
        return None
    for phrase in _begun(verb):
        words = _words(grammar, verb, phrase)
        if words is None or (phrase.content == "whole" and _is_means(verb)):
            continue
        thing, source = _thing(verb, words[-1], phrase), _source(grammar, verb, words[-1], phrase)
        if phrase.objects and not (_kinds(thing) & phrase.objects):
            continue
        if source is None or not (fits(source, "speaker") and is_somebody(source)):
            continue
        if phrase.subjects and source.lemma.lower() not in phrase.subjects:
            continue
        content, rule = _content(grammar, verb, words[-1], thing, phrase)
        if not content:
            continue
        near = [w for w in words if w.i <= verb.i + len(words) + 1]
        return Draft(
            content,
            rule,
            phrase.stance,
            grammar=grammar,
            cue=verb,
            cue_at=(verb.start, near[-1].end),
            source=source,
            source_at=source_edges(grammar, source),
            strength=phrase.strength,
        )
    return None


def _is_means(verb: Token) -> bool:
    """Whether the verb only tells how something was done or of what: "| by comparing | the two to …"."""
    return verb.tag == "VBG" and verb.dep == "pcomp" and verb.head.lower in words_of("means")


def _kinds(thing: Token | None) -> set[str]:
    """What the thing is, and what it is of: "statements of | condemnation"."""
    if thing is None:
        return set()
    inner = [c.child("pobj") for c in thing.children if c.lower == "of"]
    return {thing.lemma, *(t.lemma for t in inner if t is not None and thing.lemma in noun_cues())}


def _begun(verb: Token) -> Iterator[PhraseCue]:
    """The phrases whose second word hangs on the verb or on its object: "compared | the march to …"."""
    cues, thing = phrase_cues()[verb.lemma], verb.child("dobj")
    for token in (*verb.children, *(thing.children if thing is not None else ())):
        yield from cues.get(token.lemma, ())
    yield from cues.get("", ())


def _words(grammar: Grammar, verb: Token, phrase: PhraseCue) -> list[Token] | None:
    """The phrase's words where they hang on the verb, one after the other; None if one is missing."""
    found = [verb]
    for word in phrase.words[1:]:
        rest = grammar.tokens[found[-1].i + 1 : verb.right + 1]
        token = next((t for t in rest if t.lemma == word and _hangs_on(t, verb)), None)
        if token is None or any(_denies(c) and c not in found for c in token.children):
            return None
        found.append(token)
    return found


def _denies(token: Token) -> bool:
    """As in "made | no | reference to", "is | not | critical of"."""
    return token.dep == "neg" or token.lower in words_of("nobody")


def _hangs_on(token: Token, verb: Token) -> bool:
    """Whether it belongs to the verb's phrase, with no other verb between."""
    for above in token.ancestors():
        if above is verb:
            return True
        if above.pos in ("VERB", "AUX"):
            return False
    return False


def _source(grammar: Grammar, verb: Token, last: Token, phrase: PhraseCue) -> Token | None:
    if phrase.content == "subject":
        return last.child("pobj")
    return agent_of(verb) if is_passive(verb) else subject_of(verb) or neighbour_of(grammar, verb)


def _thing(verb: Token, last: Token, phrase: PhraseCue) -> Token | None:
    """What the phrase is about: what its last word opens, unless that is a day, or the object of the verb."""
    if phrase.content == "after":
        thing = last if last.dep == "pobj" else last.child("pobj", "pcomp")
        return None if thing is None or thing.entity in ("DATE", "TIME") else thing
    if phrase.content == "subject":
        return verb.child("nsubj")
    own = verb.child("nsubjpass") if is_passive(verb) else verb.child("dobj")
    return own or (last.child("dobj") if phrase.content == "verdict" else None)


def _content(
    grammar: Grammar, verb: Token, last: Token, thing: Token | None, phrase: PhraseCue
) -> tuple[Pieces, str]:
    """The words reported, and the rule by which they were found."""
    match phrase.content:
        case "clause":
            return _clause(grammar, verb, last), "clause"
        case "around" if any(c.lower == "as" for c in verb.children) and verb.child("prt") is None:
            return without(grammar, verb.head, verb.left, verb.right), "aside"
        case "subject":
            return (stretch(grammar, thing.left, thing.right) if thing is not None else []), "object"
        case "verdict" if thing is not None and thing.i < verb.i:
            both = stretch(grammar, thing.left, thing.right) + stretch(grammar, last.i, last.i)
            return both, "passive object"
        case "verdict" if thing is not None:
            return stretch(grammar, min(last.i, thing.left), max(last.right, thing.right)), "object"
        case "after" if thing is not None:
            return stretch(grammar, thing.left, thing.right), "preposition"
        case "object" if thing is not None:
            rule = "passive object" if thing.i < verb.i else "object"
            return stretch(grammar, thing.left, thing.right), rule
        case "whole" if thing is not None and last.child("pobj", "pcomp", "amod", "acomp") is not None:
            if thing.i < verb.i:
                both = stretch(grammar, thing.left, thing.right) + stretch(grammar, last.i, last.right)
                return both, "passive object"
            return stretch(grammar, thing.left, max(thing.right, last.right)), "object"
    return [], ""


def _clause(grammar: Grammar, verb: Token, last: Token) -> Pieces:
    """The clause after the phrase, whatever of it the parser has hung it on."""
    for token in grammar.tokens[last.i + 1 : verb.right + 1]:
        finite = token.child("nsubj", "nsubjpass", "expl") is not None
        if token.dep in _CLAUSES and finite and token.left > last.i and _hangs_on(token, verb):
            mark = token.child("mark")
            asks = any(c.tag in ("WRB", "WP", "WDT") for c in token.children)
            if mark.lower == "that" if mark is not None else token.dep == "ccomp" and not asks:
                return stretch(grammar, token.left, token.right)
    return []
