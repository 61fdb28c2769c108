"""Corpora and predictions: what a row may say, and how a bad one is told."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import BadCorpus
from sayso.measuring.corpora import Who, attribution_of, read_corpus, read_predictions
from sayso.model import Interval, Span
from tests.reading_sentences import statements_in

TEXT = "The dam held, Marta Galli said."
CONTENT = [{"start": 0, "end": 12}]
ROW = {"id": "a", "text": TEXT, "statements": [{"content": CONTENT}]}


def written(folder: Path, *rows: object, name: str = "gold.jsonl") -> Path:
    """A file with these rows; a string stands as it is."""
    path = folder / name
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), "utf-8")
    return path


def test_a_row_may_label_every_field(tmp_path: Path) -> None:
    statement = {
        "kind": "indirect",
        "content": CONTENT,
        "cue": {"start": 26, "end": 30},
        "source": {"start": 14, "end": 19},
        "source_rest": [{"start": 20, "end": 25}],
        "speaker": {"name": "Marta Galli", "kind": "person"},
        "channel": "radio",
        "said": {"earliest": "2024-03-11", "latest": "2024-03-12"},
        "optional": True,
        "nested": True,
    }
    row = ROW | {"statements": [statement], "ignore": [{"start": 26, "end": 30, "label": "x"}]}
    (article,) = read_corpus(written(tmp_path, row)).articles
    (gold,) = article.statements
    assert article.ignored == (Span(26, 30, "said"),)
    assert gold.content == (Span(0, 12, "The dam held"),)
    assert [span.text for span in gold.source] == ["Marta", "Galli"]
    assert gold.speaker == Who("Marta Galli", "person")
    assert gold.said == Interval(date(2024, 3, 11), date(2024, 3, 12))
    assert (gold.kind, gold.channel, gold.optional, gold.nested) == ("indirect", "radio", True, True)


def test_a_row_may_leave_out_all_but_content(tmp_path: Path) -> None:
    (article,) = read_corpus(written(tmp_path, ROW, "")).articles
    (gold,) = article.statements
    assert (gold.cue, gold.source, gold.speaker, gold.kind, gold.channel, gold.said) == (
        None,
        (),
        *[None] * 4,
    )
    assert article.words == 6


def test_a_packed_corpus_is_the_same_as_an_open_one(tmp_path: Path) -> None:
    plain = written(tmp_path, ROW)
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read_corpus(packed).articles == read_corpus(plain).articles
    assert read_corpus(packed).sha256 == hashlib.sha256(plain.read_bytes()).hexdigest()


def test_the_row_in_the_docs_is_one(tmp_path: Path) -> None:
    docs = Path(__file__).parents[2] / "docs" / "corpora.md"
    (example,) = re.findall(r"```json\n(\{\"id\".*?)```", docs.read_text("utf-8"), re.S)
    (article,) = read_corpus(written(tmp_path, json.loads(example))).articles
    (gold,) = article.statements
    assert gold.cue
    assert [gold.content[0].text, gold.cue.text, gold.source[0].text] == [
        "The dam is safe",
        "said",
        "Marta Galli",
    ]


def changed(**fields: object) -> dict[str, object]:
    """The row, its statement changed."""
    return ROW | {"statements": [{"content": CONTENT} | fields]}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{not json", "it is not JSON"),
        ("[1]", "it is not an object"),
        ({"text": TEXT, "statements": []}, "it has no id"),
        ({"id": "", "text": TEXT, "statements": []}, "it has no id"),
        ({"id": "a", "statements": []}, "it has no text"),
        ({"id": "a", "text": TEXT}, "it has no statements"),
        ({"id": "a", "text": TEXT, "statements": 3}, "its statements is not a list of objects"),
        ({"id": "a", "text": TEXT, "statements": [{}]}, "it has no content"),
        (changed(content=[]), "a statement has no content"),
        (changed(content=[{"start": 0}]), "a span of content has no start and end"),
        (
            changed(content=[{"start": 0, "end": 99}]),
            "content 0..99 does not lie in the text of 31 characters",
        ),
        (changed(cue={"start": 9, "end": 3}), "cue 9..3 does not lie in the text of 31 characters"),
        (changed(source={"start": -1, "end": 3}), "source -1..3 does not lie in the text of 31 characters"),
        (changed(source="Galli"), "a span of source has no start and end"),
        (changed(speaker="Galli"), "a speaker is not an object"),
        (changed(speaker={"name": 3}), "its name is not a string"),
        (changed(said={"earliest": "Monday", "latest": None}), "said has no days earliest and latest"),
        (ROW, "an earlier row has the id 'a'"),
    ],
)
def test_a_bad_row_is_told_with_file_line_and_way_out(tmp_path: Path, row: object, told: str) -> None:
    path = written(tmp_path, ROW, "", row)
    with pytest.raises(BadCorpus) as error:
        read_corpus(path)
    assert error.value.reason == f"{path} line 3: {told}"
    assert error.value.way_out


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gold.jsonl").write_bytes(content)
    with pytest.raises(BadCorpus, match="is empty"):
        read_corpus(tmp_path / "gold.jsonl")


def test_a_file_that_reading_would_not_take_for_rows_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadCorpus, match="name it"):
        read_corpus(written(tmp_path, ROW, name="gold.txt"))


def test_a_missing_folder_or_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(b"x" * 999)[:20])
    for name, told in (
        ("none.jsonl", "does not exist"),
        ("folder.jsonl", "cannot be read"),
        ("cut.jsonl.gz", "cannot be read"),
    ):
        with pytest.raises(BadCorpus, match=told):
            read_corpus(tmp_path / name)


def test_predictions_are_read_for_the_texts_at_hand(tmp_path: Path) -> None:
    found = {
        "id": "a",
        "statements": [{"content": CONTENT, "speaker": {"name": "Galli"}, "channel": {"name": "radio"}}],
    }
    path = written(tmp_path, found, {"id": "of another corpus", "statements": []})
    (statement,) = read_predictions(path, {"a": TEXT})["a"]
    assert (statement.content[0].text, statement.speaker, statement.channel) == (
        "The dam held",
        Who("Galli"),
        "radio",
    )
    with pytest.raises(BadCorpus, match=r"line 1: content 0\.\.12 does not lie in the text of 3 characters"):
        read_predictions(path, {"a": "The"})


def test_a_statement_of_ours_is_the_same_as_its_json() -> None:
    (statement,) = statements_in(
        "“The dam held,” Marta Galli said on Facebook on Monday.", published=date(2024, 3, 12)
    )
    ours = attribution_of(statement)
    assert ours.content[0].text == "“The dam held,”"
    assert ours.speaker
    assert (ours.speaker.name, ours.speaker.kind, ours.kind, ours.channel) == (
        "Marta Galli",
        "person",
        "direct",
        "Facebook",
    )
    assert ours.said == Interval.on(date(2024, 3, 11))
