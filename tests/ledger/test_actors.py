"""What the ledger has of one actor; the same on both databases."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from sayso.ledger import ActorPage, Ledger
from sayso.model import Stance
from tests.ledger.made import kept, said

ONE = "Dam holds\n\nThe dam was sound, Jelena Simić said on Telegram. Nobody was warned, Simić denied."
TWO = "Dam safe\n\nThe dam was sound, Jelena Simić said. It holds, engineer Ivo Simić said."


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    kept(
        ledger, ONE, known={"source": "one.txt"}, published=date(2026, 3, 4), outlet="Karn Courier",
        statements=[said(ONE, "The dam was sound", "Jelena Simić", channel="Telegram"),
                    said(ONE, "Nobody was warned", "Simić", stance=Stance.DENIES)],
    )  # fmt: skip
    kept(
        ledger, TWO, known={"source": "two.txt"}, published=date(2026, 2, 28), outlet="Coral Post",
        statements=[said(TWO, "The dam was sound", "Jelena Simić"), said(TWO, "It holds", "Ivo Simić")],
    )  # fmt: skip
    return ledger


def page(ledger: Ledger, name: str) -> ActorPage:
    found = ledger.actor(name)
    assert isinstance(found, ActorPage), found
    return found


def test_a_page_counts_what_the_actor_said(filled: Ledger) -> None:
    of = page(filled, "jelena simic")
    assert (of.name, of.kind, of.statements, of.articles) == ("Jelena Simić", "person", 2, 2)
    assert [(c.name, c.statements) for c in of.months] == [("2026-02", 1), ("2026-03", 1)]
    assert [(c.name, c.statements) for c in of.channels] == [(None, 1), ("Telegram", 1)]
    assert [(c.name, c.statements) for c in of.outlets] == [("Coral Post", 1), ("Karn Courier", 1)]
    assert [(c.name, c.statements) for c in of.stances] == [("asserts", 2)]
    assert [hit.article.outlet for hit in of.latest] == ["Karn Courier", "Coral Post"]


def test_a_page_shows_who_else_carried_the_words(filled: Ledger) -> None:
    (carried,) = page(filled, "Jelena Simić").carried
    assert (carried.words, carried.articles) == ("The dam was sound", 2)
    assert carried.outlets == ("Coral Post", "Karn Courier")
    assert (carried.first, carried.last) == (date(2026, 2, 28), date(2026, 3, 4))


def test_several_of_a_name_are_a_list_to_choose_from(filled: Ledger) -> None:
    found = filled.actor("Simić")
    assert isinstance(found, tuple)
    assert [(c.name, c.statements, c.said_in) for c in found] == [
        ("Jelena Simić", 2, "Coral Post"), ("Ivo Simić", 1, "Coral Post"), ("Simić", 1, "Karn Courier"),
    ]  # fmt: skip
    assert [page(filled, choice.id).name for choice in found] == ["Jelena Simić", "Ivo Simić", "Simić"]


@pytest.mark.parametrize("name", ["Nobody", "", "*", '"', "😀", "0123456789abcdef"])
def test_an_unknown_actor_is_an_empty_list(filled: Ledger, name: str) -> None:
    assert filled.actor(name) == ()


def test_a_merged_actor_has_all_names_and_statements(filled: Ledger) -> None:
    filled.database.written(
        lambda connection: connection.execute(
            text(
                "UPDATE actor SET merged_into = (SELECT id FROM actor WHERE name = 'Jelena Simić') "
                "WHERE name = 'Simić'"
            )
        )
    )
    of = page(filled, "Jelena Simić")
    assert (of.statements, of.articles) == (3, 2)
    assert [(a.name, a.articles, a.rule) for a in of.aliases] == [
        ("Jelena Simić", 2, "the same full name"), ("Simić", 1, "a single name, kept to its article"),
    ]  # fmt: skip
    assert [(c.name, c.statements) for c in of.stances] == [("asserts", 2), ("denies", 1)]


def test_a_rejected_statement_is_not_counted(filled: Ledger) -> None:
    filled.database.written(
        lambda connection: connection.execute(
            text("UPDATE statement SET status = 'rejected' WHERE stance = 'asserts'")
        )
    )
    assert page(filled, "Jelena Simić").statements == 0
