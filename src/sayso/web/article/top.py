"""What stands above the text: the headline and what of it has no support, and where the text comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.export.pieces import Mark, cut
from sayso.ledger import ArticleLineage
from sayso.model import Headline, HeadlineClaim, OriginKind, Passage, Report, Role
from sayso.web.article.where import at


@dataclass(frozen=True, slots=True)
class Part:
    """Some characters of the headline."""

    text: str
    is_bare: bool  # without support


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of the article that carry a claim of the headline, or stand against it."""

    text: str
    at: str
    who: str | None  # None: the article itself


@dataclass(frozen=True, slots=True)
class Above:
    """One claim of the headline, how it stands to the article, why, and by which words below."""

    words: str
    verdict: str
    whys: tuple[str, ...]
    below: tuple[Carried, ...]


def headline_parts(report: Report) -> tuple[Part, ...]:
    """The headline, cut where words without support begin and end."""
    title = report.article.title
    if not title:
        return ()
    bare = report.headline.unsupported if report.headline else ()
    marks = [Mark(span, "bare", n) for n, span in enumerate(bare)]
    runs = cut(Passage(0, len(title), Role.HEADLINE), marks)
    return tuple(Part(title[run.start : run.end], bool(run.over)) for run in runs)


def stands_above(report: Report) -> bool:
    """Whether the text's own headline is the one on top, so that it need not be shown twice."""
    article = report.article
    first = next((p for p in article.passages if p.role is Role.HEADLINE), None)
    return first is not None and article.passage_text(first).split() == (article.title or "").split()


def above(report: Report) -> tuple[Above, ...]:
    """Each claim of the headline with the words of the article that carry it or stand against it."""
    if report.headline is None:
        return ()
    return tuple(_above(claim, report) for claim in _claims(report.headline))


def _claims(headline: Headline) -> Iterator[HeadlineClaim]:
    """Those in doubt first."""
    yield from (claim for claim in headline.claims if claim.doubts)
    yield from (claim for claim in headline.claims if not claim.doubts)


def _above(claim: HeadlineClaim, report: Report) -> Above:
    speakers = {s.id: s.speaker.name or s.speaker.description for s in report.statements}
    carriers = [*claim.support, *(carrier for doubt in claim.doubts for carrier in doubt.below)]
    once = {(c.start, c.end): c for c in carriers}
    return Above(
        words=claim.words.text,
        verdict=claim.verdict.value.replace("_", " "),
        whys=tuple(dict.fromkeys(doubt.why for doubt in claim.doubts)),
        below=tuple(
            Carried(c.text, at(c), (speakers.get(c.statement) or "nobody named") if c.statement else None)
            for c in once.values()
        ),
    )


def first_hand(lineage: ArticleLineage) -> str:
    """Where the text comes from, in a sentence; the evidence stands beside it.

    The first hand of a text is what all its copies show together.
    """
    if lineage.origin_kind is OriginKind.UNKNOWN or lineage.hand is None:
        return _KINDS[lineage.origin_kind]
    return f"{_KINDS[lineage.origin_kind]}: {lineage.hand}"


_KINDS = {
    OriginKind.PRIMARY: "First hand",
    OriginKind.AGENCY: "The text of an agency",
    OriginKind.OUTLET: "The text of another outlet",
    OriginKind.UNKNOWN: "Nothing tells where its text comes from",
}
