"""Numbers as they are written: in figures, in words, as ranges, more or less."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sayso.language import Token
from sayso.lexicons.units import unit_words

_FIGURES = re.compile(
    r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+)(?:\.\d+)?"
)  # 1,00,000 is Indian
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")  # 1.234.567, as it is written in Spanish or German
_RANGE = re.compile(r"(\d[\d,]*(?:\.\d+)?)[-–](\d[\d,]*(?:\.\d+)?)")
_SIGNS = "-−"
_DECIMALS = 4  # 65.4 times a billion is 65400000000.00001
_LONGEST = 3  # tokens of a bound: "no fewer than"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in tokens[first : last + 1], its bound among them; at ``core`` the number itself begins."""

    first: int
    core: int
    last: int
    low: float | None
    high: float | None
    doubt: str | None = None  # why it may be another


def numbers_in(tokens: Sequence[Token]) -> Iterator[Number]:
    """The numbers of a passage, in reading order, none within another."""
    openers, end = _openers(), -1
    for i, token in enumerate(tokens):
        if i > end and (_is_in_figures(token) or token.lower in openers):
            found = _number_at(tokens, i)
            if found is not None:
                yield _bounded(tokens, found)
                end = found.last


def _is_in_figures(token: Token) -> bool:
    text = token.text
    return text[0].isdigit() or (text[0] in _SIGNS and text[1:2].isdigit())


@cache
def _openers() -> frozenset[str]:
    """The first words of every number that is written in words; "a" opens "a dozen"."""
    words = unit_words().words
    kinds = ("number", "loose_low", "none", "one")
    return frozenset(form.split()[0] for kind in kinds for form in words[kind])


def _number_at(tokens: Sequence[Token], i: int) -> Number | None:
    return _nobody(tokens, i) or _loose(tokens, i) or _written_range(tokens, i) or _plain(tokens, i)


def _nobody(tokens: Sequence[Token], i: int) -> Number | None:
    if tokens[i].lower == "no" and _text(tokens, i, 2) in unit_words().words["none"]:
        return Number(i, i, i + 1, 0.0, 0.0)
    if tokens[i].lower in unit_words().words["none"]:
        return Number(i, i, i, 0.0, 0.0)
    return None


def _loose(tokens: Sequence[Token], i: int) -> Number | None:
    lows, highs = unit_words().words["loose_low"], unit_words().words["loose_high"]
    for length in (3, 2, 1):
        said = _text(tokens, i, length)
        if said in lows:
            return Number(i, i, i + length - 1, float(lows[said]), float(highs[said]))
    return None


def _text(tokens: Sequence[Token], i: int, length: int) -> str:
    """So many words from here on; empty where there are fewer, as at the end of a passage."""
    return " ".join(t.lower for t in tokens[i : i + length]) if i + length <= len(tokens) else ""


def _written_range(tokens: Sequence[Token], i: int) -> Number | None:
    """A range: "20-30" in one token or in three, "20 to 30", "between 20 and 30"."""
    whole = _RANGE.fullmatch(tokens[i].text)
    if whole:
        return _range(i, i, _value(whole[1]), _value(whole[2]))
    first = _plain(tokens, i)
    if first is None or first.last + 2 >= len(tokens):
        return None
    link = tokens[first.last + 1].lower
    before = i - 1 - (i > 1 and _is_money(tokens[i - 1].text))
    opens = before >= 0 and tokens[before].lower in unit_words().words["between"]
    if not (link in {"to", "-", "–"} or (link == "and" and opens)):
        return None
    if opens and tokens[before].head.lemma in unit_words().words["toll_verb"]:
        return None  # "rose from 12 to 41"
    at = first.last + 2
    at += at + 1 < len(tokens) and _is_money(tokens[at].text)
    second = _plain(tokens, at)
    if second is None or (
        link == "to" and not opens and tokens[i].head.i < i and tokens[i].head.pos == "ADP"
    ):
        return None
    return _range(i, second.last, _scaled(first, second, tokens), second.low)


def _scaled(first: Number, second: Number, tokens: Sequence[Token]) -> float | None:
    """The lower end in the measure of the upper: "300 to 400 billion" begins at 300 billion."""
    times = unit_words().words["times"].get(tokens[second.last].lower, 1.0)
    bare = first.first == first.last
    if first.low is None or second.low is None or not bare or first.low >= second.low / times:
        return first.low
    return first.low * times


def _range(first: int, last: int, low: float | None, high: float | None) -> Number | None:
    if low is None or high is None or low == high:
        return None
    if low > high:
        return Number(first, first, last, high, low, "the range runs backwards")
    return Number(first, first, last, low, high)


def _plain(tokens: Sequence[Token], i: int) -> Number | None:
    """One number: "42", "1,300", "forty-two", "three million", "a dozen"."""
    words, times = unit_words().words["number"], unit_words().words["times"]
    value = _value(tokens[i].text) if _is_in_figures(tokens[i]) else words.get(tokens[i].lower)
    last = i
    if value is None:
        if (
            tokens[i].lower not in unit_words().words["one"]
            or i + 1 >= len(tokens)
            or tokens[i + 1].lower not in times
        ):
            return None
        value = 1.0
    if 20 <= value < 100 and not tokens[i].text[0].isdigit() and _text(tokens, i + 1, 2).startswith("- "):
        ones = words.get(tokens[i + 2].lower) if i + 2 < len(tokens) else None
        value, last = (value + ones, i + 2) if ones is not None and ones < 10 else (value, last)
    while last + 1 < len(tokens) and tokens[last + 1].lower in times:
        last += 1
        value *= times[tokens[last].lower]
    if not math.isfinite(value):
        return None
    doubt = "its points are taken to part the thousands" if _POINTS.fullmatch(tokens[i].text) else None
    return Number(i, i, last, round(float(value), _DECIMALS), round(float(value), _DECIMALS), doubt)


def _value(text: str) -> float | None:
    if _POINTS.fullmatch(text):
        return float(text.replace(".", ""))
    return float(text.replace(",", "").replace("−", "-")) if _FIGURES.fullmatch(text) else None


def _bounded(tokens: Sequence[Token], number: Number) -> Number:
    """The number with the words before it that say how exact it is."""
    words, low, high = unit_words().words, number.low, number.high
    if (but := _all_but(tokens, number)) is not None:
        return but
    start = number.first - (number.first > 0 and _is_money(tokens[number.first - 1].text))
    if start and tokens[start - 1].lower in words["between"] and low != high:
        return replace(number, first=start - 1)
    for length in range(_LONGEST, 0, -1):
        said = _text(tokens, start - length, length) if start >= length else ""
        if said in words["at_least"]:
            return replace(number, first=start - length, high=None)
        if said in words["at_most"]:
            return replace(number, first=start - length, low=None)
        if low is not None and high is not None and said in {**words["roughly"], **words["nearly"]}:
            above = high if said in words["nearly"] else _outward(high * 1.1, high, math.ceil)
            below = _outward(low * 0.9, low, math.floor)
            return replace(number, first=start - length, low=below, high=above)
    return number


def _all_but(tokens: Sequence[Token], number: Number) -> Number | None:
    """The rest of a number: "all but one of the sixteen" is fifteen."""
    of = number.first - 1 - (number.first > 0 and tokens[number.first - 1].lower in {"the", "its", "their"})
    if of < 3 or tokens[of].lower != "of" or _text(tokens, of - 3, 2) not in unit_words().words["all_but"]:
        return None
    but = _plain(tokens, of - 1)
    if but is None or but.low is None or number.low is None or but.low >= number.low:
        return None
    rest = number.low - but.low
    return Number(of - 3, number.core, number.last, rest, rest)


def _is_money(text: str) -> bool:
    return text in unit_words().before


def _outward(bound: float, value: float, way: Callable[[float], int]) -> float:
    """A bound a tenth away, whole where the number is, without the noise of binary fractions."""
    exact = round(bound, _DECIMALS)
    return float(way(exact)) if value == int(value) else exact
