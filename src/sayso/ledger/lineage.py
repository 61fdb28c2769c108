"""Which articles go together, written down: the story of each, its copies, parent and the origin of its text.

Tracing compares one article with earlier ones; what follows for the others is worked out here, and touches
only those it shares a text with. Articles of one text are those that lead to one first article, parent by
parent, and those that share it without a direction. An article made of two texts has that of its parent.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, insert, or_, select, update

from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction
from sayso.ledger.earlier import Earlier
from sayso.ledger.findings import fit, packed_json
from sayso.ledger.identity import key_of
from sayso.ledger.judging import copy_key, decided, evidence_of, last
from sayso.model import Answer, Copy, Direction, Known, Traced

Trace: TypeAlias = Callable[[Known, Earlier], Traced]

_AT_ONCE = 5_000  # values in one question
_LONGEST_LINE = 10_000  # parents above an article: none has more


def place(connection: Connection, article: int, trace: Trace) -> None:
    """Find what this article goes together with, and write it down; its story stays what it was."""
    story = _story_of(connection, article)
    forget(connection, article)
    earlier = Earlier(connection, beside=article)
    (known,) = earlier.known([article])
    traced = trace(known, earlier)
    if story is None:
        found = traced.story or _new_story(connection, article)
        story = (found, found)
    origin = traced.origin
    own = {"own_kind": origin.kind.value, "own_hand": fit(origin.name) if origin.name else None}
    row = {
        "article_id": article,
        "found_in": story[0],
        "story_id": story[1],
        "story_why": packed_json(traced.story_evidence),
        "origin_id": article,
        "parent_why": "[]",
        "family": fit(traced.family) if traced.family else None,
        **own,
        "own_why": packed_json(origin.evidence),
        "origin_kind": own["own_kind"],
        "hand": own["own_hand"],
    }
    connection.execute(insert(t.lineage), row)
    for copy in traced.copies:
        connection.execute(insert(t.copy), _copy(article, copy))
    _lay_copies(connection, [article])
    joined = [copy.other for copy in traced.copies]
    taken = [copy.other for copy in traced.copies if copy.direction is Direction.TO]
    moved = [member for member in (article, *taken) if _is_moved(connection, member, article)]
    if moved:
        _regroup(connection, {article, *taken})
    else:
        _join(connection, article)
    outdate(connection, [article, *joined])


def forget(connection: Connection, article: int) -> None:
    """Take the article out of what it goes together with; what the others are to each other is found anew."""
    lin = t.lineage.c
    origin = connection.execute(select(lin.origin_id).where(lin.article_id == article)).scalar()
    if origin is None:
        return
    outdate(connection, [article])
    members = set(connection.execute(select(lin.article_id).where(lin.origin_id == origin)).scalars())
    children = connection.execute(select(lin.article_id).where(lin.parent_id == article)).scalars().all()
    connection.execute(
        delete(t.copy).where(or_(t.copy.c.article_id == article, t.copy.c.other_id == article))
    )
    connection.execute(delete(t.lineage).where(lin.article_id == article))
    for child in children:
        _find_parent(connection, child)
    _regroup(connection, members - {article})


def judge(connection: Connection, one: str, other: str) -> None:
    """Lay what people decided of these two articles over what was found, and settle their texts anew."""
    query = select(t.article.c.id).where(t.article.c.key.in_([one, other]))
    articles = connection.execute(query).scalars().all()
    _lay_copies(connection, articles)
    members = _sharing(connection, articles)
    _without_parents(connection, members)
    for member in sorted(members):
        _find_parent(connection, member)
    _regroup(connection, members)
    outdate(connection, members)


def lay_copies(connection: Connection) -> None:
    """Lay every correction of copies over what was found; texts are not settled anew."""
    corrected = select(t.correction.c.article).where(t.correction.c.action == Action.COPY.value)
    query = select(t.article.c.id).where(t.article.c.key.in_(corrected))
    _lay_copies(connection, connection.execute(query).scalars().all())


def settle_all(connection: Connection) -> None:
    """Work out every parent and every origin anew from the copies that are written down."""
    lay_copies(connection)
    connection.execute(update(t.lineage).values(_NO_PARENT))
    articles = (
        connection.execute(select(t.lineage.c.article_id).order_by(t.lineage.c.article_id)).scalars().all()
    )
    for article in articles:
        _find_parent(connection, article)
    _regroup(connection, set(articles))
    outdate_stories(connection, connection.execute(select(t.story.c.id)).scalars().all())


def outdate(connection: Connection, articles: Collection[int] | Select[int]) -> None:
    """What was weighed in the stories of these articles is to be made again."""
    stories = select(t.lineage.c.story_id).where(t.lineage.c.article_id.in_(articles))
    outdate_stories(connection, set(connection.execute(stories).scalars()))


def outdate_stories(connection: Connection, stories: Collection[int]) -> None:
    """What was weighed in these stories is to be made again."""
    for part in _parts(stories):
        weighed = select(t.story.c.id).where(t.story.c.id.in_(part), t.story.c.weighed.is_not(None))
        old = connection.execute(weighed).scalars().all()
        if old:
            connection.execute(delete(t.claim).where(t.claim.c.story_id.in_(old)))
            connection.execute(
                update(t.story).where(t.story.c.id.in_(old)).values(weighed=None, disputes=None)
            )


def mark_dated(connection: Connection, articles: Select[int]) -> None:
    """What was weighed in the stories of these articles is to be made again, and is kept until then.

    The other pairs that it holds are still to be looked at.
    """
    s = t.story.c
    stories = select(t.lineage.c.story_id).where(t.lineage.c.article_id.in_(articles))
    dated = update(t.story).where(s.id.in_(stories), s.weighed_by.not_like(f"{BEFORE}%"))
    connection.execute(dated.values(weighed_by=BEFORE + s.weighed_by))


BEFORE = "before "  # a person's decision, in front of who weighed it


def forget_empty_stories(connection: Connection) -> None:
    """Forget the stories that no article is in, was found in, or is kept from by a person."""
    lin, other = t.lineage.c, t.story.alias()
    held = or_(lin.story_id == t.story.c.id, lin.found_in == t.story.c.id)
    empty = ~select(lin.article_id).where(held).exists()
    led_to = ~select(other.c.id).where(other.c.merged_into == t.story.c.id).exists()
    connection.execute(delete(t.story).where(empty, led_to, t.story.c.merged_into.is_(None)))


# ── stories ───────────────────────────────────────────────────────────────────────────────────────


def _story_of(connection: Connection, article: int) -> tuple[int, int] | None:
    """The story that the article was found in, and the one it is in."""
    lin = t.lineage.c
    found = connection.execute(select(lin.found_in, lin.story_id).where(lin.article_id == article)).first()
    return (found.found_in, found.story_id) if found else None


def _new_story(connection: Connection, article: int) -> int:
    key = key_of(
        "story", connection.execute(select(t.article.c.key).where(t.article.c.id == article)).scalar()
    )
    return story_with(connection, key)


def story_with(connection: Connection, key: str) -> int:
    """The id of the story with this key, which is made where it is not there."""
    known = connection.execute(select(t.story.c.id).where(t.story.c.key == key)).scalar()
    if known is not None:
        return int(known)
    made = connection.execute(insert(t.story).values(key=key)).inserted_primary_key
    assert made is not None
    return int(made[0])


# ── parents ───────────────────────────────────────────────────────────────────────────────────────


def _copy(article: int, copy: Copy) -> dict[str, object]:
    return {
        "article_id": article,
        "other_id": copy.other,
        "derivation": copy.derivation.value,
        "direction": copy.direction.value,
        "share": copy.share,
        "share_there": copy.share_there,
        "weight": copy.weight,
        "passages": packed_json(copy.passages),
        "evidence": packed_json(copy.evidence),
    }


def _find_parent(connection: Connection, article: int) -> None:
    """The article that this one was most likely taken from, and that was not taken from this one."""
    c = t.copy.c
    taken = select(c.other_id.label("parent"), c.weight, c.evidence).where(
        c.article_id == article, c.direction == Direction.FROM.value, _COUNTS
    )
    given = select(c.article_id.label("parent"), c.weight, c.evidence).where(
        c.other_id == article, c.direction == Direction.TO.value, _COUNTS
    )
    candidates = connection.execute(taken.union_all(given)).all()
    named = select(t.article.c.id, t.article.c.key).where(t.article.c.id.in_([r.parent for r in candidates]))
    keys = {row.id: row.key for row in connection.execute(named)}
    ordered = sorted(candidates, key=lambda row: (-row.weight, keys[row.parent]))
    best = next((row for row in ordered if not _descends(connection, row.parent, article)), None)
    values = {"parent_id": best.parent, "parent_why": best.evidence} if best else _NO_PARENT
    connection.execute(update(t.lineage).where(t.lineage.c.article_id == article).values(values))


_NO_PARENT = {"parent_id": None, "parent_why": "[]"}
_COUNTS = t.copy.c.judged.is_distinct_from(Answer.NO.value)  # a person says that the others are none


def _without_parents(connection: Connection, articles: Collection[int]) -> None:
    for part in _parts(articles):
        connection.execute(update(t.lineage).where(t.lineage.c.article_id.in_(part)).values(_NO_PARENT))


def _lay_copies(connection: Connection, articles: Collection[int]) -> None:
    """Lay what people decided of the copies of these articles over what was found."""
    one, other = t.article.alias("one"), t.article.alias("other")
    c = t.copy.c
    query = (
        select(c.id, c.evidence, c.judged, c.found, one.c.key.label("one"), other.c.key.label("other"))
        .join(one, one.c.id == c.article_id)
        .join(other, other.c.id == c.other_id)
        .where(or_(c.article_id.in_(articles), c.other_id.in_(articles)))
    )
    rows = {copy_key(row.one, row.other): row for row in connection.execute(query)}
    decisions = last(connection, rows)
    for key, row in rows.items():
        if key in decisions or row.found is not None:
            laid = _laid(row.found or row.evidence, decisions.get(key))
            connection.execute(update(t.copy).where(c.id == row.id).values(laid))


def _laid(found: str, correction: Correction | None) -> dict[str, str | None]:
    """The columns of a copy with what a person said of it; as it was found where nobody did."""
    if correction is None:
        return {"evidence": found, "judged": None, "found": None}
    evidence = [json.loads(packed_json(evidence_of(correction))), *json.loads(found)]
    return {"evidence": packed_json(evidence), "judged": decided(correction).answer.value, "found": found}


def _is_moved(connection: Connection, member: int, article: int) -> bool:
    """Whether the member, whose parent is found anew, left its parent, or found one beside this article."""
    parent = select(t.lineage.c.parent_id).where(t.lineage.c.article_id == member)
    before = connection.execute(parent).scalar()
    _find_parent(connection, member)
    after = connection.execute(parent).scalar()
    return member != article and after != before and (before is not None or after != article)


def _descends(connection: Connection, article: int | None, ancestor: int) -> bool:
    for _ in range(_LONGEST_LINE):
        if article is None or article == ancestor:
            return article is not None
        query = select(t.lineage.c.parent_id).where(t.lineage.c.article_id == article)
        article = connection.execute(query).scalar()
    return True


# ── the articles of one text ──────────────────────────────────────────────────────────────────────


def _join(connection: Connection, article: int) -> None:
    """Make one text of this new article and those that share a text with it, when nobody else's has changed.

    What the others are to each other is not asked again: a thousand copies of one text cost a thousand
    times what one does.
    """
    lin = t.lineage.c
    children = connection.execute(select(lin.article_id).where(lin.parent_id == article)).scalars()
    near = {article, *children, *(end for link in _links(connection, {article}) for end in link)}
    members = _sharing(connection, near)
    if len(members) > 1:
        _settle(connection, members)


def _sharing(connection: Connection, articles: Collection[int]) -> set[int]:
    """The articles of the same texts as these."""
    lin = t.lineage.c
    origins, members = set[int](), set[int]()
    for part in _parts(articles):
        origins |= set(connection.execute(select(lin.origin_id).where(lin.article_id.in_(part))).scalars())
    for part in _parts(origins):
        members |= set(connection.execute(select(lin.article_id).where(lin.origin_id.in_(part))).scalars())
    return members


def _regroup(connection: Connection, articles: set[int]) -> None:
    """Part these articles, and those that share a text with them, by text, and settle each text's origin."""
    near = {end for link in _links(connection, articles) for end in link} | articles
    for text in _texts(connection, _sharing(connection, near)):
        _settle(connection, text)


def _links(connection: Connection, articles: Collection[int]) -> Iterator[tuple[int, int]]:
    """The articles that have one text with these: their parents, and those without a direction."""
    lin, c = t.lineage.c, t.copy.c
    is_plain = c.direction == Direction.UNKNOWN.value
    for part in _parts(articles):
        parents = select(lin.article_id, lin.parent_id).where(
            lin.article_id.in_(part), lin.parent_id.is_not(None)
        )
        plain = select(c.article_id, c.other_id).where(
            or_(c.article_id.in_(part), c.other_id.in_(part)), is_plain, _COUNTS
        )
        for query in (parents, plain):
            yield from ((row[0], row[1]) for row in connection.execute(query))


def _texts(connection: Connection, articles: set[int]) -> list[set[int]]:
    """The articles, parted into those of one text."""
    root = {article: article for article in articles}

    def top(article: int) -> int:
        while root[article] != article:
            root[article] = article = root[root[article]]
        return article

    for one, other in _links(connection, articles):
        if one in root and other in root:
            root[top(one)] = top(other)
    texts: dict[int, set[int]] = {}
    for article in sorted(articles):
        texts.setdefault(top(article), set()).add(article)
    return list(texts.values())


def _settle(connection: Connection, members: set[int]) -> None:
    """Give the articles of one text the origin and the first hand that they have together."""
    parts = list(_parts(members))
    rows = [row for part in parts for row in connection.execute(_MEMBERS, {"articles": part})]
    first = min((row for row in rows if row.parent_id is None), key=_age)
    kind, hand = _first_hand(rows, first)
    known = (first.article_id, kind, hand)
    changed = {row.article_id for row in rows if (row.origin_id, row.origin_kind, row.hand) != known}
    values = {"origin_id": first.article_id, "origin_kind": kind, "hand": hand}
    for part in _parts(changed):
        connection.execute(update(t.lineage).where(t.lineage.c.article_id.in_(part)).values(values))
        outdate(connection, part)  # also where a copy is in another story: its claims rest on this hand


def _age(row: Row[Any]) -> tuple[bool, str, str]:
    return row.published is None, row.published_time or row.published or "", row.key


def _first_hand(rows: Collection[Row[Any]], first: Row[Any]) -> tuple[str, str | None]:
    """What the copies of one text show of where it comes from.

    An agency that any of them credits, else what its first article shows, else the outlet that others credit.
    """
    agencies = Counter(row.own_hand for row in rows if row.own_kind == "agency" and row.own_hand)
    if agencies:
        return "agency", min(agencies, key=lambda name: (-agencies[name], name))
    if first.own_kind != "unknown":
        return first.own_kind, first.own_hand
    outlets = Counter(row.own_hand for row in rows if row.own_kind == "outlet" and row.own_hand)
    if outlets:
        return "outlet", min(outlets, key=lambda name: (-outlets[name], name))
    return "unknown", None


_MEMBERS: Select[Any] = (
    select(
        *(t.lineage.c[name] for name in (
            "article_id", "parent_id", "origin_id", "origin_kind", "hand", "own_kind", "own_hand",
        )),
        t.article.c.key, t.reading.c.published, t.reading.c.published_time,
    )
    .join(t.article, t.article.c.id == t.lineage.c.article_id)
    .join(t.reading, and_(t.reading.c.article_id == t.lineage.c.article_id, t.reading.c.current))
    .where(t.lineage.c.article_id.in_(bindparam("articles", expanding=True)))
)  # fmt: skip


def _parts(articles: Collection[int]) -> Iterator[list[int]]:
    """The articles, some at a time: a database takes some thousands of values in one question."""
    ordered = sorted(articles)
    return (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))
