"""Harm that is told: which word tells it, and the people to whom it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Token
from sayso.lexicons.harm import harm_classes, harm_words
from sayso.lexicons.units import unit_words

KILLED, INJURED, SHOT = "killed", "injured", "shot"
_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Harm:
    """A word that tells of harm, what comes of it, and the nouns for those to whom it is done."""

    unit: str
    word: Token
    people: tuple[Token, ...]
    doers: tuple[Token, ...] = ()  # those of them who did it


def harms(tokens: Sequence[Token]) -> Iterator[Harm]:
    """The harm that a passage tells of as something that happened, in the order of its words."""
    for token in tokens:
        classes = harm_classes(token.lemma) or harm_classes(token.lower)
        for name in classes & _TOLD_BY.keys():
            found = _TOLD_BY[name](token)
            if found is not None and found[1]:
                yield _harm(found[0], token, found[1])
                break


def _harm(unit: str, word: Token, person: Token) -> Harm:
    people = list(_each(person))
    doers: list[Token] = []
    for at, token in enumerate(people):
        if token.lower in harm_words("does to himself"):
            people[at] = _doer(token)
            doers.append(people[at])
    if _is_by_guards(word):
        doers += [token for token in people if token not in doers]
    return Harm(unit, word, tuple(people), tuple(doers))


def _is_by_guards(word: Token) -> bool:
    """Whether police do it, so that it is done to whom they take for a doer."""
    by = word.child("agent")
    agent = word.child("nsubj") if word.child("dobj") else by.child("pobj") if by is not None else None
    return agent is not None and agent.lower in harm_words("guards")


def deadly_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words that tell of a killing, whoever was killed: "the fatal shooting", "charged with murder"."""
    attempts = harm_words("attempts")
    for token in tokens:
        classes = harm_classes(token.lemma)
        if token.pos not in {"NOUN", "PROPN"} or not classes & {"shootings", "crimes"}:
            continue
        beside = {c.lower for c in token.children} | {token.head.lower}
        if attempts & beside or "possible" in beside:
            continue
        if "crimes" in classes or beside & harm_words("deadly"):
            yield token


def _doer(himself: Token) -> Token:
    """Who does it, for "himself"."""
    verb = himself.head
    while verb.pos != "VERB" and verb.head is not verb:
        verb = verb.head
    found = _subject(verb)
    return _antecedent(found) if found is not None else himself


# ── the people around a word ──────────────────────────────────────────────────────────────────────


def _subject(verb: Token) -> Token | None:
    """The subject, also of a verb that is joined to one that has it, or that completes one."""
    found = verb.child(*_SUBJECT)
    if found is not None:
        return found
    if verb.dep in {"conj", "xcomp", "advcl"} and verb.head is not verb:
        return _subject(verb.head) if verb.head.pos in {"VERB", "AUX"} else None
    return _bearer(verb)


def _bearer(verb: Token) -> Token | None:
    """The noun that a participle stands behind: "a man shot in Osh"."""
    return verb.head if verb.dep == "acl" and verb.head.pos in {"NOUN", "PROPN", "PRON", "NUM"} else None


def _undergoer(verb: Token) -> Token | None:
    """To whom the verb is done: its object, or the subject of its passive, also in headlines."""
    passive = verb.child("nsubjpass")
    if passive is not None:
        return passive
    thing = verb.child("dobj")
    if thing is not None:
        return thing
    if verb.tag not in {"VBN", "VBD"} or any(c.lower in {"at", "out"} for c in verb.children):
        return None
    subject = verb.child("nsubj")
    if _has_perfect(verb):
        return None
    if verb.dep == "xcomp" and verb.head.lemma in harm_words("finds"):
        return _undergoer(verb.head)
    if verb.dep == "conj" and subject is None and verb.head.pos == "VERB":
        above = verb.head
        return (_undergoer(above) or _bearer(above)) if _is_undergone(above) else None
    if subject is None:
        return _bearer(verb)
    found = verb.dep in {"ccomp", "conj"} and verb.head.lemma in harm_words("finds")
    return subject if verb.tag == "VBN" or found or _is_told_shortly(verb) else None


def _has_perfect(verb: Token) -> bool:
    return any(c.lemma == "have" and c.dep == "aux" for c in verb.children) and not verb.child("auxpass")


def _is_undergone(verb: Token) -> bool:
    return verb.child("nsubjpass") is not None or verb.dep == "acl" or verb.tag == "VBN"


def _is_told_shortly(verb: Token) -> bool:
    """Whether a past tense is a headline's passive: "Man shot in the leg", "Teen hospitalized"."""
    if verb.lemma in harm_words("wounds"):
        return True
    behind = (c.child("pobj") for c in verb.children if c.dep == "prep")
    return any(b is not None and b.lower in harm_words("with what") for b in behind) or _is_deadly(verb)


def _owner(noun: Token) -> Token | None:
    """Whose a death is: "Ada Quill's death", "the death of Ada Quill"."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    return of.child("pobj") if of is not None else None


def _each(person: Token) -> Iterator[Token]:
    """The noun and those that are joined to it; "who" is whom it stands for; of "one of them", the one."""
    person = _antecedent(person)
    yield person
    for joined in person.children:
        if joined.dep == "conj" and joined.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield from _each(joined)


def _antecedent(person: Token) -> Token:
    if person.tag not in {"WP", "WDT"}:
        return person
    verb = person.head
    while verb.dep in {"conj", "xcomp", "auxpass", "ccomp"} and verb.head is not verb:
        verb = verb.head
    return verb.head if verb.dep == "relcl" else person


# ── what each class of words tells ────────────────────────────────────────────────────────────────

_Told = tuple[str, Token] | None


def _is_real(verb: Token) -> bool:
    """Whether it happened: not denied, tried, planned or only possible."""
    modal = unit_words().words["modal"]
    perfect = any(c.lower == "have" and c.dep == "aux" for c in verb.children)
    real = harm_words("perhaps") if perfect else frozenset()
    if any(
        c.dep == "neg" or (c.dep == "aux" and c.lower in modal and c.lower not in real) for c in verb.children
    ):
        return False
    if verb.dep in {"xcomp", "pcomp", "conj", "acl", "ccomp"}:
        above = verb.head.head if verb.dep == "pcomp" else verb.head
        if harm_words("attempts") & {above.lemma, verb.head.lemma}:
            return False
    return not (verb.dep == "conj" and verb.head.pos == "VERB" and not _is_real_above(verb))


def _is_real_above(verb: Token) -> bool:
    own = any(c.dep in {"aux", "auxpass"} or c.dep in _SUBJECT for c in verb.children)
    return own or _is_real(verb.head)


def _is_deadly(verb: Token) -> bool:
    """Whether words beside the verb say that its people are dead: "fatally", "to death", "and killed"."""
    for child in verb.children:
        if child.lower in harm_words("fatally") and child.dep != "nsubj":
            return True
        if child.dep == "prep" and any(c.lower in harm_words("fatally") for c in child.children):
            return True
        if child.dep == "conj" and child.lemma in harm_words("kills") and child.child("dobj") is None:
            return True
    return False


def _kills(verb: Token) -> _Told:
    if verb.pos != "VERB" or not _is_real(verb):
        return None
    person = _undergoer(verb)
    return (KILLED, person) if person is not None else None


def _dies(verb: Token) -> _Told:
    person = _subject(verb) if verb.pos == "VERB" and _is_real(verb) else None
    return (KILLED, person) if person is not None else None


def _dead(state: Token) -> _Told:
    """Somebody who is, was pronounced, was left or was found dead."""
    if state.dep == "amod" and state.i > state.head.i:
        return KILLED, state.head
    if state.dep in {"amod", "nsubj", "nsubjpass", "dobj", "pobj", "compound"} or state.pos == "VERB":
        return None
    verb = state.head
    if verb.pos not in {"VERB", "AUX"} or not _is_real(verb):
        own = state.child("nsubj")
        return (KILLED, own) if own is not None else None
    person = state.child(*_SUBJECT) or verb.child("nsubjpass") or verb.child("dobj") or _subject(verb)
    return (KILLED, person) if person is not None else None


def _deaths(noun: Token) -> _Told:
    if noun.pos not in {"NOUN", "PROPN"} or any(c.lower in harm_words("attempts") for c in noun.children):
        return None
    person = _owner(noun)
    if person is None or _is_a_shooting(noun.head):
        return None
    return KILLED, person


def _is_a_shooting(token: Token) -> bool:
    return token.lemma in harm_words("shootings")


def _shoots(verb: Token) -> _Told:
    if verb.pos != "VERB" or not _is_real(verb):
        return None
    person = _undergoer(verb)
    if person is None:
        return None
    return (KILLED if _is_deadly(verb) or _is_gunned_down(verb) else SHOT), person


def _is_gunned_down(verb: Token) -> bool:
    return verb.lemma == "gun" and any(c.lower == "down" for c in verb.children)


def _shootings(noun: Token) -> _Told:
    if noun.pos not in {"NOUN", "PROPN"} or noun.lemma.endswith("s"):
        return None
    person = _owner(noun)
    if person is None or not _is_somebody(person):
        return None
    deadly = any(c.lower in harm_words("deadly") for c in noun.children)
    return (KILLED if deadly else SHOT), person


def _hits(verb: Token) -> _Told:
    if verb.pos != "VERB" or not _is_real(verb):
        return None
    with_what = harm_words("with what")
    behind = (c.child("pobj") for c in verb.children if c.dep in {"prep", "agent"})
    if not any(b is not None and b.lower in with_what for b in behind):
        subject = verb.child("nsubj")
        if subject is None or subject.lower not in with_what:
            return None
    person = _undergoer(verb)
    return ((KILLED if _is_deadly(verb) else INJURED), person) if person is not None else None


def _wounds(verb: Token) -> _Told:
    if verb.pos not in {"VERB", "ADJ"} or not _is_real(verb):
        return None
    if verb.pos == "ADJ":
        person = verb.head.child(*_SUBJECT) if verb.dep in {"acomp", "oprd"} else None
    else:
        person = _undergoer(verb)
    return ((KILLED if _is_deadly(verb) else INJURED), person) if person is not None else None


def _harmed(noun: Token) -> _Told:
    """Somebody who suffered, or was found with, a wound."""
    above = noun.head
    if noun.dep == "dobj" and above.lemma in harm_words("suffers") and _is_real(above):
        if any(c.dep == "det" and c.lower == "no" for c in noun.children):
            return None
        person = _subject(above)
    elif noun.dep == "pobj" and above.lower == "with":
        holder = above.head
        if holder.pos in {"NOUN", "PROPN", "PRON"}:
            person = holder
        else:
            person = _undergoer(holder) or (_subject(holder) if holder.child("dobj") is None else None)
    elif noun.dep == "pobj" and above.lower in {"from", "to"} and above.head.lemma in harm_words("suffers"):
        person = _subject(above.head)
    else:
        return None
    return (INJURED, person) if person is not None else None


def _condition(noun: Token) -> _Told:
    if noun.dep != "pobj" or noun.head.lower != "in":
        return None
    if not any(c.lower in harm_words("conditions") for c in noun.children):
        return None
    verb = noun.head.head
    while verb.pos == "ADP" and verb.head is not verb:
        verb = verb.head
    person = verb if verb.pos in {"NOUN", "PROPN"} else _undergoer(verb) or _subject(verb)
    return (INJURED, person) if person is not None else None


def _hospital(noun: Token) -> _Told:
    """Somebody who is taken to a hospital."""
    verb = noun
    while verb.dep in {"pobj", "prep", "compound", "conj", "appos", "nmod", "poss"} and verb.head is not verb:
        verb = verb.head
    if verb.lemma not in harm_words("moves") or verb.pos != "VERB":
        return None
    person = _undergoer(verb)
    return (INJURED, person) if person is not None else None


def _recovers(verb: Token) -> _Told:
    if verb.pos != "VERB" or any(c.dep in {"neg", "auxpass", "dobj"} for c in verb.children):
        return None
    person = _subject(verb)
    return (INJURED, person) if person is not None else None


def _is_somebody(token: Token) -> bool:
    """Whether the word names a person, or people."""
    if token.entity == "PERSON" or token.tag in {"PRP", "WP"}:
        return True
    if token.lower == "old" and token.i:
        return True
    classes = harm_classes(token.lemma) | harm_classes(token.lower)
    return bool(classes & {"men", "women", "persons", "pairs", "does to himself"})


def _bodies(noun: Token) -> _Told:
    if noun.pos != "NOUN":
        return None
    person = _owner(noun)
    if person is None or not _is_somebody(person) or (person.dep == "poss" and person.pos == "PRON"):
        return None
    return KILLED, person


def _lives(noun: Token) -> _Told:
    """Somebody who loses a life, or whose life is claimed."""
    verb = noun.head
    if noun.dep not in {"dobj", "nsubjpass"} or verb.lemma not in harm_words("takes") or not _is_real(verb):
        return None
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    person = of.child("pobj") if of is not None else _subject(verb) if noun.child("poss") else None
    return (KILLED, person) if person is not None else None


def _guns(noun: Token) -> _Told:
    """Somebody who turns the gun on himself."""
    on = next((c for c in noun.head.children if c.lower == "on"), None)
    himself = on.child("pobj") if on is not None else None
    if noun.dep != "dobj" or himself is None or himself.lower not in harm_words("does to himself"):
        return None
    return KILLED, himself


def _suicides(noun: Token) -> _Told:
    person = _subject(noun.head) if noun.dep == "dobj" and _is_real(noun.head) else None
    return (KILLED, person) if person is not None else None


def _passes(verb: Token) -> _Told:
    """Somebody who passes away."""
    is_away = any(c.lower == "away" and c.i == verb.i + 1 for c in verb.children)
    person = _subject(verb) if is_away and verb.child("dobj") is None else None
    return (KILLED, person) if person is not None else None


_TOLD_BY = {
    "bodies": _bodies,
    "lives": _lives,
    "guns": _guns,
    "suicides": _suicides,
    "passes": _passes,
    "kills": _kills,
    "dies": _dies,
    "dead": _dead,
    "deaths": _deaths,
    "shoots": _shoots,
    "shootings": _shootings,
    "hits": _hits,
    "wounds": _wounds,
    "harms": _harmed,
    "condition": _condition,
    "hospitals": _hospital,
    "recovers": _recovers,
}
