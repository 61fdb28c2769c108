"""Names come out of bylines without the words around them."""

import pytest

from sayso.lexicons import entries
from sayso.lexicons.bylines import names_in_byline

ENTRIES = {entry["id"]: entry for entry in entries("bylines")}


@pytest.mark.parametrize("line", ENTRIES["lead"]["fires"])
def test_what_leads_to_the_names_is_left_out(line: str) -> None:
    assert names_in_byline(line) == ["Ada Quill"]


@pytest.mark.parametrize("line", ENTRIES["lead"]["keeps"])
def test_a_name_that_begins_like_the_lead_is_kept(line: str) -> None:
    assert names_in_byline(line) == [line]


@pytest.mark.parametrize("line", ENTRIES["nobody"]["fires"])
def test_nobody_is_no_writer(line: str) -> None:
    assert names_in_byline(line) == []


@pytest.mark.parametrize("work", ENTRIES["work"]["fires"])
def test_what_the_writers_are_is_left_out(work: str) -> None:
    assert names_in_byline(f"Ada Quill, {work}") == ["Ada Quill"]


@pytest.mark.parametrize("name", ENTRIES["work"]["keeps"])
def test_a_second_name_is_kept(name: str) -> None:
    assert names_in_byline(f"By Ada Quill and {name}") == ["Ada Quill", name]


def test_whom_they_wrote_for_is_left_out() -> None:
    assert names_in_byline("Ada Quill And Tom Harrow For The Harbour Gazette") == ["Ada Quill", "Tom Harrow"]
