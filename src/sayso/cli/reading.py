"""What `sayso read` does: sources in, reports out as they come, refusals told apart."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TextIO

from sayso.cli.exits import Exit, exit_code
from sayso.cli.pages import Folder, Page, WrongPlace, pages_at
from sayso.cli.progress import Progress
from sayso.crew import captured, reports
from sayso.errors import Unusable
from sayso.export.json_lines import json_line
from sayso.export.visible import one_line
from sayso.model import Hints, Refusal, Report, Unchanged
from sayso.settings import settings_from


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of `sayso read` asked for."""

    published: date | None = None
    url: str | None = None
    title: str | None = None
    json: bool = False
    html: Path | None = None
    jobs: int = 1

    @property
    def terminal(self) -> bool:
        """Whether reports are to be read in the terminal: when no other form was asked for."""
        return not self.json and self.html is None


@dataclass(frozen=True, slots=True)
class Made:
    """One report in the forms that were asked for, made where the article was analysed."""

    id: str
    json: bytes | None
    page: str | None
    report: Report | None  # for the terminal


def run(sources: Sequence[str], wanted: Wanted, *, out: TextIO, err: TextIO) -> Exit:
    """Read the sources, write what was asked for, and say how it ended."""
    try:
        return _Run(wanted, out, err).over(sources)
    except (Unusable, WrongPlace) as error:
        tell(err, f"sayso: {error}")
        return Exit.USAGE if isinstance(error, WrongPlace) else Exit.NOTHING
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:  # whoever reads us has read enough, as `| head` does
        leave_quietly()
        return Exit.DONE


class _Run:
    """One call of `sayso read`: where its output goes and what it has done so far."""

    def __init__(self, wanted: Wanted, out: TextIO, err: TextIO) -> None:
        self.wanted, self.out, self.err = wanted, out, err
        self.pages: Page | Folder | None = pages_at(wanted.html) if wanted.html else None
        self.progress = Progress(err, shown=err.isatty() and not (wanted.terminal and out.isatty()))
        self.done = self.refused = 0

    def over(self, sources: Sequence[str]) -> Exit:
        for item in self._made(sources):
            if isinstance(item, Refusal):
                self._refuse(item)
            elif not isinstance(item, Unchanged):  # which only the ledger's fetching brings
                self._write(item)
            self.progress.show(self.done, self.refused)
        self.progress.clear()
        if self.pages:
            self.pages.finish()
        self.out.flush()
        self._sum_up()
        return exit_code(done=self.done, refused=self.refused)

    def _made(self, sources: Sequence[str]) -> Iterator[Made | Refusal | Unchanged]:
        wanted, settings = self.wanted, settings_from(os.environ, home=Path.home())
        items = captured(
            sources,
            hints=Hints(published=wanted.published, url=wanted.url, title=wanted.title),
            allow_private=settings.allow_private,
            stdin=sys.stdin.buffer,
        )
        then = partial(made, json=wanted.json, page=wanted.html is not None, terminal=wanted.terminal)
        return reports(items, cache_folder=settings.cache, jobs=wanted.jobs, then=then)

    def _write(self, item: Made) -> None:
        self.done += 1
        self.progress.clear()
        if item.json is not None:
            self.out.buffer.write(item.json)
        if item.page is not None and self.pages:
            self.pages.add(item.id, item.page)
        if item.report is not None:
            self._show(item.report)
        self.out.flush()

    def _show(self, report: Report) -> None:
        from rich.console import Console  # 40 ms that --json does without

        from sayso.export.terminal import show

        if self.done > 1:
            self.out.write("\n")
        show(report, Console(file=self.out))

    def _refuse(self, refusal: Refusal) -> None:
        self.refused += 1
        self.progress.clear()
        tell(self.err, f"refused: {refusal}")

    def _sum_up(self) -> None:
        if self.refused and self.done + self.refused > 1:
            tell(self.err, f"{self.done} read, {self.refused} refused")
        elif not self.done and not self.refused:
            tell(self.err, "sayso: no article in these sources; check that they are not empty")


def made(report: Report, *, json: bool, page: bool, terminal: bool) -> Made:
    """The report in the forms that were asked for."""
    return Made(
        id=report.id,
        json=json_line(report) if json else None,
        page=_page(report) if page else None,
        report=report if terminal else None,
    )


def _page(report: Report) -> str:
    from sayso.export.page import html_page  # loads Jinja, for pages only

    return html_page(report)


def tell(err: TextIO, line: str) -> None:
    """Say one line on standard error."""
    err.write(one_line(line) + "\n")
    err.flush()


def leave_quietly() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
