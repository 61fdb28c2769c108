"""The people of an article to whom harm is done, each one once, however often it comes back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sayso.language import Grammar, Token
from sayso.lexicons.actors import genders_of_given_names
from sayso.lexicons.harm import harm_classes, harm_words
from sayso.lexicons.units import unit_words
from sayso.situating.harm import Harm

_BEFORE = {"det", "amod", "compound", "nummod", "poss", "nmod", "npadvmod", "quantmod", "advmod", "punct"}
_OLDEST = 125
_GROWN, _GROWN_UP = 15, 18  # below the one nobody is called a man, from the other on nobody a boy


@dataclass(frozen=True, slots=True)
class Mention:
    """Words for one person: what they tell of them, and how they refer to them."""

    first: Token
    last: Token
    noun: str | None = None  # the lemma of the noun, None for a name or a pronoun
    name: tuple[str, ...] = ()
    gender: str | None = None  # "he" or "she"
    age: int | None = None
    refers: bool = False  # to somebody who is known: "he", "the man"
    more: bool = False  # another than those told before: "a second man"
    doer: bool = False  # one who is said to have done it
    passage: int = 0

    @property
    def is_pronoun(self) -> bool:
        """Whether the words are a pronoun."""
        return self.noun is None and not self.name

    @property
    def is_child(self) -> bool:
        """Whether the words are for a child."""
        if self.age is not None:
            return self.age < _GROWN
        return self.noun in harm_words("children")

    @property
    def is_grown(self) -> bool:
        """Whether the words are for somebody who is no child."""
        if self.age is not None:
            return self.age >= _GROWN_UP
        return self.noun in harm_words("grown")


@dataclass(slots=True)
class Victim:
    """One person, as far as the article has told of them; where each sort of harm is first told."""

    mentions: list[Mention] = field(default_factory=list)
    harmed: dict[str, tuple[Mention, Harm, int]] = field(default_factory=dict)  # by unit; which passage
    background: bool = False
    is_first: bool = False

    def fits(self, other: Mention) -> bool:
        """Whether nothing tells that the words are for somebody else."""
        for own in self.mentions:
            if own.gender and other.gender and own.gender != other.gender:
                return False
            if own.age is not None and other.age is not None and own.age != other.age:
                return False
            if own.name and other.name and not _same_name(own.name, other.name):
                return False
            if (own.is_child and other.is_grown) or (own.is_grown and other.is_child):
                return False
        return self.is_doer or not other.doer or other.is_pronoun or bool(other.name)

    def is_named(self, name: tuple[str, ...]) -> bool:
        """Whether the name is theirs."""
        return any(own.name and _same_name(own.name, name) for own in self.mentions)

    @property
    def is_doer(self) -> bool:
        """Whether they are said to have done it."""
        return any(own.doer for own in self.mentions)


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) > 1 and len(other) > 1:
        return one[0] == other[0] or set(one) <= set(other) or set(other) <= set(one)
    return bool(set(one) & set(other))


class Victims:
    """Everybody to whom harm is done, filled in reading order."""

    def __init__(self, grammars: Sequence[Grammar]) -> None:
        self.all: list[Victim] = []
        self._recent: list[Victim] = []
        self._of: dict[int, Victim] = {}  # by where the noun begins
        self._names = _full_names(grammars)

    def told(self, harm: Harm, passage: int, *, background: bool) -> None:
        """Give each single person of the harm to the one they are, who may be new."""
        here: list[Victim] = []
        for token in harm.people:
            mention = mention_of(token)
            if mention is None:
                continue
            mention = replace(
                mention,
                passage=passage,
                name=self._names.get(mention.name[0], mention.name)
                if len(mention.name) == 1
                else mention.name,
            )
            if token in harm.doers:
                mention = replace(mention, doer=True)
            victim = self._of.get(token.start) or self._found(mention, here)
            if victim is None and mention.is_pronoun and self.all:
                continue
            victim = victim or self._new(background)
            self._of[token.start] = victim
            victim.mentions.append(mention)
            victim.harmed.setdefault(harm.unit, (mention, harm, passage))
            victim.background |= background and not victim.is_first
            here.append(victim)
            self._recent = [victim, *(v for v in self._recent if v is not victim)]

    def _new(self, background: bool) -> Victim:
        self.all.append(Victim(background=background, is_first=not self.all))
        return self.all[-1]

    def _found(self, mention: Mention, here: Sequence[Victim]) -> Victim | None:
        others = [v for v in self._recent if v not in here and v.fits(mention)]
        if mention.name:
            named = [v for v in others if v.is_named(mention.name)]
            unnamed = [v for v in others if not any(m.name for m in v.mentions)]
            return next(iter(named or unnamed), None)
        if mention.more:
            return None
        if mention.refers:
            return next(iter(others), None)
        return next((v for v in others if not _stands_beside(v, mention)), None)


def _stands_beside(victim: Victim, mention: Mention) -> bool:
    """Whether words for the one stand in the same sentence: "a man was killed and a man was hurt"."""
    last = victim.mentions[-1]
    return last.passage == mention.passage and last.last.sentence == mention.last.sentence


def _full_names(grammars: Sequence[Grammar]) -> dict[str, tuple[str, ...]]:
    """The full name for each part of one, where no two names share the part."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for grammar in grammars:
        for entity in grammar.entities:
            words = tuple(t.lower for t in grammar.tokens[entity.first : entity.last + 1] if t.pos == "PROPN")
            if entity.label == "PERSON" and len(words) > 1:
                for word in words:
                    found.setdefault(word, {})[words] = None
    return {word: next(iter(names)) for word, names in found.items() if len(names) == 1}


# ── what the words for a person tell ──────────────────────────────────────────────────────────────


def mention_of(person: Token) -> Mention | None:
    """What the words say of one person; None where they are for several, for nobody, or for a thing."""
    before = [c for c in person.children if c.i < person.i and c.dep in _BEFORE]
    if _is_several(person, before):
        return None
    lower = person.lower
    if person.pos == "PRON" or lower in harm_words("does to himself"):
        return _pronoun(person)
    named = person.entity == "PERSON" and person.tag in {"NNP", "NN"}
    classes = harm_classes(person.lemma) | harm_classes(lower)
    is_noun = bool(classes & {"men", "women", "persons"})
    aged = lower == "old"
    if not (named or is_noun or aged):
        return None
    first = min((c.left for c in before), default=person.i)
    name = _name(person) if named else _beside(person)
    words = [c.lower for c in before]
    determiner = next((c.lower for c in before if c.dep in {"det", "poss"}), None)
    if determiner in harm_words("nobody in particular"):
        return None
    return Mention(
        first=_at(person, first),
        last=person,
        noun=None if named else person.lemma,
        name=name,
        gender=_gender(classes, words, name),
        age=_age(person),
        refers=determiner in harm_words("known") and not named,
        more=any(w in harm_words("one more") for w in words),
        doer="doers" in classes,
    )


def _at(token: Token, i: int) -> Token:
    """The token at this index, reached through the tree."""
    waiting = [token]
    while waiting:
        found = waiting.pop()
        if found.i == i:
            return found
        waiting += found.children
    return token


def _is_several(person: Token, before: Sequence[Token]) -> bool:
    if person.tag in {"NNS", "NNPS"} or person.lower in harm_words("pairs"):
        return True
    if person.tag == "CD" and person.lower not in harm_words("single"):
        return True
    number = next((c for c in before if c.dep == "nummod"), None)
    return number is not None and number.lower not in harm_words("single") and person.lower != "old"


def _pronoun(person: Token) -> Mention | None:
    lower = person.lower
    if lower in harm_words("anybody"):
        return Mention(person, person, lower, more=lower in harm_words("one more"))
    gender = "she" if lower in harm_words("she") else "he" if lower in harm_words("he") else None
    if gender is None:
        return None
    himself = lower in harm_words("does to himself")
    return Mention(person, person, gender=gender, refers=True, doer=himself)


def _name(person: Token) -> tuple[str, ...]:
    parts = [c for c in person.children if c.dep == "compound" and c.entity == "PERSON" and c.pos == "PROPN"]
    return tuple(t.lower for t in (*parts, person))


def _beside(person: Token) -> tuple[str, ...]:
    """The name that stands beside a noun: "a baker, Ada Quill"."""
    appos = next((c for c in person.children if c.dep == "appos" and c.entity == "PERSON"), None)
    return _name(appos) if appos is not None else ()


def _gender(classes: frozenset[str], words: Sequence[str], name: tuple[str, ...]) -> str | None:
    every = classes | frozenset().union(*(harm_classes(w) for w in words))
    if "men" in every or "male" in words:
        return "he"
    if "women" in every or "female" in words:
        return "she"
    return genders_of_given_names().get(name[0]) if name else None


def _age(person: Token) -> int | None:
    """The age that stands before the noun or behind it: "a 22-year-old man", "Ada Quill, 22"."""
    for token in person.children:
        if token.dep in {"amod", "nmod", "compound"} and token.lower in {"old", "year"}:
            found = _number_in(token)
            if found is not None:
                return found
        if token.dep in {"appos", "nummod", "amod", "npadvmod"} and token.i > person.i and token.tag == "CD":
            return _years(token)
    return _number_in(person) if person.lower == "old" else None


def _number_in(token: Token) -> int | None:
    waiting = [token]
    while waiting:
        found = waiting.pop()
        if found.tag == "CD":
            return _years(found)
        waiting += [c for c in found.children if c.i < token.i]
    return None


def _years(token: Token) -> int | None:
    if any(t.lower in harm_words("under a year") for t in (token.head, *token.head.children)):
        return 1
    value = unit_words().words["number"].get(token.lower)
    if value is None and token.text.isdecimal():
        value = int(token.text)
    return int(value) if value is not None and value < _OLDEST else None
