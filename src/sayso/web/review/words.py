"""Corrections in words: what was decided, of what, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sayso.export.wording import days
from sayso.ledger.chain import Action, Correction
from sayso.ledger.past import Past
from sayso.model import Answer, Interval, as_json
from sayso.web.look import path_of
from sayso.web.review.refs import Kind

Titles = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as a person reads it."""

    number: int
    at: str  # when, ISO 8601
    person: str
    action: str
    did: str  # what the person did, as a verb with its object: "gave another speaker"
    what: tuple[str, ...]  # the words, the headlines or the names that it is about
    quoted: bool  # whether those are words of an article
    before: str | None
    after: str | None
    reason: str | None
    undoes: int | None
    undone_by: int | None
    article: str | None  # the key of the article it is about
    title: str | None  # and its headline
    path: str | None  # the page of what it is about, on this server
    redacted: bool  # its texts were taken out with an article


def told(past: Past, titles: Titles) -> Told:
    """The correction in words; ``titles`` are those of the articles that it may name."""
    row = past.correction
    said = _SAID[row.action]
    gone = row.before is None and row.after is None
    about = _About((), None, None, quoted=False) if gone else said.about(row, titles)
    title = titles.get(row.article or "", {}).get("title")
    return Told(
        number=row.number,
        at=row.at,
        person=row.person,
        action=row.action.value,
        did=said.did,
        what=about.what,
        quoted=about.quoted,
        before=about.before,
        after=about.after,
        reason=row.reason,
        undoes=row.undoes,
        undone_by=past.undone_by,
        article=row.article,
        title=title,
        path=None if gone else _path(row),
        redacted=gone,
    )


def articles_of(rows: Iterable[Past]) -> set[str]:
    """The keys of the articles that these corrections name."""
    named = ((past.correction.article, (past.correction.before or {}).get("with")) for past in rows)
    return {key for pair in named for key in pair if key}


@dataclass(frozen=True, slots=True)
class _About:
    what: tuple[str, ...]
    before: str | None
    after: str | None
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class _Said:
    did: str
    about: Callable[[Correction, Titles], _About]


_UNKNOWN = "nobody known"
ANSWERS = {
    kind: {Answer.YES: yes, Answer.NO: no, Answer.UNSURE: "cannot be told"}
    for kind, yes, no in (
        (Kind.COPY, "one text", "no copy"),
        (Kind.SAME_CLAIM, "the same claim", "not the same claim"),
        (Kind.DISPUTE, "a dispute", "no dispute"),
    )
}


def _bare(words: str) -> str:
    """The words without the quotation marks around them: the page sets its own.

    >>> _bare("“in need of repair”")
    'in need of repair'
    """
    return words.strip('“”"‘’ ')


def _status(row: Correction, _: Titles) -> _About:
    before, after = _sides(row)
    return _About((_bare(before["content"]),), before["status"], after["status"])


def _speaker(row: Correction, _: Titles) -> _About:
    before, after = _sides(row)
    given = after["actor"]
    return _About(
        (_bare(before["content"]),), before["speaker"] or _UNKNOWN, given["name"] if given else _UNKNOWN
    )


def _actors(row: Correction, _: Titles) -> _About:
    before, after = (side["actor"]["name"] for side in _sides(row))
    return _About((before,), before, after, quoted=False)


def _place(row: Correction, _: Titles) -> _About:
    before, after = _sides(row)
    place = after["place"]
    where = f"{place['name']} ({place['lat']}, {place['lon']})" if place else "nowhere known"
    return _About((before["words"],), None, where)


def _time(row: Correction, _: Titles) -> _About:
    before, after = _sides(row)
    ends = (after[name] and date.fromisoformat(after[name]) for name in ("earliest", "latest"))
    return _About((before["words"],), None, days(Interval(*ends)))


def _stories(row: Correction, _: Titles) -> _About:
    before, after = (str(side["story"]) for side in _sides(row))
    return _About((), f"story {before}", f"story {after}", quoted=False)


def _copy(row: Correction, titles: Titles) -> _About:
    before, after = _sides(row)
    named = (str(titles.get(key, {}).get("title") or key) for key in (row.article or "", before["with"]))
    return _About(tuple(named), *_answers(row.action, before, after), quoted=False)


def _wordings(row: Correction, _: Titles) -> _About:
    before, after = _sides(row)
    words = (_bare(before["one"]["words"]), _bare(before["other"]["words"]))
    return _About(words, *_answers(row.action, before, after))


def _answers(action: Action, before: dict[str, Any], after: dict[str, Any]) -> tuple[str | None, str]:
    """The answer before, where there was one, and the one that was given."""
    worded = ANSWERS[Kind(action.value)]
    return before["answer"] and worded[Answer(before["answer"])], worded[Answer(after["answer"])]


def _undo(row: Correction, _: Titles) -> _About:
    return _About((), None, f"correction {row.undoes} holds no more", quoted=False)


def _redact(_: Correction, __: Titles) -> _About:
    return _About((), None, None, quoted=False)


def _sides(row: Correction) -> tuple[dict[str, Any], dict[str, Any]]:
    return row.before or {}, row.after or {}


_SAID = {
    Action.ACCEPT: _Said("accepted a statement", _status),
    Action.REJECT: _Said("rejected a statement", _status),
    Action.SPEAKER: _Said("gave a statement another speaker", _speaker),
    Action.MERGE: _Said("merged two actors", _actors),
    Action.SPLIT: _Said("split an actor", _actors),
    Action.PLACE: _Said("put a place right", _place),
    Action.TIME: _Said("put a time right", _time),
    Action.MERGE_STORIES: _Said("merged two stories", _stories),
    Action.SPLIT_STORY: _Said("split a story", _stories),
    Action.COPY: _Said("judged a copy", _copy),
    Action.SAME_CLAIM: _Said("judged whether two wordings are one claim", _wordings),
    Action.DISPUTE: _Said("judged a dispute", _wordings),
    Action.UNDO: _Said("undid a correction", _undo),
    Action.REDACT: _Said("took an article out", _redact),
}


def _path(row: Correction) -> str | None:
    if row.action in (Action.ACCEPT, Action.REJECT, Action.SPEAKER):
        return path_of("review/statement", row.target)
    if row.action in (Action.MERGE, Action.SPLIT):
        return path_of("actor", row.target)
    if row.action in (Action.MERGE_STORIES, Action.SPLIT_STORY):
        return path_of("story", row.target)
    if row.action is Action.COPY:
        return f"/review/pair/copy/{row.article}/{(row.before or {})['with']}"
    return path_of("article", row.article) if row.article and row.action is not Action.REDACT else None


def row_of(correction: Told) -> dict[str, Any]:
    """The correction as a row of a table."""
    row = as_json(correction)
    assert isinstance(row, dict)
    return {**row, "what": " | ".join(correction.what)}
