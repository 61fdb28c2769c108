"""What a ledger has of one article beside its report; on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.ledger.articles import COPIES
from sayso.ledger.chain import Signed
from sayso.ledger.review import Accept, Reject, Undo, When, Where
from sayso.model import (
    Claim,
    Copy,
    Derivation,
    Direction,
    Dispute,
    Evidence,
    Interval,
    Known,
    Likeness,
    Member,
    Origin,
    OriginKind,
    Shared,
    Span,
    Support,
    Traced,
    Weighed,
    Words,
)
from sayso.model.weighing import Between, Conflict
from tests.ledger.made import FOLDER, NOW, TEXT, capture, found, kept, place, time

ADA = Signed("Ada Quill", NOW, "seen on the page")
BY = "by hand"


class Copying:
    """Tracing by hand: each article was taken from all earlier ones, and tells of the same."""

    def __init__(self) -> None:
        self.earlier: list[Known] = []

    def __call__(self, new: Known, _: object) -> Traced:
        words = Span(0, 3, "Dam")
        copies = tuple(
            Copy(known.id, Derivation.COPY, Direction.FROM, 1 - n / 100, 0.5, 2.0 - n / 100,
                 (Shared(words, Span(23, 26, "The")),), (Evidence("shared", "word for word"),))
            for n, known in enumerate(self.earlier)
        )  # fmt: skip
        story = 1 if self.earlier else None
        self.earlier.append(new)
        return Traced(story, (), copies, Origin(OriginKind.AGENCY, "Karn Press"), "lantern")


def several(ledger: Ledger, number: int) -> list[str]:
    """The keys of articles that were each taken from all before."""
    trace = Copying()
    outcomes = [
        ledger.keep(
            capture(f"{TEXT} {n}", url=f"https://lantern.example/{n}"), found(f"{TEXT} {n}"),
            folder=FOLDER, now=NOW, trace=trace,
        )
        for n in range(number)
    ]  # fmt: skip
    return [str(outcome.article) for outcome in outcomes]


def test_copies_are_told_from_the_side_that_asks_and_the_parent_stands_first(ledger: Ledger) -> None:
    keys = several(ledger, 3)
    _, first = ledger.article(keys[0], by=BY)
    _, last = ledger.article(keys[2], by=BY)
    assert first.lineage
    assert last.lineage
    assert [copy.direction for copy in first.lineage.copies] == [Direction.TO, Direction.TO]
    assert first.lineage.copies[0].share == 0.5
    assert first.lineage.copies[0].passages[0].here.text == "The"
    assert last.lineage.parent is not None
    assert last.lineage.copies[0].other == last.lineage.parent
    assert last.lineage.story.articles == 3
    assert last.lineage.hand == "Karn Press"


def test_of_many_copies_those_that_share_most_are_told_and_the_one_asked_for(ledger: Ledger) -> None:
    keys = several(ledger, COPIES + 4)
    _, last = ledger.article(keys[-1], by=BY)
    _, beside = ledger.article(keys[-1], beside=keys[-2], by=BY)
    assert last.lineage
    assert beside.lineage
    assert last.lineage.copied == COPIES + 3
    assert len(last.lineage.copies) == COPIES
    assert keys[-2] not in {copy.other.id for copy in last.lineage.copies}
    assert keys[-2] in {copy.other.id for copy in beside.lineage.copies}


def test_what_the_story_says_is_told_while_it_is_weighed_by_the_same_version(ledger: Ledger) -> None:
    keys = several(ledger, 2)
    _, plain = ledger.article(keys[0], by=BY)
    assert plain.lineage
    said = [
        Member(23, 40, "The dam was sound", key, None, None, None, None, None, Likeness.SAME, ())
        for key in keys
    ]
    sides = tuple(Words(23, 40, "The dam was sound", key, None, None, None, None, None) for key in keys)
    claim = Claim("c", "The dam was sound", tuple(said), Support(2, 1, 1, 0, ()))
    dispute = Dispute(Conflict.DENIAL, Between.OTHERS, (sides[0], sides[1]), ("c", None), "why", "rule")
    ledger.keep_weighed(plain.lineage.story.id, Weighed((claim,), (dispute,), ()), by=BY)
    _, now = ledger.article(keys[0], by=BY)
    _, by_another = ledger.article(keys[0], by="another version")
    assert now.lineage
    assert by_another.lineage
    assert [other.article for each in now.lineage.elsewhere for other in each.others] == [keys[1]]
    assert now.lineage.disputes == (dispute,)
    assert not by_another.lineage.is_weighed
    assert by_another.lineage.elsewhere == ()


def test_corrections_are_told_with_who_decided_and_not_when_they_were_undone(ledger: Ledger) -> None:
    places, times = [place(TEXT, "Višegrad", 43.8, 19.3)], [time(TEXT, "Monday", date(2026, 3, 2))]
    key = str(kept(ledger, places=places, times=times).article)
    _, before = ledger.article(key, by=BY)
    one, other = (statement.id for statement in before.statements)
    ledger.correct(Accept(one), Reject(other), signed=ADA)
    ledger.correct(Where(key, "Višegrad", None), signed=ADA)
    ledger.correct(When(key, "Monday", Interval.on(date(2026, 3, 9))), signed=ADA)
    ledger.correct(Undo(1), signed=ADA)
    report, after = ledger.article(key, by=BY)
    assert [statement.status for statement in after.statements] == ["found", "rejected"]
    assert [[d.person for d in statement.decided] for statement in after.statements] == [[], ["Ada Quill"]]
    assert after.places[0].id is None
    assert after.times[0].earliest == date(2026, 3, 9)
    assert (report.places[0].lat, report.times[0].interval.earliest) == (43.8, date(2026, 3, 2))
    assert before.times == ()


def test_versions_are_numbered_from_the_oldest_with_how_often_each_was_seen(ledger: Ledger) -> None:
    known = {"url": "https://lantern.example/dam"}
    key = str(kept(ledger, known=known).article)
    edited = TEXT.replace("sound", "safe")
    kept(ledger, edited, statements=(), known=known, now="2026-03-02T12:00:00+00:00")
    first, last = ledger.kept_versions(key)
    assert (first.number, last.number, first.current, last.current) == (1, 2, False, True)
    assert first.sightings == 1
    assert "safe" in ledger.version_report(key, 2).article.text
    for number in (0, 3):
        with pytest.raises(NotInLedger, match="has no version"):
            ledger.version_report(key, number)
    with pytest.raises(NotInLedger):
        ledger.kept_versions("0")
