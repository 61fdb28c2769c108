"""Events against gold: by word and type, then what is said of those that were found."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import BadCorpus
from sayso.measuring.events import (
    GoldEvents,
    MarkedEvent,
    events_figures,
    events_mistakes,
    gold_events,
    words_alone,
)

TEXT = "Rebels shelled Osh on Monday. The mayor met them. A storm came."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def span(words: str) -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end, "text": words}


SHELLED = MarkedEvent(
    *at("shelled"), "assault", actor=(at("Rebels"),), place=(at("Osh"),), when=(at("Monday"),)
)
MET = MarkedEvent(*at("met"), "consult", actor=(at("mayor"),), recipient=(at("them"),))


def gold(*events: MarkedEvent) -> dict[str, GoldEvents]:
    return {"a": GoldEvents("a", TEXT, ((0, 29), (30, 49)), events)}


def test_a_row_becomes_gold_with_its_parts() -> None:
    event = {**span("met"), "type": "consult", "factuality": "planned", "said": True,
             "actor": span("mayor"), "recipient": None, "place": None, "when": None}  # fmt: skip
    row = gold_events({"id": 7, "text": TEXT, "sentences": [[0, 29], [30, 49]], "events": [event]})
    assert row.events == (MarkedEvent(*at("met"), "consult", "planned", actor=(at("mayor"),), said=True),)


@pytest.mark.parametrize("broken", [{"events": [{"type": "picnic"}]}, {"sentences": 3}, {"events": None}])
def test_a_row_that_cannot_be_counted_with_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(BadCorpus):
        gold_events({"id": "a", "text": TEXT, "sentences": [], "events": []} | broken)


def test_an_event_is_right_where_its_word_and_its_type_are() -> None:
    found = MarkedEvent(SHELLED.start, SHELLED.end, "protest")
    reached = events_figures(gold(SHELLED, MET), {"a": [found, MET]})
    row = reached.detections["events"]
    assert (row.right, row.missed, row.extra) == (1, 1, 1)
    assert reached.detections["assault"].recall == 0.0
    assert reached.detections["protest"].precision == 0.0


def test_nothing_is_asked_outside_the_sentences_of_gold() -> None:
    storm = MarkedEvent(*at("storm"), "storm")
    assert events_figures(gold(MET), {"a": [MET, storm]}).detections["events"].precision == 100.0


def test_who_where_when_and_whose_are_asked_of_those_that_were_found() -> None:
    found = MarkedEvent(SHELLED.start, SHELLED.end, "assault", "denied", place=(at("Osh"),), said=True)
    shares = events_figures(gold(SHELLED, MET), {"a": [found]}).shares
    right = {name: share.right for name, share in shares.items()}
    assert right == {"factuality": 0, "actor": 0, "recipient": 1, "place": 1, "when": 0, "said": 0}
    kinds = [mistake.kind for mistake in events_mistakes(gold(SHELLED, MET), {"a": [found]})]
    assert kinds == ["factuality", "actor", "when", "said", "missed"]


def test_a_plain_list_of_words_knows_no_context() -> None:
    assert [event.type for event in words_alone("A film was shot.")] == ["assault"]
