"""What `sayso search` does: a query to the ledger, its hits to the terminal or as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TextIO, TypeVar

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.reading import leave_quietly, tell
from sayso.errors import BadQuery, SaysoError
from sayso.export.hits import hit_line, show_hits
from sayso.ledger import ArticleHit, Hits, Query, SaidHit
from sayso.model import Interval, Kind, Stance

E = TypeVar("E", bound=StrEnum)
Days = tuple[datetime | None, datetime | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of `sayso search` asked for."""

    words: str
    said: Days
    happened: Days
    stance: str | None
    kind: str | None
    filters: Mapping[str, Any]
    limit: int
    after: int | None
    articles: bool
    json: bool

    @property
    def query(self) -> Query:
        """The query; raises a `BadQuery` where it means nothing."""
        return Query(
            words=self.words,
            said=_interval(self.said),
            happened=_interval(self.happened),
            stance=_one_of(Stance, self.stance),
            kind=_one_of(Kind, self.kind),
            limit=self.limit,
            after=self.after,
            **self.filters,
        )


def run(wanted: Wanted, *, address: str | None, out: TextIO, err: TextIO) -> Exit:
    """Search, and show what was found."""
    try:
        query = wanted.query
        with opened(address) as ledger:
            hits = ledger.search_articles(query) if wanted.articles else ledger.search(query)
        _write(hits, wanted, out)
        if not hits.total and not wanted.json:
            tell(err, _hint(query, articles=wanted.articles))
    except SaysoError as error:
        tell(err, f"sayso: {error}")
        return Exit.USAGE if isinstance(error, BadQuery) else Exit.NOTHING
    except BrokenPipeError:  # whoever reads us has read enough, as `| head` does
        leave_quietly()
    return Exit.DONE


def _write(hits: Hits[SaidHit] | Hits[ArticleHit], wanted: Wanted, out: TextIO) -> None:
    if wanted.json:
        for hit in hits.found:
            out.write(hit_line(hit) + "\n")
    else:
        from rich.console import Console  # 40 ms that --json does without

        show_hits(hits, Console(file=out), what="articles" if wanted.articles else "statements")
    out.flush()


def _hint(query: Query, *, articles: bool) -> str:
    """Why there may be nothing, and where else to look."""
    if query.said:
        return "--since and --until are days of saying; what the article gives no such day matches neither"
    if query.words and not articles:
        return "these are the words of statements; --articles searches whole articles"
    return "all that is asked for has to hold at once; ask for less"


def _interval(days: Days) -> Interval | None:
    earliest, latest = (day.date() if day else None for day in days)
    if earliest and latest and latest < earliest:
        raise BadQuery(f"{latest} is before {earliest}", "give the earlier day as the one since when")
    return Interval(earliest, latest) if earliest or latest else None


def _one_of(values: type[E], given: str | None) -> E | None:
    """The value of this name; raises a `BadQuery` that lists them all."""
    if given is None:
        return None
    try:
        return values(given.lower())
    except ValueError:
        known = ", ".join(values)
        raise BadQuery(f"there is no {values.__name__.lower()} {given!r}", f"give one of {known}") from None
