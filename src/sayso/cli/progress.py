"""How far a long run has come: one line on standard error, on a terminal only."""

from __future__ import annotations

from typing import TextIO


class Progress:
    """A line that counts articles, drawn over itself."""

    def __init__(self, err: TextIO, *, shown: bool) -> None:
        self.err, self.shown, self.drawn = err, shown, False

    def show(self, done: int, refused: int) -> None:
        """Draw the counts; a single article needs none."""
        if self.shown and done + refused > 1:
            self.err.write(f"\r{done} read, {refused} refused ")
            self.err.flush()
            self.drawn = True

    def clear(self) -> None:
        """Take the line away, so that other output starts on a clean one."""
        if self.drawn:
            self.err.write("\r\x1b[K")
            self.drawn = False
