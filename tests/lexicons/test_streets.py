"""Streets and ages are read from the lines of streets.yml, and not from the lines that it spares."""

from __future__ import annotations

import pytest

from sayso.lexicons.streets import address_words

WORDS = address_words()


@pytest.mark.parametrize("line", WORDS.street_fires)
def test_a_street_is_read_from_its_own_lines(line: str) -> None:
    text, streets = line.split(" | ")
    assert WORDS.streets_in(text) == streets.split(", ")


@pytest.mark.parametrize("line", WORDS.street_spares)
def test_no_street_is_read_where_there_is_none(line: str) -> None:
    assert WORDS.streets_in(line) == []


@pytest.mark.parametrize("line", WORDS.age_fires)
def test_an_age_is_read_from_its_own_lines(line: str) -> None:
    text, age = line.split(" | ")
    assert WORDS.ages_in(text) == [int(age)]


@pytest.mark.parametrize("line", WORDS.age_spares)
def test_no_age_is_read_where_there_is_none(line: str) -> None:
    assert WORDS.ages_in(line) == []


def test_every_form_of_a_street_is_read() -> None:
    for form, name in WORDS.written_out.items():
        assert WORDS.streets_in(f"They met on Quill {form} today.") == [f"quill {name}"]
