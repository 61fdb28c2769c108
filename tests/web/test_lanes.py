"""The lanes of a story's timeline: what has a day, and what was said by the day of its publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.ledger import Item
from sayso.model import Interval
from sayso.web.story.asked import HAPPENED, Asked
from sayso.web.story.lanes import timeline

MAY = {n: date(2022, 5, n) for n in range(1, 32)}
TOLD = Interval(MAY[3], MAY[5])
ITEM = Item(
    "s1", "a1", "Daily Ledger", MAY[4], "Ada Quill", "k1", "asserts", "The dam broke.", 0, 14, None, None,
    said=None, happened=(), places=(), figures=(),
)  # fmt: skip


def test_what_tells_no_day_of_saying_was_said_by_the_day_of_publication() -> None:
    shown = timeline([ITEM], (), Asked(), told=TOLD, voice={"k1": "k1"})
    (mark,) = shown.lanes[0].marks
    assert (mark.days, mark.is_by, mark.stretch.before) == (Interval(None, MAY[4]), True, True)
    assert shown.undated == ()


def test_a_day_that_is_told_stands_by_itself() -> None:
    items = [ITEM, replace(ITEM, id="s2", said=Interval.on(MAY[3]))]
    shown = timeline(items, (), Asked(), told=TOLD, voice={"k1": "k1"})
    assert [(m.days.latest, m.is_by) for m in shown.lanes[0].marks] == [(MAY[3], False), (MAY[4], True)]


def test_the_day_of_publication_is_no_day_of_happening() -> None:
    items = [ITEM, replace(ITEM, id="s2", happened=(Interval.on(MAY[1]),))]
    shown = timeline(items, (), Asked(by=HAPPENED), told=TOLD, voice={"k1": "k1"})
    assert [m.days for m in shown.lanes[0].marks] == [Interval.on(MAY[1])]
    assert shown.undated_statements == 1


def test_without_any_day_there_is_no_lane() -> None:
    shown = timeline([replace(ITEM, published=None)], (), Asked(), told=Interval(None, None), voice={})
    assert (shown.axis, shown.undated_statements) == (None, 1)
