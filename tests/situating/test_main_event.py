"""The main event: its day is told in the text, its tolls and its place are the article's own findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from sayso.language import parse, parse_with_title
from sayso.model import Article, MainEvent
from sayso.situating import Gazetteer, situate

Make = Callable[..., Article]


def _main(article: Article, gazetteer: Gazetteer) -> MainEvent | None:
    return situate(article, parse(article), gazetteer=gazetteer).main_event


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A man was shot in Riga on Saturday night. Police spoke on Sunday.", date(2022, 9, 3)),
        ("Police said on Sunday that a woman had been killed in Riga on Friday.", date(2022, 9, 2)),
        ("A clerk was charged on Friday in the May 31 death of Ada Quill.", date(2022, 5, 31)),
        ("A man was shot in Riga, police said.", None),
    ],
)
def test_the_day_is_that_of_the_harm_and_never_that_of_publication(
    article_of: Make, gazetteer: Gazetteer, text: str, day: date | None
) -> None:
    found = _main(article_of(text), gazetteer)
    assert found is not None
    assert (found.time.interval.earliest if found.time else None) == day


def test_every_part_of_it_shows_its_words(article_of: Make, gazetteer: Gazetteer) -> None:
    article = article_of("A bus crash near Riga killed two people and injured nine on Saturday.")
    found = _main(article, gazetteer)
    assert found is not None
    assert found.killed is not None
    assert found.injured is not None
    assert found.time is not None
    assert found.place is not None
    assert (found.killed.low, found.injured.low, found.place.name) == (2, 9, "Riga")
    for span in (found.killed, found.injured, found.time, found.place):
        assert article.text[span.start : span.end] == span.text


def test_the_tolls_of_another_year_are_not_its_own(article_of: Make, gazetteer: Gazetteer) -> None:
    article = article_of(
        "A bus crash near Riga killed two people on Saturday. In a crash there in 2014, 15 people were killed."
    )
    found = _main(article, gazetteer)
    assert found is not None
    assert found.killed is not None
    assert found.killed.low == 2


def test_an_article_of_nothing_has_none(article_of: Make, gazetteer: Gazetteer) -> None:
    assert _main(article_of("The council likes the plan."), gazetteer) is None


def _headed(article: Article, title: str, gazetteer: Gazetteer) -> MainEvent | None:
    headed = replace(article, title=title)
    grammars, grammar = parse_with_title(headed)
    return situate(headed, grammars, gazetteer=gazetteer, title=grammar).main_event


@pytest.mark.parametrize(
    ("title", "text", "killed"),
    [
        ("Two dead after blast in Riga", "A blast in Riga killed two people on Saturday.", 2),
        ("Three dead after blast in Riga", "A blast in Riga killed two people on Saturday.", None),
        ("Man shot dead in Riga", "A man was shot dead in Riga on Saturday.", 1),
        ("Three killed in weekend shootings", "A man was shot dead in Riga on Saturday.", None),
        (
            "Blast in Riga",
            "A blast in Riga killed two people. The mayor said three people were killed.",
            None,
        ),
        ("Four women shot, two dead", "Two women were killed and two women wounded in Riga on Saturday.", 2),
    ],
)
def test_the_headline_judges_the_tolls(
    article_of: Make, gazetteer: Gazetteer, title: str, text: str, killed: int | None
) -> None:
    found = _headed(article_of(text), title, gazetteer)
    assert (found.killed.low if found is not None and found.killed is not None else None) == killed
