"""Every route there is, tried by who may not: the table is the application's own, so that a new one is tried, too."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.ledger import Role, open_ledger
from sayso.web import made_app
from sayso.web.accounts import login_link, right_now
from sayso.web.desk import Setup
from sayso.web.guard import right_at
from sayso.web.pages import PAGES

HOME = "http://127.0.0.1:8765"
OPEN = {("GET", "/login"), ("HEAD", "/login"), ("GET", "/health"), ("HEAD", "/health")}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")
NOT_IN = {303, 401, 405}  # to the door, not without a session, not at all


def routes(of: Iterable[Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each path with the methods it knows, also of routers within routers; a mount is a path below it."""
    for route in of:
        if path := getattr(route, "path", None):
            known = getattr(route, "methods", None)
            yield (path, frozenset(known)) if known else (f"{path}/nothing", frozenset({"GET", "HEAD"}))
        else:
            yield from routes(route.original_router.routes)


def filled(path: str) -> str:
    return re.sub(r"{[^}]*}", "something", path)


@pytest.fixture(scope="module")
def app(stories: str, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The app on a ledger with a user for each role."""
    folder = tmp_path_factory.mktemp("routes")
    shutil.copy(stories.removeprefix("sqlite:///"), folder / "news.db")
    address = f"sqlite:///{folder}/news.db"
    with open_ledger(address) as ledger:
        for role in reversed(Role):
            ledger.add_account(role, role, now=right_now())
    app = made_app(Setup(address, cache, "ada"))
    with TestClient(app, base_url=HOME):
        yield app


def browser(app: FastAPI, role: Role | None = None, **headers: str) -> TestClient:
    opened = TestClient(app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False)
    if role is not None:
        token = login_link(app.state.ledger, role).path.partition("token=")[2]
        opened.post("/login", data={"token": token})
    opened.headers.update(headers)
    return opened


def test_all_routes_are_found(app: FastAPI) -> None:
    found = dict(routes(app.routes))
    assert {page.path for page in PAGES} <= set(found)
    assert {f"/api{page.path}" for page in PAGES if page.in_api} <= set(found)
    assert {"/", "/login", "/logout", "/users/add", "/static/nothing", "/health", "/api.json"} <= set(found)
    assert not {"/docs", "/redoc", "/openapi.json"} & set(found)


@pytest.mark.parametrize("cookie", [{}, {"Cookie": "sayso=1.guess"}], ids=["nothing", "a guess"])
def test_who_has_not_logged_in_is_let_in_nowhere(app: FastAPI, cookie: dict[str, str]) -> None:
    stranger = browser(app, **{"Sec-Fetch-Site": "same-origin"}, **cookie)
    for path, _ in routes(app.routes):
        for method in METHODS:
            status = stranger.request(method, filled(path)).status_code
            if (method, path) in OPEN:
                assert status == 200, (method, path)
            elif path.startswith("/static"):
                assert status in {404, 405}, (method, path)
            elif (method, path) == ("POST", "/login"):
                assert status in {403, 429}, "without the token of a link"
            else:
                assert status in NOT_IN, (method, path, status)


def test_the_page_that_turns_strangers_away_names_nothing_of_the_ledger(app: FastAPI) -> None:
    text = browser(app).get("/login").text
    assert not re.search(r"articles|story/|admin\b(?! of this)", text)


@pytest.mark.parametrize("role", [None, *Role])
def test_what_another_site_sends_is_taken_nowhere(app: FastAPI, role: Role | None) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        somebody = browser(app, role, **headers)
        for path, methods in routes(app.routes):
            for method in methods - {"GET", "HEAD"}:
                assert somebody.request(method, filled(path)).status_code in {403, 405}, (method, path)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_a_role_changes_what_it_may_and_nothing_else(app: FastAPI, role: Role) -> None:
    somebody = browser(app, role, **{"Sec-Fetch-Site": "same-origin"})
    for path, methods in routes(app.routes):
        for method in methods - {"GET", "HEAD"}:
            needed = right_at(path).change
            if path == "/login" or (needed is not None and role.may(needed)):
                continue  # what these change, their own tests try
            assert somebody.request(method, filled(path)).status_code in {403, 405}, (method, path)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_sees_what_it_may_and_nothing_else(app: FastAPI, role: Role) -> None:
    somebody = browser(app, role)
    for path, methods in routes(app.routes):
        if "GET" in methods and path != "/login":
            may = role.may(right_at(path).look)
            status = somebody.get(filled(path)).status_code
            assert (status != 403) is may, (path, status)
            assert status < 500, (path, status)


def test_every_route_that_changes_something_is_somebodys(app: FastAPI) -> None:
    for path, methods in routes(app.routes):
        if methods - {"GET", "HEAD"} and path != "/login":
            assert right_at(path).change is not None, f"nobody may: {path} (see RIGHTS in web/guard.py)"


def test_a_twin_is_for_those_for_whom_the_page_is(app: FastAPI) -> None:
    reader = browser(app, Role.READER)
    for path in ("/users", "/users.json", "/users.csv", "/api/users", "/users/", "/api/users/x", "/users.x"):
        assert reader.get(path).status_code == 403, path


def test_looking_changes_nothing(app: FastAPI) -> None:
    def state() -> tuple[int, ...]:
        ledger = app.state.ledger
        with ledger.database.reading() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).scalars()
            ours = sorted(name for name in tables if "_words" not in name)
            return tuple(
                connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in ours
            )

    admin = browser(app, Role.ADMIN)
    before = state()
    for path, methods in routes(app.routes):
        if "GET" in methods:
            admin.get(filled(path))
    assert state() == before
