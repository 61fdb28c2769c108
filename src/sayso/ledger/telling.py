"""A story as it is weighed and shown: its articles with what people corrected, and what was weighed, kept.

What was weighed stays until an article comes into the story, leaves it, or is corrected.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, func, insert, or_, select, text, update

from sayso.ledger import tables as t
from sayso.ledger.findings import packed, packed_json, uncompressed, unpacked
from sayso.ledger.views import stories_told
from sayso.model import (
    ActorKind,
    Entry,
    Evidence,
    Figure,
    Grade,
    OriginKind,
    Page,
    Place,
    Proposition,
    Saying,
    Speaker,
    Statement,
    Story,
    Text,
    Time,
    Told,
    Weighed,
    value_from,
)


def entries(
    connection: Connection, *, limit: int | None = None, since: date | None = None, until: date | None = None
) -> list[Entry]:
    """The stories, those with the newest article first; with days, those that have articles around them."""
    given = {"limit": limit, "since": since and since.isoformat(), "until": until and until.isoformat()}
    asked = {name: value for name, value in given.items() if value is not None}
    days = " AND ".join(_DAYS[name] for name in asked if name in _DAYS) or "true"
    query = f"{_ENTRIES} WHERE {days} ORDER BY last_published IS NULL, last_published DESC, id"
    rows = connection.execute(text(query + (" LIMIT :limit" if "limit" in asked else "")), asked)
    return [value_from(Entry, dict(row)) for row in rows.mappings()]


_DAYS = {"since": "last_published >= :since", "until": "first_published <= :until"}


def story(connection: Connection, key: str, weighed: Weighed, *, headlines: bool = True) -> Story:
    """The story with this key, with what was weighed in it; the reports' ``headlines`` take the longest."""
    (entry,) = connection.execute(_ENTRY, {"id": key}).mappings()
    pages = tuple(map(_page, connection.execute(_PAGES, {"story": key, "headlines": int(headlines)})))
    return Story(
        **{name: getattr(value_from(Entry, dict(entry)), name) for name in entry},
        pages=pages,
        texts=_texts(pages),
        claims=weighed.claims,
        disputes=weighed.disputes,
        figures=weighed.series,
        rejected=weighed.rejected,
    )


def weighed(connection: Connection, key: str, by: str) -> Weighed | None:
    """What this version of sayso weighed in the story; None when that is to be made again."""
    s = t.story.c
    kept = connection.execute(select(s.weighed).where(s.key == key, s.weighed_by == by)).scalar()
    return None if kept is None else value_from(Weighed, unpacked(kept))


def unweighed(connection: Connection, by: str, *, newest: int | None = None) -> Sequence[str]:
    """The stories in which it is to be made again, by their keys; so many with the newest articles."""
    s, lin, r = t.story.c, t.lineage.c, t.reading.c
    has_articles = select(lin.article_id).where(lin.story_id == s.id).exists()
    is_old = or_(s.weighed.is_(None), s.weighed_by.is_distinct_from(by))
    query = select(s.key).where(is_old, has_articles)
    if newest is not None:
        published = select(func.max(r.published)).join(t.lineage, lin.article_id == r.article_id)
        last = published.where(lin.story_id == s.id, r.current).scalar_subquery()
        query = query.order_by(func.coalesce(last, "").desc()).limit(newest)
    return connection.execute(query.order_by(s.id)).scalars().all()


def state(connection: Connection, key: str) -> tuple[int, ...]:
    """The last correction and the readings of the story: what is weighed hangs on them."""
    corrected = connection.execute(select(func.max(t.correction.c.number))).scalar() or 0
    readings = connection.execute(_READINGS, {"story": key}).scalars().all()
    return corrected, *readings


def keep_weighed(
    connection: Connection, key: str, found: Weighed, *, by: str, of: tuple[int, ...] | None = None
) -> None:
    """Keep what was weighed in the story, with a row for each claim; not when it has changed from ``of``."""
    if of is not None and of != state(connection, key):
        return  # an article came meanwhile, and whoever asks next weighs it too
    number = connection.execute(select(t.story.c.id).where(t.story.c.key == key)).scalar_one()
    connection.execute(delete(t.claim).where(t.claim.c.story_id == number))
    kept = update(t.story).where(t.story.c.id == number)
    connection.execute(kept.values(weighed=packed(found), weighed_by=by, disputes=len(found.disputes)))
    against = defaultdict(list)
    for dispute in found.disputes:
        for claim in set(dispute.claims) - {None}:
            against[claim].append(dispute)
    rows = [
        {
            "story_id": number,
            "key": claim.id,
            "text": claim.text,
            **{name: getattr(claim.support, name) for name in ("articles", "outlets", "origins", "unknown")},
            "members": packed_json(claim.members),
            "disputes": packed_json(tuple(against[claim.id])),
        }
        for claim in found.claims
    ]
    if rows:
        connection.execute(insert(t.claim), rows)


# ── a story as it is shown ────────────────────────────────────────────────────────────────────────

_ENTRIES = (
    "SELECT id, title, first_published, last_published, articles, outlets, origins, unknown FROM stories"
)
_ENTRY = text(stories_told("story_id = (SELECT s.id FROM story s WHERE s.key = :id)"))
_PAGES = text("""
    SELECT a.id, a.url, a.outlet, a.family, a.title, coalesce(a.published_time, a.published) AS published,
           a.origin, a.parent, a.origin_kind, a.hand, a.evidence, l.story_why,
           CASE WHEN :headlines = 1 THEN r.report END AS report
    FROM articles a
    JOIN article own ON own.key = a.id
    JOIN lineage l ON l.article_id = own.id
    JOIN story s ON s.id = l.story_id
    JOIN reading r ON r.article_id = own.id AND r.current
    WHERE s.key = :story
    ORDER BY a.published IS NULL, coalesce(a.published_time, a.published), a.id""")


def _page(row: Row[Any]) -> Page:
    told = {name: getattr(row, name) for name in ("id", "url", "outlet", "family", "title", "published")}
    return Page(
        **told,
        origin=row.origin,
        parent=row.parent,
        origin_kind=OriginKind(row.origin_kind),
        hand=row.hand,
        evidence=_evidence(row.evidence),
        in_story=_evidence(row.story_why),
        headline=json.loads(uncompressed(row.report)).get("headline") if row.report else None,
    )


def _evidence(written: str) -> tuple[Evidence, ...]:
    return tuple(value_from(Evidence, each) for each in json.loads(written))


def _texts(pages: Iterable[Page]) -> tuple[Text, ...]:
    of_one: dict[str, list[Page]] = {}
    for page in pages:
        of_one.setdefault(page.origin, []).append(page)
    texts = (
        Text(origin, sharing[0].origin_kind, sharing[0].hand, tuple(page.id for page in sharing))
        for origin, sharing in of_one.items()
    )
    return tuple(sorted(texts, key=lambda of: -len(of.articles)))


# ── a story as it is weighed ──────────────────────────────────────────────────────────────────────


def told(connection: Connection, key: str) -> tuple[Told, ...]:
    """The articles of the story with all that is weighed of them, in the order of publication."""
    rows = connection.execute(_TOLD, {"story": key}).all()
    said: dict[int, list[Row[Any]]] = defaultdict(list)
    statements = connection.execute(_SAID, {"story": key}).all()
    for statement in statements:
        said[statement.reading_id].append(statement)
    return tuple(_told(row, said[row.id]) for row in rows)


_ORIGIN = t.article.alias("origin")
_IN_STORY = (
    select(t.lineage.c.article_id)
    .join(t.story, t.story.c.id == t.lineage.c.story_id)
    .where(t.story.c.key == bindparam("story"))
)
_READINGS = (
    select(t.reading.c.id)
    .where(t.reading.c.current, t.reading.c.article_id.in_(_IN_STORY))
    .order_by(t.reading.c.id)
)
_TOLD: Select[Any] = (
    select(
        t.reading.c.id, t.reading.c.outlet, t.reading.c.url, t.reading.c.published,
        t.reading.c.published_time, t.reading.c.report, t.reading.c.propositions,
        t.article.c.key, t.lineage.c.family, t.lineage.c.origin_kind, t.lineage.c.hand,
        _ORIGIN.c.key.label("origin"),
    )
    .join(t.article, t.article.c.id == t.reading.c.article_id)
    .join(t.lineage, t.lineage.c.article_id == t.article.c.id)
    .join(_ORIGIN, _ORIGIN.c.id == t.lineage.c.origin_id)
    .where(t.reading.c.current, t.reading.c.article_id.in_(_IN_STORY))
    .order_by(t.reading.c.published.is_(None), t.reading.c.published, t.article.c.key)
)  # fmt: skip
_OWN, _WHO = t.actor.alias("own"), t.actor.alias("who")
_SAID: Select[Any] = (
    select(
        *(t.statement.c[name] for name in (
            "reading_id", "ident", "key", "status", "speaker", "speaker_kind", "speaker_description",
            "speaker_rule", "speaker_grade", "speaker_doubt",
        )),
        _OWN.c.key.label("own"),
        _WHO.c.key.label("who"),
    )
    .join(t.reading, t.reading.c.id == t.statement.c.reading_id)
    .outerjoin(_OWN, _OWN.c.id == t.statement.c.actor_id)
    .outerjoin(_WHO, _WHO.c.id == _OWN.c.merged_into)
    .where(t.reading.c.current, t.reading.c.article_id.in_(_IN_STORY), t.statement.c.status != "rejected")
)  # fmt: skip


def _told(row: Row[Any], said: Iterable[Row[Any]]) -> Told:
    report = json.loads(uncompressed(row.report))
    found = {written["id"]: value_from(Statement, written) for written in report["statements"]}
    propositions = unpacked(row.propositions) if row.propositions else ()
    return Told(
        article=row.key,
        outlet=row.outlet,
        family=row.family,
        url=row.url,
        published=date.fromisoformat(row.published) if row.published else None,
        time=datetime.fromisoformat(row.published_time) if row.published_time else None,
        origin=row.origin,
        origin_kind=OriginKind(row.origin_kind),
        origin_name=row.hand,
        sayings=tuple(_saying(found[each.ident], each) for each in said),
        propositions=tuple(value_from(Proposition, each) for each in propositions),
        figures=tuple(value_from(Figure, each) for each in report["figures"]),
        places=tuple(value_from(Place, each) for each in report["places"]),
        times=tuple(value_from(Time, each) for each in report["times"]),
    )


def _saying(statement: Statement, row: Row[Any]) -> Saying:
    """The statement with the speaker that people gave it, where they did."""
    if row.status == "edited":
        speaker = Speaker(
            row.speaker,
            ActorKind(row.speaker_kind),
            row.speaker_description,
            row.speaker_rule,
            Grade(row.speaker_grade),
            row.speaker_doubt,
        )
        statement = replace(statement, speaker=speaker)
    return Saying(statement, row.key, row.who or row.own)
