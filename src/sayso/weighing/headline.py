"""Headline against body: each claim of the headline, and what carries it below."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import (
    Actor,
    Article,
    Doubt,
    Figure,
    Headline,
    HeadlineClaim,
    Span,
    Statement,
    Verdict,
)
from sayso.weighing.headlines.body import Body, body_of
from sayso.weighing.headlines.carriers import Carriers, carriers, unit_of
from sayso.weighing.headlines.case import Case
from sayso.weighing.headlines.claims import claims_of, gravest
from sayso.weighing.headlines.doubts import doubts
from sayso.weighing.headlines.elsewhere import is_elsewhere
from sayso.weighing.headlines.numbers import numbers_of
from sayso.weighing.headlines.title import Title, title_of

_IN_OTHER_WORDS = {"word not below", "stronger word"}


def headline(
    article: Article,
    title: Grammar | None,
    grammars: Sequence[Grammar],
    *,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    figures: Sequence[Figure],
) -> Headline | None:
    """How the article's headline stands to what the article says, or None where there is nothing to compare.

    ``title`` is the headline's own grammar, as `sayso.language.parse_with_title` gives it.
    """
    if title is None or not article.title or article.language not in {None, "en"}:
        return None
    body = body_of(article, grammars, statements, actors)
    if not body.sentences:
        return None
    above = title_of(article.title, title, body)
    if not above.words:
        return None
    best = carriers(unit_of(above), body)
    if is_elsewhere(unit_of(above), body):
        return _unrelated(article.title)
    return _weighed(above, body, _told_apart(doubts(_case(above, body, best, figures))))


def _told_apart(found: Sequence[Doubt]) -> list[Doubt]:
    """The doubts, without those of words not below that are somebody's in other words."""
    claimed = [s for d in found if d.verdict is Verdict.ATTRIBUTED_ONLY for s in d.words]
    return [
        d
        for d in found
        if d.rule not in _IN_OTHER_WORDS or not any(s.overlaps(c) for s in d.words for c in claimed)
    ]


def _case(title: Title, body: Body, best: Carriers, figures: Sequence[Figure]) -> Case:
    numbers = tuple(numbers_of(s) for s in body.sentences) if numbers_of(title.tokens) else ()
    return Case(title, body, best, tuple(figures), numbers)


def _unrelated(title: str) -> Headline:
    whole = Span.cut(title, 0, len(title))
    why = "the article has hardly a word of it"
    doubt = Doubt(Verdict.UNRELATED, (whole,), "hardly a word", why)
    claim = HeadlineClaim(whole, Verdict.UNRELATED, (), (doubt,))
    return Headline(Verdict.UNRELATED, (whole,), (), why, doubt.rule, (claim,))


def _weighed(title: Title, body: Body, found: Sequence[Doubt]) -> Headline:
    claims = claims_of(title, body, found)
    verdict = gravest(found)
    first = [d for d in found if d.verdict is verdict]
    why = "; ".join(dict.fromkeys(d.why for d in first)) or "the article carries every word of weight"
    support = dict.fromkeys(carrier for claim in claims for carrier in claim.support)
    return Headline(
        verdict=verdict,
        unsupported=_merged([s for d in found for s in d.words], title.text),
        support=tuple(support),
        why=why,
        rule=first[0].rule if first else "carried",
        claims=claims,
    )


def _merged(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The spans in reading order, those that share characters as one."""
    ends: list[list[int]] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if ends and span.start <= ends[-1][1]:
            ends[-1][1] = max(ends[-1][1], span.end)
        else:
            ends.append([span.start, span.end])
    return tuple(Span.cut(text, start, end) for start, end in ends)
