"""`sayso export` as a person or a program calls it."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.export import FORMAT, KIND
from sayso.export.rows import FORMATS, KINDS
from sayso.ledger import open_ledger
from tests.calling import Done, sayso
from tests.export.rows.made import fill

SAYSO = [sys.executable, "-m", "sayso"]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"sqlite:///{tmp_path_factory.mktemp('ledger')}/news.db"
    with open_ledger(address, write=True) as made:
        fill(made)
    return address


def export(url: str, *arguments: object) -> Done:
    return sayso("export", *arguments, "--ledger", url)


def test_rows_come_to_standard_output_as_json_lines(url: str) -> None:
    done = export(url, "articles")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["outlet"] for line in done.stdout.splitlines()] == ["Daily Ledger", None, None]


def test_the_ledger_may_be_set_in_the_environment(url: str) -> None:
    assert sayso("export", "actors", SAYSO_LEDGER=url).stdout == export(url, "actors").stdout


def test_a_dash_is_standard_output(url: str) -> None:
    assert export(url, "actors", "--out", "-").stdout == export(url, "actors").stdout


def test_a_file_holds_what_standard_output_shows(url: str, tmp_path: Path) -> None:
    done = export(url, "places", "-f", "csv", "--out", tmp_path / "p.csv")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "p.csv").read_bytes() == export(url, "places", "-f", "csv").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["p.csv"]


def test_a_new_file_may_be_read_by_others_as_any_file(url: str, tmp_path: Path) -> None:
    export(url, "actors", "--out", tmp_path / "a.jsonl")
    (tmp_path / "b").touch()
    assert (tmp_path / "a.jsonl").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_texts_come_when_they_are_asked_for(url: str) -> None:
    def columns(*arguments: str) -> list[str]:
        return next(csv.reader(io.StringIO(export(url, "articles", "-f", "csv", *arguments).stdout.decode())))

    assert "text" in columns("--text")
    assert "text" not in columns()
    assert b'"text":"Dam' not in export(url, "articles", "--no-text").stdout


def test_everything_goes_into_a_folder(url: str, tmp_path: Path) -> None:
    assert export(url, "all", "-f", "parquet", "--out", tmp_path / "out").returncode == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {f"{kind}.parquet" for kind in KINDS} | {
        "datapackage.json"
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rumours"], "there is no kind 'rumours' of rows; there are articles"),
        (["fish"], "there is no kind 'fish' of rows; there are articles"),
        (["articles", "-f", "pdf"], "there is no format 'pdf'; there are jsonl"),
        (
            ["articles", "-f", "geojson"],
            "geojson takes places, statements and events, not articles; articles can be",
        ),
        (["all", "-f", "csv"], "all kinds are several files; give a folder: --out FOLDER"),
        (["all", "--out", "{}"], "{} holds mine.txt, which is no part of an export; give another folder"),
        (["actors", "--out", "{}"], "{} is a folder; give a file: --out {}/actors"),
        (
            ["actors", "--out", "{}/no/a.csv"],
            "{}/no/a.csv cannot be written (No such file or directory); choose",
        ),
        (["all", "--out", "{}/mine.txt"], "{}/mine.txt is a file; give a folder"),
    ],
)
def test_wrong_usage_is_one_line_with_a_way_out(
    url: str, tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = export(url, *[argument.replace("{}", str(tmp_path)) for argument in arguments])
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("sayso: " + told.replace("{}", str(tmp_path)))
    assert done.stderr.count(b"\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_without_a_ledger_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("before")
    done = export(f"sqlite:///{tmp_path}/none.db", "actors", "--out", tmp_path / "a.csv")
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.startswith(b"sayso: ")
    assert (tmp_path / "a.csv").read_text() == "before"


def test_parquet_does_not_go_to_a_terminal(url: str) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [*SAYSO, "export", "actors", "-f", "parquet", "--ledger", url], stdout=theirs, stderr=subprocess.PIPE
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b"give a file: --out FILE" in done.stderr


def test_a_reader_that_has_read_enough_is_no_error(url: str) -> None:
    shell = " ".join([*SAYSO, "export", "statements", "--ledger", f"'{url}'"])
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {shell} | head -c 1"], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{", b"")


def test_a_full_disk_is_told_in_one_line(url: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*SAYSO, "export", "actors", "--ledger", url], stdout=full, stderr=subprocess.PIPE
        )
    assert (
        done.stderr
        == b"sayso: standard output cannot be written (No space left on device); choose another place\n"
    )
    assert done.returncode == 2


def test_help_names_every_kind_and_format() -> None:
    assert set(KINDS) <= set(KIND.replace(",", " ").replace(";", " ").split())
    assert set(FORMATS) <= set(FORMAT.replace(",", " ").replace(";", " ").split())
    for format_ in FORMATS.values():
        told = FORMAT.split(format_.name, 1)[1].split(";")[0]
        assert len(format_.kinds) == len(KINDS) or all(kind in told for kind in format_.kinds)
