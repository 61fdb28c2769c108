"""Pages made in processes beside the server: the same ones, whatever becomes of those processes."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.ledger import Role, open_ledger
from sayso.model import Refusal
from sayso.web import made_app, makers
from sayso.web.accounts import login_link, right_now
from sayso.web.desk import Setup, Visitor
from sayso.web.makers import Made, Makers

HOME = "http://127.0.0.1:8765"


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether it holds before the time is over."""
    end = time.monotonic() + seconds
    while not (has := holds()) and time.monotonic() < end:
        time.sleep(0.05)
    return has


@pytest.fixture
def own(stories: str, tmp_path: Path) -> str:
    file = tmp_path / "own.db"
    shutil.copy(stories.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file}"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that makers made."""
    paths: list[str] = []
    asked = makers._Maker._asked

    def hears(self: makers._Maker, wanted: makers.Wanted) -> Made | None:
        made = asked(self, wanted)
        if made is not None:
            paths.append(wanted.path)
        return made

    monkeypatch.setattr(makers._Maker, "_asked", hears)
    return paths


@pytest.fixture
def app(own: str, cache: Path, counted: list[str]) -> Iterator[FastAPI]:
    """The app with one maker, which is there."""
    app = made_app(Setup(own, cache, "ada", processes=1))
    with TestClient(app, base_url=HOME) as client:
        number = iter(range(10_000))
        assert until(lambda: client.get(f"/search?q=none{next(number)}").is_success and bool(counted))
        yield app


@pytest.fixture
def site(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=HOME, raise_server_exceptions=False)


def addresses(own: str) -> list[str]:
    with open_ledger(own) as ledger:
        article = next(iter(ledger.rows("articles")))
    return [
        "/", "/stories", "/stories.json", "/stories.csv", "/stories.atom", "/?q=dam", "/?since=none",
        f"/story/{article['story']}", f"/story/{article['story']}.geojson", f"/article/{article['id']}",
        "/search?q=dam&what=articles", "/outlet/Daily%20Ledger", "/outlet/Caf%C3%A9%2F%3F", "/actors", "/places",
        "/article/nothing", "/nothing", "/api/stories", "/api.json", "/about", "/history", "/refusals",
    ]  # fmt: skip


def test_they_are_the_same_pages(site: TestClient, own: str, cache: Path, counted: list[str]) -> None:
    with TestClient(made_app(Setup(own, cache, "ada")), base_url=HOME) as plain:
        for address in addresses(own):
            one, other = site.get(address), plain.get(address)
            assert (one.status_code, one.headers) == (other.status_code, other.headers), address
            assert one.content == other.content, address
    assert {"/", "/stories.csv", "/nothing", "/article/nothing", "/about", "/actors"} <= set(counted)


def test_what_is_written_is_on_the_next_page(site: TestClient, own: str) -> None:
    assert "shoebox" not in site.get("/refusals").text
    with open_ledger(own, write=True) as ledger:
        ledger.refuse(
            Refusal("shoebox.doc", "it is no article", "save it as text"), now="2026-03-15T08:00:00"
        )
    assert "shoebox" in site.get("/refusals").text


def test_what_changes_something_stays_in_the_server(site: TestClient, counted: list[str]) -> None:
    counted.clear()
    for path in ("/read", "/review", "/users", "/login", "/health", "/static/page.css", "/users.json"):
        site.get(path)
    site.post("/read", data={"text": ""}, headers={"Sec-Fetch-Site": "same-origin"})
    assert counted == []


def test_one_that_is_killed_costs_nobody_a_page(
    app: FastAPI, site: TestClient, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makers, "_PAUSE", 0.0)
    (pid,) = app.state.makers.pids
    os.kill(pid, signal.SIGKILL)
    assert until(lambda: pid not in app.state.makers.pids)
    counted.clear()
    assert site.get("/search?q=dam").status_code == 200
    assert counted == [], "the server made it"
    number = iter(range(10_000))
    assert until(lambda: site.get(f"/search?q=dam{next(number)}").is_success and bool(counted))
    assert pid not in app.state.makers.pids


ROOT = Path(__file__).parents[2]


def dying(pipe: Connection) -> None:
    """A maker that dies of what it is asked."""
    pipe.send(makers.Word.READY)
    pipe.recv()
    os._exit(9)


def failing(pipe: Connection) -> None:
    """A maker that fails."""
    pipe.send(makers.Word.READY)
    while True:
        pipe.recv()
        pipe.send(makers.Word.FAILED)


@pytest.mark.parametrize("work", [dying, failing])
def test_the_server_makes_what_none_has_made(work: makers.Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))  # where the process that is started finds this module
    maker = makers._Maker(work, lambda: None)
    wanted = makers.Wanted("http", "127.0.0.1", "/", b"/", b"", Visitor("ada", Role.ADMIN))
    try:
        assert until(maker._answers)
        assert maker.made(wanted) is None
        assert maker.made(wanted) is None
    finally:
        maker.close()


def test_those_without_the_role_are_not_handed_on(
    own: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Visitor] = []

    async def told(_: Makers, scope: dict[str, dict[str, Visitor]]) -> None:
        asked.append(scope["state"]["visitor"])

    monkeypatch.setattr(Makers, "made", told)
    with open_ledger(own) as ledger:
        ledger.add_account("root", Role.ADMIN, now=right_now())
        ledger.add_account("bob", Role.READER, now=right_now())
        link = login_link(ledger, "bob").path
    with TestClient(made_app(Setup(own, cache, "ada")), base_url=HOME, follow_redirects=False) as client:
        forged = {"X-Visitor": "admin", "State": "admin", "X-Forwarded-User": "root"}
        assert client.get("/stories.json", headers=forged).status_code == 401
        assert client.get("/api/stories").status_code == 401
        assert asked == []
        client.post("/login", data={"token": link.partition("token=")[2]})
        client.get("/stories", headers=forged)
        client.get("/api/users", headers=forged)
        assert [(visitor.name, visitor.role) for visitor in asked] == [("bob", Role.READER)]


_SERVER = """
import sys, time
from pathlib import Path
from fastapi.testclient import TestClient
from sayso.web import made_app
from sayso.web.desk import Setup
if __name__ == "__main__":
    app = made_app(Setup(sys.argv[1], Path(sys.argv[2]), "ada", processes=2))
    with TestClient(app):
        print(*app.state.makers.pids, flush=True)
        time.sleep(600)
"""


def test_they_end_with_a_server_that_is_killed(own: str, cache: Path, tmp_path: Path) -> None:
    program = tmp_path / "server.py"
    program.write_text(_SERVER)
    server = subprocess.Popen(
        [sys.executable, str(program), own, str(cache)], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert server.stdout is not None
    pids = [int(pid) for pid in server.stdout.readline().split()]
    assert len(pids) == 2
    server.kill()
    server.wait()
    server.stdout.close()
    assert until(lambda: not any(_runs(pid) for pid in pids))


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_they_end_with_the_app(own: str, cache: Path) -> None:
    app = made_app(Setup(own, cache, "ada", processes=2))
    with TestClient(app, base_url=HOME):
        pids = app.state.makers.pids
        assert len(pids) == 2
    assert not any(_runs(pid) for pid in pids)
    assert not multiprocessing.active_children()
