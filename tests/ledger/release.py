"""Writes a made ledger of today's schema as SQL, for later versions to upgrade: `python -m tests.ledger.release`."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sayso.ledger import Ledger, open_ledger
from sayso.ledger.schema import HEAD
from sayso.model import Refusal
from tests.ledger.made import NOW, TEXT, kept, place, time

RELEASED = Path(__file__).parent / "released"


def main() -> None:
    """Write the dump of this schema, once: what was released does not change."""
    file = RELEASED / f"{HEAD}.sql"
    if file.exists():
        raise SystemExit(f"{file} is there already: a released schema does not change")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "news.db"
        with open_ledger(str(made), write=True) as ledger:
            fill(ledger)
        RELEASED.mkdir(exist_ok=True)
        file.write_text("\n".join(dumped(made)) + "\n", "utf-8")
    print(file)


def fill(ledger: Ledger) -> None:
    """An edited article, one that two versions of sayso read, and a refusal."""
    found = {
        "places": [place(TEXT, "Foča", 43.5, 18.8)],
        "times": [time(TEXT, "in May", date(2026, 5, 1))],
        "published": date(2026, 5, 2),
        "keys": ["m:w:dam", "m:w:crack"],
    }
    kept(ledger, known={"url": "https://lantern.example/dam", "outlet": "Lantern"}, **found)
    kept(
        ledger,
        TEXT.replace("sound", "cracked"),
        known={"url": "https://lantern.example/dam"},
        statements=[],
        keys=["m:w:dam", "m:w:lake"],
        published=date(2026, 5, 2),
    )
    kept(ledger, known={"source": "b.txt"}, **found)
    kept(ledger, known={"source": "b.txt"}, version="0.2", **found)
    ledger.refuse(Refusal("bad.txt", "no words", "give words"), now=NOW)


def dumped(file: Path) -> Iterator[str]:
    """The ledger as SQL; the index of words is made anew from the texts, so it is left empty."""
    copy = sqlite3.connect(":memory:")
    with sqlite3.connect(file) as connection:
        connection.backup(copy)
    connection.close()
    made = copy.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
    ).fetchall()
    for name, _ in made:  # SQLite cannot dump a table that holds an index and no texts
        copy.execute(f"DROP TABLE {name}")
    yield from copy.iterdump()
    yield from (f"{sql};" for _, sql in made)
    copy.close()


def loaded(dump: Path, file: Path) -> None:
    """The ledger of this dump, in a new file."""
    connection = sqlite3.connect(file)
    connection.executescript(dump.read_text("utf-8"))
    connection.close()


if __name__ == "__main__":
    main()
