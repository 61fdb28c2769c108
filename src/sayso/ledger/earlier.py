"""The articles of a ledger as tracing asks about them: found by the keys they share, and as compared.

The ledger answers tracing's Protocol without knowing it; the caller puts the two together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Row, TextClause, bindparam, select, text

from sayso.ledger import tables as t
from sayso.ledger.findings import unpacked
from sayso.ledger.keys import number
from sayso.ledger.words import IDS, rank_from
from sayso.model import Article, Known, article_from

_REMEMBERED = 1_000  # articles as they are compared: those of a story are asked for again and again


class Earlier:
    """The articles that are there beside one, by their current readings; ids are the ledger's own."""

    def __init__(self, connection: Connection, *, beside: int) -> None:
        self._connection = connection
        self._beside = beside

    def found_by(
        self, keys: Sequence[str], *, since: date | None = None, until: date | None = None, each: int = 20
    ) -> Mapping[int, int]:
        """How many of the keys each other article has; each key finds its ``each`` newest within the days."""
        newest = rank_from(until) if until else 0
        oldest = rank_from(since - timedelta(days=1)) if since else rank_from(None) * (1 if until else 2)
        asked = {f"k{i}": number(given) for i, given in enumerate(dict.fromkeys(keys))}
        if not asked:
            return {}
        within = {"newest": newest, "oldest": oldest, "each": each, "beside": self._beside}
        return Counter(self._connection.execute(_found(len(asked)), {**asked, **within}).scalars())

    def known(self, articles: Sequence[int]) -> Sequence[Known]:
        """These articles as they are compared, in this order; what is not there is left out."""
        rows = {row.article_id: row for row in self._connection.execute(_KNOWN, {"ids": list(articles)})}
        return [_known(rows[article]) for article in articles if article in rows]

    def in_story(self, story: int, *, limit: int = 50) -> Sequence[int]:
        """The other articles of the story, the newest published first."""
        asked = {"story": story, "limit": limit, "beside": self._beside}
        return self._connection.execute(_IN_STORY, asked).scalars().all()


@cache
def _found(keys: int) -> TextClause:
    """What asks for the articles that bear the keys k0, k1, …: an article as often as it bears one."""
    each = " UNION ALL ".join(f"SELECT id FROM ({_BEARING.format(i)}) b{i}" for i in range(keys))
    return text(f"SELECT id FROM ({each}) f WHERE id <> :beside")


_BEARING = (
    f"SELECT rank % {IDS} AS id FROM trace_key "
    "WHERE key = :k{0} AND rank BETWEEN :newest AND :oldest ORDER BY rank LIMIT :each"
)
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
        article=_article(*(getattr(row, name) for name in (*_PARTS, *_JSON))),
        keys=_keys(row.keys) if row.keys else (),
        traits=_traits(row.traits) if row.traits else {},
        story=row.story_id,
        origin=row.origin_id,
        parent=row.parent_id,
    )


@lru_cache(_REMEMBERED)
def _keys(kept: str) -> tuple[str, ...]:
    return tuple(json.loads(kept))


@lru_cache(_REMEMBERED)
def _traits(kept: bytes) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], unpacked(kept))


@lru_cache(_REMEMBERED)
def _article(*kept: str | None) -> Article:
    told = dict(zip((*_PARTS, *_JSON), kept, strict=True))
    lists = {name: json.loads(told[name] or "[]") for name in _JSON}
    content = told.pop("content")
    return article_from({**told, **lists, "id": content, "modified": None, "truncated": False})
