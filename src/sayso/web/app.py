"""The application: a route for each page and its twins, the static files, and errors as pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

from sayso.errors import BadLedger, BadQuery, CannotCorrect, NotInLedger, SaysoError
from sayso.ledger import open_ledger
from sayso.web import answers
from sayso.web.desk import AtDesk, Setup, desk
from sayso.web.look import FOLDER
from sayso.web.page import Page
from sayso.web.pages import PAGES, ROUTERS

_STATUS: tuple[tuple[type[SaysoError], int], ...] = (
    (NotInLedger, 404),
    (BadQuery, 400),
    (CannotCorrect, 409),
    (BadLedger, 503),
    (SaysoError, 400),
)


def made_app(setup: Setup) -> FastAPI:
    """The application on this ledger, which is opened when the server starts."""

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        with open_ledger(setup.ledger) as ledger:
            app.state.ledger = ledger
            yield

    app = FastAPI(title="sayso", lifespan=running, docs_url=None, redoc_url=None, openapi_url="/api.json")
    app.state.setup = setup
    for page in PAGES:
        _add(app, page)
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.get("/", include_in_schema=False)(_html(PAGES[0]))
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    app.add_exception_handler(SaysoError, _told)
    return app


def _add(app: FastAPI, page: Page) -> None:
    """The routes of a page, its twins first: a name takes in whatever stands behind it.

    Those under /api are what OpenAPI describes.
    """
    path = page.path
    app.get(f"{path}.json", include_in_schema=False)(_json(page))
    if page.rows is not None:
        app.get(f"{path}.csv", include_in_schema=False)(_csv(page))
    if page.news is not None:
        app.get(f"{path}.atom", include_in_schema=False)(_atom(page))
    if page.features is not None:
        app.get(f"{path}.geojson", include_in_schema=False)(_geojson(page))
    app.get(path, include_in_schema=False)(_html(page))
    app.get(f"/api{path}", name=path, summary=page.about)(_json(page))


def _html(page: Page) -> Callable[..., Response]:
    def answer(request: Request, at: AtDesk, made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.html(page, made, request, at)

    return answer


def _json(page: Page) -> Callable[..., Response]:
    def answer(made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.json_twin(made)

    return answer


def _csv(page: Page) -> Callable[..., Response]:
    def answer(made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.csv_twin(page, made)

    return answer


def _geojson(page: Page) -> Callable[..., Response]:
    def answer(made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.geojson_twin(page, made)

    return answer


def _atom(page: Page) -> Callable[..., Response]:
    def answer(request: Request, made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.atom_twin(page, made, request)

    return answer


# ── errors ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Told:
    """What went wrong, and what to do."""

    reason: str
    way_out: str


_ERROR = Page("", lambda: None, "error.html", "What went wrong.")


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, SaysoError)
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    told = Told(error.reason, error.way_out)
    if request.url.path.startswith("/api") or request.url.path.rpartition(".")[2] in {
        "json",
        "csv",
        "atom",
        "geojson",
    }:
        answer = answers.json_twin({"error": told})
        answer.status_code = status
        return answer
    return answers.html(_ERROR, told, request, desk(request), status=status)
