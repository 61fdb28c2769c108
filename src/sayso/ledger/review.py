"""People have the last word: what a person decided about a finding, signed, and what comes of it.

A decision becomes a row of the chain and is laid over what was found. It names statements, actors and
articles by their keys; the words of a place or a time by the article, the words, and which of several.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, and_, or_, select, text

from sayso.errors import CannotCorrect, NotInLedger
from sayso.ledger import judging, lineage, stories
from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction, Draft, Signed, append, corrections, live, undone
from sayso.ledger.findings import Row
from sayso.ledger.identity import actor_key, folded, key_of
from sayso.ledger.judging import OF_PAIRS
from sayso.ledger.projection import Reading, current, group, meant, mentions_of, project, project_actors
from sayso.ledger.stories import OF_STORIES
from sayso.model import ActorKind, Answer, Interval, Wording


@dataclass(frozen=True, slots=True)
class Accept:
    """The statement is right."""

    statement: str


@dataclass(frozen=True, slots=True)
class Reject:
    """The statement is none; it stays in sight and is not counted."""

    statement: str


@dataclass(frozen=True, slots=True)
class Said:
    """The statement is by this actor of the ledger; by nobody known when it is None."""

    statement: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class SaidBy:
    """The statement is by somebody of this name, whom the ledger need not have."""

    statement: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Merge:
    """The one actor is the other, in every article, also in those to come."""

    actor: str
    into: str


@dataclass(frozen=True, slots=True)
class Split:
    """In these articles the actor is another one, of this name or of the same."""

    actor: str
    articles: tuple[str, ...]
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees of WGS84."""

    name: str
    lat: float
    lon: float
    country: str | None = None
    kind: str | None = None

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"{self.lat},{self.lon} is no latitude and longitude in degrees")


@dataclass(frozen=True, slots=True)
class Where:
    """In this article the words mean the place; it is unknown when None. ``nth`` picks one of several."""

    article: str
    words: str
    place: Point | None
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """In this article the words mean these days; they are unknown when both ends are None."""

    article: str
    words: str
    days: Interval
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class MergeStories:
    """The one story is the other."""

    story: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitStory:
    """These articles of the story tell of something else, and are a story of their own."""

    story: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """Whether the two articles have one text; a copy that is none counts nowhere."""

    article: str
    other: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class SameClaim:
    """Whether the two wordings are one claim."""

    one: Wording
    other: Wording
    answer: Answer


@dataclass(frozen=True, slots=True)
class Disputed:
    """Whether the two wordings go against each other; a dispute that is none stays in sight as rejected."""

    one: Wording
    other: Wording
    answer: Answer


@dataclass(frozen=True, slots=True)
class Undo:
    """The correction with this number does not hold; that of an undoing makes the correction hold again."""

    number: int


Decision: TypeAlias = (
    Accept
    | Reject
    | Said
    | SaidBy
    | Merge
    | Split
    | Where
    | When
    | MergeStories
    | SplitStory
    | Copied
    | SameClaim
    | Disputed
    | Undo
)


def correct(connection: Connection, decision: Decision, signed: Signed) -> int:
    """The number of the correction, which is written down and laid over what was found."""
    draft = _DRAFTS[type(decision)](connection, decision)
    if not signed.person.strip():
        raise CannotCorrect("a correction has a name under it", "give one with --person or SAYSO_PERSON")
    if _overrules(draft) and not (signed.reason or "").strip():
        raise CannotCorrect("a correction has a reason", "give one with --because")
    number = append(connection, draft, signed)
    _apply(connection, draft)
    return number


def _overrules(draft: Draft) -> bool:
    """Whether it says that something is otherwise than it was found: that has a reason."""
    if draft.action in OF_PAIRS:
        return bool(draft.after["answer"] == Answer.NO)
    return draft.action is not Action.ACCEPT


def waiting(connection: Connection) -> list[Correction]:
    """The corrections that hold and have nothing to apply to in what is current."""
    return [c for c in live(corrections(connection)) if not _has_its_object(connection, c)]


def _has_its_object(connection: Connection, correction: Correction) -> bool:
    if correction.action is Action.MERGE:
        return True
    if correction.action in OF_STORIES:
        return stories.has_its_object(connection, correction)
    if correction.action in OF_PAIRS:
        return _has_its_pair(connection, correction)
    readings = (current(connection, article) for article in _articles(correction))
    return any(reading is not None and meant(connection, reading, correction) for reading in readings)


def _has_its_pair(connection: Connection, correction: Correction) -> bool:
    if correction.action is Action.COPY:
        return _copy_id(connection, *judging.pair_of(correction)) is not None
    return all(judging.has_words(connection, wording) for wording in judging.wordings(correction))


# ── what comes of it ──────────────────────────────────────────────────────────────────────────────


def _apply(connection: Connection, draft: Draft) -> None:
    decided = _undone(connection, draft) if draft.undoes is not None else draft
    if decided.action in OF_STORIES:
        stories.lay(connection)
        return
    if decided.action in OF_PAIRS:
        _apply_pair(connection, decided)
        return
    if decided.action is not Action.MERGE:
        for article in _articles(decided):
            project(connection, article)
    project_actors(connection)
    if decided.action is Action.MERGE:  # which actors a split concerns hangs on what is merged
        for split in corrections(connection, select(t.correction).where(t.correction.c.action == "split")):
            for article in _articles(split):
                project(connection, article)


def _apply_pair(connection: Connection, decided: Draft | Correction) -> None:
    pair = (str(decided.article), str((decided.before or {})["with"]))
    if decided.action is Action.COPY:
        lineage.judge(connection, *pair)
    else:
        lineage.mark_dated(connection, select(t.article.c.id).where(t.article.c.key.in_(pair)))


def _undone(connection: Connection, undoing: Draft | Correction) -> Correction:
    """The decision at the bottom of an undoing, or of the undoing of one."""
    (below,) = corrections(connection, select(t.correction).where(t.correction.c.number == undoing.undoes))
    return below if below.undoes is None else _undone(connection, below)


def _articles(decided: Draft | Correction) -> Sequence[str]:
    split = (decided.after or {}).get("articles", ())
    return split if decided.article is None else [decided.article]


# ── each decision, drafted ────────────────────────────────────────────────────────────────────────


def _status(action: Action, status: str) -> Callable[[Connection, Any], Draft]:
    def draft(connection: Connection, decision: Accept | Reject) -> Draft:
        article, before = _statement(connection, decision.statement)
        return Draft(action, decision.statement, article, before, {"status": status})

    return draft


def _said(connection: Connection, decision: Said) -> Draft:
    actor = None if decision.actor is None else _actor(connection, decision.actor)
    return _speaker(connection, decision.statement, lambda _: actor)


def _said_by(connection: Connection, decision: SaidBy) -> Draft:
    name = " ".join(decision.name.split())
    if not folded(name):
        raise CannotCorrect("a speaker has a name", "write `unknown` for one who is not known")

    def actor(article: str) -> Row:
        key, _ = actor_key(name, decision.kind, article=article)
        return {"key": key, "name": name, "kind": decision.kind.value}

    return _speaker(connection, decision.statement, actor)


def _speaker(connection: Connection, statement: str, actor: Callable[[str], Row | None]) -> Draft:
    article, before = _statement(connection, statement)
    return Draft(Action.SPEAKER, statement, article, before, {"actor": actor(article)})


def _merge(connection: Connection, decision: Merge) -> Draft:
    actor, into = (_root(connection, key) for key in (decision.actor, decision.into))
    if actor["key"] == into["key"]:
        raise CannotCorrect(f"{decision.actor} and {decision.into} are one actor", "name two actors")
    return Draft(Action.MERGE, actor["key"], None, {"actor": actor}, {"actor": into})


def _split(connection: Connection, decision: Split) -> Draft:
    actor = _root(connection, decision.actor)
    articles = sorted(set(decision.articles))
    for article in articles:
        if not _appears_in(connection, actor["key"], article):
            raise CannotCorrect(
                f"{actor['name']} does not appear in the article {article}", "name those that tell of them"
            )
    name = " ".join((decision.name or actor["name"]).split())
    other = {
        "key": key_of("actor", "split", actor["key"], name, *articles),
        "name": name,
        "kind": actor["kind"],
    }
    after = {"actor": other, "articles": articles}
    return Draft(Action.SPLIT, actor["key"], None, {"actor": actor}, after)


def _where(connection: Connection, decision: Where) -> Draft:
    point = decision.place
    place = point and {
        "name": point.name, "lat": point.lat, "lon": point.lon, "country": point.country, "kind": point.kind,
    }  # fmt: skip
    before = _mention(connection, t.place_mention, decision)
    target = key_of("place", decision.article, folded(decision.words), str(decision.nth))
    return Draft(Action.PLACE, target, decision.article, before, {"place": place})


def _when(connection: Connection, decision: When) -> Draft:
    ends = {"earliest": decision.days.earliest, "latest": decision.days.latest}
    before = _mention(connection, t.time_mention, decision)
    target = key_of("time", decision.article, folded(decision.words), str(decision.nth))
    after = {name: day and day.isoformat() for name, day in ends.items()}
    return Draft(Action.TIME, target, decision.article, before, after)


def _merge_stories(connection: Connection, decision: MergeStories) -> Draft:
    story, into = (stories.present(connection, key) for key in (decision.story, decision.into))
    if story == into:
        raise CannotCorrect(f"{decision.story} and {decision.into} are one story", "name two stories")
    return Draft(Action.MERGE_STORIES, story, None, {"story": story}, {"story": into})


def _split_story(connection: Connection, decision: SplitStory) -> Draft:
    story = stories.present(connection, decision.story)
    articles, members = sorted(set(decision.articles)), stories.members(connection, story)
    for article in articles:
        if article not in members:
            raise CannotCorrect(
                f"the article {article} is not in the story {story}", "`sayso story` lists those that are"
            )
    if len(articles) == len(members):
        raise CannotCorrect(
            "the whole story is none to split off", "leave some of its articles where they are"
        )
    own = key_of("story", "split", story, *articles)
    return Draft(Action.SPLIT_STORY, story, None, {"story": story}, {"story": own, "members": articles})


def _copied(connection: Connection, decision: Copied) -> Draft:
    pair = (decision.article, decision.other)
    if _copy_id(connection, *pair) is None:
        raise NotInLedger(
            f"the articles {pair[0]} and {pair[1]} were not found to share a text",
            "`sayso export copies` lists those that were",
        )
    return _answered(
        connection, Action.COPY, judging.copy_key(*pair), {"with": decision.other}, decision.article, decision
    )


def _of_wordings(action: Action) -> Callable[[Connection, Any], Draft]:
    def draft(connection: Connection, decision: SameClaim | Disputed) -> Draft:
        one, other = decision.one, decision.other
        for wording in (one, other):
            if not judging.has_words(connection, wording):
                raise NotInLedger(
                    f"the article {wording.article} does not say {wording.words!r}",
                    "give words as they stand in it",
                )
        key = judging.wordings_key(action, one, other)
        if folded(one.words) == folded(other.words) and (action, decision.answer) == _NOT_SAME:
            raise CannotCorrect("the two are worded alike, and so are one claim", "name two other wordings")
        return _answered(connection, action, key, judging.before_of(one, other), one.article, decision)

    return draft


_NOT_SAME = (Action.SAME_CLAIM, Answer.NO)


def _answered(
    connection: Connection,
    action: Action,
    key: str,
    pair: Row,
    article: str,
    decision: Copied | SameClaim | Disputed,
) -> Draft:
    held = judging.last(connection, [key]).get(key)
    before = {**pair, "answer": held and judging.decided(held).answer.value}
    return Draft(action, key, article, before, {"answer": decision.answer.value})


def _copy_id(connection: Connection, article: str, other: str) -> int | None:
    """The row that says that the two share a text, whichever came first."""
    here, there = t.article.alias(), t.article.alias()
    query = (
        select(t.copy.c.id)
        .join(here, here.c.id == t.copy.c.article_id)
        .join(there, there.c.id == t.copy.c.other_id)
        .where(
            or_(*(and_(here.c.key == a, there.c.key == b) for a, b in ((article, other), (other, article))))
        )
    )
    return connection.execute(query).scalar()


def _undo(connection: Connection, decision: Undo) -> Draft:
    rows = corrections(connection)
    row = next((row for row in rows if row.number == decision.number), None)
    if row is None or row.action is Action.REDACT:
        way_out = "`sayso review log` lists those that can be undone"
        raise NotInLedger(f"no correction {decision.number} can be undone", way_out)
    by = undone(rows).get(row.number)
    if by is not None:
        raise CannotCorrect(f"correction {row.number} was undone by {by}", f"undo {by} to make it hold again")
    about = {"undoes": row.action.value, "number": row.number}
    return Draft(Action.UNDO, row.target, row.article, {"number": row.number}, about, row.number)


_DRAFTS: dict[type, Callable[[Connection, Any], Draft]] = {
    Accept: _status(Action.ACCEPT, "accepted"),
    Reject: _status(Action.REJECT, "rejected"),
    Said: _said,
    SaidBy: _said_by,
    Merge: _merge,
    Split: _split,
    Where: _where,
    When: _when,
    MergeStories: _merge_stories,
    SplitStory: _split_story,
    Copied: _copied,
    SameClaim: _of_wordings(Action.SAME_CLAIM),
    Disputed: _of_wordings(Action.DISPUTE),
    Undo: _undo,
}


# ── what is decided about ─────────────────────────────────────────────────────────────────────────


def _statement(connection: Connection, key: str) -> tuple[str, Row]:
    """The article of a statement and what the ledger says of it now."""
    s = t.statement.c
    query = (
        select(t.article.c.key.label("article"), t.reading.c.content.label("text"), s.spans, s.content,
               s.speaker, s.speaker_kind, s.speaker_grade, s.status)
        .join(t.reading, t.reading.c.id == s.reading_id)
        .join(t.article, t.article.c.id == t.reading.c.article_id)
        .where(s.key == key, t.reading.c.current)
    )  # fmt: skip
    found = connection.execute(query).mappings().first()
    if found is None:
        raise NotInLedger(f"no statement of the ledger is {key!r}", "`sayso export statements` lists them")
    before = dict(found)
    return before.pop("article"), {**before, "spans": json.loads(found["spans"])}


def _actor(connection: Connection, key: str) -> Row:
    a = t.actor.c
    found = connection.execute(select(a.key, a.name, a.kind).where(a.key == key)).mappings().first()
    if found is None:
        raise NotInLedger(f"no actor of the ledger is {key!r}", "`sayso export actors` lists them")
    return dict(found)


def _root(connection: Connection, key: str) -> Row:
    """The actor that this one is: itself, or the one that it was merged into."""
    own, root = t.actor.alias(), t.actor.alias()
    query = select(root.c.key).join(own, own.c.merged_into == root.c.id).where(own.c.key == key)
    return _actor(connection, connection.execute(query).scalar() or key)


def _appears_in(connection: Connection, actor: str, article: str) -> bool:
    reading = _reading(connection, article)
    members = select(t.actor.c.id).where(t.actor.c.key.in_(group(connection, actor)))
    queries = (
        select(table.c.id).where(table.c.reading_id == reading.id, table.c.actor_id.in_(members))
        for table in (t.appearance, t.statement)
    )
    return any(connection.execute(query).first() is not None for query in queries)


def _mention(connection: Connection, table: Table, decision: Where | When) -> Row:
    reading = _reading(connection, decision.article)
    before = {"words": decision.words, "nth": decision.nth}
    if not mentions_of(connection, table, reading, before):
        what = "place" if table is t.place_mention else "time"
        raise NotInLedger(
            f"the article has no {what} {decision.words!r}", f"`sayso export {what}s` lists those it has"
        )
    return before


def _reading(connection: Connection, article: str) -> Reading:
    reading = current(connection, article)
    if reading is None:
        raise NotInLedger(f"no article of the ledger is {article!r}", "`sayso export articles` lists them")
    return reading


# ── what it rests on ──────────────────────────────────────────────────────────────────────────────


def evidence(connection: Connection, statement: str) -> Row | None:
    """A statement with all that the ledger says of it, and the text it stands in; None when it is gone."""
    query = text("""
        SELECT s.*, r.text, a.source AS page, own.cue_start, own.cue_end, own.source_start, own.source_end
        FROM statements s
        JOIN article a ON a.key = s.article
        JOIN reading r ON r.article_id = a.id AND r.current
        JOIN statement own ON own.reading_id = r.id AND own.key = s.id
        WHERE s.id = :id""")
    found = connection.execute(query, {"id": statement}).mappings().first()
    return dict(found) if found else None
