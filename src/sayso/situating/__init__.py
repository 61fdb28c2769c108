"""Who, when, where and how many.

In come an article and its grammars; out comes a `Situation`. Nothing is guessed: a time that cannot be
reckoned has no days, a place that is not known has no point. It refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Article, Situation
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.how_many import figures
from sayso.situating.when import times
from sayso.situating.where import distances, places
from sayso.situating.who import actors

__all__ = ["Gazetteer", "situate"]


def situate(article: Article, grammars: Sequence[Grammar], *, gazetteer: Gazetteer) -> Situation:
    """Who, when, where and how many, as far as this article tells."""
    found = places(article, grammars, gazetteer=gazetteer)
    return Situation(
        actors=actors(article, grammars, places=found),
        places=found,
        times=times(article, grammars),
        figures=figures(article, grammars),
        distances=distances(article, grammars, found),
    )
