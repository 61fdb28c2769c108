"""What a ledger bears: kill -9, a full disk, no rights, two writers, a server that goes away, foreign files."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from sayso.errors import BadLedger, LedgerFull, LedgerReadOnly, NoLedger, NotALedger, ServerAway
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.database import Database
from sayso.ledger.doctor import CHECKS, asked
from tests.calling import sayso
from tests.ledger.adding import ARTICLES, Adder, add, article, as_nobody, elsewhere
from tests.ledger.contents import contents
from tests.ledger.made import FOLDER, NOW, kept
from tests.servers import Postgres

IS_ROOT = os.geteuid() == 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], dict]:
    """What a ledger holds after so many articles were added without any trouble."""

    def of(articles: int) -> dict:
        address = str(tmp_path_factory.mktemp("undisturbed") / "news.db")
        add(address, range(articles))
        with open_ledger(address) as ledger:
            return contents(ledger)

    return of


def wrong(ledger: Ledger) -> list[str]:
    return [check.name for check in CHECKS if not asked(ledger.database, check).is_well]


# ── programs that end, and programs that meet ─────────────────────────────────────────────────────


def test_kill_9_at_twenty_moments_loses_nothing(address: str, undisturbed: Callable[[int], dict]) -> None:
    chance = random.Random(20)
    open_ledger(address, write=True).close()
    killed = 0
    while killed < 20:
        adder = Adder(address, range(ARTICLES))
        with open_ledger(address) as ledger:
            there = ledger.count("articles")
        adder.after(there + chance.randint(1, 8))
        time.sleep(chance.uniform(0, 0.012))  # an article takes some milliseconds: all of its moments are met
        adder.kill()
        killed += 1
    assert Adder(address, range(ARTICLES)).end() == 0
    with open_ledger(address) as ledger:
        assert contents(ledger) == undisturbed(ARTICLES)
        assert wrong(ledger) == []


def test_sayso_add_killed_goes_on_and_leaves_no_worker_behind(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps(row(number)) + "\n" for number in range(ARTICLES)))
    killed, undisturbed = (str(tmp_path / name) for name in ("killed.db", "undisturbed.db"))
    command = [sys.executable, "-m", "sayso", "add", str(rows), "-j", "2", "--ledger"]
    with subprocess.Popen([*command, killed], start_new_session=True, stderr=subprocess.DEVNULL) as adding:
        until(lambda: articles_in(killed) >= 70)
        adding.kill()
    until(lambda: not is_running(adding.pid))
    assert 70 <= articles_in(killed) < ARTICLES
    for ledger in (killed, undisturbed):  # in this process, where the model is loaded
        assert sayso("add", rows, "--ledger", ledger).returncode == 0
    with open_ledger(killed) as first, open_ledger(undisturbed) as second:
        assert contents(first) == contents(second)
        assert first.count("articles") == ARTICLES
        assert wrong(first) == []


def row(number: int) -> dict[str, str]:
    text = f"Dam {number} holds. The dam was sound, Jelena Simić said."
    return {"id": str(number), "text": text, "published": "2026-03-01"}


def articles_in(file: str) -> int:
    try:
        with open_ledger(file) as ledger:
            return ledger.count("articles")
    except BadLedger:  # it is not made yet
        return 0


def is_running(group: int) -> bool:
    """Whether a process of this group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def until(happened: Callable[[], bool]) -> None:
    given_up = time.monotonic() + 180  # on a busy machine three programs take long to load the model
    while not happened():
        assert time.monotonic() < given_up
        time.sleep(0.05)


def test_two_writers_at_once_lose_nothing_and_double_nothing(
    address: str, undisturbed: Callable[[int], dict]
) -> None:
    adders = [Adder(address, range(100)), Adder(address, [*range(149, 49, -1)])]
    assert [adder.end() for adder in adders] == [0, 0]
    with open_ledger(address) as ledger:
        assert contents(ledger) == undisturbed(150)
        assert wrong(ledger) == []


def test_a_server_that_is_restarted_is_waited_for(
    server: Postgres, undisturbed: Callable[[int], dict]
) -> None:
    address = server.make("restarted")
    open_ledger(address, write=True).close()
    adder = Adder(address, range(100))
    adder.after(20)
    server.stop()
    time.sleep(1)
    server.start()
    assert adder.end() == 0
    with open_ledger(address) as ledger:
        assert contents(ledger) == undisturbed(100)


def test_a_reader_sees_one_state_and_holds_up_no_writer(ledger: Ledger) -> None:
    kept(ledger, known={"source": "0.txt"})
    with ledger.database.reading() as connection:
        first = connection.execute(text("SELECT count(*) FROM article")).scalar()
        began = time.monotonic()
        for number in range(1, 11):
            kept(ledger, known={"source": f"{number}.txt"})
        took = time.monotonic() - began
        assert connection.execute(text("SELECT count(*) FROM article")).scalar() == first == 1
    assert took < 10
    assert ledger.count("articles") == 11


def test_readers_meet_whole_articles_only_while_one_writes(ledger: Ledger) -> None:
    stop = threading.Event()
    seen: list[tuple[int, int]] = []

    def read() -> None:
        query = text("SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM statement)")
        while not stop.is_set():
            with ledger.database.reading() as connection:
                seen.append(tuple(connection.execute(query).one()))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(30):
        kept(ledger, known={"source": f"{number}.txt"})
    stop.set()
    reader.join()
    assert all(statements == 2 * articles for articles, statements in seen)
    assert len(set(seen)) > 1


# ── no room ───────────────────────────────────────────────────────────────────────────────────────


def test_a_full_disk_keeps_what_was_written_and_the_same_command_goes_on(
    tmp_path: Path, undisturbed: Callable[[int], dict]
) -> None:
    address = str(tmp_path / "news.db")
    with open_ledger(address, write=True) as ledger:
        event.listen(ledger.database._writer, "connect", lambda c, _: c.execute("PRAGMA max_page_count=200"))
        ledger.close()  # what is open has no limit yet
        with pytest.raises(LedgerFull, match="make room and run the same command again"):
            keep_all(ledger)
    with open_ledger(address) as ledger:
        assert 0 < ledger.count("articles") < ARTICLES
        assert wrong(ledger) == []
    add(address, range(ARTICLES))
    with open_ledger(address) as ledger:
        assert contents(ledger) == undisturbed(ARTICLES)


def keep_all(ledger: Ledger) -> None:
    for number in range(ARTICLES):
        ledger.keep(*article(number), folder=FOLDER, now=NOW)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if not IS_ROOT or shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here: that takes root and its rights")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_that_is_really_full_is_told_and_nothing_is_lost(
    small_disk: Path, undisturbed: Callable[[int], dict]
) -> None:
    address = str(small_disk / "news.db")
    filler = small_disk / "filler"
    filler.write_bytes(b"0" * 1_000_000)
    said = elsewhere(lambda: add(address, range(ARTICLES)))
    assert said.startswith("LedgerFull"), said
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    with open_ledger(address) as ledger:
        assert wrong(ledger) == []
        assert ledger.count("articles") > 0
    add(address, range(ARTICLES))
    with open_ledger(address) as ledger:
        assert contents(ledger) == undisturbed(ARTICLES)


# ── no rights ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may look into, with a ledger of one article in it."""
    if not IS_ROOT:
        pytest.skip("only root can work as another user")
    folder = Path(tempfile.mkdtemp(prefix="sayso-shared-"))
    folder.chmod(0o755)
    with open_ledger(str(folder / "news.db"), write=True) as ledger:
        kept(ledger)
    (folder / "news.db").chmod(0o644)
    yield folder
    shutil.rmtree(folder)


def read_one(address: str) -> None:
    with open_ledger(address) as ledger:
        assert ledger.count("articles") == 1


def test_a_ledger_that_may_not_be_written_is_told_and_can_be_read(shared: Path) -> None:
    address = str(shared / "news.db")
    assert as_nobody(lambda: add(address, [1])).startswith("LedgerReadOnly")
    assert as_nobody(lambda: read_one(address)) == "done"


def test_a_ledger_on_a_disk_that_is_mounted_to_be_read_is_told_and_can_be_read(small_disk: Path) -> None:
    address = str(small_disk / "news.db")
    with open_ledger(address, write=True) as ledger:
        kept(ledger)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    read_one(address)
    with open_ledger(address) as ledger, pytest.raises(LedgerReadOnly):
        ledger.forget("https://lantern.example/dam")


def test_a_file_that_may_be_written_in_a_folder_that_may_not_is_told(shared: Path) -> None:
    (shared / "news.db").chmod(0o666)
    said = as_nobody(lambda: add(str(shared / "news.db"), [1]))
    assert said.startswith(("LedgerReadOnly", "NoLedger")), said
    assert "traceback" not in said


def test_a_ledger_that_may_not_even_be_read_is_told(shared: Path) -> None:
    (shared / "news.db").chmod(0o600)
    assert as_nobody(lambda: read_one(str(shared / "news.db"))).startswith("NoLedger")


def test_a_folder_where_none_may_be_made_is_told(shared: Path) -> None:
    assert as_nobody(lambda: add(str(shared / "new.db"), [1])).startswith("NoLedger")


# ── what is no ledger ─────────────────────────────────────────────────────────────────────────────


def _truncated(file: Path) -> None:
    add(str(file), range(20))
    os.truncate(file, file.stat().st_size // 2)


def _other(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE shopping (what)")
    connection.close()


def _loop(file: Path) -> None:
    file.symlink_to(file)


FOREIGN: dict[str, tuple[Callable[[Path], object], type[BadLedger]]] = {
    "garbage": (lambda file: file.write_bytes(b"garbage" * 1000), NotALedger),
    "a page": (lambda file: file.write_bytes(b"<html>"), NotALedger),
    "another program's database": (_other, NotALedger),
    "a folder": (lambda file: file.mkdir(), NoLedger),
    "a symlink to itself": (_loop, NoLedger),
    "a file in no folder": (lambda _: None, NoLedger),
}


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_no_ledger_is_told_and_left_as_it_is(tmp_path: Path, what: str, write: bool) -> None:
    make, error = FOREIGN[what]
    file = tmp_path / ("none/news.db" if what == "a file in no folder" else "news.db")
    make(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(error) as told:
        open_ledger(str(file), write=write)
    assert told.value.way_out
    assert (file.read_bytes() if file.is_file() else None) == before


def test_an_empty_file_becomes_a_ledger_only_when_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "news.db"
    file.touch()
    with pytest.raises(NoLedger):
        open_ledger(str(file))
    with open_ledger(str(file), write=True) as ledger:
        assert kept(ledger).kept == "new"


def read_all(address: str) -> None:
    with open_ledger(address) as ledger:
        contents(ledger)


def test_a_truncated_ledger_is_told(tmp_path: Path) -> None:
    _truncated(tmp_path / "news.db")
    with pytest.raises(NotALedger, match="damaged"):
        read_all(str(tmp_path / "news.db"))


@pytest.mark.parametrize(
    "address", ["", "mysql://host/db", "sqlite://", "postgresql+psycopg://h:x/db", "://"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(NoLedger) as told:
        Database(address)
    assert "sqlite:///FILE" in told.value.way_out


# ── servers that do not want us ───────────────────────────────────────────────────────────────────


def test_a_server_that_is_not_there_is_told_at_once(server: Postgres) -> None:
    began = time.monotonic()
    with pytest.raises(ServerAway, match="does not answer"):
        open_ledger("postgresql+psycopg://sayso@127.0.0.1:1/news", write=True)
    assert time.monotonic() - began < 5


def test_a_host_that_is_not_there_is_told() -> None:
    with pytest.raises(ServerAway, match="does not answer"):
        open_ledger("postgresql+psycopg://sayso@no-such-host.invalid/news")


def test_a_database_that_is_not_there_is_told(server: Postgres) -> None:
    with pytest.raises(NoLedger, match="createdb"):
        open_ledger(server.address("no_such_database"), write=True)


def test_a_wrong_password_is_told_and_is_not_shown(server: Postgres) -> None:
    address = server.make("locked")
    rules = server.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    with open_ledger(address, write=True) as ledger:
        ledger.database.written(lambda c: c.exec_driver_sql("CREATE ROLE keyed LOGIN PASSWORD 'right'"))
    rules.write_text("host all keyed 127.0.0.1/32 scram-sha-256\n" + before)
    server.reload()
    try:
        wrong_one = address.replace("sayso@", "keyed:s3cret@")
        with pytest.raises(NoLedger, match="password") as told:
            open_ledger(wrong_one)
        assert "s3cret" not in str(told.value)
    finally:
        rules.write_text(before)
        server.reload()


def test_a_server_where_no_tables_may_be_made_is_told(server: Postgres) -> None:
    address = server.make("guarded")
    with Database(address)._writer.begin() as connection:
        connection.exec_driver_sql("CREATE ROLE guest LOGIN")
        connection.exec_driver_sql("REVOKE CREATE ON SCHEMA public FROM public")
    with pytest.raises(BadLedger) as told:
        open_ledger(address.replace("sayso@", "guest@"), write=True)
    assert "may not be written" in str(told.value)


def test_another_programs_database_on_a_server_is_told(server: Postgres) -> None:
    address = server.make("shop")
    with Database(address)._writer.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE shopping (what text)")
    with pytest.raises(NotALedger, match="shopping"):
        open_ledger(address, write=True)
