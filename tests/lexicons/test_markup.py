"""What a page calls its paragraphs is understood, and names that look alike are left alone."""

import pytest

from sayso.lexicons.markup import Mark, mark_of, marks

FIRES = [(mark, name) for mark in marks() for name in mark.fires]
KEEPS = [name for mark in marks() for name in mark.keeps]


@pytest.mark.parametrize(("mark", "name"), FIRES, ids=lambda value: getattr(value, "id", value))
def test_a_mark_fires_on_what_it_must(mark: Mark, name: str) -> None:
    assert mark_of("p", [name]) is mark


@pytest.mark.parametrize("name", KEEPS)
def test_no_mark_fires_on_other_names(name: str) -> None:
    assert mark_of("p", [name]) is None
