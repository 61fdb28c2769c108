"""What `sayso actor` does: an actor's page, or the actors to choose from."""

from __future__ import annotations

from typing import TextIO

from sayso.cli.exits import Exit
from sayso.cli.ledgers import opened
from sayso.cli.reading import leave_quietly, tell
from sayso.errors import SaysoError
from sayso.export.actor import actor_line, show_actor, show_choices
from sayso.export.visible import one_line
from sayso.ledger import ActorPage, Choice


def run(name: str, *, address: str | None, json: bool, out: TextIO, err: TextIO) -> Exit:
    """Show the actor of this name or id."""
    try:
        with opened(address) as ledger:
            found = ledger.actor(name)
        _write(found, name, json=json, out=out)
    except SaysoError as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    except BrokenPipeError:  # whoever reads us has read enough, as `| head` does
        leave_quietly()
    return Exit.DONE


def _write(found: ActorPage | tuple[Choice, ...], name: str, *, json: bool, out: TextIO) -> None:
    if json:
        for each in (found,) if isinstance(found, ActorPage) else found:
            out.write(actor_line(each) + "\n")
    elif found == ():
        out.write(f"no actor has the name {one_line(name)!r} in this ledger\n")
    else:
        _show(found, out)
    out.flush()


def _show(found: ActorPage | tuple[Choice, ...], out: TextIO) -> None:
    from rich.console import Console  # 40 ms that --json does without

    if isinstance(found, ActorPage):
        show_actor(found, Console(file=out))
    else:
        show_choices(found, Console(file=out))
