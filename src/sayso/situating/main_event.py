"""What the article is about: when and where it happened, and its tolls."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import Article, Event, Figure, MainEvent, Place, Time


def main_event(
    article: Article,
    grammars: Sequence[Grammar],
    *,
    events: Sequence[Event],
    places: Sequence[Place],
    times: Sequence[Time],
    figures: Sequence[Figure],
) -> MainEvent | None:
    """What the article is about; None where nothing of it can be told."""
    return None
