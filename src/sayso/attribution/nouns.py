"""Nouns that report: "the claim that the dam was cracked", "his call for a ceasefire", "in her view, …"."""

from __future__ import annotations

from sayso.attribution.according import clause_beside
from sayso.attribution.draft import Draft
from sayso.attribution.sources import fits, is_passive, is_unreal, source_edges, subject_of
from sayso.attribution.stretches import stretch, without
from sayso.language import Grammar, Token
from sayso.lexicons.cues import NounCue, verb_cues
from sayso.lexicons.frames import words_of

_OWNING = ("by", "from", "of")


def of_noun(grammar: Grammar, noun: Token, readings: tuple[NounCue, ...]) -> Draft | None:
    """What the noun reports, in the first reading that finds its content and the owner it needs."""
    for reading in readings:
        found = _content(grammar, noun, reading)
        if found is None:
            continue
        content, rule = found
        maker = _maker(noun)
        owner = (None if reading.needs == "maker" else _owner(noun, reading)) or maker
        if not content or (owner is None and reading.needs is not None):
            continue
        draft = Draft(content, rule, reading.stance, grammar=grammar, cue=noun, cue_at=(noun.start, noun.end))
        if owner is not None:
            draft.source, draft.source_at = owner, source_edges(grammar, owner)
        return draft
    return None


Found = tuple[list[tuple[int, int]], str]


def _content(grammar: Grammar, noun: Token, reading: NounCue) -> Found | None:
    """A clause, an infinitive, what a preposition opens, or the clause that the noun's phrase is beside."""
    if reading.beside and noun.head.lower in reading.beside and noun.dep == "pobj":
        phrase = noun.head
        clause = clause_beside(grammar, phrase)
        return (without(grammar, clause, phrase.left, phrase.right), "beside") if clause is not None else None
    if reading.clause:
        clause = next(
            (c for c in noun.children if c.dep in ("acl", "ccomp", "relcl") and _opens_with_that(c)), None
        )
        if clause is None and noun.dep == "nsubj" and noun.head.lemma == "be":
            clause = noun.head.child("ccomp")
        if clause is not None and clause.i > noun.i:
            return stretch(grammar, clause.left, clause.right), "noun"
    if _is_object_of_cue(noun):
        return None
    for child in noun.children:
        if child.i < noun.i:
            continue
        if reading.infinitive and child.dep in ("acl", "relcl") and _opens_with_to(child):
            return stretch(grammar, child.left, child.right), "infinitive"
        if child.dep == "prep" and child.lower in reading.prepositions:
            thing = child.child("pobj", "pcomp")
            return (stretch(grammar, thing.left, thing.right), "preposition") if thing is not None else None
    return None


def _opens_with_that(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)


def _opens_with_to(clause: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in clause.children)


def _is_object_of_cue(noun: Token) -> bool:
    """Whether a verb reports the noun with what hangs on it: "repeated | the promise to mend the dam"."""
    readings = verb_cues().get(noun.head.lemma, ())
    return noun.dep == "dobj" and any("object" in reading.frames for reading in readings)


def _owner(noun: Token, reading: NounCue) -> Token | None:
    """Whose claim it is: "the mayor's claim", "a claim by the mayor", "reports from Oslo"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        owning = child.dep == "agent" or (child.dep == "prep" and child.lower in _OWNING)
        if owning and child.lower not in reading.prepositions:
            return child.child("pobj")
    of = noun.head
    if of.lower == "of" and of.head.lemma == "be":
        return subject_of(of.head)  # "the mayor is of the view that …"
    return None


def _maker(noun: Token) -> Token | None:
    """Who makes the claim: "the mayor | issued a warning that …"."""
    verb = noun.head
    if noun.dep != "dobj" or verb.lemma not in words_of("makers") or is_unreal(verb) or is_passive(verb):
        return None
    subject = subject_of(verb)
    return subject if fits(subject, "speaker") else None
