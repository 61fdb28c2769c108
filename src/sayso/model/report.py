"""What sayso found in one article, and what it refused to read."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.article import Article
from sayso.model.headline import Headline
from sayso.model.situation import Actor, Distance, Event, Figure, MainEvent, Place, Time
from sayso.model.statement import Statement
from sayso.model.weighing import ArticleDispute


@dataclass(frozen=True, slots=True)
class Received:
    """An article that was read, with the source it came from as it was given, and the row's own id."""

    source: str
    article: Article
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which versions made a finding, so that it can be made again."""

    sayso: str
    models: dict[str, str]
    lexicons: str  # digest of the lexicons' files


@dataclass(frozen=True, slots=True)
class Report:
    """One article and everything found in it; as JSON it is one line of ``sayso read --json``."""

    schema: str
    id: str
    source: str
    article: Article
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    distances: tuple[Distance, ...]
    made_by: MadeBy
    events: tuple[Event, ...] = ()
    main_event: MainEvent | None = None
    headline: Headline | None = None
    disputes: tuple[ArticleDispute, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that was not read, why, and what to do about it.

    >>> print(Refusal("a.bin", "it is not text", "give it as .html or .txt"))
    a.bin: it is not text; give it as .html or .txt
    """

    source: str
    reason: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; {self.way_out}"
