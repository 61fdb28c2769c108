"""A story: who says what, with which figures, when, where, and on how many legs it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Annotated, Literal, TypeVar

from fastapi import Query
from pydantic import BeforeValidator

from sayso import weighed
from sayso.errors import BadQuery
from sayso.export.visible import one_line
from sayso.export.wording import days
from sayso.ledger import ITSELF, Happening, Item, Ledger, Taken
from sayso.model import Interval, Story, Weighed, as_json
from sayso.model import Page as Telling
from sayso.web.desk import AtDesk
from sayso.web.look import path_of
from sayso.web.page import Feature, News, Page, Row
from sayso.web.story.asked import HAPPENED, UNNAMED, Asked
from sayso.web.story.chosen import Choices, choices, chosen, happened, voices
from sayso.web.story.counted import Count, Plot, counts, plot
from sayso.web.story.headlines import Title, titles
from sayso.web.story.lanes import Timeline, timeline
from sayso.web.story.placed import Places, places
from sayso.web.story.sources import Source, sources
from sayso.web.story.told import Said, WhoSaysWhat, who_says_what

T = TypeVar("T")

AT_ONCE = 200  # articles of a story that is weighed while its reader waits
LOOKED_AT = 60  # headlines of a larger one, each held against the first article under it
MAPPED = 2_000  # statements on its map, unless all are asked for
NEWS = 100
CLAIMS, FEWEST, DISPUTED = (
    12,
    6,
    10,
)  # claims on a page: most, even of one article each, disputed further down


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of the story passes the filter."""

    statements: int
    statements_of: int
    speakers: int
    speakers_of: int
    articles: int  # with something that passes
    undated: int  # statements that would pass, but name no day while days are asked for


@dataclass(frozen=True)
class StoryPage:
    """A story with what passes the filter.

    What ends in ``_of`` counts without the filter; lists are whole, and the page cuts them.
    """

    id: str
    title: str | None  # of its first article
    first_published: date | None
    last_published: date | None
    articles: int
    outlets: int  # a publisher's editions as one
    origins: int  # independent ones
    unknown: int  # articles of which nothing tells where their text comes from; no origins
    weighed: bool  # False while the story is large and its claims are still being looked for
    asked: Asked
    shown: Shown
    choices: Choices  # what the filter can be set to
    told: WhoSaysWhat
    figures: tuple[Count, ...]
    items: tuple[Item, ...]  # the statements that pass
    undated: tuple[Item, ...]  # those that would pass, had they a day
    happened: tuple[Item, ...]  # events that pass, and statements that carry none; by when they happened
    happened_undated: tuple[Item, ...]
    places: Places
    sources: tuple[Source, ...]  # the first hands with their texts; last what is of unknown lineage
    headlines: tuple[Title, ...]

    @property
    def is_large(self) -> bool:
        """Whether only some of its headlines were held against their articles."""
        return self.articles > AT_ONCE and not self.asked.all

    @property
    def link(self) -> str:
        """Its path."""
        return path_of("story", self.id)

    @property
    def published(self) -> Interval:
        """The days of its articles."""
        return Interval(self.first_published, self.last_published)

    @property
    def _voices(self) -> dict[str | None, str]:
        """What each actor is asked for by."""
        found: dict[str | None, str] = {None: UNNAMED}
        return found | {actor: choice.key for choice in self.choices.speakers for actor in choice.actors}

    @property
    def timeline(self) -> Timeline:
        """The statements in lanes, or by when they happened the events."""
        dated, undated = self.items, self.undated
        if self.asked.by == HAPPENED:
            dated, undated = self.happened, self.happened_undated
        return timeline(dated, undated, self.asked, told=self.published, voice=self._voices)

    @property
    def placed(self) -> Sequence[Item]:
        """What the map is of: the statements, or by when they happened the events."""
        return self.happened if self.asked.by == HAPPENED else self.items

    @property
    def mapped(self) -> Sequence[Item]:
        """What the map is given of it."""
        return self.cut(self.placed, MAPPED)

    @property
    def unmapped(self) -> int:
        """How many more there are."""
        return len(self.placed) - len(self.mapped)

    @property
    def plotted(self) -> Sequence[Count]:
        """The figures that several sources or several days give."""
        return [count for count in self.figures if plot(count)]

    @property
    def single(self) -> Sequence[Count]:
        """The figures of one source and one day."""
        return [count for count in self.figures if not plot(count)]

    def plot(self, count: Count) -> Plot | None:
        """The figures of one thing as a plot."""
        return plot(count)

    def cut(self, things: Sequence[T], most: int) -> Sequence[T]:
        """As many as the page shows."""
        return things if self.asked.all else things[:most]

    @property
    def claims(self) -> Sequence[Said]:
        """The claims that the page shows: those that several articles tell, and those disputed."""
        found = self.told.claims
        if self.asked.all:
            return found
        shared = max(FEWEST, sum(said.articles > 1 for said in found))
        first = min(shared, CLAIMS)
        return (*found[:first], *[said for said in found[first:] if said.against][:DISPUTED])


def _or_none(given: object) -> object:
    """None for the empty fields of a form."""
    return given or None


Day = Annotated[date | None, BeforeValidator(_or_none)]
Key = Annotated[str | None, BeforeValidator(_or_none)]


def story(
    desk: AtDesk,
    key: str,
    speaker: Annotated[
        list[str] | None,
        Query(description="Keys of actors, “called:NAME” for all of a name, “unnamed” for nobody named."),
    ] = None,
    since: Annotated[Day, Query(description="The first day.")] = None,
    until: Annotated[Day, Query(description="The last day.")] = None,
    by: Annotated[
        Literal["said", "happened"], Query(description="Which days count: of the saying, or of what is told.")
    ] = "said",
    outlet: Annotated[Key, Query(description="The name of an outlet.")] = None,
    place: Annotated[Key, Query(description="The key of a place that is named.")] = None,
    channel: Annotated[Key, Query(description="The key of a channel.")] = None,
    all: Annotated[bool, Query(description="Whether the page shows long lists whole.")] = False,
) -> StoryPage:
    """The story, and what passes the filter."""
    if since and until and until < since:
        raise BadQuery(f"the days end on {until}, before they begin on {since}", "exchange the two days")
    speakers = tuple(dict.fromkeys(filter(None, speaker or ())))
    asked = Asked(speakers, since, until, by, outlet, place, channel, all)
    return _page(desk.ledger, key, asked)


def _page(ledger: Ledger, named: str, asked: Asked) -> StoryPage:
    told, is_weighed = _story(ledger, ledger.id_of("story", named), headlines=asked.all)
    told = replace(told, pages=_looked_at(ledger, told.pages))
    found = ledger.items(told.id), ledger.happenings(told.id)
    return made(told, *found, ledger.taken(told.id), asked, is_weighed=is_weighed)


def made(
    told: Story,
    items: Sequence[Item],
    happenings: Sequence[Happening],
    taken: Mapping[str, Taken],
    asked: Asked,
    *,
    is_weighed: bool,
) -> StoryPage:
    """The page of the story: what passes the filter of its claims and of the statements in it."""
    voice = voices(items)
    by_id = {item.id: item for item in items}
    found = chosen(items, asked)
    dated, undated = happened(found, chosen(happenings, asked), happenings)
    passing = None if asked.is_whole else _articles(told, found.items, asked)
    return StoryPage(
        **{name: getattr(told, name) for name in _ENTRY},
        weighed=is_weighed,
        asked=asked,
        shown=Shown(
            statements=len(found.items),
            statements_of=len(items),
            speakers=_speakers(found.items, voice),
            speakers_of=_speakers(items, voice),
            articles=len(told.pages) if passing is None else len(passing),
            undated=len(found.undated),
        ),
        choices=choices(items, voice, happenings),
        told=who_says_what(told, found, by_id),
        figures=counts(told.figures, found, by_id),
        items=found.items,
        undated=found.undated,
        happened=dated,
        happened_undated=undated,
        places=places(dated if asked.by == HAPPENED else found.items),
        sources=sources(told, taken, items, passing),
        headlines=titles(told.pages, passing),
    )


_ENTRY = (
    "id", "title", "first_published", "last_published", "articles", "outlets", "origins", "unknown",
)  # fmt: skip


def _story(ledger: Ledger, key: str, *, headlines: bool) -> tuple[Story, bool]:
    """The story, and whether it is weighed; a large one that is not is left to the weigher.

    The headlines of a large one are read one by one, unless all are to be shown.
    """
    found = ledger.weighed(key, weighed.maker())
    _, *readings = ledger.state(key)
    if found is None and len(readings) <= AT_ONCE:
        return weighed.story(ledger, key), True
    headlines = headlines or len(readings) <= AT_ONCE
    return ledger.story(key, found or Weighed((), (), ()), headlines=headlines), found is not None


def _looked_at(ledger: Ledger, pages: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """The articles; in a large story the first headlines are held against the first article under each."""
    if len(pages) <= AT_ONCE or any(page.headline for page in pages):
        return pages
    first: dict[str, str] = {}
    for page in pages:
        first.setdefault(page.title or "", page.id)
    found = {title: _headline(ledger, article) for title, article in islice(first.items(), LOOKED_AT)}
    return tuple(replace(page, headline=found.get(page.title or "")) for page in pages)


def _headline(ledger: Ledger, article: str) -> dict[str, object] | None:
    report = ledger.report(article)
    found = json.loads(report).get("headline") if report else None
    return found if isinstance(found, dict) else None


def _articles(told: Story, items: Sequence[Item], asked: Asked) -> frozenset[str]:
    """The articles with something that passes; all of an outlet when nothing but the outlet is asked for."""
    if replace(asked, outlet=None).is_whole:
        return frozenset(page.id for page in told.pages if page.outlet == asked.outlet)
    return frozenset(item.article for item in items)


def _speakers(items: Sequence[Item], voice: Mapping[str | None, str]) -> int:
    """How many speak who are named."""
    return len({voice[item.actor] for item in items} - {UNNAMED})


# ── the twins ─────────────────────────────────────────────────────────────────────────────────────


def _rows(page: StoryPage) -> Iterator[Row]:
    for item in page.items:
        row = as_json(item)
        assert isinstance(row, dict)
        said = item.said or Interval(None, None)
        yield {**row, "said_earliest": as_json(said.earliest), "said_latest": as_json(said.latest)}


def _news(page: StoryPage) -> Iterator[News]:
    """The statements of the newest articles."""
    newest = sorted(page.items, key=lambda item: item.published or date.min, reverse=True)
    for item in newest[:NEWS]:
        through = f" via {item.channel}" if item.channel else ""
        yield News(
            item.id,
            f"{item.speaker or 'Nobody named'}: “{one_line(item.words, limit=200)}”",
            span_of(item.article, item.start, item.end),
            item.published,
            f"{item.outlet or 'no outlet'}{through}, said {days(item.said)}",
        )


def _features(page: StoryPage) -> Iterator[Feature]:
    """The statements at every place that each names; behind them, without a point, those that name none."""
    unplaced = []
    for item in page.mapped:
        placed = [spot for spot in item.places if spot.lat is not None]
        for spot in placed:
            where = {
                "place": spot.name,
                "place_key": spot.key,
                "kind": spot.kind,
                "country": spot.country,
                "precision_km": spot.precision_km,
            }
            yield Feature(spot.lon, spot.lat, {**_on_map(item), **where})
        if not placed:
            unplaced.append(item)
    nowhere = {"place": None, "place_key": None, "precision_km": None}
    yield from (Feature(None, None, {**_on_map(item), **nowhere}) for item in unplaced)


def _on_map(item: Item) -> Row:
    said = item.said or Interval(None, None)
    return {
        "statement": item.statement if isinstance(item, Happening) else item.id,
        "event": item.told if isinstance(item, Happening) else None,
        "article": item.article,
        "outlet": item.outlet,
        "words": item.words,
        "speaker": item.speaker,
        "actor": None if item.actor == ITSELF else item.actor,
        "said": days(item.said) if item.said else None,
        "said_earliest": said.earliest,
        "said_latest": said.latest,
        "happened": "; ".join(map(days, item.happened)) or None,
        "href": span_of(item.article, item.start, item.end),
    }


def span_of(article: str, start: int, end: int) -> str:
    """The address of words of an article.

    >>> span_of("64e69793ee6078dc", 203, 233)
    '/article/64e69793ee6078dc?at=203-233#at'
    """
    return f"{path_of('article', article)}?at={start}-{end}#at"


_COLUMNS = (
    "id", "article", "outlet", "published", "speaker", "actor", "stance", "words", "start", "end",
    "channel", "channel_id", "said_earliest", "said_latest", "happened", "places", "figures",
)  # fmt: skip
_ABOUT = "A story: who says what, with which figures, when, where, and where its texts come from."
PAGES = (
    Page(
        "/story/{key}", story, "story.html", _ABOUT,
        rows=_rows, columns=_COLUMNS, news=_news, features=_features,
    ),
)  # fmt: skip
