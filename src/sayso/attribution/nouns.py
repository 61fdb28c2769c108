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
        bids = _bids_after_owner(grammar, noun) if reading.participle else None
        if bids is not None:
            first, opener, last = bids
            return Draft(
                stretch(grammar, opener, last),
                "infinitive",
                reading.stance,
                grammar=grammar,
                cue=noun,
                cue_at=(noun.start, noun.end),
                source=grammar.tokens[opener - 1],
                source_at=(grammar.tokens[first].start, grammar.tokens[opener - 1].end),
            )
        found = _content(grammar, noun, reading)
        if found is None:
            continue
        content, rule = found
        maker = _maker(noun)
        owner = (None if reading.needs == "maker" else _owner(_whole(grammar, noun), reading)) or maker
        if not content or (owner is None and reading.needs is not None):
            continue
        cue_at = _whole(grammar, noun).start, noun.end
        draft = Draft(
            content, rule, reading.stance, grammar=grammar, cue=noun, cue_at=cue_at, strength=reading.strength
        )
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
    if reading.bare:
        clause = _bare_clause(noun)
        return (stretch(grammar, clause.left, clause.right), "noun") if clause is not None else None
    for child in noun.children:
        if child.i < noun.i:
            continue
        if reading.participle and child.dep == "acl" and child.lower in words_of("bidding"):
            return stretch(grammar, child.left, child.right), "infinitive"
        if reading.infinitive and child.dep in ("acl", "relcl") and _opens_with_to(child):
            return stretch(grammar, child.left, child.right), "infinitive"
        if child.dep == "prep" and child.lower in reading.prepositions:
            thing = child.child("pobj", "pcomp")
            return (stretch(grammar, thing.left, thing.right), "preposition") if thing is not None else None
    return None


def _bare_clause(noun: Token) -> Token | None:
    """The clause without "that" right after the noun: "fears | the dam will break".

    Not "the claim | the firm had made", where the noun is what was made.
    """
    beside = noun.head.children if noun.dep == "attr" and noun.head.child("expl") is not None else []
    for clause in (*noun.children, *beside):
        subject = clause.child("nsubj", "nsubjpass")
        at_once = subject is not None and subject.left == clause.left == noun.i + 1
        if not at_once or clause.child("mark") is not None or subject is None or subject.tag in ("WP", "WDT"):
            continue
        full = clause.child("dobj", "attr", "acomp", "ccomp", "prep") is not None
        comes = any(c.dep == "aux" and c.tag == "MD" for c in clause.children)
        if clause.dep == "relcl" and clause.child("attr", "acomp") is None:
            continue
        if full or comes or clause.child("auxpass") is not None:
            return clause
    return None


def _bids_after_owner(grammar: Grammar, noun: Token) -> tuple[int, int, int] | None:
    """Where owner and content stand if the parser took the participle for an adjective.

    "An order by | the general | directing units to leave": the parser reads "directing units" as one thing.
    """
    by = next((c for c in noun.children if c.lower in _OWNING and c.i == noun.i + 1), None)
    thing = by.child("pobj") if by is not None else None
    if thing is None:
        return None
    for token in grammar.tokens[thing.left + 1 : thing.i]:
        if token.lower in words_of("bidding") and token.tag == "VBG":
            goes_on = [c.right for c in noun.children if c.dep in ("acl", "relcl")]
            return thing.left, token.i, max([thing.right, *goes_on])
    return None


def _whole(grammar: Grammar, noun: Token) -> Token:
    """The first part of a noun in two parts, with whose it is: "the ministry's | counter | - | argument"."""
    parts = [t.lower for t in grammar.tokens[max(0, noun.i - 2) : noun.i]]
    return grammar.tokens[noun.i - 2] if parts == ["counter", "-"] else noun


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
