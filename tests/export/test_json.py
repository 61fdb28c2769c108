from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from sayso.export.json_lines import json_line
from sayso.export.schema import report_schema
from sayso.model import Article, Passage, Report, Role

# CONTRACT.md, "A report": what must stand there, in whatever company.
CONTRACT: dict[str, set[str]] = {
    "Report": {
        "schema", "id", "source", "article", "statements", "actors", "places", "times", "figures", "events",
        "headline", "disputes", "made_by",
    },
    "Article": {
        "id", "url", "outlet", "title", "byline", "published", "language", "text", "passages", "credits",
    },
    "Passage": {"start", "end", "role"},
    "Credit": {"start", "end", "text", "name", "kind"},
    "Statement": {
        "id", "kind", "content", "cue", "source", "speaker", "channel", "said", "stance", "certainty", "within", "rule",
    },
    "Speaker": {"name", "kind"},
    "Channel": {"name", "kind", "start", "end"},
    "Interval": {"earliest", "latest"},
    "Place": {"start", "end", "text", "name", "lat", "lon", "country", "precision_km", "candidates"},
    "Time": {"start", "end", "text", "earliest", "latest"},
    "Figure": {"start", "end", "text", "low", "high", "unit", "of", "statement"},
    "MadeBy": {"sayso", "models", "lexicons"},
    "Headline": {"verdict", "unsupported", "support", "why"},
    "Carrier": {"start", "end", "statement"},
}  # fmt: skip


@pytest.fixture
def validator() -> Draft202012Validator:
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_a_report_keeps_the_schema(report: Report, validator: Draft202012Validator) -> None:
    validator.validate(json.loads(json_line(report)))


@pytest.mark.parametrize("change", [{"statements": None}, {"id": 7}, {"article": {}}])
def test_the_schema_refuses_what_is_no_report(
    report: Report, validator: Draft202012Validator, change: dict[str, object]
) -> None:
    assert not validator.is_valid(json.loads(json_line(report)) | change)


@pytest.mark.parametrize("name", CONTRACT)
def test_the_schema_has_every_field_of_the_contract(name: str) -> None:
    assert CONTRACT[name] <= set(report_schema()["$defs"][name]["required"])


def test_one_report_is_one_line_and_always_the_same(report: Report) -> None:
    line = json_line(report)
    assert line.count(b"\n") == 1
    assert line == json_line(report)
    assert "‘was sound’".encode() in line


def test_a_lone_surrogate_does_not_stop_the_output(report: Report) -> None:
    text = "a \ud800 b\u2028c"
    odd = replace(report, article=Article("a", text, (Passage(0, len(text), Role.BODY),)))
    line = json_line(odd)
    assert json.loads(line)["article"]["text"] == text
    assert line.decode("utf-8").count("\n") == 1


def test_every_span_repeats_its_text(report: Report) -> None:
    found = json.loads(json_line(report))
    text = found["article"]["text"]

    def check(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                assert text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    check({key: value for key, value in found.items() if key != "headline"})
    check(found["headline"]["support"])
    for span in found["headline"]["unsupported"]:
        assert found["article"]["title"][span["start"] : span["end"]] == span["text"]
