"""What a command ends with."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; other programs rely on them."""

    DONE = 0
    WRONG = 1
    USAGE = 2
    SOME_REFUSED = 3
    NOTHING = 4
    INTERRUPTED = 130  # 128 and the number of SIGINT, as a shell counts it

    @property
    def meaning(self) -> str:
        """What it tells the caller."""
        return _MEANINGS[self]


_MEANINGS = {
    Exit.DONE: "done",
    Exit.WRONG: "something that was checked is wrong: a figure fell below its floor, a ledger is damaged",
    Exit.USAGE: "wrong usage, or a place for the output that cannot be written",
    Exit.SOME_REFUSED: "done, but some sources were refused",
    Exit.NOTHING: "nothing could be done",
    Exit.INTERRUPTED: "interrupted by Ctrl-C; what was written is whole",
}


def exit_code(*, done: int, refused: int) -> Exit:
    """The code for so many articles read and so many refused.

    >>> exit_code(done=3, refused=1)
    <Exit.SOME_REFUSED: 3>
    """
    if not done:
        return Exit.NOTHING
    return Exit.SOME_REFUSED if refused else Exit.DONE
