"""A whole ledger in one folder, which says itself what is in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from frictionless import Package

from sayso.export.rows import FORMATS, KINDS
from sayso.export.rows.package import DESCRIPTOR, FolderTaken, export_all
from sayso.ledger import Ledger
from tests.export.rows.made import Made, row


def descriptor(folder: Path) -> dict[str, Any]:
    return json.loads((folder / DESCRIPTOR).read_text("utf-8"))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_frictionless_finds_the_files_as_the_package_says(ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, "csv", tmp_path / "out")
    report = Package(str(tmp_path / "out" / DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    assert len(report.tasks) == len(KINDS)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_package_is_one_in_every_format(format_: str, ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, format_, tmp_path / "out")
    report = Package.validate_descriptor(str(tmp_path / "out" / DESCRIPTOR))
    assert report.valid, report.flatten(["note"])


def test_the_package_of_an_empty_ledger_is_valid(empty: Ledger, tmp_path: Path) -> None:
    export_all(empty, "csv", tmp_path / "out")
    assert Package(str(tmp_path / "out" / DESCRIPTOR)).validate().valid
    assert [resource["rows"] for resource in descriptor(tmp_path / "out")["resources"]] == [0] * len(KINDS)


def test_frictionless_sees_what_was_changed_afterwards(ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, "csv", tmp_path / "out")
    file = tmp_path / "out" / "actors.csv"
    file.write_bytes(file.read_bytes().replace(b"Water", b"Wader"))
    report = Package(str(tmp_path / "out" / DESCRIPTOR)).validate()
    assert ["hash-count"] in report.flatten(["type"])


@pytest.mark.parametrize("format_", FORMATS)
def test_the_digest_and_the_size_of_each_file_are_told(format_: str, ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, format_, tmp_path / "out")
    for resource in descriptor(tmp_path / "out")["resources"]:
        data = (tmp_path / "out" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)


def test_the_rows_are_counted(ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, "parquet", tmp_path / "out")
    for resource in descriptor(tmp_path / "out")["resources"]:
        found = duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 'out' / resource['path']}'").fetchall()
        assert found == [(resource["rows"],)] == [(ledger.count(resource["name"]),)]


def test_what_leads_to_another_file_says_so(ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, "csv", tmp_path / "out")
    statements = next(r for r in descriptor(tmp_path / "out")["resources"] if r["name"] == "statements")
    assert statements["schema"]["foreignKeys"] == [
        {"fields": ["article"], "reference": {"resource": "articles", "fields": ["id"]}},
        {"fields": ["actor"], "reference": {"resource": "actors", "fields": ["id"]}},
    ]


def test_the_package_says_whose_the_words_are(ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, "csv", tmp_path / "out")
    package = descriptor(tmp_path / "out")
    assert "no licence for them is given" in package["description"]
    assert "GeoNames" in package["description"]
    assert "licenses" not in package


def test_the_same_ledger_gives_the_same_folder(ledger: Ledger, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export_all(ledger, "csv", tmp_path / name)
    for name in names(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_an_earlier_export_is_replaced_and_nothing_of_it_stays(ledger: Ledger, tmp_path: Path) -> None:
    export_all(ledger, "csv", tmp_path / "out")
    export_all(ledger, "geojson", tmp_path / "out")
    assert names(tmp_path / "out") == {DESCRIPTOR, "places.geojson", "statements.geojson", "events.geojson"}
    assert names(tmp_path) == {"out"}


def test_an_empty_folder_is_filled(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export_all(ledger, "ucdp", tmp_path / "out")
    assert names(tmp_path / "out") == {DESCRIPTOR, "figures.ucdp.csv"}


@pytest.mark.parametrize(
    "there",
    [
        {"notes.txt": "mine"},
        {DESCRIPTOR: '{"name": "another", "resources": []}'},
        {DESCRIPTOR: "no json"},
        {DESCRIPTOR: '{"sayso": "1", "resources": [{"path": "a.csv"}]}', "a.csv": "", "notes.txt": "mine"},
    ],
)
def test_a_folder_with_anything_else_in_it_is_left_alone(
    there: dict[str, str], ledger: Ledger, tmp_path: Path
) -> None:
    for name, text in there.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(FolderTaken, match="which is no part of an export; give another folder"):
        export_all(ledger, "csv", tmp_path)
    assert {name: (tmp_path / name).read_text() for name in names(tmp_path)} == there


def test_an_export_that_breaks_off_leaves_what_was_there(ledger: Ledger, tmp_path: Path) -> None:
    def breaking() -> Iterator[dict[str, Any]]:
        yield row("actors")
        raise OSError("the disk is full")

    export_all(ledger, "csv", tmp_path / "out")
    before = descriptor(tmp_path / "out")
    with pytest.raises(OSError, match="disk is full"):
        export_all(Made(actors=breaking()), "csv", tmp_path / "out")
    assert descriptor(tmp_path / "out") == before
    assert names(tmp_path) == {"out"}
