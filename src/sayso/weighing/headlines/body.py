"""The article below a headline, laid out so that the headline's words can be looked up in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from sayso.language import Grammar, Token, likeness
from sayso.lexicons.alike import family
from sayso.lexicons.headlines import headline_words
from sayso.lexicons.units import unit_words
from sayso.model import Actor, ActorKind, Article, Role, Stance, Statement
from sayso.weighing.headlines.words import entry, lemma, phrases

_OPEN = {"NOUN", "VERB", "ADJ", "ADV"}
_NEAR = 0.6  # likeness from which a word is taken for another; measured on true headlines
_TALKS = (Stance.ACCUSES, Stance.DENIES)
_BEHIND = 3  # heads above a word in which a doubt about it may stand
_HARM = {"killed", "injured", "shot", "missing"}  # units

Form = tuple[str, str, str]  # a word's text, lemma and part of speech


class Place(NamedTuple):
    """One word of the article: its token, its sentence, and the statement it stands in, if any."""

    token: Token
    lemma: str
    sentence: int
    statement: Statement | None


@dataclass(frozen=True, eq=False)
class Body:
    """The article's own words and those of its speakers, by the keys under which they are found.

    Only the places that are asked for are made: a headline meets few of an article's words.
    """

    article: Article
    sentences: tuple[tuple[Token, ...], ...]
    begins: tuple[int, ...]  # the number of each sentence's first place, and of the end
    forms: Mapping[Form, Sequence[int]]  # each word as it is written, to its places
    index: Mapping[str, Sequence[int]]  # key to places
    owners: Mapping[int, Statement]  # where a token starts, to the statement it stands in
    everywhere: frozenset[str]  # every word in lower case, furniture too
    contested: frozenset[str]  # ids of the statements whose content is no more than somebody's word

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place, in reading order."""
        return tuple(self.within(range(len(self.sentences))))

    def found(self, words: Iterable[str]) -> tuple[Place, ...]:
        """The places where one of these keys stands, in reading order."""
        return self._at({number for word in words for number in self.index.get(word, ())})

    def within(self, sentences: Iterable[int]) -> Iterator[Place]:
        """The places in these sentences, in reading order."""
        for number in sorted(sentences):
            for token in self.sentences[number]:
                yield self._place(token, number)

    def near(self, word: str) -> tuple[Place, ...]:
        """The places of the words that stand in like company."""
        lemmas = {form: entry(*form)[0] for form in self.forms}
        said = {lemmas[form] for form in self.forms if form[2] in _OPEN}
        alike = {other for other in said if likeness(word, other) >= _NEAR}
        if not alike:
            return ()
        return self._at(n for form, numbers in self.forms.items() if lemmas[form] in alike for n in numbers)

    def _at(self, numbers: Iterable[int]) -> tuple[Place, ...]:
        """The places with these numbers, in reading order."""
        made = []
        for number in sorted(numbers):
            sentence = bisect_right(self.begins, number) - 1
            made.append(self._place(self.sentences[sentence][number - self.begins[sentence]], sentence))
        return tuple(made)

    def _place(self, token: Token, sentence: int) -> Place:
        return Place(token, lemma(token), sentence, self.owners.get(token.start))

    def is_contested(self, place: Place) -> bool:
        """Whether the word stands below only as what somebody claims, or under a word of doubt."""
        if place.statement is not None and place.statement.id in self.contested:
            return True
        return is_doubted(place.token)


def is_doubted(token: Token) -> bool:
    """Whether the article keeps its distance: "the alleged attack", "attributed the attack to rebels"."""
    doubted = headline_words("doubted")
    at = token
    above: list[Token] = []
    while at.head is not at and len(above) < _BEHIND:
        at = at.head
        above.append(at)
    beside = [c for c in token.children if c.dep in {"amod", "advmod"}]
    return any(lemma(t) in doubted or t.lower in doubted for t in (*above, *beside))


def body_of(
    article: Article, grammars: Sequence[Grammar], statements: Sequence[Statement], actors: Sequence[Actor]
) -> Body:
    """The article without its headline, ready for looking words up."""
    roles = {a.name: " ".join((a.description or "", *a.roles)) for a in actors}
    sentences: list[tuple[Token, ...]] = []
    begins = [0]
    forms: defaultdict[Form, list[int]] = defaultdict(list)
    index: defaultdict[str, list[int]] = defaultdict(list)
    titles = _titles(article, grammars)
    below = [g for g in grammars if g.passage.start not in titles]
    for grammar in below:
        base = begins[-1]
        for number, token in enumerate(grammar.tokens, base):
            forms[token.text, token.lemma, token.pos].append(number)
        for first, last in grammar.sentences:
            sentences.append(grammar.tokens[first : last + 1])
            begins.append(base + last + 1)
        for token, key in phrases(grammar.tokens):
            index[key].append(base + token.i)
    for form, numbers in forms.items():
        for key in entry(*form)[1]:
            index[key] += numbers
    return Body(
        article,
        tuple(sentences),
        tuple(begins),
        forms,
        index,
        _owners(below, statements),
        _everywhere(article, titles),
        frozenset(s.id for s in statements if is_contested(s, roles)),
    )


def is_contested(statement: Statement, roles: Mapping[str, str]) -> bool:
    """Whether what is said is no more than the word of one source.

    What an authority says, what anybody says of their own acts, and a government's tolls, nobody disputes;
    accusations, denials, estimates and what outlets pass on are disputed whoever utters them.
    """
    if statement.stance in _TALKS or _is_doubted(statement):
        return True
    told = _words_of_source(statement, roles)
    if told <= headline_words("selves"):
        return False  # nobody is named whose word it is, or only "they"
    if told & headline_words("press"):
        return True
    if told & headline_words("authorities") or _is_own_act(statement):
        return False
    if told & headline_words("hearsay"):
        return True
    leads = statement.speaker.kind is ActorKind.GOVERNMENT or bool(told & headline_words("leaders"))
    return not (leads and (_is_announced(statement) or _is_toll(statement)))


def _is_doubted(statement: Statement) -> bool:
    """Whether the cue keeps its distance: "claimed", "alleged", "suggested"."""
    cue = statement.cue.text.lower().split() if statement.cue else ()
    doubted = headline_words("doubted")
    return any(w in doubted or w.removesuffix("d") in doubted or w.removesuffix("ed") in doubted for w in cue)


def _is_announced(statement: Statement) -> bool:
    return statement.cue is not None and bool(
        set(statement.cue.text.lower().split()) & headline_words("announcing")
    )


def _words_of_source(statement: Statement, roles: Mapping[str, str]) -> set[str]:
    """The words by which the article calls the speaker, there or elsewhere."""
    speaker = statement.speaker
    told = (
        speaker.name,
        roles.get(speaker.name or ""),
        speaker.description,
        statement.source.text if statement.source else None,
    )
    parts = (part.lower().replace("’", "'") for part in told if part)
    words = {word.strip(",.'\"()").removesuffix("'s") for part in parts for word in part.split()}
    ones = {word.removesuffix("ies") + "y" for word in words if word.endswith("ies")}
    return words | ones | {word.removesuffix("s") for word in words}


def _is_own_act(statement: Statement) -> bool:
    first = statement.content[0].text.lower().split()
    return bool(first) and first[0].strip("“\"'‘") in headline_words("selves")


def _is_toll(statement: Statement) -> bool:
    words = [w.strip('.,;“”"') for span in statement.content for w in span.text.lower().split()]
    return any(family(w) in _tolls() for w in words)


@cache
def _tolls() -> frozenset[str]:
    """The families of the words for those who came to harm."""
    words = unit_words()
    units = {**words.befalls, **words.happens, **words.states, **words.nouns, **words.tolls}
    return frozenset(family(w) for w, unit in units.items() if unit in _HARM)


def _titles(article: Article, grammars: Sequence[Grammar]) -> frozenset[int]:
    """Where the passages start that are the headline again, or another that does not tell in a sentence."""
    title = (article.title or "").strip()
    leads = {g.passage.start for g in grammars if g.passage.role is Role.HEADLINE and _is_lead(g)}
    heads = [g.passage for g in grammars if g.passage.role is Role.HEADLINE]  # a long one is parsed in parts
    found = set()
    for passage in (*article.passages, *heads):
        text = article.passage_text(passage).strip()
        is_head = passage.role is Role.HEADLINE and (passage.start not in leads or title in text)
        if text == title or is_head:
            found.add(passage.start)
    return frozenset(found)


def _is_lead(grammar: Grammar) -> bool:
    """Whether a first line taken for a headline is the article's: "The pit was shut on Monday morning"."""
    told = any(t.tag == "VBD" and (t.dep == "ROOT" or t.head.dep == "ROOT") for t in grammar.tokens)
    return told and any(t.dep == "det" and t.lower == "the" for t in grammar.tokens)


def _owners(grammars: Sequence[Grammar], statements: Sequence[Statement]) -> dict[int, Statement]:
    """By where a token starts, the innermost statement in which it stands."""
    starts = [token.start for grammar in grammars for token in grammar.tokens]
    spans = [(span, s) for s in statements for span in s.content]
    owners: dict[int, Statement] = {}
    for span, statement in sorted(spans, key=lambda pair: pair[0].start - pair[0].end):
        inside = starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        owners.update(dict.fromkeys(inside, statement))
    return owners


def _everywhere(article: Article, titles: frozenset[int]) -> frozenset[str]:
    """Every word outside the headline, in lower case."""
    words: set[str] = set()
    for passage in article.passages:
        if passage.start not in titles:
            words.update(article.passage_text(passage).lower().replace("’", "'").split())
    return frozenset(w.strip(".,;:!?()[]\"'“”‘’—–-").removesuffix("'s") for w in words)
