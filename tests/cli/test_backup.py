"""`sayso backup` and `sayso restore` as a person calls them."""

from __future__ import annotations

from pathlib import Path

from sayso.ledger import open_ledger
from tests.calling import sayso
from tests.ledger.contents import contents
from tests.ledger.made import kept


def test_a_ledger_goes_to_a_file_and_comes_back(tmp_path: Path) -> None:
    news, file, back = (tmp_path / name for name in ("news.db", "backup.db", "back.db"))
    with open_ledger(str(news), write=True) as ledger:
        kept(ledger)
        before = contents(ledger)
    done = sayso("backup", file, "--ledger", news)
    assert (done.returncode, b"is backed up to" in done.stderr) == (0, True)
    assert sayso("restore", file, SAYSO_LEDGER=str(back)).returncode == 0
    with open_ledger(str(back)) as ledger:
        assert contents(ledger) == before
    done = sayso("restore", file, "--ledger", back)
    assert (done.returncode, b"give --replace" in done.stderr) == (4, True)
    assert sayso("restore", file, "--ledger", back, "--replace").returncode == 0


def test_a_backup_of_nothing_ends_with_4_and_leaves_nothing(tmp_path: Path) -> None:
    done = sayso("backup", tmp_path / "backup.db", "--ledger", tmp_path / "none.db")
    assert (done.returncode, b"there is no ledger" in done.stderr) == (4, True)
    assert list(tmp_path.iterdir()) == []
