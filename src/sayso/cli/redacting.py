"""What `sayso redact` does: it asks, takes the article out and says what is left elsewhere."""

from __future__ import annotations

from typing import TextIO

from sayso.cli.exits import Exit
from sayso.cli.reviewing import Desk
from sayso.export.visible import one_line
from sayso.ledger import Ledger


def run(ledger: Ledger, desk: Desk, article: str, because: str, *, yes: bool, stdin: TextIO) -> Exit:
    """Take the article out, when the person is sure."""
    key = ledger.redactable(article)
    title = ledger.title(key)
    if not yes and title is not None and not _is_sure(desk, one_line(f"{key}  {title}"), stdin):
        desk.out.write("nothing was taken out\n")
        return Exit.NOTHING
    done = ledger.redact(key, desk.signed(because))
    desk.out.write(f"{key} is out; it is not taken in again\n")
    if done.corrections:
        desk.out.write(f"{len(done.corrections)} corrections lost their texts; the chain still holds\n")
    for other in done.same_bytes:
        desk.out.write(
            f"the same bytes are kept for the article {other}: redact it, too, if they should go\n"
        )
    desk.out.write(f"{_elsewhere(ledger)}\n")
    return Exit.DONE


def _is_sure(desk: Desk, what: str, stdin: TextIO) -> bool:
    desk.out.write(f"{what}\nTake it out for good, with every version and finding? [y/N] ")
    desk.out.flush()
    return stdin.readline().strip().lower() in ("y", "yes")


def _elsewhere(ledger: Ledger) -> str:
    copies = "backups and exports that were made before still have it"
    if ledger.database.is_sqlite:
        return copies
    return f"{copies}, and so may the server's archived log and its replicas"
