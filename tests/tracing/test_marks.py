"""What articles about one happening are found and compared by."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from sayso.model import Situation
from sayso.tracing.marks import marks_of, story_keys, traits_in
from tests.tracing.articles import article, profile, situation

FIRE = (
    "A fire destroyed an orchard warehouse on Aldergate Street in Springfield on Friday. "
    "Marcus Okoro, 34, a fruit grower, was hurt."
)
AT = situation(
    FIRE,
    people=("Marcus T. Okoro",),
    officials=(("Ada Quill", "Fire Chief"),),
    places=(("Springfield", 39.80172, -89.64371),),
    days=(date(2021, 3, 5), date(2021, 3, 9)),
)


def test_people_and_streets_come_first_among_the_keys() -> None:
    keys = profile(article(FIRE, date(2021, 3, 6)), AT).keys
    assert keys[:3] == ("m:n:ada quill", "m:n:marcus okoro", "m:s:aldergate street")
    assert "m:w:orchard" in keys
    assert "m:w:the" not in keys


def test_an_article_has_at_most_24_keys_and_3_kilobytes_of_traits() -> None:
    words = " ".join(f"Zorkel{a}{b} Quandry{b}{a} sang." for a in "abcdefghijkl" for b in "mnopqrstuvwx")
    people = tuple(f"Zorkel{a} Quandry{a} Longestname" for a in "abcdefghijklmnop")
    places = tuple((f"Longish Placename {i}", 10.0 + i, 20.0) for i in range(20))
    made = profile(article(words), situation(words, people=people, places=places))
    assert len(made.keys) <= 24
    assert len(json.dumps(made.traits)) <= 3 * 1024


def test_traits_tell_streets_ages_days_and_who_is_in_an_office() -> None:
    traits = traits_in(profile(article(FIRE, date(2021, 3, 6)), AT).traits)
    assert traits["streets"] == ["aldergate street"]
    assert traits["ages"] == [34]
    assert traits["places"] == {"springfield": [39.8, -89.64]}
    assert traits["names"] == {"ada quill": [0, 1, "Ada Quill"], "marcus okoro": [0, 0, "Marcus T. Okoro"]}
    assert traits["days"] == [date(2021, 3, 5).toordinal()], "the 9th lies after its own day"


def test_traits_are_the_same_after_json() -> None:
    made = profile(article(FIRE, date(2021, 3, 6)), AT)
    read = json.loads(json.dumps(made.traits))
    assert read == made.traits
    assert set(story_keys(read)) == set(made.keys)


def test_words_of_a_title_that_stands_beside_the_text_count() -> None:
    made = profile(article("It burned.", title="Orchard warehouse ablaze"))
    assert "m:w:orchard" in made.keys


def test_an_article_without_words_has_no_marks() -> None:
    made = profile(article(""))
    assert made.keys == ()
    assert marks_of(made.traits) == set()


def names_of(text: str, at: Situation, **fields: object) -> dict[str, list[object]]:
    of = replace(article(text), **fields)  # type: ignore[arg-type]
    return traits_in(profile(of, at).traits).get("names", {})


def test_who_wrote_an_article_is_not_among_those_it_names() -> None:
    at = situation("It burned.", people=("Lena Voss", "Tom Reyes"))
    assert list(names_of("It burned.", at, byline=("Lena Voss",))) == ["tom reyes"]
    assert list(names_of("It burned. Write to lvoss@example.org.", at)) == ["tom reyes"]


@pytest.mark.parametrize(
    ("role", "is_source"),
    [
        ("Fire Chief", 1),
        ("a former deputy mayor of Springfield", 1),
        ("a mayor's son", 0),
        ("former pupil", 0),
    ],
)
def test_a_role_makes_a_source_by_the_noun_it_turns_on(role: str, is_source: int) -> None:
    at = situation("It burned.", officials=(("Lena Voss", role),))
    assert names_of("It burned.", at) == {"lena voss": [0, is_source, "Lena Voss"]}
