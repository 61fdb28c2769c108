"""What every page is handed: the ledger, who is looking, and how the server was set up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from sayso.ledger import Ledger


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


@dataclass(frozen=True)
class Desk:
    """What a page is made from."""

    ledger: Ledger
    setup: Setup
    person: str  # who is looking


def desk(request: Request) -> Desk:
    """The desk of this request."""
    state = request.app.state
    return Desk(state.ledger, state.setup, state.setup.person)


AtDesk = Annotated[Desk, Depends(desk)]
