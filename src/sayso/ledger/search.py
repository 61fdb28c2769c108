"""Statements and articles found again, by their words and by what is known about them.

The newest published come first, what has no day last, then as they were added. The index holds its entries in
this order and filters are words of it, so that a search reads the first hits and sorts nothing, however many
there are: see `Entry.rank` and facets.py.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sqlalchemy import Connection, bindparam, func, select, text
from sqlalchemy.engine import RowMapping

from sayso.ledger import tables as t
from sayso.ledger.query import Query, asked_of
from sayso.ledger.snippets import Snippet, excerpt, marked
from sayso.ledger.words import Asked, id_at
from sayso.model import ActorKind, ChannelKind, Grade, Interval, Kind, Speaker, Stance

T = TypeVar("T")

_COUNTED = 10_000  # hits that are counted: beyond, a page says "more than"


@dataclass(frozen=True, slots=True)
class About:
    """The article that a hit is, or stands in."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Through:
    """The channel of a statement."""

    name: str
    kind: ChannelKind


@dataclass(frozen=True, slots=True)
class SaidHit:
    """A statement that was found; ``snippet`` is its content, the matches marked."""

    id: str
    kind: Kind
    snippet: Snippet
    speaker: Speaker
    actor: str | None  # key of who the speaker was found to be
    actor_name: str | None
    channel: Through | None
    said: Interval | None
    stance: Stance
    certainty: str
    status: str
    within: str | None
    rule: str
    spans: tuple[tuple[int, int], ...]  # in the article's text
    article: About


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that was found; ``snippet`` is the part of its text where most of the words stand."""

    article: About
    title: Snippet | None
    snippet: Snippet
    statements: int


@dataclass(frozen=True, slots=True)
class Hits(Generic[T]):
    """One page of what was found."""

    found: tuple[T, ...]
    total: int  # 10,000 at most
    is_more: bool  # whether there are more than ``total``
    after: int | None  # to be asked for the next page; None on the last


def statements(connection: Connection, query: Query) -> Hits[SaidHit]:
    """The statements that the query asks for."""
    ids, total, after = _standing(connection, "statement", query)
    return Hits(statements_with(connection, ids, query), min(total, _COUNTED), total > _COUNTED, after)


def statements_with(connection: Connection, ids: Sequence[int], query: Query) -> tuple[SaidHit, ...]:
    """The statements with these numbers, in this order."""
    rows = {row["id"]: row for row in connection.execute(_SAID, {"ids": ids}).mappings()}
    return tuple(said_hit(rows[one], query) for one in ids if one in rows)


def articles(connection: Connection, query: Query) -> Hits[ArticleHit]:
    """The articles that the query asks for; a filter is met by any of an article's statements."""
    ids, total, after = _standing(connection, "reading", query)
    rows = {row["id"]: row for row in connection.execute(_READ, {"ids": ids}).mappings()}
    found = tuple(_article_hit(rows[one], query) for one in ids if one in rows)
    return Hits(found, min(total, _COUNTED), total > _COUNTED, after)


def _standing(connection: Connection, table: str, query: Query) -> tuple[list[int], int, int | None]:
    """The ids of one page, how many there are in all pages, and where the next one begins."""
    asked = asked_of(connection, query)
    if asked is None:
        return [], 0, None
    ranks, parameters = _ranks(connection, table, asked, query)
    given = {**parameters, "after": query.after or 0, "more": query.limit + 1}
    rows = connection.execute(text((_FIRST if query.after is None else _NEXT).format(ranks)), given).all()
    shown = [int(row.rank) for row in rows[: query.limit]]
    total = int(rows[0].total) if rows else 0
    return [id_at(rank) for rank in shown], total, shown[-1] if len(rows) > len(shown) else None


# One pass gives the first page and the number of hits: to set out anew for the number takes as long again
# where many lists of entries are joined, as for a beginning of three letters or a circle of 2,000 km.
_FIRST = f"""
    WITH hits AS MATERIALIZED (SELECT f.rank FROM ({{0}}) f ORDER BY f.rank LIMIT {_COUNTED + 1})
    SELECT h.rank, (SELECT count(*) FROM hits) AS total FROM hits h
    WHERE h.rank > :after ORDER BY h.rank LIMIT :more"""
_NEXT = f"""
    SELECT f.rank, (SELECT count(*) FROM (SELECT c.rank FROM ({{0}}) c LIMIT {_COUNTED + 1}) n) AS total
    FROM ({{0}}) f WHERE f.rank > :after ORDER BY f.rank LIMIT :more"""


def _ranks(connection: Connection, table: str, asked: Asked, query: Query) -> tuple[str, dict[str, str]]:
    ranks, parameters = asked.ranks(table, connection.dialect.name)
    if table == "statement" and not query.with_rejected:
        rejected = "SELECT s.id FROM statement s WHERE s.status = 'rejected'"
        ranks = f"SELECT h.rank FROM ({ranks}) h WHERE h.id NOT IN ({rejected})"
    return ranks, parameters


def said_hit(row: RowMapping, query: Query) -> SaidHit:
    """The statement of this row."""
    return SaidHit(
        id=row["key"],
        kind=Kind(row["kind"]),
        snippet=marked(row["content"], query.wanted),
        speaker=Speaker(
            row["speaker"],
            ActorKind(row["speaker_kind"]),
            row["speaker_description"],
            row["speaker_rule"],
            Grade(row["speaker_grade"]),
            row["speaker_doubt"],
        ),
        actor=row["actor"],
        actor_name=row["actor_name"],
        channel=Through(row["channel"], ChannelKind(row["channel_kind"])) if row["channel"] else None,
        said=_interval(row["said_earliest"], row["said_latest"]),
        stance=Stance(row["stance"]),
        certainty=row["certainty"],
        status=row["status"],
        within=row["within"],
        rule=row["rule"],
        spans=tuple((start, end) for start, end in json.loads(row["spans"])),
        article=_about(row),
    )


def _article_hit(row: RowMapping, query: Query) -> ArticleHit:
    title = row["title"]
    return ArticleHit(
        article=_about(row),
        title=None if title is None else marked(title, query.wanted),
        snippet=excerpt(row["text"], query.wanted),
        statements=row["statements"],
    )


def _about(row: RowMapping) -> About:
    return About(row["article"], row["url"], row["outlet"], row["title"], _day(row["published"]))


def _interval(earliest: str | None, latest: str | None) -> Interval | None:
    return Interval(_day(earliest), _day(latest)) if earliest or latest else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


_OWN, _WHO = t.actor.alias("own"), t.actor.alias("who")
_ABOUT = (
    t.article.c.key.label("article"),
    *(t.reading.c[n] for n in ("url", "outlet", "title", "published")),
)
_COLUMNS = (
    "id", "key", "kind", "content", "spans", "speaker", "speaker_kind", "speaker_description",
    "speaker_rule", "speaker_grade", "speaker_doubt", "said_earliest", "said_latest", "stance", "certainty",
    "status", "within", "rule",
)  # fmt: skip
_SAID = (
    select(
        *(t.statement.c[name] for name in _COLUMNS),
        _WHO.c.key.label("actor"),
        _WHO.c.name.label("actor_name"),
        t.channel.c.name.label("channel"),
        t.channel.c.kind.label("channel_kind"),
        *_ABOUT,
    )
    .select_from(t.statement)
    .join(t.reading, t.reading.c.id == t.statement.c.reading_id)
    .join(t.article, t.article.c.id == t.reading.c.article_id)
    .outerjoin(_OWN, _OWN.c.id == t.statement.c.actor_id)
    .outerjoin(_WHO, _WHO.c.id == func.coalesce(_OWN.c.merged_into, _OWN.c.id))
    .outerjoin(t.channel, t.channel.c.id == t.statement.c.channel_id)
    .where(t.statement.c.id.in_(bindparam("ids", expanding=True)))
)
_COUNT = (
    select(func.count())
    .where(t.statement.c.reading_id == t.reading.c.id)
    .correlate(t.reading)
    .scalar_subquery()
)
_READ = (
    select(t.reading.c.id, t.reading.c.text, *_ABOUT, _COUNT.label("statements"))
    .join(t.article, t.article.c.id == t.reading.c.article_id)
    .where(t.reading.c.id.in_(bindparam("ids", expanding=True)))
)
