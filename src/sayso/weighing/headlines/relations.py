"""Doubts about what belongs to what: the words stand below, and not of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language import Token
from sayso.lexicons.headlines import headline_words
from sayso.model import Doubt, Verdict
from sayso.weighing.headlines.body import Place
from sayso.weighing.headlines.case import Case, clause, deed, doer_and_deed, is_open, phrase, the_very
from sayso.weighing.headlines.numbers import Number, numbers_of
from sayso.weighing.headlines.title import Word
from sayso.weighing.headlines.words import lemma

_NEXT = 3  # tokens between a measure and what is measured
_SUBJECTS = ("nsubj", "nsubjpass")
_NAMED = {"PERSON", "ORG", "GPE"}


def other_measure(case: Case) -> Iterator[Doubt]:
    """The number is below that of something else, and this has another: "6.3 aftershock"."""
    for number in numbers_of(case.title.tokens):
        of = _measured(number, case)
        if of is None:
            continue
        below = [
            n
            for sentence, found in enumerate(case.numbers)
            for n in found
            if _is_fraction(n) and _is_beside(n, of, case.body.sentences[sentence])
        ]
        if below and all(n.low != number.low for n in below):
            told = f"the article says “{case.around(below[0].tokens[0])}”"
            yield case.doubt(Verdict.CONTRADICTED, number.tokens, "other measure", told, below[0].tokens[:1])


def _is_fraction(number: Number) -> bool:
    return "." in number.tokens[0].text and number.low != float("inf")


def _measured(number: Number, case: Case) -> Word | None:
    """What stands behind the fraction in the headline, where the article has it."""
    if not _is_fraction(number):
        return None
    last = number.tokens[-1].i
    behind = [w for w in case.title.words if 0 < w.token.i - last < _NEXT and w.token.pos == "NOUN"]
    measures = headline_words("measure")
    return next((w for w in behind if w.lemma not in measures and the_very(w)), None)


def _is_beside(number: Number, of: Word, sentence: Sequence[Token]) -> bool:
    """Whether the number below stands beside the measured: "a 5.0 magnitude aftershock"."""
    first, last = number.tokens[0].i, number.tokens[-1].i
    near = {t.start for t in sentence if -_NEXT <= t.i - first < 0 or 0 < t.i - last < _NEXT}
    return any(p.token.start in near for p in the_very(of))


def number_taken_back(case: Case) -> Iterator[Doubt]:
    """The article has the number only as one that was corrected."""
    told_before = any(t.lower in headline_words("earlier") for t in case.title.tokens)
    for number in () if told_before else numbers_of(case.title.tokens):
        found = [
            (s, n) for s, numbers in enumerate(case.numbers) for n in numbers if n.low == n.high == number.low
        ]
        if found and all(_is_taken_back(n, case.body.sentences[s]) for s, n in found):
            told = f"the article says “{case.around(found[0][1].tokens[0])}”"
            words = [*_verb_above(number.tokens[0], case), *number.tokens]
            below = found[0][1].tokens[:1]
            yield case.doubt(Verdict.CONTRADICTED, words, "number taken back", told, below)


def _is_taken_back(number: Number, sentence: Sequence[Token]) -> bool:
    """Whether the sentence corrects the number that it calls an earlier one."""
    before = [t.lower for t in sentence if 0 < number.tokens[0].i - t.i <= _NEXT + 1]
    corrects = any(lemma(t) in headline_words("correcting") for t in sentence)
    return corrects and any(word in headline_words("earlier") or word == "from" for word in before)


def _verb_above(token: Token, case: Case) -> list[Token]:
    """The verb of change that leads to the number, with what stands between: "rises to"."""
    verb = next((t for t in token.ancestors() if t.pos == "VERB"), None)
    if verb is None or verb.i > token.i:
        return []
    return [t for t in case.title.tokens if verb.i <= t.i < token.i]


def negated_quality(case: Case) -> Iterator[Doubt]:
    """What the headline calls so, the article calls the contrary: "vaccinated", "unvaccinated"."""
    for word in case.title.words:
        if word.is_name or word.is_attributed or word.token.dep not in {"amod", "acomp", "oprd", "ROOT"}:
            continue
        if word.token.pos not in {"ADJ", "VERB"} or (word.token.pos == "VERB" and word.token.tag != "VBN"):
            continue
        contraries = _contraries(word.token.lower)
        against = [p for p in case.body.found(contraries) if p.token.lower in contraries]
        others = [w for w in case.title.words if w is not word]
        for place in against:
            of = _said_of(place, others)
            same = [p for p in the_very(word) if p.token.tag in {"VBN", "JJ", "VBD"}]
            if of is not None and not any(_said_of(p, [of]) for p in same):
                told = f"the article says “{case.around(place.token)}”"
                yield case.doubt(
                    Verdict.CONTRADICTED, phrase(word), "the contrary of it", told, [place.token]
                )
                break


def _contraries(word: str) -> frozenset[str]:
    """The word with a prefix that denies it, and without one: of "vaccinated", "unvaccinated" among others.

    >>> "unvaccinated" in _contraries("vaccinated"), "vaccinated" in _contraries("unvaccinated")
    (True, True)
    """
    prefixes = headline_words("negating prefix")
    bare = {word.removeprefix(prefix) for prefix in prefixes} - {word}
    return frozenset(bare | {prefix + word for prefix in prefixes})


def _said_of(place: Place, words: Sequence[Word]) -> Word | None:
    """Which of the headline's words the place's word is said of."""
    token = place.token
    above = token if token.child(*_SUBJECTS) else token.head
    bearers = [above.child(*_SUBJECTS), token.head if token.dep == "amod" else None]
    starts = {t.start for t in bearers if t is not None}
    return next((w for w in words if any(p.token.start in starts for p in w.places)), None)


def other_doer(case: Case) -> Iterator[Doubt]:
    """The deed is another's below, and the article says that this one did not do it."""
    for verb in case.title.words:
        subject = verb.token.child("nsubj")
        agent = case.title.word(subject) if subject is not None and verb.token.pos == "VERB" else None
        if agent is None or not agent.places or verb.lemma in headline_words("light") - {"confirm"}:
            continue
        others = [p for p in the_very(verb) if _is_done_by_another(p, agent)]
        denying = [p for p in the_very(agent) if _is_denied_of(p)]
        sentences = {p.sentence for p in others}
        against = [p for p in denying if p.sentence in sentences]
        if against and not any(_does(p, agent) for p in the_very(verb)):
            told = f"the article says “{case.around(against[0].token)}”"
            words = doer_and_deed(verb, agent, case)
            yield case.doubt(Verdict.CONTRADICTED, words, "another's deed", told, [against[0].token])


def _is_done_by_another(place: Place, agent: Word) -> bool:
    """Whether somebody does it here who is not the agent."""
    subject = place.token.child("nsubj")
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or is_open(place.token):
        return False
    return all(p.token is not subject for p in the_very(agent))


def _does(place: Place, agent: Word) -> bool:
    subject = place.token.child("nsubj", "agent")
    return subject is not None and any(p.token is subject or p.token.head is subject for p in the_very(agent))


def _is_denied_of(place: Place) -> bool:
    """Whether it is said that they did not: "the Senate did not"."""
    return place.token.dep == "nsubj" and place.token.head.child("neg") is not None


def other_charge(case: Case) -> Iterator[Doubt]:
    """What somebody is charged with is not among the charges that the article has."""
    for verb in case.title.tokens:
        if lemma(verb) not in headline_words("charging") or verb.pos != "VERB":
            continue
        charge = next((w for w in case.title.words if _is_charge(w.token, verb)), None)
        if charge is None or not charge.places:
            continue  # a word that the article has not is another question
        below = [p for p in case.body.places if p.lemma in headline_words("charging") and _named(p.token)]
        sentences = {p.sentence for p in case.body.places if _is_of_charges(p)}
        carried = [p for p in charge.places if p.sentence in sentences and _may_be_charged(p, case)]
        if below and not carried:
            told = f"the article says “{case.around(below[0].token)}”"
            words = [verb, *(t for t in case.title.tokens if verb.i < t.i <= charge.token.i)]
            yield case.doubt(Verdict.CONTRADICTED, words, "other charge", told, [below[0].token])


def _is_charge(token: Token, verb: Token) -> bool:
    return token.dep == "pobj" and token.head.head is verb and token.head.lower in {"with", "of"}


def _named(token: Token) -> Token | None:
    """What the verb of charging below charges somebody with."""
    prep = next((c for c in token.children if c.dep == "prep" and c.lower in {"with", "of"}), None)
    return prep.child("pobj", "pcomp") if prep is not None else None


def _is_of_charges(place: Place) -> bool:
    return place.lemma in headline_words("charging") | headline_words("charges")


def _may_be_charged(place: Place, case: Case) -> bool:
    """Whether the word may tell a charge here: it is not undecided, nor an aside about something else."""
    undecided = headline_words("undecided")
    if any(t.lower in undecided for t in case.body.sentences[place.sentence]):
        return False
    at = place.token
    while at.head is not at and lemma(at) not in headline_words("charging"):
        if at.dep == "relcl":
            return False
        at = at.head
    return True


def cause_unknown(case: Case) -> Iterator[Doubt]:
    """The headline has a cause for what the article says nobody knows the cause of."""
    for verb in case.title.words:
        thing = verb.token.child("dobj")
        effect = case.title.word(thing) if thing is not None else None
        if verb.is_attributed or effect is None or verb.lemma not in headline_words("cause"):
            continue
        for place in case.body.places:
            if place.lemma == "cause" and place.token.pos == "NOUN" and _is_unknown(place, effect, case):
                told = f"the article says “{case.around(place.token)}”"
                yield case.doubt(
                    Verdict.OVERREACHES, deed(verb, case), "cause not known", told, [place.token]
                )
                break


def _is_unknown(place: Place, effect: Word, case: Case) -> bool:
    """Whether the sentence says that the cause of the effect is not known."""
    sentence = case.body.sentences[place.sentence]
    unknown = any(t.lower in headline_words("unknown") for t in sentence)
    not_known = any(
        a.dep == "neg" and lemma(a.head) in {"know", "determine", "establish", "clear"} for a in sentence
    )
    inside = range(place.token.left, place.token.right + 1)
    of_it = any(p.sentence == place.sentence and p.token.i in inside for p in effect.places)
    return (unknown or not_known) and of_it


def nothing_told(case: Case) -> Iterator[Doubt]:
    """The article has the word only to say that there is nothing of it: "no word on charges"."""
    if any(t.lower in headline_words("denied") for t in case.title.tokens):
        return
    for word in case.deeds():
        places = the_very(word)
        if places and all(_is_under_no(p.token) for p in places):
            told = f"the article says “{case.around(places[0].token)}”"
            words = clause(word, case)
            yield case.doubt(Verdict.OVERREACHES, words, "nothing told of it", told, [places[0].token])


def _is_under_no(token: Token) -> bool:
    """Whether the word stands under a noun that there is none of: "no evidence of arson"."""
    above = token.head.head
    return token.dep in {"pobj", "pcomp"} and any(c.dep == "det" and c.lower == "no" for c in above.children)


def only_possibly_so(case: Case) -> Iterator[Doubt]:
    """What the headline calls something, the article says that it may become."""
    left_open = headline_words("possible")
    if any(lemma(t) in left_open or t.text == "?" for t in case.title.tokens):
        return
    for word in case.title.words:
        if word.is_attributed or word.is_name or not _is_called(word.token):
            continue
        places = [p for p in the_very(word) if p.token.pos == "NOUN"]
        if places and all(_is_left_open(p.token) for p in places):
            told = f"the article says “{case.around(places[0].token)}”"
            above = [word.token.head] if word.token.dep == "pobj" else []
            yield case.doubt(
                Verdict.OVERREACHES, [*above, word.token], "only possibly so", told, [places[0].token]
            )


def _is_called(token: Token) -> bool:
    if token.pos != "NOUN":
        return False
    return token.dep in {"attr", "oprd"} or (
        token.dep == "pobj" and token.head.lower in headline_words("state")
    )


def _is_left_open(token: Token) -> bool:
    verb = next((t for t in token.ancestors() if t.pos == "VERB"), None)
    return verb is not None and is_open(verb)
