"""Events."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Actor, Article, Event, Place, Time


def events(
    article: Article,
    grammars: Sequence[Grammar],
    *,
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
) -> tuple[Event, ...]:
    """Every event the article's reporting tells of, in reading order: what sort, who to whom, where, when."""
    return ()
