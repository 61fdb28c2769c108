"""Passives: what is said of somebody ("declared | the winner", "said | to have left") or asked of them."""

from __future__ import annotations

from sayso.attribution.draft import Draft
from sayso.attribution.sources import is_unreal, source_edges
from sayso.attribution.stretches import stretch
from sayso.language import Grammar, Token
from sayso.lexicons.cues import VerbCue, verb_cues
from sayso.lexicons.frames import words_of
from sayso.model import Stance

_JUDGED = (Stance.ACCUSES, Stance.SUPPORTS)
Pieces = list[tuple[int, int]]


def of_passive(grammar: Grammar, verb: Token, readings: tuple[VerbCue, ...]) -> Draft | None:
    """What a participle says of somebody, or asks them, with or without the one who says it."""
    if verb.tag != "VBN" or verb.child("dobj", "nsubj") is not None or is_unreal(verb):
        return None
    before = _before(grammar, verb, readings)
    if before is not None:
        return before
    for reading in readings:
        said = _said(verb, reading)
        by = _by(verb, said)
        which = verb.dep == "acl" and reading.stance is Stance.ACCUSES  # "the man | accused of theft"
        if said is not None and by is None and (which or verb.lemma in words_of("names")):
            continue
        content = _of_one(grammar, verb, said, by) if said is not None else _asked(grammar, verb, reading)
        if not content:
            continue
        rule = "passive hearsay" if "hearsay" in reading.frames else "passive object"
        draft = Draft(content, rule, reading.stance, reading.certainty, grammar, verb, _cue_at(verb))
        draft.strength = reading.strength
        agent = by.child("pobj") if by is not None else None
        if agent is not None:
            first, last = source_edges(grammar, agent)
            hangs = said is not None and agent.i < said.i <= agent.right  # "by the court | of fraud"
            end = grammar.tokens[said.left - 1].end if said is not None and hangs else last
            draft.source, draft.source_at = agent, (first, end)
        return draft
    return None


def _before(grammar: Grammar, verb: Token, readings: tuple[VerbCue, ...]) -> Draft | None:
    """The sentence before, which "This was stated by the ministry." is about, if it is the writer's own."""
    this, by = verb.child("nsubjpass"), verb.child("agent")
    somebody = by.child("pobj") if by is not None else None
    tells = (r for r in readings if "clause" in r.frames and not {"address", "order"} & r.frames)
    telling = next(tells, None)
    first, last = grammar.sentences[verb.sentence - 1] if verb.sentence > 0 else (0, -1)
    if this is None or this.lower not in words_of("pointing") or this.children or somebody is None:
        return None
    if telling is None or verb.dep != "ROOT" or verb.child("ccomp", "xcomp") is not None or last < first:
        return None
    if any(_speaks(t) for t in grammar.tokens[first : last + 1]):
        return None
    draft = Draft(
        stretch(grammar, first, last),
        "passive clause",
        telling.stance,
        telling.certainty,
        grammar,
        verb,
        _cue_at(verb),
    )
    draft.strength = telling.strength
    draft.source, draft.source_at = somebody, source_edges(grammar, somebody)
    return draft


def _speaks(token: Token) -> bool:
    """Whether the sentence that holds the token quotes or reports somebody already."""
    reports = token.pos == "VERB" and any("clause" in r.frames for r in verb_cues().get(token.lemma, ()))
    return reports or token.lower == "according" or token.tag in ("``", "''")


def _said(verb: Token, reading: VerbCue) -> Token | None:
    """The predicate, or the phrase that tells of what or as what, also where it hangs on the agent."""
    if "hearsay" in reading.frames:
        infinitive = verb.child("xcomp")
        heard = infinitive is not None and infinitive.i > verb.i and infinitive.child("aux") is not None
        return infinitive if heard and verb.child("agent") is None else None
    if "as" in reading.frames and not reading.requires:
        predicate = verb.child("oprd", "attr")
        if predicate is not None and predicate.i > verb.i:
            return predicate
    judges = reading.stance in _JUDGED and "object" in reading.frames
    opens = reading.prepositions if judges else reading.requires
    agent = verb.child("agent")
    below = agent.child("pobj") if agent is not None else None
    phrases = [*verb.children, *(below.children if below is not None else ())]
    return next((c for c in phrases if c.dep == "prep" and c.lower in opens and c.i > verb.i), None)


def _by(verb: Token, said: Token | None) -> Token | None:
    """The "by" of the passive, also where it hangs at the end of the predicate: "a crime | by the court"."""
    own = verb.child("agent")
    if own is not None or said is None or said.dep == "prep":
        return own
    last = said.children[-1] if said.children else said
    return last if last.lower == "by" and last.i > said.i else None


def _of_one(grammar: Grammar, verb: Token, said: Token, by: Token | None) -> Pieces:
    """Whom it is said of, and what: "| Ana Petrović | was declared | the winner |"."""
    last = by.left - 1 if by is not None and said.i < by.i <= said.right else said.right
    what = stretch(grammar, said.left, last)
    one = verb.child("nsubjpass")
    if one is not None:
        return stretch(grammar, one.left, one.right) + what
    if verb.dep == "acl" and verb.head.pos in ("NOUN", "PROPN") and said.dep == "prep":
        return stretch(grammar, verb.head.left, verb.left - 1) + what
    return []


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
