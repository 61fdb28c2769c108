"""Who, when, where, how many and what happened.

In come an article and its grammars; out comes a `Situation`. Nothing is guessed: a time that cannot be
reckoned has no days, a place that is not known has no point. It refuses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Article, Situation
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.how_many import counted
from sayso.situating.main_event import main_event
from sayso.situating.what import events
from sayso.situating.when import times
from sayso.situating.where import distances, places
from sayso.situating.who import actors

__all__ = ["Gazetteer", "situate"]


def situate(
    article: Article, grammars: Sequence[Grammar], *, gazetteer: Gazetteer, title: Grammar | None = None
) -> Situation:
    """Who, when, where, how many and what happened, as far as this article tells.

    ``title`` is the grammar of the article's title, which judges the tolls of the main event.
    """
    where, when = (
        places(article, grammars, gazetteer=gazetteer),
        times(article, grammars, gazetteer=gazetteer),
    )
    who = actors(article, grammars, places=where)
    own = counted(article, grammars, times=when, title=title)
    what = events(article, grammars, actors=who, places=where, times=when)
    return Situation(
        actors=who,
        places=where,
        times=when,
        figures=own.figures,
        distances=distances(article, grammars, where),
        events=what,
        main_event=main_event(grammars, own=own, places=where),
    )
