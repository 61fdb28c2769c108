"""A backup is whole, taken while others write, and comes back as it was; from and to either database."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import BadLedger, LedgerLocked, LedgerNotEmpty, LedgerTooNew, NoLedger, NotALedger
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.backup import backup, restore
from sayso.ledger.chain import Signed
from sayso.ledger.database import Database
from sayso.ledger.doctor import CHECKS, asked
from sayso.model import Refusal
from tests.ledger.contents import contents
from tests.ledger.made import NOW, TEXT, kept, place, time
from tests.ledger.test_doctor import correct_a_lot

URL = "https://lantern.example/dam"


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with an edited article, a refusal, and an actor that was found to be a later one."""
    found = {"places": [place(TEXT, "Foča", 43.5, 18.8)], "times": [time(TEXT, "in May", date(2026, 5, 1))]}
    kept(ledger, known={"url": URL}, **found)
    kept(ledger, TEXT.replace("sound", "cracked"), known={"url": URL}, statements=[])
    kept(ledger, known={"source": "b.txt"}, version="0.2", **found)
    ledger.refuse(Refusal("bad.txt", "no words", "give words"), now=NOW)
    ledger.database.written(
        lambda c: c.exec_driver_sql("UPDATE actor SET merged_into = (SELECT max(id) FROM actor) WHERE id = 1")
    )
    return ledger


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of another ledger that is not there yet, on each database in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/restored.db"
    return str(request.getfixturevalue("server").make(f"t{uuid.uuid4().hex}"))


def is_sound(ledger: Ledger) -> bool:
    return all(asked(ledger.database, check).is_well for check in CHECKS)


def test_a_backup_opens_by_itself_and_holds_everything(full: Ledger, tmp_path: Path) -> None:
    backup(full.database, tmp_path / "backup.db")
    with open_ledger(str(tmp_path / "backup.db")) as copy:
        assert contents(copy) == contents(full)
        assert is_sound(copy)
        row = next(copy.rows("articles"))
        assert copy.report(row["id"]) == full.report(row["id"])
    assert [p.name for p in tmp_path.iterdir() if "backup" in p.name] == ["backup.db"]


def test_a_backup_comes_back_as_it_was(full: Ledger, elsewhere: str, tmp_path: Path) -> None:
    backup(full.database, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", Database(elsewhere))
    with open_ledger(elsewhere, write=True) as restored:
        assert contents(restored) == contents(full)
        assert is_sound(restored)
        assert kept(restored, known={"source": "new.txt"}).kept == "new"  # ids go on where they were
        assert is_sound(restored)


def test_corrections_come_back_with_their_chain(full: Ledger, elsewhere: str, tmp_path: Path) -> None:
    full.database.written(lambda c: c.exec_driver_sql("UPDATE actor SET merged_into = NULL"))
    correct_a_lot(full)
    backup(full.database, tmp_path / "backup.db")
    restore(tmp_path / "backup.db", Database(elsewhere))
    with open_ledger(elsewhere, write=True) as restored:
        assert contents(restored) == contents(full)
        assert (restored.broken(), restored.head()) == ([], full.head())
        assert is_sound(restored)


def test_what_a_ledger_holds_is_not_lost_unasked(full: Ledger, elsewhere: str, tmp_path: Path) -> None:
    backup(full.database, tmp_path / "backup.db")
    with open_ledger(elsewhere, write=True) as other:
        kept(other, known={"source": "other.txt"})
        before = contents(other)
        with pytest.raises(LedgerNotEmpty, match="--replace"):
            restore(tmp_path / "backup.db", other.database)
        assert contents(other) == before
    restore(tmp_path / "backup.db", Database(elsewhere), replace=True)
    with open_ledger(elsewhere) as restored:
        assert contents(restored) == contents(full)


def test_a_restore_that_fails_half_way_changes_nothing(
    full: Ledger, elsewhere: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(full.database, tmp_path / "backup.db")
    with open_ledger(elsewhere, write=True) as other:
        kept(other, known={"source": "other.txt"})
        before = contents(other)

    def fails(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("sayso.ledger.backup.reindex", fails)
    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError, match="no"):
        restore(tmp_path / "backup.db", Database(elsewhere), replace=True)
    with open_ledger(elsewhere) as other:
        assert contents(other) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_backup_is_of_one_moment_while_others_write(ledger: Ledger, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            kept(ledger, known={"source": f"{number}.txt"})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            backup(ledger.database, tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
    counts = []
    for number in range(3):
        with open_ledger(str(tmp_path / f"{number}.db")) as copy:
            assert copy.count("statements") == 2 * copy.count("articles")
            assert is_sound(copy)
            counts.append(copy.count("articles"))
    assert counts == sorted(counts)


def test_what_was_redacted_since_is_not_restored(full: Ledger, elsewhere: str, tmp_path: Path) -> None:
    backup(full.database, tmp_path / "backup.db")
    gone, stays = sorted(row["id"] for row in full.rows("articles"))
    with open_ledger(elsewhere, write=True) as other:
        other.redact(gone, Signed("Ada", NOW, "a person asked"))
    restore(tmp_path / "backup.db", Database(elsewhere), replace=True)
    with open_ledger(elsewhere, write=True) as restored:
        assert [row["id"] for row in restored.rows("articles")] == [stays]
        assert [row["key"] for row in restored.tombstones() if row["what"] == "article"] == [gone]
        assert is_sound(restored)


def test_redactions_kept_in_a_file_are_applied(full: Ledger, tmp_path: Path) -> None:
    backup(full.database, tmp_path / "backup.db")
    gone, stays = sorted(row["id"] for row in full.rows("articles"))
    full.redact(gone, Signed("Ada", NOW, "a person asked"))
    restore(tmp_path / "backup.db", Database(str(tmp_path / "new.db")), redactions=full.tombstones())
    with open_ledger(str(tmp_path / "new.db")) as restored:
        assert [row["id"] for row in restored.rows("articles")] == [stays]


def test_a_damaged_ledger_is_replaced_by_its_backup(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    with open_ledger(str(file), write=True) as ledger:
        kept(ledger)
        backup(ledger.database, tmp_path / "backup.db")
        before = contents(ledger)
    file.write_bytes(b"garbage" * 1000)
    restore(tmp_path / "backup.db", Database(str(file)), replace=True)
    with open_ledger(str(file)) as ledger:
        assert contents(ledger) == before


def test_a_ledger_that_another_program_has_open_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    with open_ledger(str(file), write=True) as ledger:
        kept(ledger)
        backup(ledger.database, tmp_path / "backup.db")
    other = sqlite3.connect(file)
    other.execute("SELECT count(*) FROM article").fetchall()
    with pytest.raises(LedgerLocked):
        restore(tmp_path / "backup.db", Database(str(file)), replace=True)
    other.close()


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("missing.db", None, NoLedger),
        ("garbage.db", b"garbage" * 999, NotALedger),
        ("empty.db", b"", BadLedger),
    ],
)
def test_what_is_no_backup_is_refused(
    tmp_path: Path, name: str, content: bytes | None, error: type[BadLedger]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error):
        restore(tmp_path / name, Database(str(tmp_path / "news.db")))
    assert not (tmp_path / "news.db").exists()


def test_a_backup_of_a_newer_sayso_is_refused(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "backup.db"), write=True) as ledger:
        ledger.database.written(
            lambda c: c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        )
    with pytest.raises(LedgerTooNew):
        restore(tmp_path / "backup.db", Database(str(tmp_path / "news.db")))


def test_a_backup_replaces_a_backup_and_nothing_else(full: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    backup(full.database, file)
    backup(full.database, file)
    page = tmp_path / "page.html"
    page.write_bytes(b"<p>An article of mine, and no backup." * 99)
    with pytest.raises(NotALedger):
        backup(full.database, page)
    assert page.read_bytes().startswith(b"<p>")
    if full.database.file:
        with pytest.raises(LedgerNotEmpty, match="itself"):
            backup(full.database, full.database.file)


def test_a_folder_that_is_not_there_is_told(full: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BadLedger, match="folder"):
        backup(full.database, tmp_path / "nowhere" / "backup.db")
