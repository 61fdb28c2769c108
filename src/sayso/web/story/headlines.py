"""Headlines side by side: the words that nothing below them carries, and what carries the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.model import Page, Span

SUPPORTED = "supported"


@dataclass(frozen=True, slots=True)
class Under:
    """An article under a headline."""

    article: str
    outlet: str | None
    published: str | None
    passes: bool  # whether something in it passes the filter


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of a headline that the article below does not carry, why, and what it says instead."""

    words: tuple[str, ...]
    why: str
    below: tuple[Span, ...]  # in the text of the first article under the headline


@dataclass(frozen=True, slots=True)
class Title:
    """A headline, with the articles that stand under it."""

    title: str
    verdict: str | None  # None where it was not looked at
    unsupported: tuple[Span, ...]  # in the headline
    doubts: tuple[Doubt, ...]
    support: tuple[Span, ...]  # what carries it, in the text of the first article under it
    under: tuple[Under, ...]

    @property
    def goes_beyond(self) -> bool:
        """Whether it says more than, or something else than, what is below it."""
        return self.verdict is not None and self.verdict != SUPPORTED

    @property
    def pieces(self) -> Iterable[tuple[str, bool]]:
        """The headline in pieces, each with whether it is unsupported."""
        at = 0
        for span in sorted(self.unsupported, key=lambda span: span.start):
            if span.start < at:
                continue
            yield self.title[at : span.start], False
            yield self.title[span.start : span.end], True
            at = span.end
        yield self.title[at:], False


def titles(pages: Sequence[Page], passing: frozenset[str] | None) -> tuple[Title, ...]:
    """The headlines, each once: those that go beyond their articles first, then in order of publication."""
    of_one: dict[tuple[str, str], list[Page]] = {}
    for page in pages:
        if page.title:
            spans = str(page.headline and (page.headline["verdict"], page.headline["unsupported"]))
            of_one.setdefault((page.title, spans), []).append(page)
    made = (_title(of, passing) for of in of_one.values())
    return tuple(sorted(made, key=lambda title: not title.goes_beyond))


def _title(pages: Sequence[Page], passing: frozenset[str] | None) -> Title:
    first = pages[0]
    of: Mapping[str, Any] = first.headline or {}
    doubts = {
        (doubt["why"], str(doubt["words"])): doubt
        for claim in of.get("claims") or ()
        for doubt in claim["doubts"]
    }
    return Title(
        title=first.title or "",
        verdict=of.get("verdict"),
        unsupported=_spans(of.get("unsupported")),
        doubts=tuple(map(_doubt, doubts.values())),
        support=_spans(of.get("support")),
        under=tuple(
            Under(page.id, page.outlet, page.published, passing is None or page.id in passing)
            for page in pages
        ),
    )


def _doubt(written: Mapping[str, Any]) -> Doubt:
    words = tuple(span["text"] for span in written["words"])
    return Doubt(words, written["why"], _spans(written.get("below")))


def _spans(written: Iterable[Mapping[str, Any]] | None) -> tuple[Span, ...]:
    return tuple(Span(span["start"], span["end"], span["text"]) for span in written or ())
