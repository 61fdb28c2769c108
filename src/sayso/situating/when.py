"""Times."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Article, Time


def times(article: Article, grammars: Sequence[Grammar]) -> tuple[Time, ...]:
    """Every time the article's reporting names, in reading order."""
    return ()
