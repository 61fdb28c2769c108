"""What a ledger holds, in a form in which two ledgers can be compared."""

from __future__ import annotations

from typing import Any

from sayso.ledger import Ledger
from sayso.ledger.views import VIEWS

# When things were done, which no two runs share.
TIMES = {"added", "seen", "at", "hash"}


def contents(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every view, times and inner ids aside, in an order of their own."""
    return {
        view: sorted(
            (tuple(value for name, value in row.items() if name not in TIMES) for row in ledger.rows(view)),
            key=repr,
        )
        for view in VIEWS
    }
