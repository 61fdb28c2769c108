"""Whether an event is told as one that happened, that did not, that is to come, or that may be."""

from __future__ import annotations

from sayso.language import Token
from sayso.lexicons.clauses import clause_words
from sayso.lexicons.events import happening_words
from sayso.model import Factuality
from sayso.situating.triggers import Hit, modifiers_of

_VERBS = {"VERB", "AUX"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_OBJECTS = {"dobj", "attr", "nsubjpass", "pobj", "oprd"}
_FARTHEST = 6  # words up to which a chain of "plans to try to …" is followed
H = Factuality


def factuality(hit: Hit) -> tuple[Factuality, str | None]:
    """How the event is told, and the rule by which it is not simply one that happened."""
    found = _of_verb(hit.token, 0) if hit.is_verb else _of_noun(hit.token, 0)
    return found or (H.HAPPENED, None)


def carrier_of(noun: Token) -> Token | None:
    """The verb that says no more than that the noun's event comes about: "held a rally", "clashes began"."""
    top = _first_of_a_row(noun)
    verb = top.head
    if verb.pos not in _VERBS:
        made = next((c for c in noun.children if c.dep in {"acl", "relcl"} and c.tag == "VBN"), None)
        return made if made is not None and made.lemma in happening_words("light") else None
    if top.dep in {"dobj", "attr"} and verb.lemma in happening_words("light") | {"be"}:
        return verb
    if top.dep in {"nsubj", "nsubjpass"} and verb.lemma in happening_words("comes about"):
        return None if verb.lemma == "be" and verb.child("acomp", "attr") is not None else verb
    return None


def _first_of_a_row(noun: Token) -> Token:
    while noun.dep in {"conj", "appos"} and noun.head is not noun:
        noun = noun.head
    return noun


# ── nouns ─────────────────────────────────────────────────────────────────────────────────────────

Told = tuple[Factuality, str] | None


def _of_noun(noun: Token, depth: int) -> Told:
    if depth > _FARTHEST:
        return None
    return _by_words_before(noun) or _by_what_governs(noun, depth)


def _by_words_before(noun: Token) -> Told:
    if any(c.dep == "det" and c.lower in clause_words("denying determiners") for c in noun.children):
        return H.DENIED, "no"
    if any(
        c.dep == "acl" and c.tag == "VBN" and c.lemma in happening_words("planning") for c in noun.children
    ):
        return H.PLANNED, "planning"  # "talks scheduled for Monday"
    before = modifiers_of(noun)
    for name, told in (("averted", H.DENIED), ("possible", H.FEARED), ("planned", H.PLANNED)):
        if before & happening_words(name):
            return told, name
    return None


def _by_what_governs(noun: Token, depth: int) -> Told:
    """What the verb or noun above says of the event."""
    carrier = carrier_of(noun)
    if carrier is not None:
        return _by_governor(carrier) or _of_verb(carrier, depth + 1)
    top = _first_of_a_row(noun)
    if top.dep == "pobj":
        return _behind_preposition(top.head)
    if top.dep in _OBJECTS and top.head.pos in _VERBS:
        return _by_governor(top.head)
    return None


def _behind_preposition(preposition: Token) -> Told:
    above = preposition.head
    if happening_words("towards") & {preposition.lower, above.lower}:  # "before", "ahead of"
        return H.PLANNED, "towards"
    if preposition.lower in happening_words("without"):
        return H.DENIED, "without"
    if above.pos in _VERBS:
        if preposition.lower in happening_words("of what"):
            return _by_governor(above)
        return None
    return _by_noun_above(above)


def _by_noun_above(noun: Token) -> Told:
    lemma = noun.lemma.lower()
    if lemma in happening_words("nouns of nothing"):
        return H.DENIED, "nouns of nothing"
    if lemma in happening_words("nouns of fear"):
        return H.FEARED, "nouns of fear"
    if lemma in happening_words("nouns of plans"):
        return H.PLANNED, "nouns of plans"
    return None


def _by_governor(verb: Token) -> Told:
    """What a verb says of the event that it governs."""
    particle = verb.child("prt")
    lemma = verb.lemma.lower() if particle is None else f"{verb.lemma.lower()} {particle.lower}"
    denied = _is_negated(verb)
    if lemma in happening_words("denying"):
        return None if denied else (H.DENIED, "denying")
    if lemma in happening_words("averting"):
        return None if denied else (H.DENIED, "averting")
    if lemma in happening_words("fearing"):
        return H.FEARED, "fearing"
    if lemma in happening_words("planning"):
        return H.PLANNED, "planning"
    return None


# ── verbs ─────────────────────────────────────────────────────────────────────────────────────────


def _of_verb(verb: Token, depth: int) -> Told:
    if depth > _FARTHEST:
        return None
    if _is_negated(verb):
        return H.DENIED, "negation"
    helpers = _helpers(verb)
    perfect = any(h.lemma.lower() == "have" for h in verb.children if h.dep == "aux")
    for name, told in (("open", H.FEARED), ("wished", H.PLANNED), ("to come", H.PLANNED)):
        if helpers & happening_words(name):
            return told, name
    if _is_conditional(verb):
        return H.FEARED, "condition"
    if "to" in helpers:
        return _of_infinitive(verb, depth, perfect=perfect)
    return _by_place_in_the_sentence(verb, depth)


def _helpers(verb: Token) -> set[str]:
    """The auxiliaries before a verb, also those it shares with the verb before: "will meet and talk"."""
    had = verb.tag == "VBN"  # "he'd left" had, and "he'd leave" would
    own = {c.lower for c in verb.children if c.dep in {"aux", "auxpass"} and not (had and c.lower[1:] == "d")}
    shares = verb.dep == "conj" and verb.head.pos in _VERBS and not (own & {"to"})
    if shares and verb.tag in {"VB", "VBN"} and verb.child(*_SUBJECTS) is None:
        return own | _helpers(verb.head)
    return own


def _is_negated(verb: Token) -> bool:
    denying, no = clause_words("denying"), clause_words("denying determiners")
    for child in verb.children:
        if child.dep == "neg" and child.lower in denying:
            behind = [t.lower for t in verb.children if t.i > child.i][:1]
            if not any(word in clause_words("more than so") for word in behind):
                return True
        if child.dep in _SUBJECTS and (child.lower in denying or _has_no(child, no)):
            return True
        if child.dep == "agent" and (by := child.child("pobj")) is not None and by.lower in denying:
            return True
    if verb.dep == "conj" and verb.head.pos in _VERBS and verb.child(*_SUBJECTS) is None:
        joined = [t.lower for t in verb.head.children if t.dep == "cc" and t.i < verb.i]
        return joined[-1:] in (["or"], ["nor"]) and _is_negated(verb.head)
    return False


def _has_no(noun: Token, no: frozenset[str]) -> bool:
    return any(c.dep == "det" and c.lower in no for c in noun.children)


def _is_conditional(verb: Token) -> bool:
    marks = (c for c in verb.children if c.dep in {"mark", "advmod"} and c.i < verb.i)
    return any(c.lower in happening_words("if") for c in marks)


def _of_infinitive(verb: Token, depth: int, *, perfect: bool) -> Told:
    """Of "to march": what the word says on which it hangs; to come, unless that says otherwise."""
    above = verb.head
    if above is verb:
        return H.PLANNED, "infinitive"
    lemma = above.lemma.lower()
    if above.pos in _VERBS:
        return _under_verb(above, lemma, depth, perfect=perfect)
    if above.pos == "ADJ":
        if above.lower in happening_words("able"):
            return _of_verb(above.head, depth + 1) if above.head.pos in _VERBS else None
        apt = above.lower in happening_words("apt")
        return (H.FEARED, "apt") if apt else (H.PLANNED, "infinitive")
    if lemma in happening_words("nouns of fear"):
        return H.FEARED, "nouns of fear"
    ordinal = any(c.lower in happening_words("able") for c in (above, *above.children))
    return None if perfect or ordinal else (H.PLANNED, "infinitive")


def _under_verb(above: Token, lemma: str, depth: int, *, perfect: bool) -> Told:
    if above.dep != "advcl" and lemma in happening_words("failing"):
        return None if _is_negated(above) else (H.DENIED, "failing")
    if lemma in happening_words("fearing"):
        return H.FEARED, "fearing"
    if perfect:
        return None  # "is said to have fired"
    if lemma in happening_words("bringing about") and lemma != "be":
        return _of_verb(above, depth + 1)
    if _helpers(above) & happening_words("open") and _is_negated(above):
        return H.DENIED, "negation"
    return H.PLANNED, "infinitive"


def _by_place_in_the_sentence(verb: Token, depth: int) -> Told:
    """Of a finite verb or a participle: what the word above makes of it."""
    above = verb.head
    if above is verb:
        return None
    if verb.dep == "ccomp" and above.pos in _VERBS:
        return _of_clause(verb, above)
    if verb.dep == "xcomp" and above.pos in _VERBS:
        return _of_participle(above, depth)
    if verb.dep == "pcomp":
        return _behind_participle(above)
    if verb.dep == "conj" and above.pos in _VERBS and verb.child(*_SUBJECTS) is None:
        return _by_place_in_the_sentence(above, depth + 1) if verb.tag == above.tag else None
    if verb.dep == "advcl" and verb.tag == "VBG" and above.pos in _VERBS:
        return _of_verb(above, depth + 1)  # "would break, flooding two villages"
    return None


def _of_clause(verb: Token, above: Token) -> Told:
    lemma = above.lemma.lower()
    if lemma in happening_words("denying"):
        return None if _is_negated(above) else (H.DENIED, "denying")
    if lemma in happening_words("fearing that"):
        return H.FEARED, "fearing"
    bare = verb.tag == "VB" and not _helpers(verb)
    if bare and lemma in happening_words("planning"):
        return H.PLANNED, "planning"  # "demanded that the army withdraw"
    if bare and lemma in happening_words("bringing about"):
        return _of_verb(above, 1)
    return None


def _of_participle(above: Token, depth: int) -> Told:
    lemma = above.lemma.lower()
    if lemma in happening_words("denying"):
        return H.DENIED, "denying"
    if lemma in happening_words("failing") or lemma in happening_words("averting"):
        return None if _is_negated(above) else (H.DENIED, "failing")
    if lemma in happening_words("bringing about"):
        return _of_verb(above, depth + 1)
    return _by_governor(above)


def _behind_participle(preposition: Token) -> Told:
    above, lower = preposition.head, preposition.lower
    if lower in happening_words("without"):
        return H.DENIED, "without"
    if lower in happening_words("towards") and lower != "before":
        return H.PLANNED, "towards"
    lemma = above.lemma.lower()
    if above.pos in _VERBS:
        if lower == "from" and lemma in happening_words("averting"):
            return H.DENIED, "averting"
        if lemma in happening_words("fearing"):
            return H.FEARED, "fearing"
        return None
    return _by_noun_above(above)
