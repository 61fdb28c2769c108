"""The numbers of a headline beside those of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sayso.language import Token
from sayso.lexicons.units import unit_words
from sayso.weighing.headlines.words import lemma

_FIGURES = re.compile(r"[$€£]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([A-Za-z]{0,2})")
_STARTS = frozenset("0123456789$£€")
_LETTERS = {"": 1.0, "k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "th": 1.0}
_ENDLESS = float("inf")
_ROUND = 0.05  # how far a rounded number may lie from the exact one
_ABOUT = 0.1
_MOST = 0.8  # share of a sum above which a part is a count of its own
_MANY = 16  # numbers of one kind that are added up


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number at tokens[first : last + 1], from low to high, with what it counts."""

    tokens: tuple[Token, ...]
    low: float
    high: float
    noun: Token | None
    unit: str | None

    @property
    def text(self) -> str:
        """The number as it is written."""
        return " ".join(token.text for token in self.tokens)


def numbers_of(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """The numbers in a headline or a sentence, in reading order; years and ages among them."""
    return tuple(_numbers(tokens))


def _numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    openers, end = _openers(), 0
    for at, token in enumerate(tokens):
        if at < end or not (token.text[0] in _STARTS or token.lower.partition("-")[0] in openers):
            continue
        value, length = _value(tokens, at)
        if value is None:
            continue
        end = at + length
        noun = _counted(tokens, end, tokens[at:end])
        unit = None if _is_cut(tokens, at) else _unit(tokens, at, end, noun)
        yield Number(tuple(tokens[at:end]), *_bounded(tokens, at, value), noun, unit)


@cache
def _openers() -> frozenset[str]:
    words = unit_words().words
    return frozenset(form.split()[0] for kind in ("number", "loose_low", "one") for form in words[kind])


def _value(tokens: Sequence[Token], at: int) -> tuple[tuple[float, float] | None, int]:
    """From what to what the number here reaches, and how many tokens it takes."""
    words = unit_words().words
    for length in (3, 2, 1):
        said = " ".join(t.lower for t in tokens[at : at + length])
        if len(tokens) - at >= length and said in words["loose_low"]:
            return (float(words["loose_low"][said]), float(words["loose_high"][said])), length
    value = _written(tokens, at)
    if value is None:
        return None, 0
    length = 1
    while at + length < len(tokens) and tokens[at + length].lower in words["times"]:
        value *= words["times"][tokens[at + length].lower]
        length += 1
    return (value, value), length


def _written(tokens: Sequence[Token], at: int) -> float | None:
    """What the token alone is worth: "6,301", "$8bn", "twenty-five", "a" before a dozen."""
    words, token = unit_words().words, tokens[at]
    written = _FIGURES.fullmatch(token.text)
    if written:
        factor = _LETTERS.get(written[2].lower())
        return None if factor is None else float(written[1].replace(",", "")) * factor
    parts = token.lower.split("-")
    if all(part in words["number"] for part in parts):
        return float(sum(words["number"][part] for part in parts))
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return 1.0 if token.lower in words["one"] and following in words["times"] else None


def _is_cut(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is the whole of which something is left out: "all but one of the sixteen"."""
    before = [t.lower for t in tokens[max(0, at - 5) : at]]
    return "of" in before and ("but" in before or before[-1:] == ["of"] or before[-2:-1] == ["of"])


def _bounded(tokens: Sequence[Token], at: int, value: tuple[float, float]) -> tuple[float, float]:
    """The number with "at least", "up to", "about" before it taken into account."""
    low, high = value
    words = unit_words().words
    for length in (3, 2, 1):
        said = " ".join(t.lower for t in tokens[max(0, at - length) : at])
        if said in words["at_least"]:
            return low, _ENDLESS
        if said in words["at_most"]:
            return 0.0, high
        if said in words["roughly"] or said in words["nearly"]:
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
    return low, high


def _counted(tokens: Sequence[Token], after: int, run: Sequence[Token]) -> Token | None:
    head = run[-1].head
    if run[-1].dep in {"nummod", "compound", "amod"} and head.i > run[-1].i and head.pos in {"NOUN", "PROPN"}:
        return head
    following = tokens[after] if after < len(tokens) else None
    return following if following is not None and following.pos == "NOUN" else None


def _unit(tokens: Sequence[Token], first: int, after: int, noun: Token | None) -> str | None:
    """What befalls those who are counted: "five girls die", "kills five girls"."""
    if noun is not None and (unit := unit_words().nouns.get(lemma(noun))):
        return unit
    for token in tokens[after : after + 6]:
        if token.text in {",", ";", "and"} or token.pos == "NUM":
            break
        if unit := _befalls(token):
            return unit
    return next((u for t in reversed(tokens[max(0, first - 4) : first]) if (u := _befalls(t))), None)


def _befalls(token: Token) -> str | None:
    words, word = unit_words(), lemma(token)
    return words.befalls.get(word) or words.happens.get(word) or words.states.get(token.lower)


def agrees(above: Number, low: float | None, high: float | None) -> bool:
    """Whether the number below, from low to high, carries the one of the headline.

    "At least 20" carries 20, and "at least 15"; it carries neither 15 nor 23.
    """
    bottom, top = 0.0 if low is None else low, _ENDLESS if high is None else high
    if top == _ENDLESS:
        return above.low == bottom or (above.low < bottom and above.high == _ENDLESS)
    if not bottom:
        return above.high == top or above.low <= top <= above.high
    if above.low <= top and bottom <= above.high:
        return True
    return _is_round(above.low) and abs(above.low - bottom) <= _ROUND * above.low


def _is_round(value: float) -> bool:
    return value >= 100 and float(f"{value:.1e}") == value


def same_noun(above: Number, below: Number) -> bool:
    """Whether both count the same."""
    return above.noun is not None and below.noun is not None and lemma(above.noun) == lemma(below.noun)


def is_sum(above: Number, parts: Sequence[float]) -> bool:
    """Whether the headline adds up some of these numbers, or takes one from another."""
    if above.high == _ENDLESS and sum(parts) >= above.low:
        return True
    sums = {0.0}
    for part in (p for p in parts[:_MANY] if p <= _MOST * above.low):
        sums |= {part + other for other in sums if part + other <= above.low}
    return above.low in sums or any(abs(a - b) == above.low for a, b in combinations(parts[:_MANY], 2))
