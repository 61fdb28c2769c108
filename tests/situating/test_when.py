"""Times: nothing is invented, offsets hold, one at a time equals many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language import parse
from sayso.lexicons.feasts import feasts
from sayso.model import Article, Bound, Interval, Passage, Role
from sayso.situating import days
from sayso.situating.holidays import easter, orthodox_easter
from sayso.situating.when import times

Make = Callable[..., Article]
STORY = "Last Monday the dam at Osh broke. Over the weekend the river fell. On Sunday night, on 4 May 2019, it rose."


def test_without_a_day_of_publication_only_what_stands_in_full_has_days(article_of: Make) -> None:
    article = article_of(STORY, published=None)
    known = [t.text for t in times(article, parse(article)) if t.interval != days.UNKNOWN]
    assert known == ["4 May 2019"]


def test_every_time_covers_its_own_words(article_of: Make) -> None:
    article = article_of(STORY)
    found = times(article, parse(article))
    assert [article.text[t.start : t.end] for t in found] == [t.text for t in found]
    assert [t.text for t in found] == ["Last Monday", "the weekend", "Sunday night", "4 May 2019"]


@pytest.mark.parametrize("day", ["31 June 2021", "30 February 2022", "29 February 2023"])
def test_a_day_that_is_not_in_the_calendar_is_found_without_days(article_of: Make, day: str) -> None:
    article = article_of(f"It opened on {day} in Riga.")
    assert [(t.text, t.interval) for t in times(article, parse(article))] == [(day, days.UNKNOWN)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("The council met on Friday.", date(2022, 9, 2)),
        ("The council will meet on Friday.", date(2022, 9, 9)),
        ("The road stays shut until Friday.", date(2022, 9, 9)),
        ("A vote is planned for Friday.", date(2022, 9, 9)),
        ("The minister said on Friday that it would rain.", date(2022, 9, 2)),
    ],
)
def test_a_weekday_lies_where_its_verb_points(article_of: Make, line: str, day: date) -> None:
    article = article_of(line)
    assert [t.interval for t in times(article, parse(article))] == [Interval.on(day)]


def test_a_number_of_years_beyond_the_calendar_is_no_trouble(article_of: Make) -> None:
    article = article_of("It formed 999 decades ago, in the 15th century.")
    assert [t.text for t in times(article, parse(article))] == ["999 decades ago", "the 15th century"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.sampled_from("may 12:/.-Q3'’s90Mon last ago,the\t "), min_size=1, max_size=60))
def test_no_text_makes_it_fail_or_lose_its_offsets(text: str) -> None:
    article = Article("a", text, (Passage(0, len(text), Role.BODY),), published=date(2022, 9, 5))
    assert all(text[t.start : t.end] == t.text for t in times(article, parse(article)))


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_the_weekday_before_and_the_weekday_after_are_a_week_apart_or_the_day_itself(
    day: date, weekday: int
) -> None:
    before, after = days.on_or_before(day, weekday), days.on_or_after(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert (after - before).days == (0 if day.weekday() == weekday else 7)


def test_since_monday_names_monday_and_reaches_on_without_an_end(article_of: Make) -> None:
    article = article_of("The road has been shut since Monday.")
    (time,) = times(article, parse(article))
    assert (time.text, time.bound) == ("Monday", Bound.SINCE)
    assert (time.reach.earliest, time.reach.latest) == (time.interval.earliest, None)


@given(st.integers(1583, 2600))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    for sunday in (easter(year), orthodox_easter(year)):
        assert sunday.weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize("feast", sorted(feasts()))
def test_a_feast_comes_once_in_its_own_year(feast: str) -> None:
    found = feasts()[feast].days
    gaps = [(later - sooner).days for sooner, later in pairwise(found)]
    assert all(353 <= gap <= 385 or gap > 700 for gap in gaps)
