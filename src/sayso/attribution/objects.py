"""Content that is no clause: "denied | the charge", "urged | residents to leave", "called | it a mistake"."""

from __future__ import annotations

from sayso.attribution.sources import SUBJECTS, subject_of
from sayso.attribution.stretches import stretch
from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.cues import VerbCue
from sayso.lexicons.frames import words_of

HEARER = ("dobj", "dative", "iobj")


def predicate_of(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """As in "called | it a mistake": object and predicate."""
    predicate = verb.child("oprd", "acomp")
    thing = verb.child("dobj") or verb.child("nsubj")
    if predicate is not None and predicate.i > verb.i and predicate.tag != "CD":  # "called 911"
        first = thing.left if thing is not None and verb.i < thing.i < predicate.i else predicate.left
        return stretch(grammar, first, predicate.right)
    named, name = verb.child("dative"), verb.child("dobj")
    two = named is not None and name is not None and not _is_one_name(grammar, named, name)
    if named is not None and name is not None and two and verb.i < named.i < name.i and named.pos != "ADP":
        return stretch(grammar, named.left, name.right)
    if name is not None and verb.i < name.left and _ends_in_a_quoted_name(grammar, name):
        return stretch(grammar, name.left, name.i)
    beside = name.child("appos", "npadvmod") if name is not None and name.i > verb.i else None
    if (
        name is not None
        and beside is not None
        and beside.entity not in ("DATE", "TIME")  # "called the police the next day"
        and grammar.tokens[beside.left].lower in ("a", "an", "the")
        and (grammar.tokens[beside.left - 1].text != ",")
    ):
        return stretch(grammar, name.left, beside.right)
    clause = verb.child("ccomp")
    if (
        clause is not None
        and clause.i > verb.i
        and clause.child("nsubj") is not None
        and clause.child("aux") is None
    ):
        return stretch(grammar, clause.left, clause.right)
    return None


def _is_one_name(grammar: Grammar, first: Token, second: Token) -> bool:
    """Whether both stand in one name, which the parser took apart: "called | Ana | Petrović"."""
    return any(e.first <= first.i and second.i <= e.last for e in grammar.entities)


def _ends_in_a_quoted_name(grammar: Grammar, name: Token) -> bool:
    """Whether the name stands in marks of its own after what it is given to: "the affair | “Bridgegate”"."""
    marks = [t.i for t in grammar.tokens[name.left + 1 : name.i] if t.tag == "``"]
    closed = grammar.tokens[name.i + 1 : name.i + 2]
    return bool(marks) and marks[0] > name.left + 1 and bool(closed) and closed[0].tag == "''"


def order_of(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """As in "urged | residents to leave"."""
    infinitive = verb.child("xcomp", "ccomp")
    hearer = verb.child(*HEARER)
    if infinitive is None or infinitive.i < verb.i:
        return None
    first = hearer.left if hearer is not None and verb.i < hearer.i < infinitive.i else infinitive.left
    return stretch(grammar, first, infinitive.right)


def after_preposition(grammar: Grammar, verb: Token, preposition: Token) -> list[tuple[int, int]] | None:
    """As in "called for | a ceasefire", "called on | Turkey to halt …"."""
    thing = preposition.child("pobj", "pcomp")
    if thing is None or thing.i < verb.i or thing.entity in ("DATE", "TIME"):
        return None  # "called for Monday" tells when
    last = thing.right
    for child in verb.children:
        joins = child.lower in ("as", "for", "to") or child.child("pcomp") is not None
        asked = child.dep == "advcl" and preposition.lower == "with" and child.tag == "VB"
        told = child.dep == "ccomp" and child.left == thing.right + 1  # "the times | she laid it out"
        if child.i > thing.i and (child.dep == "xcomp" or asked or told or (child.dep == "prep" and joins)):
            last = max(last, child.right)
    if verb.lemma == "plead" and preposition.lower == "with" and last == thing.right:
        return None  # "pleaded with her": for what?
    if preposition.lower == "on" and last == thing.right and thing.child("acl", "relcl") is None:
        return None  # "called on Tuesday"
    return stretch(grammar, thing.left, last)


def clause_as_object(grammar: Grammar, verb: Token, *, takes_objects: bool) -> Token | None:
    """The object that is a clause in truth, its verb taken for something else.

    "said | a fight broke out": a participle. "reported | the landing, which was rough, was bad": a second
    verb of the cue's subject.
    """
    thing = verb.child("dobj")
    if thing is None or thing.i < verb.i:
        return None
    inner = thing.child("acl", "relcl")
    participle = inner is not None and inner.tag in ("VBD", "VBN") and inner.child("agent") is None
    if participle and not takes_objects and verb.lemma in words_of("sayers"):
        return thing
    described = any(t.dep in ("relcl", "acl") for t in grammar.subtree(thing))
    joined = not described or any(c.dep == "cc" and c.i > thing.right for c in verb.children)
    stray = next((c for c in verb.children if c.dep == "conj" and c.i > thing.right), None)
    finite = stray is not None and stray.tag in ("VBD", "VBZ", "VBP") and stray.child(*SUBJECTS) is None
    return thing if finite and not joined else None


def object_of(grammar: Grammar, verb: Token, reading: VerbCue) -> list[tuple[int, int]] | None:
    """As in "denied | the charge", "accused | the network of swindling"."""
    thing = verb.child("dobj")
    if thing is None:
        gerund = verb.child("xcomp")
        return (
            stretch(grammar, gerund.left, gerund.right) if gerund is not None and gerund.i > verb.i else None
        )
    if thing.i < verb.i or thing.lower.endswith(("self", "selves")):
        return None
    if verb.lemma == "cite" and (thing.entity in ("ORG", "PERSON") or thing.lemma in kinds_of_nouns()):
        return None  # whom it was taken from, not what was said
    if verb.lemma in words_of("of matters") and thing.entity in ("ORG", "PERSON", "GPE"):
        return None  # of whom, and nothing about them
    if verb.lemma == "confirm" and _is_voted_on(verb, thing):
        return None
    after = grammar.tokens[thing.right + 1] if thing.right + 1 < len(grammar.tokens) else None
    if "clause" in reading.frames and after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD"):
        # "allege the two knew …": the parser takes the subject of the clause for an object
        return stretch(grammar, thing.left, grammar.sentences[verb.sentence][1])
    last = thing.right
    joined = False
    for child in verb.children:
        if child.dep == "prep" and child.i > last and _is_added(grammar, child):
            last = max(last, child.right)
            continue
        belongs = child.dep != "prep" or child.lower in reading.prepositions or _is_topical(child)
        if child.i > thing.i and child.dep in ("prep", "oprd", "xcomp") and belongs:
            last = max(last, child.right)
            joined = True
    if reading.requires and not any(
        t.lower in reading.requires for t in grammar.tokens[thing.left : last + 1]
    ):
        return None
    if thing.pos == "PRON" and not joined:
        return None
    return stretch(grammar, thing.left, last)


def _is_topical(preposition: Token) -> bool:
    """Whether what follows is part of the matter: "doubts | about it", "judgement | in going to war"."""
    return preposition.lower in words_of("topical") or preposition.child("pcomp") is not None


def _is_added(grammar: Grammar, preposition: Token) -> bool:
    """As in "the interest in peace, as well as | in trade", which the parser hangs on the verb."""
    return [t.lower for t in grammar.tokens[max(0, preposition.i - 3) : preposition.i]] == [
        "as",
        "well",
        "as",
    ]


def _is_voted_on(verb: Token, thing: Token) -> bool:
    """Whether a house confirms by a vote, which is no statement: "The Senate confirmed | the judge"."""
    house = subject_of(verb)
    if house is None or house.lemma.lower() not in words_of("houses"):
        return False
    return thing.entity == "PERSON" or thing.lemma in words_of("posts")
