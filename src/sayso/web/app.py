"""The application: a route for each page and its twins, the static files, and errors as pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, nullcontext
from functools import cache, partial
from importlib.metadata import version
from multiprocessing.connection import Connection
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import Scope

from sayso.errors import SaysoError
from sayso.ledger import open_ledger
from sayso.web import answers, refusing
from sayso.web.accounts import Tries
from sayso.web.asking import Asking
from sayso.web.at_hand import AtHand
from sayso.web.cache import Cached
from sayso.web.desk import AtDesk, Setup
from sayso.web.guard import Guard, right_at
from sayso.web.look import FOLDER
from sayso.web.makers import HandedOn, MadeBeside, Makers, make_all, quietly
from sayso.web.page import Page
from sayso.web.pages import PAGES, ROUTERS
from sayso.web.reader import Reader
from sayso.web.weigher import weighing

_ABOUT = "The ledger of who said what: every page as JSON."
_NOT_KEPT = ("/static/", "/health", "/review", "/read", "/login", "/users")


def made_app(setup: Setup) -> FastAPI:
    """The application on this ledger, which is opened when the server starts."""

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        app.state.asking = Asking()
        with open_ledger(setup.ledger) as ledger, closing(ledger.stamp()) as stamp:
            app.state.ledger, app.state.stamp = ledger, stamp
            weigher = weighing(setup.ledger) if setup.weighs else nullcontext()
            with (
                weigher,
                closing(AtHand(ledger.totals, stamp.now)) as app.state.at_hand,
                closing(_makers(setup, app.state.at_hand)) as app.state.makers,
                closing(Reader(setup.cache, allow_private=setup.allow_private)) as app.state.reader,
            ):
                yield

    app = _plain(setup, running)
    app.state.tries = Tries()
    app.add_middleware(MadeBeside, takes=_is_looked_at)
    app.add_middleware(Cached, stamp=partial(_stamp, app), varies=_who, passed=_NOT_KEPT)
    app.add_middleware(Guard, setup=setup)  # the last one added stands before all others
    return app


def _plain(
    setup: Setup, running: Callable[[FastAPI], AbstractAsyncContextManager[None]] | None = None
) -> FastAPI:
    """The pages without what stands before them."""
    app = FastAPI(
        title="sayso",
        version=version("sayso"),
        summary=_ABOUT,
        lifespan=running,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api.json",
    )
    app.state.setup = setup
    app.router.routes.extend(_routes())
    app.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    app.add_exception_handler(SaysoError, refusing.named)
    app.add_exception_handler(HTTPException, refusing.not_found)
    app.add_exception_handler(RequestValidationError, refusing.misunderstood)
    return app


def _makers(setup: Setup, at_hand: AtHand) -> Makers:
    return Makers(partial(_make_pages, setup), setup.processes, at_hand.counts)


def _make_pages(setup: Setup, pipe: Connection) -> None:
    """What a maker does in its process: it answers for those whom the server's guard has let in."""
    with quietly(), open_ledger(setup.ledger) as ledger:
        app = _plain(setup)
        app.state.ledger, app.state.at_hand = ledger, HandedOn(pipe)
        make_all(app, pipe)


def _is_looked_at(scope: Scope) -> bool:
    """Whether it is a page that nobody can change anything on."""
    path = scope["path"]
    return scope["method"] == "GET" and right_at(path).change is None and not path.startswith(_NOT_KEPT)


@cache
def _routes() -> tuple[BaseRoute, ...]:
    """The routes of all pages, which know nothing of a ledger: making them takes a quarter of a second."""
    made = APIRouter()
    for page in PAGES:
        _add(made, page)
    for router in ROUTERS:
        made.include_router(router, include_in_schema=False)
    made.get("/", include_in_schema=False)(_html(PAGES[0]))
    made.get("/health", include_in_schema=False)(_health)
    return tuple(made.routes)


async def _stamp(app: FastAPI) -> str:
    """What an answer hangs on beside its address: the ledger, and the counts that are at hand."""
    state = app.state
    is_quick = state.ledger.database.is_sqlite
    word = state.stamp.now() if is_quick else await state.asking.quickly(state.stamp.now)
    return f"{word} {state.at_hand.times}"


def _who(scope: Scope) -> str:
    """Who looks, as far as a page shows it."""
    return repr(scope.get("state", {}).get("visitor"))


def _add(to: APIRouter, page: Page) -> None:
    """The routes of a page, its twins first: a name takes in whatever stands behind it.

    Those under /api are what OpenAPI describes.
    """
    path = page.path
    to.get(f"{path}.json", include_in_schema=False)(_json(page))
    if page.rows is not None:
        to.get(f"{path}.csv", include_in_schema=False)(_csv(page))
    if page.news is not None:
        to.get(f"{path}.atom", include_in_schema=False)(_atom(page))
    if page.features is not None:
        to.get(f"{path}.geojson", include_in_schema=False)(_geojson(page))
    to.get(path, include_in_schema=False)(_html(page))
    if page.in_api:
        to.get(
            f"/api{path}",
            name=path,
            summary=page.about,
            description=_described(page),
            tags=[path.split("/")[1]],
            responses=_ERRORS,
            response_class=JSONResponse,
        )(_json(page))


def _described(page: Page) -> str:
    """In which other forms the same is to be had, at the page's own address."""
    has = {"csv": page.rows, "atom": page.news, "geojson": page.features}
    forms = [form for form, of in has.items() if of is not None]
    also = f", with .{' or .'.join(forms)} behind it in that form" if forms else ""
    return f"The same as {page.path}.json{also}."


class ToldError(BaseModel):
    """What went wrong, and what to do."""

    reason: str
    way_out: str


class ErrorAnswer(BaseModel):
    """The answer where there is none."""

    error: ToldError


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorAnswer, "description": said}
    for status, said in (
        (400, "It means nothing that is asked for."),
        (401, "Somebody has to log in."),
        (403, "That takes another role."),
        (404, "The ledger does not have it."),
        (422, "A part of the address cannot be read."),
        (503, "The ledger cannot be used now."),
    )
}


def _health() -> Response:
    """That the server answers, for whatever watches over it."""
    return PlainTextResponse("ok\n")


def _html(page: Page) -> Callable[..., Response]:
    def answer(request: Request, at: AtDesk, made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.html(page, made, request, at)

    return answer


def _json(page: Page) -> Callable[..., Response]:
    def answer(made: Any = Depends(page.make)) -> Response:  # noqa: B008
        return answers.json_twin(made, keeps=page.keeps)

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
