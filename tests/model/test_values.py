"""Values are whole: nonsense cannot be made, and what is made reads back from JSON as it was."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model import (
    Article,
    Figure,
    Interval,
    Passage,
    Place,
    Role,
    Span,
    Time,
    as_json,
)


def test_a_span_that_ends_before_it_starts_cannot_exist() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        Span(4, 2, "")


def test_a_span_is_as_long_as_its_text() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span(0, 3, "ab")


def test_an_interval_that_ends_before_it_begins_cannot_exist() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Interval(date(2022, 9, 5), date(2022, 9, 4))


def test_passages_neither_overlap_nor_overrun_the_text() -> None:
    with pytest.raises(ValueError, match="overlaps or overruns"):
        Article("a", "Oslo", (Passage(0, 9, Role.BODY),))
    with pytest.raises(ValueError, match="overlaps or overruns"):
        Article("a", "Oslo", (Passage(0, 3, Role.BODY), Passage(2, 4, Role.BODY)))


def test_a_figure_is_not_upside_down() -> None:
    with pytest.raises(ValueError, match="high lies below"):
        Figure(0, 2, "60", low=60, high=40, unit="killed", of=None, statement=None, rule="r")


def test_a_latitude_lies_on_the_globe() -> None:
    with pytest.raises(ValueError, match="latitude"):
        Place(0, 4, "Oslo", "Oslo", 95.0, 10.7, "NO", 5.0, 1, "settlement", "r")


def test_a_time_shows_its_two_days_beside_its_words() -> None:
    time = Time(0, 6, "Sunday", Interval.on(date(2022, 9, 4)), "weekday")
    assert as_json(time) == {
        "start": 0,
        "end": 6,
        "text": "Sunday",
        "earliest": "2022-09-04",
        "latest": "2022-09-04",
        "rule": "weekday",
        "doubt": None,
        "bound": None,
    }


def test_what_is_unknown_is_null_and_not_empty() -> None:
    article = as_json(Article("a", "Oslo", (Passage(0, 4, Role.BODY),)))
    assert isinstance(article, dict)
    assert article["url"] is None
    assert article["published"] is None


@pytest.mark.parametrize(
    "role", [Role.NOTICE, Role.RELATED, Role.CAPTION, Role.CREDIT, Role.BYLINE, Role.DATELINE]
)
def test_furniture_is_not_reporting(role: Role) -> None:
    assert not role.is_reported
