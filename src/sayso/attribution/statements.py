"""From drafts to statements: what is kept, in which order, of which kind, within which other."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribution.direct import DirectSpeech, _letters_outside
from sayso.attribution.draft import Draft
from sayso.attribution.quotes import quotations
from sayso.attribution.reports import reports
from sayso.language import Grammar
from sayso.model import Actor, ActorKind, Article, Kind, Span, Speaker, Statement, Time


def statements(
    article: Article, grammars: Sequence[Grammar], *, actors: Sequence[Actor], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """The statements of the article, in reading order, one for each stretch of content."""
    quoted = quotations(article, [g.passage for g in grammars])
    speech = DirectSpeech(article, grammars, quoted)
    told = [d for g in grammars for d in reports(g) if d.content]
    outer = [d for d in told if d.cue_at and not speech.is_quoted(*d.cue_at)]
    direct = speech.attribute(outer)
    pieces = sorted((p.start, p.end) for q in quoted for p in q.pieces)
    kept = [d for d in outer if _letters_outside(article.text, d.content, pieces) > 0]
    drafts = sorted([*direct, *kept], key=lambda d: (d.start, d.end))
    out = []
    for d in drafts:
        outside = _letters_outside(article.text, d.content, pieces)
        inside = any(a < e and s < b for s, e in d.content for a, b in pieces)
        kind = Kind.DIRECT if outside == 0 else Kind.MIXED if inside else Kind.INDIRECT
        spans = tuple(article.span(a, b) for a, b in d.content)
        sp = article.span(*d.source_at) if d.source_at else None
        out.append(Statement(f"s{d.start}-{d.end}", kind, spans, article.span(*d.cue_at) if d.cue_at else None, sp,
                   Speaker(sp.text if sp else None, ActorKind.UNNAMED), None, None, d.stance, d.certainty, (), None, d.rule))
    return tuple(out)
