"""Users, login links and sessions: who gets in, as whom, and who does not any more."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from sayso.errors import BadAccount, CannotServe
from sayso.ledger import Ledger, Role, open_ledger
from sayso.ledger.backup import backup, restore
from sayso.web import made_app
from sayso.web.accounts import TRIES, Tries, login_link, new_session, right_now
from sayso.web.desk import AtDesk, Setup
from sayso.web.pages import PAGES
from sayso.web.serving import made_safe

HOME = "http://127.0.0.1:8765"


@pytest.fixture
def address(stories: str, tmp_path: Path) -> str:
    """A ledger of one's own, to be written."""
    shutil.copy(stories.removeprefix("sqlite:///"), tmp_path / "news.db")
    return f"sqlite:///{tmp_path}/news.db"


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


@pytest.fixture
def users(ledger: Ledger) -> Ledger:
    """The ledger with a user for each role, who has its name."""
    for role in reversed(Role):
        ledger.add_account(role, role, now=right_now())
    return ledger


Opened = Callable[..., TestClient]


@pytest.fixture
def opened(address: str, cache: Path) -> Iterator[Opened]:
    """Browsers on one server."""
    app = made_app(Setup(address, cache, "ada"))

    @app.post("/review/sign")
    def _sign(request: Request, at: AtDesk) -> str:
        return at.person

    with TestClient(app, base_url=HOME):
        yield lambda **more: TestClient(
            app, base_url=HOME, headers={"Sec-Fetch-Site": "same-origin"}, follow_redirects=False, **more
        )


def logged_in(browser: TestClient, ledger: Ledger, name: str) -> TestClient:
    token = login_link(ledger, name).path.partition("token=")[2]
    assert browser.post("/login", data={"token": token}).status_code == 303
    return browser


# ── without users ──


def test_without_users_whoever_is_on_this_machine_may_do_everything(opened: Opened) -> None:
    browser = opened()
    assert browser.get("/stories").status_code == 200
    assert browser.get("/users").status_code == 200
    assert browser.post("/review/sign").json() == "ada"
    assert "Log out" not in browser.get("/").text


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"])
def test_what_comes_through_a_proxy_that_nobody_spoke_of_gets_nothing(opened: Opened, header: str) -> None:
    refused = opened().get("/", headers={header: "203.0.113.9"})
    assert refused.status_code == 421
    assert "--behind-proxy" in refused.text


@pytest.mark.parametrize(
    "more",
    [{"host": "0.0.0.0"}, {"host": "192.0.2.7"}, {"host": "news.example"}, {"names": ("news.example",)}, {"login": True}],
    ids=str,
)  # fmt: skip
def test_what_others_may_reach_is_not_served_before_somebody_can_log_in(
    ledger: Ledger, address: str, tmp_path: Path, more: dict[str, object]
) -> None:
    setup = Setup(address, tmp_path, "ada", **more)  # type: ignore[arg-type]
    with pytest.raises(CannotServe, match=r"sayso user add NAME --role admin"):
        made_safe(setup)
    ledger.add_account("eve", Role.ADMIN, now=right_now())
    assert made_safe(setup).login


def test_behind_a_proxy_everybody_logs_in(address: str, tmp_path: Path) -> None:
    with pytest.raises(CannotServe):
        made_safe(Setup(address, tmp_path, "ada"), proxies=["127.0.0.1"])
    assert not made_safe(Setup(address, tmp_path, "ada")).login


# ── the link ──


def test_a_link_lets_its_user_in_by_a_button_and_once(users: Ledger, opened: Opened) -> None:
    browser, other = opened(), opened()
    link = login_link(users, "reviewer").path
    assert browser.get("/stories?q=dam").headers["location"] == "/login?to=%2Fstories%3Fq%3Ddam"
    for _ in range(2):  # to look at the link, as a mail program does, does not use it up
        page = browser.get(link)
        assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    sent = dict(re.findall(r'name="(token|to)" value="([^"]*)"', page.text))
    entered = browser.post("/login", data=sent)
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
    assert browser.get("/stories").status_code == 200
    assert browser.post("/review/sign").json() == "reviewer"
    assert other.post("/login", data=sent).status_code == 403
    assert other.get("/stories").status_code == 303


def test_the_cookie_is_kept_from_scripts_and_on_https_from_all_other_hosts(
    users: Ledger, opened: Opened, address: str, cache: Path
) -> None:
    def cookie(browser: TestClient) -> str:
        token = login_link(users, "reader").path.partition("token=")[2]
        return str(browser.post("/login", data={"token": token}).headers["set-cookie"])

    plain = cookie(opened())
    assert plain.startswith("sayso=")
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=2592000"} <= set(plain.split("; "))
    app = made_app(Setup(address, cache, "ada"))
    with TestClient(app, base_url="https://127.0.0.1", follow_redirects=False) as browser:
        secure = cookie(browser)
    assert secure.startswith("__Host-sayso=")
    assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= set(secure.split("; "))
    assert "Domain" not in secure


def test_after_logging_in_one_is_where_one_wanted_to_be_and_never_elsewhere(
    users: Ledger, opened: Opened
) -> None:
    for to, led in (
        ("/stories?q=dam", "/stories?q=dam"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
    ):
        token = login_link(users, "reader").path.partition("token=")[2]
        assert opened().post("/login", data={"token": token, "to": to}).headers["location"] == led


def test_a_new_link_takes_the_place_of_the_one_before(users: Ledger) -> None:
    first, second = (login_link(users, "reader").path.partition("token=")[2] for _ in range(2))
    assert new_session(users, first) is None
    assert new_session(users, second) is not None


def at(minutes: float) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def test_a_link_and_a_session_end_by_themselves(users: Ledger) -> None:
    link = users.keep_link("reader", "s", now=at(0), until=at(15))
    assert users.log_in(link, "t", now=at(16), until=at(100)) is None
    session = users.log_in(link, "t", now=at(14), until=at(100))
    assert session is not None
    assert users.logged_in(session, now=at(99)) is not None
    assert users.logged_in(session, now=at(101)) is None


@pytest.mark.parametrize("token", ["", ".", "1", "1.", "1.wrong", "x.y", "²." + "s" * 43, "9" * 30 + ".s", "1.\udc80", "-1.s", "0x1.s"])  # fmt: skip
def test_a_token_that_is_none_lets_nobody_in(users: Ledger, token: str) -> None:
    users.keep_link("reader", "secret", now=at(0), until=at(15))
    assert users.log_in(token, "t", now=at(0), until=at(9)) is None
    assert users.logged_in(token, now=at(0)) is None


def test_a_link_is_no_session_and_a_session_no_link(users: Ledger) -> None:
    link = users.keep_link("reader", "secret", now=at(0), until=at(15))
    assert users.logged_in(link, now=at(0)) is None
    session = users.log_in(link, "other", now=at(0), until=at(15))
    assert session is not None
    assert users.log_in(session, "t", now=at(0), until=at(15)) is None


def test_no_token_is_in_the_ledger(users: Ledger) -> None:
    link = login_link(users, "reader").path.partition("token=")[2]
    session = new_session(users, link)
    waiting = login_link(users, "admin").path.partition("token=")[2]
    assert session is not None
    assert users.database.file is not None
    whole = b"".join(file.read_bytes() for file in users.database.file.parent.glob("news.db*"))
    for token in (link, session, waiting):
        assert token.partition(".")[2].encode() not in whole


def test_who_guesses_has_to_wait_and_others_have_not(users: Ledger, opened: Opened) -> None:
    guessing, other = opened(client=("203.0.113.9", 5)), opened(client=("203.0.113.10", 5))
    codes = [guessing.post("/login", data={"token": f"1.{n}"}).status_code for n in range(TRIES + 1)]
    assert codes == [403] * TRIES + [429]
    logged_in(other, users, "reader")


def test_guesses_are_forgotten_in_time() -> None:
    time = [0.0]
    tries = Tries(clock=lambda: time[0])
    for n in range(TRIES):
        time[0] = n
        tries.wrong("a")
    assert tries.too_many("a")
    time[0] = 601.0
    assert not tries.too_many("a")


# ── sessions and roles ──


def test_who_logs_out_is_out_and_so_is_who_is_removed(users: Ledger, opened: Opened) -> None:
    reader, reviewer = (logged_in(opened(), users, name) for name in ("reader", "reviewer"))
    session = dict(reader.cookies)
    assert reader.post("/logout").headers["location"] == "/login"
    assert reader.get("/stories").status_code == 303
    assert opened(cookies=session).get("/stories").status_code == 303
    users.remove_account("reviewer")
    assert reviewer.get("/stories").status_code == 303


def test_a_role_counts_from_the_next_request_on(users: Ledger, opened: Opened) -> None:
    reader = logged_in(opened(), users, "reader")
    assert reader.post("/review/sign").status_code == 403
    assert reader.get("/users").status_code == 403
    users.set_role("reader", Role.REVIEWER)
    assert reader.post("/review/sign").json() == "reader"


def test_whoever_needs_to_log_in_gets_neither_page_nor_data(users: Ledger, opened: Opened) -> None:
    browser = opened()
    assert browser.get("/").headers["location"] == "/login"
    for path in ("/stories.json", "/stories.csv", "/api/stories", "/api.json", "/nothing.json"):
        assert browser.get(path).status_code == 401
        assert set(browser.get(path).json()["error"]) == {"reason", "way_out"}
    page = browser.get("/login")
    assert page.status_code == 200
    assert "/review" not in page.text
    assert browser.get("/static/sayso.css").status_code == browser.get("/health").status_code == 200


# ── the page of users ──


def test_an_admin_lets_somebody_in_and_out(users: Ledger, opened: Opened) -> None:
    admin = logged_in(opened(), users, "admin")
    shown = admin.post("/users/add", data={"name": "Grace Ó Máille", "role": "reviewer"})
    assert shown.headers["cache-control"] == "no-store"
    link = re.search(rf"{HOME}(/login\?token=[^<\s]+)", shown.text)
    assert link is not None
    grace = opened()
    assert grace.post("/login", data={"token": link[1].partition("token=")[2]}).status_code == 303
    assert grace.post("/review/sign").json() == "Grace Ó Máille"
    assert admin.post("/users/role", data={"name": "Grace Ó Máille", "role": "reader"}).status_code == 303
    assert grace.post("/review/sign").status_code == 403
    assert "Grace Ó Máille" in admin.get("/users").text
    assert admin.post("/users/remove", data={"name": "Grace Ó Máille"}).status_code == 303
    assert grace.get("/").status_code == 303
    assert [row["name"] for row in admin.get("/users.json").json()["users"]] == [
        "admin",
        "reader",
        "reviewer",
    ]


def test_an_admin_does_not_lock_everybody_out(users: Ledger, opened: Opened) -> None:
    admin = logged_in(opened(), users, "admin")
    for way, more in (("remove", {}), ("role", {"role": "reader"})):
        refused = admin.post(f"/users/{way}", data={"name": "admin", **more})
        assert refused.status_code == 400
    assert admin.get("/users").status_code == 200


def test_the_first_user_is_an_admin(ledger: Ledger) -> None:
    with pytest.raises(BadAccount, match="has to be an admin"):
        ledger.add_account("ada", Role.READER, now=right_now())
    assert not ledger.has_accounts()
    ledger.add_account("ada", Role.ADMIN, now=right_now())
    ledger.remove_account("Ada")
    assert not ledger.has_accounts()


@pytest.mark.parametrize(
    "name", ["", "  ", "a\nb", "a\u202eb", "x" * 65, "ADMIN", "ａｄｍｉｎ", "admin\u200b"]
)
def test_a_name_can_be_told_from_all_others(users: Ledger, name: str) -> None:
    with pytest.raises(BadAccount):
        users.add_account(name, Role.READER, now=right_now())


# ── copies of the ledger ──


def test_nobody_is_logged_in_to_a_ledger_that_was_restored(users: Ledger, tmp_path: Path) -> None:
    session = new_session(users, login_link(users, "reader").path.partition("token=")[2])
    link = login_link(users, "admin").path.partition("token=")[2]
    backup(users.database, tmp_path / "backup.db")
    with open_ledger(str(tmp_path / "restored.db"), write=True) as restored:
        restore(tmp_path / "backup.db", restored.database)
        assert [user.name for user in restored.accounts()] == ["admin", "reader", "reviewer"]
        assert restored.logged_in(str(session), now=right_now()) is None
        assert new_session(restored, link) is None


# ── a ledger that may not be written ──


def test_a_ledger_that_may_not_be_written_is_looked_at_and_says_why_nothing_changes(
    users: Ledger, address: str, cache: Path
) -> None:
    link = login_link(users, "reader").path.partition("token=")[2]
    session = new_session(users, login_link(users, "admin").path.partition("token=")[2])
    app = made_app(Setup(address, cache, "ada"))
    with TestClient(app, base_url=HOME, follow_redirects=False) as browser:
        database = app.state.ledger.database
        database._writer = database._reader  # which SQLite lets write nothing
        browser.headers["Sec-Fetch-Site"] = "same-origin"
        refused = browser.post("/login", data={"token": link})
        assert refused.status_code == 503
        browser.cookies["sayso"] = str(session)
        for page in PAGES:
            if "{" not in page.path:
                assert browser.get(page.path).status_code == 200
        refused = browser.post("/users/add", data={"name": "eve", "role": "reader"})
        assert refused.status_code == 503
        assert "may not be written" in refused.text
        assert "Change its permissions" in refused.text
