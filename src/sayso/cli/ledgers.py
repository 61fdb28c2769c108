"""Which ledger a command works on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.settings import settings_from

if TYPE_CHECKING:
    from sayso.ledger import Ledger

Address = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="URL",
        help="sqlite:///FILE or postgresql+psycopg://…; else SAYSO_LEDGER, else sqlite:///sayso.db.",
    ),
]


def opened(address: str | None, *, write: bool = False) -> Ledger:
    """The ledger at the address, or at the one that is set; raises a `BadLedger` when it cannot be used."""
    from sayso.ledger import open_ledger  # SQLAlchemy takes 0.2 s to load, which `--help` does without

    return open_ledger(address or settings_from(os.environ, home=Path.home()).ledger, write=write)
