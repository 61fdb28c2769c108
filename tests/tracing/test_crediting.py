"""Where an article names another's outlet, and whether as a credit."""

from __future__ import annotations

import pytest

from sayso.model import Article, Passage, Role
from sayso.tracing.crediting import outlet_named

AGENCY = "Karn News Agency"
TEXT = "A ferry sank off Lutz on Monday, and nobody was hurt, the harbour office said in the evening."


def named(last: str, role: Role = Role.BODY) -> bool | None:
    text = f"{TEXT}\n\n{last}"
    passages = (Passage(0, len(TEXT), Role.BODY), Passage(len(TEXT) + 2, len(text), role))
    found = outlet_named(Article("a", text, passages), AGENCY)
    if found is None:
        return None
    assert text[found.span.start : found.span.end] == found.span.text
    return found.as_credit


@pytest.mark.parametrize(
    "line", ["— Karn News Agency", "(KNA)", "(via Karn News Agency)", "From our partners at Karn News Agency"]
)
def test_a_line_of_its_own_is_a_credit(line: str) -> None:
    assert named(line) is True


@pytest.mark.parametrize("role", [Role.BYLINE, Role.CREDIT, Role.NOTICE])
def test_so_is_the_name_in_what_is_no_reporting(role: Role) -> None:
    assert named("Karn News Agency, all about the sea, with offices in nine towns", role) is True


@pytest.mark.parametrize("role", [Role.CAPTION, Role.RELATED])
def test_whose_picture_or_teaser_it_is_says_nothing_of_the_text(role: Role) -> None:
    assert named("Karn News Agency", role) is None


def test_a_name_in_the_course_of_the_text_is_a_mention() -> None:
    line = "The captain told Karn News Agency that the pumps had failed, and that he would never sail on that ship again."
    assert named(line) is False


@pytest.mark.parametrize(
    "line", ["Karn News", "the agency in Karn", "(KNAX)", "Karn News Agency-owned".lower()]
)
def test_another_name_is_none(line: str) -> None:
    assert named(line) is None


def test_an_everyday_word_is_no_mention_of_an_outlet_of_that_name() -> None:
    text = "The Sun rose over Lutz as the ferry came in, and the harbour office opened its doors to the families."
    article = Article("a", text, (Passage(0, len(text), Role.BODY),))
    assert outlet_named(article, "The Sun") is None


def test_an_outlet_without_a_name_is_not_named() -> None:
    article = Article("a", TEXT, (Passage(0, len(TEXT), Role.BODY),))
    assert outlet_named(article, None) is None
    assert outlet_named(article, "The ") is None
