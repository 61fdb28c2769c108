"""Gold of offsets and labels is joined with its corpus, and what is missing or differs is named."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import BadCorpus
from sayso.measuring.standoff import digest_of, joined

TEXT = "Dam breaks\n\nThe dam at Karn broke on Monday, Marta Galli said."
KNOWN = {"title": "Dam breaks", "published": "2024-03-12", "outlet": "Karn Herald"}
TOOL = runpy.run_path(str(Path(__file__).parents[2] / "bench" / "standoff.py"))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "dam.txt").write_text(TEXT, "utf-8")
    rows = [{"id": "1", "text": "Another."}, {"id": "2", "file": "texts/dam.txt", **KNOWN}]
    (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (folder / "alone.txt").write_text(TEXT, "utf-8")
    (folder / "alone.json").write_text(json.dumps({"published": "2024-03-12", "note": "mine"}), "utf-8")
    return tmp_path


def row(**article: Any) -> dict[str, Any]:
    return {"id": "a", "article": {"sha256": digest_of(TEXT), **article}, "mentions": []}


def test_the_text_comes_from_a_row_a_file_beside_it_or_a_file_alone(corpora: Path) -> None:
    elsewhere = corpora / "elsewhere"
    found = joined(row(file="articles/news.jsonl", line=2), [elsewhere, corpora])
    assert (found["text"], found["outlet"], found["id"]) == (TEXT, "Karn Herald", "a")
    alone = joined(row(file="articles/alone.txt"), [corpora])
    assert (alone["text"], alone["published"]) == (TEXT, "2024-03-12")
    assert "note" not in alone


def test_a_row_with_a_text_is_left_as_it_is() -> None:
    assert joined({"id": "a", "text": "b"}, []) == {"id": "a", "text": "b"}


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ({"file": "articles/none.jsonl", "line": 1}, "articles/none.jsonl is not in .*; .*SAYSO_CORPORA"),
        ({"file": "articles/news.jsonl", "line": 3}, "articles/news.jsonl line 3 is not there"),
        ({"file": "articles/news.jsonl", "line": 1}, r"line 1 is not the text that was marked \(sha256 "),
        ({"line": 1}, "its article has no file and sha256"),
    ],
)
def test_what_is_missing_or_differs_is_named(corpora: Path, article: dict[str, Any], told: str) -> None:
    with pytest.raises(BadCorpus, match=told):
        joined(row(**article), [corpora])


def test_gold_is_written_without_a_word_of_its_text(corpora: Path) -> None:
    karn, galli = (
        {"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w} for w in ("Karn", "Galli")
    )
    marked = {"id": "dam-breaks", "corpus": "news", "text": TEXT, "annotated_to": 40, **KNOWN}
    mentions = [{**galli, "actor": "galli", "kind": "person", "form": "name"}]
    event = {**karn, "type": "accident", "factuality": "happened", "said": True, "place": karn, "actor": None}
    line = TOOL["line_of"](TEXT, corpora / "articles" / "news.jsonl")
    for labels in ({"mentions": mentions}, {"events": [event], "sentences": [[12, 63]]}):
        made = TOOL["without_words"](marked | labels, "articles/news.jsonl", line)
        written = json.dumps(made).lower()
        assert not [word for word in ("karn", "galli", "dam", "breaks") if word in written]
        found = joined(made, [corpora])
        assert (found["id"], found["text"], found["annotated_to"]) == ("news-2", TEXT, 40)
