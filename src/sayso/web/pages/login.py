"""The door: a login link opens a page with a button, and the button lets its user in, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from sayso.web import answers
from sayso.web.accounts import WITHIN, Tries, begin_session, end_session, new_session, right_now, session_of
from sayso.web.desk import AtDesk
from sayso.web.page import Page
from sayso.web.refusing import refused

router = APIRouter()

Token = Annotated[str, Query(description="Of the login link.", max_length=200)]
To = Annotated[str, Query(description="The path to go on to.", max_length=2_000)]


@dataclass(frozen=True, slots=True)
class Door:
    """A page with a button where a link brought its token, and without one how to get a link."""

    token: str  # of the link that was followed; empty without one
    to: str  # the path to go on to


_PAGE = Page("/login", lambda: None, "login.html", "The door.")
_NEVER_KEPT = {"Cache-Control": "no-store"}
_NOT_IN = (
    "this link lets nobody in: it was used, replaced, or is older than 15 minutes",
    "ask for another one",
)
_WAIT = ("too many links that let nobody in", "wait ten minutes, then ask for another one")


@router.get("/login")
def door(request: Request, at: AtDesk, token: Token = "", to: To = "/") -> Response:
    """The door. To look at it changes nothing: a mail program that looks ahead does not use up the link."""
    answer = answers.html(_PAGE, Door(token, own_path(to)), request, at, has_twins=False)
    answer.headers.update(_NEVER_KEPT)
    return answer


@router.post("/login")
def log_in(
    request: Request,
    at: AtDesk,
    token: Annotated[str, Form(max_length=200)] = "",
    to: Annotated[str, Form(max_length=2_000)] = "/",
) -> Response:
    """Let the user of the link in."""
    tries: Tries = request.app.state.tries
    where = request.client.host if request.client else ""
    if tries.too_many(where):
        return refused(request, 429, *_WAIT, headers={"Retry-After": str(int(WITHIN))})
    session = new_session(at.ledger, token)
    if session is None:
        tries.wrong(where)
        return refused(request, 403, *_NOT_IN)
    answer = RedirectResponse(own_path(to), 303, headers=_NEVER_KEPT)
    begin_session(request, answer, session)
    return answer


@router.post("/logout")
def log_out(request: Request, at: AtDesk) -> Response:
    """End the session."""
    if token := session_of(request):
        at.ledger.log_out(token, now=right_now())
    answer = RedirectResponse("/login", 303)
    end_session(request, answer)
    return answer


def own_path(to: str) -> str:
    r"""The path when it lies on this server, else the home page.

    >>> own_path("/story/4f2a?day=3"), own_path("//evil.example"), own_path("/\\evil.example")
    ('/story/4f2a?day=3', '/', '/')
    """
    is_own = to.startswith("/") and not to.startswith(("//", "/\\")) and to.isprintable() and to.isascii()
    return to if is_own else "/"
