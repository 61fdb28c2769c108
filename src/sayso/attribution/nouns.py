"""Nouns that report: "the claim that the dam was cracked", "his warning was that …"."""

from __future__ import annotations

from sayso.attribution.draft import Draft
from sayso.attribution.sources import source_edges, subject_of
from sayso.attribution.stretches import stretch
from sayso.language import Grammar, Token
from sayso.lexicons.cues import NounCue
from sayso.lexicons.frames import words_of


def of_noun(grammar: Grammar, noun: Token, reading: NounCue) -> Draft | None:
    """As in "the claim that the dam was cracked", "his warning was that …"."""
    clause = next(
        (c for c in noun.children if c.dep in ("acl", "ccomp", "relcl") and _opens_with_that(c)), None
    )
    verb = noun.head
    if clause is None and noun.dep == "nsubj" and verb.lemma == "be":
        clause = verb.child("ccomp")
    if clause is None or clause.i < noun.i:
        return None
    draft = Draft(
        stretch(grammar, clause.left, clause.right),
        "noun",
        reading.stance,
        grammar=grammar,
        cue=noun,
        cue_at=(noun.start, noun.end),
    )
    owner = _owner(noun)
    if owner is None and noun.dep == "dobj" and verb.lemma in words_of("makers"):
        owner = subject_of(verb)
    if owner is not None:
        draft.source, draft.source_at = owner, source_edges(grammar, owner)
    return draft


def _opens_with_that(clause: Token) -> bool:
    return any(c.dep == "mark" and c.lower == "that" for c in clause.children)


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "the mayor's claim", "a claim by the mayor", "reports from Oslo"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if (child.dep == "prep" and child.lower in ("by", "from", "of")) or child.dep == "agent":
            return child.child("pobj")
    return None
