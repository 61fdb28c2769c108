"""Actors against gold, counted by hand on made rows."""

from __future__ import annotations

import re
from typing import Any

import pytest

from sayso.errors import BadCorpus
from sayso.measuring.actors import GoldActors, MarkedActor, actors_figures, actors_mistakes, gold_actors

TEXT = "Ana Simić left Oslo. Simić spoke. The mayor spoke. Ivan Simić and the Karn Bank met."


def _mention(
    words: str, actor: str, kind: str = "person", nth: int = 0, form: str = "name"
) -> dict[str, Any]:
    start = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    return {"start": start, "end": start + len(words), "actor": actor, "kind": kind, "form": form}


MENTIONS = [
    _mention("Ana Simić", "ana"),
    _mention("Simić", "ana", nth=1),
    _mention("mayor", "ana", form="office"),
    _mention("Ivan Simić", "ivan"),
    _mention("Karn Bank", "bank", "organization"),
]


def _gold(**more: Any) -> dict[str, GoldActors]:
    return {"1": gold_actors({"id": "1", "text": TEXT, "mentions": MENTIONS, **more})}


def _found(*mentions: dict[str, Any]) -> dict[str, list[MarkedActor]]:
    return {"1": [MarkedActor(m["start"], m["end"], m["actor"], m["kind"]) for m in mentions]}


FOUND = _found(
    _mention("Ana Simić", "x"),
    _mention("Oslo", "o", "government"),
    _mention("Simić", "x", nth=1),
    _mention("Simić", "x", nth=2),
    _mention("the Karn Bank", "b", "government"),
)


def test_what_is_the_same_is_all_right() -> None:
    reached = actors_figures(_gold(), _found(*MENTIONS))
    assert set(reached.each.values()) == {100.0}


def test_two_joined_for_a_surname_cost_precision() -> None:
    reached = actors_figures(_gold(), FOUND)
    # the three found as one: two thirds, two thirds and a third; the bank is alone on both sides
    assert reached.scores["B-cubed precision, by name"] == round(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 1)
    assert reached.scores["B-cubed recall, by name"] == 100.0


def test_mentions_and_kinds_are_counted() -> None:
    reached = actors_figures(_gold(), FOUND)
    named, kind = reached.detections["mentions by name"], reached.shares["kind"]
    assert (named.right, named.missed, named.extra) == (4, 0, 1)
    assert (kind.right, kind.of) == (3, 4)


def test_a_mention_that_is_not_found_is_alone() -> None:
    reached = actors_figures(_gold(), {})
    assert reached.scores["B-cubed precision, by name"] == 100.0
    assert reached.scores["B-cubed recall, by name"] == round(100 * (0.5 + 0.5 + 1 + 1) / 4, 1)
    assert reached.scores["B-cubed recall, all"] == round(100 * (3 * 1 / 3 + 1 + 1) / 5, 1)


def test_nothing_is_asked_behind_the_end_of_what_is_marked() -> None:
    gold = {"1": gold_actors({"id": "1", "text": TEXT, "annotated_to": 10, "mentions": MENTIONS[:1]})}
    assert actors_figures(gold, FOUND).detections["mentions by name"].f1 == 100.0


def test_mistakes_stand_in_their_context() -> None:
    mistakes = {wrong.kind: wrong.lines for wrong in actors_mistakes(_gold(), FOUND)}
    assert set(mistakes) == {"extra", "together", "kind"}
    assert "[[Ivan Simić]]" in mistakes["together"][1]
    assert "[[Oslo]]" in mistakes["extra"][1]


@pytest.mark.parametrize(
    "mentions",
    [None, ["Ana"], [{"start": 3}], [MENTIONS[0] | {"end": 999}], [MENTIONS[0] | {"form": "pronoun"}]],
)
def test_gold_that_lacks_something_is_refused(mentions: object) -> None:
    with pytest.raises(BadCorpus):
        gold_actors({"id": "1", "text": TEXT, "mentions": mentions})
