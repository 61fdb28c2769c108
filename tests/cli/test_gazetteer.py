"""`sayso gazetteer`: files of places in, shown, out; the made gazetteer keeps them, reports tell of them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from sayso.situating import added_places
from sayso.situating import gazetteer as room
from sayso.situating.gazetteer import added_as, open_gazetteer
from sayso.situating.known_places import Known
from tests.calling import Done, sayso

VILLAGES = "name,lat,lon,population\nQuorvath,46.9,33.1,1200\nZelm,46.5,33.2,\n"
DUMP = "7\tDrensk\tDrensk\tDrjensk,Drenske\t46.7\t33.3\tP\tPPL\tUA\t\t08\t\t\t\t800\t\t5\tEurope/Kyiv\t2020-01-01\n"


@pytest.fixture(autouse=True)
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    osh = Known("Osh", "settlement", 40.5, 72.8, "KG", "08", 200_000, 5.0, 5.3)
    monkeypatch.setattr(room, "packaged_places", lambda: iter([(osh, {"osh": True})]))


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    (tmp_path / "villages.csv").write_text(VILLAGES, "utf-8")
    return tmp_path / "villages.csv"


def run(folder: Path, *arguments: object) -> Done:
    return sayso("gazetteer", *arguments, SAYSO_CACHE=str(folder / "cache"))


def found(folder: Path, name: str) -> list[str]:
    return [known.name for known in open_gazetteer(folder / "cache").named(name)]


def listed(folder: Path) -> list[dict[str, object]]:
    done = run(folder, "list", "--json")
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_added_file_is_found_listed_and_taken_out_again(tmp_path: Path, villages: Path) -> None:
    done = run(tmp_path, "add", villages, "--name", "kherson")
    assert (done.returncode, done.stdout.decode().split(",")[0]) == (0, "kherson: 2 places")
    (known,) = open_gazetteer(tmp_path / "cache").named("quorvath")
    assert (known.name, known.people, known.added) == ("Quorvath", 1200, "kherson")
    assert [row["name"] for row in listed(tmp_path)] == ["kherson"]
    assert run(tmp_path, "remove", "kherson").returncode == 0
    assert found(tmp_path, "quorvath") == []
    assert found(tmp_path, "osh") == ["Osh"]


def test_adding_the_same_file_twice_changes_nothing(tmp_path: Path, villages: Path) -> None:
    run(tmp_path, "add", villages)
    first = listed(tmp_path), added_as(tmp_path / "cache")
    run(tmp_path, "add", villages)
    assert (listed(tmp_path), added_as(tmp_path / "cache")) == first
    assert found(tmp_path, "quorvath") == ["Quorvath"]


def test_a_gazetteer_of_another_version_is_built_anew_with_the_added_files(
    tmp_path: Path, villages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "add", villages)
    monkeypatch.setattr(room, "SCHEMA", room.SCHEMA + 1)
    assert found(tmp_path, "quorvath") == ["Quorvath"]


def test_what_was_added_is_told_by_name_and_digest(tmp_path: Path, villages: Path) -> None:
    run(tmp_path, "add", villages)
    (row,) = listed(tmp_path)
    assert open_gazetteer(tmp_path / "cache").added == f"villages {str(row['digest'])[:12]}"


def test_rows_that_are_no_places_are_told_and_the_others_added(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes(
        b"name,lat,lon\nQuorvath,46.9,33.1\n,46,33\nZelm,91,33\nBrask,0,0\nVesk,north,33\nM\xffvik,46,33\n"
    )
    done = run(tmp_path, "add", path)
    told = done.stderr.decode()
    assert done.returncode == 3
    assert [f"row {n}:" in told for n in (2, 3, 4, 5, 6, 7)] == [False, True, True, True, True, True]
    assert "lat is 91" in told
    assert found(tmp_path, "quorvath") == ["Quorvath"]


def test_a_zipped_dump_of_geonames_brings_its_further_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "UA.zip", "w") as archive:
        archive.writestr("readme.txt", "about the files" * 999)
        archive.writestr("UA.txt", DUMP)
    assert run(tmp_path, "add", tmp_path / "UA.zip").returncode == 0
    assert found(tmp_path, "Drjensk") == ["Drensk"]


def test_columns_may_be_named_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "orte.csv"
    path.write_text("Dorf;Nord;Ost\nQuorvath;46,9;33,1\n", "utf-8")
    without = run(tmp_path, "add", path)
    assert without.returncode == 4
    assert "Dorf, Nord, Ost" in without.stderr.decode()
    assert run(tmp_path, "add", path, "--columns", "name=Dorf,lat=Nord,lon=Ost").returncode == 0
    (known,) = open_gazetteer(tmp_path / "cache").named("quorvath")
    assert (known.lat, known.lon) == (46.9, 33.1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\0\0\0\0", "is not text"),
        (b"{", "is not JSON"),
        (b'{"type": "Topology"}', "is not a FeatureCollection"),
        (b"a,b\n1,2\n", "no column is known to hold the name"),
        (b"name,lat,lon\n,1,2\n", "has no place"),
    ],
)
def test_a_file_without_places_changes_nothing_and_says_why(
    tmp_path: Path, villages: Path, content: bytes, reason: str
) -> None:
    run(tmp_path, "add", villages)
    (tmp_path / "bad.csv").write_bytes(content)
    done = run(tmp_path, "add", tmp_path / "bad.csv")
    assert done.returncode == 4
    assert reason in done.stderr.decode()
    assert [row["name"] for row in listed(tmp_path)] == ["villages"]
    assert [f.name for f in (tmp_path / "cache" / added_places.FOLDER).iterdir()] == ["villages.tsv"]


def test_an_interruption_leaves_what_was_there(
    tmp_path: Path, villages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path, "add", villages)

    def interrupted(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(added_places, "_line", interrupted)
    done = run(tmp_path, "add", villages, "--name", "more")
    assert done.returncode == 130
    assert [f.name for f in (tmp_path / "cache" / added_places.FOLDER).iterdir()] == ["villages.tsv"]


def test_a_name_that_was_never_added_cannot_be_taken_out(tmp_path: Path) -> None:
    done = run(tmp_path, "remove", "nowhere")
    assert (done.returncode, b"no file of places is called nowhere" in done.stderr) == (4, True)
