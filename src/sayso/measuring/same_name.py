"""Two simple systems for actors: every mention its own, and one last word, one actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.measuring.actors import GoldActors, MarkedActor


def alone(row: GoldActors) -> tuple[MarkedActor, ...]:
    """Every mention an actor of its own."""
    return tuple(replace(each, actor=str(number)) for number, each in enumerate(row.mentions))


def by_last_word(row: GoldActors) -> tuple[MarkedActor, ...]:
    """One actor for all mentions that end in the same word, as surnames do.

    >>> row = GoldActors("1", "Simić left. Ana Simić spoke.", 28,
    ...                  (MarkedActor(0, 5, "a", "person"), MarkedActor(12, 21, "a", "person")))
    >>> [each.actor for each in by_last_word(row)]
    ['simić', 'simić']
    """
    return tuple(
        replace(each, actor=row.text[each.start : each.end].split()[-1].casefold()) for each in row.mentions
    )


SIMPLE: dict[str, Callable[[GoldActors], tuple[MarkedActor, ...]]] = {
    "every mention its own": alone,
    "same last word": by_last_word,
}
