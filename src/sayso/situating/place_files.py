"""Files of places, read row by row: a GeoNames dump, a table of any columns, GeoJSON; each also zipped.

A row that names no place, or puts it nowhere, is a `BadRow` with the reason, and the others go on. Nothing is
mended: a latitude of 91 is refused, and not taken for a longitude.
"""

from __future__ import annotations

import csv
import io
import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sayso.errors import BadPlaceFile
from sayso.lexicons.place_files import place_file_words
from sayso.lexicons.places import place_words
from sayso.situating.added_places import AddedRow
from sayso.situating.outlines import middle_of

_GEONAMES = 19  # columns of a dump, which has no heads
_READABLE = {".txt", ".csv", ".tsv", ".json", ".geojson"}
_ABOUT = "readme"  # what GeoNames' archives hold beside the dump
_LARGEST_JSON = 512 * 2**20  # bytes: it is read whole
_DELIMITERS = ",;\t|"
_LONGEST = 200  # letters of a name
_FURTHER_PEOPLE = 10**11


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no place: its number, from 1 on as an editor counts lines, and why."""

    row: int
    reason: str


class _Wrong(ValueError):
    """Why a row is no place."""


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """A file of places, of which the form is known."""

    path: Path
    member: str | None  # of an archive
    form: str

    def rows(self, columns: Mapping[str, str]) -> Iterator[AddedRow | BadRow]:
        """Its places, and what is none, in the order of the file; ``columns`` says which holds what."""
        with _opened(self.path, self.member) as file:
            yield from _FORMS[self.form](file, columns)


def known_columns() -> tuple[str, ...]:
    """What a column may hold that sayso keeps.

    >>> known_columns()[:3]
    ('name', 'lat', 'lon')
    """
    return tuple(place_file_words().columns)


def place_file(path: Path) -> PlaceFile:
    """The file, with its form told from its name and first line.

    Raises `BadPlaceFile` when there is none, it cannot be opened, or is of no form that is known.
    """
    try:
        member = _member(path)
        suffix = Path(member or path.name).suffix.lower()
        with _opened(path, member) as file:
            start = file.read(1)
            first = start + file.readline()
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadPlaceFile(f"{path} cannot be read ({why})", "give a file of places") from error
    if not first.strip() and suffix not in {".json", ".geojson"}:
        raise BadPlaceFile(f"{path} is empty", "give a file of places")
    if "\0" in first:
        raise BadPlaceFile(f"{path} is not text", "give it as a GeoNames dump, CSV or GeoJSON, zipped or not")
    if suffix in {".json", ".geojson"} or first.lstrip().startswith("{"):
        return PlaceFile(path, member, "GeoJSON")
    cells = first.rstrip("\r\n").split("\t")
    is_dump = len(cells) == _GEONAMES and cells[0].isdigit()
    return PlaceFile(path, member, "GeoNames" if is_dump else "CSV")


def _member(path: Path) -> str | None:
    """The file of places in an archive; None for a file that is none."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        found = [i for i in archive.infolist() if Path(i.filename).suffix.lower() in _READABLE]
        found = [i for i in found if not Path(i.filename).name.lower().startswith(_ABOUT)]
    if not found:
        raise BadPlaceFile(f"{path} holds no file of places", "zip a .txt, .csv or .geojson")
    return max(found, key=lambda i: i.file_size).filename


@contextmanager
def _opened(path: Path, member: str | None) -> Iterator[IO[str]]:
    """The file as text; a byte that is not UTF-8 becomes a mark, by which its row is refused."""
    if member is None:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            yield file
    else:
        with zipfile.ZipFile(path) as archive, archive.open(member) as packed:
            yield io.TextIOWrapper(packed, encoding="utf-8-sig", errors="replace", newline="")


def _geonames(file: IO[str], _: Mapping[str, str]) -> Iterator[AddedRow | BadRow]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield _tried(number, _of_dump, line.rstrip("\r\n").split("\t"))


def _of_dump(cells: Sequence[str]) -> AddedRow:
    if len(cells) != _GEONAMES:
        raise _Wrong(f"it has {len(cells)} columns, and a GeoNames dump has {_GEONAMES}")
    kind = place_file_words().kind_of(cells[7], cells[6]) or "site"
    return _place(
        {"name": cells[1], "also": cells[3].replace(",", "|"), "lat": cells[4], "lon": cells[5],
         "country": cells[8], "state": cells[10], "people": cells[14]},
        kind,
    )  # fmt: skip


def _table(file: IO[str], columns: Mapping[str, str]) -> Iterator[AddedRow | BadRow]:
    heads = file.readline()
    delimiter = max(_DELIMITERS, key=heads.count)
    names = next(csv.reader([heads], delimiter=delimiter))
    where = _columns(names, columns)
    reader = csv.reader(file, delimiter=delimiter)
    while True:
        number = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadRow(number, f"it cannot be read ({error})")
            continue
        if any(cell.strip() for cell in cells):
            yield _tried(number, _of_table, (cells, where, delimiter))


def _of_table(row: tuple[Sequence[str], Mapping[str, int], str]) -> AddedRow:
    cells, where, delimiter = row
    values = {key: cells[i].strip() for key, i in where.items() if i < len(cells)}
    if delimiter != ",":  # 50,45 is a number where the comma parts no columns
        values |= {key: values[key].replace(",", ".") for key in ("lat", "lon") if key in values}
    return _place(values, _kind(values))


def _columns(names: Sequence[str], asked: Mapping[str, str]) -> dict[str, int]:
    """Which column holds what: those that were asked for, else by their names."""
    at = {name.strip().lower(): i for i, name in reversed(list(enumerate(names)))}
    missing = [name for name in asked.values() if name.lower() not in at]
    if missing:
        raise BadPlaceFile(f"there is no column {missing[0]}", f"the columns are {', '.join(names)}")
    found = {key: at[name.lower()] for key, name in asked.items()}
    for key, likely in place_file_words().columns.items():
        here = next((at[name] for name in likely if name in at and at[name] not in found.values()), None)
        if key not in found and here is not None:
            found[key] = here
    lacking = [key for key in ("name", "lat", "lon") if key not in found]
    if lacking:
        raise BadPlaceFile(
            f"no column is known to hold the {lacking[0]}; the columns are {', '.join(names)[:300]}",
            "say which with --columns name=COLUMN,lat=COLUMN,lon=COLUMN",
        )
    return found


def _geojson(file: IO[str], columns: Mapping[str, str]) -> Iterator[AddedRow | BadRow]:
    text = file.read(_LARGEST_JSON + 1)
    if len(text) > _LARGEST_JSON:
        raise BadPlaceFile("it is larger than 512 MB", "cut it into several files")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadPlaceFile(f"it is not JSON ({error})", "give GeoJSON (RFC 7946)") from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        features = [whole]
    if not isinstance(features, list):
        raise BadPlaceFile("it is not a FeatureCollection", "give GeoJSON (RFC 7946)")
    for number, feature in enumerate(features, 1):
        yield _tried(number, _of_feature, (feature, columns))


def _of_feature(given: tuple[Any, Mapping[str, str]]) -> AddedRow:
    feature, columns = given
    told = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(told, dict):
        raise _Wrong("it is no feature with properties")
    values = _told(told, columns)
    middle = middle_of(feature.get("geometry"))
    if middle is None:
        raise _Wrong("its geometry has no point on the globe")
    values |= {"lat": str(middle.lat), "lon": str(middle.lon)}
    if middle.km and "km" not in values:
        values["km"] = str(middle.km)
    return _place(values, _kind(values))


def _told(properties: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    """What the properties say, by the columns that hold it."""
    by_name = {key.lower(): value for key, value in properties.items() if value not in (None, "")}
    found: dict[str, str] = {}
    for key, likely in place_file_words().columns.items():
        names = (columns[key].lower(),) if key in columns else likely
        value = next((by_name[name] for name in names if name in by_name), None)
        if value is not None:
            found[key] = "|".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


def _tried(number: int, of: Any, given: Any) -> AddedRow | BadRow:
    try:
        row: AddedRow = of(given)
    except _Wrong as error:
        return BadRow(number, str(error))
    return row


def _kind(values: Mapping[str, str]) -> str:
    said = values.get("kind", "")
    return place_file_words().kind_of(said) or ("site" if said else "settlement")


def _place(values: Mapping[str, str], kind: str) -> AddedRow:
    name = values.get("name", "").strip()
    if not any(map(str.isalpha, name)):
        raise _Wrong("it has no name")
    if "\ufffd" in name:
        raise _Wrong("its name is not in UTF-8")
    if len(name) > _LONGEST:
        raise _Wrong(f"its name is longer than {_LONGEST} letters")
    lat, lon = _degrees(values, "lat", 90), _degrees(values, "lon", 180)
    if lat == lon == 0:
        raise _Wrong("it lies at 0, 0, which stands for no point")
    km = _number(values, "km") or place_file_words().km.get(kind)
    return AddedRow(
        name, kind, lat, lon, _country(values.get("country", "")), values.get("state") or None,
        int(min(max(_number(values, "people") or 0, 0), _FURTHER_PEOPLE)),
        max(km, 1.0) if km else None, tuple(_also(values.get("also", ""))),
    )  # fmt: skip


def _degrees(values: Mapping[str, str], key: str, most: int) -> float:
    said = values.get(key, "")
    try:
        degrees = float(said)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        raise _Wrong(f"its {key} is {said[:40] or 'not given'}, and not a number between -{most} and {most}")
    return degrees


def _number(values: Mapping[str, str], key: str) -> float | None:
    """The number, where there is one that is finite: how many live there is no reason to refuse a place."""
    try:
        number = float(values.get(key, "").replace(",", "").replace(" ", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _country(said: str) -> str | None:
    """The country's code; None where the file names none that has one."""
    code = said.strip().upper()
    return code if code in place_words().countries else None


def _also(names: str) -> Iterable[str]:
    parts = names.replace(";", "|").replace(",", "|").split("|")
    return (n for n in map(str.strip, parts) if 1 < len(n) <= _LONGEST and "\ufffd" not in n)


_FORMS = {"GeoNames": _geonames, "CSV": _table, "GeoJSON": _geojson}
