"""Review in the browser: what waits, with its evidence; what is decided sticks, is told and is undone."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.errors import LedgerReadOnly
from sayso.ledger import Ledger, open_ledger
from sayso.ledger.chain import Signed
from sayso.ledger.review import Reject
from sayso.settings import settings_from
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.weighed import weigh_all
from tests.ledger.made import FOLDER, NOW, TEXT, capture, found, said

BOB = Signed("bob", NOW, "it is a heading")


@pytest.fixture
def address(stories: str, tmp_path: Path) -> str:
    """A copy of the ledger of examples, to be corrected."""
    with open_ledger(stories) as ledger:
        weigh_all(ledger)
    shutil.copy(stories.removeprefix("sqlite:///"), tmp_path / "own.db")
    return f"sqlite:///{tmp_path}/own.db"


def client(address: str, person: str = "ada") -> TestClient:
    settings = settings_from(os.environ, home=Path.home())
    setup = Setup(ledger=address, cache=settings.cache, person=person)
    return TestClient(made_app(setup), base_url="http://127.0.0.1:8765")


@pytest.fixture
def desk(address: str) -> Iterator[TestClient]:
    with client(address) as web:
        yield web


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


def first(desk: TestClient, kind: str = "speaker", **asked: Any) -> dict[str, Any]:
    """The first thing of the queue, as its JSON twin tells it."""
    page = desk.get("/review.json", params={"kind": kind, **asked})
    assert page.status_code == 200
    made: dict[str, Any] = page.json()
    return made


def row(ledger: Ledger, statement: str) -> dict[str, Any]:
    return next(each for each in ledger.rows("statements") if each["id"] == statement)


# ── the queue ─────────────────────────────────────────────────────────────────────────────────────


def test_a_statement_is_shown_with_what_stands_around_it_and_what_was_found(desk: TestClient) -> None:
    page = first(desk)
    said = page["statement"]
    assert page["waiting"] > 5
    assert said["content"] in "".join(piece["text"] for piece in said["pieces"] if piece["mark"] == "words")
    assert dict(said["findings"])["rule"]
    html = desk.get("/review").text
    assert '<mark class="is-words">' in html
    assert [key in html for key in ('data-key="a"', 'data-key="r"', 'data-key="e"')] == [True] * 3


def test_what_is_decided_leaves_the_queue_and_what_is_skipped_comes_again(desk: TestClient) -> None:
    one, skipped = first(desk), first(desk, at=1)
    done = desk.post(
        f"/review/statement/{one['statement']['id']}",
        data={"decision": "accept", "seen": 0, "back": "/review?kind=speaker"},
    )
    assert done.status_code == 200
    assert "accepted a statement" in done.text
    after = first(desk)
    assert after["statement"]["id"] == skipped["statement"]["id"]
    assert after["waiting"] == one["waiting"] - 1


def test_the_queue_is_of_one_outlet_or_one_story(desk: TestClient) -> None:
    assert first(desk, outlet="Pirot Courier")["statement"]["outlet"] == "Pirot Courier"
    story = desk.get("/stories.json").json()["stories"][-1]["id"]
    assert first(desk, kind="statement", story=story)["waiting"] < first(desk, kind="statement")["waiting"]


@pytest.mark.parametrize("kind", ["statement", "speaker", "same-claim", "copy", "dispute"])
def test_a_queue_that_is_through_says_so(desk: TestClient, kind: str) -> None:
    assert "That was the last one" in desk.get("/review", params={"kind": kind, "at": 4_000}).text
    empty = desk.get("/review", params={"kind": kind, "outlet": "Nobody's Paper"})
    assert '<div class="empty">' in empty.text


# ── decisions ─────────────────────────────────────────────────────────────────────────────────────


def test_a_rejection_without_a_reason_is_refused(desk: TestClient, ledger: Ledger) -> None:
    key = first(desk)["statement"]["id"]
    refused = desk.post(f"/review/statement/{key}", data={"decision": "reject", "because": " "})
    assert refused.status_code == 409
    assert "has a reason" in refused.text
    assert row(ledger, key)["status"] == "found"


@pytest.mark.parametrize(
    ("given", "speaker", "kind"),
    [
        ({"who": "unknown"}, None, "unnamed"),
        ({"who": "new", "name": "Emir Hadžić", "kind": "person"}, "Emir Hadžić", "person"),
        ({"who": "Petar Lazić"}, "Petar Lazić", "person"),
    ],
)
def test_a_speaker_is_chosen_named_or_unknown(
    desk: TestClient, ledger: Ledger, given: dict[str, str], speaker: str | None, kind: str
) -> None:
    key = first(desk)["statement"]["id"]
    if given["who"] not in ("unknown", "new"):
        (actor,) = desk.get("/review/speakers.json", params={"q": "petar laz"}).json()["actors"]
        given = {"who": actor["id"]}
    done = desk.post(
        f"/review/statement/{key}", data={"decision": "speaker", "because": "so he said", **given}
    )
    assert done.status_code == 200
    assert (row(ledger, key)["speaker"], row(ledger, key)["speaker_kind"]) == (speaker, kind)


def test_a_speaker_that_nobody_chose_is_refused(desk: TestClient) -> None:
    key = first(desk)["statement"]["id"]
    assert (
        desk.post(f"/review/statement/{key}", data={"decision": "speaker", "because": "so"}).status_code
        == 409
    )


def test_without_javascript_actors_are_searched_for_by_a_form(desk: TestClient) -> None:
    key = first(desk)["statement"]["id"]
    page = desk.get(f"/review/statement/{key}", params={"q": "Petar"}).text
    assert "Petar Lazić" in page
    assert re.search(r'<details data-key="e" data-speakers open>', page)


def test_a_corrected_speaker_stays_when_the_article_is_read_again(address: str, tmp_path: Path) -> None:
    own = f"sqlite:///{tmp_path}/again.db"
    statements = [said(TEXT, "The dam was sound", "Jelena Simić")]
    with open_ledger(own, write=True) as ledger, client(own) as desk:
        known = capture(url="https://lantern.example/dam")
        ledger.keep(known, found(statements=statements), folder=FOLDER, now=NOW)
        (statement,) = ledger.rows("statements")
        path = f"/review/statement/{statement['id']}"
        given = {"decision": "speaker", "who": "new", "name": "Vesna Perić", "because": "on air"}
        assert desk.post(path, data=given).status_code == 200
        ledger.keep(known, found(statements=statements, version="0.2"), folder=FOLDER, now=NOW)
        (again,) = ledger.rows("statements")
        assert (again["speaker"], again["status"]) == ("Vesna Perić", "edited")
        assert "Vesna Perić" in desk.get(path).text


def test_the_second_sees_what_the_first_decided_and_nothing_is_lost(desk: TestClient, ledger: Ledger) -> None:
    key = first(desk)["statement"]["id"]
    ledger.correct(Reject(key), signed=BOB)
    mine = {"decision": "speaker", "who": "unknown", "because": "it names nobody", "seen": "0"}
    late = desk.post(f"/review/statement/{key}", data=mine)
    assert late.status_code == 409
    assert "<b><bdi>bob</bdi></b> decided this" in late.text
    assert 'value="it names nobody"' in late.text
    assert len(list(ledger.rows("corrections"))) == 1
    assert desk.post(f"/review/statement/{key}", data={**mine, "seen": "1"}).status_code == 200
    assert [each["person"] for each in ledger.rows("corrections")] == ["bob", "ada"]


def test_the_last_decision_is_undone_with_one_button(desk: TestClient, ledger: Ledger) -> None:
    key = first(desk)["statement"]["id"]
    desk.post(f"/review/statement/{key}", data={"decision": "accept"})
    last = first(desk)["last"]
    assert last["number"] == 1
    done = desk.post("/review/undo", data={"number": last["number"], "back": "/review?kind=speaker"})
    assert "undid a correction" in done.text
    assert row(ledger, key)["status"] == "found"
    assert first(desk)["statement"]["id"] == key
    assert first(desk)["last"] is None


def test_a_form_leads_on_to_this_server_only(desk: TestClient) -> None:
    key = first(desk)["statement"]["id"]
    for back in ("https://elsewhere.example/", "//elsewhere.example/review", "/review\\@elsewhere"):
        done = desk.post(
            f"/review/statement/{key}",
            data={"decision": "accept", "seen": 9, "back": back},
            follow_redirects=False,
        )
        assert done.headers["location"].startswith("/review?done=")


def test_a_ledger_that_may_only_be_read_refuses_kindly(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> list[int]:
        raise LedgerReadOnly("own.db may not be written", "change its permissions")

    key = first(desk)["statement"]["id"]
    monkeypatch.setattr(Ledger, "correct", refused)  # whoever runs the tests may write every file
    done = desk.post(f"/review/statement/{key}", data={"decision": "accept"})
    assert done.status_code == 503
    assert "may not be written" in done.text


# ── pairs ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["same-claim", "copy", "dispute"])
def test_a_pair_is_shown_side_by_side_with_why_and_leaves_when_answered(desk: TestClient, kind: str) -> None:
    page = first(desk, kind)
    pair = page["pair"]
    assert pair["why"]
    assert all(piece["text"] for side in ("one", "other") for piece in pair[side]["pieces"])
    back = f"/review?kind={kind}"
    done = desk.post(pair["path"], data={"decision": "unsure", "seen": page["seen"], "back": back})
    assert done.status_code == 200
    assert first(desk, kind)["waiting"] == page["waiting"] - 1
    own = desk.get(f"{pair['path']}.json").json()
    assert [each["after"] for each in own["earlier"]] == ["cannot be told"]


def test_a_copy_that_is_none_needs_a_reason_and_shows_it(desk: TestClient) -> None:
    path = first(desk, "copy")["pair"]["path"]
    assert desk.post(path, data={"decision": "no"}).status_code == 409
    assert desk.post(path, data={"decision": "no", "because": "both quote the same post"}).status_code == 200
    assert "both quote the same post" in desk.get(path).text


def test_a_rejected_dispute_counts_no_more_in_its_story(desk: TestClient, ledger: Ledger) -> None:
    from sayso import weighed

    pair = first(desk, "dispute")["pair"]
    before = weighed.story(ledger, pair["story"])
    desk.post(pair["path"], data={"decision": "no", "because": "another count"})
    after = weighed.story(ledger, pair["story"])
    assert (len(after.disputes), len(after.rejected)) == (len(before.disputes) - 1, 1)
    assert after.rejected[0].decided is not None
    assert after.rejected[0].decided.person == "ada"
    page = desk.get(f"/story/{pair['story']}").text
    assert "1 dispute rejected by people, counted nowhere" in page
    assert "ada: no dispute" in page
    assert f'href="{pair["path"]}"' in page


def test_words_that_two_wordings_share_are_marked(desk: TestClient) -> None:
    pair = first(desk, "same-claim")["pair"]
    marked = [{p["text"] for p in pair[side]["pieces"] if p["mark"] == "shared"} for side in ("one", "other")]
    assert marked[0] & marked[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/review/statement/feed", 404),
        ("/review/pair/copy/feed/beef", 404),
        ("/review/pair/speaker/a/b", 400),
        ("/review/pair/copy/a%2Fb/c", 404),
        ("/review/pair/dispute/a.9999/b", 400),
    ],
)
def test_what_is_not_there_is_told(desk: TestClient, path: str, status: int) -> None:
    assert desk.get(path).status_code == status


def test_words_beyond_an_article_are_refused(desk: TestClient) -> None:
    article = first(desk)["statement"]["article"]
    assert desk.get(f"/review/pair/dispute/{article}.5-99999999/{article}.0-4").status_code == 400


# ── history ───────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def decided(desk: TestClient, ledger: Ledger) -> dict[str, Any]:
    """Three corrections: bob's, ada's, and ada's undoing of bob's."""
    statement = first(desk)["statement"]
    ledger.correct(Reject(statement["id"]), signed=BOB)
    path = f"/review/statement/{statement['id']}"
    given = {"decision": "speaker", "who": "unknown", "because": "=it names nobody", "seen": 1}
    desk.post(path, data=given)
    desk.post("/review/undo", data={"number": 1, "because": "too hasty", "back": "/review/history"})
    return dict(statement)


def test_the_history_tells_who_did_what_before_and_after_and_what_undid_it(
    desk: TestClient, decided: dict[str, Any]
) -> None:
    rows = desk.get("/review/history.json").json()["corrections"]
    assert [(row["number"], row["person"], row["undone_by"]) for row in rows] == [
        (3, "ada", None), (2, "ada", None), (1, "bob", 3),
    ]  # fmt: skip
    assert rows[1]["after"] == "nobody known"
    assert rows[1]["title"] == decided["title"]
    html = desk.get("/review/history").text
    assert "undone by" in html
    assert "=it names nobody" in html


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [({"person": "bob"}, [1]), ({"action": "undo"}, [3]), ({"below": 3}, [2, 1]), ({"person": "eve"}, []),
     ({"action": ""}, [3, 2, 1])],
)  # fmt: skip
@pytest.mark.usefixtures("decided")
def test_the_history_is_filtered(desk: TestClient, asked: dict[str, Any], numbers: list[int]) -> None:
    rows = desk.get("/review/history.json", params=asked).json()["corrections"]
    assert [row["number"] for row in rows] == numbers


def test_the_history_of_an_article_is_a_table_and_a_feed(desk: TestClient, decided: dict[str, Any]) -> None:
    asked = {"article": decided["article"]}
    lines = desk.get("/review/history.csv", params=asked).text.splitlines()
    assert len(lines) == 4
    assert ",=it" not in lines[2]
    assert desk.get("/review/history.atom", params=asked).text.count("<entry>") == 3


def test_corrections_that_wait_for_their_object_are_shown(tmp_path: Path) -> None:
    own = f"sqlite:///{tmp_path}/again.db"
    with open_ledger(own, write=True) as ledger, client(own) as desk:
        known = {"url": "https://lantern.example/dam"}
        ledger.keep(capture(**known), found(), folder=FOLDER, now=NOW)
        statement = next(ledger.rows("statements"))
        desk.post(f"/review/statement/{statement['id']}", data={"decision": "accept"})
        assert desk.get("/review/history.json?waiting=true").json()["corrections"] == []
        edited = "Rain falls\n\nIt rained all day in the valley, and nobody spoke of the dam."
        later = "2026-03-02T12:00:00+00:00"
        ledger.keep(capture(edited, **known), found(edited, statements=[]), folder=FOLDER, now=later)
        (row,) = desk.get("/review/history.json?waiting=true").json()["corrections"]
        assert row["number"] == 1
        assert desk.get(f"/review/statement/{statement['id']}").status_code == 404


def test_an_empty_history_says_where_to_begin(web: TestClient) -> None:
    assert "sayso review next" in web.get("/review/history").text
