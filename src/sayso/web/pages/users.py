"""Who may log in: the users of the ledger, for its admins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from sayso.errors import BadAccount
from sayso.ledger import Account, Role
from sayso.model import as_json
from sayso.web import answers
from sayso.web.accounts import login_link, right_now
from sayso.web.desk import AtDesk, Desk, needs
from sayso.web.page import Page, Row

router = APIRouter(dependencies=[Depends(needs(Role.ADMIN))])

Name = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True, slots=True)
class Way:
    """A login link, shown to the admin this once."""

    name: str  # whom it lets in
    address: str  # the link, whole
    until: str  # when it ends, as ISO 8601 in UTC


@dataclass(frozen=True, slots=True)
class Users:
    """The users, in the order of the alphabet."""

    users: tuple[Account, ...]
    you: str  # the name of who is looking
    link: Way | None = None  # the one that was just made


def users(at: AtDesk) -> Users:
    """Everybody who may log in."""
    return _users(at)


def _users(at: Desk, link: Way | None = None) -> Users:
    return Users(tuple(at.ledger.accounts()), at.person, link)


def _rows(page: Users) -> Iterator[Row]:
    for user in page.users:
        row = as_json(user)
        assert isinstance(row, dict)
        yield row


PAGES = (
    Page("/users", users, "users.html", "Who may log in.", rows=_rows, columns=("name", "role", "added")),
)


@router.post("/users/add")
def add(request: Request, at: AtDesk, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Let somebody in, and show their link."""
    account = at.ledger.add_account(name, role, now=right_now())
    return _with_link(request, at, account.name)


@router.post("/users/link")
def link(request: Request, at: AtDesk, name: Name) -> Response:
    """Show a new link for somebody."""
    return _with_link(request, at, name)


@router.post("/users/role")
def role(at: AtDesk, name: Name, role: Annotated[Role, Form()]) -> Response:
    """Let somebody do more, or less."""
    at.ledger.set_role(name, role)
    return RedirectResponse("/users", 303)


@router.post("/users/remove")
def remove(at: AtDesk, name: Name) -> Response:
    """Let somebody in no more."""
    if name.strip().casefold() == at.person.casefold():
        raise BadAccount("you cannot remove yourself", "ask another admin, or use `sayso user remove`")
    at.ledger.remove_account(name)
    return RedirectResponse("/users", 303)


def _with_link(request: Request, at: Desk, name: str) -> Response:
    made = login_link(at.ledger, name)
    way = Way(name, f"{str(request.base_url).rstrip('/')}{made.path}", made.until)
    answer = answers.html(PAGES[0], _users(at, way), request, at, has_twins=False)
    answer.headers["Cache-Control"] = "no-store"
    return answer
