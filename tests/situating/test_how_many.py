"""Figures: what is no figure stays out; what may happen has not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.language import parse
from sayso.model import Article, Tally
from sayso.situating.how_many import counted, figures

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


def _told(article: Article, unit: str) -> list[tuple[float | None, float | None, str | None]]:
    return [(f.low, f.high, f.doubt) for f in figures(article, parse(article)) if f.unit == unit]


@pytest.mark.parametrize(
    ("text", "unit", "low", "high", "is_doubted"),
    [
        ("The ministry counted 1,00,000 patients.", "people", 100_000, 100_000, False),
        ("The ministry counted 1.234.567 patients.", "people", 1_234_567, 1_234_567, True),
        ("The flood killed 1,000,000,000,000 people.", "killed", 1e12, 1e12, True),
        ("The flood killed 12.5 people.", "killed", 12.5, 12.5, True),
        ("The flood killed -5 people.", "killed", -5, -5, True),
        ("The flood killed 3 to 2 people.", "killed", 2, 3, True),
        ("They marched 5 km miles.", "km", 5, 5, True),
        ("The flood killed 5 people.", "killed", 5, 5, False),
    ],
)
def test_what_cannot_be_is_kept_as_it_is_written_and_doubted(
    article_of: Make, text: str, unit: str, low: float, high: float, is_doubted: bool
) -> None:
    ((found_low, found_high, doubt),) = _told(article_of(text), unit)
    assert (found_low, found_high) == (low, high)
    assert (doubt is not None) is is_doubted


@pytest.mark.parametrize(
    "text", ["World War II killed many.", "The 43rd homicide was told.", "9" * 400 + " people died."]
)
def test_roman_ordinal_and_endless_numbers_are_no_toll_and_lose_nothing(article_of: Make, text: str) -> None:
    assert _told(article_of(text), "killed") == []


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man was shot to death in Osh. He was 22.", 1, None),
        ("Five people were shot in Osh, two fatally, police said.", 2, 3),
        ("Three people, including a child, were killed in Osh.", 3, None),
        ("A blast in Osh killed his wife and their son and wounded nine others.", 2, 9),
        ("The death toll rose to 41 in Osh.", 41, None),
        ("A gunman shot and killed two people in Osh before killing himself.", 3, None),
        ("A man was shot in Osh. He died at a hospital.", 1, None),
        ("A man, 22, was shot in Osh. A second victim, a woman, was hit in the leg.", None, 2),
        ("Ada Quill, 30, was shot in Osh. Quill is in stable condition.", None, 1),
        ("A fire broke out in Osh. No one was hurt.", None, 0),
        ("A fire broke out in Osh.", None, None),
    ],
)
def test_the_tolls_of_what_an_article_is_about(
    article_of: Make, text: str, killed: int | None, injured: int | None
) -> None:
    article = article_of(text)
    tolls = counted(article, parse(article), times=()).tolls
    told = [None if f is None else f.low for f in (tolls.killed, tolls.injured)]
    assert told == [killed, injured]
    assert all(article.text[f.start : f.end] == f.text for f in (tolls.killed, tolls.injured) if f)


def test_a_toll_of_another_year_is_background_and_an_addition_is_new(article_of: Make) -> None:
    article = article_of(
        "Nine people were killed in a flood in Osh on Sunday. Three more people died on Monday. "
        "In a separate flood, 300 people were killed."
    )
    found = [f for f in figures(article, parse(article)) if f.unit == "killed"]
    assert [(f.low, f.tally, f.background) for f in found] == [
        (9, Tally.TOTAL, False),
        (3, Tally.NEW, False),
        (300, Tally.TOTAL, True),
    ]
