"""Every entry of places.yml is found under its names and lies where it can."""

from __future__ import annotations

import pytest

from sayso.lexicons.places import NamedPoint, place_words
from sayso.situating.known_places import plain

WORDS = place_words()


@pytest.mark.parametrize("point", WORDS.points, ids=lambda p: p.names[0])
def test_a_place_has_names_a_point_and_a_radius(point: NamedPoint) -> None:
    assert all(plain(name) for name in point.names)
    assert -90 <= point.lat <= 90
    assert -180 <= point.lon <= 180
    assert point.km > 0


def test_no_two_entries_of_one_country_share_a_name() -> None:
    names = [(plain(n), p.country) for p in WORDS.points for n in p.names]
    assert sorted({n for n in names if names.count(n) > 1}, key=str) == []


def test_every_state_with_a_code_is_an_entry() -> None:
    known = {(p.country, p.names[0]) for p in WORDS.points}
    assert set(WORDS.states) - known == set()
