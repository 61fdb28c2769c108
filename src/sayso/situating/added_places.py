"""Files of places that somebody added to the gazetteer, kept beside it in one plain form.

Each stands as ``places-added/NAME.tsv`` in the gazetteer's folder: a line of JSON that tells where it is
from, then a line a place. A gazetteer is built from all of them, so that they outlive it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

FOLDER = "places-added"
_BETWEEN = "|"  # further names of one place


@dataclass(frozen=True, slots=True)
class AddedRow:
    """One place of an added file; ``km`` is None where only its people tell how wide it is."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str | None = None
    state: str | None = None
    people: int = 0
    km: float | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """An added file: its name, where it is from, the digest of its places, how many it has and lacks."""

    name: str
    source: str  # the file's path as it was given
    form: str  # GeoNames, CSV, GeoJSON
    digest: str  # SHA-256 of the lines of its places
    places: int
    refused: int
    path: Path

    def rows(self) -> Iterator[AddedRow]:
        """Its places in the order of their file."""
        with self.path.open(encoding="utf-8") as file:
            next(file)
            yield from map(_row, file)


def added_places(folder: Path) -> tuple[Added, ...]:
    """The files added to the gazetteer of this folder, by name; what is no such file is passed over."""
    return tuple(filter(None, map(_added, sorted((folder / FOLDER).glob("*.tsv")))))


def keep(rows: Iterable[AddedRow], folder: Path, *, name: str, source: str, form: str) -> Draft:
    """The places as a draft beside the kept files: `Draft.keep` puts it among them, `Draft.drop` away."""
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    handle, path = tempfile.mkstemp(dir=folder / FOLDER, prefix=name, suffix=".draft")
    digest, places = hashlib.sha256(), 0
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            for row in rows:
                line = _line(row)
                digest.update(line.encode())
                file.write(line)
                places += 1
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    return Draft(Path(path), folder / FOLDER / f"{name}.tsv", source, form, digest.hexdigest(), places)


@dataclass(frozen=True, slots=True)
class Draft:
    """Places that were read, and are not in the gazetteer yet."""

    path: Path
    goal: Path
    source: str
    form: str
    digest: str
    places: int

    def keep(self, refused: int) -> Added:
        """Puts them among the added files, in place of an older one of that name."""
        added = Added(self.goal.stem, self.source, self.form, self.digest, self.places, refused, self.goal)
        handle, path = tempfile.mkstemp(dir=self.goal.parent, prefix=self.goal.stem, suffix=".draft")
        with open(handle, "w", encoding="utf-8", newline="\n") as whole:
            told = {key: value for key, value in asdict(added).items() if key != "path"}
            whole.write(json.dumps(told, ensure_ascii=False) + "\n")
            _copy(self.path, whole)
        os.replace(path, self.goal)
        self.drop()
        return added

    def drop(self) -> None:
        """Takes the draft away."""
        self.path.unlink(missing_ok=True)


def _copy(path: Path, into: IO[str]) -> None:
    with path.open(encoding="utf-8") as lines:
        into.writelines(lines)


def _added(path: Path) -> Added | None:
    try:
        with path.open(encoding="utf-8") as file:
            told = json.loads(file.readline())
        return Added(path=path, **told)
    except (OSError, ValueError, TypeError):
        return None


def _line(row: AddedRow) -> str:
    km = "" if row.km is None else f"{row.km:.1f}"
    parts = (row.name, row.kind, f"{row.lat:.5f}", f"{row.lon:.5f}", row.country or "", row.state or "",
             str(row.people), km, _BETWEEN.join(row.also))  # fmt: skip
    return "\t".join(" ".join(part.split()) for part in parts) + "\n"


def _row(line: str) -> AddedRow:
    name, kind, lat, lon, country, state, people, km, also = line.rstrip("\n").split("\t")
    return AddedRow(
        name, kind, float(lat), float(lon), country or None, state or None, int(people),
        float(km) if km else None, tuple(filter(None, also.split(_BETWEEN))),
    )  # fmt: skip
