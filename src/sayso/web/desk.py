"""What every page is handed: the ledger, who is looking, and how the server was set up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from sayso.errors import NotAllowed
from sayso.ledger import Ledger, Role


@dataclass(frozen=True)
class Setup:
    """How the server was set up, once, at the edge.

    ``person`` signs what is corrected where nobody logs in; ``tiles`` is the address of a tile server, with
    {z}, {x} and {y}, and None where the map is drawn from packaged data alone.
    """

    ledger: str
    cache: Path
    person: str
    allow_private: bool = False
    tiles: str | None = None
    host: str = "127.0.0.1"  # what the server listens on
    names: tuple[str, ...] = ()  # other names that browsers may reach it by
    login: bool = False  # everybody has to log in, also while there are no users
    weighs: bool = False  # stories that have changed are weighed in the background
    processes: int = 0  # that make pages beside the server's own
    traceback: bool = False  # an error in sayso itself is logged with its traceback


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sent a request: nobody known has no role."""

    name: str
    role: Role | None
    has_session: bool = False  # and can log out


NOBODY = Visitor("", None)


@dataclass(frozen=True)
class Desk:
    """What a page is made from."""

    ledger: Ledger
    setup: Setup
    visitor: Visitor

    @property
    def person(self) -> str:
        """Who is looking, and signs what they correct."""
        return self.visitor.name

    def may(self, needed: Role) -> bool:
        """Whether who is looking has this role, or one that includes it."""
        return self.visitor.role is not None and self.visitor.role.may(needed)

    @property
    def corrects(self) -> bool:
        """Whether who is looking may correct what was found."""
        return self.may(Role.REVIEWER)

    @property
    def lets_in(self) -> bool:
        """Whether who is looking may add users."""
        return self.may(Role.ADMIN)


def desk(request: Request) -> Desk:
    """The desk of this request; who sent it was found out by `sayso.web.guard`."""
    state = request.app.state
    return Desk(state.ledger, state.setup, getattr(request.state, "visitor", NOBODY))


AtDesk = Annotated[Desk, Depends(desk)]


def needs(role: Role) -> Callable[[Desk], None]:
    """A dependency that only those pass who have this role.

    The guard asks for the role of a path before any route is looked for; this says so at the route as well.
    """

    def check(at: AtDesk) -> None:
        if not at.may(role):
            raise NotAllowed(*not_allowed(role))

    return check


def not_allowed(role: Role) -> tuple[str, str]:
    """Why somebody without this role does not get on, and what they can do."""
    return f"that takes the role of {role.with_article}", "ask an admin of this ledger for it"
