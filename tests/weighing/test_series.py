"""The toll of a dam breach over days: what is an update, what diverges, what is not compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from sayso.model import Conflict, Series, Told
from sayso.weighing import disputes, series
from tests.weighing.stories import told

MARCH = [date(2026, 3, day) for day in range(1, 8)]


def _council(day: int, toll: str) -> Told:
    text = f"The flood killed {toll} people, the Sary-Suu village council said."
    return told(f"council{day}", text, outlet="Valley Radio", published=MARCH[day])


def _governor(day: int, toll: str) -> Told:
    text = f"Governor Aida Bekova said that the flood killed {toll} people."
    return told(f"governor{day}", text, outlet="State News", published=MARCH[day])


def _killed(story: list[Told]) -> Series:
    return next(s for s in series(story) if s.unit == "killed")


def test_a_later_higher_toll_of_the_same_source_is_an_update_and_no_dispute() -> None:
    story = [_council(0, "12"), _council(1, "27"), _council(3, "41")]
    found = _killed(story)
    assert [(p.low, p.updates, p.diverges) for p in found.points] == [
        (12, None, ()),
        (27, 0, ()),
        (41, 1, ()),
    ]
    assert (found.low, found.high) == (41, 41)
    assert disputes(story) == ()


def test_two_sources_with_exclusive_tolls_on_one_day_are_a_dispute_with_both_texts() -> None:
    story = [_council(0, "12"), _governor(0, "9"), _council(1, "27"), _council(3, "41"), _governor(3, "19")]
    found = _killed(story)
    assert (found.low, found.high) == (19, 41)
    (dispute,) = disputes(story)
    assert dispute.kind is Conflict.FIGURE
    assert {side.article for side in dispute.sides} == {"council3", "governor3"}
    assert "41" in dispute.why
    assert "19" in dispute.why


def test_a_toll_that_is_higher_a_day_later_is_not_held_against_another_source() -> None:
    assert disputes([_council(0, "12"), _governor(1, "19")]) == ()


def test_at_least_takes_in_what_is_more_and_no_more_than_does_not() -> None:
    assert disputes([_council(0, "at least 12"), _governor(0, "41")]) == ()
    assert len(disputes([_council(0, "41"), _governor(0, "no more than 19")])) == 1


def test_the_dead_are_not_compared_with_the_injured_nor_soldiers_with_civilians() -> None:
    story = [
        told("a", "The blast at Veldt killed 12 soldiers.", outlet="Paper A"),
        told("b", "The blast at Veldt killed 41 civilians.", outlet="Paper B"),
        told("c", "The blast at Veldt injured 70 people.", outlet="Paper C"),
    ]
    assert len(series(story)) == 3
    assert disputes(story) == ()


def test_the_toll_of_another_event_and_a_part_of_the_toll_are_not_compared() -> None:
    story = [
        told("a", "The flood killed 41 people.", outlet="Paper A"),
        told("b", "In May 2014 a flood killed 300 people.", outlet="Paper B"),
        told("c", "The flood killed another 5 people in the night.", outlet="Paper C"),
    ]
    assert disputes(story) == ()
    assert [p.low for p in _killed(story).points] == [41]


def test_one_figure_in_forty_copies_is_one_point_with_forty_articles() -> None:
    story = [
        told(f"a{i:02}", "The flood killed 12 people, the Emergencies Ministry said.", outlet=f"Paper {i}")
        for i in range(40)
    ]
    (point,) = _killed(story).points
    assert (point.source, point.articles, len(point.told)) == ("Emergencies Ministry", 40, 40)


def test_what_may_be_or_is_denied_gives_no_figure() -> None:
    story = [told("a", "The flood could kill 60 people. The flood did not kill 70 people.")]
    assert series(story) == ()


def test_clocks_tell_an_update_from_another_view_on_one_day() -> None:
    def at(hour: int, told: Told) -> Told:
        return replace(told, article=f"{told.article} at {hour}", time=datetime(2026, 3, 1, hour, tzinfo=UTC))

    assert disputes([at(9, _council(0, "12")), at(18, _governor(0, "19"))]) == ()
    assert len(disputes([at(18, _council(0, "12")), at(9, _governor(0, "19"))])) == 1
    found = _killed([at(9, _council(0, "12")), at(18, _council(0, "27"))])
    assert [(p.low, p.updates) for p in found.points] == [(12, None), (27, 0)]
    assert (found.low, found.high) == (27, 27)


def test_a_rate_and_nobody_in_particular_count_no_one() -> None:
    story = [told("a", "The district has 18.9 deaths a year. None of the injuries was grave.")]
    assert series(story) == ()


def test_two_thousand_sources_of_one_toll_are_weighed_in_seconds() -> None:
    one = told("a", "The flood killed 12 people.", outlet="A")
    other = told("b", "The flood killed 41 people.", outlet="B")
    story = [
        replace(
            told_, article=f"{told_.article}{i}", outlet=f"{told_.outlet} {i}", origin=f"{told_.article}{i}"
        )
        for i in range(1000)
        for told_ in (one, other)
    ]
    found = _killed(story)
    assert {p.low for p in found.points} == {12, 41}
    assert len(found.points) == 100
    assert (found.low, found.high) == (12, 41)


def test_at_least_so_many_of_an_earlier_day_does_not_hide_what_its_source_says_now() -> None:
    story = [_council(0, "at least 12"), _council(3, "41"), _governor(3, "19")]
    assert [d.kind for d in disputes(story)] == [Conflict.FIGURE]
