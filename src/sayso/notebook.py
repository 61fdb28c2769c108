"""The Python face: reports of articles, shown as pages in a notebook, and the ledger they are kept in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path

from sayso import weighed
from sayso.adding import added
from sayso.crew import captured, reports
from sayso.errors import CannotRead, SaysoError
from sayso.export.page import embedded
from sayso.export.story import story_html
from sayso.ledger import Outcome, open_ledger
from sayso.model import Capture, Entry, Hints, Refusal, Report, Story, Unchanged
from sayso.reading import Captured
from sayso.settings import Settings, settings_from

Source = str | Path | bytes


@dataclass(frozen=True, slots=True)
class ShownReport(Report):
    """A report that a notebook shows as a page."""

    def _repr_html_(self) -> str:
        return embedded(self)


@dataclass(frozen=True, slots=True)
class ShownStory(Story):
    """A story that a notebook shows."""

    def _repr_html_(self) -> str:
        return story_html(self)


class SeveralArticles(SaysoError):
    """One report was asked for, and the source holds more than one article."""


def read(
    source: Source, *, published: date | str | None = None, url: str | None = None, title: str | None = None
) -> ShownReport:
    """Who said what in one article: a path, a URL, the bytes of a page, or the text itself.

    >>> report = read("“The dam held,”\\n\\nthe ministry said on Sunday.", published="2024-03-09")
    >>> report.article.published
    datetime.date(2024, 3, 9)

    A string is taken for text when it has a line break, or more than one word and no file has that name.
    Raises `CannotRead` when the source is refused, `SeveralArticles` when it holds more than one.
    """
    found = read_each([source], published=published, url=url, title=title)
    first = next(found, None)
    if isinstance(first, Refusal) or first is None:
        raise CannotRead(*_why(first, source))
    if next(found, None) is not None:
        raise SeveralArticles(f"{first.source} holds more than one article", "use sayso.read_each")
    return first


def read_each(
    sources: Iterable[Source],
    *,
    published: date | str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Iterator[ShownReport | Refusal]:
    """The report or the refusal of each article in these sources; one never costs the others."""
    settings = settings_from(os.environ, home=Path.home())
    hints = Hints(published=_day(published), url=url, title=title)
    items = (item for source in sources for item in _captured(source, hints, settings))
    found = reports(items, cache_folder=settings.cache, jobs=1, then=_shown)
    return (item for item in found if not isinstance(item, Unchanged))


def _captured(source: Source, hints: Hints, settings: Settings) -> Iterable[Captured]:
    if not isinstance(source, str) or not _is_text(source):
        return captured([source], hints=hints, allow_private=settings.allow_private)
    if source.lstrip().startswith("<"):
        return captured([source.encode("utf-8", "replace")], hints=hints, allow_private=False)
    return [Capture("(text)", source.encode("utf-8", "surrogatepass"), "plain", hints)]


def _is_text(source: str) -> bool:
    """Whether a string is an article rather than the name of one."""
    if "\n" in source or not source.strip():
        return True
    return " " in source and not source.startswith(("http:", "https:")) and not os.path.exists(source)


def _day(day: date | str | None) -> date | None:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _why(refusal: Refusal | None, source: Source) -> tuple[str, str]:
    if refusal is None:
        return f"{source!r} holds no article", "check the source"
    return f"{refusal.source}: {refusal.reason}", refusal.way_out


def _shown(report: Report) -> ShownReport:
    return ShownReport(**{field.name: getattr(report, field.name) for field in fields(Report)})


class Ledger:
    """A ledger: what was read, kept for good and found again.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/news.db") as ledger:
    ...     added = ledger.add([b"Dam holds\\n\\nThe dam held, the ministry said on Sunday."])
    ...     [row["content"] for row in ledger.rows("statements")]
    ['The dam held']

    ``address`` is sqlite:///FILE, a file's name, or postgresql+psycopg://…; one is made where there is none.
    Raises a `BadLedger` when it cannot be used.
    """

    def __init__(self, address: str | Path = "sqlite:///sayso.db") -> None:
        self._ledger = open_ledger(str(address), write=True)

    def add(
        self,
        sources: Iterable[str | Path | bytes],
        *,
        published: date | str | None = None,
        outlet: str | None = None,
        jobs: int = 1,
    ) -> Added:
        """Read what the ledger does not have, keep it, and tell what became of each article.

        ``sources`` are whatever `sayso add` takes (files, folders, URLs, feeds …), or the bytes of a page.
        """
        settings = settings_from(os.environ, home=Path.home())
        items = captured(
            sources,
            hints=Hints(published=_day(published), outlet=outlet),
            allow_private=settings.allow_private,
        )
        outcomes = added(
            items,
            self._ledger,
            cache_folder=settings.cache,
            jobs=jobs,
            folder=str(Path.cwd()),
            clock=lambda: datetime.now(UTC).isoformat(timespec="seconds"),
        )
        results = [outcome for _, outcome in outcomes]
        return Added(
            tuple(result for result in results if isinstance(result, Outcome)),
            tuple(result for result in results if isinstance(result, Refusal)),
        )

    def stories(
        self,
        *,
        limit: int | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> list[Entry]:
        """The stories, the newest first; with days, those that have articles around them.

        Each tells how many articles, outlets and independent origins it has, and how many articles of
        unknown lineage, which are no origins.
        """
        return self._ledger.stories(limit=limit, since=_day(since), until=_day(until))

    def story(self, named: str) -> ShownStory:
        """The story with this id, or the beginning of one: its articles, claims, disputes and figures.

        Raises `NotInLedger` when there is none.
        """
        found = weighed.story(self._ledger, named)
        return ShownStory(**{field.name: getattr(found, field.name) for field in fields(Story)})

    def rows(self, view: str) -> Iterator[dict[str, object]]:
        """The rows of a view: articles, stories, claims, statements, actors, places, figures, refusals …

        ``pandas.DataFrame(ledger.rows("statements"))`` makes a table of them. For claims, the stories that
        have changed are weighed first.
        """
        if view == "claims":
            weighed.weigh_all(self._ledger)
        return self._ledger.rows(view)

    def close(self) -> None:
        """Let go of the database."""
        self._ledger.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the articles that were handed to a ledger."""

    outcomes: tuple[Outcome, ...]
    refusals: tuple[Refusal, ...]
