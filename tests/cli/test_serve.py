"""`sayso serve` and `sayso user` as a person calls them."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sayso.cli.user import Role as Offered
from sayso.ledger import Role, open_ledger
from tests.calling import Done, sayso
from tests.ledger.made import kept


@pytest.fixture
def address(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path}/news.db"
    with open_ledger(address, write=True) as made:
        kept(made, known={"url": "https://lantern.example/dam"})
    return address


@contextmanager
def serving(address: str, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a process of its own, and where it says it is."""
    command = [sys.executable, "-m", "sayso", "serve", "--port", "0", "--ledger", address, *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
        assert server.stderr is not None
        try:
            said = re.search(r"http://\S+/", server.stderr.readline())
            assert said is not None
            yield server, said[0]
        finally:
            server.kill()


def asked(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_it_serves_until_it_is_interrupted_and_ends_quietly(address: str) -> None:
    with serving(address) as (server, home):
        status, page = asked(home)
        assert status == 200
        assert "<h1>Stories</h1>" in page
        assert asked(home, Host="rebound.example")[0] == 421
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stderr is not None
        assert server.stderr.read() == ""


def test_what_somebody_says_of_themselves_is_believed_of_the_proxy_alone(address: str) -> None:
    assert user("add", "ada", "--role", "admin", address=address).returncode == 0
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    for proxy, cookie in (("127.0.0.1", "__Host-sayso="), ("192.0.2.1", "sayso=")):
        with serving(address, "--behind-proxy", proxy) as (_, home):
            link = user("link", "ada", "--server", home, address=address).stdout.decode().strip()
            assert link.startswith(f"{home}login?token=")
            assert _cookie(home, link.partition("token=")[2], **forwarded).startswith(cookie)


def _cookie(home: str, token: str, **headers: str) -> str:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    sent = urllib.request.Request(f"{home}login", data=f"token={token}".encode(), headers=headers)
    with pytest.raises(urllib.error.HTTPError) as led_on:
        urllib.request.build_opener(Stay).open(sent, timeout=20)
    assert led_on.value.code == 303
    return str(led_on.value.headers["set-cookie"])


def user(*arguments: str, address: str) -> Done:
    return sayso("user", *arguments, "--ledger", address)


def serve(*arguments: object, address: str) -> Done:
    return sayso("serve", *arguments, "--ledger", address)


def test_what_cannot_be_served_is_one_line_with_a_way_out(address: str, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        cases = [
            (serve("--port", port, address=address), f"another program listens on port {port} of 127.0.0.1"),
            (
                serve("--host", "0.0.0.0", address=address),
                "the ledger has no users; add one with `sayso user",
            ),
            (serve("--login", address=address), "the ledger has no users"),
            (serve(address=f"sqlite:///{tmp_path}/none.db"), "there is no ledger at"),
        ]
        user("add", "ada", "--role", "admin", address=address)
        cases += [(serve("--host", "192.0.2.7", address=address), "nothing can listen on 192.0.2.7")]
    for done, words in cases:
        assert done.returncode == 4
        assert words in done.stderr.decode()
        assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "option",
    [
        ("--name", "https://news.example"), ("--name", "news.example:80"), ("--name", "a;b"),
        ("--tiles", "https://tiles.example/"), ("--tiles", "file:///{z}/{x}/{y}"),
        ("--tiles", "https://tiles.example;script-src/{z}/{x}/{y}"), ("--port", "70000"),
    ],
    ids=str,
)  # fmt: skip
def test_an_option_without_a_meaning_is_wrong_usage(address: str, option: tuple[str, str]) -> None:
    assert serve(*option, address=address).returncode == 2


def test_users_are_added_listed_changed_and_removed(address: str) -> None:
    assert user("list", address=address).stdout == b""
    assert user("add", "ada", address=address).returncode == 4
    assert user("add", "ada", "--role", "admin", address=address).returncode == 0
    assert user("add", "bob", address=address).stdout.startswith(b"bob is a reader")
    assert user("role", "bob", "reviewer", address=address).returncode == 0
    rows = [json.loads(line) for line in user("list", "--json", address=address).stdout.splitlines()]
    assert [(row["name"], row["role"]) for row in rows] == [("ada", "admin"), ("bob", "reviewer")]
    assert user("remove", "ada", address=address).returncode == 4
    assert user("remove", "bob", address=address).returncode == 0
    last = user("remove", "ada", address=address)
    assert (last.returncode, b"that was the last" in last.stderr) == (0, True)
    assert user("link", "ada", address=address).returncode == 4


def test_a_link_is_printed_alone_so_that_it_can_be_piped(address: str) -> None:
    user("add", "ada", "--role", "admin", address=address)
    done = user("link", "ada", address=address)
    assert re.fullmatch(rb"http://127\.0\.0\.1:8765/login\?token=\d+\.[\w-]{43}\n", done.stdout)


def test_the_roles_on_offer_are_the_ledgers() -> None:
    assert [role.value for role in Offered] == [role.value for role in Role]
