"""What an article tells, and how much of it another one tells."""

from __future__ import annotations

import json

import pytest

from sayso.language import parse
from sayso.reading.text import text_article
from sayso.tracing.facts import copy_traits, news_of_its_own, share_told, share_told_anywhere, told_in
from tests.tracing import family
from tests.tracing.family import ORIGINAL, known


def told(text: str) -> list[str]:
    return copy_traits(parse(text_article(text)))["told"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Tehran denied it.", "Iran deny"),
        ("The Iranian minister denied it on Tuesday.", "Iran minister deny"),
        ("Seven boats organised a race.", "7 boat organize race"),
        ("Brisk's house burned down.", "Brisk house burn"),
    ],
)
def test_names_numbers_and_telling_words_are_kept(text: str, line: str) -> None:
    assert told(text) == [line]


def test_the_traits_are_small_and_json() -> None:
    assert len(json.dumps(known(1, ORIGINAL).traits)) < 3000
    assert len(json.dumps(copy_traits(parse(text_article(f"{ORIGINAL}\n\n" * 8))))) < 3300


def test_a_rewrite_tells_what_its_original_tells() -> None:
    rewrite, original = told_in(known(2, family.REWRITE).traits), told_in(known(1, ORIGINAL).traits)
    assert share_told(rewrite, original) > 0.6
    assert news_of_its_own(rewrite, original) == frozenset()


@pytest.mark.parametrize("text", [family.INDEPENDENT, family.SAME_QUOTE, family.OTHER_TEXT])
def test_an_article_of_its_own_tells_something_else(text: str) -> None:
    own, original = told_in(known(2, text).traits), told_in(known(1, ORIGINAL).traits)
    assert share_told(own, original) < 0.35
    assert news_of_its_own(own, original)


@pytest.mark.parametrize("text", [family.REWRITE, family.INDEPENDENT, family.SAME_QUOTE])
def test_nothing_is_told_sentence_by_sentence_that_is_not_told_at_all(text: str) -> None:
    own, original = told_in(known(2, text).traits), told_in(known(1, ORIGINAL).traits)
    assert share_told(own, original) <= share_told_anywhere(own, original)


def test_initials_of_a_name_are_no_news() -> None:
    long = told_in(copy_traits(parse(text_article("The National Hurricane Center warned of winds."))))
    short = told_in(copy_traits(parse(text_article("The NHC warned of winds."))))
    assert news_of_its_own(short, long) == frozenset()


def test_no_traits_tell_nothing() -> None:
    assert share_told(told_in({}), told_in({})) == 0.0
