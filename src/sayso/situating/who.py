"""Actors."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Actor, Article


def actors(article: Article, grammars: Sequence[Grammar]) -> tuple[Actor, ...]:
    """Everybody the article names, in order of first mention."""
    return ()
