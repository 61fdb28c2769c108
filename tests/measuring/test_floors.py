"""Floors hold figures, rise, and never fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.errors import BadCorpus
from sayso.measuring import Corpus
from sayso.measuring.figures import Detection, Figures, Share
from sayso.measuring.floors import Floor, falls, floors_from, raised

CORPUS = Corpus("gold.jsonl", "5e88", ())
MEASURED = Figures(
    {"statements": Detection(8, 2, 0)}, {"direct speaker, end to end": Share(1, 2)}
)  # 88.9 and 50.0


def floors(**figures: float) -> dict[str, Floor]:
    return {"gold.jsonl": Floor("5e88", figures)}


def test_a_figure_below_its_floor_is_told_with_how_much() -> None:
    (fall,) = falls(floors(statements=90), CORPUS, MEASURED)
    assert str(fall) == "gold.jsonl: statements fell to 88.9, 1.1 below its floor of 90"


@pytest.mark.parametrize("least", [0, 88.8, 88.9])
def test_a_figure_at_its_floor_or_above_holds(least: float) -> None:
    assert falls(floors(statements=least), CORPUS, MEASURED) == []


def test_a_figure_that_is_no_longer_measured_falls() -> None:
    (fall,) = falls(floors(channel=10), CORPUS, MEASURED)
    assert str(fall) == "gold.jsonl: channel has a floor of 10 and was not measured"


def test_another_text_of_the_same_name_is_neither_compared_nor_raised() -> None:
    other = replace(CORPUS, sha256="other")
    assert falls(floors(statements=100), other, MEASURED) == []
    assert raised(floors(statements=1), other, MEASURED) == floors(statements=1)


def test_raising_lifts_the_figures_that_are_held_and_lowers_none() -> None:
    held = {"gold.jsonl": Floor("5e88", {"statements": 80.0, "direct speaker, end to end": 60.0})}
    assert raised(held, CORPUS, MEASURED)["gold.jsonl"].figures == {
        "statements": 88.9,
        "direct speaker, end to end": 60.0,
    }


def test_a_corpus_without_floors_gets_every_figure() -> None:
    assert raised({}, CORPUS, MEASURED) == {"gold.jsonl": Floor("5e88", MEASURED.each)}


@pytest.mark.parametrize(
    "given", [[], {"a": 1}, {"a": {"sha256": "x"}}, {"a": {"sha256": "x", "figures": {"b": "c"}}}]
)
def test_floors_that_are_not_as_they_should_be_are_told(given: object) -> None:
    with pytest.raises(BadCorpus, match="the floors are not as they should be"):
        floors_from(given)  # type: ignore[arg-type]
