"""Pages that are pasted: read by a process of its own, shown, refused, kept."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.errors import NothingThere
from sayso.ledger import open_ledger
from sayso.model import Hints, Refusal
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.reader import HELD, MOST, WAITING, Asked, PageRead, Reader

TEXT = (
    "Dam breaks above Pirot\n\n"
    "“We were warned in May,” the mayor of Pirot, Ana Popović, told reporters on Sunday.\n\n"
    "At least 12 people died when the wall gave way, the Water Ministry said."
)
UKRAINIAN = (
    "Гребля над Піротом прорвалася рано вранці в неділю, і хвиля води та мулу накрила три села на річці, "
    "повідомили рятувальники. Щонайменше дванадцять людей загинули, ще тридцять поранено, сказав голова "
    "сільської ради. Міністерство заявило, що перевірка в жовтні не виявила жодних тріщин у стіні."
)
CACHE = settings_from(os.environ, home=Path.home()).cache


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"sqlite:///{tmp_path_factory.mktemp('read')}/read.db"
    open_ledger(address, write=True).close()
    return address


@pytest.fixture(scope="module")
def desk(ledger: str) -> Iterator[TestClient]:
    """The app on an empty ledger; its reading process is started once for all tests."""
    setup = Setup(ledger=ledger, cache=CACHE, person="ada")
    with TestClient(made_app(setup), base_url="http://127.0.0.1:8765", follow_redirects=False) as client:
        yield client


def test_a_text_is_read_and_shown_like_an_article_and_is_not_in_the_ledger(
    desk: TestClient, ledger: str
) -> None:
    page = desk.post("/read", data={"text": TEXT, "published": "2026-03-08"})
    assert page.status_code == 200
    assert "Ana Popović" in page.text
    assert "published 8 Mar 2026" in page.text
    assert "This page was read and is not in the ledger." in page.text
    assert "/actor/" not in page.text
    with open_ledger(ledger) as opened:
        assert opened.count("articles") == 0


def test_what_was_read_is_kept_when_asked_for_and_once(desk: TestClient, ledger: str) -> None:
    page = desk.post("/read", data={"text": TEXT}).text
    token = re.findall(r'name="token" value="([^"]+)"', page)[0]
    kept = desk.post("/read/keep", data={"token": token})
    again = desk.post("/read/keep", data={"token": token})
    assert kept.status_code == 303
    assert again.headers["location"] == kept.headers["location"]
    assert "Dam breaks above Pirot" in desk.get(kept.headers["location"]).text
    with open_ledger(ledger) as opened:
        assert opened.count("articles") == 1
        assert opened.count("stories") == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"text": ""}, "there is nothing to read"),
        ({"text": " \n"}, "there is nothing to read"),
        ({"text": "http://127.0.0.1:1/"}, "127.0.0.1 is not a public address"),
        ({"text": "http://169.254.169.254/latest/meta-data"}, "is not a public address"),
        ({"text": "https://ada:secret@example.org/"}, "name or password"),
        ({"text": TEXT, "published": "yesterday"}, "it is no day of the calendar"),
        ({"text": UKRAINIAN}, "not in English"),
        ({"text": "<html><script>1</script></html>"}, ""),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out_and_the_form_stays_filled(
    desk: TestClient, given: dict[str, str], reason: str
) -> None:
    page = desk.post("/read", data=given)
    assert page.status_code == 422
    assert reason in page.text
    assert "Not read:" in page.text
    if given["text"].strip():
        assert given["text"].strip()[:30] in unescape(page.text)


def test_no_file_of_the_server_is_ever_opened(desk: TestClient) -> None:
    page = desk.post("/read", data={"text": "/etc/passwd"})
    assert "root:" not in page.text


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    reader = Reader(CACHE)
    refused = reader.read(Asked("a" * (MOST + 1)))
    assert isinstance(refused, Refusal)
    assert refused.reason == "it holds more than 2 MB"


def test_what_takes_too_long_or_ends_the_process_costs_one_page_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reader = Reader(CACHE)
    try:
        assert isinstance(reader.read(Asked(TEXT)), PageRead)
        reader.deadline = 0.05
        late = reader.read(Asked(TEXT * 40))
        reader.deadline = 60
        after = reader.read(Asked(TEXT, Hints(title="Another")))
        process = reader._process
        assert process is not None
        process.kill()
        process.join()
        monkeypatch.setattr(process, "is_alive", lambda: True)  # as when it dies with the page in hand
        dead = reader.read(Asked(TEXT))
    finally:
        reader.close()
    assert isinstance(late, Refusal)
    assert "was not read within" in late.reason
    assert isinstance(after, PageRead)
    assert after.report.article.title == "Another"
    assert isinstance(dead, Refusal)
    assert dead.reason == "reading it ended the process that reads"
    assert reader._process is None


def test_more_than_a_few_who_wait_are_sent_away() -> None:
    reader = Reader(CACHE)
    for _ in range(1 + WAITING):
        reader._room.acquire()
    began = time.monotonic()
    refused = reader.read(Asked(TEXT))
    assert isinstance(refused, Refusal)
    assert refused.way_out == "try again in a minute"
    assert time.monotonic() - began < 1


def test_only_the_last_pages_can_be_kept(desk: TestClient) -> None:
    reader = Reader(CACHE)
    page = PageRead(None, None, None)  # type: ignore[arg-type]
    tokens = [reader.hold(page) for _ in range(HELD + 1)]
    assert reader.held(tokens[-1]) is page
    with pytest.raises(NothingThere, match="read it again"):
        reader.held(tokens[0])
    assert desk.post("/read/keep", data={"token": "nothing"}).status_code == 400


def test_the_form_can_be_filled_by_a_link_and_reads_nothing(desk: TestClient) -> None:
    page = desk.get("/read", params={"text": "https://lantern.example/dam"})
    assert page.status_code == 200
    assert ">https://lantern.example/dam</textarea>" in page.text
