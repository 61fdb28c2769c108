"""Doubts about whose word it is: the headline states what the article leaves to its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.language import Token
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.units import unit_words
from sayso.model import Doubt, Span, Statement, Verdict
from sayso.weighing.headlines.body import Place
from sayso.weighing.headlines.carriers import weight
from sayso.weighing.headlines.case import Case, clause, deed, doer_and_deed, the_very
from sayso.weighing.headlines.counting import is_date
from sayso.weighing.headlines.numbers import Number, numbers_of
from sayso.weighing.headlines.title import Word
from sayso.weighing.headlines.words import lemma

Pair = tuple[Place, Place]
_FEW = 2
_PAIRS = 2_000  # of two words in an article: enough to tell, and no text makes it slow
_MOST = 0.6  # share of what is said that a statement must have to be the one that is meant


def one_source(case: Case) -> Iterator[Doubt]:
    """Doer and deed stand together below only in what somebody claims."""
    for verb in case.title.words:
        agent = _agent(verb, case) if _is_stated(verb, case) else None
        if agent is None:
            continue
        below = _together(agent, verb, case)
        if below and not _is_victim(verb) and all(_is_contested(pair, case) for pair in below):
            yield _somebodys(doer_and_deed(verb, agent, case), below[0], case, "one source")
        elif (
            not agent.is_name
            and not _is_victim(verb)
            and all(case.body.is_contested(p) for p in agent.places)
        ):
            first = agent.places[0]
            yield _somebodys(doer_and_deed(verb, agent, case), (first, first), case, "one source")
        elif below and _is_called_alleged(verb) and not any(_is_own_word(pair) for pair in below):
            yield _somebodys(clause(verb, case), below[0], case, "one source")


def _is_stated(verb: Word, case: Case) -> bool:
    """Whether the word is what the headline itself says of somebody, and no act of speech."""
    if verb.is_attributed or verb.token.i in case.title.cues or verb.lemma in verb_cues():
        return False
    if _is_of_a_charge(verb.token):
        return False
    return verb.token.pos in {"VERB", "ADJ", "ADP"}


def _is_of_a_charge(verb: Token) -> bool:
    """Whether the headline tells that somebody is charged, which is no claim: "faces charge"."""
    thing = verb.child("dobj")
    return lemma(verb) in headline_words("charging") or (thing is not None and lemma(thing) == "charge")


def _is_victim(verb: Word) -> bool:
    """Whether the headline tells of harm and not of who did it: "Boy killed", which nobody disputes."""
    harmed = {**unit_words().befalls, **unit_words().happens}
    return verb.lemma in harmed and verb.token.child("dobj", "agent") is None


def _agent(verb: Word, case: Case) -> Word | None:
    """The word of the verb's subject that says most: its head, else its last word that the article has."""
    subject = _subject(verb.token)
    if subject is None:
        return None
    words = [
        w
        for w in case.title.words
        if subject.left <= w.token.i <= min(subject.right, max(verb.token.i, subject.i)) and w.places
    ]
    return next((w for w in words if w.token is subject), words[-1] if words else None)


def _subject(token: Token) -> Token | None:
    """Who does it, also where the headline leaves out the auxiliary, or the verb: "Iran behind attack"."""
    subject = token.child("nsubj", "nsubjpass")
    if subject is None and token.dep == "acl" and token.head.dep == "ROOT":
        return token.head
    if subject is None and token.pos == "ADP" and token.lower in headline_words("cause"):
        return token.head
    return subject


def _together(agent: Word, verb: Word, case: Case) -> list[Pair]:
    """The pairs in which both words stand in one sentence of the article.

    A verb of cause or one that says little stands for what it is about.
    """
    befalls = verb.lemma in unit_words().befalls or verb.lemma in unit_words().happens
    little = verb.lemma in headline_words("cause") | headline_words("light")
    light = not verb.places or (little and not befalls)
    others = [w for w in case.title.words if w.token.i > verb.token.i] if light else []
    by: dict[int, list[Place]] = {}
    for place in (p for w in (*others, verb) for p in w.places):
        by.setdefault(place.sentence, []).append(place)
    pairs = ((p, q) for p in agent.places for q in by.get(p.sentence, ()) if p.token is not q.token)
    return list(islice(pairs, _PAIRS))


def _is_contested(pair: Pair, case: Case) -> bool:
    return any(case.body.is_contested(place) for place in pair)


def _is_called_alleged(verb: Word) -> bool:
    """Whether the article itself calls the deed alleged."""
    doubted = headline_words("doubted")
    own = [p for p in verb.places if p.statement is None]
    return any(c.lower in doubted for p in own for c in p.token.children if c.dep == "amod")


def _is_own_word(pair: Pair) -> bool:
    return all(p.statement is None for p in pair)


def one_sources_number(case: Case) -> Iterator[Doubt]:
    """The headline's number is below only what somebody claims."""
    framed = {w.token.i for w in case.title.words if w.is_attributed}
    below = [n for found in case.numbers for n in found]
    for number in numbers_of(case.title.tokens):
        if number.low != number.high or number.low <= _FEW or number.tokens[0].i in framed:
            continue
        if is_date(number) or _is_age(number, case):
            continue
        at = {t.start for n in below if n.low == number.low for t in n.tokens}
        places = [p for p in case.body.places if p.token.start in at]
        if places and all(case.body.is_contested(p) for p in places):
            yield _somebodys(number.tokens, (places[0], places[0]), case, "one source's number")


def _is_age(number: Number, case: Case) -> bool:
    """Whether the number tells how old somebody is, whoever the article has it from: "dies aged 34"."""
    before = number.tokens[0].i - 1
    return before >= 0 and case.title.tokens[before].lower in headline_words("age")


def one_sources_word(case: Case) -> Iterator[Doubt]:
    """What the headline says of somebody stands below only in what somebody claims."""
    for word in case.title.words:
        places = the_very(word)
        if (
            not places
            or word.is_attributed
            or word.token.i in case.title.cues
            or not _is_predicate(word.token)
        ):
            continue
        if word.lemma in headline_words("light") | headline_words("people"):
            continue
        if not _is_victim(word) and all(case.body.is_contested(p) for p in places):
            yield _somebodys(deed(word, case), (places[0], places[0]), case, "one source's word")


def _is_predicate(token: Token) -> bool:
    """Whether the token is what the headline says of somebody: its verb, its purpose, its adjective."""
    if lemma(token.head) in verb_cues():
        return False  # "pleads guilty": told as an act of speech
    if token.pos == "VERB":
        return token.dep in {"ROOT", "ccomp", "xcomp", "conj"} or (token.dep == "advcl" and token.tag == "VB")
    return token.pos == "ADJ" and token.dep in {"ROOT", "acomp", "oprd", "ccomp"}


def _somebodys(tokens: Sequence[Token], pair: Pair, case: Case, rule: str) -> Doubt:
    """The doubt that names whose word it is, or that the article keeps its distance."""
    statement = next((p.statement for p in pair if p.statement is not None), None)
    first, last = min(p.token.start for p in pair), max(p.token.end for p in pair)
    why = "the article keeps its distance from it"
    if statement is not None:
        why = f"only the word of {statement.speaker.name or statement.speaker.description or 'one source'}"
    return case.doubt(
        Verdict.ATTRIBUTED_ONLY, tokens, rule, why, [Span.cut(case.body.article.text, first, last)]
    )


def other_speaker(case: Case) -> Iterator[Doubt]:
    """The headline names who said it, and below those words are another's and never theirs."""
    speaking = [w for w in case.title.words if w.token.i in case.title.speakers and w.places]
    names = [w for w in speaking if w.token.entity == "PERSON" and w.token.tag == "NNP"]
    said = [
        w for w in case.title.words if w.is_attributed and w.token.i not in case.title.speakers and w.places
    ]
    if not names or not said:
        return
    total = sum(weight(w) for w in said)
    carrying = [s for s in _statements(case) if _weight_in(s, said) >= _MOST * total]
    if not carrying or any(_goes_by(s, names) for s in carrying):
        return
    near = {p.sentence for w in names for p in w.places}
    if near & {p.sentence + d for p in case.body.places if p.statement in carrying for d in (-1, 0, 1)}:
        return
    who = carrying[0].speaker.name or carrying[0].speaker.description or "somebody else"
    words = [w.token for w in names]
    told = f"below, these are the words of {who}"
    yield case.doubt(Verdict.CONTRADICTED, words, "other speaker", told, [carrying[0].content[0]])


def _statements(case: Case) -> list[Statement]:
    """The statements of the article, each once, in reading order."""
    owners = case.body.owners
    return list({s.id: s for start in sorted(owners) if (s := owners[start])}.values())


def _weight_in(statement: Statement, words: Sequence[Word]) -> float:
    return sum(weight(w) for w in words if any(p.statement is statement for p in w.places))


def _goes_by(statement: Statement, names: Sequence[Word]) -> bool:
    """Whether the speaker goes by one of these names."""
    speaker = statement.speaker
    told = (speaker.name, speaker.description, statement.source.text if statement.source else None)
    called = {w.strip(",.'’\"()").lower() for part in told if part for w in part.split()}
    return any(w.token.lower in called for w in names)
