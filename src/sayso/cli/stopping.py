"""Ctrl-C: the first one asks to stop, the second one stops at once."""

from __future__ import annotations

import signal
from collections.abc import Callable
from types import FrameType


class Stopping:
    """While it holds, Ctrl-C asks to stop after what is in hand, and a second one interrupts."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say, self.asked = say, False

    def __enter__(self) -> Stopping:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        self.say("stopping after the articles in hand; Ctrl-C again stops at once")
