"""`sayso doctor` as a person and a program call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.cli import installation
from sayso.cli.doctoring import LOOKS
from sayso.ledger import open_ledger
from sayso.settings import settings_from
from tests.calling import sayso
from tests.ledger.made import kept


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of one article."""
    address = f"sqlite:///{tmp_path}/news.db"
    with open_ledger(address, write=True) as made:
        kept(made)
    return address


def spoil(address: str, statement: str) -> None:
    with open_ledger(address, write=True) as ledger:
        ledger.database.written(lambda connection: connection.exec_driver_sql(statement))


def test_a_sound_ledger_ends_with_0_and_a_line_for_each_check(ledger: str) -> None:
    done = sayso("doctor", "--ledger", ledger, "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [line for line in lines if not line["well"]]) == (0, [])
    assert [line["check"] for line in lines[:4]] == ["python", "packages", "model", "room"]
    assert lines[-1]["found"].startswith("1 articles, 1 versions, 1 readings, 2 statements")


def test_what_is_wrong_is_told_with_a_way_out_and_ends_with_1(ledger: str) -> None:
    spoil(ledger, "UPDATE blob SET size = 1")
    done = sayso("doctor", "--ledger", ledger)
    assert done.returncode == 1
    told = done.stdout.decode()
    assert "✗ bytes: 1 wrong" in told
    assert "→ add the page again" in told


def test_mending_is_told_and_ends_with_0(ledger: str) -> None:
    spoil(ledger, "UPDATE reading SET current = 0")
    assert sayso("doctor", "--ledger", ledger).returncode == 1
    done = sayso("doctor", "--ledger", ledger, "--mend")
    assert (done.returncode, "current: 1 wrong, mended" in done.stdout.decode()) == (0, True)
    assert sayso("doctor", "--ledger", ledger).returncode == 0


def test_an_older_ledger_is_told_and_brought_up_to_date_when_asked(ledger: str) -> None:
    spoil(ledger, "UPDATE alembic_version SET version_num = '0000'")
    done = sayso("doctor", "--ledger", ledger)
    assert (done.returncode, "sayso doctor --upgrade" in done.stdout.decode()) == (1, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.db", None, "there is no ledger"),
        ("garbage.db", b"garbage, and a lot of it" * 500, "damaged or no ledger"),
        ("empty.db", b"", "there is no ledger"),
    ],
)
def test_what_is_no_ledger_ends_with_4(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = sayso("doctor", "--ledger", str(tmp_path / name))
    assert (done.returncode, said in done.stderr.decode()) == (4, True)
    assert (tmp_path / name).exists() is (content is not None)


def test_the_installation_is_looked_at_without_a_ledger(tmp_path: Path) -> None:
    settings = settings_from({}, home=Path.home())
    assert [look.name for look in LOOKS if look.at(settings).wrong] == []


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "ROOM", 10**18)
    assert "GB free" in str(installation.room_at(tmp_path / "sub" / "news.db").wrong)
