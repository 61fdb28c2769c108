"""What stands before every page: names, origins, sizes, headers, and what goes wrong behind it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sayso.errors import LedgerReadOnly
from sayso.web import made_app
from sayso.web.desk import Setup
from sayso.web.guard import MOST, is_own

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def setup(stories: str, cache: Path) -> Setup:
    return Setup(stories, cache, "ada")


@pytest.fixture
def broken(setup: Setup) -> Iterator[TestClient]:
    """The app with a few more pages: one that fails, one that the ledger refuses, and one for each way to ask."""
    app = made_app(setup)

    @app.get("/fails")
    def _fails() -> None:
        raise KeyError("secret\n\x1b[31m of the ledger")

    @app.get("/locked")
    def _locked() -> None:
        raise LedgerReadOnly("the ledger may not be written", "change its permissions")

    @app.get("/asked")
    def _asked(limit: int) -> int:
        return limit

    @app.post("/review/echo")
    async def _echo() -> str:
        return "done"

    with TestClient(app, base_url=HOME) as client:
        yield client


# ── names ──

NAMES = [
    ("127.0.0.1", (), "127.0.0.1:8765", True),
    ("127.0.0.1", (), "localhost", True),
    ("127.0.0.1", (), "[::1]:8765", True),
    ("127.0.0.1", (), "LOCALHOST:8765", True),
    ("localhost", (), "127.0.0.1", True),
    ("127.0.0.1", (), "news.example", False),
    ("127.0.0.1", (), "127.0.0.1.news.example", False),
    ("127.0.0.1", (), "localhost.news.example", False),
    ("127.0.0.1", (), "192.0.2.7", False),
    ("127.0.0.1", (), "127.0.0.1/@news.example", False),
    ("127.0.0.1", (), "news.example@127.0.0.1", False),
    ("127.0.0.1", (), "", False),
    ("127.0.0.1", (), "[::1", False),
    ("127.0.0.1", ("news.example",), "news.example:443", True),
    ("127.0.0.1", ("News.Example",), "news.example", True),
    ("127.0.0.1", ("news.example",), "a.news.example", False),
    ("0.0.0.0", (), "192.0.2.7:8765", True),
    ("0.0.0.0", (), "news.example", False),
    ("::", (), "[2001:db8::7]", True),
    ("192.0.2.7", (), "192.0.2.7", True),
    ("192.0.2.7", (), "192.0.2.8", False),
    ("192.0.2.7", (), "localhost", False),
]  # fmt: skip


@pytest.mark.parametrize(("listens", "names", "host", "own"), NAMES)
def test_the_server_answers_to_its_own_names_alone(
    listens: str, names: tuple[str, ...], host: str, own: bool
) -> None:
    assert is_own(host, Setup("news.db", Path(), "ada", host=listens, names=names)) is own


def test_a_name_that_leads_here_from_elsewhere_gets_no_page(web: TestClient) -> None:
    refused = web.get("/stories.json", headers={"Host": "rebound.example"})
    assert refused.status_code == 421
    assert "does not go by rebound.example" in refused.json()["error"]["reason"]
    assert web.get("/static/sayso.css", headers={"Host": "rebound.example"}).status_code == 421


# ── ways to ask ──


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_what_is_neither_looking_nor_sending_is_refused(web: TestClient, method: str) -> None:
    refused = web.request(method, "/stories")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, POST")


def test_a_head_has_the_headers_of_the_page_and_nothing_else(web: TestClient) -> None:
    page, head = web.get("/stories"), web.head("/stories")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == page.headers["content-length"]


def test_what_no_rule_lets_anybody_change_is_refused(web: TestClient) -> None:
    assert web.post("/stories").status_code == 405


# ── origins ──

OURS = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": HOME},
    {"Sec-Fetch-Site": "same-origin", "Origin": HOME},
    {},
]
THEIRS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": HOME},
    {"Sec-Fetch-Site": ""},
    {"Origin": "https://news.example"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "https://127.0.0.1:8765"},
    {"Origin": "null"},
    {"Cookie": "sayso=1.stolen"},
]


@pytest.mark.parametrize("headers", OURS, ids=str)
def test_what_a_page_of_ours_sends_is_taken(broken: TestClient, headers: dict[str, str]) -> None:
    assert broken.post("/review/echo", headers=headers).json() == "done"


@pytest.mark.parametrize("headers", THEIRS, ids=str)
def test_what_a_page_of_somebody_else_sends_is_refused(broken: TestClient, headers: dict[str, str]) -> None:
    refused = broken.post("/review/echo", headers=headers)
    assert refused.status_code == 403
    assert "another site" in refused.text


# ── sizes ──


def test_a_body_beyond_the_cap_is_refused_whether_or_not_it_says_its_size(broken: TestClient) -> None:
    assert broken.post("/review/echo", content=b"x" * MOST).status_code == 200
    said = broken.post("/review/echo", content=b"x" * (MOST + 1))
    unsaid = broken.post("/review/echo", content=(b"x" * 1_000_000 for _ in range(3)))
    lying = broken.post("/review/echo", content=b"x", headers={"Content-Length": "-5"})
    assert [said.status_code, unsaid.status_code, lying.status_code] == [413, 413, 413]


# ── headers ──

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize(
    "path", ["/", "/stories.json", "/stories.atom", "/nothing", "/static/sayso.css", "/api.json", "/fails"]
)
def test_every_answer_carries_the_headers(broken: TestClient, path: str) -> None:
    headers = broken.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_pages_are_asked_for_again_and_files_are_kept(web: TestClient) -> None:
    page, file = web.get("/stories"), web.get("/static/sayso.css")
    assert page.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in page.headers["vary"]
    assert file.headers["cache-control"].startswith("public, max-age=")
    again = web.get("/static/sayso.css", headers={"If-None-Match": file.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_pictures_of_the_tile_server_that_was_set_may_be_shown(stories: str, tmp_path: Path) -> None:
    setup = Setup(stories, tmp_path, "ada", tiles="https://tiles.example/{z}/{x}/{y}.png")
    with TestClient(made_app(setup), base_url=HOME) as client:
        policy = client.get("/").headers["content-security-policy"]
    assert "img-src 'self' data: https://tiles.example;" in policy


# ── what goes wrong ──


def test_an_error_in_sayso_itself_is_a_page_and_a_line(
    broken: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "sayso.web"):
        page = broken.get("/fails")
    assert page.status_code == 500
    assert "error in sayso itself (KeyError)" in page.text
    assert "secret" not in page.text
    assert "Traceback" not in page.text
    assert len(caplog.messages) == 1
    assert "GET /fails: KeyError" in caplog.messages[0]
    assert not set("\n\x1b") & set(caplog.messages[0])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nothing", 404, "nothing at this address"),
        ("/static/nothing.css", 404, "nothing at this address"),
        ("/asked?limit=many", 422, "limit (input should be a valid integer"),
        ("/locked", 503, "may not be written"),
    ],
)
def test_what_cannot_be_done_is_a_page_with_a_way_out(
    broken: TestClient, path: str, status: int, words: str
) -> None:
    page = broken.get(path)
    assert page.status_code == status
    assert words in page.text
    assert '{"detail"' not in page.text
    assert "<h1>" in page.text


@pytest.mark.parametrize("path", ["/nothing.json", "/api/nothing", "/nothing.csv"])
def test_a_program_is_told_in_json(web: TestClient, path: str) -> None:
    assert set(web.get(path).json()["error"]) == {"reason", "way_out"}


def test_what_was_sent_is_shown_as_text(web: TestClient) -> None:
    page = web.get("/login?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AE")
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text


def test_the_server_says_that_it_answers(web: TestClient) -> None:
    assert web.get("/health").text == "ok\n"
