"""Doubts about words of the headline that the article does not have at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.language import Token
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.units import unit_words
from sayso.model import Doubt, Verdict
from sayso.weighing.headlines.body import Place
from sayso.weighing.headlines.carriers import within
from sayso.weighing.headlines.case import Case, deed, phrase, the_very
from sayso.weighing.headlines.strength import weaker
from sayso.weighing.headlines.title import Word, opens

_LONG = 5  # letters: shorter names are nicknames and abbreviations as a rule
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where two lines of a page were run together: "RoadPolice"
_PLACES = {"GPE", "LOC", "FAC"}
_NAMES = _PLACES | {"PERSON", "ORG"}
_DEEDS = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "conj", "acl"}
_DOERS = {"nsubj", "nsubjpass", "dobj"}
_SAID_OF = {"acomp", "oprd", "ccomp", "ROOT", "advcl"}


def missing_name(case: Case) -> Iterator[Doubt]:
    """A name stands in the headline that the article does not have."""
    for run in _runs([w for w in case.title.words if w.is_name and _is_unknown_name(w, case)]):
        is_place = any(w.token.entity in _PLACES for w in run)
        told = "the article does not name this place" if is_place else "the article does not have this name"
        yield case.doubt(Verdict.OVERREACHES, [w.token for w in run], "name not below", told)


def _is_unknown_name(word: Word, case: Case) -> bool:
    token, known = word.token, case.body.everywhere
    if word.places or len(token.text) < _LONG or token.text.isupper() or "." in token.text:
        return False
    if token.entity not in _NAMES or token.tag not in {"NNP", "NNPS"}:
        return False
    if token.i == case.title.tokens[-1].i and any(w.startswith(token.lower) for w in known):
        return False  # cut off in the middle
    beside = [t.lower for t in _name_of(token, case.title.tokens)]
    parts = token.lower.replace("’", "'").removesuffix("'s").split("-")
    if any(part in known for part in (token.lower, *parts, *beside)) or _places_it(token, case):
        return False
    glued = _GLUED.split(token.text)
    return len(glued) < 2 or not all(part.lower() in known for part in glued)


def _name_of(token: Token, tokens: Sequence[Token]) -> Iterator[Token]:
    """The other words of the name: "Karn", "National" and "Armory" of "Guard"."""
    for step in (-1, 1):
        at = token.i + step
        while 0 <= at < len(tokens) and tokens[at].entity == token.entity:
            yield tokens[at]
            at += step


def _places_it(token: Token, case: Case) -> bool:
    """Whether the name only tells readers elsewhere where: "Ohio mayor", "trial over Karn County blast".

    A headline may name the county of a town that the article names.
    """
    if token.dep not in {"compound", "amod", "nmod", "poss"}:
        return False
    if token.head.dep in {"nsubj", "nsubjpass", "compound"}:
        return True
    of = case.title.word(token.head)
    wide = token.lower in headline_words("region")
    return wide and of is not None and not of.is_name and bool(of.places)


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words in stretches of neighbours."""
    run: list[Word] = []
    for word in words:
        if run and word.token.i - run[-1].token.i > 1:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def missing_word(case: Case) -> Iterator[Doubt]:
    """Words of consequence stand in the headline, and nothing like them in the article."""
    missing = [w for w in case.title.words if _is_missing(w, case)]
    for word in missing:
        if _is_weighty(word, case.title.cues):
            beside = [w.token for w in missing if abs(w.token.i - word.token.i) == 1]
            told = f"nothing below says “{word.token.text}”"
            claimed = _claimed(word, case)
            if claimed is not None:
                told = f"only somebody's word, and otherwise put: “{case.around(claimed.token)}”"
                words = [*_reach(word, case), *beside]
                yield case.doubt(
                    Verdict.ATTRIBUTED_ONLY, words, "one source's other words", told, [claimed.token]
                )
                continue
            yield case.doubt(Verdict.OVERREACHES, [*_reach(word, case), *beside], "word not below", told)


def _claimed(word: Word, case: Case) -> Place | None:
    """Where the words that fall with this one stand below only in what somebody claims."""
    if word.is_attributed:
        return None
    beside = {t.i for t in _reach(word, case)} - {word.token.i}
    others = [w for w in case.title.words if w.token.i in beside and the_very(w) and not w.is_number]
    places = [p for w in others for p in the_very(w)]
    return places[0] if places and all(case.body.is_contested(p) for p in places) else None


def _is_missing(word: Word, case: Case) -> bool:
    if word.is_name or word.is_number or word.token.i in case.title.cues | case.title.speakers:
        return False
    if word.token.lower in unit_words().words["loose_low"] or the_very(word):
        return False
    is_lurid = word.lemma in headline_words("lurid")
    if word.places and (not is_lurid or within(word.places, case.carriers.around)):
        return False
    if word.near:
        return is_lurid or _is_consequence(word)
    if word.lemma in case.body.everywhere or word.token.lower in case.body.everywhere:
        return False
    return word.lemma not in headline_words("light") | headline_words("people")


def _is_consequence(word: Word) -> bool:
    return word.is_deed and word.lemma in headline_words("weighty")


def _is_weighty(word: Word, cues: frozenset[int]) -> bool:
    """Whether the word may not be brought in by the headline alone: deeds, doers, what is done to, alarm."""
    token = word.token
    if word.lemma in headline_words("lurid") or _is_consequence(word):
        return True
    if token.pos == "VERB":
        return token.dep in _DEEDS and word.lemma not in headline_words("mild")
    if token.tag not in {"NN", "NNS"}:
        return token.pos == "ADJ" and token.dep in _SAID_OF
    if token.dep == "dobj" and token.head.i in cues:
        return True
    return token.dep in _DOERS and word.lemma not in headline_words("plain")


def _reach(word: Word, case: Case) -> list[Token]:
    """The words that fall with this one: a doer's deed, a deed's object, what an adjective says it of."""
    token = word.token
    if token.pos == "VERB":
        return phrase(word) if weaker(word, case) else deed(word, case)
    if token.dep in {"nsubj", "nsubjpass"}:
        return [t for t in case.title.tokens if token.left <= t.i <= token.head.i and not opens(t)]
    if token.dep in {"amod", "compound"} and token.head.i > token.i:
        return [t for t in case.title.tokens if token.i <= t.i <= token.head.right and not opens(t)]
    if token.dep == "dobj":
        return [t for t in case.title.tokens if token.left <= t.i <= token.right]
    return [token]
