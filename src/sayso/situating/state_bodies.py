"""Bodies that a common noun names: "the Chinese government", "Ukraine's army", "the 127th regiment"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.language import Grammar, Token
from sayso.lexicons.actors import words_of_bodies
from sayso.lexicons.nations import nations

Words = tuple[str, ...]
_ORDINAL = re.compile(r"^\d+(st|nd|rd|th)$")
_PARTS = {2: "of a state", 3: "told by a word"}  # words of a body with its state's, and what the last is
_LONGEST = 5  # words between a unit's number and its noun: "36th Separate Motor Rifle Brigade"


def state_bodies(grammar: Grammar) -> Iterator[tuple[list[Token], Words]]:
    """The words that name a body of a state by a common noun, with the words by which it is known.

    "Ukraine’s army" and "the Ukrainian army" are known by the same.
    """
    for entity in grammar.entities:
        if entity.label in ("GPE", "NORP"):
            tokens = list(grammar.tokens[entity.first : entity.last + 1])
            if tokens[0].lower == "the":
                tokens.pop(0)
            body = _body_after(grammar, entity.last + 1)
            if tokens and body:
                whole = grammar.tokens[tokens[0].i : body[-1].i + 1]
                yield list(whole), (*_nation(tokens), *(t.lower for t in body))


def _body_after(grammar: Grammar, at: int) -> Sequence[Token]:
    """The small words of a state's body that follow here, as in "Norway's | army", "Kyiv | city council"."""
    first = at + (at < len(grammar.tokens) and grammar.tokens[at].tag == "POS")
    one, two = grammar.tokens[first : first + 1], grammar.tokens[first : first + 2]
    if one and one[0].text in words_of_bodies("of a state"):
        return one
    told = len(two) > 1 and two[0].text.islower() and two[0].pos in ("NOUN", "ADJ", "PROPN")
    return two if told and two[1].text in words_of_bodies("told by a word") else ()


def _nation(tokens: Sequence[Token]) -> Words:
    name = "".join(t.text for t in tokens).lower().replace("’s", "").replace("'s", "")
    words = tuple(t.text for t in tokens if t.tag != "POS")
    return (nations()[name],) if name in nations() else words


def in_one_way(words: Words) -> Words:
    """The words by which a body of a state is known, whatever the case and form of its name.

    >>> in_one_way(("Ukrainian", "Army")), in_one_way(("Karn", "Army"))
    (('ukraine', 'army'), ('Karn', 'Army'))
    """
    if len(words) not in _PARTS or words[-1].lower() not in words_of_bodies(_PARTS[len(words)]):
        return words
    nation = nations().get(words[0].lower().replace(".", ""))
    return (nation, *(word.lower() for word in words[1:])) if nation else words


def units(grammar: Grammar) -> Iterator[list[Token]]:
    """The words that name a unit of an army by its number: "127th regiment", "2nd Army Corps"."""
    ordinals = words_of_bodies("ordinals")
    for token in grammar.tokens:
        counted = token.text[0].isdigit() and _ORDINAL.match(token.lower)
        if counted or (token.lower in ordinals and token.text[0].isupper()):
            run = [token]
            for after in grammar.tokens[token.i + 1 : token.i + 2 + _LONGEST]:
                if not (after.text[0].isupper() or after.lower in words_of_bodies("in units")):
                    break
                run.append(after)
            while len(run) > 1 and run[-1].lower not in words_of_bodies("units"):
                run.pop()
            if len(run) > 1:
                yield run
