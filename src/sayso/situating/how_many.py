"""Figures."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Article, Figure


def figures(article: Article, grammars: Sequence[Grammar]) -> tuple[Figure, ...]:
    """Every figure the article's reporting gives, in reading order."""
    return ()
