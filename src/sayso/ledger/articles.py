"""What the ledger has of one article beside its report: what people corrected, where its words also stand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select, text

from sayso.errors import NotInLedger
from sayso.ledger import tables as t
from sayso.ledger.chain import Correction, corrections, live
from sayso.ledger.findings import uncompressed
from sayso.model import (
    ActorKind,
    Derivation,
    Direction,
    Dispute,
    Entry,
    Evidence,
    Grade,
    Likeness,
    Member,
    OriginKind,
    Report,
    Shared,
    value_from,
)

COPIES = 20  # of the articles that share its words, those that share most of them
OTHERS = 5  # articles that are named as saying the same
DISPUTES = 50


@dataclass(frozen=True, slots=True)
class Other:
    """Another article: its key, headline, outlet and day."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Copied:
    """An article that shares words with this one; ``here`` and the shares are this one's side."""

    other: Other
    derivation: Derivation
    direction: Direction  # from: this one was taken from the other
    share: float  # of this article's words that stand in the other, 0 to 1
    share_there: float
    passages: tuple[Shared, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A correction that holds: who decided what, when and why."""

    number: int
    action: str
    person: str
    at: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A statement as the ledger has it now, with what people corrected."""

    id: str  # its key in the ledger
    ident: str  # its id in the report
    status: str  # found, or accepted, rejected, edited
    speaker: str | None
    speaker_kind: ActorKind
    speaker_description: str | None
    speaker_grade: Grade
    speaker_doubt: str | None
    speaker_rule: str | None
    actor: str | None  # the key of who it is in the ledger, others merged into them
    actor_name: str | None
    channel: str | None  # its key
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place that the article names as the ledger has it now; without a key it is unknown."""

    start: int
    end: int
    id: str | None
    name: str | None
    lat: float | None
    lon: float | None
    country: str | None
    kind: str | None
    precision_km: float | None
    candidates: int
    rule: str


@dataclass(frozen=True, slots=True)
class KeptTime:
    """A time that people corrected: the days that the words mean."""

    start: int
    end: int
    earliest: date | None
    latest: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class SaidElsewhere:
    """Words of the article that are a wording of a claim of its story, and who else says it.

    The counts are the claim's, this article among them; ``others`` are the first of the other articles.
    """

    start: int
    end: int
    statement: str | None  # the key of the one in which they stand
    claim: str
    text: str  # the claim in its clearest wording
    grade: Likeness
    articles: int
    outlets: int
    origins: int
    unknown: int
    others: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ArticleLineage:
    """Where the article's text comes from, and what it goes together with."""

    story: Entry
    story_why: tuple[Evidence, ...]
    origin: Other  # the first article of its text
    parent: Other | None  # what it was most likely taken from
    origin_kind: OriginKind
    hand: str | None
    evidence: tuple[Evidence, ...]
    copies: tuple[Copied, ...]  # those that share most
    copied: int  # how many there are
    is_weighed: bool  # whether what the story says is told below; else something changed since it was weighed
    elsewhere: tuple[SaidElsewhere, ...]
    disputes: tuple[Dispute, ...]  # of the story, one side of which stands here


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the ledger keeps it."""

    id: str
    added: str
    source: str
    within: str | None
    complete: bool
    seen: str  # when this version was first seen
    bytes: str  # sha256 of what was delivered
    size: int  # bytes
    versions: int
    lineage: ArticleLineage | None  # None while it was compared with no other
    statements: tuple[KeptStatement, ...]
    places: tuple[KeptPlace, ...]
    times: tuple[KeptTime, ...]


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """What a page said at a time: the oldest is number 1."""

    number: int
    seen: str  # when it was first seen so
    last_seen: str
    sightings: int  # how often it was seen so, in whatever furniture
    bytes: str  # sha256 of what was delivered first
    size: int
    complete: bool
    title: str | None
    made_by: str  # the newest version of sayso that read it
    current: bool  # whether it is what the ledger says of the article


def article(
    connection: Connection, key: str, *, beside: str | None = None, by: str
) -> tuple[Report, KeptArticle]:
    """The report on the article with this key, and all else that the ledger has of it.

    ``beside`` names a copy that is told in any case, ``by`` what weighed the stories. Raises `NotInLedger`.
    """
    found = connection.execute(_ARTICLE, {"key": key}).first()
    if found is None:
        raise _no(key)
    return _report(found.report), KeptArticle(
        id=key,
        added=found.added,
        source=found.source,
        within=found.within,
        complete=bool(found.complete),
        seen=found.seen,
        bytes=found.digest,
        size=found.size,
        versions=found.versions,
        lineage=_lineage(connection, found.article_id, key, beside, by),
        statements=tuple(_statements(connection, found.reading_id, key)),
        places=tuple(_places(connection, found.reading_id)),
        times=tuple(_times(connection, found.reading_id)),
    )


def _no(article: str) -> NotInLedger:
    return NotInLedger(f"no article of the ledger is {article!r}", "search for its words, or for its outlet")


def _report(packed: bytes) -> Report:
    return value_from(Report, json.loads(uncompressed(packed)))


_EACH = t.version.alias("each")
_VERSIONS = select(func.count()).where(_EACH.c.article_id == t.article.c.id).scalar_subquery()
_ARTICLE = (
    select(
        t.article.c.id.label("article_id"), t.article.c.added, t.article.c.source, t.article.c.within,
        t.version.c.complete, t.version.c.seen, t.version.c.digest, t.blob.c.size,
        _VERSIONS.label("versions"), t.reading.c.id.label("reading_id"), t.reading.c.report,
    )
    .join(t.reading, t.reading.c.article_id == t.article.c.id)
    .join(t.version, t.version.c.id == t.reading.c.version_id)
    .join(t.blob, t.blob.c.digest == t.version.c.digest)
    .where(t.article.c.key == bindparam("key"), t.reading.c.current)
)  # fmt: skip


# ── what people corrected ─────────────────────────────────────────────────────────────────────────


def _statements(connection: Connection, reading: int, article: str) -> Iterator[KeptStatement]:
    decided: dict[str, list[Decided]] = defaultdict(list)
    for each in live(corrections(connection, _about(article))):
        decided[each.target].append(_decided(each))
    for row in connection.execute(_STATEMENTS, {"reading": reading}):
        yield KeptStatement(
            id=row.key,
            ident=row.ident,
            status=row.status,
            speaker=row.speaker,
            speaker_kind=ActorKind(row.speaker_kind),
            speaker_description=row.speaker_description,
            speaker_grade=Grade(row.speaker_grade),
            speaker_doubt=row.speaker_doubt,
            speaker_rule=row.speaker_rule,
            actor=row.actor,
            actor_name=row.actor_name,
            channel=row.channel,
            decided=tuple(decided[row.key]),
        )


def _about(article: str) -> Select[Any]:
    return select(t.correction).where(t.correction.c.article == article)


def _decided(correction: Correction) -> Decided:
    c = correction
    return Decided(c.number, c.action.value, c.person, c.at, c.reason)


_OWN, _WHO = t.actor.alias("own"), t.actor.alias("who")
_STATEMENTS = (
    select(
        *(t.statement.c[name] for name in (
            "key", "ident", "status", "speaker", "speaker_kind", "speaker_description",
            "speaker_grade", "speaker_doubt", "speaker_rule",
        )),
        _WHO.c.key.label("actor"), _WHO.c.name.label("actor_name"), t.channel.c.key.label("channel"),
    )
    .outerjoin(_OWN, _OWN.c.id == t.statement.c.actor_id)
    .outerjoin(_WHO, _WHO.c.id == func.coalesce(_OWN.c.merged_into, _OWN.c.id))
    .outerjoin(t.channel, t.channel.c.id == t.statement.c.channel_id)
    .where(t.statement.c.reading_id == bindparam("reading"))
    .order_by(t.statement.c.start, t.statement.c.id)
)  # fmt: skip


def _places(connection: Connection, reading: int) -> Iterator[KeptPlace]:
    rows = connection.execute(_PLACES, {"reading": reading}).mappings()
    return (KeptPlace(**row) for row in rows)


def _times(connection: Connection, reading: int) -> Iterator[KeptTime]:
    for row in connection.execute(_TIMES, {"reading": reading}):
        yield KeptTime(row.start, row.end, _day(row.earliest), _day(row.latest), row.rule)


_PM, _P, _TM = t.place_mention.c, t.place.c, t.time_mention.c
_PLACES = (
    select(
        _PM.start, _PM.end, _P.key.label("id"), _P.name, _P.lat, _P.lon, _P.country, _P.kind,
        _P.precision_km, _PM.candidates, _PM.rule,
    )
    .outerjoin_from(t.place_mention, t.place, _P.id == _PM.place_id)
    .where(_PM.reading_id == bindparam("reading"))
    .order_by(_PM.start, _PM.id)
)  # fmt: skip
_TIMES = (
    select(_TM.start, _TM.end, _TM.earliest, _TM.latest, _TM.rule)
    .where(_TM.reading_id == bindparam("reading"), _TM.found.is_not(None))
    .order_by(_TM.start, _TM.id)
)


# ── where its text comes from ─────────────────────────────────────────────────────────────────────


def _lineage(
    connection: Connection, article: int, key: str, beside: str | None, by: str
) -> ArticleLineage | None:
    row = connection.execute(_LINEAGE, {"article": article}).first()
    if row is None:
        return None
    others = _others(connection, [row.origin_id, row.parent_id])
    weighed = bool(row.weighed) and row.weighed_by == by
    return ArticleLineage(
        story=story_entry(connection, row.story_id),
        story_why=_evidence(row.story_why),
        origin=others[row.origin_id],
        parent=others.get(row.parent_id),
        origin_kind=OriginKind(row.origin_kind),
        hand=row.hand,
        evidence=_evidence(row.own_why) + (_evidence(row.parent_why) if row.parent_id else ()),
        copies=tuple(_copies(connection, article, row.parent_id, beside)),
        copied=connection.execute(_COPIED, {"article": article}).scalar_one(),
        is_weighed=weighed,
        elsewhere=tuple(_elsewhere(connection, row.story_id, key)) if weighed else (),
        disputes=tuple(_disputes(connection, row.story_id, key)) if weighed else (),
    )


_LINEAGE = (
    select(t.lineage, t.story.c.weighed_by, t.story.c.weighed.is_not(None).label("weighed"))
    .join(t.story, t.story.c.id == t.lineage.c.story_id)
    .where(t.lineage.c.article_id == bindparam("article"))
)


def story_entry(connection: Connection, story: int) -> Entry:
    """The story with its counts, asked of its own articles alone: the view counts those of all stories."""
    return value_from(Entry, dict(connection.execute(_ENTRY, {"story": story}).mappings().one()))


_ENTRY = text("""
    SELECT st.key AS id,
           (SELECT r.title FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
            WHERE l.story_id = st.id
            ORDER BY r.title IS NULL, r.published IS NULL, r.published, l.article_id LIMIT 1) AS title,
           told.*
    FROM story st, (
        SELECT min(r.published) AS first_published, max(r.published) AS last_published, count(*) AS articles,
               count(DISTINCT lower(l.family)) AS outlets,
               count(DISTINCT CASE WHEN l.origin_kind <> 'unknown' THEN lower(l.hand) END) AS origins,
               count(CASE WHEN l.origin_kind = 'unknown' THEN 1 END) AS unknown
        FROM lineage l JOIN reading r ON r.article_id = l.article_id AND r.current
        WHERE l.story_id = :story
    ) told
    WHERE st.id = :story""")


def _others(connection: Connection, articles: Iterable[int | None]) -> dict[int, Other]:
    named = [each for each in articles if each is not None]
    return {row.id: _other(row) for row in connection.execute(_NAMED, {"articles": named})}


_NAMED = (
    select(t.article.c.id, t.article.c.key, t.reading.c.title, t.reading.c.outlet, t.reading.c.published)
    .join_from(t.article, t.reading, t.reading.c.article_id == t.article.c.id)
    .where(t.reading.c.current, t.article.c.id.in_(bindparam("articles", expanding=True)))
)


def _other(row: Any) -> Other:
    return Other(row.key, row.title, row.outlet, _day(row.published))


_C = t.copy.c
_TOUCHES = or_(_C.article_id == bindparam("article"), _C.other_id == bindparam("article"))
_COPIED = select(func.count()).where(_TOUCHES)


def _copies(connection: Connection, article: int, parent: int | None, beside: str | None) -> Iterator[Copied]:
    """The parent first, then those that share most of this article's words; the one asked for among them."""
    links = connection.execute(_LINKS, {"article": article}).all()
    shares = {row.id: row.share if row.article_id == article else row.share_there for row in links}
    others = {row.id: row.other_id if row.article_id == article else row.article_id for row in links}
    ordered = sorted(shares, key=lambda link: (others[link] != parent, -shares[link], link))
    asked = connection.execute(_NUMBER, {"key": beside}).scalar()
    shown = [link for n, link in enumerate(ordered) if n < COPIES or others[link] == asked]
    whole = {row.id: row for row in connection.execute(_WHOLE, {"copies": shown})}
    named = _others(connection, (others[link] for link in shown))
    for link in shown:
        if others[link] in named:
            yield _copied(whole[link], named[others[link]], is_ours=whole[link].article_id == article)


_LINKS = select(_C.id, _C.article_id, _C.other_id, _C.share, _C.share_there).where(_TOUCHES)
_NUMBER = select(t.article.c.id).where(t.article.c.key == bindparam("key"))
_WHOLE = select(t.copy).where(_C.id.in_(bindparam("copies", expanding=True)))


def _copied(row: Row[Any], other: Other, *, is_ours: bool) -> Copied:
    """The copy as this article sees it: turned round where it is written down from the other side."""
    passages = tuple(value_from(Shared, each) for each in json.loads(row.passages))
    direction = Direction(row.direction)
    return Copied(
        other=other,
        derivation=Derivation(row.derivation),
        direction=direction if is_ours else _TURNED[direction],
        share=row.share if is_ours else row.share_there,
        share_there=row.share_there if is_ours else row.share,
        passages=passages if is_ours else tuple(Shared(each.there, each.here) for each in passages),
        evidence=_evidence(row.evidence),
    )


_TURNED = {
    Direction.FROM: Direction.TO,
    Direction.TO: Direction.FROM,
    Direction.UNKNOWN: Direction.UNKNOWN,
}


# ── who else says it, and who disputes it ─────────────────────────────────────────────────────────


def _elsewhere(connection: Connection, story: int, article: str) -> Iterator[SaidElsewhere]:
    c = t.claim.c
    query = select(t.claim).where(c.story_id == story, c.members.contains(_named(article)), c.articles > 1)
    for row in connection.execute(query.order_by(c.id)):
        members = json.loads(row.members)
        others = tuple(value_from(Member, each) for each in _one_each(members, article)[:OTHERS])
        for own in (each for each in members if each["article"] == article):
            yield SaidElsewhere(
                start=own["start"],
                end=own["end"],
                statement=own["statement"],
                claim=row.key,
                text=row.text,
                grade=Likeness(own["grade"]),
                articles=row.articles,
                outlets=row.outlets,
                origins=row.origins,
                unknown=row.unknown,
                others=others,
            )


def _one_each(members: Sequence[Mapping[str, Any]], article: str) -> list[Mapping[str, Any]]:
    """The first wording of each article but this one."""
    first: dict[str, Mapping[str, Any]] = {}
    for each in members:
        first.setdefault(each["article"], each)
    return [each for other, each in first.items() if other != article]


def _disputes(connection: Connection, story: int, article: str) -> Iterator[Dispute]:
    """The disputes of the story that a claim of it has, one side of which stands in the article."""
    c = t.claim.c
    query = select(c.disputes).where(c.story_id == story, c.disputes.contains(_named(article)))
    told = [each for row in connection.execute(query.order_by(c.id)).scalars() for each in json.loads(row)]
    own = [each for each in told if article in {side["article"] for side in each["sides"]}]
    once = {json.dumps(each, sort_keys=True): each for each in own}
    return (value_from(Dispute, each) for each in list(once.values())[:DISPUTES])


def _named(article: str) -> str:
    """How JSON that was packed names the article."""
    return f'"article":"{article}"'


# ── versions ──────────────────────────────────────────────────────────────────────────────────────


def versions(connection: Connection, article: str) -> list[KeptVersion]:
    """Every version of the article, the oldest first; raises `NotInLedger`."""
    newest = {row.id: row for row in connection.execute(_READINGS, {"key": article})}
    if not newest:
        raise _no(article)
    current = {row.id for row in newest.values() if row.current}
    return [
        KeptVersion(
            number=number,
            seen=row.seen,
            last_seen=row.last_seen or row.seen,
            sightings=row.sightings,
            bytes=row.digest,
            size=row.size,
            complete=bool(row.complete),
            title=row.title,
            made_by=row.sayso,
            current=row.id in current,
        )
        for number, row in enumerate(newest.values(), start=1)
    ]


def version_report(connection: Connection, article: str, number: int) -> Report:
    """The report on the version with this number; raises `NotInLedger`."""
    newest = {row.id: row.reading for row in connection.execute(_READINGS, {"key": article})}
    if not 1 <= number <= len(newest):
        raise NotInLedger(
            f"the article {article!r} has no version {number}", "its page of versions lists those it has"
        )
    query = select(t.reading.c.report).where(t.reading.c.id == list(newest.values())[number - 1])
    return _report(connection.execute(query).scalar_one())


_V, _R = t.version, t.reading
_SIGHTINGS = select(t.sighting).where(t.sighting.c.version_id == t.version.c.id)
_READINGS = (
    select(
        _V.c.id, _V.c.seen, _V.c.digest, _V.c.complete, t.blob.c.size,
        _R.c.id.label("reading"), _R.c.title, _R.c.current, t.made_by.c.sayso,
        _SIGHTINGS.with_only_columns(func.count()).scalar_subquery().label("sightings"),
        _SIGHTINGS.with_only_columns(func.max(t.sighting.c.seen)).scalar_subquery().label("last_seen"),
    )
    .join(t.article, t.article.c.id == _V.c.article_id)
    .join(_R, _R.c.version_id == _V.c.id)
    .join(t.made_by, t.made_by.c.id == _R.c.made_by_id)
    .join(t.blob, t.blob.c.digest == _V.c.digest)
    .where(t.article.c.key == bindparam("key"))
    .order_by(_V.c.seen, _V.c.id, _R.c.id)
)  # fmt: skip


def _evidence(written: str) -> tuple[Evidence, ...]:
    return tuple(value_from(Evidence, each) for each in json.loads(written))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
