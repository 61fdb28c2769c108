"""Actors of a ledger that may be one, compared by the spellings of their names."""

from __future__ import annotations

from sayso.ledger import Ledger
from sayso.ledger.same_actors import SameActor
from sayso.lexicons.transliterations import parts_of_name


def same_actors(ledger: Ledger, *, limit: int) -> list[SameActor]:
    """The pairs of actors in the newest articles that may be one, each with what speaks for it."""
    return ledger.same_actors(parts_of_name, limit=limit)
