"""How numbers and days are counted against records, on articles that were written for these tests."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadCorpus
from sayso.measuring.figures import Share
from sayso.measuring.peers import peers_of
from sayso.measuring.records import (
    KINDS,
    SIMPLE,
    Found,
    Record,
    gold_record,
    read_records,
    records_figures,
    records_mistakes,
)
from sayso.model import Span

DAM = {
    "id": "dam", "incident": "karn", "published": "2024-03-13", "title": "Dam breaks",
    "text": "At least 3 villagers were killed on Monday and twelve injured, a doctor said on Tuesday.",
}  # fmt: skip
FERRY = {"id": "ferry", "incident": "apia", "published": "2024-03-09", "text": "A ferry ran aground."}
RECORDS = [
    {"incident": "karn", "killed": 3, "injured": 11, "date": "2024-03-11"},
    {"incident": "apia", "killed": 0, "injured": 0, "date": "2024-03-08"},
]


def written(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    written(tmp_path / "news.incidents.jsonl", RECORDS)
    return written(tmp_path / "news.jsonl", [DAM, FERRY])


def test_records_stand_beside_the_articles_or_in_their_rows(corpus: Path, tmp_path: Path) -> None:
    beside = read_records(corpus)
    assert beside.rows["dam"].record == Record(3, 11, date(2024, 3, 11))
    inside = read_records(written(tmp_path / "rows.jsonl", [RECORDS[0] | DAM, RECORDS[1] | FERRY]))
    assert inside.rows == beside.rows
    written(tmp_path / "news.incidents.jsonl", [RECORDS[0] | {"killed": 4}, RECORDS[1]])
    assert read_records(corpus).sha256 != beside.sha256


def test_what_is_right_is_asked_of_all_of_what_was_answered_and_by_the_record(corpus: Path) -> None:
    found = {"dam": Record(3, 12, None), "ferry": Record(None, 0, date(2024, 3, 8))}
    assert records_figures(read_records(corpus).rows, found).shares == {
        "killed, right of all": Share(1, 2),
        "killed, answered": Share(1, 2),
        "killed, right of answered": Share(1, 1),
        "killed, right where above 0": Share(1, 1),
        "killed, right where 0": Share(0, 1),
        "injured, right of all": Share(1, 2),
        "injured, answered": Share(2, 2),
        "injured, right of answered": Share(1, 2),
        "injured, right where above 0": Share(0, 1),
        "injured, right where 0": Share(1, 1),
        "date, right of all": Share(1, 2),
        "date, answered": Share(1, 2),
        "date, right of answered": Share(1, 1),
    }


def test_mistakes_tell_what_the_record_has_and_which_words_were_read(corpus: Path) -> None:
    start = DAM["text"].index("twelve")
    found = {"dam": Found(3, 12, None, words={"injured": Span(start, start + 6, "twelve")})}
    told = [(wrong.kind, wrong.lines) for wrong in records_mistakes(read_records(corpus).rows, found)]
    assert told[0] == (
        "injured",
        (
            "dam 2024-03-13 “Dam breaks”",
            "At least 3 villagers were killed on Monday and [[twelve]] injured, a doctor said on Tuesday.",
            "injured: gold 11, found 12",
        ),
    )
    assert told[1] == ("unsaid", (told[0][1][0], "date: gold 2024-03-11, found None"))
    assert {kind for kind, _ in told} <= set(KINDS)
    assert len(told) == 5


def test_the_simple_systems_read_numbers_and_weekdays(corpus: Path) -> None:
    said = {name: [say(row) for row in read_records(corpus).rows.values()] for name, say in SIMPLE.items()}
    assert said == {
        "first number": [Record(3, 12, date(2024, 3, 13)), Record(None, None, date(2024, 3, 9))],
        "first number or 0": [Record(3, 12, date(2024, 3, 11)), Record(0, 0, date(2024, 3, 9))],
        "always 1 and 0": [Record(1, 0, None)] * 2,
    }
    assert set(SIMPLE) == {peer.name for peer in peers_of("figures") if peer.is_run}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"killed": None}, "its killed is not a number of people"),
        ({"injured": -1}, "its injured is not a number of people"),
        ({"date": "Monday"}, "its date is not a day"),
    ],
)
def test_a_bad_record_is_told(given: dict[str, Any], told: str) -> None:
    with pytest.raises(BadCorpus, match=told):
        gold_record(DAM | RECORDS[0] | given)
