"""Places without points in GeoNames' lists, and the words around places, from ``places.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """A place that is known by the lexicon: its names, its point, and how widely that stands for it."""

    names: tuple[str, ...]
    lat: float
    lon: float
    country: str | None
    kind: str
    km: float


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Everything ``places.yml`` says."""

    countries: Mapping[str, tuple[float, float, tuple[str, ...]]]  # code to point and further names
    points: tuple[NamedPoint, ...]
    states: Mapping[tuple[str, str], str]  # country and name of a region to GeoNames' code of it
    endings: frozenset[str]
    towns: frozenset[str]  # the endings of settlements
    beginnings: frozenset[str]  # of names, in small letters: "St. Paul"
    tails: tuple[str, ...]  # "-based"
    lead: frozenset[str]
    locative: frozenset[str]
    parties: tuple[str, ...]
    dateline_marks: frozenset[str]
    english_speaking: frozenset[str]
    county_lands: frozenset[str]  # countries whose second-level regions are called counties
    townsfolk: frozenset[str]  # who and what is called by its town: "Torrington firefighters"
    serving: frozenset[str]  # words of a body that serves the place it is named for
    standing: frozenset[str]  # the same, of bodies that often bear a person's name
    counties: Mapping[str, str]  # "counties" to what each is called
    contests: frozenset[str]  # verbs between two teams: "Liverpool beat Arsenal"
    settled: frozenset[str]  # "the villages of X and Y"
    streets: frozenset[str]  # the last word of a street's name
    blocks: frozenset[str]  # words before the street that they are of: "the 600 block of"
    compass: frozenset[str]  # before a street's name: "South", "S."
    processes: frozenset[str]  # what towns lend their names to: "the Minsk agreements"
    generic: frozenset[str]  # words that the model takes for places, but that name none
    away: frozenset[str]  # "42 miles from", "10 km outside"
    telling: Mapping[str, frozenset[str]]  # country to words of its local news
    home: Mapping[str, str]  # the end of an outlet's address to a country
    miles: Mapping[str, float]  # a unit of length to kilometres


@cache
def place_words() -> PlaceWords:
    """The places and words of the lexicon.

    >>> place_words().countries["UA"][:2]
    (49.0, 32.0)
    """
    found = entries("places")
    said: dict[str, Any] = {key: e[key] for e in found for key in e if key != "places"}
    return PlaceWords(
        countries={code: (p[0], p[1], tuple(p[2:])) for code, p in said["countries"].items()},
        points=tuple(point for e in found if "places" in e for point in _points(e)),
        states={(land, name): code for land, codes in said["states"].items() for name, code in codes.items()},
        endings=frozenset(said["endings"]),
        towns=frozenset(said["towns"]),
        beginnings=frozenset(said["beginnings"]),
        tails=tuple(said["tails"]),
        lead=frozenset(said["lead"]),
        locative=frozenset(said["locative"]),
        parties=tuple(said["parties"]),
        dateline_marks=frozenset(said["dateline_marks"]),
        english_speaking=frozenset(said["english_speaking"]),
        county_lands=frozenset(said["county_lands"]),
        townsfolk=frozenset(said["townsfolk"]),
        serving=frozenset(said["serving"]),
        standing=frozenset(said["standing"]),
        counties=said["counties"],
        contests=frozenset(said["contests"]),
        settled=frozenset(said["settled"]),
        streets=frozenset(said["streets"]),
        blocks=frozenset(said["blocks"]),
        compass=frozenset(said["compass"]),
        processes=frozenset(said["processes"]),
        generic=frozenset(said["generic"]),
        away=frozenset(said["from"]),
        telling={country: frozenset(words) for country, words in said["telling"].items()},
        home=said["home"],
        miles=said["miles"],
    )


def _points(entry: dict[str, Any]) -> Iterator[NamedPoint]:
    for name, given in entry["places"].items():
        own = given if isinstance(given, dict) else {"at": given[:2], "also": given[2:]}
        lat, lon = own["at"]
        country = own.get("country", entry.get("country"))
        names = (name, *own.get("also", ()))
        yield NamedPoint(names, float(lat), float(lon), country, entry["kind"], own.get("km", entry["km"]))
