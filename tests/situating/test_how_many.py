"""Figures: what is no figure stays out; what may happen has not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.language import parse
from sayso.model import Article
from sayso.situating.how_many import figures

Make = Callable[..., Article]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe, 42, was killed in 1998.",
        "A 42-year-old woman was killed.",
        "The storm could kill 60 people.",
        "The second man was injured on 3 May.",
        "Call 020 7946 0958 at 6:40 p.m. for help.",
        "Osh won 3-1.",
        "Chapter 9 opens slowly.",
    ],
)
def test_years_ages_ordinals_clocks_and_scores_are_no_casualties(article_of: Make, text: str) -> None:
    article = article_of(text)
    found = [f for f in figures(article, parse(article)) if f.unit in {"killed", "injured"}]
    assert [f.text for f in found if f.low != 1] == []


def test_every_figure_covers_its_number_and_its_unit(article_of: Make) -> None:
    article = article_of(
        "At least 60 civilians were killed, some 20 injured and up to 300 homes lost, 42 miles from Osh."
    )
    found = figures(article, parse(article))
    assert all(article.text[f.start : f.end] == f.text for f in found)
    assert [(f.low, f.high, f.unit, f.of) for f in found] == [
        (60.0, None, "killed", "civilians"),
        (18.0, 22.0, "injured", None),
        (None, 300.0, "homes", "homes"),
        (42.0, 42.0, "miles", None),
    ]


def test_a_huge_number_is_kept_as_it_is_written(article_of: Make) -> None:
    article = article_of("It would cost $1,000,000,000,000 or 5 trillion yen.")
    assert [f.low for f in figures(article, parse(article))] == [1e12, 5e12]


@pytest.mark.parametrize(
    "last", ["The wounded came in dozens", "Of the crew nobody", "Help came for hundreds of"]
)
def test_a_number_that_ends_a_passage_does_not_lose_the_article(article_of: Make, last: str) -> None:
    article = article_of(f"The dam at Osh broke.\n\n{last}")
    figures(article, parse(article))
