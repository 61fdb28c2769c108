"""What goes against what within one article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.model import (
    ActorKind,
    Article,
    ArticleDispute,
    Dispute,
    Figure,
    OriginKind,
    Proposition,
    Saying,
    Span,
    Speaker,
    Statement,
    Told,
)
from sayso.weighing.disputes import disputes


def disputes_in(
    article: Article,
    statements: Sequence[Statement],
    propositions: Sequence[Proposition],
    figures: Sequence[Figure],
) -> tuple[ArticleDispute, ...]:
    """The disputes that an article tells of: two speakers against each other, or one against himself.

    A dispute of the article's own words alone is not told: there the second sentence goes on from the first.
    """
    if not statements:
        return ()
    told = Told(
        article=article.id,
        outlet=article.outlet,
        family=None,
        url=article.url,
        published=article.published,
        time=article.published_time,
        origin=None,
        origin_kind=OriginKind.UNKNOWN,
        origin_name=None,
        sayings=tuple(Saying(s, s.id, _named(s.speaker)) for s in statements),
        propositions=tuple(
            replace(p, places=(), times=()) if p.places or p.times else p for p in propositions
        ),
        figures=tuple(figures),
        places=(),
        times=(),
    )
    return tuple(_of_article(d) for d in disputes((told,)) if any(side.statement for side in d.sides))


def _named(speaker: Speaker) -> str | None:
    return None if speaker.kind is ActorKind.UNNAMED else speaker.name


def _of_article(dispute: Dispute) -> ArticleDispute:
    one, other = dispute.sides
    return ArticleDispute(
        statements=tuple(side.statement for side in dispute.sides if side.statement is not None),
        kind=dispute.kind,
        sides=(Span(one.start, one.end, one.text), Span(other.start, other.end, other.text)),
        why=dispute.why,
        rule=dispute.rule,
    )
