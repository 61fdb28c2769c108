from __future__ import annotations

import os
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from sayso.crew import AHEAD, WorkerDied, captured, paired, reports
from sayso.errors import NoModel
from sayso.model import Capture, Hints, Refusal, Unchanged
from sayso.settings import settings_from

CACHE = settings_from(os.environ, home=Path.home()).cache
ITEMS = [
    Capture(f"{n}.txt", f"Bridge {n} closed.\n\n“It may fall,” said Ana Pop.".encode(), "text")
    for n in range(30)
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_reports_and_refusals_come_in_the_order_of_the_input(jobs: int) -> None:
    refusal = Refusal("a.bin", "it is not text", "give text")
    found = list(
        reports([ITEMS[0], refusal, *ITEMS[1:4]], cache_folder=CACHE, jobs=jobs, then=attrgetter("source"))
    )
    assert found == ["0.txt", refusal, "1.txt", "2.txt", "3.txt"]


def test_an_article_that_breaks_a_rule_is_refused_and_the_others_go_on() -> None:
    def broken_once(report: Any) -> str:
        if report.source == "1.txt":
            raise ValueError("no\nhead")
        return str(report.source)

    found = list(reports(ITEMS[:3], cache_folder=CACHE, jobs=1, then=broken_once))
    assert found[::2] == ["0.txt", "2.txt"]
    assert str(found[1]) == (
        "1.txt: it could not be analysed (ValueError: no head); please report it with the article"
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_result_comes_with_the_bytes_it_was_made_of(jobs: int) -> None:
    empty = Capture("rows.jsonl", b" ", "plain", within="rows.jsonl", at="line 3")
    refusal, same = Refusal("a.bin", "it is not text", "give text"), Unchanged("https://lantern.example/")
    items = [ITEMS[0], refusal, same, empty, ITEMS[1]]
    found = list(paired(items, cache_folder=CACHE, jobs=jobs, then=attrgetter("report.source")))
    assert [item for item, _ in found] == items
    refused = Refusal("rows.jsonl line 3", "it is empty", "give a file with an article in it")
    assert [result for _, result in found] == ["0.txt", refusal, same, refused, "1.txt"]


@pytest.mark.parametrize(("jobs", "done"), [(1, 2), (2, 2 * AHEAD + 1)])
def test_a_crew_that_is_asked_to_stop_finishes_what_it_has_in_hand(jobs: int, done: int) -> None:
    taken: list[Capture] = []

    def watched() -> Iterator[Capture]:
        for item in ITEMS:
            taken.append(item)
            yield item

    seen: list[Any] = []
    asked = paired(
        watched(), cache_folder=CACHE, jobs=jobs, then=attrgetter("report.source"), stop=lambda: len(seen) > 1
    )
    for _, result in asked:
        seen.append(result)
    assert seen == [item.source for item in taken]
    assert len(taken) == done


def test_an_unusable_installation_stops_the_run() -> None:
    def without_model(_: object) -> None:
        raise NoModel("the model is gone", "run `make setup`")

    with pytest.raises(NoModel):
        list(reports(ITEMS, cache_folder=CACHE, jobs=1, then=without_model))


class Deadly:
    """Ends whatever process unpickles it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)

    def __call__(self, _: object) -> None:
        raise AssertionError("never called")


def test_a_worker_that_dies_is_an_error_with_a_way_out_and_not_a_hang() -> None:
    with pytest.raises(WorkerDied, match="try again with -j 1"):
        list(reports(ITEMS[:3], cache_folder=CACHE, jobs=2, then=Deadly()))


def test_only_a_few_articles_wait_for_the_workers() -> None:
    taken = []

    def watched() -> Iterator[Capture]:
        for item in ITEMS:
            taken.append(item)
            yield item

    running = reports(watched(), cache_folder=CACHE, jobs=2, then=attrgetter("source"))
    assert next(running) == "0.txt"
    assert len(taken) <= 2 * AHEAD
    running.close()  # type: ignore[attr-defined]


def test_a_source_that_trips_the_reader_is_refused_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def captures(sources: list[str], **_: object) -> Iterator[Capture]:
        if sources == ["bad"]:
            raise RecursionError("too deep")
        yield ITEMS[0]

    monkeypatch.setattr("sayso.crew.captures", captures)
    found = list(captured(["bad", "good"], hints=Hints(), allow_private=False))
    assert [type(item) for item in found] == [Refusal, Capture]
    assert "RecursionError: too deep" in str(found[0])
