"""Stretches of tokens as offsets, without the stray marks at their ends."""

from __future__ import annotations

from sayso.language import Grammar, Token

_STRAY = (".", ",", ":", ";", "-", "–", "—", "--", "(", ")", "...", "…")


def stretch(grammar: Grammar, first: int, last: int) -> list[tuple[int, int]]:
    """The tokens' offsets, without stray marks at the ends; empty if nothing is left."""
    tokens = grammar.tokens
    while (first <= last and tokens[first].text in _STRAY) or (first <= last and tokens[first].dep == "cc"):
        first += 1
    while (last >= first and tokens[last].text in _STRAY) or (last >= first and tokens[last].dep == "cc"):
        last -= 1
    return [(tokens[first].start, tokens[last].end)] if first <= last else []


def without(grammar: Grammar, clause: Token, first: int, last: int) -> list[tuple[int, int]]:
    """The clause without the tokens from first to last, no further than the semicolons around them."""
    stops = [i for i in range(clause.left, clause.right + 1) if grammar.tokens[i].text == ";"]
    start = max((i + 1 for i in stops if i < first), default=clause.left)
    end = min((i - 1 for i in stops if i > last), default=clause.right)
    return stretch(grammar, start, first - 1) + stretch(grammar, last + 1, end)
