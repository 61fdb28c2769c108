"""Doubts about what is said to have happened: a stronger word, the opposite, a denial, a mere possibility."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Token
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.ladders import rungs
from sayso.lexicons.opposites import opposites
from sayso.lexicons.units import unit_words
from sayso.model import Doubt, Verdict
from sayso.weighing.headlines.body import Place
from sayso.weighing.headlines.carriers import within
from sayso.weighing.headlines.case import Case, clause, deed, is_open, phrase, the_very
from sayso.weighing.headlines.title import Word
from sayso.weighing.headlines.words import lemma


def stronger(case: Case) -> Iterator[Doubt]:
    """A word of the headline stands on a higher rung than everything in the sentences that carry it."""
    for word in case.title.words:
        below = None if word.is_name or word.is_number else weaker(word, case)
        if below is not None:
            told = f"the article says “{below.token.text}”, which is less than “{word.token.text}”"
            words = _with_all(word, case)
            if case.body.is_contested(below) and not word.is_attributed:
                told = f"only somebody's word, and less: the article says “{below.token.text}”"
                yield case.doubt(
                    Verdict.ATTRIBUTED_ONLY, words, "one source's weaker word", told, [below.token]
                )
                continue
            yield case.doubt(Verdict.OVERREACHES, words, "stronger word", told, [below.token])


def weaker(word: Word, case: Case) -> Place | None:
    """The strongest word below on one of the word's ladders, where nothing as strong is there."""
    ours = _rungs_of(word)
    if not ours or not word.is_deed or word.token.dep == "amod" or the_very(word):
        return None
    if word.token.i in case.title.cues:
        return None
    is_lurid = word.lemma in headline_words("lurid")
    if any(_is_as_strong(p, ours, is_lurid=is_lurid) for p in _done_to_the_same(word, case)):
        return None
    for sentences in (frozenset(case.carriers.sentences), case.carriers.around):
        found = [p for p in case.body.within(sentences) if _lower(p, ours)]
        if found:
            return max(found, key=lambda p: (max(_lower(p, ours)), -p.token.start))
    return None


def _rungs_of(word: Word) -> dict[str, int]:
    particle = word.token.child("prt")
    if particle is not None and (found := rungs().get(f"{word.lemma} {particle.lower}")):
        return found
    return {field: height for field, height in rungs().get(word.lemma, {}).items() if height}


def _lower(place: Place, ours: dict[str, int]) -> list[int]:
    """The rungs of the place's word below ours, unless it is as high on one of them."""
    theirs = rungs().get(place.lemma)
    if theirs is None or place.token.pos not in {"VERB", "NOUN"}:
        return []
    shared = [(theirs[field], height) for field, height in ours.items() if field in theirs]
    return [low for low, height in shared] if all(low < height for low, height in shared) else []


def _is_as_strong(place: Place, ours: dict[str, int], *, is_lurid: bool) -> bool:
    """Whether the word alike is as high, or on none of the ladders; words of alarm are alike to none."""
    theirs = rungs().get(place.lemma, {})
    if not any(field in theirs for field in ours):
        return not is_lurid
    return any(theirs.get(field, -1) >= height for field, height in ours.items())


def _done_to_the_same(word: Word, case: Case) -> list[Place]:
    """The places of words alike with the verb's object in their sentence, where it has one."""
    thing = word.token.child("dobj", "nsubjpass")
    if thing is None and word.token.dep == "compound":
        thing = word.token.head  # "scraps bill", taken for a noun
    known = case.title.word(thing) if thing is not None else None
    if known is None or not known.places:
        return list(word.places)
    with_it = {p.sentence for p in known.places}
    return [p for p in word.places if p.sentence in with_it and not is_open(p.token)]


def _with_all(word: Word, case: Case) -> list[Token]:
    """The verb, with an object of which it takes all, or with where it goes."""
    thing = word.token.child("dobj")
    if thing is not None:
        takes_all = any(c.lower in headline_words("all") for c in thing.children)
        return deed(word, case) if takes_all else phrase(word)
    return deed(word, case) if word.token.child("prep") else phrase(word)


def opposed(case: Case) -> Iterator[Doubt]:
    """The article has the opposite of a word of the headline, of the same, and not the word."""
    for word in case.title.words:
        others = opposites().get(word.lemma, frozenset()) | _negated(word.lemma)
        if word.is_attributed or word.is_name:
            continue
        of = _argument(word, case)
        sentences = (
            case.carriers.around if of is None else frozenset(p.sentence for p in the_very(of) or of.places)
        )
        against = [p for p in within(case.body.found(others), sentences) if p.lemma in others]
        same = within(word.places, sentences) if of is not None else word.places
        if of is None and the_very(word):
            continue
        if against and all(p.lemma in others or is_open(p.token) for p in same):
            told = f"the article says “{case.around(against[0].token)}”"
            yield case.doubt(Verdict.CONTRADICTED, phrase(word), "the opposite", told, [against[0].token])


def _negated(word: str) -> frozenset[str]:
    """The word with a prefix that denies it, or without it: "vaccinated" and "unvaccinated".

    >>> sorted(_negated("unhurt"))[:1]
    ['hurt']
    """
    prefixes = headline_words("negating prefix")
    bare = {word.removeprefix(p) for p in prefixes if word.startswith(p) and len(word) > len(p) + 3}
    return frozenset(bare | {prefix + word for prefix in prefixes})


def _argument(word: Word, case: Case) -> Word | None:
    """What the word is done to or said of, where the article has it."""
    token = word.token
    if token.dep in {"oprd", "acomp"}:
        token = token.head
    thing = word.token.child("dobj", "nsubjpass") or token.child("dobj", "nsubjpass", "nsubj")
    if thing is None and word.token.dep == "compound":
        thing = word.token.head
    known = case.title.word(thing) if thing is not None else None
    return known if known is not None and known.places else None


def denied(case: Case) -> Iterator[Doubt]:
    """What the headline says happened, the article says did not."""
    if any(lemma(t) in headline_words("denied") for t in case.title.tokens):
        return
    for word in case.deeds():
        places = the_very(word)
        if not places or word.lemma in headline_words("light") or unit_words().befalls.get(word.lemma):
            continue
        if all(_is_denied(p.token) for p in places):
            told = f"the article says “{case.around(places[0].token)}”"
            yield case.doubt(Verdict.CONTRADICTED, phrase(word), "denied below", told, [places[0].token])


def _is_denied(token: Token) -> bool:
    no = headline_words("denied")
    around = [c for c in token.children if c.dep in {"neg", "aux", "det"}]
    around += [c for c in token.children if c.dep in {"nsubj", "nsubjpass"} and c.lower in no]
    if token.dep in {"xcomp", "pcomp"}:
        around.append(token.head)
    return any(lemma(t) in no or t.lower in no for t in around)


def only_possible(case: Case) -> Iterator[Doubt]:
    """The headline says that it is so; the article, that it may be, or is wished."""
    left_open = headline_words("possible")
    if any(lemma(t) in left_open or t.lower in left_open or t.text == "?" for t in case.title.tokens):
        return
    for word in case.deeds():
        if word.lemma in headline_words("attached") and word.token.child("dobj"):
            continue
        places = the_very(word)
        below = within(places, case.carriers.around)
        if below and not _is_purpose(word.token) and all(is_open(p.token) for p in places):
            told = f"the article says “{case.around(below[0].token)}”"
            yield case.doubt(Verdict.OVERREACHES, clause(word, case), "only possible", told, [below[0].token])


def _is_purpose(token: Token) -> bool:
    if token.head.dep in {"ROOT", "nsubj"} and token.left <= token.head.i + 1 and token.child("aux"):
        return False  # "Parents to be charged"
    return token.dep in {"xcomp", "relcl", "acl"} or (token.dep == "advcl" and token.tag == "VB")
