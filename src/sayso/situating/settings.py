"""As what the name of a place stands: where something is, or as a party that acts and is acted on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from sayso.language import Grammar, Token
from sayso.lexicons.settings import words_of_settings
from sayso.situating.roles import is_office


class Setting(Enum):
    """Where something is; ``TOWARDS`` may be a party where the place is a country."""

    WITHIN = auto()
    TOWARDS = auto()


def setting(grammar: Grammar, tokens: Sequence[Token]) -> Setting | None:
    """As what a name stands, were it a place's; None where it may be a party.

    "In Kyiv", "the Kyiv court", "Kyiv, Ukraine" are within; "from Kyiv" is towards; "Kyiv said" is neither.
    """
    head = _first_of_a_list(grammar, next((t for t in reversed(tokens) if t.head not in tokens), tokens[-1]))
    if head.dep in ("compound", "nmod", "amod") and _is_described(head):
        return Setting.WITHIN
    before = head.head if head.dep == "pobj" else None
    if before is None:
        return None
    if before.lower in words_of_settings("within"):
        return Setting.WITHIN
    if before.lower == "of" and _is_whole(before.head):
        return Setting.WITHIN
    return Setting.TOWARDS if before.lower in words_of_settings("towards") else None


def _first_of_a_list(grammar: Grammar, token: Token) -> Token:
    """The name on which it hangs as the next of a list, or as the wider place: "Osh, Bergen and | Oslo"."""
    while token.head is not token and token.head.entity in ("GPE", "LOC"):
        wider = token.dep in ("appos", "npadvmod") and grammar.tokens[token.left - 1].text == ","
        if token.dep != "conj" and not wider:
            break
        token = token.head
    return token


def _is_described(name: Token) -> bool:
    """Whether the name says of which place a thing or an office is: "a Kyiv court", "US President Okoro"."""
    after = name.head
    return after.i > name.i and (after.pos == "NOUN" or is_office(after.lower))


def _is_whole(noun: Token) -> bool:
    """Whether it is a part or an office of what "of" brings in: "the east of", "President of"."""
    return noun.lower in words_of_settings("part") or is_office(noun.lower)
