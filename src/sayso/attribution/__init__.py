"""Who said what: quotations, reports, speakers, channels.

In come an article, its grammars, its actors and its times; out come statements in reading order, each
with the characters it rests on. It refuses nothing: words without a known speaker are a statement whose
speaker is unnamed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribution.statements import statements
from sayso.language import Grammar
from sayso.model import Actor, Article, Statement, Time

__all__ = ["attribute"]


def attribute(
    article: Article, grammars: Sequence[Grammar], *, actors: Sequence[Actor], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """Everything someone is reported to have said in this article, in reading order."""
    return statements(article, grammars, actors=actors, times=times)
