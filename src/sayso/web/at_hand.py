"""The counts of the whole ledger, kept at hand: counting takes seconds, and nobody waits for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from sayso.errors import SaysoError
from sayso.ledger import Totals

_PATIENCE = 0.25  # seconds that a page waits for the counts of a small ledger
_REST = 20.0  # times as long as counting took until it is counted again


@dataclass(frozen=True, slots=True)
class Counts:
    """The totals as they were counted; ``is_old`` where something was written since."""

    totals: Totals
    at: str  # the time of day, HH:MM
    is_old: bool


class AtHand:
    """Counts the ledger again in the background when it has changed, at most a twentieth of the time.

    ``stamp`` gives the ledger's state, ``count`` its totals.
    """

    def __init__(self, count: Callable[[], Totals], stamp: Callable[[], str]) -> None:
        self._count, self._stamp = count, stamp
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._counting: threading.Thread | None = None
        self._found: tuple[str, Counts] | None = None
        self._began = 0.0  # when counting began, by the monotonic clock
        self._rested = 0.0  # when it may be counted again, by the monotonic clock
        self.times = 0  # how often it was counted

    def counts(self) -> Counts | None:
        """The counts at hand; None while the first are made."""
        stamp = self._stamp()
        if self._found is None or self._found[0] != stamp:
            thread, is_resting = self._started()
            if not is_resting:  # of a long ledger only the first page waits
                thread.join(max(0.0, self._began + _PATIENCE - time.monotonic()))
        found = self._found
        return None if found is None else replace(found[1], is_old=found[0] != stamp)

    def _started(self) -> tuple[threading.Thread, bool]:
        """The thread that counts, and whether it rests before."""
        with self._lock:
            if self._counting is None:
                self._counting = threading.Thread(target=self._run, daemon=True)
                self._began = time.monotonic()
                self._counting.start()
            return self._counting, time.monotonic() < self._rested

    def _run(self) -> None:
        self._closed.wait(max(0.0, self._rested - time.monotonic()))
        if self._closed.is_set():
            return
        began = time.monotonic()
        try:
            stamp = self._stamp()
            self._found = stamp, Counts(self._count(), f"{datetime.now():%H:%M}", is_old=False)
        except SaysoError:
            pass  # whoever asks the ledger itself is told
        finally:
            self.times += 1
            self._rested = time.monotonic() + _REST * (time.monotonic() - began)
            with self._lock:
                self._counting = None

    def close(self) -> None:
        """Count no more."""
        self._closed.set()


def counts(request: Request) -> Counts | None:
    """The counts of the whole ledger, as far as they are at hand."""
    found: Counts | None = request.app.state.at_hand.counts()
    return found


AllCounts = Annotated[Counts | None, Depends(counts)]
