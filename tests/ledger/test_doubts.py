"""What waits to be looked at: the doubtful first, until somebody has; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.ledger import Ledger, doubts
from sayso.ledger.chain import Signed
from sayso.ledger.doubts import Among
from sayso.ledger.review import Accept, Copied, Disputed, SameClaim, Undo
from sayso.model import (
    Answer,
    Between,
    Claim,
    Conflict,
    Direction,
    Dispute,
    Grade,
    Likeness,
    Member,
    Speaker,
    Support,
    Weighed,
    Wording,
    Words,
)
from tests.ledger.made import NOW, TEXT, kept, said
from tests.ledger.test_lineage import Tracer, keep, link

BY = Signed("ada", NOW, "seen")
ALL = tuple(Grade)


def article(ledger: Ledger, grade: Grade, day: date | None, outlet: str = "Lantern") -> str:
    """The key of the statement of a new article, whose speaker is of this grade."""
    text = f"{TEXT}\n\n{grade} {day} {outlet}"
    statement = said(text, "The dam was sound", "Jelena Simić")
    graded = replace(statement.speaker, grade=grade, doubt=None if grade is Grade.CERTAIN else "by hand")
    assert isinstance(graded, Speaker)
    known = {"url": f"https://l.example/{grade}/{day}/{outlet}"}
    made = kept(
        ledger,
        text,
        statements=[replace(statement, speaker=graded)],
        published=day,
        outlet=outlet,
        known=known,
    )
    return next(row["id"] for row in ledger.rows("statements") if row["article"] == made.article)


@pytest.mark.parametrize("few", [0, 1_000])
def test_doubtful_speakers_come_first_and_of_each_grade_the_newest(
    ledger: Ledger, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubts, "_FEW", few)
    days = (date(2026, 3, 1), None, date(2026, 3, 2))
    keys = {(grade, day): article(ledger, grade, day) for grade in ALL for day in days}
    order = [
        keys[grade, day]
        for grade in (Grade.UNKNOWN, Grade.LIKELY, Grade.CERTAIN)
        for day in (days[2], days[0], None)
    ]
    assert ledger.to_review() == order
    assert ledger.doubtful(Among(), grades=(Grade.LIKELY,), limit=2) == order[3:5]
    ledger.correct(Accept(order[0]), signed=BY)
    assert ledger.to_review(limit=1) == order[1:2]


def test_statements_are_looked_for_in_one_outlet(ledger: Ledger) -> None:
    keys = [article(ledger, Grade.LIKELY, None, outlet) for outlet in ("Lantern", "Daily Ledger")]
    assert ledger.doubtful(Among(outlet="daily ledger"), grades=ALL, limit=5) == keys[1:]


def test_a_copy_without_a_direction_waits_until_somebody_has_answered(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links = {"b": [link("a")], "c": [link("b", Direction.UNKNOWN)]}
    tracer.stories = {"b": "a", "c": "a"}
    keys = {name: keep(ledger, tracer, name) for name in "abc"}
    pair = (keys["c"], keys["b"])
    story = ledger.stories()[0].id
    assert ledger.doubtful_copies(Among(story=story), limit=5) == [pair]
    ledger.correct(Copied(*pair, Answer.UNSURE), signed=BY)
    assert ledger.doubtful_copies(Among(), limit=5) == []
    ledger.correct(Undo(1), signed=BY)
    assert ledger.doubtful_copies(Among(), limit=5) == [pair]


def words(article: str, text: str, at: int = 0) -> Words:
    return Words(at, at + len(text), text, article, None, None, None, None, None)


def member(of: Words, grade: Likeness) -> Member:
    return Member(of.start, of.end, of.text, of.article, None, None, None, None, None, grade, ())


def weighed(ledger: Ledger) -> tuple[str, Words, Words]:
    """A story with two claims that overlap, each in the other's list, and a dispute between them."""
    tracer = Tracer()
    tracer.stories = {"sound dam": "cracked dam"}
    one, other = (words(keep(ledger, tracer, text), text) for text in ("cracked dam", "sound dam"))
    support = Support(1, 1, 1, 0, ())
    claims = tuple(
        Claim(f"{a.article}:0", a.text, (member(a, Likeness.SAME), member(b, Likeness.OVERLAPS)), support)
        for a, b in ((one, other), (other, one))
    )
    ids = (claims[0].id, claims[1].id)
    dispute = Dispute(Conflict.OPPOSITE, Between.OTHERS, (one, other), ids, "why", "by hand")
    denial = replace(dispute, kind=Conflict.DENIAL)
    story = ledger.stories()[0].id
    ledger.keep_weighed(story, Weighed(claims, (denial, dispute), ()), by="test")
    return story, one, other


def test_two_claims_that_overlap_wait_as_one_pair_also_when_the_story_is_to_be_weighed_again(
    ledger: Ledger,
) -> None:
    story, one, other = weighed(ledger)
    ((a, b),) = ledger.doubtful_claims(Among(), "test", limit=5)
    assert (a.text, b.text) == (one.text, other.text)
    assert len(ledger.doubtful_disputes(Among(), "test", limit=5)) == 1
    pair = Wording(b.article, None, b.text), Wording(a.article, None, a.text)
    ledger.correct(SameClaim(*pair, Answer.UNSURE), signed=BY)
    assert ledger.weighed(story, "test") is None
    assert ledger.doubtful_claims(Among(), "test", limit=5) == []
    (dispute,) = ledger.doubtful_disputes(Among(story=story), "test", limit=5)
    assert dispute.kind is Conflict.OPPOSITE
    ledger.correct(Disputed(*pair, Answer.YES), signed=BY)
    assert ledger.doubtful_disputes(Among(), "test", limit=5) == []
    ledger.correct(Undo(1), signed=BY)
    assert len(ledger.doubtful_claims(Among(), "test", limit=5)) == 1


def test_what_another_version_weighed_is_not_looked_into(ledger: Ledger) -> None:
    weighed(ledger)
    assert ledger.doubtful_claims(Among(), "another", limit=5) == []
