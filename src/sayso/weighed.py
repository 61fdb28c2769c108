"""Stories as they are weighed: what a ledger has of their articles, handed to weighing, and kept there."""

from __future__ import annotations

from collections.abc import Callable

from sayso.ledger import Ledger
from sayso.model import Story, Weighed
from sayso.weighing import weigh


def story(ledger: Ledger, named: str) -> Story:
    """The story with this id, or the beginning of one, weighed anew where something has changed.

    Raises `NotInLedger` when there is none.
    """
    key = ledger.id_of("story", named)
    return ledger.story(key, ledger.weighed(key) or _weighed(ledger, key))


def weigh_all(ledger: Ledger, *, tick: Callable[[], None] = lambda: None) -> int:
    """How many stories had changed and were weighed anew; ``tick`` is called after each."""
    keys = ledger.unweighed()
    for key in keys:
        _weighed(ledger, key)
        tick()
    return len(keys)


def _weighed(ledger: Ledger, key: str) -> Weighed:
    found = weigh(ledger.told(key))
    ledger.keep_weighed(key, found)
    return found
