from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import sayso
from sayso.errors import CannotRead, NotInLedger
from sayso.export.json_lines import json_line
from sayso.export.schema import report_schema
from sayso.ledger import open_ledger
from sayso.model import Refusal
from sayso.notebook import SeveralArticles, ShownReport
from sayso.weighed import unweighed
from tests.ledger.test_lineage import Tracer, keep

EXAMPLES = Path(__file__).parent.parent / "examples"
SOURCES = [EXAMPLES / name for name in ("barrier.html", "bridge.txt", "rows.jsonl", "silo.txt")]


@pytest.fixture(scope="module")
def examples() -> list[ShownReport]:
    found = list(sayso.read_each(SOURCES))
    assert not [item for item in found if isinstance(item, Refusal)]
    return [item for item in found if isinstance(item, ShownReport)]


@pytest.mark.parametrize(
    "source",
    [
        "The dam held.\n\n“It held,” the ministry said on Sunday.",
        "“It held,” the ministry said on Sunday.",
        b"The dam held.\n\n\xe2\x80\x9cIt held,\xe2\x80\x9d the ministry said on Sunday.",
        EXAMPLES / "bridge.txt",
        str(EXAMPLES / "bridge.txt"),
    ],
    ids=["text", "one line", "bytes", "path", "name"],
)
def test_read_takes(source: str | bytes | Path) -> None:
    report = sayso.read(source, published="2024-03-12", url="https://x.example/1", title="Dam")
    assert (str(report.article.published), report.article.url, report.article.title) == (
        "2024-03-12",
        "https://x.example/1",
        "Dam",
    )


@pytest.mark.parametrize(
    "source", ["no-such-file.txt", "", b"", EXAMPLES / "nothing.html", "http://127.0.0.1/"]
)
def test_a_refused_source_raises_with_the_reason_and_the_way_out(source: str | bytes | Path) -> None:
    with pytest.raises(CannotRead, match="; ") as refused:
        sayso.read(source)
    assert refused.value.way_out


def test_a_source_with_several_articles_is_not_read_as_one() -> None:
    with pytest.raises(SeveralArticles, match="read_each"):
        sayso.read(EXAMPLES / "rows.jsonl")


def test_a_refusal_does_not_cost_the_others() -> None:
    found = list(sayso.read_each(["no-such-file.txt", EXAMPLES / "bridge.txt"]))
    assert [type(item) for item in found] == [Refusal, ShownReport]


def test_every_example_keeps_the_schema_and_its_spans(examples: list[ShownReport]) -> None:
    validator = Draft202012Validator(report_schema())
    assert len(examples) == 6
    for report in examples:
        validator.validate(json.loads(json_line(report)))
        for statement in report.statements:
            for span in (
                *statement.content,
                statement.cue,
                statement.source,
                statement.channel,
                *statement.hedges,
            ):
                assert span is None or report.article.text[span.start : span.end] == span.text


def test_every_example_has_a_page_for_the_notebook(examples: list[ShownReport]) -> None:
    assert all(report._repr_html_().startswith('<iframe sandbox="" srcdoc="') for report in examples)


def test_one_at_a_time_equals_a_batch(examples: list[ShownReport]) -> None:
    alone = sayso.read(EXAMPLES / "silo.txt")
    assert json_line(alone) == json_line(examples[-1])


def test_a_ledger_has_stories_and_what_they_claim(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/news.db"
    tracer = Tracer()
    tracer.stories["b"] = "a"
    with open_ledger(address, write=True) as made:
        for name, day in (("a", 4), ("b", 6)):
            keep(made, tracer, name, published=date(2024, 9, day), title="Dam breaks")
    with sayso.Ledger(address) as ledger:
        (entry,) = ledger.stories(since="2024-09-05", limit=3)
        assert (entry.title, entry.articles, entry.unknown) == ("Dam breaks", 2, 2)
        assert ledger.stories(until=date(2024, 9, 3)) == []
        story = ledger.story(entry.id[:6])
        assert [page.title for page in story.pages] == ["Dam breaks", "Dam breaks"]
        assert "2 articles" in story._repr_html_()
        with pytest.raises(NotInLedger, match="no story"):
            ledger.story("zzzzzz")


def test_the_claims_are_weighed_when_their_rows_are_asked_for(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/news.db"
    with open_ledger(address, write=True) as made:
        keep(made, Tracer(), "a")
        with sayso.Ledger(address) as ledger:
            list(ledger.rows("stories"))
            assert unweighed(made)
            list(ledger.rows("claims"))
            assert not unweighed(made)


def test_the_public_door_has_what_it_lists_and_nothing_else() -> None:
    assert sayso.__all__ == ["Ledger", "read", "read_each"]
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        _ = sayso.raed  # type: ignore[attr-defined]
