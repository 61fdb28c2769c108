"""`sayso backup` and `sayso restore` as a person calls them."""

from __future__ import annotations

from pathlib import Path

from sayso.ledger import open_ledger
from sayso.ledger.chain import Signed
from tests.calling import sayso
from tests.ledger.contents import contents
from tests.ledger.made import NOW, kept


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


def test_redactions_go_beside_a_backup_and_are_applied(tmp_path: Path) -> None:
    news, file, dead, back = (tmp_path / name for name in ("news.db", "backup.db", "dead.json", "back.db"))
    with open_ledger(str(news), write=True) as ledger:
        article = kept(ledger).article
        assert sayso("backup", file, "--ledger", news).returncode == 0
        ledger.redact(article, Signed("Ada", NOW, "a person asked"))
    assert sayso("backup", tmp_path / "later.db", "--ledger", news, "--redactions", dead).returncode == 0
    assert sayso("restore", file, "--ledger", back, "--redactions", dead).returncode == 0
    with open_ledger(str(back)) as ledger:
        assert ledger.count("articles") == 0
    (tmp_path / "bad.json").write_text("{")
    done = sayso("restore", file, "--ledger", back, "--redactions", tmp_path / "bad.json")
    assert (done.returncode, b"holds no redactions" in done.stderr) == (2, True)
