"""What one outlet brings: where its articles come from, whom it lets speak, who takes over its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, text

from sayso.errors import NotInLedger
from sayso.ledger.browsing import Shown, articles
from sayso.ledger.query import Query, asked_of
from sayso.ledger.tallies import Tallies, of_readings
from sayso.model import OriginKind

WINDOW = 500  # articles, the newest, whose first hands are counted
_FACETS = 150  # of them, the newest, whose speakers, channels and places are
_LATEST = 20
_COUNTED = 10_000  # articles that are counted: beyond, a page says "more than"


@dataclass(frozen=True, slots=True)
class FirstHands:
    """In how many of the counted articles the text comes from this first hand."""

    kind: OriginKind
    name: str | None  # of the agency or the other outlet
    articles: int


@dataclass(frozen=True, slots=True)
class Partner:
    """Another outlet, and how many texts went from one to the other."""

    outlet: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Brought:
    """An article of the outlet."""

    id: str
    title: str | None
    published: date | None
    origin_kind: OriginKind
    hand: str | None  # where its text comes from
    story: str | None  # the key of its story


@dataclass(frozen=True, slots=True)
class OutletPage:
    """What the ledger has of an outlet."""

    name: str
    articles: int  # 10,000 at most
    is_more: bool  # whether there are more than ``articles``
    counted: int  # of them, the newest, whose first hands are counted
    hands: tuple[FirstHands, ...]  # the most frequent first; unknown is one of them, and no origin
    taken_from: tuple[Partner, ...]  # whose texts it carries
    given_to: tuple[Partner, ...]  # who carries its texts
    tallies: Tallies  # whom it lets speak, of the newest
    latest: tuple[Brought, ...]


def outlet(connection: Connection, name: str) -> OutletPage:
    """The page of the outlet with this name or domain; raises `NotInLedger` when it has no article."""
    query = Query(outlet=name)
    newest = articles(connection, Shown(query), limit=WINDOW)
    if not newest:
        raise NotInLedger(f"no article of the ledger is from {name!r}", "the page of outlets lists them")
    many = _number(connection, query)
    return OutletPage(
        name=name,
        articles=min(many, _COUNTED),
        is_more=many > _COUNTED,
        counted=len(newest),
        hands=tuple(FirstHands(OriginKind(r.kind), r.name, r.n) for r in _asked(connection, _HANDS, newest)),
        taken_from=_partners(connection, newest, takes=True),
        given_to=_partners(connection, newest, takes=False),
        tallies=of_readings(connection, newest[:_FACETS], is_all=len(newest) <= _FACETS),
        latest=tuple(map(_brought, _asked(connection, _BROUGHT, newest[:_LATEST]))),
    )


def _number(connection: Connection, query: Query) -> int:
    asked = asked_of(connection, query)
    assert asked is not None
    ranks, given = asked.ranks("reading", connection.dialect.name)
    counted = f"SELECT count(*) FROM (SELECT f.rank FROM ({ranks}) f LIMIT {_COUNTED + 1}) n"
    return int(connection.execute(text(counted), given).scalar_one())


def _asked(connection: Connection, query: str, readings: Sequence[int]) -> Sequence[Any]:
    return connection.execute(text(query.format(",".join(map(str, readings))))).all()


_HANDS = """
    SELECT coalesce(l.origin_kind, 'unknown') AS kind,
           CASE WHEN l.origin_kind IN ('agency', 'outlet') THEN l.hand END AS name, count(*) AS n
    FROM reading r LEFT JOIN lineage l ON l.article_id = r.article_id
    WHERE r.id IN ({}) GROUP BY 1, 2 ORDER BY n DESC, kind, name"""
_BROUGHT = """
    SELECT a.key, r.title, r.published, coalesce(l.origin_kind, 'unknown') AS origin_kind, l.hand,
           s.key AS story
    FROM reading r JOIN article a ON a.id = r.article_id
    LEFT JOIN lineage l ON l.article_id = a.id LEFT JOIN story s ON s.id = l.story_id
    WHERE r.id IN ({}) ORDER BY r.published IS NULL, r.published DESC, r.id"""


def _brought(row: Any) -> Brought:
    day = date.fromisoformat(row.published) if row.published else None
    return Brought(row.key, row.title, day, OriginKind(row.origin_kind), row.hand, row.story)


def _partners(connection: Connection, readings: Sequence[int], *, takes: bool) -> tuple[Partner, ...]:
    """The outlets that these articles were taken from, or that took from them.

    The row of two articles stands with the one that was compared, and says which was taken from which.
    """
    here, there = ("from", "to") if takes else ("to", "from")
    ids = ",".join(map(str, readings))
    counted = Counter[str | None]()
    for query in (
        _PARTNERS.format(here="article_id", there="other_id", way=here, ids=ids),
        _PARTNERS.format(here="other_id", there="article_id", way=there, ids=ids),
    ):
        for row in connection.execute(text(query)):
            counted[row.outlet] += row.n
    ordered = sorted(counted.items(), key=lambda each: (-each[1], each[0] or ""))
    return tuple(Partner(name, many) for name, many in ordered[:_LATEST])


_PARTNERS = """
    SELECT other.outlet, count(*) AS n FROM reading r
    JOIN copy c ON c.{here} = r.article_id AND c.direction = '{way}'
    JOIN reading other ON other.article_id = c.{there} AND other.current
    WHERE r.id IN ({ids}) GROUP BY other.outlet"""
