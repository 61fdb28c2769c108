"""The history as the pages read it, and two articles side by side; on both databases."""

from __future__ import annotations

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger
from sayso.ledger.chain import Action, Signed
from sayso.ledger.past import Asked
from sayso.ledger.review import Accept, Copied, Reject, Undo
from sayso.model import Answer, Direction
from tests.ledger.made import NOW, kept
from tests.ledger.test_lineage import Tracer, keep, link


@pytest.fixture
def corrected(ledger: Ledger) -> dict[str, str]:
    """Five corrections: ada's and bob's of two statements, one undone and that undone, one of a pair."""
    article = kept(ledger).article
    assert article
    one, other = (row["id"] for row in ledger.rows("statements"))
    tracer = Tracer()
    tracer.links = {"b": [link("a")]}
    keys = {name: keep(ledger, tracer, name) for name in "ab"}
    for person, decision in (
        ("ada", Reject(one)),
        ("bob", Undo(1)),
        ("ada", Accept(other)),
        ("bob", Undo(2)),
        ("ada", Copied(keys["b"], keys["a"], Answer.NO)),
    ):
        ledger.correct(decision, signed=Signed(person, NOW, "seen"))
    return {"article": article, "one": one, "other": other, **keys}


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Asked(), [5, 4, 3, 2, 1]),
        (Asked(person="bob"), [4, 2]),
        (Asked(action=Action.ACCEPT), [3]),
        (Asked(below=3), [2, 1]),
        (Asked(person="ada", below=3), [1]),
    ],
)
@pytest.mark.usefixtures("corrected")
def test_the_history_is_read_from_the_newest(ledger: Ledger, asked: Asked, numbers: list[int]) -> None:
    assert [past.correction.number for past in ledger.history(asked, limit=9)] == numbers


def test_what_undid_a_correction_is_known_also_where_that_is_not_asked_for(
    ledger: Ledger, corrected: dict[str, str]
) -> None:
    (first,) = ledger.history(Asked(below=2), limit=1)
    assert first.undone_by is None  # what undid it was undone
    (second,) = ledger.history(Asked(below=3), limit=1)
    assert second.undone_by == 4
    assert [past.correction.number for past in ledger.decided_of(corrected["one"])] == [1]


def test_both_articles_of_a_pair_have_it_in_their_history(ledger: Ledger, corrected: dict[str, str]) -> None:
    for name in "ab":
        (past,) = ledger.history(Asked(article=corrected[name]), limit=9)
        assert past.correction.number == 5


def test_the_last_decision_of_a_person_is_the_one_that_holds(
    ledger: Ledger, corrected: dict[str, str]
) -> None:
    last = ledger.last_of("ada")
    assert last is not None
    assert last.correction.number == 5
    ledger.correct(Undo(5), signed=Signed("ada", NOW, "no"))
    last = ledger.last_of("ada")
    assert last is not None
    assert last.correction.number == 3
    assert ledger.last_of("eve") is None
    assert ledger.people() == [("ada", 4), ("bob", 2)]


def test_two_articles_are_seen_from_either_side(ledger: Ledger, corrected: dict[str, str]) -> None:
    one, other = corrected["b"], corrected["a"]
    here, there = ledger.found_between(one, other), ledger.found_between(other, one)
    assert here
    assert there
    assert (here.direction, there.direction) == (Direction.FROM, Direction.TO)
    assert here.judged == "no"
    assert here.evidence[0].rule == "correction 5"
    assert ledger.found_between(one, corrected["article"]) is None
    assert ledger.side(one).text == "b"
    with pytest.raises(NotInLedger):
        ledger.side("feed")
