"""`sayso add` as a person calls it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sayso.errors import NoLedger
from sayso.ledger import open_ledger
from tests.calling import interruptible, sayso

ARTICLE = "Dam at Višegrad holds\n\nThe dam held through the night, engineer Jelena Simić said on Sunday.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dam.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def rows(ledger: Path, view: str) -> list[dict[str, object]]:
    with open_ledger(str(ledger)) as opened:
        return list(opened.rows(view))


def begun(ledger: Path) -> bool:
    """Whether there is an article in the ledger."""
    try:
        return bool(rows(ledger, "articles"))
    except NoLedger:
        return False


def test_an_article_is_kept_with_its_bytes_and_added_once(file: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    first = sayso("add", file, "--ledger", ledger, "--published", "2024-03-12", "--outlet", "Drina Wire")
    again = sayso("add", file, "--ledger", ledger, "--published", "2024-03-12", "--outlet", "Drina Wire")
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stderr.startswith(b"1 new")
    assert again.stderr.startswith(b"1 already there")
    article, statement = rows(ledger, "articles")[0], rows(ledger, "statements")[0]
    assert (article["published"], article["outlet"]) == ("2024-03-12", "Drina Wire")
    assert (statement["speaker"], statement["content"]) == ("Jelena Simić", "The dam held through the night")


def test_a_file_that_was_changed_is_a_version(file: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    sayso("add", file, "--ledger", ledger)
    file.write_text(ARTICLE.replace("through the night", "until dawn"), "utf-8")
    assert sayso("add", file, "--ledger", ledger).stderr.startswith(b"1 edited")
    assert len(rows(ledger, "versions")) == 2


def test_refusals_are_listed_at_the_end_and_kept(file: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    done = sayso("add", tmp_path / "none.txt", file, "--ledger", ledger)
    assert done.returncode == 3
    assert (
        done.stderr.decode().splitlines()[0]
        == f"refused: {tmp_path}/none.txt: it is not there; check the path"
    )
    assert b"1 new, 1 refused" in done.stderr
    assert [row["reason"] for row in rows(ledger, "refusals")] == ["it is not there"]


def test_several_workers_keep_what_one_keeps(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        "".join(
            f'{{"id": "{n}", "text": "Dam {n} holds\\n\\nDam {n} held, engineer Jelena Simić said on Sunday."}}\n'
            for n in range(6)
        )
    )
    for jobs in (1, 2):
        assert sayso("add", path, "--ledger", tmp_path / f"{jobs}.db", "-j", jobs).returncode == 0
    without = {"added", "seen"}
    one, two = (
        [
            {k: v for k, v in row.items() if k not in without}
            for row in rows(tmp_path / f"{jobs}.db", "articles")
        ]
        for jobs in (1, 2)
    )
    assert one == two
    assert rows(tmp_path / "1.db", "statements") == rows(tmp_path / "2.db", "statements")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://here/news", b"a ledger lies in SQLite or PostgreSQL, not in mysql"),
        ("sqlite://", b"a ledger in memory would be lost"),
        ("/nowhere/at/all/news.db", b"cannot be opened"),
    ],
)
def test_a_ledger_that_cannot_be_is_one_line(file: Path, address: str, said: bytes) -> None:
    done = sayso("add", file, "--ledger", address)
    assert done.returncode == 4
    assert said in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_ctrl_c_finishes_the_article_in_hand_and_the_same_command_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    text = "\\n\\n".join(f"Dam {n} held, engineer Jelena Simić said on Sunday." for n in range(12))
    path.write_text("".join(f'{{"id": "{n}", "text": "Dams {n}\\n\\n{text}"}}\n' for n in range(60)))
    command = [sys.executable, "-m", "sayso", "add", str(path), "--ledger", str(tmp_path / "news.db")]
    running = subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=interruptible
    )
    while not begun(tmp_path / "news.db"):
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"the same command goes on from here" in said
    kept = len(rows(tmp_path / "news.db", "articles"))
    assert 0 < kept < 60
    done = sayso("add", path, "--ledger", tmp_path / "news.db")
    assert f"{60 - kept} new, {kept} already there".encode() in done.stderr
