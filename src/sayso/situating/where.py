"""Places."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Article, Distance, Place
from sayso.situating.gazetteer import Gazetteer


def places(article: Article, grammars: Sequence[Grammar], *, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every place the article's reporting names, in reading order."""
    return ()


def distances(article: Article, grammars: Sequence[Grammar], found: Sequence[Place]) -> tuple[Distance, ...]:
    """Every distance claimed between two known places, beside the measured one."""
    return ()
