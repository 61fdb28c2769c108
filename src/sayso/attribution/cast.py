"""Who is on the page, and where: the names, the subjects, the people and bodies without a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.descriptions import pictures
from sayso.lexicons.frames import words_of
from sayso.model import Actor, ActorKind, Article

Named = tuple[int, Actor]
Described = tuple[Grammar, Token]
_APART = ("relcl", "acl", "appos", "advcl", "attr", "conj", "parataxis")  # no part of the clause itself
_QUOTES = '"“”«»‘’'
_LONG = 5  # letters of a name in which a missing one is a slip
_RARE = 8  # a namesake named so many times less often is not whom the last name alone means
_BODIES = frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANIZATION})
_SOMEBODY = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})


class Cast:
    """The actors of one article by place, and the subjects that a pronoun may go on with."""

    def __init__(self, article: Article, grammars: Sequence[Grammar], actors: Sequence[Actor]) -> None:
        self.article = article
        self.actors = actors
        self.people = [a for a in actors if a.kind is ActorKind.PERSON]
        self._genders = {a.name: a.gender for a in actors}
        self._paragraphs = [g.passage.start for g in grammars]
        self._mentions = sorted(
            ((m.start, m.end, actor) for actor in actors for m in actor.mentions), key=lambda m: m[:2]
        )
        self._subjects = _subject_starts(grammars)
        self._agents = _subject_starts(grammars, main=False)
        self.somebody = _unnamed_subjects(grammars)
        self.bodies = _unnamed_bodies(grammars)
        self.groups = _groups(grammars)

    # -------------------------------------------------------------- names

    def actor_at(self, token: Token) -> Actor | None:
        """The actor whose name this word belongs to."""
        at = bisect_right(self._mentions, token.start, key=_start) - 1
        if at < 0:
            return None
        _, end, actor = self._mentions[at]
        return actor if token.end <= end else None

    def person_by_last_name(self, token: Token) -> Actor | None:
        """The person whose last name this is, written in capitals or missed by the model."""
        found = [a for a in self.people if last_name(a) == token.lower]
        found = found or [a for a in self.actors if any(m.text == token.text for m in a.mentions)]
        return found[0] if len(found) == 1 else None

    def person_misspelt(self, token: Token) -> Actor | None:
        """The one person whose last name is this with a letter more or less: "Mauer" for Maurer."""
        if len(token.lower) < _LONG or not token.text[0].isupper():
            return None
        found = [a for a in self.people if _is_slip(last_name(a), token.lower)]
        return found[0] if len(found) == 1 else None

    def is_place(self, actor: Actor) -> bool:
        """Whether the name is a place's alone, and holds no word of a body: "Georgia"."""
        return not any(word.lower() in kinds_of_nouns() for word in actor.name.split())

    def has_namesake(self, actor: Actor, *, any_sex: bool) -> bool:
        """Whether another person of that last name is named here, and not just in passing."""
        return any(
            other is not actor
            and last_name(other) == last_name(actor)
            and (any_sex or " " not in actor.name or other.gender == actor.gender)
            and _RARE * len(other.mentions) > len(actor.mentions)
            for other in (self.people if actor.kind is ActorKind.PERSON else ())
        )

    def gender(self, name: str | None) -> str | None:
        """The pronoun that the actor of this name takes, where that is known."""
        return self._genders.get(name or "")

    def learn(self, name: str | None, pronoun: str) -> None:
        """Keep the pronoun by which the article goes on with somebody."""
        if name is not None and self._genders.get(name) is None:
            self._genders[name] = pronoun

    def named_before(self, offset: int, *, paragraphs: int | None = None) -> list[Named]:
        """Who is named before this place, in its own paragraph or so many before it, or anywhere."""
        low = 0
        if paragraphs is not None:
            low = bisect_left(self._mentions, self.paragraph_start(offset, -paragraphs), key=_start)
        high = bisect_left(self._mentions, offset, key=_start)
        return [(start, actor) for start, _, actor in self._mentions[low:high]]

    # -------------------------------------------------------------- places

    def paragraph(self, offset: int) -> int:
        """Which paragraph this is, counted from one."""
        return bisect_right(self._paragraphs, offset)

    def paragraph_start(self, offset: int, distance: int = 0) -> int:
        """Where the paragraph begins that stands so far from the one of this place."""
        return self._paragraphs[max(0, self.paragraph(offset) - 1 + distance)]

    def other_parties(self, grammar: Grammar, pronoun: Token) -> set[str]:
        """Whom the pronoun's own clause names beside it: in "He told Hart that …", he is not Hart."""
        if pronoun.dep not in ("nsubj", "nsubjpass"):
            return set()
        named = (self.actor_at(t) for t in grammar.subtree(pronoun.head) if _beside(grammar, pronoun, t))
        return {a.name for a in named if a is not None and a.kind is ActorKind.PERSON}

    def is_subject(self, start: int, *, main: bool = True) -> bool:
        """Whether a main clause, or any clause at all, is about the name that begins here."""
        return start in (self._subjects if main else self._agents)


def last_name(actor: Actor) -> str:
    """The last word of a name, in lower case."""
    return re.split(r"[\s-]", actor.name)[-1].lower()


def _start(mention: tuple[int, int, Actor]) -> int:
    return mention[0]


def _leads(verb: Token) -> bool:
    """Whether the clause is a main one: its subject, and not that of a clause within, is gone on with."""
    if verb.dep == "ccomp":
        return verb.i < verb.head.i  # "The road is shut, the mayor said"
    return verb.dep in ("ROOT", "conj", "parataxis")


def _subject_starts(grammars: Sequence[Grammar], *, main: bool = True) -> frozenset[int]:
    """Where the words of subjects begin: a pronoun goes on with a subject rather than with an object."""
    return frozenset(
        part.start
        for grammar in grammars
        for token in grammar.tokens
        if token.dep in ("nsubj", "nsubjpass") and (not main or _leads(token.head))
        for subject in [_topic(grammar, token) if main else token]
        for part in (subject, *subject.children)
    )


def _beside(grammar: Grammar, pronoun: Token, name: Token) -> bool:
    """Whether a name after the pronoun is a party to its clause, and no aside's or quotation's."""
    if name.pos != "PROPN" or name.i <= pronoun.right:
        return False
    between = grammar.tokens[pronoun.i : name.i]
    quoted = sum(t.tag in ("``", "''") or t.text in _QUOTES for t in between) % 2
    above = (name, *name.ancestors())
    path = above[: above.index(pronoun.head)] if pronoun.head in above else above
    return not quoted and not any(t.dep in _APART for t in path)


def _topic(grammar: Grammar, subject: Token) -> Token:
    """Whom the clause is about: in "For Daniel Hart, a baker, Okoro was a hero" it is Hart."""
    first = grammar.tokens[grammar.sentences[subject.sentence][0]]
    fronted = first.dep == "prep" and first.lower in ("for", "to") and first.head is subject.head
    whom = first.child("pobj") if fronted else None
    return whom if whom is not None and whom.entity == "PERSON" else subject


def _nouns_of(grammars: Sequence[Grammar], kinds: frozenset[ActorKind], tag: str) -> list[Described]:
    """The common nouns, singular or plural, that stand for one of these kinds of actor."""
    known = kinds_of_nouns()
    return [
        (grammar, token)
        for grammar in grammars
        for token in grammar.tokens
        if token.tag == tag and not kinds.isdisjoint(known.get(token.lemma, ()))
    ]


def _unnamed_subjects(grammars: Sequence[Grammar]) -> list[Described]:
    """People brought in without a name: "a man", "one neighbour"."""
    return [
        (grammar, token)
        for grammar, token in _nouns_of(grammars, _SOMEBODY, "NN")
        if _comes_in(token)
        and token.lemma not in words_of("documents") | pictures()
        and grammar.tokens[token.left].lower in ("a", "an", "one", "another")
        and not any(c.dep == "appos" or c.entity == "PERSON" for c in token.children)
    ]


def _comes_in(noun: Token) -> bool:
    """Whether a clause is about the noun or a main clause has it for an object: "We spoke with a man"."""
    if noun.dep in ("nsubj", "nsubjpass"):
        return True
    verb = noun.head.head if noun.dep == "pobj" else noun.head
    return noun.dep in ("dobj", "pobj") and verb.pos in ("VERB", "AUX") and _leads(verb)


def _unnamed_bodies(grammars: Sequence[Grammar]) -> list[Described]:
    """Bodies without a name that a clause is about: "The port authority rejected it"."""
    return [
        (grammar, token)
        for grammar, token in _nouns_of(grammars, _BODIES, "NN")
        if _clause_about(token) is not None and token.lemma not in words_of("documents")
    ]


def _groups(grammars: Sequence[Grammar]) -> list[Described]:
    """People in the plural that a clause is about, or whose its subject is: "Protesters’ demands"."""
    found = _nouns_of(grammars, frozenset(ActorKind), "NNS")
    return [(grammar, token) for grammar, token in found if _clause_about(token) is not None]


def _clause_about(token: Token) -> Token | None:
    """The verb whose subject this is, or whose subject belongs to it."""
    if token.dep == "poss":
        token = token.head
    return token.head if token.dep in ("nsubj", "nsubjpass") else None


def leads(token: Token) -> bool:
    """Whether a main clause is about it."""
    verb = _clause_about(token)
    return verb is not None and _leads(verb)


def _is_slip(name: str, written: str) -> bool:
    """Whether the two differ by one letter that is missing on either side."""
    short, long = sorted((name, written), key=len)
    if len(long) - len(short) != 1:
        return False
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
