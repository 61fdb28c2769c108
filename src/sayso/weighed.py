"""Stories as they are weighed: what a ledger has of their articles, handed to weighing, and kept there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version

from sayso import lexicons
from sayso.errors import LedgerReadOnly
from sayso.ledger import Ledger
from sayso.model import Story, Weighed
from sayso.weighing import weigh


def story(ledger: Ledger, named: str) -> Story:
    """The story with this id, or the beginning of one, weighed anew where something has changed.

    Raises `NotInLedger` when there is none.
    """
    key = ledger.id_of("story", named)
    return ledger.story(key, ledger.weighed(key, maker()) or _weighed(ledger, key))


def unweighed(ledger: Ledger) -> Sequence[str]:
    """The stories that have changed since they were weighed, by their ids."""
    return ledger.unweighed(maker())


def weigh_all(ledger: Ledger, *, tick: Callable[[], None] = lambda: None) -> int:
    """How many stories had changed and were weighed anew; ``tick`` is called after each."""
    keys = unweighed(ledger)
    for key in keys:
        _weighed(ledger, key)
        tick()
    return len(keys)


def weigh_newest(ledger: Ledger, *, most: int) -> int:
    """How many of the stories with the newest articles had changed and were weighed anew, ``most`` at most.

    What is found is written together, so that whoever keeps what it made of the ledger makes it anew once.
    Raises `LedgerReadOnly` where it cannot be written.
    """
    states = [(key, ledger.state(key)) for key in ledger.unweighed(maker(), newest=most)]
    found = [(key, weigh(ledger.told(key), judged=ledger.judged(key)), state) for key, state in states]
    if found:
        ledger.keep_all_weighed(found, by=maker())
    return len(found)


def _weighed(ledger: Ledger, key: str) -> Weighed:
    state = ledger.state(key)
    found = weigh(ledger.told(key), judged=ledger.judged(key))
    with suppress(LedgerReadOnly):  # whoever may only look weighs it each time
        ledger.keep_weighed(key, found, by=maker(), of=state)
    return found


@cache
def maker() -> str:
    """The version of sayso and of its lexicons, by which what was weighed is known."""
    return f"{version('sayso')} {lexicons.digest()}"
