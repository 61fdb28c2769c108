"""The claims of a headline: its clauses, each with what carries it and what is in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Token
from sayso.lexicons.units import unit_words
from sayso.model import Carrier, Doubt, HeadlineClaim, Span, Verdict
from sayso.weighing.headlines.body import Body
from sayso.weighing.headlines.carriers import carriers
from sayso.weighing.headlines.title import Title, opens

GRAVEST = (Verdict.CONTRADICTED, Verdict.OVERREACHES, Verdict.ATTRIBUTED_ONLY)
_SHOWN = 2  # sentences that are shown as what carries a claim


def claims_of(title: Title, body: Body, found: Sequence[Doubt]) -> tuple[HeadlineClaim, ...]:
    """Each clause of the headline as a claim; a doubt belongs to the claim in which its first word stands."""
    clauses = _clauses(title)
    return tuple(_claim(clause, title, body, found) for clause in clauses if clause)


def gravest(found: Sequence[Doubt]) -> Verdict:
    """The gravest verdict among the doubts; supported where there is none."""
    return next((v for v in GRAVEST if any(d.verdict is v for d in found)), Verdict.SUPPORTED)


def _clauses(title: Title) -> list[list[Token]]:
    """The headline cut where another clause opens, if there is a deed on both sides."""
    clauses: list[list[Token]] = [[]]
    for number, token in enumerate(title.tokens):
        rest = title.tokens[number + 1 :]
        both = _has_deed(clauses[-1], title) and _has_deed(_up_to_next(rest), title)
        if token.text == ";" or (opens(token) and both):
            clauses.append([])
        clauses[-1].append(token)
    return clauses


def _up_to_next(tokens: Sequence[Token]) -> list[Token]:
    ends = [number for number, token in enumerate(tokens) if opens(token)]
    return list(tokens[: ends[0]] if ends else tokens)


def _has_deed(tokens: Sequence[Token], title: Title) -> bool:
    states = unit_words().states
    return any((t.pos == "VERB" or t.lower in states) and t.i not in title.cues for t in tokens)


def _claim(clause: Sequence[Token], title: Title, body: Body, found: Sequence[Doubt]) -> HeadlineClaim:
    words = [t for t in clause if t.text[0].isalnum()] or list(clause)
    start, end = words[0].start, words[-1].end
    inside = {t.i for t in clause}
    mine = [d for d in found if clause[0].start <= d.words[0].start <= clause[-1].end]
    best = carriers([w for w in title.words if w.token.i in inside and w.token.i not in title.cues], body)
    support = tuple(_support(body, sentence) for sentence in best.sentences[:_SHOWN])
    return HeadlineClaim(Span.cut(title.text, start, end), gravest(mine), support, tuple(mine))


def _support(body: Body, sentence: int) -> Carrier:
    tokens = body.sentences[sentence]
    span = body.article.span(tokens[0].start, tokens[-1].end)
    owner = next((p.statement.id for p in body.within((sentence,)) if p.statement), None)
    return Carrier(span.start, span.end, span.text, owner)
