"""Passives: what is said of somebody ("declared | the winner", "accused | of spying") or asked of them."""

from __future__ import annotations

from sayso.attribution.draft import Draft
from sayso.attribution.sources import agent_of, is_unreal, source_edges
from sayso.attribution.stretches import stretch
from sayso.language import Grammar, Token
from sayso.lexicons.cues import VerbCue
from sayso.model import Stance

_JUDGED = (Stance.ACCUSES, Stance.SUPPORTS)
Pieces = list[tuple[int, int]]


def of_passive(grammar: Grammar, verb: Token, readings: tuple[VerbCue, ...]) -> Draft | None:
    """What a participle says of somebody, with or without the one who says it."""
    if (
        verb.tag != "VBN"
        or is_unreal(verb)
        or verb.child("dobj") is not None
        or verb.child("nsubj") is not None
    ):
        return None
    for reading in readings:
        content = _of_one(grammar, verb, reading) or _asked(grammar, verb, reading)
        if content:
            draft = Draft(
                content,
                "passive object",
                reading.stance,
                reading.certainty,
                grammar,
                verb,
                _cue_at(verb),
            )
            agent = agent_of(verb)
            if agent is not None:
                draft.source, draft.source_at = agent, source_edges(grammar, agent)
            return draft
    return None


def _of_one(grammar: Grammar, verb: Token, reading: VerbCue) -> Pieces:
    """Whom it is said of, and what: "| Ana Petrović | was declared | the winner |"."""
    one = verb.child("nsubjpass")
    said = _said(verb, reading)
    if said is None:
        return []
    if one is not None:
        return stretch(grammar, one.left, one.right) + stretch(grammar, said.left, said.right)
    if verb.dep == "acl" and verb.head.pos in ("NOUN", "PROPN") and said.dep == "prep":
        return stretch(grammar, verb.head.left, verb.left - 1) + stretch(grammar, said.left, said.right)
    return []


def _said(verb: Token, reading: VerbCue) -> Token | None:
    """The predicate, or the phrase that tells of what or as what."""
    predicate = verb.child("oprd", "attr") if "as" in reading.frames and not reading.requires else None
    if predicate is not None and predicate.i > verb.i:
        return predicate
    opens = (
        reading.prepositions if reading.stance in _JUDGED and "object" in reading.frames else reading.requires
    )
    return next((c for c in verb.children if c.dep == "prep" and c.lower in opens and c.i > verb.i), None)


def _asked(grammar: Grammar, verb: Token, reading: VerbCue) -> Pieces:
    """What somebody was asked: "Asked | whether the road was open |, the mayor …", "asked about …"."""
    if reading.stance is not Stance.ASKS or verb.child("xcomp") is not None:
        return []
    clause = verb.child("ccomp", "advcl")
    if clause is not None and clause.i > verb.i and "clause" in reading.frames:
        return stretch(grammar, clause.left, clause.right)
    for child in verb.children:
        if child.dep == "prep" and child.lower in reading.prepositions and child.i > verb.i:
            thing = child.child("pobj", "pcomp")
            return stretch(grammar, thing.left, thing.right) if thing is not None else []
    return []


def _cue_at(verb: Token) -> tuple[int, int]:
    first = next((c for c in verb.children if c.dep in ("aux", "auxpass")), verb)
    return min(first, verb, key=lambda t: t.i).start, verb.end
