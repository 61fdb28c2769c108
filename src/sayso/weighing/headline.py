"""Headline against body: each claim of the headline, and what carries it below."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import (
    Actor,
    Article,
    Carrier,
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
from sayso.weighing.headlines.doubts import doubts
from sayso.weighing.headlines.elsewhere import is_elsewhere
from sayso.weighing.headlines.numbers import numbers_of
from sayso.weighing.headlines.title import Title, title_of

_GRAVEST = (Verdict.CONTRADICTED, Verdict.OVERREACHES, Verdict.ATTRIBUTED_ONLY)
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
    return _weighed(above, body, best, _told_apart(doubts(_case(above, body, best, figures))))


def _told_apart(found: Sequence[Doubt]) -> list[Doubt]:
    """The doubts, without those of words not below that are somebody's in other words."""
    claimed = [s for d in found if d.verdict is Verdict.ATTRIBUTED_ONLY for s in d.words]
    return [
        d
        for d in found
        if d.rule not in _IN_OTHER_WORDS or not any(s.overlaps(c) for s in d.words for c in claimed)
    ]


def _case(title: Title, body: Body, best: Carriers, figures: Sequence[Figure]) -> Case:
    return Case(title, body, best, tuple(figures), tuple(numbers_of(s) for s in body.sentences))


def _unrelated(title: str) -> Headline:
    whole = Span.cut(title, 0, len(title))
    why = "the article has hardly a word of it"
    doubt = Doubt(Verdict.UNRELATED, (whole,), "hardly a word", why)
    claim = HeadlineClaim(whole, Verdict.UNRELATED, (), (doubt,))
    return Headline(Verdict.UNRELATED, (whole,), (), why, doubt.rule, (claim,))


def _weighed(title: Title, body: Body, best: Carriers, found: Sequence[Doubt]) -> Headline:
    support = tuple(_support(body, s) for s in best.sentences[:2])
    verdict = next((v for v in _GRAVEST if any(d.verdict is v for d in found)), Verdict.SUPPORTED)
    gravest = [d for d in found if d.verdict is verdict]
    why = "; ".join(dict.fromkeys(d.why for d in gravest)) or "the article carries every word of weight"
    rule = gravest[0].rule if gravest else "carried"
    unsupported = sorted({(s.start, s.end, s.text) for d in found for s in d.words})
    whole = Span.cut(title.text, 0, len(title.text))
    claim = HeadlineClaim(whole, verdict, support, tuple(found))
    return Headline(verdict, tuple(Span(*s) for s in unsupported), support, why, rule, (claim,))


def _support(body: Body, sentence: int) -> Carrier:
    tokens = body.sentences[sentence]
    span = body.article.span(tokens[0].start, tokens[-1].end)
    owner = next((p.statement.id for p in body.places if p.sentence == sentence and p.statement), None)
    return Carrier(span.start, span.end, span.text, owner)
