"""Gold and found statements by their words, for the tests of measuring."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.measuring import Attribution, GoldArticle
from sayso.measuring.comparison import Pairs, compared
from sayso.measuring.corpora import Who
from sayso.measuring.figures import Figures, figures
from sayso.model import Span


def span(text: str, words: str) -> Span:
    """Where these words stand in the text, the first time."""
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def said(
    text: str,
    *content: str,
    cue: str | None = None,
    source: str | None = None,
    speaker: Who | None = None,
    **more: object,
) -> Attribution:
    """A statement of the text, its parts given by their words."""
    return Attribution(
        content=tuple(span(text, words) for words in content),
        cue=span(text, cue) if cue else None,
        source=(span(text, source),) if source else (),
        speaker=speaker,
        **more,  # type: ignore[arg-type]
    )


def pairs_of(
    text: str, gold: Sequence[Attribution], found: Sequence[Attribution], ignore: Sequence[str] = ()
) -> Pairs:
    """The pairs of one article."""
    ignored = tuple(span(text, words) for words in ignore)
    return compared([(GoldArticle("a", text, tuple(gold), ignored), found)])


def figures_of(
    text: str, gold: Sequence[Attribution], found: Sequence[Attribution], ignore: Sequence[str] = ()
) -> Figures:
    """The figures of one article."""
    return figures(pairs_of(text, gold, found, ignore))


def counts(figures: Figures, row: str) -> tuple[int, int, int]:
    """Right, missed and extra of a row."""
    of = figures.detections[row]
    return of.right, of.missed, of.extra
