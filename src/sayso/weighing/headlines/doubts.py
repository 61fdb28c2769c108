"""The kinds of doubt about a headline, each a question to the words above and the words below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Token
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.ladders import rungs
from sayso.lexicons.opposites import opposites
from sayso.lexicons.units import unit_words
from sayso.model import Carrier, Doubt, Figure, Span, Verdict
from sayso.weighing.headlines.body import Body, Place
from sayso.weighing.headlines.carriers import Carriers, within
from sayso.weighing.headlines.numbers import Number, agrees, is_sum, numbers_of, same_noun
from sayso.weighing.headlines.title import Title, Word
from sayso.weighing.headlines.words import keys, lemma


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A headline, its article and what carries it: what every question is put to."""

    title: Title
    body: Body
    carriers: Carriers
    figures: tuple[Figure, ...]


_BESIDE = 9  # tokens before what is counted in which something may be left out

Question = Callable[[Case], Iterator[Doubt]]


def doubts(case: Case) -> tuple[Doubt, ...]:
    """Every doubt, in the order of the questions."""
    return tuple(doubt for question in QUESTIONS for doubt in question(case))


# --- numbers


def other_number(case: Case) -> Iterator[Doubt]:
    """The article has another number for the same, or none like it."""
    by_sentence = [numbers_of(sentence) for sentence in case.body.sentences]
    below = [n for found in by_sentence for n in found]
    for number in numbers_of(case.title.tokens):
        if number.low == 0 or _is_date(number):
            continue
        rivals = [n for n in below if same_noun(number, n)]
        figures = [f for f in case.figures if number.unit is not None and f.unit == number.unit]
        same = [n for n in below if agrees(number, n.low, n.high)]
        if any(agrees(number, f.low, f.high) for f in figures):
            continue
        if same and not (figures and number.unit and not any(n in rivals for n in same)):
            continue
        if is_sum(number, rivals) or any(is_sum(number, found) for found in by_sentence):
            continue
        words = number.tokens if number.noun is None else (*number.tokens, number.noun)
        if figures or rivals:
            spans = [Span(f.start, f.end, f.text) for f in figures] or [_span(n.tokens, case) for n in rivals]
            told = " and ".join(dict.fromkeys(f"“{s.text}”" for s in spans[:2]))
            if number.low > 2 or figures:
                yield _doubt(
                    case, Verdict.CONTRADICTED, number.tokens, "other number", f"the article has {told}", spans[:2]
                )
        elif number.low > 2:
            yield _doubt(case, Verdict.OVERREACHES, words, "number not below", "the article does not have this number")


def _is_date(number: Number) -> bool:
    return any(t.entity in {"DATE", "TIME", "ORDINAL"} for t in number.tokens)


# --- all of it


def everything(case: Case) -> Iterator[Doubt]:
    """The headline leaves nothing out, and the article does not say so."""
    for token in case.title.tokens:
        of = _quantified(token, case)
        if of is None:
            continue
        near = within(of.places, case.carriers.around) or of.places
        sentences = {p.sentence for p in near} | case.carriers.around
        if any(_says_all(case.body.sentences[s]) for s in sentences):
            continue
        words = [t for t in case.title.tokens if token.i <= t.i <= of.token.i]
        inside = [w for w in case.title.words if token.i < w.token.i <= of.token.i]
        limits = [t for w in reversed(inside) for p in w.places for t in _limits(p, case)]
        if limits:
            yield _doubt(
                case, Verdict.CONTRADICTED, words, "not all of it",
                f"the article has “{_around(limits[0], case)}”", [_span((limits[0],), case)],
            )  # fmt: skip
        else:
            yield _doubt(case, Verdict.OVERREACHES, words, "all of it", f"the article does not say “{token.lower}”")


def _quantified(token: Token, case: Case) -> Word | None:
    """The word of which the token takes all, unless the article has that very token too."""
    if token.lower not in headline_words("all") or token.pos not in {"DET", "ADJ", "PRON"}:
        return None
    following = [t for t in case.title.tokens[token.i + 1 : token.i + 6] if t.pos in {"NOUN", "PROPN"}]
    if not following:
        return None
    last = following[0]
    while last.i + 1 < len(case.title.tokens) and case.title.tokens[last.i + 1].pos in {"NOUN", "PROPN"}:
        last = case.title.tokens[last.i + 1]
    return case.title.word(last)


def _says_all(sentence: Sequence[Token]) -> bool:
    """Whether the sentence leaves nothing out; "all but one" does."""
    whole = headline_words("all")
    after = [*sentence[1:], None]
    return any(
        t.lower in whole and (n is None or n.lower not in {"but", "except", "over"})
        for t, n in zip(sentence, after, strict=False)
    )


def _limits(place: Place, case: Case) -> list[Token]:
    """The words beside the counted noun that leave something out: "one of the five demands"."""
    part = headline_words("part")
    sentence = case.body.sentences[place.sentence]
    near = [t for t in sentence if -_BESIDE <= t.i - place.token.i < 0]
    found = [t for t in near if t.lower in part]
    return found or [
        a for a, b in zip(near, near[1:], strict=False) if b.lower == "of" and a.pos == "NUM"
    ]


# --- stronger words


def stronger(case: Case) -> Iterator[Doubt]:
    """A word of the headline stands on a higher rung than everything in the sentences that carry it."""
    for word in case.title.words:
        if word.is_name or word.is_number:
            continue
        weaker = _weaker(word, case)
        if weaker is None:
            continue
        told = f"the article says “{weaker.token.text}”, which is less than “{word.token.text}”"
        yield _doubt(
            case, Verdict.OVERREACHES, _phrase(word, case), "stronger word", told, [_span((weaker.token,), case)]
        )


def _weaker(word: Word, case: Case) -> Place | None:
    """The strongest word below on one of the word's ladders, where it is weaker and nothing as strong is there."""
    ours = _rungs_of(word)
    if not ours or word.token.pos != "VERB" or _exact(word):
        return None
    if any(not _is_lower(p, ours) for p in _same_done(word, case)):
        return None
    for sentences in (case.carriers.sentences, tuple(sorted(case.carriers.around))):
        weaker = [p for p in case.body.places if p.sentence in sentences and _is_lower(p, ours)]
        if weaker:
            return max(weaker, key=lambda p: (max(_lower(p, ours)), -p.token.start))
    return None


def _same_done(word: Word, case: Case) -> list[Place]:
    """The places of words alike that are done to the same: with the verb's object in their sentence."""
    thing = word.token.child("dobj", "nsubjpass")
    if thing is None and word.token.dep == "compound":
        thing = word.token.head  # "scraps bill", taken for a noun
    known = case.title.word(thing) if thing is not None else None
    if known is None or not known.places:
        return list(word.places)
    with_it = {p.sentence for p in known.places}
    return [p for p in word.places if p.sentence in with_it and not _is_open(p.token)]


def _is_lower(place: Place, ours: dict[str, int]) -> bool:
    return place.token.pos in {"VERB", "NOUN"} and bool(_lower(place, ours))


def _lower(place: Place, ours: dict[str, int]) -> list[int]:
    """The rungs of the place's word below ours, unless it is as high on another."""
    theirs = rungs().get(place.lemma, {})
    heights = [theirs[field] for field in ours if field in theirs]
    lower = [theirs[field] for field, height in ours.items() if field in theirs and theirs[field] < height]
    return lower if len(lower) == len(heights) else []


def _rungs_of(word: Word) -> dict[str, int]:
    particle = word.token.child("prt")
    if particle is not None and (found := rungs().get(f"{word.lemma} {particle.lower}")):
        return found
    return {field: height for field, height in rungs().get(word.lemma, {}).items() if height}


# --- the other way round


def opposed(case: Case) -> Iterator[Doubt]:
    """The sentences that carry the headline have the opposite of one of its words, and never the word."""
    for word in case.title.words:
        others = opposites().get(word.lemma)
        if not others or _exact(word) or word.is_attributed:
            continue
        against = [p for p in case.body.places if p.lemma in others and p.sentence in case.carriers.around]
        same = [p for p in _same_done(word, case) if p.lemma not in others]
        if against and not same:
            told = f"the article says “{against[0].token.text}”"
            yield _doubt(
                case, Verdict.CONTRADICTED, _phrase(word, case), "the opposite", told, [_span((against[0].token,), case)]
            )


def denied(case: Case) -> Iterator[Doubt]:
    """What the headline says happened, the article says did not."""
    if any(lemma(t) in headline_words("denied") for t in case.title.tokens):
        return
    for word in _predicates(case):
        below = within(_exact(word), case.carriers.sentences)
        if below and all(_is_denied(p.token) for p in _exact(word)):
            told = f"the article says “{_around(below[0].token, case)}”"
            yield _doubt(
                case, Verdict.CONTRADICTED, _phrase(word, case), "denied below", told, [_span((below[0].token,), case)]
            )


def _exact(word: Word) -> tuple[Place, ...]:
    family = {k for k in keys(word.lemma) if k[0] == "~"}
    return tuple(p for p in word.places if p.lemma == word.lemma or family & keys(p.lemma))


def _is_denied(token: Token) -> bool:
    no = headline_words("denied")
    around = [c for c in token.children if c.dep in {"neg", "aux"} or (c.dep in {"nsubj", "nsubjpass", "det"})]
    around = [c for c in around if c.dep != "nsubj" or c.lower in no] + [
        c for child in around for c in child.children if c.dep in {"det", "neg"}
    ]
    above = [token.head] if token.dep in {"xcomp", "pcomp"} and token.head is not token else []
    return any(lemma(t) in no or t.lower in no for t in (*around, *above))


# --- only possible


def only_possible(case: Case) -> Iterator[Doubt]:
    """The headline says that it is so; the article, that it may be, or is wished, or is planned."""
    left_open = headline_words("possible")
    if any(lemma(t) in left_open or t.lower in left_open or t.text == "?" for t in case.title.tokens):
        return
    for word in _predicates(case):
        if word.token.dep in {"xcomp", "relcl", "acl"} or (word.token.dep == "advcl" and word.token.tag == "VB"):
            continue
        below = within(_exact(word), case.carriers.around)
        if below and all(_is_open(p.token) for p in word.places):
            told = f"the article says “{_around(below[0].token, case)}”"
            yield _doubt(
                case, Verdict.OVERREACHES, _clause(word, case), "only possible", told, [_span((below[0].token,), case)]
            )


def _is_open(token: Token) -> bool:
    """Whether what the word says is left open: under a modal, a wish, a condition, a forecast."""
    open_words = headline_words("possible")
    children = [c for c in token.children if c.dep in {"aux", "advmod", "acomp", "mark", "amod"}]
    above: list[Token] = []
    at = token
    while at.dep in {"xcomp", "ccomp", "acl", "advcl", "relcl", "dobj", "pobj", "prep", "conj", "pcomp"} and at.head is not at:
        at = at.head
        above.append(at)
        if len(above) > 3:
            break
    return any(lemma(t) in open_words or t.lower in open_words for t in (*children, *above))


def _predicates(case: Case) -> Iterator[Word]:
    """The verbs of the headline, those of its frame left out."""
    for word in case.title.words:
        if word.token.pos == "VERB" and word.token.i not in case.title.cues:
            yield word


# --- whose word it is


def one_source(case: Case) -> Iterator[Doubt]:
    """The headline states what below is only somebody's word."""
    for verb in case.title.words:
        if verb.is_attributed or verb.token.i in case.title.cues or verb.token.pos not in {"VERB", "ADJ", "ADP"}:
            continue
        agent = _agent(verb, case)
        if agent is None:
            continue
        below = _together(agent, verb, case)
        if below and all(_pair_is_contested(pair, case) for pair in below):
            yield _somebodys(_clause_to(verb, agent, case), below[0], case)
        elif not agent.is_name and all(case.body.is_contested(p) for p in agent.places):
            yield _somebodys(_clause_to(verb, agent, case), (agent.places[0], agent.places[0]), case)
        elif below and _is_called_alleged(verb, case) and not any(_is_own_word(pair) for pair in below):
            yield _somebodys(_clause(verb, case), below[0], case)


def _agent(verb: Word, case: Case) -> Word | None:
    """The word of the verb's subject that says most: its head, else its last word that the article has."""
    subject = verb.token.child("nsubj", "nsubjpass")
    if subject is None:
        return None
    words = [w for w in case.title.words if subject.left <= w.token.i <= subject.right and w.places]
    return next((w for w in words if w.token is subject), words[-1] if words else None)


def _is_called_alleged(verb: Word, case: Case) -> bool:
    """Whether the article itself calls the deed alleged."""
    doubted = headline_words("doubted")
    own = [p for p in verb.places if p.statement is None]
    return any(c.lower in doubted for p in own for c in p.token.children if c.dep == "amod")


def _is_own_word(pair: tuple[Place, Place]) -> bool:
    return all(p.statement is None for p in pair)


def _together(one: Word, other: Word, case: Case) -> list[tuple[Place, Place]]:
    """The pairs in which both words stand in one sentence of the article.

    A verb of cause or one that says little stands for what it is about.
    """
    light = other.lemma in headline_words("cause") or other.lemma in headline_words("light") or not other.places
    others = [w for w in case.title.words if w.token.i > other.token.i] if light else [other]
    by: dict[int, list[Place]] = {}
    for place in (p for w in (*others, other) for p in w.places):
        by.setdefault(place.sentence, []).append(place)
    return [(p, q) for p in one.places for q in by.get(p.sentence, ()) if p.token is not q.token]


def _pair_is_contested(pair: tuple[Place, Place], case: Case) -> bool:
    return any(case.body.is_contested(place) for place in pair)


def _somebodys(tokens: Sequence[Token], pair: tuple[Place, Place], case: Case) -> Doubt:
    statement = next((p.statement for p in pair if p.statement is not None), None)
    first = min(p.token.start for p in pair)
    last = max(p.token.end for p in pair)
    if statement is None:
        why = "the article keeps its distance from it"
    else:
        name = statement.speaker.name or statement.speaker.description or "one source"
        why = f"only the word of {name}"
    return _doubt(
        case, Verdict.ATTRIBUTED_ONLY, tokens, "one source", why, [Span.cut(case.body.article.text, first, last)]
    )


# --- words that are not below


def missing_name(case: Case) -> Iterator[Doubt]:
    """A name stands in the headline that the article does not have."""
    for run in _runs([w for w in case.title.words if w.is_name and _is_unknown_name(w, case)]):
        place = any(w.token.entity in {"GPE", "LOC", "FAC"} for w in run)
        told = "the article does not name this place" if place else "the article does not have this name"
        yield _doubt(case, Verdict.OVERREACHES, [w.token for w in run], "name not below", told)


def _is_unknown_name(word: Word, case: Case) -> bool:
    token, known = word.token, case.body.everywhere
    if word.places or token.lower in known or len(token.text) <= 3 or token.text.isupper():
        return False
    if token.entity not in {"GPE", "LOC", "PERSON", "ORG", "NORP"} or token.tag not in {"NNP", "NNPS", "JJ"}:
        return False
    if token.i == case.title.tokens[-1].i and any(w.startswith(token.lower) for w in known):
        return False  # cut off in the middle
    parts = [part for part in token.lower.replace("’", "'").removesuffix("'s").split("-") if part]
    if any(part in known for part in parts) or "." in token.text:
        return False
    beside = [t for t in case.title.tokens if t.entity and abs(t.i - token.i) == 1 and t.entity == token.entity]
    if any(t.lower in known for t in beside):
        return False
    return not (token.dep in {"compound", "amod", "nmod", "poss"} and token.head.dep in {"nsubj", "nsubjpass", "compound"})


def missing_word(case: Case) -> Iterator[Doubt]:
    """Words of consequence stand in the headline, and nothing like them in the article."""
    missing = [w for w in case.title.words if _is_missing(w, case)]
    for word in missing:
        if not _is_weighty(word, case):
            continue
        beside = [w.token for w in missing if abs(w.token.i - word.token.i) == 1]
        verb_phrase = _clause(word, case, after=True) if word.token.pos == "VERB" and not _weaker(word, case) else []
        told = f"nothing below says “{word.token.text}”"
        yield _doubt(
            case, Verdict.OVERREACHES, [*_phrase(word, case), *beside, *verb_phrase], "word not below", told
        )


def _is_weighty(word: Word, case: Case) -> bool:
    """Whether the word may not be brought in by the headline alone: deeds of consequence, doers, alarm."""
    if word.lemma in headline_words("lurid"):
        return True
    if word.token.pos == "VERB":
        return word.lemma in headline_words("weighty")
    if word.token.pos != "NOUN" or word.token.tag not in {"NN", "NNS"}:
        return False
    confirmed = word.token.dep == "dobj" and word.token.head.i in case.title.cues
    return word.token.dep in {"nsubj", "nsubjpass"} or confirmed


def _is_missing(word: Word, case: Case) -> bool:
    if word.is_name or word.is_number or word.token.i in case.title.cues | case.title.speakers:
        return False
    if word.token.lower in unit_words().words["loose_low"] or _exact(word):
        return False
    strong = word.lemma in headline_words("weighty") or word.lemma in headline_words("lurid")
    if word.places and not (strong and not within(word.places, case.carriers.around)):
        return False
    if word.near and not strong:
        return False
    if word.lemma in case.body.everywhere or word.token.lower in case.body.everywhere:
        return False
    return word.lemma not in headline_words("light") and word.lemma not in headline_words("people")


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words in stretches, those with nothing but small words between them together."""
    run: list[Word] = []
    for word in words:
        if run and word.token.i - run[-1].token.i > 1:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


QUESTIONS: tuple[Question, ...] = (
    other_number,
    everything,
    stronger,
    opposed,
    denied,
    only_possible,
    one_source,
    missing_name,
    missing_word,
)


# --- what a doubt is made of


def _doubt(
    case: Case, verdict: Verdict, tokens: Sequence[Token], rule: str, why: str, below: Sequence[Span] = ()
) -> Doubt:
    return Doubt(
        verdict, tuple(_stretches(tokens, case.title.text)), rule, why,
        tuple(Carrier(s.start, s.end, s.text, _owner(s, case)) for s in below),
    )  # fmt: skip


def _stretches(tokens: Sequence[Token], text: str) -> Iterator[Span]:
    """The words of the headline as stretches, neighbours joined."""
    chosen = sorted({t.i: t for t in tokens}.items())
    at = 0
    while at < len(chosen):
        end = at
        while end + 1 < len(chosen) and chosen[end + 1][0] == chosen[end][0] + 1:
            end += 1
        yield Span.cut(text, chosen[at][1].start, chosen[end][1].end)
        at = end + 1


def _owner(span: Span, case: Case) -> str | None:
    for place in case.body.places:
        if place.token.start == span.start:
            return place.statement.id if place.statement else None
    return None


def _span(tokens: Sequence[Token], case: Case) -> Span:
    return Span.cut(case.body.article.text, tokens[0].start, tokens[-1].end)


def _around(token: Token, case: Case) -> str:
    """A few words of the article around this one."""
    text = case.body.article.text
    start, end = max(0, token.start - 40), min(len(text), token.end + 40)
    while start > 0 and start < token.start and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > token.end and not text[end].isspace():
        end -= 1
    return " ".join(text[start:end].split())


def _phrase(word: Word, case: Case) -> list[Token]:
    """The word with its particle, and the "to" before it."""
    return [word.token, *(c for c in word.token.children if c.dep == "prt" or c.tag == "TO")]


def _clause(word: Word, case: Case, *, after: bool = False) -> list[Token]:
    """The word with what hangs on it, or only what hangs on it and stands after it."""
    left, right = word.token.i if after else word.token.left, word.token.right
    return [t for t in case.title.tokens if left <= t.i <= right and t.i not in case.title.cues and t.pos != "PUNCT"]


def _clause_to(verb: Word, agent: Word, case: Case) -> list[Token]:
    """From the agent to the verb, with the verb's particle."""
    first, last = sorted((agent.token.i, verb.token.i))
    subject = verb.token.child("nsubj")
    left = min(first, subject.left) if subject is not None else first
    return [t for t in case.title.tokens if left <= t.i <= last] + _phrase(verb, case)
