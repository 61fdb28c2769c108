"""What cannot be done: the same for people, as a page, and for programs, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from sayso.errors import BadLedger, BadQuery, CannotCorrect, NotAllowed, NotInLedger, SaysoError
from sayso.web import answers
from sayso.web.desk import desk
from sayso.web.page import Page

_STATUS: tuple[tuple[type[SaysoError], int], ...] = (
    (NotAllowed, 403),
    (NotInLedger, 404),
    (BadQuery, 400),
    (CannotCorrect, 409),
    (BadLedger, 503),
    (SaysoError, 400),
)
_SAID: dict[int, tuple[str, str]] = {
    404: ("there is nothing at this address", "search the ledger, or begin with its stories"),
    405: ("nothing can be done in this way at this address", "open it as a page"),
    413: ("that is too large to be sent", "send less than 2 MB"),
}
_ELSE = ("that cannot be done", "go back and try something else")
_TWINS = frozenset({"json", "csv", "atom", "geojson"})


@dataclass(frozen=True, slots=True)
class Told:
    """What went wrong, and what to do."""

    reason: str
    way_out: str


_ERROR = Page("", lambda: None, "error.html", "What went wrong.")


def refused(
    request: Request, status: int, reason: str, way_out: str, *, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer that says so, in the form that was asked for."""
    told = Told(reason, way_out)
    if is_for_programs(request.scope["path"]):
        answer = answers.json_twin({"error": told})
        answer.status_code = status
    else:
        answer = answers.html(_ERROR, told, request, desk(request), status=status, has_twins=False)
    answer.headers.update(headers or {})
    return answer


def is_for_programs(path: str) -> bool:
    """Whether what lies at this path is read by programs.

    >>> is_for_programs("/api/stories"), is_for_programs("/stories.csv"), is_for_programs("/stories")
    (True, True, False)
    """
    return path.startswith("/api") or path.rpartition(".")[2] in _TWINS


async def named(request: Request, error: Exception) -> Response:
    """What sayso can name."""
    assert isinstance(error, SaysoError)
    status = next(status for kind, status in _STATUS if isinstance(error, kind))
    return refused(request, status, error.reason, error.way_out)


async def not_found(request: Request, error: Exception) -> Response:
    """What no route answers to."""
    assert isinstance(error, HTTPException)
    reason, way_out = _SAID.get(error.status_code, _ELSE)
    return refused(request, error.status_code, reason, way_out, headers=error.headers)


async def misunderstood(request: Request, error: Exception) -> Response:
    """What was asked for in a way that has no meaning, as a day that is none."""
    assert isinstance(error, RequestValidationError)
    wrong = sorted({f"{'.'.join(map(str, one['loc'][1:]))} ({one['msg'].lower()})" for one in error.errors()})
    return refused(
        request, 422, f"that cannot be asked for: {', '.join(wrong)}", "change that part of the address"
    )
