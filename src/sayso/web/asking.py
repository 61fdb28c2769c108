"""Short questions to the ledger, asked beside the pages that are being made and not behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import current_default_thread_limiter, run_sync

P = ParamSpec("P")
T = TypeVar("T")

PAGES = 3  # made at a time: Python makes one at once, while the database looks for the others
_QUESTIONS = 2  # each takes less than a millisecond


class Asking:
    """Threads of two kinds: those that make pages, and those that an answer at hand waits for, too."""

    def __init__(self) -> None:
        current_default_thread_limiter().total_tokens = PAGES
        self._limiter = CapacityLimiter(_QUESTIONS)

    async def quickly(self, question: Callable[P, T], *args: P.args, **known: P.kwargs) -> T:
        """The answer to a question that takes hardly any time."""
        return await run_sync(partial(question, *args, **known), limiter=self._limiter)
