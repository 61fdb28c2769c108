"""Doubts about how many: another number, and all where the article has some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.language import Token
from sayso.lexicons.headlines import headline_words
from sayso.model import Doubt, Figure, Span, Verdict
from sayso.weighing.headlines.body import Place
from sayso.weighing.headlines.carriers import within
from sayso.weighing.headlines.case import Case
from sayso.weighing.headlines.numbers import Number, agrees, is_sum, numbers_of, same_noun
from sayso.weighing.headlines.title import Word

_FEW = 2  # up to here an article may name them without counting
_SOME = 4  # up to here it may count them in parts
_HARMED = {"injured", "shot"}  # units of which one may be told by the other
_BESIDE = 9  # tokens before what is counted in which something may be left out


def other_number(case: Case) -> Iterator[Doubt]:
    """The article has another number for the same, or none like it."""
    for number in numbers_of(case.title.tokens):
        if number.low > 0 and not is_date(number) and not _is_carried(number, case):
            yield from _without_support(number, [n for found in case.numbers for n in found], case)


def is_date(number: Number) -> bool:
    """Whether the number is part of a day, an age or an order."""
    return any(t.entity in {"DATE", "TIME", "ORDINAL"} for t in number.tokens)


def _is_carried(number: Number, case: Case) -> bool:
    """Whether the article has the number for the same thing, or numbers that add up to it."""
    figures = _figures(number, case)
    harmed = [f for f in case.figures if number.unit in _HARMED and f.unit in _HARMED and f.has_number]
    if any(agrees(number, f.low, f.high) for f in (*figures, *harmed)):
        return True
    rivals = [n for found in case.numbers for n in found if same_noun(number, n)]
    if _has_value(number, case, rivals=bool(rivals or figures), figures=bool(figures)):
        return True
    if number.low <= _SOME and all((f.high or 0) < number.low for f in figures):
        return True  # few enough to be told one by one
    parts = [[f.low for f in figures if f.low is not None], [n.low for n in rivals]]
    parts += [[n.low for n in found] for found in case.numbers if len(found) > 1 and number.unit is not None]
    return any(is_sum(number, some) for some in parts)


def _has_value(number: Number, case: Case, *, rivals: bool, figures: bool) -> bool:
    """Whether the value stands below for the same, or where nothing else is counted in its stead."""
    for sentence, found in enumerate(case.numbers):
        for other in found:
            if not agrees(number, other.low, other.high):
                continue
            if not rivals or same_noun(number, other) or (other.noun is None and not is_date(other)):
                return True
            if sentence in case.carriers.around and not figures:
                return True
    return False


def _figures(number: Number, case: Case) -> list[Figure]:
    """The article's figures of the same unit, those left out that count a part: "three of the dead".

    Where the headline counts a part itself, "parents and two sisters", a figure of all is none of the same.
    """
    if _is_listed(number):
        return []
    same = [f for f in case.figures if f.unit == number.unit and f.has_number]
    return [f for f in same if not _is_part(f.text.lower())]


def _is_listed(number: Number) -> bool:
    """Whether what is counted stands in a list with others who are not: "parents and two sisters"."""
    noun = number.noun
    if noun is None or noun.dep != "conj" or noun.head.pos != "NOUN":
        return False
    return not any(c.pos == "NUM" for c in noun.head.children)


def _is_part(words: str) -> bool:
    """Whether a figure counts a part of what was counted before: "three of the dead"."""
    return words.partition(" of ")[2].startswith(("the ", "them", "those")) and not words.startswith("all ")


def _without_support(number: Number, below: Sequence[Number], case: Case) -> Iterator[Doubt]:
    figures = _figures(number, case)
    rivals = [n for n in below if same_noun(number, n)]
    text = case.body.article.text
    spans: list[Span] = [Span(f.start, f.end, f.text) for f in figures]
    spans = spans or [Span.cut(text, n.tokens[0].start, n.tokens[-1].end) for n in rivals]
    if spans and (figures or number.low > _FEW):
        told = " and ".join(dict.fromkeys(f"“{s.text}”" for s in spans[:2]))
        words = [*number.tokens, *_lost(number, case)]
        yield case.doubt(Verdict.CONTRADICTED, words, "other number", f"the article has {told}", spans[:2])
    elif not spans and number.low > _FEW:
        words = [*number.tokens, *_lost(number, case)]
        yield case.doubt(
            Verdict.OVERREACHES, words, "number not below", "the article does not have this number"
        )


def _lost(number: Number, case: Case) -> list[Token]:
    """What is counted, where the article does not have that either."""
    return [w.token for w in case.title.words if w.token is number.noun and not w.places]


def everything(case: Case) -> Iterator[Doubt]:
    """The headline leaves nothing out, and the article does not say so."""
    for token in case.title.tokens:
        of = _quantified(token, case)
        if of is None or _is_said_of_all(of, case):
            continue
        words = [t for t in case.title.tokens if token.i <= t.i <= of.token.i]
        inside = [w for w in case.title.words if token.i < w.token.i <= of.token.i]
        limits = [t for w in reversed(inside) for p in w.places for t in _limits(p, case)]
        if limits:
            told = f"the article has “{case.around(limits[0])}”"
            yield case.doubt(Verdict.CONTRADICTED, words, "not all of it", told, limits[:1])
        else:
            told = f"the article does not say “{token.lower}”"
            yield case.doubt(Verdict.OVERREACHES, words, "all of it", told)


def _quantified(token: Token, case: Case) -> Word | None:
    """The word of which the token takes all."""
    if token.lower not in headline_words("all") or token.pos not in {"DET", "ADJ", "PRON"}:
        return None
    following = [t for t in case.title.tokens[token.i + 1 : token.i + 6] if t.pos in {"NOUN", "PROPN"}]
    if not following:
        return None
    last = following[0]
    while last.i + 1 < len(case.title.tokens) and case.title.tokens[last.i + 1].pos in {"NOUN", "PROPN"}:
        last = case.title.tokens[last.i + 1]
    return case.title.word(last)


def _is_said_of_all(of: Word, case: Case) -> bool:
    near = within(of.places, case.carriers.around) or of.places
    sentences = {p.sentence for p in near} | case.carriers.around
    return any(_says_all(case.body.sentences[s]) for s in sentences)


def _says_all(sentence: Sequence[Token]) -> bool:
    """Whether the sentence leaves nothing out; "all but one" does."""
    whole = headline_words("all")
    after = [t.lower for t in sentence[1:]] + [""]
    return any(t.lower in whole and n not in {"but", "except"} for t, n in zip(sentence, after, strict=True))


def _limits(place: Place, case: Case) -> list[Token]:
    """The words beside the counted noun that leave something out: "one of the five demands"."""
    part = headline_words("part")
    sentence = case.body.sentences[place.sentence]
    near = [t for t in sentence if -_BESIDE <= t.i - place.token.i < 0]
    found = [t for t in near if t.lower in part]
    return found or [a for a, b in pairwise(near) if b.lower == "of" and a.pos == "NUM"]
