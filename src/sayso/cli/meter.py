"""How far a long run has come: a bar with rate and time left, on a terminal only."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from sayso.export.visible import one_line


class Meter:
    """A bar that counts articles; the time left is told where their number is known."""

    def __init__(self, err: TextIO, *, total: int | None, what: str = "articles") -> None:
        console = Console(file=err)
        self._bar = Progress(
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn(what),
            _Rate(),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[note]}"),
            console=console,
            transient=True,
            disable=not err.isatty(),
        )
        self._task = self._bar.add_task(what, total=total, note="")

    def advance(self, by: int = 1, *, refused: int = 0) -> None:
        """Count one more, or several; ``refused`` is how many have been refused so far."""
        note = f"{refused} refused" if refused else ""
        self._bar.update(self._task, advance=by, note=note)

    def say(self, words: str) -> None:
        """Say something beside the bar."""
        self._bar.console.print(Text(one_line(words)))

    def __enter__(self) -> Meter:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """The rate over the last half minute."""
        rate = task.finished_speed or task.speed
        return Text("" if rate is None else f"{rate:.1f} a second")
