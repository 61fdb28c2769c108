"""The gazetteer: found under every spelling, opened quickly, never half written."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from sayso.situating import gazetteer as room
from sayso.situating.gazetteer import Gazetteer, NoGazetteer, open_gazetteer


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Kiev", "UA", "settlement"), ("Kyiv", "UA", "settlement"), ("Lugansk", "UA", "settlement"),
        ("Luhansk", "UA", "settlement"), ("Cherson", "UA", "settlement"), ("CRIMEA", "UA", "region"),
        ("Medellín", "CO", "settlement"), ("Medellin", "CO", "settlement"), ("Côte d’Ivoire", "CI", "country"),
        ("Norway", "NO", "country"), ("Cook County", "US", "county"), ("Nyeri County", "KE", "region"), ("Saint Petersburg", "RU", "settlement"), ("St. Petersburg", "RU", "settlement"),
        ("Inhulets River", "UA", "river"), ("Western Balkans", None, "world region"), ("W.Va.", "US", "region"),
    ],
)  # fmt: skip
def test_a_place_is_found_under_each_of_its_spellings(
    gazetteer: Gazetteer, name: str, country: str | None, kind: str
) -> None:
    best = gazetteer.named(name)[0]
    assert (best.country, best.kind) == (country, kind)


@pytest.mark.parametrize("name", ["Blahodativkaa", "Kherso", "", "Mass", "  ", "'; drop table place; --"])
def test_a_name_that_no_place_bears_finds_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.named(name) == ()


def test_it_opens_in_less_than_twenty_milliseconds(gazetteer: Gazetteer) -> None:
    began = time.perf_counter()
    Gazetteer.open(gazetteer._path)
    assert time.perf_counter() - began < 0.02


def test_several_threads_may_read_it(gazetteer: Gazetteer) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(len(gazetteer.named(n))))  # type: ignore[misc]
        for n in ("Paris", "Rome", "Lima", "Osh")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert min(found) > 0


@pytest.fixture
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    place = room.Known("Osh", "settlement", 40.5, 72.8, "KG", "08", 200_000, 5.0)
    monkeypatch.setattr(room, "packaged_places", lambda: iter([(place, {"osh": True})]))


@pytest.mark.usefixtures("few_places")
def test_one_made_from_another_version_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Gazetteer.build(tmp_path / room.FILE)
    monkeypatch.setattr(room, "SCHEMA", room.SCHEMA + 1)
    with pytest.raises(NoGazetteer, match="was made from"):
        Gazetteer.open(tmp_path / room.FILE)
    assert open_gazetteer(tmp_path).named("Osh")


@pytest.mark.usefixtures("few_places")
@pytest.mark.parametrize("wrong", [b"", b"not a database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_damaged_one_is_built_anew(tmp_path: Path, wrong: bytes) -> None:
    (tmp_path / room.FILE).write_bytes(wrong)
    assert open_gazetteer(tmp_path).named("Osh")
    assert [f.name for f in tmp_path.iterdir()] == [room.FILE]


@pytest.mark.usefixtures("few_places")
def test_a_build_that_fails_leaves_the_old_one_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Gazetteer.build(tmp_path / room.FILE)
    monkeypatch.setattr(room, "places_of_files", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Gazetteer.build(tmp_path / room.FILE)
    assert [f.name for f in tmp_path.iterdir()] == [room.FILE]
    assert Gazetteer.open(tmp_path / room.FILE).named("Osh")


@pytest.mark.usefixtures("few_places")
def test_it_cannot_be_written_to(tmp_path: Path) -> None:
    gazetteer = Gazetteer.build(tmp_path / room.FILE)
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._connection().execute("delete from place")
