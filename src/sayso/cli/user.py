"""`sayso user`."""

from __future__ import annotations

import json as as_text
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.exits import Exit
from sayso.cli.ledgers import Address, opened
from sayso.cli.serve import PORT

if TYPE_CHECKING:
    from sayso.ledger import Ledger

user = typer.Typer(
    name="user",
    help="Who may log in to the pages of `sayso serve`. While there are no users, whoever is on this machine "
    "may do everything; with the first one, everybody logs in.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Role(StrEnum):
    """What a user may do: the ledger's roles, whose own class loads the database, kept off `--help`."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="One user a line, as JSON.")]
_ROLES = "A reader looks, a reviewer corrects, too, an admin lets others in, too."


@user.command()
def add(
    name: Name,
    role: Annotated[Role, typer.Option("--role", help=_ROLES)] = Role.READER,
    ledger: Address = None,
) -> None:
    """Add a user; the first one is an admin. What they correct is signed with their name.

    Exit codes: 0 done; 2 wrong usage; 4 nothing could be done.
    """
    from sayso import ledger as ledgers  # takes 0.2 s to load, as below
    from sayso.web.accounts import right_now

    def work(opened: Ledger) -> None:
        added = opened.add_account(name, ledgers.Role(role), now=right_now())
        print(f"{added.name} is {added.role.with_article}; `sayso user link` makes a login link")

    _done(work, ledger)


@user.command("list")
def list_(json: Json = False, ledger: Address = None) -> None:
    """Show who may log in."""
    from sayso.export.visible import one_line

    def work(opened: Ledger) -> None:
        users = opened.accounts()
        if json:
            for one in users:
                print(
                    as_text.dumps(
                        {"name": one.name, "role": one.role, "added": one.added}, ensure_ascii=False
                    )
                )
            return
        for one in users:
            print(f"{one.role:<9} {one.added[:10]}  {one_line(one.name)}")
        if not users:
            print("no users: whoever is on this machine may do everything", file=sys.stderr)

    _done(work, ledger)


@user.command()
def role(
    name: Name,
    role: Annotated[Role, typer.Argument(help=_ROLES, show_default=False)],
    ledger: Address = None,
) -> None:
    """Change what a user may do, from their next page on."""
    from sayso import ledger as ledgers

    def work(opened: Ledger) -> None:
        new = ledgers.Role(role)
        opened.set_role(name, new)
        print(f"{name} is {new.with_article}")

    _done(work, ledger)


@user.command()
def link(
    name: Name,
    server: Annotated[
        str, typer.Option("--server", metavar="URL", help="The address by which they reach the pages.")
    ] = f"http://127.0.0.1:{PORT}",
    ledger: Address = None,
) -> None:
    """Make a login link: it works once, within 15 minutes, and is shown this once.

    Hand it over by a way that you trust: whoever opens it first is logged in as the user, for 30 days.
    """
    from sayso.web.accounts import login_link

    def work(opened: Ledger) -> None:
        made = login_link(opened, name)
        print(f"{server.rstrip('/')}{made.path}")
        print(f"works once, until {made.until[11:16]} UTC", file=sys.stderr)

    _done(work, ledger)


@user.command()
def remove(name: Name, ledger: Address = None) -> None:
    """Take a user out: their sessions end at once, what they corrected stays under their name."""

    def work(opened: Ledger) -> None:
        opened.remove_account(name)
        print(f"{name} is no user any more")
        if not opened.has_accounts():
            print("that was the last: whoever is on this machine may do everything", file=sys.stderr)

    _done(work, ledger)


def _done(work: Callable[[Ledger], None], address: str | None) -> None:
    from sayso.cli.reading import tell
    from sayso.errors import SaysoError

    try:
        with opened(address) as ledger:
            work(ledger)
    except SaysoError as error:
        tell(sys.stderr, f"sayso: {error}")
        raise typer.Exit(Exit.NOTHING) from None
