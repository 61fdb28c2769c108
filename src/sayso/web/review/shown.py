"""A statement or a pair as it is looked at: the words in their article, and what was found of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.errors import BadQuery, NotInLedger
from sayso.export.visible import one_line
from sayso.export.wording import days
from sayso.ledger import Ledger
from sayso.ledger.chain import Action
from sayso.ledger.judging import copy_key, wordings_key
from sayso.ledger.pairs import Found
from sayso.ledger.pairs import Side as Article
from sayso.model import Direction, Dispute, Interval, Likeness, Weighed, Wording, Words
from sayso.web.review.pieces import Mark, Piece, around, shared_marks, shared_runs, whole
from sayso.web.review.refs import Kind, Ref, pair_path
from sayso.web.review.words import ANSWERS
from sayso.weighed import maker


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its evidence."""

    id: str
    article: str  # the key of the article it stands in
    title: str | None  # the article's headline
    outlet: str | None
    published: date | None
    url: str | None
    pieces: tuple[Piece, ...]  # the words in their article, with what stands around them
    content: str
    status: str  # found, accepted, rejected or edited
    speaker: str | None
    actor: str | None  # the key of the actor who speaks
    findings: tuple[tuple[str, str], ...]  # what was found of it: its name, and a line


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair."""

    article: str  # its key
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    speaker: str | None  # who says the words; None for the article's own
    statement: str | None  # the key of the statement that they stand in
    pieces: tuple[Piece, ...]  # the words in their article, those that both have marked as shared


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that may be one, or go against each other, with what was found between them."""

    kind: Kind
    path: str  # its page on this server
    story: str | None  # the key of the story that both are in
    one: Side
    other: Side
    why: tuple[str, ...]  # what the finding rests on, a sentence each
    target: str  # what corrections of it are about

    @property
    def answers(self) -> dict[str, str]:
        """What a person can say of it, in words."""
        return {answer.value: words for answer, words in ANSWERS[self.kind].items()}


def said(ledger: Ledger, statement: str) -> Said:
    """The statement with this key; raises `NotInLedger`."""
    row = ledger.evidence(statement)
    if row is None:
        raise NotInLedger(
            f"no statement of the ledger is {statement!r}",
            "its article may have been read again: `sayso export statements` lists those it has now",
        )
    return Said(
        id=row["id"],
        article=row["article"],
        title=row["title"],
        outlet=row["outlet"],
        published=_day(row["published"]),
        url=row["url"],
        pieces=around(row["text"], row["start"], row["end"], _marks(row)),
        content=row["content"],
        status=row["status"],
        speaker=row["speaker"],
        actor=row["actor"],
        findings=tuple(_findings(row)),
    )


def _marks(row: dict[str, Any]) -> Iterator[Mark]:
    for start, end in json.loads(row["spans"]):
        yield start, end, "words"
    for name in ("cue", "source"):
        if row[f"{name}_start"] is not None:
            yield row[f"{name}_start"], row[f"{name}_end"], name


def _findings(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    who = row["speaker"] or row["speaker_description"] or "nobody known"
    why = ", ".join(dict.fromkeys(row[name] for name in ("speaker_doubt", "speaker_rule") if row[name]))
    yield "speaker", f"{who} ({row['speaker_kind']}, {row['speaker_grade']}{': ' if why else ''}{why})"
    ends = Interval(_day(row["said_earliest"]), _day(row["said_latest"]))
    for name, value in (
        ("source", row["source"]),
        ("cue", row["cue"]),
        ("channel", row["channel"]),
        ("when", None if ends == Interval(None, None) else days(ends)),
        ("manner", f"{row['kind']}, {row['stance']}, {row['certainty']}"),
        ("rule", row["rule"]),
    ):
        if value:
            yield name, one_line(value)


# ── pairs ─────────────────────────────────────────────────────────────────────────────────────────


def pair(ledger: Ledger, kind: Kind, one: Ref, other: Ref) -> Pair:
    """The two side by side; raises `NotInLedger` or `BadQuery` where they cannot be."""
    articles = ledger.side(one.article), ledger.side(other.article)
    if kind is Kind.COPY:
        return _copy(ledger, articles)
    wordings = wording(articles[0], one), wording(articles[1], other)
    action = Action(kind.value)
    weighed = ledger.last_weighed(articles[0].story, maker()) if articles[0].story else None
    found = _found(weighed, kind, (one, other)) if weighed else ()
    return Pair(
        kind,
        pair_path(kind, (one, other)),
        articles[0].story,
        _side(ledger, articles[0], one, wordings[1].words),
        _side(ledger, articles[1], other, wordings[0].words),
        tuple(found),
        wordings_key(action, *wordings),
    )


def wording(article: Article, ref: Ref) -> Wording:
    """The words that are named, as they stand in the article."""
    if ref.start is None or ref.end is None or not 0 <= ref.start < ref.end <= len(article.text):
        raise BadQuery(f"{ref} names no words of the article", "follow a link of a review page")
    return Wording(article.id, ref.statement, article.text[ref.start : ref.end])


def _side(ledger: Ledger, article: Article, ref: Ref, other: str) -> Side:
    assert ref.start is not None
    assert ref.end is not None
    row = ledger.evidence(ref.statement) if ref.statement else None
    marks = shared_marks(article.text, ref.start, ref.end, other)
    return Side(
        article.id,
        article.title,
        article.outlet,
        article.published,
        article.url,
        (row["speaker"] or row["speaker_description"]) if row else None,
        ref.statement,
        around(article.text, ref.start, ref.end, marks),
    )


def _found(weighed: Weighed, kind: Kind, refs: Sequence[Ref]) -> Iterator[str]:
    """What weighing said of these two wordings."""
    if kind is Kind.DISPUTE:
        for dispute in (*weighed.disputes, *weighed.rejected):
            if _are(dispute, refs):
                yield f"{dispute.why} ({dispute.rule})"
        return
    for claim in weighed.claims:
        same = {_place(m) for m in claim.members if m.grade is Likeness.SAME}
        for member in claim.members:
            ends = ({_of(refs[0])}, {_of(refs[1])})
            if any(end <= same for end in ends) and _place(member) in {_of(ref) for ref in refs} - same:
                yield _GRADES[member.grade]
                yield from member.reasons
                return


_GRADES = {
    Likeness.SAME: "found to be the same claim",
    Likeness.OVERLAPS: "found to overlap: they share a part, and one or both say more",
    Likeness.UNSURE: "too little to tell whether they are the same",
}


def _are(dispute: Dispute, refs: Sequence[Ref]) -> bool:
    return {_place(side) for side in dispute.sides} == {_of(ref) for ref in refs}


def _place(words: Words) -> tuple[object, ...]:
    return words.article, words.start, words.end, words.statement


def _of(ref: Ref) -> tuple[object, ...]:
    return ref.article, ref.start, ref.end, ref.statement


def _copy(ledger: Ledger, articles: tuple[Article, Article]) -> Pair:
    one, other = articles
    found = ledger.found_between(one.id, other.id)
    passages = found.passages if found else ()
    marks = (
        [(p.here.start, p.here.end, "shared") for p in passages] or shared_runs(one.text, other.text),
        [(p.there.start, p.there.end, "shared") for p in passages] or shared_runs(other.text, one.text),
    )
    return Pair(
        Kind.COPY,
        pair_path(Kind.COPY, (Ref(one.id), Ref(other.id))),
        one.story,
        _whole(one, marks[0]),
        _whole(other, marks[1]),
        tuple(_copied(found)) if found else (),
        copy_key(one.id, other.id),
    )


def _whole(article: Article, marks: Sequence[Mark]) -> Side:
    pieces = whole(article.text, marks)
    named = (article.id, article.title, article.outlet, article.published, article.url)
    return Side(*named, speaker=None, statement=None, pieces=pieces)


def _copied(found: Found) -> Iterator[str]:
    if not found.passages:
        yield "no passage stands in both word for word"
    else:
        yield (
            f"{found.share:.0%} of the words of the first stand in the second, "
            f"{found.share_there:.0%} of those of the second in the first"
        )
    yield _WAYS[found.direction]
    for evidence in found.evidence:
        yield evidence.why


_WAYS = {
    Direction.FROM: "the first was found to be taken from the second",
    Direction.TO: "the second was found to be taken from the first",
    Direction.UNKNOWN: "nothing tells which was taken from which",
}


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
