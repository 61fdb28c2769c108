"""How good it is: what was found in the articles of a corpus, counted against what is said in them.

In come articles with their gold and, for each, what a system found; out come pairs of the two, and from
them figures, mistakes, the yield of each cue and what falls below its floor. It refuses a corpus that it
cannot count with, naming file and line. The rules of counting are those of docs/corpora.md.

>>> from sayso.model import Span
>>> text = "“The dam will hold,” she said."
>>> gold = Attribution((Span.cut(text, 0, 20),), source=(Span.cut(text, 21, 24),))
>>> reached = measure([(GoldArticle("a", text, (gold,)), [gold])])
>>> reached.detections["direct overlap"].f1, reached.shares["direct speaker, end to end"].percent
(100.0, 100.0)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.measuring.comparison import compared
from sayso.measuring.corpora import Attribution, Corpus, GoldArticle, attribution_of
from sayso.measuring.figures import Figures, figures

__all__ = ["Attribution", "Corpus", "Figures", "GoldArticle", "attribution_of", "measure"]


def measure(articles: Iterable[tuple[GoldArticle, Sequence[Attribution]]]) -> Figures:
    """The figures of what was found in these articles."""
    return figures(compared(articles))
