"""The stories of a ledger a page at a time, and those that have an article of a certain kind.

The newest articles are walked through until there are stories enough, and only the stories shown are counted
up, so that a page costs the same in a ledger of a hundred articles and of a million.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, text

from sayso.errors import BadQuery
from sayso.ledger.query import Query, asked_of
from sayso.ledger.views import stories_told
from sayso.ledger.words import Entry as Ranked
from sayso.ledger.words import rank_from
from sayso.model import Entry, value_from

_AT_ONCE = 100  # articles that are walked through together
_LOOKED_AT = 4  # of a story's articles, the newest: for the place that most of them name
_LAST_RANK = 2**62


@dataclass(frozen=True, slots=True)
class Shown:
    """Which articles are asked for: what a search finds, of these days of publication, from this agency."""

    query: Query | None = None
    since: date | None = None
    until: date | None = None
    agency: str | None = None  # the agency that the article's text comes from

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked for, and every article meant."""
        return self == Shown()


@dataclass(frozen=True, slots=True)
class Daily:
    """How many articles were published on a day."""

    day: date
    articles: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A place, and in how many articles it is named."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Box(Entry):
    """A story in the list of stories, with what tells it from others at a glance."""

    disputes: int | None  # None while it is not weighed
    latest: str | None  # the headline of its newest article, where that is another one
    first_time: str | None  # a day, or a time where the page gave one
    last_time: str | None
    place: Scene | None  # the one that most of its newest articles name
    days: tuple[Daily, ...]
    undated: int  # articles without a day of publication


@dataclass(frozen=True, slots=True)
class Boxes:
    """One page of the list of stories."""

    stories: tuple[Box, ...]
    after: str | None  # to be asked for the next page; None on the last


def stories(connection: Connection, shown: Shown, *, limit: int, after: str | None = None) -> Boxes:
    """The stories that have such an article, those with the newest one first."""
    walk = _walk(connection, shown)
    if walk is None:
        return Boxes((), None)
    found = list(islice(_new_ones(connection, walk, after), limit + 1))
    boxes = _boxes(connection, [story for story, _ in found[:limit]])
    return Boxes(tuple(boxes), found[limit - 1][1] if len(found) > limit else None)


def articles(connection: Connection, shown: Shown, *, limit: int) -> list[int]:
    """The readings of the newest such articles, by their numbers."""
    walk = _walk(connection, shown)
    if walk is None:
        return []
    found: list[int] = []
    for condition, place in _behind(walk, None):
        query = text(
            f"SELECT w.reading FROM ({walk.sql}) w WHERE {condition} ORDER BY {walk.order} LIMIT :more"
        )
        given = {**walk.given, **place, "more": limit - len(found)}
        found += connection.execute(query, given).scalars()
    return found


# ── the walk through the articles ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Walk:
    """Articles in an order: SQL with the columns reading, story and those that ``order`` names.

    ``after`` and ``before`` are conditions for what stands behind a place in it, and for the articles
    of earlier pages.
    """

    sql: str
    order: str
    given: Mapping[str, object]
    after: str
    before: str
    at: str  # SQL of a row's place
    is_ranked: bool

    def place(self, written: str) -> dict[str, object]:
        """The place that a page's address names."""
        if self.is_ranked:
            if not written.isdigit() or int(written) >= _LAST_RANK:
                raise BadQuery(f"{written!r} is no place in this list", "begin at its first page")
            return {"rank": int(written)}
        day, _, key = written.partition(".")
        return {"day": day or "0000", "key": key}


def _walk(connection: Connection, shown: Shown) -> _Walk | None:
    return _by_day(shown) if shown.query is None else _by_rank(connection, shown, shown.query)


def _by_day(shown: Shown) -> _Walk:
    """Every article by its day, undated ones last, and those of one day by their stories."""
    conditions, given = ["r.current"], dict[str, object]()
    for name, sign in (("since", ">="), ("until", "<=")):
        day = getattr(shown, name)
        if day is not None:
            conditions.append(f"r.published {sign} :{name}")
            given[name] = day.isoformat()
    if shown.agency is not None:
        conditions.append(_AGENCY)
        given["agency"] = shown.agency
    sql = f"""
        SELECT r.id AS reading, r.published, coalesce(s.key, '') AS key, s.id AS story
        FROM reading r
        LEFT JOIN lineage l ON l.article_id = r.article_id
        LEFT JOIN story s ON s.id = l.story_id
        WHERE {" AND ".join(conditions)}"""
    return _Walk(
        sql,
        "w.published DESC, w.key",
        given,
        after="w.published <= :day AND (w.published < :day OR w.key > :key)",
        before="(w.published > :day OR w.published = :day AND w.key <= :key)",
        at="coalesce(w.published, '') || '.' || w.key",
        is_ranked=False,
    )


_AGENCY = "l.origin_kind = 'agency' AND l.hand = :agency"


def _by_rank(connection: Connection, shown: Shown, query: Query) -> _Walk | None:
    """What a search finds, in its order; None when a filter names what the ledger does not have."""
    asked = asked_of(connection, query)
    if asked is None:
        return None
    ranks, parameters = asked.ranks("reading", connection.dialect.name)
    low = rank_from(shown.until) if shown.until else 0
    high = rank_from(shown.since - timedelta(days=1)) if shown.since else _LAST_RANK
    if shown.until and not shown.since:
        high = rank_from(None)  # what has no day is not of these days
    given: dict[str, object] = {**parameters, "low": low, "high": high}
    agency = ""
    if shown.agency is not None:
        agency, given["agency"] = f" AND {_AGENCY}", shown.agency
    sql = f"""
        SELECT f.rank, r.id AS reading, l.story_id AS story
        FROM ({ranks}) f CROSS JOIN reading r LEFT JOIN lineage l ON l.article_id = r.article_id
        WHERE r.id = f.id AND f.rank > :low AND f.rank < :high{agency}"""
    return _Walk(
        sql,
        "w.rank",
        given,
        after="w.rank > :rank",
        before="",
        at="CAST(w.rank AS text)",
        is_ranked=True,
    )


def _new_ones(connection: Connection, walk: _Walk, after: str | None) -> Iterator[tuple[int, str]]:
    """Each story that is on no earlier page, with its place."""
    seen: set[int | None] = {None}  # an article that was not traced is in no story
    for rows in _parts(connection, walk, after):
        new = dict.fromkeys(row.story for row in rows if row.story not in seen)
        earlier = _earlier(connection, walk, list(new), after) if after is not None else set()
        for row in rows:
            if row.story not in seen:
                seen.add(row.story)
                if row.story not in earlier:
                    yield row.story, row.at


def _parts(connection: Connection, walk: _Walk, after: str | None) -> Iterator[Sequence[Any]]:
    """The articles behind this place, some at a time."""
    at = after
    while True:
        rows: list[Any] = []
        for condition, place in _behind(walk, at):
            asked = f"SELECT w.story, {walk.at} AS at FROM ({walk.sql}) w WHERE {condition}"
            query = text(f"{asked} ORDER BY {walk.order} LIMIT :more")
            given = {**walk.given, **place, "more": _AT_ONCE - len(rows)}
            rows += connection.execute(query, given).all()
            if len(rows) == _AT_ONCE:
                break
        if not rows:
            return
        yield rows
        at = rows[-1].at


def _behind(walk: _Walk, at: str | None) -> Iterator[tuple[str, dict[str, object]]]:
    """What is asked for in turn: an index is walked for what has a day, and what has none comes behind it."""
    if walk.is_ranked:
        if at is None:
            yield "true", {}
        else:
            yield walk.after, walk.place(at)
        return
    first: dict[str, object] = {"day": "9999", "key": ""}
    place = first if at is None else walk.place(at)
    if at is None or not at.startswith("."):
        yield walk.after, place
        yield "w.published IS NULL", {}
    else:
        yield "w.published IS NULL AND w.key > :key", {"key": place["key"]}


def _earlier(connection: Connection, walk: _Walk, stories: Sequence[int], after: str) -> set[int]:
    """Which of these stories have an article before this place, and so stand on an earlier page."""
    if not stories:
        return set()
    place = walk.place(after)
    own = text(f"""
        SELECT r.id, r.published FROM lineage l JOIN reading r ON r.article_id = l.article_id
        WHERE r.current AND l.story_id IN ({_numbers(stories)})""")
    readings = [Ranked(row.id, row.published, "") for row in connection.execute(own)]
    if walk.is_ranked:  # FTS5 looks a few entries up by their ranks, and would walk through all for an id
        among = f"w.rank IN ({_numbers(r.rank for r in readings if r.rank <= int(after))})"
    else:
        among = f"w.reading IN ({_numbers(r.id for r in readings)}) AND {walk.before}"
    query = text(f"SELECT DISTINCT w.story FROM ({walk.sql}) w WHERE {among}")
    return set(connection.execute(query, {**walk.given, **place}).scalars())


def _numbers(ids: Iterable[int]) -> str:
    """Numbers of rows, for SQL: thousands of parameters take longer to bind than to look up."""
    return ",".join(str(int(one)) for one in ids) or "-1"


# ── what is shown of each story ───────────────────────────────────────────────────────────────────


def _boxes(connection: Connection, stories: Sequence[int]) -> Iterator[Box]:
    """The stories with these numbers, in this order."""
    if not stories:
        return
    told = {row["story"]: row for row in connection.execute(_told_of(stories)).mappings()}
    daily: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(_daily_of(stories)):
        daily[row.story].append(row)
    newest = {story: _readings_of(daily[story]) for story in stories}
    titles = _titles(connection, [readings[0] for readings in newest.values()])
    named = _named(connection, newest)
    for story in stories:
        counted, dated = told[story], [day for day in daily[story] if day.published]
        entry = value_from(Entry, {name: counted[name] for name in _ENTRY})
        latest = titles[newest[story][0]]
        yield Box(
            **{name: getattr(entry, name) for name in _ENTRY},
            disputes=counted["disputes"],
            latest=latest if latest != entry.title else None,
            first_time=dated[-1].first if dated else None,
            last_time=dated[0].last if dated else None,
            place=_most_named(named[story], of=len(newest[story])),
            days=tuple(Daily(date.fromisoformat(day.published), day.articles) for day in reversed(dated)),
            undated=sum(day.articles for day in daily[story] if not day.published),
        )


def _readings_of(days: Sequence[Any]) -> list[int]:
    """Some of the newest readings of a story: of each day the one added last and the one added first."""
    each = dict.fromkeys(reading for day in days[:_LOOKED_AT] for reading in (day.newest, day.oldest))
    return list(each)[:_LOOKED_AT]


_ENTRY = (
    "id", "title", "first_published", "last_published", "articles", "outlets", "origins", "unknown",
)  # fmt: skip


def _told_of(stories: Sequence[int]) -> Any:
    own = f"story_id IN ({_numbers(stories)})"
    return text(f"""
        SELECT told.*, s.id AS story, s.disputes FROM ({stories_told(own)}) told
        JOIN story s ON s.key = told.id""")


def _daily_of(stories: Sequence[int]) -> Any:
    """The articles of the stories by their days, the newest day first: a story may have thousands."""
    return text(f"""
        SELECT l.story_id AS story, r.published, count(*) AS articles,
               max(r.id) AS newest, min(r.id) AS oldest,
               min(coalesce(r.published_time, r.published)) AS first,
               max(coalesce(r.published_time, r.published)) AS last
        FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
        WHERE l.story_id IN ({_numbers(stories)})
        GROUP BY l.story_id, r.published ORDER BY r.published IS NULL, r.published DESC""")


def _titles(connection: Connection, readings: Sequence[int]) -> dict[int, str | None]:
    query = text(f"SELECT id, title FROM reading WHERE id IN ({_numbers(readings)})")
    return {row.id: row.title for row in connection.execute(query)}


def _named(connection: Connection, newest: Mapping[int, Sequence[int]]) -> dict[int, list[Any]]:
    """The places that each story's newest articles name, each once an article."""
    story_of = {reading: story for story, readings in newest.items() for reading in readings}
    query = text(f"""
        SELECT DISTINCT m.reading_id, p.key, p.name, p.kind
        FROM place_mention m JOIN place p ON p.id = m.place_id
        WHERE m.reading_id IN ({_numbers(story_of)})""")
    named: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        named[story_of[row.reading_id]].append(row)
    return named


def _most_named(places: Sequence[Any], *, of: int) -> Scene | None:
    """The place that most articles name, if at least half do; a country only where nothing nearer is."""
    counted = Counter((place.key, place.name, place.kind) for place in places)
    best = sorted(
        counted.items(), key=lambda each: (each[0][2] == _COUNTRY, -each[1], each[0][1], each[0][0])
    )
    common = [(key, name, many) for (key, name, _), many in best if 2 * many >= of]
    if not common or (len(common) > 1 and common[0][2] == common[1][2] == 1):
        return None  # one article's places are many, and none of them is the story's
    return Scene(*common[0])


_COUNTRY = "country"
