"""What people decided of pairs: two articles that have one text, two wordings of one claim or of a dispute.

A pair has one name whichever of the two comes first, and what was decided last and was not undone holds. An
article is named by its key, a wording by its article, its statement's key and its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from sayso.ledger import tables as t
from sayso.ledger.chain import Action, Correction, corrections, live
from sayso.ledger.findings import Row
from sayso.ledger.identity import folded, key_of
from sayso.model import Answer, Decided, Evidence, Judged, Judgment, Wording

OF_WORDINGS = (Action.SAME_CLAIM, Action.DISPUTE)
OF_PAIRS = (Action.COPY, *OF_WORDINGS)


def copy_key(one: str, other: str) -> str:
    """What two articles, by their keys, are named by together.

    >>> copy_key("a", "b") == copy_key("b", "a")
    True
    """
    return key_of("copy", *sorted((one, other)))


def wordings_key(action: Action, one: Wording, other: Wording) -> str:
    """What two wordings are named by together, as a claim or as a dispute."""
    named = sorted((w.article, w.statement or "", folded(w.words)) for w in (one, other))
    return key_of(action.value, *(part for name in named for part in name))


def last(connection: Connection, targets: Iterable[str]) -> dict[str, Correction]:
    """The correction that holds for each of these pairs, by the name of the pair."""
    wanted = list(targets)
    if not wanted:
        return {}
    rows = corrections(connection, select(t.correction).where(t.correction.c.target.in_(wanted)))
    return {row.target: row for row in live(rows) if row.action in OF_PAIRS}


def judged(connection: Connection, story: str) -> Judged:
    """What people decided of the wordings of this story's articles, in the order of the corrections."""
    articles = (
        select(t.article.c.key)
        .join(t.lineage, t.lineage.c.article_id == t.article.c.id)
        .join(t.story, t.story.c.id == t.lineage.c.story_id)
        .where(t.story.c.key == story)
    )
    rows = live(corrections(connection, select(t.correction).where(t.correction.c.article.in_(articles))))
    kept = {row.target: row for row in rows if row.action in OF_WORDINGS}
    of = {
        action: tuple(_judgment(row) for row in kept.values() if row.action is action)
        for action in OF_WORDINGS
    }
    return Judged(of[Action.SAME_CLAIM], of[Action.DISPUTE])


def decided(row: Correction) -> Decided:
    """The person's answer."""
    return Decided(Answer((row.after or {})["answer"]), row.person, row.number)


def wordings(row: Correction) -> tuple[Wording, Wording]:
    """The two wordings that a correction is about."""
    before = row.before or {}
    return Wording(**before["one"]), Wording(**before["other"])


def pair_of(row: Correction) -> tuple[str, str]:
    """The two articles that a correction of a pair is about, by their keys."""
    before = row.before or {}
    return str(row.article), str(before["with"])


def evidence_of(row: Correction) -> Evidence:
    """Who decided of a copy, and why, as evidence."""
    says = {
        Answer.YES: "says that it is a copy",
        Answer.NO: "says that it is no copy",
        Answer.UNSURE: "is not sure that it is a copy",
    }[decided(row).answer]
    reason = f": {row.reason}" if row.reason else ""
    return Evidence(f"correction {row.number}", f"{row.person} {says}{reason}")


def before_of(one: Wording, other: Wording) -> Row:
    """The two wordings as a correction holds them."""
    return {"one": asdict(one), "other": asdict(other), "with": other.article}


def has_words(connection: Connection, wording: Wording) -> bool:
    """Whether the words stand in what the article says now."""
    query: Any = (
        select(t.reading.c.text)
        .join(t.article, t.article.c.id == t.reading.c.article_id)
        .where(t.article.c.key == wording.article, t.reading.c.current)
    )
    text = connection.execute(query).scalar()
    return text is not None and f" {folded(wording.words)} " in f" {folded(text)} "


def _judgment(row: Correction) -> Judgment:
    one, other = wordings(row)
    return Judgment(one, other, decided(row))
