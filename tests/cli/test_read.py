"""`sayso read` as a person or a program calls it: its streams and its exit code."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sayso.export.schema import report_schema
from tests.calling import Done, interruptible, sayso

SAYSO = [sys.executable, "-m", "sayso"]
TEXT = "Bridge closed\n\nThe ministry said on Monday that the bridge was unsafe.\n\n“It may fall,” Marta Galli warned.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One good text, rows of which one is bad, and files that cannot be read."""
    folder = tmp_path_factory.mktemp("sources")
    (folder / "good.txt").write_text(TEXT, "utf-8")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "french.txt").write_text(
        "Le ministère a déclaré lundi que le pont était fermé pour des travaux. " * 9
    )
    rows = [json.dumps({"id": f"r{n}", "text": TEXT.replace("Monday", f"Monday {n}")}) for n in range(5)]
    (folder / "rows.jsonl").write_text("\n".join([*rows[:2], "{not json", *rows[2:]]) + "\n")
    return folder


def reports(done: Done) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_becomes_a_report_in_the_terminal(folder: Path) -> None:
    done = sayso("read", folder / "good.txt", "--published", "2024-03-12", COLUMNS="80")
    assert done.returncode == 0
    assert done.stderr == b""
    shown = done.stdout.decode()
    assert shown.startswith("Bridge closed\n")
    assert "published 12 Mar 2024" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_json_is_one_report_a_line_that_keeps_the_schema(folder: Path) -> None:
    found = reports(sayso("read", folder / "rows.jsonl", "--json"))
    assert [report["id"] for report in found] == [f"r{n}" for n in range(5)]
    for report in found:
        Draft202012Validator(report_schema()).validate(report)


def test_workers_change_nothing_but_the_time(folder: Path) -> None:
    alone = sayso("read", folder / "rows.jsonl", folder / "good.txt", folder / "empty.txt", "--json")
    together = sayso(
        "read", folder / "rows.jsonl", folder / "good.txt", folder / "empty.txt", "--json", "-j", 2
    )
    assert (alone.returncode, alone.stdout, alone.stderr) == (
        together.returncode,
        together.stdout,
        together.stderr,
    )


def test_what_cannot_be_read_is_refused_in_one_line_each_and_the_others_go_on(folder: Path) -> None:
    bad = ["missing.txt", "empty.txt", "binary.txt", "french.txt"]
    done = sayso("read", *[folder / name for name in [*bad[:2], "good.txt", *bad[2:]]], "--json")
    told = done.stderr.decode().splitlines()
    assert done.returncode == 3
    assert len(reports(done)) == 1
    assert [line.split(":")[0] for line in told[:4]] == ["refused"] * 4
    assert all(name in line and "; " in line for name, line in zip(bad, told, strict=False))
    assert told[4:] == ["1 read, 4 refused"]


def test_when_nothing_can_be_read_the_code_is_4(folder: Path) -> None:
    done = sayso("read", folder / "missing.txt", "--json")
    assert (done.returncode, done.stdout) == (4, b"")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["read"],
        ["read", "a.txt", "--published", "soon"],
        ["read", "a.txt", "-j", "0"],
        ["raed"],
        ["read", "--nope"],
    ],
)
def test_wrong_usage_is_2(wrong: list[str]) -> None:
    done = sayso(*wrong)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_dash_reads_standard_input() -> None:
    (report,) = reports(sayso("read", "-", "--json", stdin=TEXT.encode()))
    assert report["article"]["text"] == TEXT  # type: ignore[index]


def test_a_private_address_is_refused() -> None:
    done = sayso("read", "http://127.0.0.1:9/", "--json")
    assert done.returncode == 4
    assert done.stderr.decode().startswith("refused: http://127.0.0.1:9/: ")


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[str]:
    """The address of a folder with one page, served by this machine."""
    paragraphs = "".join(f"<p>{words}</p>" for words in TEXT.split("\n\n")[1:])
    (tmp_path / "x.html").write_text(f"<title>Bridge closed</title><article>{paragraphs}</article>", "utf-8")
    serving = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), serving) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/x.html"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


def test_a_page_on_this_machine_is_refused_in_one_line_unless_the_setting_allows_it(own_site: str) -> None:
    refused = sayso("read", own_site, "--json")
    assert (refused.returncode, refused.stdout) == (4, b"")
    assert refused.stderr.decode().splitlines() == [
        f"refused: {own_site}: 127.0.0.1 is not a public address; save the page and give the file"
    ]
    (report,) = reports(sayso("read", own_site, "--json", SAYSO_ALLOW_PRIVATE="1"))
    assert report["source"] == own_site
    assert report["statements"]


def test_html_writes_one_page_for_one_article(folder: Path, tmp_path: Path) -> None:
    done = sayso("read", folder / "good.txt", "--html", tmp_path / "page.html")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    assert os.listdir(tmp_path) == ["page.html"]


def test_html_writes_a_folder_for_several(folder: Path, tmp_path: Path) -> None:
    sayso("read", folder / "rows.jsonl", "--html", tmp_path / "pages")
    assert sorted(os.listdir(tmp_path / "pages")) == [f"r{n}.html" for n in range(5)]


@pytest.mark.parametrize("place", ["page.html", "no/such/folder/page.html"])
def test_several_articles_do_not_fit_in_one_page(folder: Path, tmp_path: Path, place: str) -> None:
    done = sayso("read", folder / "rows.jsonl", "--html", tmp_path / place)
    assert done.returncode == 2
    assert b"give a folder" in done.stderr
    assert os.listdir(tmp_path) == []


def test_a_page_that_cannot_be_written_is_said_in_one_line(folder: Path, tmp_path: Path) -> None:
    done = sayso("read", folder / "good.txt", "--html", tmp_path / "no" / "page.html")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_hears_no_complaint(folder: Path) -> None:
    rows = [folder / "rows.jsonl"] * 3
    command = " ".join(map(str, [*SAYSO, "read", *rows, "--json"]))
    done = subprocess.run(f"{command} | head -c 20", shell=True, capture_output=True, timeout=120)
    assert done.stdout.startswith(b'{"schema":"report/1"')
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_at_once_and_what_was_written_stays_whole(folder: Path, jobs: str) -> None:
    many = [str(folder / "rows.jsonl")] * 400
    running = subprocess.Popen(
        [*SAYSO, "read", *many, "--json", "-j", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=interruptible,
    )
    assert running.stdout
    assert running.stderr
    first = running.stdout.readline()
    time.sleep(0.2)
    running.send_signal(signal.SIGINT)
    rest, told = running.stdout.read(), running.stderr.read()
    assert running.wait(20) == 130
    assert all(json.loads(line) for line in (first + rest).splitlines())
    assert b"Traceback" not in told


def test_progress_is_drawn_on_a_terminal_only(folder: Path) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        [*SAYSO, "read", folder / "rows.jsonl", "--json"], stdout=subprocess.DEVNULL, stderr=theirs
    )
    os.close(theirs)
    drawn = os.read(ours, 10_000)
    os.close(ours)
    assert b"\r2 read, 0 refused" in drawn
    assert drawn.endswith(b"5 read, 1 refused\r\n")
