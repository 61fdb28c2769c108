"""What `sayso doctor` does: each check told as it ends, on the installation first and then on the ledger."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from sayso.cli.exits import Exit
from sayso.cli.installation import LOOKS, Finding, Look, room_at
from sayso.cli.meter import Meter
from sayso.cli.reading import tell
from sayso.errors import BadLedger, LedgerTooOld
from sayso.export.visible import one_line
from sayso.ledger.database import Database
from sayso.ledger.doctor import CHECKS, Answer, asked, figures, mended
from sayso.ledger.schema import HEAD, check, revision, upgrade
from sayso.settings import Settings, settings_from


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller of `sayso doctor` asked for."""

    json: bool = False
    mend: bool = False
    upgrade: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of one check; as JSON it is one line of `sayso doctor --json`."""

    check: str
    help: str
    well: bool
    found: str
    examples: tuple[str, ...] = ()
    way_out: str | None = None  # None when there is nothing to mend
    mended: bool = False


def run(wanted: Wanted, *, address: str | None, out: TextIO, err: TextIO) -> Exit:
    """Check everything, tell each answer as it comes, and say how it ended."""
    settings = settings_from(os.environ, home=Path.home())
    wrong = 0
    try:
        for line in lines(wanted, settings, address or settings.ledger, err):
            wrong += not line.well
            out.write(_json(line) if wanted.json else _told(line))
            out.flush()
    except BadLedger as error:
        tell(err, f"sayso: {error}")
        return Exit.NOTHING
    return Exit.WRONG if wrong else Exit.DONE


def lines(wanted: Wanted, settings: Settings, address: str, err: TextIO) -> Iterator[Line]:
    """What is told of each check, as it ends."""
    yield from (_looked(look, look.at(settings)) for look in LOOKS)
    database = Database(address)
    try:
        yield _schema(database, wanted)
        if revision(database) == HEAD:
            yield from _ledger(database, wanted, err)
    finally:
        database.close()


def _looked(look: Look, finding: Finding) -> Line:
    well = finding.wrong is None
    return Line(
        look.name, look.help, well, finding.wrong or finding.found, (), None if well else look.way_out
    )


def _schema(database: Database, wanted: Wanted) -> Line:
    """Whether the ledger is up to date, now or by ``--upgrade``; raises when it is none, or too new."""
    about = ("schema", "The ledger has the tables of this sayso.")
    before = revision(database)
    try:
        check(database)
    except LedgerTooOld as error:
        if not wanted.upgrade:
            return Line(*about, well=False, found=error.reason, way_out=error.way_out)
        upgrade(database)
        return Line(*about, well=True, found=f"brought from {before} to {HEAD}", mended=True)
    return Line(*about, well=True, found=f"{HEAD}, {database.name}")


def _ledger(database: Database, wanted: Wanted, err: TextIO) -> Iterator[Line]:
    if database.file is not None:
        yield _looked(_ROOM, room_at(database.file))
    for question in CHECKS:
        with Meter(err, total=None, what=question.name) as meter:
            answer = asked(database, question, tick=meter.advance)
        yield _answered(mended(database, question, answer) if wanted.mend else answer)
    found = ", ".join(f"{number:,} {name}" for name, number in figures(database))
    yield Line("holds", "What the ledger holds.", well=True, found=found)


_ROOM = Look("ledger's room", "There is room on the disk of the ledger.", lambda _: Finding(""), "make room")


def _answered(answer: Answer) -> Line:
    if answer.wrong:
        found = f"{answer.wrong:,} wrong{', mended' if answer.mended else ''}"
    else:
        found = f"{answer.looked_at:,} looked at" if answer.looked_at else "nothing wrong"
    return Line(
        answer.check, answer.help, answer.is_well, found, answer.examples, answer.way_out, answer.mended
    )


def _told(line: Line) -> str:
    told = [("✓ " if line.well else "✗ ", f"{line.check}: {line.found}")]
    if not line.well:
        told += [("  ", line.help), *(("  · ", example) for example in line.examples)]
        told += [("  → ", line.way_out)] if line.way_out else []
    return "".join(f"{before}{one_line(words)}\n" for before, words in told)


def _json(line: Line) -> str:
    return json.dumps(asdict(line), ensure_ascii=False) + "\n"
