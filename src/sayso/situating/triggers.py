"""Which words of a passage tell of an event, and of what sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from sayso.language import Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.events import EventWords, Trigger, event_words, happening_words
from sayso.lexicons.frames import words_of
from sayso.lexicons.units import unit_words

_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_SOMEBODY = {"PERSON", "NORP", "ORG", "GPE"}
_CLAUSES = {"ccomp"}
_GOING_ON = 5  # words that may stand between two words of a phrase


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that tells of an event: the first and last token of its phrase, the reading."""

    token: Token
    first: Token
    last: Token
    trigger: Trigger
    is_verb: bool


def hits_in(tokens: Sequence[Token], article: Set[str]) -> Iterator[Hit]:
    """Every word that tells of an event, in reading order.

    ``article`` is the words of the whole article, by their lemmas.
    """
    words = event_words()
    for token in tokens:
        pos = token.pos
        if pos in _VERBS:
            hit = _verb_or_phrase(tokens, token, words)
        elif pos in _NOUNS:
            readings = words.nouns.get(token.lower) or words.nouns.get(token.lemma.lower())
            hit = _noun(token, readings, article) if readings else None
        elif token.text == "-":
            hit = _hyphenated(tokens[max(token.i - 1, 0) : token.i + 2], article)
        else:
            continue
        if hit is not None:
            yield hit


def _verb_or_phrase(tokens: Sequence[Token], token: Token, words: EventWords) -> Hit | None:
    lemma = token.lemma.lower()
    phrases, readings = words.phrases.get(lemma), words.verbs.get(lemma) or words.verbs.get(token.lower)
    if token.dep == "amod" and token.tag == "VBG" and (nouns := words.nouns.get(token.lower)):
        return _noun(token, nouns, frozenset())  # "the shooting death of"
    hit = _phrase(tokens, token, phrases) if phrases else None
    return hit or (_verb(token, readings) if readings else None)


def subject_of(verb: Token) -> Token | None:
    """Who or what the verb's clause is about, also where it is told with the verb before: "met and left"."""
    subject = verb.child(*_SUBJECTS)
    if subject is not None:
        return subject
    if verb.dep in {"conj", "xcomp", "acomp"} and verb.head is not verb and verb.head.pos in {"VERB", "AUX"}:
        return subject_of(verb.head)
    return None


def is_passive(verb: Token) -> bool:
    """Whether it is told of the one to whom it is done: "was shelled", "the town shelled by"."""
    if verb.child("nsubjpass", "auxpass") is not None:
        return True
    if verb.tag != "VBN" or any(c.dep == "aux" and c.lemma.lower() == "have" for c in verb.children):
        return False
    if verb.dep in {"acl", "amod"}:
        return True
    if verb.dep == "conj" and verb.head.tag == "VBN" and verb.child("nsubj") is None:
        return is_passive(verb.head)
    return verb.child("dobj", "ccomp", "xcomp") is None  # "Man arrested in Osh"


def object_of(verb: Token) -> Token | None:
    """To whom or what the verb does it: its object, or the subject of its passive."""
    if is_passive(verb):
        if verb.dep in {"acl", "amod"}:
            return verb.head
        subject = subject_of(verb)
        if verb.dep == "relcl" and (subject is None or subject.tag in {"WDT", "WP"}):
            return verb.head  # "the men who were arrested"
        return subject
    found = verb.child("dobj")
    if found is not None and verb.dep == "relcl" and found.i < verb.i and found.tag in {"WDT", "WP"}:
        return verb.head  # "the man whom they arrested"
    return found


def doer_of(verb: Token) -> Token | None:
    """Who does it: the subject of the active, "by" whom in the passive."""
    if is_passive(verb):
        agent = verb.child("agent")
        return agent.child("pobj") if agent is not None else None
    subject = subject_of(verb)
    if subject is not None and subject.tag in {"WDT", "WP"}:
        clause = next((v for v in (verb, *verb.ancestors()) if v.dep == "relcl"), None)
        return clause.head if clause is not None else subject
    if subject is None and verb.dep in {"acl", "relcl"} and verb.tag == "VBG":
        return verb.head  # "the men attacking the town"
    if subject is None and verb.dep == "advcl" and verb.tag == "VBG":
        return doer_of(verb.head) if verb.head.pos in {"VERB", "AUX"} else None
    return subject


def is_somebody(token: Token) -> bool:
    """Whether the word stands for people, a body or a state."""
    if token.entity in _SOMEBODY or token.tag in {"PRP", "WP"}:
        return token.lower not in happening_words("no people")
    if token.lemma.lower() in kinds_of_nouns():
        return token.lemma.lower() not in happening_words("no people")
    if token.lemma.lower() in happening_words("people"):
        return True
    if unit_words().after.get((token.lower,)) == "people":
        return True
    of = token.child("prep")
    inner = of.child("pobj") if of is not None and of.lower == "of" else None
    if token.pos == "NUM" and inner is None:
        return token.entity in {"", "CARDINAL"}
    return inner is not None and _counts(token) and is_somebody(inner)


def _counts(token: Token) -> bool:
    """Whether a word only says how many there are of those it goes on with: "a total of five people"."""
    lemma = token.lemma.lower()
    return token.pos in {"NUM", "PRON", "DET"} or lemma in words_of("quantities") or lemma == "total"


# ── verbs ─────────────────────────────────────────────────────────────────────────────────────────


def _verb(verb: Token, readings: Sequence[Trigger]) -> Hit | None:
    if verb.dep in {"compound", "aux", "auxpass"}:
        return None
    if verb.dep == "amod" and (verb.tag != "VBN" or verb.lemma not in happening_words("before a noun")):
        return None
    fitting = next((r for r in readings if _verb_fits(verb, r)), None)
    particle = verb.child("prt")
    last = particle if particle is not None and particle.i == verb.i + 1 else verb
    return Hit(verb, verb, last, fitting, True) if fitting is not None else None


def _verb_fits(verb: Token, reading: Trigger) -> bool:
    return (
        reading.voice in {None, "passive" if is_passive(verb) else "active"}
        and _particles_fit(verb, reading)
        and _object_fits(verb, reading)
        and _subject_fits(verb, reading)
        and _sequel_fits(verb, reading)
    )


def _particles_fit(verb: Token, reading: Trigger) -> bool:
    particles = {c.lower for c in verb.children if c.dep == "prt"}
    if reading.particles and not particles & reading.particles:
        return False
    return not particles & reading.not_particles


def _object_fits(verb: Token, reading: Trigger) -> bool:
    found = object_of(verb)
    if found is None:
        return reading.object in {None, "none"} and not reading.objects
    lemmas = _lemmas_of(found)
    if reading.not_objects & lemmas or reading.object == "none":
        return False
    if reading.objects and not reading.objects & lemmas:
        return False
    return reading.object != "somebody" or is_somebody(found)


def _subject_fits(verb: Token, reading: Trigger) -> bool:
    doer = doer_of(verb)
    if doer is None:
        return not (reading.subjects or reading.is_told_who)
    lemmas = _lemmas_of(doer)
    if lemmas & reading.not_subjects:
        return False
    if reading.subjects:
        return bool(lemmas & reading.subjects)
    return not reading.somebody_acts or is_somebody(doer)


def _lemmas_of(noun: Token) -> set[str]:
    """The lemma of a noun and of those joined to it, and behind "of" where it counts."""
    found = {noun.lemma.lower(), noun.lower}
    counts = _counts(noun)
    for child in noun.children:
        if child.dep == "conj":
            found |= {child.lemma.lower()}
        if child.dep == "prep" and child.lower == "of" and counts and (inner := child.child("pobj")):
            found.add(inner.lemma.lower())
    return found


def _sequel_fits(verb: Token, reading: Trigger) -> bool:
    if not reading.after and not reading.not_after:
        return True
    behind = _behind(verb)
    if reading.not_after & behind:
        return False
    return not reading.after or bool(reading.after & behind)


def _behind(word: Token) -> set[str]:
    """What stands behind a word: prepositions, "object", "somebody", "infinitive", "clause"."""
    found: set[str] = set()
    for child in word.children:
        if child.dep in {"prep", "dative"} and child.i > word.i:
            found.add(child.lower)
        if child.dep in {"acomp", "oprd"}:
            found.add(child.lower)  # "pleaded guilty"
        if child.dep == "dobj":
            found |= {"object", "somebody"} if is_somebody(child) else {"object"}
        if child.dep == "nsubjpass":
            found.add("object")
        if child.dep in {"xcomp", "ccomp", "acl", "advcl"} and child.i > word.i:
            to = child.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in child.children)
            if to:
                found.add("infinitive")
            elif child.dep in _CLAUSES:
                found.add("clause")
    if word.dep == "acl" and is_passive(word):
        found.add("object")
    return found


# ── nouns ─────────────────────────────────────────────────────────────────────────────────────────


def _noun(noun: Token, readings: Sequence[Trigger], article: Set[str]) -> Hit | None:
    named = noun.pos == "PROPN" and noun.head.pos == "PROPN"  # "Hurricane Ida"
    if _is_of_all(noun):
        return None
    if named and _stands_before(noun):
        readings = [r for r in readings if r.names]
    elif _only_modifies(noun):
        return None
    fitting = next((r for r in readings if _noun_fits(noun, r, article)), None)
    return Hit(noun, noun, noun, fitting, False) if fitting is not None else None


def _hyphenated(three: Sequence[Token], article: Set[str]) -> Hit | None:
    """Of "sit-in" and "cease-fire", which are three tokens."""
    readings = event_words().nouns.get("".join(t.lower for t in three))
    if readings is None:
        return None
    top = next((t for t in three if t.head is t or t.head not in three), three[-1])
    fitting = (
        None if _only_modifies(top) else next((r for r in readings if _noun_fits(top, r, article)), None)
    )
    return Hit(top, three[0], three[-1], fitting, False) if fitting is not None else None


def _only_modifies(noun: Token) -> bool:
    """Whether it stands before another noun, "an attack helicopter", or is a crime one is charged with."""
    if _stands_before(noun):
        return noun.head.lemma.lower() not in happening_words("of the event")
    top = noun
    while top.dep in {"conj", "compound", "appos"}:
        top = top.head
    crime = top.dep == "pobj" and top.head.lower in {"of", "with", "for"}
    return crime and top.head.head.lemma.lower() in happening_words("crimes")


def _is_of_all(noun: Token) -> bool:
    """Whether it tells of all of its sort and of none: "an outbreak kills many birds"."""
    verb = noun.head
    if noun.dep != "nsubj" or not any(c.lower in {"a", "an"} for c in noun.children if c.dep == "det"):
        return False
    return verb.tag in {"VBZ", "VBP"} or any(c.lower == "can" for c in verb.children if c.dep == "aux")


def _stands_before(noun: Token) -> bool:
    return noun.dep in {"compound", "nmod", "amod", "npadvmod"} and noun.head.i > noun.i


def _noun_fits(noun: Token, reading: Trigger, article: Set[str]) -> bool:
    if reading.article and not reading.article & article:
        return False
    is_name = noun.pos == "PROPN" and noun.lower != noun.text and not _opens(noun)
    if is_name and (not reading.names or noun.entity == "ORG"):
        return False
    before = modifiers_of(noun)
    behind = _behind(noun)
    above = governors_of(noun)
    if before & reading.not_modifiers or behind & reading.not_followed or above & reading.not_under:
        return False
    if noun.head.lower in reading.not_within and not before and noun.child("det") is None:
        return False
    if reading.of_somebody and not _of_somebody(noun):
        return False
    if not (reading.modifiers or reading.followed or reading.under):
        return True
    return bool(before & reading.modifiers or behind & reading.followed or above & reading.under)


def _opens(noun: Token) -> bool:
    """Whether a capital may be that of a headline or of a sentence and not that of a name."""
    return noun.entity == "" and noun.i == 0


def _of_somebody(noun: Token) -> bool:
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    whose = noun.child("poss")
    inner = of.child("pobj") if of is not None else whose
    return inner is not None and is_somebody(inner)


def modifiers_of(noun: Token) -> set[str]:
    """The words before a noun that tell what sort it is, in lower case."""
    kinds = {"amod", "compound", "nmod", "poss"}
    return {t.lower for t in noun.children if t.dep in kinds and t.i < noun.i} | {
        t.lemma.lower() for t in noun.children if t.dep in kinds and t.i < noun.i
    }


def governors_of(noun: Token) -> set[str]:
    """The lemmas of the verbs whose object, subject or agent the noun is."""
    top = noun
    while top.dep == "conj":
        top = top.head
    verbs = []
    if top.dep in {"dobj", "nsubjpass", "nsubj", "attr", "oprd"}:
        verbs.append(top.head)
    elif top.dep == "pobj" and top.head.head.pos == "VERB":
        verbs.append(top.head.head)
    verbs += [c for c in noun.children if c.dep in {"acl", "relcl"}]
    return {v.lemma.lower() for v in verbs if v.pos in {"VERB", "AUX"}}


# ── phrases ───────────────────────────────────────────────────────────────────────────────────────


def _phrase(tokens: Sequence[Token], verb: Token, readings: Sequence[Trigger]) -> Hit | None:
    for reading in readings:
        last = _carried_through(tokens, verb, reading.words[1:])
        if last is not None and _subject_fits(verb, reading):
            return Hit(verb, verb, last, reading, True)
    return None


def _carried_through(tokens: Sequence[Token], verb: Token, words: Sequence[str]) -> Token | None:
    """The last of these words behind the verb, with at most a few other words between two of them."""
    at = verb.i
    for word in words:
        near = tokens[at + 1 : at + 2 + _GOING_ON]
        same = next((t for t in near if word in (t.lower, t.lemma.lower())), None)
        if same is None or same.sentence != verb.sentence:
            return None
        at = same.i
    return tokens[at]
