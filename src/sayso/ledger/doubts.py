"""What waits to be looked at, the doubtful first: statements, copies, wordings that may be one, disputes.

Pairs of wordings are read from what is weighed already, the newest stories first, and of so many at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, TextClause, select, text

from sayso.ledger import tables as t
from sayso.ledger.findings import unpacked
from sayso.ledger.identity import folded
from sayso.ledger.judging import judged
from sayso.ledger.lineage import BEFORE
from sayso.model import Claim, Conflict, Dispute, Grade, Judged, Likeness, Weighed, Wording, Words, value_from

_STORIES = 40  # stories that are looked into for pairs, unless one is named
_ARTICLES = 300  # the newest ones, by which those stories are found
_FEW = 1_000  # statements that are sorted; more of them are met on a walk through the newest articles
_LITTLE = 0.5  # shared of the shorter article, below which a copy is in doubt
_DOUBTS = (Grade.UNKNOWN, Grade.LIKELY, Grade.CERTAIN)

Found = TypeVar("Found")
Name = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class Among:
    """Where is looked: in one story, by its key, or in one outlet, by its name; None is everywhere."""

    story: str | None = None
    outlet: str | None = None

    @property
    def conditions(self) -> str:
        """What SQL asks of a reading ``r``."""
        return _IN_STORY * (self.story is not None) + _IN_OUTLET * (self.outlet is not None)

    @property
    def values(self) -> dict[str, str]:
        """What those conditions are about."""
        given = {"story": self.story, "outlet": self.outlet and folded(self.outlet)}
        return {name: value for name, value in given.items() if value is not None}


_IN_STORY = """
    AND r.article_id IN (SELECT m.article_id FROM lineage m JOIN story own ON own.id = m.story_id
                         WHERE own.key = :story)"""
_IN_OUTLET = " AND r.outlet_folded = :outlet"


# ── statements ────────────────────────────────────────────────────────────────────────────────────


def statements(
    connection: Connection, among: Among, *, grades: Sequence[Grade] = _DOUBTS, limit: int
) -> list[str]:
    """The statements nobody has looked at: grade by grade of their speakers, the newest first."""
    found: list[str] = []
    for grade in grades:
        for undated in ("NOT", ""):
            if len(found) < limit:
                wanted = {"limit": limit - len(found), "grade": grade.value, **among.values}
                query = _statements(connection, among, grade, undated)
                found += connection.execute(query, wanted).scalars()
    return found


def _statements(connection: Connection, among: Among, grade: Grade, undated: str) -> TextClause:
    # SQLite walks in the order of the names: through the newest articles, or first through few statements
    tables = "reading r CROSS JOIN statement s"
    certain = grade is Grade.CERTAIN
    if not certain and _at_most(connection, grade) < _FEW:
        tables = "statement s CROSS JOIN reading r"
    return text(
        f"SELECT s.key FROM {tables} WHERE s.reading_id = r.id AND r.current AND s.status = 'found'"
        f" AND s.speaker_grade = :grade AND r.published IS {undated} NULL"
        f"{'' if certain else _IN_INDEX}{among.conditions}"
        " ORDER BY r.published DESC, r.id, s.start, s.id LIMIT :limit"
    )


_IN_INDEX = " AND s.speaker_grade <> 'certain'"


def _at_most(connection: Connection, grade: Grade) -> int:
    """How many statements have such a speaker, not counted any further than matters."""
    query = text(
        "SELECT count(*) FROM (SELECT 1 FROM statement s WHERE s.status = 'found'"
        f" AND s.speaker_grade = :grade{_IN_INDEX} LIMIT {_FEW}) few"
    )
    return int(connection.execute(query, {"grade": grade.value}).scalar_one())


def left(connection: Connection) -> int:
    """How many statements nobody has looked at."""
    query = text(
        "SELECT count(*) FROM statement s JOIN reading r ON r.id = s.reading_id"
        " WHERE r.current AND s.status = 'found'"
    )
    return int(connection.execute(query).scalar_one())


# ── copies ────────────────────────────────────────────────────────────────────────────────────────


def copies(connection: Connection, among: Among, *, limit: int) -> list[tuple[str, str]]:
    """Pairs of articles whose copy is in doubt: without a direction, then those that share little."""
    query = text(f"""
        SELECT a.key, o.key
        FROM copy c
        JOIN reading r ON r.article_id = c.article_id AND r.current
        JOIN article a ON a.id = c.article_id
        JOIN article o ON o.id = c.other_id
        WHERE c.judged IS NULL
          AND (c.direction = 'unknown' OR (c.share < {_LITTLE} AND c.share_there < {_LITTLE}))
          {among.conditions}
        ORDER BY CASE c.direction WHEN 'unknown' THEN 0 ELSE 1 END,
                 r.published IS NULL, r.published DESC, a.key, o.key
        LIMIT :limit""")
    rows = connection.execute(query, {"limit": limit, **among.values})
    return [(row[0], row[1]) for row in rows]


# ── wordings ──────────────────────────────────────────────────────────────────────────────────────


def claims(connection: Connection, among: Among, by: str, *, limit: int) -> list[tuple[Words, Words]]:
    """Pairs of wordings that may be one claim: those that it is unsure of before those that overlap."""
    return _in_stories(connection, among, by, _claims_in, limit)


def disputes(connection: Connection, among: Among, by: str, *, limit: int) -> list[Dispute]:
    """Disputes by the weaker rules: neither what somebody denies nor what is taken back."""
    return _in_stories(connection, among, by, _disputes_in, limit)


def _in_stories(
    connection: Connection,
    among: Among,
    by: str,
    pairs: Callable[[Weighed, Judged, str | None], Iterable[Found]],
    limit: int,
) -> list[Found]:
    found = (
        pair
        for key, weighed in _weighed(connection, among, by)
        for pair in pairs(weighed, judged(connection, key), among.outlet)
    )
    return list(islice(found, limit))


def _weighed(connection: Connection, among: Among, by: str) -> Iterator[tuple[str, Weighed]]:
    """What was weighed in the newest stories."""
    for key in _newest(connection, among):
        weighed = last_weighed(connection, key, by)
        if weighed is not None:
            yield key, weighed


def last_weighed(connection: Connection, story: str, by: str) -> Weighed | None:
    """What this version of sayso weighed in the story, also where a person has decided something since."""
    s = t.story.c
    query = select(s.weighed).where(s.key == story, s.weighed_by.in_([by, BEFORE + by]))
    kept = connection.execute(query).scalar()
    return None if kept is None else value_from(Weighed, unpacked(kept))


def _newest(connection: Connection, among: Among) -> Iterator[str]:
    """The keys of the stories with the newest articles, found as they are asked for."""
    query = f"""
        SELECT st.key FROM reading r JOIN lineage l ON l.article_id = r.article_id
        JOIN story st ON st.id = l.story_id
        WHERE r.current AND r.published IS %s NULL {among.conditions}
        ORDER BY r.published DESC LIMIT {_ARTICLES}"""
    found = set[str]()
    for undated in ("NOT", ""):
        for key in connection.execute(text(query % undated), among.values).scalars():
            if key not in found and len(found) < _STORIES:
                found.add(key)
                yield key


def _claims_in(weighed: Weighed, judged: Judged, outlet: str | None) -> Iterator[tuple[Words, Words]]:
    answered = {frozenset((_name(j.one), _name(j.other))) for j in judged.same}
    home = {_place(m): claim for claim in weighed.claims for m in claim.members if m.grade is Likeness.SAME}
    seen = set[frozenset[str]]()
    for grade in (Likeness.UNSURE, Likeness.OVERLAPS):
        for claim in weighed.claims:
            for member in claim.members:
                other = home.get(_place(member))
                if member.grade is not grade or other is None:
                    continue
                pair, both = (_clearest(claim), member), frozenset((claim.id, other.id))
                if both in seen or not _is_of(outlet, pair) or _is_answered(claim, other, answered):
                    continue
                seen.add(both)
                yield pair


def _disputes_in(weighed: Weighed, judged: Judged, outlet: str | None) -> Iterator[Dispute]:
    answered = {frozenset((_name(j.one), _name(j.other))) for j in judged.disputes}
    for kind in _WEAK:
        for dispute in weighed.disputes:
            names = frozenset(_name(_wording(side)) for side in dispute.sides)
            is_open = dispute.kind is kind and dispute.decided is None and names not in answered
            if is_open and _is_of(outlet, dispute.sides):
                yield dispute


# The least sure first, as measured on 44 stories.
_WEAK = (Conflict.PLACE, Conflict.TIME, Conflict.NEGATION, Conflict.OPPOSITE, Conflict.FIGURE)


def _clearest(claim: Claim) -> Words:
    """The wording that the claim is named by."""
    same = [member for member in claim.members if member.grade is Likeness.SAME]
    return next((member for member in same if member.text == claim.text), same[0])


def _is_answered(claim: Claim, other: Claim, answered: set[frozenset[Name]]) -> bool:
    """Whether somebody has looked at a wording of the one beside a wording of the other."""
    if not answered:
        return False
    names = [
        {_name(_wording(m)) for m in each.members if m.grade is Likeness.SAME} for each in (claim, other)
    ]
    return any(len(pair) == 2 and all(pair & side for side in names) for pair in answered)


def _is_of(outlet: str | None, pair: Sequence[Words]) -> bool:
    return outlet is None or any(folded(words.outlet or "") == folded(outlet) for words in pair)


def _wording(words: Words) -> Wording:
    return Wording(words.article, words.statement, words.text)


def _name(wording: Wording) -> Name:
    return wording.article, wording.statement, folded(wording.words)


def _place(words: Words) -> tuple[Any, ...]:
    return words.article, words.statement, words.start, words.end
