"""Groupings compared, against cases worked out by hand and against counting every pair."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.measuring.figures import Detection
from sayso.measuring.grouping import BCubed, adjusted_rand, b_cubed, same_group


@pytest.mark.parametrize(
    ("gold", "found", "pairs", "rand", "cubed"),
    [
        ("aabb", "xxyy", Detection(2, 0, 0), 100.0, BCubed(100.0, 100.0, 100.0)),
        ("aabb", "wxyz", Detection(0, 2, 0), 0.0, BCubed(100.0, 50.0, 66.7)),
        ("aabb", "xxxx", Detection(2, 0, 4), 0.0, BCubed(50.0, 100.0, 66.7)),
        # pairs of gold 3 + 1, of found 3 + 1, of both 1; by chance 16/10; (1 - 1.6) / (4 - 1.6)
        ("aaabb", "xxyyy", Detection(2, 2, 2), 16.7, BCubed(73.3, 73.3, 73.3)),
        ("", "", Detection(0, 0, 0), 100.0, BCubed(0.0, 0.0, 0.0)),
        ("a", "x", Detection(0, 0, 0), 100.0, BCubed(100.0, 100.0, 100.0)),
        ("abc", "xyz", Detection(0, 0, 0), 100.0, BCubed(100.0, 100.0, 100.0)),
    ],
)
def test_two_groupings(gold: str, found: str, pairs: Detection, rand: float, cubed: BCubed) -> None:
    assert (same_group(gold, found), adjusted_rand(gold, found), b_cubed(gold, found)) == (pairs, rand, cubed)


groupings = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=12)


@given(groupings)
def test_pairs_are_those_that_counting_each_gives(things: list[tuple[str, str]]) -> None:
    gold, found = [g for g, _ in things], [f for _, f in things]
    told = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(things, 2)]
    counted = Detection(told.count((True, True)), told.count((True, False)), told.count((False, True)))
    assert same_group(gold, found) == counted


@given(groupings)
def test_the_names_of_the_groups_do_not_matter(things: list[tuple[str, str]]) -> None:
    gold, found = [g for g, _ in things], [f for _, f in things]
    renamed = [ord(f) * 7 for f in found]
    assert adjusted_rand(gold, found) == adjusted_rand(gold, renamed) == adjusted_rand(found, gold)
    assert b_cubed(gold, found) == b_cubed(gold, renamed)
    one, other = b_cubed(gold, found), b_cubed(found, gold)
    assert (one.precision, one.recall) == (other.recall, other.precision)
