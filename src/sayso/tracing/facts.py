"""What an article tells, by which a text in other words is still known: its names, numbers and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from sayso.language import Grammar, Token
from sayso.lexicons.function_words import function_words
from sayso.lexicons.nations import nations
from sayso.lexicons.times import time_words
from sayso.lexicons.variants import read_as

_WORD = re.compile(r"\w(?:[\w.,'’-]*\w)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_TELLING = {"NOUN", "VERB", "ADJ", "ADV"}
_NO_NAME = {"", "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"}
_MOST = 400  # words of the longest text: news tells what happened in its first half
_STEM = 5  # letters by which words of one family are known: "confirmed", "confirmation"
_SENTENCES = 3  # in a row that one sentence of a rewrite may draw upon


@dataclass(frozen=True, eq=False)
class Told:
    """What an article tells, by sentence and all together; names and numbers are its telling words.

    Most articles are looked at for their stems and weights alone: each of the others is made when asked for.
    """

    sentences: tuple[tuple[str, ...], ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all its words."""
        return frozenset(stem for weights in self.weights for stem in weights)

    @cached_property
    def weights(self) -> tuple[Mapping[str, int], ...]:
        """What each stem of each sentence counts."""
        return tuple(_weights(frozenset(words)) for words in self.sentences)

    @cached_property
    def weight(self) -> int:
        """What all of them count together."""
        return sum(sum(weights.values()) for weights in self.weights)

    @cached_property
    def windows(self) -> tuple[frozenset[str], ...]:
        """The stems of a few sentences in a row."""
        stems, last = self.weights, max(1, len(self.weights) - _SENTENCES + 1)
        return tuple(frozenset().union(*stems[i : i + _SENTENCES]) for i in range(last))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its names and numbers."""
        return frozenset(word for words in self.sentences for word in words if is_telling(word))

    @cached_property
    def initials(self) -> tuple[str, ...]:
        """The initials of names in a row, by sentence."""
        return tuple("".join(w[0] for w in words if w[0].isupper()).lower() for words in self.sentences)


def copy_traits(grammars: Sequence[Grammar]) -> dict[str, Any]:
    """What the article tells, sentence by sentence, for comparing: at most 3 kB of JSON.

    Names begin with a capital letter, numbers are in figures, other words are lemmas.

    >>> from sayso.language import parse
    >>> from sayso.model import Article, Passage, Role
    >>> text = "Five ferries sank off Riga."
    >>> article = Article("a", text, (Passage(0, len(text), Role.BODY),))
    >>> copy_traits(parse(article))
    {'told': ['5 ferry sink Riga']}
    """
    told: list[str] = []
    words = 0
    for grammar in grammars:
        if grammar.passage.role.is_reported:
            for sentence in _sentences(grammar):
                if words < _MOST and sentence:
                    told.append(" ".join(sentence))
                    words += len(sentence)
    return {"told": told}


def _sentences(grammar: Grammar) -> Iterator[list[str]]:
    sentence: list[str] = []
    number = 0
    for token in grammar.tokens:
        if token.sentence != number:
            yield sentence
            sentence, number = [], token.sentence
        word = _told_by(token)
        if word:
            sentence.append(word)
    yield sentence


def _told_by(token: Token) -> str:
    match = _WORD.match(token.text)
    if match is None or token.lower in function_words():
        return ""
    word = read_as(_POSSESSIVE.sub("", match.group()) or match.group())
    if word[0].isdigit():
        return "" if word == "1" else word  # "one" is an article as often as a number
    if token.pos == "PROPN" or (token.text[0].isupper() and token.entity not in _NO_NAME):
        return "" if word in time_words().words["weekday"] else nations().get(word, word).capitalize()
    if token.pos in _TELLING and len(token.lemma) > 2 and _WORD.fullmatch(token.lemma):
        return read_as(token.lemma)
    return ""


def told_in(traits: Mapping[str, Any]) -> Told:
    """What the traits of an article say that it tells; nothing where it has none."""
    return _told(tuple(traits.get("told", ())))


@lru_cache(maxsize=256)
def _told(lines: tuple[str, ...]) -> Told:
    return Told(tuple(tuple(line.split()) for line in lines))


@lru_cache(maxsize=1 << 15)
def is_telling(word: str) -> bool:
    """Whether it is a name or a number."""
    return word[0].isupper() or word[0].isdigit()


@lru_cache(maxsize=1 << 15)
def _stem(word: str) -> str:
    return word if word[0].isdigit() else word[:_STEM].lower()


def _weights(words: frozenset[str]) -> Mapping[str, int]:
    """What each stem counts: names and numbers twice."""
    found: dict[str, int] = {}
    for word in words:
        stem = _stem(word)
        found[stem] = found.get(stem, 0) + (2 if is_telling(word) else 1)
    return found


def share_told(child: Told, parent: Told) -> float:
    """The share of what the one tells that the other tells too, sentence by sentence, from 0 to 1.

    Names and numbers count twice. Each sentence is held against the three sentences in a row of the
    other that tell most of it, so that a long text does not hold everything by chance.
    """
    found = sum(
        max(sum(map(weights.__getitem__, weights.keys() & window)) for window in parent.windows)
        for weights in child.weights
    )
    return found / child.weight if child.weight else 0.0


def share_told_anywhere(child: Told, parent: Told) -> float:
    """The share of the words of the one that stand anywhere in the other: never less than `share_told`."""
    found = sum(sum(map(weights.__getitem__, weights.keys() & parent.stems)) for weights in child.weights)
    return found / child.weight if child.weight else 0.0


def news_of_its_own(child: Told, parent: Told, *, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """The names and numbers that the one tells and the other does not, those of ``but`` aside.

    A name in capitals is not news where the other has names of these initials in a row.
    """
    return frozenset(
        word
        for word in child.telling
        if _stem(word) not in parent.stems and word.lower() not in but and not _stands_for_names(word, parent)
    )


def _stands_for_names(word: str, parent: Told) -> bool:
    letters = word.lower().replace(".", "")
    return 2 <= len(letters) <= 5 and any(letters in initials for initials in parent.initials)
