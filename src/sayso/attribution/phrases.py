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
from sayso.lexicons.cues import PhraseCue, phrase_cues
from sayso.lexicons.frames import words_of

_CLAUSES = ("ccomp", "acl", "relcl", "advcl")

Pieces = list[tuple[int, int]]


def of_phrase(grammar: Grammar, verb: Token) -> Draft | None:
    """What the first phrase that this verb begins reports, if words, content and a speaker are there."""
    if is_unreal(verb):
        return None
    for phrase in _begun(verb):
        words = _words(grammar, verb, phrase)
        if words is None:
            continue
        content, rule = _content(grammar, verb, words[-1], phrase)
        source = _source(grammar, verb, words[-1], phrase)
        if not content or source is None or not (fits(source, "speaker") and is_somebody(source)):
            continue
        if phrase.subjects and source.lemma.lower() not in phrase.subjects:
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
        )
    return None


def _begun(verb: Token) -> Iterator[PhraseCue]:
    """The phrases whose second word hangs on the verb or on its object: "compared | the march to …"."""
    cues, thing = phrase_cues(), verb.child("dobj")
    for word in (
        "",
        *(c.lemma for c in verb.children),
        *(c.lemma for c in (thing.children if thing else ())),
    ):
        yield from cues.get((verb.lemma, word), ())


def _words(grammar: Grammar, verb: Token, phrase: PhraseCue) -> list[Token] | None:
    """The phrase's words where they hang on the verb, one after the other; None if one is missing."""
    found = [verb]
    for word in phrase.words[1:]:
        rest = grammar.tokens[found[-1].i + 1 : verb.right + 1]
        token = next((t for t in rest if t.lemma == word and _hangs_on(t, verb)), None)
        if token is None or any(c.lower in words_of("nobody") for c in token.children):
            return None
        found.append(token)
    return found


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


def _content(grammar: Grammar, verb: Token, last: Token, phrase: PhraseCue) -> tuple[Pieces, str]:
    """The words reported, and the rule by which they were found."""
    thing = verb.child("nsubjpass") if is_passive(verb) else verb.child("dobj")
    match phrase.content:
        case "clause":
            return _clause(grammar, verb, last), "clause"
        case "after":
            return _after(grammar, last), "preposition"
        case "subject":
            subject = verb.child("nsubj")
            return (stretch(grammar, subject.left, subject.right) if subject else []), "object"
        case "around" if any(c.lower == "as" for c in verb.children) and verb.child("prt") is None:
            return without(grammar, verb.head, verb.left, verb.right), "aside"
        case "object" | "whole" if thing is not None:
            whole = phrase.content == "whole"
            if whole and last.child("pobj", "pcomp") is None:
                return [], ""
            if thing.i < verb.i:
                rest = stretch(grammar, last.i, last.right) if whole else []
                return stretch(grammar, thing.left, thing.right) + rest, "passive object"
            return stretch(grammar, thing.left, max(thing.right, last.right if whole else 0)), "object"
    return [], ""


def _after(grammar: Grammar, last: Token) -> Pieces:
    """What the preposition opens, unless that is a day: "insisted on | a vote", "insisted on Monday"."""
    thing = last.child("pobj", "pcomp")
    if thing is None or thing.entity in ("DATE", "TIME"):
        return []
    return stretch(grammar, thing.left, thing.right)


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
