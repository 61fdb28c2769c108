"""The articles of a ledger as tracing asks about them: found by the keys they share, and as compared.

The ledger answers tracing's Protocol without knowing it; the caller puts the two together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, text

from sayso.ledger import tables as t
from sayso.ledger.facets import key
from sayso.ledger.findings import unpacked
from sayso.ledger.words import Asked, rank_from
from sayso.model import Article, Known, article_from


class Earlier:
    """The articles that are there beside one, by their current readings; ids are the ledger's own."""

    def __init__(self, connection: Connection, *, beside: int) -> None:
        self._connection = connection
        self._beside = beside

    def found_by(
        self, keys: Sequence[str], *, since: date | None = None, until: date | None = None, each: int = 20
    ) -> Mapping[int, int]:
        """How many of the keys each other article has; each key finds its ``each`` newest within the days."""
        dialect = self._connection.dialect.name
        newest = rank_from(until) if until else 0
        oldest = rank_from(since - timedelta(days=1)) if since else rank_from(None) * (1 if until else 2)
        found: Counter[int] = Counter()
        for given in dict.fromkeys(keys):
            ranks, match = Asked(choices=((key(given),),)).ranks("reading", dialect)
            query = _FOUND.format(ranks=ranks, rank=_RANK[dialect])
            within = {"newest": newest, "oldest": oldest, "each": each, "beside": self._beside}
            found.update(self._connection.execute(text(query), {**match, **within}).scalars())
        return found

    def known(self, articles: Sequence[int]) -> Sequence[Known]:
        """These articles as they are compared, in this order; what is not there is left out."""
        rows = {row.article_id: row for row in self._connection.execute(_KNOWN, {"ids": list(articles)})}
        return [_known(rows[article]) for article in articles if article in rows]

    def in_story(self, story: int, *, limit: int = 50) -> Sequence[int]:
        """The other articles of the story, the newest published first."""
        asked = {"story": story, "limit": limit, "beside": self._beside}
        return self._connection.execute(_IN_STORY, asked).scalars().all()


# The index gives the newest first, and no more of them are looked up than are asked for.
_FOUND = """
    SELECT r.article_id
    FROM ({ranks} AND {rank} BETWEEN :newest AND :oldest ORDER BY {rank} LIMIT :each) f
    JOIN reading r ON r.id = f.id
    WHERE r.article_id <> :beside"""
_RANK = {"sqlite": "w.rowid", "postgresql": "w.rank"}
_PARTS = ("text", "title", "outlet", "url", "published", "published_time", "language", "content")
_JSON = ("byline", "passages", "credits")
_COLUMNS = ("article_id", "keys", "traits", *_PARTS, *_JSON)
_KNOWN = (
    select(
        *(t.reading.c[name] for name in _COLUMNS),
        *(t.lineage.c[name] for name in ("story_id", "origin_id", "parent_id")),
    )
    .outerjoin(t.lineage, t.lineage.c.article_id == t.reading.c.article_id)
    .where(t.reading.c.current, t.reading.c.article_id.in_(bindparam("ids", expanding=True)))
)
_IN_STORY = (
    select(t.lineage.c.article_id)
    .join(t.reading, t.reading.c.article_id == t.lineage.c.article_id)
    .where(t.lineage.c.story_id == bindparam("story"), t.reading.c.current)
    .where(t.lineage.c.article_id != bindparam("beside"))
    .order_by(t.reading.c.published.is_(None), t.reading.c.published.desc(), t.lineage.c.article_id)
    .limit(bindparam("limit"))
)


def _known(row: Row[Any]) -> Known:
    return Known(
        id=row.article_id,
        article=_article(row),
        keys=tuple(json.loads(row.keys or "[]")),
        traits=unpacked(row.traits) if row.traits else {},
        story=row.story_id,
        origin=row.origin_id,
        parent=row.parent_id,
    )


def _article(row: Row[Any]) -> Article:
    told = {name: getattr(row, name) for name in _PARTS if name != "content"}
    lists = {name: json.loads(getattr(row, name)) for name in _JSON}
    return article_from({"id": row.content, "modified": None, "truncated": False, **told, **lists})
