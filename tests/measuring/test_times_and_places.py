"""How times and places are counted, on rows that were written for these tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sayso.errors import BadCorpus
from sayso.measuring import places, times
from sayso.measuring.figures import Detection, Share
from sayso.measuring.places import FoundPlace, gold_places, places_figures, places_mistakes
from sayso.measuring.times import FoundTime, days_of, gold_times, times_figures, times_mistakes
from sayso.model import Interval

TEXT = "On Monday the dam at Deva broke; it had held for two days, until May, and nobody in Osh knew now."
MONDAY = Interval.on(date(2024, 3, 11))
MAY = Interval(date(2024, 5, 1), date(2024, 5, 31))
NEVER = Interval(None, None)


def at(words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def span(words: str) -> tuple[int, int]:
    return at(words)["start"], at(words)["end"]


def row(**more: Any) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "published": "2024-03-12", **more}


TIMES = {
    "a": gold_times(
        row(
            times=[
                {**at("Monday"), "type": "DATE", "value": "2024-03-11"},
                {**at("two days"), "type": "DURATION", "value": "P2D"},
                {**at("May"), "type": "DATE", "value": "2024-05"},
                {**at("now"), "type": "DATE", "value": "PRESENT_REF"},
            ]
        )
    )
}
PLACES = {
    "a": gold_places(
        row(
            places=[
                {**at("Deva"), "lat": 45.88, "lon": 22.90, "kind": "settlement"},
                {**at("Osh"), "lat": 40.53, "lon": 72.80, "kind": "country"},
            ],
            ignore=[{**at("the dam"), "why": "no point"}],
        )
    )
}


def timed(*found: tuple[str, Interval]) -> dict[str, list[FoundTime]]:
    return {"a": [FoundTime(*span(words), days) for words, days in found]}


@pytest.mark.parametrize(
    ("found", "spans", "days"),
    [
        ([], (0, 3, 0), (0, 2, 0)),
        ([("Monday", MONDAY), ("May", MAY), ("now", NEVER)], (3, 0, 0), (2, 0, 0)),
        ([("On Monday", MONDAY)], (1, 2, 0), (1, 1, 0)),  # other edges
        ([("Monday", MAY)], (1, 2, 0), (0, 2, 1)),  # other days
        ([("Monday", NEVER)], (1, 2, 0), (0, 2, 0)),  # no days are no error
        ([("Monday", MONDAY), ("now", MONDAY)], (2, 1, 0), (1, 1, 0)),  # nothing is asked of "now"
        ([("two days", MAY)], (0, 3, 0), (0, 2, 0)),  # nor of durations
        ([("broke", NEVER)], (0, 3, 1), (0, 2, 0)),
        ([("broke", MAY)], (0, 3, 1), (0, 2, 1)),
        ([("Monday", MAY), ("Monday", MONDAY)], (1, 2, 0), (1, 1, 0)),  # the last word on a stretch
    ],
)
def test_times_are_counted_by_words_and_by_days(
    found: list[tuple[str, Interval]], spans: tuple[int, ...], days: tuple[int, ...]
) -> None:
    figures = times_figures(TIMES, timed(*found))
    assert figures.detections == {"times": Detection(*spans), "days": Detection(*days)}


def test_nothing_is_asked_behind_the_part_that_was_marked() -> None:
    gold = {"a": gold_times(row(times=[], annotated_to=40))}
    found = timed(("Monday", MONDAY), ("May", MAY))
    assert times_figures(gold, found).detections["times"] == Detection(0, 0, 1)


def test_mistakes_of_times_stand_in_their_context() -> None:
    found = timed(("Monday", MAY), ("broke", NEVER), ("now", NEVER))
    told = {wrong.kind: wrong.lines for wrong in times_mistakes(TIMES, found)}
    assert set(told) == set(times.KINDS)
    assert told["days"][1].startswith("On [[Monday]] the dam")
    assert told["days"][2:] == ("gold 2024-03-11", "found 2024-05-01..2024-05-31")
    assert told["extra"][2:] == ("found no days",)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-03-11T14:30", "2024-03-11", "2024-03-11"), ("2024-03-11TMO", "2024-03-11", "2024-03-11"),
        ("2024-W11-WE", "2024-03-16", "2024-03-17"), ("2024-W11-2", "2024-03-12", "2024-03-12"),
        ("2024-02", "2024-02-01", "2024-02-29"), ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"), ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2024-FA", "2024-09-01", "2024-11-30"), ("202", "2020-01-01", "2029-12-31"), ("19", "1900-01-01", "1999-12-31"),
    ],
)  # fmt: skip
def test_a_value_covers_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == Interval(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["", "FY2024", "P3D", "2024-13", "2024-03-XX", "2024-W60", "0000", "9999-WI"]
)
def test_a_value_may_cover_no_certain_days(value: str) -> None:
    assert days_of(value) is None


def placed(*found: tuple[str, float | None]) -> dict[str, list[FoundPlace]]:
    return {"a": [FoundPlace(*span(words), lat, 22.90, "nearest") for words, lat in found]}


def test_places_are_counted_by_words_and_by_where_they_lie() -> None:
    found = placed(("Deva", 46.9), ("Osh", 40.53), ("the dam", None), ("held", 1.0))
    figures = places_figures(PLACES, found)
    assert figures.detections == {"places": Detection(2, 0, 1)}
    assert figures.shares == {
        "all, end to end": Share(1, 2),
        "all, of those found": Share(1, 2),
        "countries and continents, end to end": Share(0, 1),
        "countries and continents, of those found": Share(0, 1),
        "smaller places, end to end": Share(1, 1),
        "smaller places, of those found": Share(1, 1),
    }
    assert figures.amounts["smaller places, median km"] == 113.4
    assert "all, median km" not in figures.each


def test_a_place_without_a_point_is_found_but_lies_nowhere() -> None:
    figures = places_figures(PLACES, placed(("Deva", None)))
    assert figures.shares["all, end to end"] == Share(0, 2)
    assert figures.shares["all, of those found"] == Share(0, 1)
    assert figures.amounts == {}


def test_mistakes_of_places_stand_in_their_context() -> None:
    found = placed(("Deva", 50.0), ("held", 1.0))
    told = {wrong.kind: wrong.lines for wrong in places_mistakes(PLACES, found)}
    assert told["far"][2:] == ("gold 45.88, 22.9, settlement", "found 50.0, 22.9, 458 km away, by nearest")
    assert set(told) == {"far", "missed", "extra"}
    (missed, unplaced) = places_mistakes(PLACES, placed(("Osh", None)))
    assert (missed.kind, unplaced.kind) == ("missed", "unplaced")
    assert set(told) | {"unplaced"} == set(places.KINDS)


@pytest.mark.parametrize(
    ("make", "given", "told"),
    [
        (gold_times, {}, "it has no times"),
        (gold_times, {"times": [{"start": 3}]}, "one of its times has no start and end"),
        (gold_times, {"times": [{"start": 3, "end": 999}]}, "times 3..999 does not lie in the text of"),
        (gold_times, {"times": [], "annotated_to": "4"}, "its annotated_to is not a number"),
        (gold_times, {"times": [], "published": "last week"}, "published is not a day: 'last week'"),
        (gold_places, {"places": "Deva"}, "its places is not a list of objects"),
        (gold_places, {"places": [at("Deva")]}, "one of its places has no lat and lon"),
    ],
)
def test_a_bad_row_is_told(make: Any, given: dict[str, Any], told: str) -> None:
    with pytest.raises(BadCorpus, match=told):
        make(row(**given))
