"""What the parser says of a passage, as plain values that no other room needs spaCy to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.model import Passage


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word or mark. ``start`` and ``end`` count in the article's text, ``i`` in the passage.

    ``pos`` is the universal part of speech, ``tag`` Penn's; ``dep`` is ClearNLP's relation to ``head``,
    and a root is its own head. ``left`` and ``right`` are the first and last index of its subtree.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str  # "" or the label of the named entity it stands in
    sentence: int
    left: int = 0
    right: int = 0
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def child(self, *deps: str) -> Token | None:
        """The first dependent with one of these relations."""
        return next((c for c in self.children if c.dep in deps), None)

    def ancestors(self) -> Iterator[Token]:
        """Its heads, from the nearest to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(frozen=True, slots=True)
class Entity:
    """A run of tokens that the model takes for a name: tokens[first : last + 1]."""

    first: int
    last: int
    label: str  # OntoNotes 5: PERSON, NORP, ORG, GPE, LOC, FAC, DATE, TIME, CARDINAL, …


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The tokens, sentences and names of one passage.

    ``sentences`` are (first, last) token indices, both included.
    """

    passage: Passage
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]

    def sentence_of(self, token: Token) -> Sequence[Token]:
        """The tokens of the sentence in which the token stands."""
        first, last = self.sentences[token.sentence]
        return self.tokens[first : last + 1]

    def subtree(self, token: Token) -> Sequence[Token]:
        """The tokens from the first to the last that hang on this one."""
        return self.tokens[token.left : token.right + 1]
