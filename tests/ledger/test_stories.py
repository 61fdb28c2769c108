"""The list of stories, on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.ledger import Ledger
from sayso.model import Weighed
from tests.ledger.test_lineage import Tracer, keep


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A story of the 4th to the 9th, one of the 6th, and one without a day."""
    tracer = Tracer()
    tracer.stories["b"] = "a"
    for name, day in (("a", date(2026, 3, 4)), ("b", date(2026, 3, 9)), ("c", date(2026, 3, 6)), ("d", None)):
        keep(ledger, tracer, name, published=day, title=f"Story of {name}")
    return ledger


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({}, ["a", "c", "d"]),
        ({"limit": 2}, ["a", "c"]),
        ({"since": date(2026, 3, 7)}, ["a"]),
        ({"until": date(2026, 3, 5)}, ["a"]),
        ({"since": date(2026, 3, 6), "until": date(2026, 3, 6)}, ["a", "c"]),
        ({"since": date(2026, 3, 6), "until": date(2026, 3, 6), "limit": 1}, ["a"]),
        ({"since": date(2026, 3, 10)}, []),
    ],
)
def test_stories_come_newest_first_and_by_their_days(
    filled: Ledger, asked: dict[str, object], titles: list[str]
) -> None:
    found = filled.stories(**asked)  # type: ignore[arg-type]
    assert [entry.title for entry in found] == [f"Story of {name}" for name in titles]


def test_texts_of_one_size_come_in_the_order_of_publication(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.stories = {"b": "a", "c": "a"}
    days = {"a": date(2026, 3, 5), "b": date(2026, 3, 4), "c": date(2026, 3, 6)}
    keys = {name: keep(ledger, tracer, name, published=day) for name, day in days.items()}
    (entry,) = ledger.stories()
    story = ledger.story(entry.id, Weighed((), (), ()))
    assert [text.origin for text in story.texts] == [keys["b"], keys["a"], keys["c"]]
