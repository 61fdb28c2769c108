"""From an article to its report: evidence for everything, the same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.model import Received, as_json
from sayso.pipeline import made_by, report_on
from sayso.reading import articles
from sayso.situating.gazetteer import Gazetteer
from tests.reading_sentences import article_of

EXAMPLES = Path(__file__).parent.parent / "examples"


def _received() -> list[Received]:
    return [r for r in articles([str(EXAMPLES)]) if isinstance(r, Received)]


def _bytes(received: Received, gazetteer: Gazetteer) -> str:
    return json.dumps(as_json(report_on(received, gazetteer=gazetteer)), ensure_ascii=False)


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _found(received: Received, gazetteer: Gazetteer) -> tuple[Any, Any]:
    """What is found in the text, and what is found in the headline's own words."""
    report: Any = as_json(report_on(received, gazetteer=gazetteer))
    above = report.pop("headline")
    return report, above


def test_there_are_examples_to_read() -> None:
    assert len(_received()) >= 3


def test_every_span_of_a_report_is_the_text_it_shows(gazetteer: Gazetteer) -> None:
    for received in _received():
        report, above = _found(received, gazetteer)
        spans = list(_spans(report))
        assert spans
        for span in spans:
            assert received.article.text[span["start"] : span["end"]] == span["text"]
        title = received.article.title or ""
        for span in above["unsupported"] if above else ():
            assert title[span["start"] : span["end"]] == span["text"]
        for span in above["support"] if above else ():
            assert received.article.text[span["start"] : span["end"]] == span["text"]


def test_every_finding_names_its_rule(gazetteer: Gazetteer) -> None:
    for received in _received():
        report = report_on(received, gazetteer=gazetteer)
        for finding in (
            *report.statements,
            *report.places,
            *report.times,
            *report.figures,
            *report.distances,
        ):
            assert finding.rule


def test_the_same_article_gives_the_same_bytes_alone_and_between_others(gazetteer: Gazetteer) -> None:
    together = [_bytes(r, gazetteer) for r in _received()]
    alone = [_bytes(r, gazetteer) for r in reversed(_received())]
    assert together == list(reversed(alone))


def test_ids_of_statements_are_unique_and_within_names_one(gazetteer: Gazetteer) -> None:
    for received in _received():
        statements = report_on(received, gazetteer=gazetteer).statements
        ids = [s.id for s in statements]
        assert len(set(ids)) == len(ids)
        assert {s.within for s in statements if s.within} <= set(ids)


WORDS = st.sampled_from(
    ["The mayor", "said", "that", '"', "“", "”", "''", "«", "»", "‘", "’", ",", ".", ":", "\n", "told", "Okoro", "on Monday",
     "(", ")", "—", "according to", "60 killed", "Kyiv", "🙂", "\u202e", "\x00", "He", "the claim", "…", "[OPINION]"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=40))
def test_any_text_gives_a_report_whose_spans_hold(words: list[str], gazetteer: Gazetteer) -> None:
    article = article_of(" ".join(words))
    report = as_json(report_on(Received("fuzz", article), gazetteer=gazetteer))
    for span in _spans(report):
        assert article.text[span["start"] : span["end"]] == span["text"]


# What a paragraph can hold is 60,000; longer texts are cut by reading. Of words a third shows as well what grows.
@pytest.mark.parametrize(
    ("unit", "size"),
    [("a", 60_000), ('"', 60_000), ("(", 60_000), ("“", 60_000), ("''", 60_000), ("said ", 20_000),
     ("The mayor said that ", 20_000), (": ", 20_000), ("He said. ", 20_000)],
)  # fmt: skip
def test_a_long_paragraph_of_one_thing_is_read_in_time(unit: str, size: int, gazetteer: Gazetteer) -> None:
    article = article_of(unit * (size // len(unit)))
    assert report_on(Received("long", article), gazetteer=gazetteer)


def test_places_that_were_added_are_named_among_what_made_a_report() -> None:
    assert made_by("kherson 0123456789ab").models["added places"] == "kherson 0123456789ab"
    assert "added places" not in made_by().models
