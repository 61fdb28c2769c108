"""What the ledger has of one place; the same on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.errors import NotInLedger
from sayso.ledger import Ledger, PlacePage, Query
from tests.ledger.made import kept, place, said

ONE = "Dam holds\n\nThe dam above Foča was sound, Jelena Simić said. Foča lies below it."
TWO = "Cracks\n\nCracks were seen at Foča, Ivo Perić said. Nobody in Foča was warned, he said."
HERE, FAR = (43.506, 18.774), (-18.33, 147.7)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    kept(
        ledger, ONE, known={"source": "one.txt"}, published=date(2026, 3, 4), outlet="Karn Courier",
        statements=[said(ONE, "The dam above Foča was sound", "Jelena Simić")], places=[place(ONE, "Foča", *HERE)],
    )  # fmt: skip
    kept(
        ledger, TWO, known={"source": "two.txt"}, published=date(2026, 3, 6), outlet="Coral Post",
        statements=[said(TWO, "Cracks were seen at Foča", "Ivo Perić")], places=[place(TWO, "Foča", *HERE)],
    )  # fmt: skip
    kept(
        ledger, "Foča again", known={"source": "three.txt"}, statements=[],
        places=[place("Foča again", "Foča", *FAR, country="AU")],
    )  # fmt: skip
    return ledger


def page(ledger: Ledger) -> PlacePage:
    return ledger.place(next(str(row["place"]) for row in ledger.rows("places") if row["lat"] > 0))


def test_a_place_has_what_was_said_of_it_the_newest_first(filled: Ledger) -> None:
    of = page(filled)
    assert (of.name, of.statements, of.articles, of.precision_km) == ("Foča", 2, 2, 1.0)
    assert [one.statement.speaker.name for one in of.said] == ["Ivo Perić", "Jelena Simić"]
    assert [hit.article.outlet for hit in of.read] == ["Coral Post", "Karn Courier"]


def test_a_statement_is_opened_at_the_words_that_name_the_place(filled: Ledger) -> None:
    first, second = (one.naming for one in page(filled).said)
    assert (TWO[first.start : first.end], ONE[second.start : second.end]) == ("Foča", "Foča")
    assert first.rule


def test_another_place_of_the_name_is_told_apart(filled: Ledger) -> None:
    (other,) = page(filled).namesakes
    assert (other.name, other.country) == ("Foča", "AU")
    assert [other.name for other in filled.place(other.id).namesakes] == ["Foča"]


def test_a_place_that_nobody_speaks_of_has_its_articles(filled: Ledger) -> None:
    (other,) = page(filled).namesakes
    of = filled.place(other.id)
    assert (of.statements, of.said, of.articles) == (0, (), 1)


def test_a_place_is_found_by_its_key(filled: Ledger) -> None:
    assert filled.search(Query(place=page(filled).id)).total == 2


def test_a_place_that_is_not_there_is_refused_with_a_way_out(filled: Ledger) -> None:
    with pytest.raises(NotInLedger, match="sayso export places"):
        filled.place("0123456789abcdef")
