"""jsonl, csv and parquet say the same, and those who read them take them as they are."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export.rows import KINDS, exported
from sayso.export.rows.csv import escaped, unescaped
from sayso.ledger import Ledger
from tests.export.rows.made import QUIET, Made, bare, row

HOSTILE = [
    "=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "'=1", "''", "'", "plain",
    'a "b" c', "a,b", "a\r\nb", "a\nb", " led by a blank ", "ليلى حداد", "\u202egnp.exe", "\u200f", "1e5", "NULL", "\ufeffx",
]  # fmt: skip


def written(ledger: Any, kind: str, format_: str) -> bytes:
    return b"".join(exported(ledger, kind, format_))


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().split("\n")[:-1]]


@pytest.mark.parametrize("kind", KINDS)
def test_duckdb_reads_the_same_rows_from_all_three(kind: str, tmp_path: Path) -> None:
    ledger = Made(**{kind: [row(kind), bare(kind, article="z", id="z"), row(kind)]})
    counted = []
    for format_, reader in (("jsonl", "read_json"), ("csv", "read_csv"), ("parquet", "read_parquet")):
        file = tmp_path / f"rows.{format_}"
        file.write_bytes(written(ledger, kind, format_))
        found = duckdb.sql(f"SELECT * FROM {reader}('{file}')")
        assert set(found.columns) >= {c.name for c in KINDS[kind].columns} - {"text"}
        counted.append(len(found.fetchall()))
    assert counted == [3, 3, 3]


def test_pandas_reads_what_was_written(tmp_path: Path, ledger: Ledger) -> None:
    for format_ in ("jsonl", "csv", "parquet"):
        (tmp_path / f"s.{format_}").write_bytes(written(ledger, "statements", format_))
    from_json = pd.read_json(tmp_path / "s.jsonl", lines=True)
    from_csv = pd.read_csv(tmp_path / "s.csv")
    from_parquet = pd.read_parquet(tmp_path / "s.parquet")
    assert list(from_json["content"]) == list(from_csv["content"]) == list(from_parquet["content"])
    assert list(from_parquet["start"]) == list(from_csv["start"])
    assert from_parquet["hedges"].iloc[-1][0]["text"] == "claimed"


def test_parquet_has_typed_columns(tmp_path: Path) -> None:
    file = tmp_path / "articles.parquet"
    file.write_bytes(written(Made(articles=[row("articles")]), "articles", "parquet"))
    duckdb.sql("SET TimeZone = 'UTC'")
    found = duckdb.sql(
        f"SELECT published, seen, published_time, byline, credits[1].name, versions, complete FROM '{file}'"
    )
    assert found.fetchall() == [
        (
            date(2024, 3, 12),
            datetime(2024, 3, 12, 10, tzinfo=UTC),
            "2024-03-12T07:40:00+01:00",
            ["b"],
            "C",
            1,
            True,
        )
    ]


def test_parquet_says_what_a_column_means(ledger: Ledger) -> None:
    schema = pq.read_schema(io.BytesIO(written(ledger, "places", "parquet")))
    assert schema.field("lat").metadata[b"description"] == b"Latitude in WGS84 degrees."


@pytest.mark.parametrize("words", HOSTILE)
def test_a_cell_comes_back_from_csv_as_it_was(words: str) -> None:
    data = written(Made(channels=[row("channels", name=words)]), "channels", "csv")
    assert unescaped(cells(data)[0]["name"]) == words


@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_is_taken_for_a_formula(words: str) -> None:
    assert not escaped(words).startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(st.text())
def test_what_is_escaped_can_be_unescaped(words: str) -> None:
    assert unescaped(escaped(words)) == words


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters() | st.characters(categories=["Cs", "Cc"])))
def test_the_three_say_the_same_of_any_text(words: str) -> None:
    ledger = Made(channels=[row("channels", name=words)])
    from_json = lines(written(ledger, "channels", "jsonl"))[0]["name"]
    from_csv = unescaped(cells(written(ledger, "channels", "csv"))[0]["name"])
    from_parquet = pq.read_table(io.BytesIO(written(ledger, "channels", "parquet"))).to_pylist()[0]["name"]
    assert from_json == from_csv == from_parquet
    assert len(from_json) == len(words)  # so that offsets stay


def test_a_negative_number_stays_a_number() -> None:
    data = written(Made(places=[row("places", lon=-0.13)]), "places", "csv")
    assert cells(data)[0]["lon"] == "-0.13"


def test_csv_follows_rfc_4180() -> None:
    data = written(Made(channels=[row("channels", name='say "no",\nnow')]), "channels", "csv")
    assert data == b'id,name,kind,statements\r\na,"say ""no"",\nnow",social,1\r\n'


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize(
    ("bad", "kept"), [("a\x00b", "a\ufffdb"), ("a\ud800b", "a\ufffdb"), ("\U0001f600", "\U0001f600")]
)
def test_what_utf_8_cannot_write_becomes_a_mark_and_offsets_stay(bad: str, kept: str, format_: str) -> None:
    ledger = Made(aliases=[row("aliases", name=bad, roles=json.dumps([bad]))])
    data = written(ledger, "aliases", format_)
    if format_ == "parquet":
        found = pd.read_parquet(io.BytesIO(data)).iloc[0]
        assert (found["name"], found["roles"][0]) == (kept, kept)
    else:
        found = lines(data)[0] if format_ == "jsonl" else cells(data)[0]
        roles = found["roles"] if format_ == "jsonl" else json.loads(found["roles"])
        assert (found["name"], roles) == (kept, [kept])


def test_absent_is_null_in_each() -> None:
    ledger = Made(articles=[bare("articles", id="a")])
    assert set(lines(written(ledger, "articles", "jsonl"))[0].values()) == {"a", None}
    assert set(cells(written(ledger, "articles", "csv"))[0].values()) == {"a", ""}
    assert pd.read_parquet(io.BytesIO(written(ledger, "articles", "parquet"))).iloc[0].count() == 1


@pytest.mark.parametrize(("flag", "said"), [(0, False), (1, True), (False, False), (True, True)])
def test_a_boolean_is_one_on_either_database(flag: object, said: bool) -> None:
    ledger = Made(articles=[row("articles", complete=flag)])
    assert lines(written(ledger, "articles", "jsonl"))[0]["complete"] is said
    assert cells(written(ledger, "articles", "csv"))[0]["complete"] == str(said).lower()


def test_an_infinite_number_is_none_that_json_can_write() -> None:
    ledger = Made(figures=[row("figures", low=1.0, high=float("inf"))])
    assert lines(written(ledger, "figures", "jsonl"))[0]["high"] is None


def test_csv_leaves_the_texts_out_unless_they_are_asked_for(ledger: Ledger) -> None:
    asked = b"".join(exported(ledger, "articles", "csv", text=True))
    assert "text" not in cells(written(ledger, "articles", "csv"))[0]
    assert [cell["text"] for cell in cells(asked)][1] == QUIET
    assert "text" in lines(written(ledger, "articles", "jsonl"))[0]
    assert "text" not in lines(b"".join(exported(ledger, "articles", "jsonl", text=False)))[0]


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_a_nul_that_json_escapes_is_marked_as_well(format_: str) -> None:
    data = written(Made(aliases=[row("aliases", roles='["a\\u0000b","c\\ud800d"]')]), "aliases", format_)
    if format_ == "parquet":
        assert list(pd.read_parquet(io.BytesIO(data)).iloc[0]["roles"]) == ["a\ufffdb", "c\ufffdd"]
    else:
        assert "a\ufffdb" in data.decode()
        assert "c\ufffdd" in data.decode()


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_a_hundred_thousand_rows_are_not_held_in_memory(format_: str) -> None:
    given = row("times")
    times = ({**given, "article": f"{number:016x}", "text": f"{number:>500}"} for number in range(100_000))
    pieces = exported(Made(times=times), "times", format_)
    tracemalloc.start()
    size = sum(map(len, pieces))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 500_000
    assert peak < 10_000_000  # their words alone are 50 MB
