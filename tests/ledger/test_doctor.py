"""What the doctor finds in a ledger, and what mending makes of it; the same on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.ledger import Ledger
from sayso.ledger.chain import Signed
from sayso.ledger.doctor import CHECKS, Answer, asked, mended
from sayso.ledger.review import Merge, Point, Reject, SaidBy, Undo, When, Where
from sayso.model import ActorKind, Interval
from tests.ledger.contents import contents
from tests.ledger.made import NOW, TEXT, kept, place, time

URL = "https://lantern.example/dam"
UNREADABLE = "x'00'", "'\\x00'::bytea"


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with two articles, one of them edited."""
    found = {"places": [place(TEXT, "Foča", 43.5, 18.8)], "times": [time(TEXT, "in May", date(2026, 5, 1))]}
    kept(ledger, known={"url": URL}, **found)
    kept(ledger, TEXT.replace("sound", "cracked"), known={"url": URL}, statements=[])
    kept(ledger, known={"source": "b.txt"}, version="0.2", **found)
    return ledger


def answers(ledger: Ledger) -> dict[str, Answer]:
    return {check.name: asked(ledger.database, check) for check in CHECKS}


def wrong(ledger: Ledger) -> list[str]:
    return [name for name, answer in answers(ledger).items() if not answer.is_well]


def spoil(ledger: Ledger, *statements: str) -> None:
    """Change the ledger behind its back; PostgreSQL's spelling of bytes is the second one."""

    def work(connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    ledger.database.written(work)


def test_a_sound_ledger_has_nothing_wrong(full: Ledger) -> None:
    found = answers(full)
    assert [name for name, answer in found.items() if answer.examples] == []
    assert found["bytes"].looked_at == 2
    assert found["reports"].looked_at == 3
    assert found["spans"].looked_at >= 10


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE statement SET content = 'The dam was unsound'", ["spans"]),
        ("UPDATE place_mention SET start = start + 1", ["spans"]),
        ("UPDATE reading SET text = 'other words' WHERE NOT current", ["reports", "spans"]),
        ("UPDATE reading SET content = 'sha256:1' WHERE NOT current", ["reports"]),
        ("UPDATE reading SET report = {unreadable} WHERE NOT current", ["reports"]),
        ("UPDATE blob SET data = {unreadable}", ["bytes"]),
        ("UPDATE blob SET size = 1", ["bytes"]),
        ("UPDATE reading SET current = (1 = 0)", ["current", "words"]),
        ("UPDATE reading SET current = (1 = 1)", ["current", "words"]),
        ("INSERT INTO channel (key, name, kind) VALUES ('k', 'Nobody', 'social')", ["unneeded"]),
        ("INSERT INTO blob (digest, size, data) SELECT 'sha256:2', size, data FROM blob LIMIT 1",
         ["bytes", "bytes kept for nothing"]),
        ("INSERT INTO article (key, source, added) VALUES ('k', 'a', 'b')", ["unread"]),
        ("INSERT INTO redaction (at, person, reason, what, key) SELECT 'a', 'b', 'c', 'bytes', digest FROM blob",
         ["redactions"]),
    ],
)  # fmt: skip
def test_each_harm_is_found_and_nothing_else(full: Ledger, harm: str, found: list[str]) -> None:
    unreadable = UNREADABLE[0 if full.database.is_sqlite else 1]
    spoil(full, harm.format(unreadable=unreadable))
    assert wrong(full) == found


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        ("UPDATE reading SET current = (1 = 0)", "current"),
        ("UPDATE reading SET current = (1 = 1)", "current"),
        ("INSERT INTO channel (key, name, kind) VALUES ('k', 'Nobody', 'social')", "unneeded"),
    ],
)
def test_mending_puts_it_right_and_takes_no_text(full: Ledger, harm: str, name: str) -> None:
    before = {view: list(full.rows(view)) for view in ("articles", "statements", "versions", "channels")}
    spoil(full, harm)
    check = next(check for check in CHECKS if check.name == name)
    answer = mended(full.database, check, asked(full.database, check))
    assert (answer.wrong > 0, answer.mended, answer.is_well) == (True, True, True)
    assert wrong(full) == []
    assert {view: list(full.rows(view)) for view in before} == before


@pytest.mark.parametrize("name", ["words", "words whole"])
def test_a_lost_index_of_words_is_made_anew(full: Ledger, name: str) -> None:
    lost = {
        "words": ("INSERT INTO statement_words (statement_words) VALUES ('delete-all')", "DELETE FROM statement_words"),
        "words whole": ("UPDATE statement_words_data SET block = x'00' WHERE id > 10", None),
    }[name][0 if full.database.is_sqlite else 1]  # fmt: skip
    if lost is None:
        pytest.skip("PostgreSQL's index has no parts of its own to look at")
    spoil(full, lost)
    check = next(check for check in CHECKS if check.name == name)
    answer = asked(full.database, check)
    assert not answer.is_well
    assert mended(full.database, check, answer).is_well
    assert wrong(full) == []


def test_what_cannot_be_mended_is_left_with_a_way_out(full: Ledger) -> None:
    spoil(full, "UPDATE blob SET size = 1")
    check = next(check for check in CHECKS if check.name == "bytes")
    answer = mended(full.database, check, asked(full.database, check))
    assert not answer.is_well
    assert "sayso add" in str(answer.way_out) or "add the page again" in str(answer.way_out)


def test_an_actor_that_somebody_merged_is_not_taken_for_unneeded(full: Ledger) -> None:
    spoil(
        full,
        "INSERT INTO actor (key, name, kind, folded, merged_into) "
        "SELECT 'k', 'Nobody', 'person', 'nobody', min(id) FROM actor",
    )
    assert "unneeded" not in wrong(full)


def correct_a_lot(ledger: Ledger) -> None:
    """Decisions of each sort, one of them undone."""
    article = next(row["id"] for row in ledger.rows("articles") if row["text"] == TEXT)
    first, second = (row["id"] for row in ledger.rows("statements"))
    actors = [row["id"] for row in ledger.rows("actors")]
    ledger.correct(
        Where(article, "Foča", Point("Foča", 44.5, 19.8, "BA")),
        When(article, "in May", Interval(date(2025, 5, 1), date(2025, 5, 31))),
        Reject(first),
        SaidBy(second, "Emir Hadžić", ActorKind.PERSON),
        Merge(*actors),
        signed=Signed("Ada", NOW, "looked it up"),
    )
    ledger.correct(Undo(3), signed=Signed("Ada", NOW, "it is one"))


def test_a_corrected_ledger_is_sound_and_a_changed_correction_is_found(full: Ledger) -> None:
    correct_a_lot(full)
    assert wrong(full) == []
    spoil(full, "UPDATE correction SET reason = 'another' WHERE number = 2")
    assert wrong(full) == ["corrections"]


def test_mending_a_corrected_ledger_loses_no_correction(full: Ledger) -> None:
    correct_a_lot(full)
    before = contents(full)
    spoil(full, "UPDATE reading SET current = (1 = 0)")
    for check in CHECKS:
        assert mended(full.database, check, asked(full.database, check)).is_well, check.name
    assert contents(full) == before


def test_every_check_has_words_of_its_own() -> None:
    for several in ([c.name for c in CHECKS], [c.help for c in CHECKS]):
        assert len(set(several)) == len(several)
    assert all(check.help.endswith(".") for check in CHECKS)
