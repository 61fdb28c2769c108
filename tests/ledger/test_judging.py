"""What people decided of pairs of articles and of wordings: it counts, it stays, it is undone; on both databases."""

from __future__ import annotations

import json
from datetime import date

import pytest

from sayso.errors import CannotCorrect, NotInLedger
from sayso.ledger import Ledger
from sayso.ledger.chain import Signed
from sayso.ledger.doctor import CHECKS, asked
from sayso.ledger.review import Copied, Decision, Disputed, SameClaim, Undo
from sayso.model import Answer, Direction, Origin, OriginKind, Weighed, Wording
from tests.ledger.made import NOW, TEXT, kept
from tests.ledger.test_lineage import BECAUSE, Tracer, keep, link, together

Three = tuple[Tracer, dict[str, str]]


@pytest.fixture
def three(ledger: Ledger) -> Three:
    """Three articles of one story: b was taken from a, and c shares a text with b without a direction."""
    tracer = Tracer()
    tracer.links = {
        "a": [link("b", Direction.TO)],
        "b": [link("a"), link("c", Direction.UNKNOWN)],
        "c": [link("b", Direction.UNKNOWN)],
    }
    tracer.stories = {"b": "a", "c": "a"}
    tracer.origins = {name: Origin(OriginKind.PRIMARY, f"Paper {name}") for name in "abc"}
    return tracer, {name: read(ledger, tracer, name) for name in "abc"}


def read(ledger: Ledger, tracer: Tracer, name: str, version: str = "0.1") -> str:
    """The article of this name, published on a day of its own."""
    return keep(ledger, tracer, name, version=version, published=date(2026, 3, 1 + "abc".index(name)))


def correct(ledger: Ledger, decision: Decision, signed: Signed = BECAUSE) -> int:
    (number,) = ledger.correct(decision, signed=signed)
    return number


def is_well(ledger: Ledger) -> bool:
    (lineage,) = (check for check in CHECKS if check.name == "lineage")
    return asked(ledger.database, lineage).is_well


def test_a_copy_that_is_none_counts_for_no_parent_no_origin_and_no_story(
    ledger: Ledger, three: Three
) -> None:
    _, keys = three
    assert ledger.stories()[0].origins == 1
    correct(ledger, Copied(keys["a"], keys["b"], Answer.NO))
    assert together(ledger) == {"a": (None, "a"), "b": (None, "b"), "c": (None, "b")}
    assert ledger.stories()[0].origins == 2
    correct(ledger, Copied(keys["c"], keys["b"], Answer.NO))
    assert ledger.stories()[0].origins == 3
    assert is_well(ledger)


def test_who_decided_of_a_copy_is_shown_as_evidence(ledger: Ledger, three: Three) -> None:
    _, keys = three
    correct(ledger, Copied(keys["b"], keys["a"], Answer.YES))
    (row,) = (row for row in ledger.rows("articles") if row["id"] == keys["b"])
    first, *found = json.loads(row["evidence"])
    assert first["rule"] == "correction 1"
    assert first["why"] == "Ada Quill says that it is a copy: seen on the page"
    assert [each["rule"] for each in found] == ["by hand"]


def test_what_was_decided_of_a_copy_stays_when_either_article_is_read_again(
    ledger: Ledger, three: Three
) -> None:
    tracer, keys = three
    correct(ledger, Copied(keys["b"], keys["a"], Answer.NO))
    read(ledger, tracer, "b", version="0.2")
    read(ledger, tracer, "a", version="0.2")
    assert together(ledger)["b"] == (None, "b")
    assert is_well(ledger)
    correct(ledger, Undo(1))
    read(ledger, tracer, "b", version="0.3")
    assert together(ledger) == {"a": (None, "a"), "b": ("a", "a"), "c": (None, "a")}


def test_undoing_gives_what_was_found_and_undoing_that_what_was_decided(ledger: Ledger, three: Three) -> None:
    _, keys = three
    before, copies = together(ledger), list(ledger.rows("copies"))
    correct(ledger, Copied(keys["b"], keys["a"], Answer.NO))
    after = together(ledger)
    correct(ledger, Undo(1))
    assert (together(ledger), list(ledger.rows("copies"))) == (before, copies)
    correct(ledger, Undo(2))
    assert together(ledger) == after


def test_the_last_answer_holds_and_the_one_before_stays_in_the_history(ledger: Ledger, three: Three) -> None:
    _, keys = three
    correct(ledger, Copied(keys["b"], keys["a"], Answer.NO))
    correct(ledger, Copied(keys["a"], keys["b"], Answer.UNSURE), Signed("bob", NOW))
    assert together(ledger)["b"] == ("a", "a")
    rows = [json.loads(row["before"])["answer"] for row in ledger.rows("corrections")]
    assert rows == [None, "no"]


def test_an_answer_waits_while_the_articles_share_nothing(ledger: Ledger, three: Three) -> None:
    tracer, keys = three
    correct(ledger, Copied(keys["b"], keys["a"], Answer.NO))
    assert ledger.waiting() == []
    tracer.links = {}
    read(ledger, tracer, "b", version="0.2")
    assert [row.number for row in ledger.waiting()] == [1]


def test_an_article_that_is_taken_out_takes_the_texts_of_its_pairs_along(
    ledger: Ledger, three: Three
) -> None:
    _, keys = three
    correct(ledger, Copied(keys["a"], keys["b"], Answer.NO))
    correct(ledger, Undo(1))
    ledger.redact(keys["b"], BECAUSE)
    rows = list(ledger.rows("corrections"))
    assert [row["reason"] for row in rows[:2]] == [None, None]
    assert ledger.broken() == []


@pytest.fixture
def two(ledger: Ledger) -> tuple[str, str]:
    """Two articles that say the same words."""
    texts = (TEXT, f"{TEXT}\n\nRain fell.")
    one, other = (kept(ledger, t, known={"url": f"https://l.example/{len(t)}"}).article for t in texts)
    assert one
    assert other
    return one, other


@pytest.mark.parametrize("kind", [SameClaim, Disputed])
def test_what_was_decided_of_wordings_is_handed_to_weighing(
    ledger: Ledger, kind: type[SameClaim | Disputed]
) -> None:
    tracer = Tracer()
    tracer.stories = {TEXT: "a"}
    story = [keep(ledger, tracer, name) for name in ("a", TEXT)]
    key = ledger.stories()[0].id
    ledger.keep_weighed(key, Weighed((), (), ()), by="test")
    one, other = Wording(story[1], None, "The dam was sound"), Wording(story[0], None, "A")
    correct(ledger, kind(one, other, Answer.NO))
    assert ledger.weighed(key, "test") is None
    judged = ledger.judged(key)
    (said,) = judged.same or judged.disputes
    assert (said.one, said.other, said.decided.person) == (one, other, "Ada Quill")
    correct(ledger, Undo(1))
    assert ledger.judged(key).same == ledger.judged(key).disputes == ()


def test_wordings_wait_while_an_article_does_not_say_them(ledger: Ledger, two: tuple[str, str]) -> None:
    one, other = two
    correct(
        ledger,
        SameClaim(Wording(one, None, "The dam was sound"), Wording(other, None, "Rain fell"), Answer.YES),
    )
    assert ledger.waiting() == []
    text = f"{TEXT}\n\nRain fell."
    known = {"url": f"https://l.example/{len(text)}"}
    kept(ledger, f"{TEXT}\n\nHail fell.", known=known, now="2026-03-02T12:00:00+00:00")
    assert [row.number for row in ledger.waiting()] == [1]


@pytest.mark.parametrize(
    ("words", "answer", "reason", "error", "told"),
    [
        (("Nothing", "Rain fell"), Answer.YES, None, NotInLedger, "does not say 'Nothing'"),
        (("The dam was sound", "the dam was sound"), Answer.NO, "no", CannotCorrect, "worded alike"),
        (("The dam was sound", "Rain fell"), Answer.NO, " ", CannotCorrect, "has a reason"),
    ],
)
def test_what_cannot_be_decided_is_told(
    ledger: Ledger, two: tuple[str, str], words: tuple[str, str], answer: Answer, reason: str | None,
    error: type[Exception], told: str,
) -> None:  # fmt: skip
    one, other = (Wording(article, None, said) for article, said in zip(two, words, strict=True))
    with pytest.raises(error, match=told):
        correct(ledger, SameClaim(one, other, answer), Signed("ada", NOW, reason))
    with pytest.raises(NotInLedger, match="were not found to share a text"):
        correct(ledger, Copied(*two, Answer.YES))
