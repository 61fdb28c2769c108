"""Articles about one happening come together as they come in, and others stay apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sayso.model import Article, Copy, Derivation, Direction, Known, Situation
from sayso.tracing.likeness import POINTS
from sayso.tracing.stories import story_of
from tests.tracing.articles import article, profile, put, situation
from tests.tracing.shelf import Shelf

DAY = date(2021, 3, 6)
SPRINGFIELD = ("Springfield", 39.8, -89.6)
DAYTON = ("Dayton", 39.8, -84.2)

FIRST = (
    "A fire destroyed an orchard warehouse on Aldergate Street in Springfield on Friday, and the fruit "
    "grower Marcus Okoro, 34, was burned when crates of cider apples came down on him, the brigade said."
)
SECOND = (
    "Marcus Okoro, 34, is in hospital after crates of cider apples fell on him in Friday's blaze at the "
    "orchard warehouse on Aldergate Street. The brigade is looking for the cause."
)
COURT = (
    "A court heard on Monday how Marcus Okoro was burned when the orchard warehouse on Aldergate Street "
    "went up in flames. The landlord denies that the crates of cider apples barred the door."
)
ELSEWHERE = (
    "A night watchman, 51, was burned on Friday when a carpet warehouse on Tannery Road in Dayton caught "
    "fire. Rolls of wool and jute smouldered until noon, firemen said."
)
COUNCIL = "The council of Springfield voted on Friday to raise the price of parking at the station."


def at_fire(text: str, *days: date) -> Situation:
    return situation(text, people=("Marcus Okoro",), places=(SPRINGFIELD,), days=days)


def add_first(shelf: Shelf) -> Known:
    return put(shelf, article(FIRST, DAY), at_fire(FIRST, date(2021, 3, 5)))[0]


def test_the_first_article_begins_a_story() -> None:
    known, traced = put(Shelf(), article(FIRST, DAY))
    assert traced.story is None
    assert traced.story_evidence == ()
    assert known.story == known.id


def test_a_second_article_about_the_happening_joins_it_and_says_why() -> None:
    shelf = Shelf()
    first = add_first(shelf)
    _, traced = put(shelf, article(SECOND, DAY + timedelta(1)), at_fire(SECOND, date(2021, 3, 5)))
    assert traced.story == first.story
    why = {e.rule: e.why for e in traced.story_evidence}
    assert why["story-names"] == "both name Marcus Okoro"
    assert why["story-streets"] == "both name Aldergate Street"
    assert "orchard" in why["story-words"]


def test_a_report_from_court_joins_months_later() -> None:
    shelf = Shelf()
    first = add_first(shelf)
    _, traced = put(shelf, article(COURT, DAY + timedelta(200)), at_fire(COURT))
    assert traced.story == first.story


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (ELSEWHERE, situation(ELSEWHERE, places=(DAYTON,), days=(date(2021, 3, 5),))),
        (COUNCIL, situation(COUNCIL, places=(SPRINGFIELD,), days=(date(2021, 3, 5),))),
    ],
    ids=["a like happening elsewhere", "something else in the same town on the same day"],
)
def test_another_happening_begins_a_story_of_its_own(text: str, at: Situation) -> None:
    shelf = Shelf()
    add_first(shelf)
    assert put(shelf, article(text, DAY), at)[1].story is None


def test_officials_named_in_both_do_not_bind_articles_weeks_apart() -> None:
    shelf = Shelf()
    held = (("Ada Quill", "Governor"), ("Tom Reyes", "Senator"), ("Lena Voss", "Mayor"))
    budget = (
        "Ada Quill signed the budget for schools. Tom Reyes and Lena Voss praised the vote on teachers' pay."
    )
    bridge = (
        "Ada Quill opened the toll bridge. Tom Reyes and Lena Voss praised the engineers and the workers."
    )
    put(shelf, article(budget, DAY), situation(budget, officials=held))
    assert (
        put(shelf, article(bridge, DAY + timedelta(40)), situation(bridge, officials=held))[1].story is None
    )


def test_a_street_that_many_towns_have_does_not_bind_articles_about_other_things() -> None:
    shelf = Shelf()
    bakery = "A bakery on California Street sells rye bread and plum cakes to the whole quarter."
    queen = "The rodeo club on California Street seeks a queen and a princess for the summer parade."
    put(shelf, article(bakery, DAY), situation(bakery, places=(SPRINGFIELD,)))
    assert put(shelf, article(queen, DAY), situation(queen, places=(SPRINGFIELD,)))[1].story is None


def test_a_round_up_of_several_happenings_does_not_glue_them() -> None:
    shelf = Shelf()
    first = add_first(shelf)
    other = put(shelf, article(ELSEWHERE, DAY), situation(ELSEWHERE, places=(DAYTON,)))[0]
    both = f"{FIRST} {ELSEWHERE}"
    put(shelf, article(both, DAY), situation(both, people=("Marcus Okoro",), places=(SPRINGFIELD, DAYTON)))
    put(shelf, article(SECOND, DAY), at_fire(SECOND))
    again = f"{ELSEWHERE} The carpet will be missed."
    put(shelf, article(again, DAY), situation(again, places=(DAYTON,)))
    assert shelf.articles[4].story == first.story
    assert shelf.articles[5].story == other.story != first.story


def test_a_text_that_stands_in_both_speaks_for_one_story() -> None:
    shelf = Shelf()
    first = add_first(shelf)
    short = article("Grower hurt as crates fall.", DAY)
    new = shelf.coming(short, profile(short))
    copy = Copy(first.id, Derivation.COPY, Direction.UNKNOWN, 1.0, 0.2, 1.0, (), ())
    assert story_of(new, shelf) == (None, ())
    story, why = story_of(new, shelf, (copy,))
    assert story == first.story
    assert why[0].rule == "story-text"


def test_an_older_article_that_comes_in_late_finds_the_story_of_its_day() -> None:
    shelf = Shelf()
    first = add_first(shelf)
    for month in range(1, 25):  # newer articles that share its rare words
        other = f"Cider, crates, orchard, apples, blaze: a poem number {month} by Lena Voss of Dayton."
        put(shelf, article(other, DAY + timedelta(60 * month)), situation(other, people=("Lena Voss",)))
    text = FIRST.replace("Marcus Okoro", "a man").replace("Aldergate Street", "the edge of town")
    _, traced = put(shelf, article(text, DAY), situation(text, places=(SPRINGFIELD,)))
    assert traced.story == first.story


@pytest.mark.parametrize(
    "odd",
    [
        article(""),
        article("…"),
        article("Es brannte am Freitag in einem Lagerhaus in der Aldergasse."),
        article("orchard " * 20_000),
        article("Fire.", DAY, title="Fire"),
    ],
    ids=["empty", "no words", "another language", "long", "short"],
)
def test_odd_articles_are_placed_without_harm(odd: Article) -> None:
    shelf = Shelf()
    add_first(shelf)
    known, _ = put(shelf, odd)
    assert known.story is not None


def test_articles_without_a_day_still_come_together() -> None:
    shelf = Shelf()
    first = put(shelf, article(FIRST), at_fire(FIRST))[0]
    assert put(shelf, article(SECOND), at_fire(SECOND))[1].story == first.story


def test_one_text_many_times_is_one_story() -> None:
    shelf = Shelf()
    text, at = article(FIRST, DAY), at_fire(FIRST)
    made = profile(text, at)
    placed = {put(shelf, text, at)[0].story for _ in range(60)}
    assert placed == {1}
    assert story_of(shelf.coming(text, made), shelf) == story_of(shelf.coming(text, made), shelf)


def test_a_story_asks_for_little_of_the_ledger() -> None:
    class Counted(Shelf):
        asked = 0
        fetched = 0

        def found_by(self, *args, **named):  # type: ignore[no-untyped-def]
            self.asked += 1
            return super().found_by(*args, **named)

        def known(self, articles):  # type: ignore[no-untyped-def]
            self.fetched += len(articles)
            return super().known(articles)

    shelf = Counted()
    for _ in range(60):
        add_first(shelf)
    shelf.asked = shelf.fetched = 0
    new = shelf.coming(article(FIRST, DAY), profile(article(FIRST, DAY), at_fire(FIRST)))
    story_of(new, shelf)
    assert shelf.asked <= 2
    assert shelf.fetched <= 30 + 3 * 8


def test_points_speak_for_or_against_as_their_names_say() -> None:
    against = {"beginning", "other_streets", "other_ages", "far_places", "other_days", "gap", "gap_bound"}
    assert {name for name, points in POINTS.items() if points < 0} == against
