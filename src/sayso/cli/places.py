"""Files of places on their way into the gazetteer and out of it."""

from __future__ import annotations

import json as as_text
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import typer

from sayso.cli.exits import Exit
from sayso.cli.meter import Meter
from sayso.cli.reading import tell
from sayso.errors import BadPlaceFile, SaysoError
from sayso.export.counts import many
from sayso.export.visible import one_line
from sayso.settings import settings_from
from sayso.situating.added_places import Added, AddedRow, added_places, keep
from sayso.situating.gazetteer import FILE, Gazetteer
from sayso.situating.place_files import BadRow, known_columns, place_file

_LISTED = 20  # refused rows that are told one by one
_A_STEP = 1_000  # rows between two looks at the bar
_SAFE = re.compile(r"[^\w.-]+")


def add(path: Path, *, name: str | None, columns: str | None) -> Exit:
    """Adds the file's places and builds the gazetteer with them; says what was added and what was not."""
    folder, refused = _folder(), _Refused()
    try:
        called = _called(name or path.name.partition(".")[0])
        file = place_file(path)
        with Meter(sys.stderr, total=None, what="rows read") as meter:
            rows = _places(file.rows(_asked(columns)), refused, meter)
            draft = keep(rows, folder, name=called, source=str(path), form=file.form)
        if not draft.places:
            draft.drop()
            refused.tell()
            raise BadPlaceFile(f"{path} has no place that can be added", "mend it and add it again")
        added = draft.keep(refused.count)
        _build(folder)
    except SaysoError as error:
        tell(sys.stderr, f"sayso: {error}")
        return Exit.NOTHING
    except KeyboardInterrupt:
        tell(sys.stderr, "sayso: interrupted; the same command adds the file from its start")
        return Exit.INTERRUPTED
    refused.tell()
    print(_line(added))
    return Exit.SOME_REFUSED if refused.count else Exit.DONE


def show(*, json: bool) -> None:
    """Says which files were added."""
    found = added_places(_folder())
    for added in found:
        print(as_text.dumps(_row(added), ensure_ascii=False) if json else _line(added))
    if not found:
        tell(sys.stderr, "no files of places were added")


def remove(name: str) -> Exit:
    """Takes the file of this name out and builds the gazetteer without it."""
    folder = _folder()
    added = next((a for a in added_places(folder) if a.name == name), None)
    if added is None:
        tell(sys.stderr, f"sayso: no file of places is called {one_line(name)}; see `sayso gazetteer list`")
        return Exit.NOTHING
    added.path.unlink()
    _build(folder)
    print(f"{one_line(name)} is no longer in the gazetteer")
    return Exit.DONE


def _folder() -> Path:
    return settings_from(os.environ, home=Path.home()).cache


def _called(name: str) -> str:
    called = _SAFE.sub("-", name).strip("-.")
    if not called:
        raise BadPlaceFile(f"{one_line(name)} is no name", "give one of letters and digits with --name")
    return called


def _asked(columns: str | None) -> Mapping[str, str]:
    """What `--columns` says: name=ORT,lat=BREITE."""
    asked: dict[str, str] = {}
    for part in filter(None, (columns or "").split(",")):
        what, _, column = (word.strip() for word in part.partition("="))
        if what not in known_columns() or not column:
            raise typer.BadParameter(f"{part} is not one of {', '.join(known_columns())} with its column")
        asked[what] = column
    return asked


class _Refused:
    """The rows that are no places: how many, and the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[BadRow] = []

    def note(self, row: BadRow) -> None:
        self.count += 1
        if len(self.first) < _LISTED:
            self.first.append(row)

    def tell(self) -> None:
        for row in self.first:
            tell(sys.stderr, f"row {row.row}: {one_line(row.reason)}")
        if self.count > len(self.first):
            tell(sys.stderr, f"and {self.count - len(self.first):,} more rows")


def _places(rows: Iterable[AddedRow | BadRow], refused: _Refused, meter: Meter) -> Iterator[AddedRow]:
    for number, row in enumerate(rows, 1):
        if number % _A_STEP == 0:
            meter.advance(_A_STEP, refused=refused.count)
        if isinstance(row, BadRow):
            refused.note(row)
        else:
            yield row


def _build(folder: Path) -> None:
    """The gazetteer, made anew where what it is made from has changed."""
    with Meter(sys.stderr, total=None, what="places written") as meter:
        if not _is_current(folder):
            Gazetteer.build(folder / FILE, tell=meter.advance)


def _is_current(folder: Path) -> bool:
    try:
        Gazetteer.open(folder / FILE)
    except SaysoError:
        return False
    return True


def _line(added: Added) -> str:
    lacking = f", {many(added.refused, 'row')} refused" if added.refused else ""
    return (
        f"{added.name}: {many(added.places, 'place')}{lacking}, {added.form}, from {one_line(added.source)}"
    )


def _row(added: Added) -> dict[str, object]:
    return {
        "name": added.name, "source": added.source, "form": added.form, "digest": added.digest,
        "places": added.places, "refused": added.refused,
    }  # fmt: skip
