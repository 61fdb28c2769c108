"""The mistakes behind the figures."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measuring import Attribution, GoldArticle
from sayso.measuring.corpora import Who
from sayso.measuring.mistakes import kinds, mistakes, tally
from sayso.model import Interval
from tests.labelling import said

TEXT = (
    "“The dam held all night,” Galli said. Okoro believes it leaks. “Nobody was told of it,” the clerk said on the "
    "radio on Monday. Ide warned of floods. The road is shut, the mayor said. Some say it rains."
)
LABELS = frozenset({"channel", "said"})
GOLD = (
    said(TEXT, "“The dam held all night,”", cue="said", source="Galli"),
    said(TEXT, "it leaks", cue="believes", source="Okoro"),
    said(
        TEXT,
        "“Nobody was told of it,”",
        source="the clerk",
        speaker=Who("the clerk", "unnamed"),
        kind="direct",
        channel="radio",
        said=Interval.on(date(2024, 3, 11)),
        labels=LABELS,
    ),
    said(TEXT, "of floods", cue="warned", source="Ide"),
    said(TEXT, "it rains", cue="say", optional=True),
)
FOUND = (
    said(
        TEXT,
        "“Nobody was told of it,”",
        source="Okoro",
        speaker=Who("Okoro", "person"),
        kind="mixed",
        channel="television",
        rule="quotation, then cue",
    ),
    said(TEXT, "The road is shut", cue="said", source="the mayor", rule="aside"),
)


def listed(
    kind: str, gold: tuple[Attribution, ...] = GOLD, found: tuple[Attribution, ...] = FOUND
) -> list[str]:
    article = GoldArticle("a", TEXT, gold)
    return [f"{m.kind} {TEXT[m.piece.start : m.piece.end]}" for m in mistakes([(article, found)], kind)]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("direct-missed", ["direct-missed The dam held all night"]),
        (
            "missed",
            ["direct-missed The dam held all night", "indirect-missed of floods"],
        ),  # no belief, nothing optional
        ("extra", ["indirect-extra The road is shut"]),
        ("direct-extra", []),
        ("source", ["direct-source Nobody was told of it"]),
        ("name", ["direct-name Nobody was told of it"]),
        ("speaker-kind", ["direct-speaker-kind Nobody was told of it"]),
        ("kind", ["direct-kind Nobody was told of it"]),
        ("channel", ["direct-channel Nobody was told of it"]),
        ("said", ["direct-said Nobody was told of it"]),
        ("cue", []),
        ("indirect", ["indirect-missed of floods", "indirect-extra The road is shut"]),
    ],
)
def test_mistakes_are_listed_by_kind_in_reading_order(kind: str, found: list[str]) -> None:
    assert listed(kind) == found


def test_all_lists_each_mistake_once() -> None:
    everything = listed("all")
    assert len(everything) == len(set(everything)) == 9
    assert {line.split()[0] for line in everything} <= set(kinds())


def test_beside_what_stands_alone_is_the_nearest_of_the_other_side() -> None:
    article, long = GoldArticle("a", TEXT, GOLD), said(TEXT, "Ide warned of floods", rule="clause")
    (missed,) = mistakes([(article, [long])], "indirect-missed")
    (extra,) = mistakes([(article, [long])], "indirect-extra")
    assert (missed.gold, missed.found, missed.rule) == (GOLD[3], long, "")
    assert (extra.gold, extra.found, extra.rule) == (GOLD[3], long, "clause")
    (alone,) = mistakes([(article, FOUND)], "extra")
    assert alone.gold is None


def test_where_all_is_right_there_is_no_mistake() -> None:
    assert listed("all", found=GOLD) == []


def test_rules_and_cues_are_counted() -> None:
    rules, cues = tally(mistakes([(GoldArticle("a", TEXT, GOLD), FOUND)], "indirect"))
    assert rules == {"aside": 1}
    assert cues == {"warned": 1, "said": 1}
