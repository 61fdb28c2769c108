"""Lineage, stories and headlines against gold, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import BadCorpus
from sayso.measuring.figures import Detection, Share
from sayso.measuring.headlines import (
    FoundHeadline,
    GoldHeadline,
    gold_headline,
    headlines_figures,
    headlines_mistakes,
)
from sayso.measuring.lineage import (
    FoundLineage,
    GoldLineage,
    above,
    gold_lineage,
    lineage_figures,
    lineage_mistakes,
)
from sayso.measuring.stories import GoldStory, gold_story, stories_figures, stories_mistakes


def lineage(id_: str, origin: str, parent: str | None = None, *edits: str, story: str = "s") -> GoldLineage:
    return GoldLineage(id_, f"Title {id_}", "Karn Herald", origin, parent, story, edits)


# a text with a copy and a copy of it; an independent article; another story
ROWS = (
    lineage("a", "a"),
    lineage("b", "a", "a", "cut_end"),
    lineage("c", "a", "b", "chain", "cut_end"),
    lineage("d", "d"),
    lineage("e", "e", story="t"),
)
GOLD = {row.id: row for row in ROWS}
FOUND = {
    "a": FoundLineage("1"),
    "b": FoundLineage("1", "a"),
    "c": FoundLineage("1", "a"),  # one above its parent
    "d": FoundLineage("1", "b", "it shares a passage"),  # wrongly joined
}  # of e nothing was found


def test_lineage_is_counted() -> None:
    found = lineage_figures(GOLD, FOUND)
    assert found.detections == {"pairs of one origin": Detection(right=3, missed=0, extra=3)}
    assert found.shares == {
        "parent": Share(1, 2),
        "parent or one above it": Share(2, 2),
        "roots without a parent": Share(2, 3),
        "same story, other origin, kept apart": Share(0, 3),
        "joined with its parent, chain": Share(1, 1),
        "joined with its parent, cut_end": Share(2, 2),
    }
    assert found.scores == {"adjusted Rand index": 44.4}  # (3 - 18/10) / (9/2 - 18/10)
    assert found.each["pairs of one origin"] == 66.7


def test_what_was_not_found_is_alone_and_without_a_parent() -> None:
    found = lineage_figures(GOLD, {})
    assert found.detections["pairs of one origin"] == Detection(0, 3, 0)
    assert found.shares["parent"] == Share(0, 2)
    assert found.shares["roots without a parent"] == Share(3, 3)


def test_mistakes_of_lineage_name_their_articles() -> None:
    wrong = list(lineage_mistakes(GOLD, FOUND))
    assert [(each.kind, each.ids) for each in wrong] == [
        ("joined", ("a", "d")),
        ("joined", ("b", "d")),
        ("joined", ("c", "d")),
        ("root", ("d",)),
    ]
    assert wrong[-1].lines == (
        "d Karn Herald “Title d”",
        "found b Karn Herald “Title b” (cut_end)",
        "why it shares a passage",
    )
    alone = [(each.kind, each.ids) for each in lineage_mistakes(GOLD, {})]
    assert alone == [("apart", ("b", "a")), ("parent", ("b",)), ("apart", ("c", "b")), ("parent", ("c",))]


def test_parents_in_a_circle_end() -> None:
    circle = {"a": lineage("a", "a", "b"), "b": lineage("b", "a", "a")}
    assert list(above(circle["a"], circle)) == ["b", "a"]


# ── stories ───────────────────────────────────────────────────────────────────────────────────────

TOLD = {
    id_: GoldStory(id_, incident, f"Title {id_}", None, "2024-09-04")
    for id_, incident in (("a", "1"), ("b", "1"), ("c", "2"))
}


def test_stories_are_counted() -> None:
    found = stories_figures(TOLD, {"a": "x", "b": "y", "c": "x"})
    assert found.detections == {"pairs of one story": Detection(0, 1, 1)}
    assert found.scores == {
        "B-cubed precision": 66.7,
        "B-cubed recall": 66.7,
        "B-cubed F1": 66.7,
        "adjusted Rand index": -50.0,
    }
    assert stories_figures(TOLD, {"a": "x", "b": "x"}).scores["B-cubed F1"] == 100.0


def test_mistakes_of_stories_list_the_articles_of_a_group_together() -> None:
    mixed, parted = stories_mistakes(TOLD, {"a": "x", "b": "y", "c": "x"})
    assert (mixed.kind, mixed.ids, mixed.lines[0]) == ("mixed", ("a", "c"), "x")
    assert mixed.lines[1] == "1  2024-09-04 outlet unknown “Title a” a"
    assert (parted.kind, parted.ids, parted.lines[0]) == ("parted", ("a", "b"), "1")
    assert list(stories_mistakes(TOLD, {"a": "x", "b": "x"})) == []


# ── headlines ─────────────────────────────────────────────────────────────────────────────────────

HEADLINE = "Thousands dead as dam collapses"
ABOVE = {
    row.id: row
    for row in (
        GoldHeadline("1", HEADLINE, "…", "overreaches", ("Thousands",), "41"),
        GoldHeadline("2", HEADLINE, "…", "supported", (), None),
        GoldHeadline("3", HEADLINE, "…", "supported", (), None),
        GoldHeadline("4", HEADLINE, "…", "unrelated", (HEADLINE,), None),
        GoldHeadline("5", HEADLINE, "…", "contradicted", ("dead",), None),
    )
}
SAID = {
    "1": FoundHeadline("overreaches", ("Thousands dead",), "numbers"),  # one word too many
    "2": FoundHeadline("supported"),
    "3": FoundHeadline("contradicted", ("collapses",)),  # a false alarm
    "4": FoundHeadline("unrelated", (HEADLINE,)),
}  # of 5 nothing was found


def test_headlines_are_counted() -> None:
    found = headlines_figures(ABOVE, SAID)
    assert found.detections["unsupported words"] == Detection(right=1, missed=1, extra=2)
    assert found.detections["label supported"] == Detection(1, 1, 0)
    assert found.detections["label contradicted"] == Detection(0, 1, 1)
    assert found.shares == {
        "label": Share(3, 5),
        "supported or not": Share(4, 5),
        "true headlines without an alarm": Share(1, 2),
    }
    assert found.scores == {"macro-F1 of the labels": 53.3}  # of 2/3, 0, 1, 0 and 1


def test_mistakes_of_headlines_show_both_sides() -> None:
    words, alarm, label = headlines_mistakes(ABOVE, SAID)
    assert [each.kind for each in (words, alarm, label)] == ["words", "alarm", "label"]
    assert words.lines == (
        f"1 “{HEADLINE}”",
        "gold overreaches · “Thousands” · 41",
        "found overreaches · “Thousands dead” · numbers",
    )
    assert label.lines[-1] == "found nothing"


# ── rows that are none ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("make", "row", "told"),
    [
        (gold_lineage, {"id": "a", "origin": "a"}, "it has no parent"),
        (gold_lineage, {"id": "a", "parent": None}, "it has no origin"),
        (gold_lineage, {"id": "a", "parent": None, "origin": None}, "it has no origin"),
        (gold_lineage, {"id": "a", "parent": 3, "origin": "a"}, "its parent is not a string"),
        (gold_lineage, {"id": "a", "parent": None, "origin": "a", "edits": "cut"}, "its edits is not a list"),
        (gold_lineage, {"parent": None, "origin": "a"}, "it has no id"),
        (gold_story, {"id": "a"}, "it has no incident"),
        (gold_headline, {"id": "a", "headline": "b", "text": "c"}, "it has no label"),
        (gold_headline, {"id": "a", "headline": "b", "text": "c", "label": "true"}, "its label 'true' is none"),
        (
            gold_headline,
            {"id": "a", "headline": "b", "text": "c", "label": "supported", "unsupported": ["d"]},
            "'d' does not stand in its headline",
        ),
    ],
)  # fmt: skip
def test_a_row_without_its_gold_is_refused(make: Any, row: dict[str, Any], told: str) -> None:
    with pytest.raises(BadCorpus, match=told):
        make(row)
