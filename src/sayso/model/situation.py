"""Who, where, when and how many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span
from sayso.model.when import Interval


class ActorKind(StrEnum):
    """What sort of actor speaks or acts."""

    PERSON = "person"
    ORGANIZATION = "organization"  # companies, NGOs, international bodies, media, studies
    GOVERNMENT = "government"  # states, ministries, police, military, courts, public services
    GROUP = "group"  # an identifiable set of people
    UNNAMED = "unnamed"  # "officials", "an eyewitness", nobody at all


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the article names, under the fullest name it gives, with every mention of it."""

    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    description: str | None = None  # the title or role the article gives: "a Kremlin spokesman"
    gender: str | None = None  # "he", "she" or "they", as the article refers to the actor; else None
    roles: tuple[str, ...] = ()  # every title and role the article gives; the description is the first


@dataclass(frozen=True, slots=True)
class Place(Span):
    """Words that name a place, with the place they most likely mean.

    ``lat`` and ``lon`` are WGS84 degrees and None when no place of that name is known;
    ``precision_km`` is the radius within which the point stands for the place; ``candidates`` counts
    the places that bear the name.
    """

    name: str | None
    lat: float | None
    lon: float | None
    country: str | None  # ISO 3166-1 alpha-2
    precision_km: float | None
    candidates: int
    kind: str | None  # country, region, settlement, river, sea, … ; None when unknown
    rule: str

    def __post_init__(self) -> None:
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"a latitude lies between -90 and 90, not {self.lat}")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"a longitude lies between -180 and 180, not {self.lon}")


@dataclass(frozen=True, slots=True)
class Time(Span):
    """Words that name a time, with the days they may mean; both ends None when that is unknown."""

    interval: Interval
    rule: str


@dataclass(frozen=True, slots=True)
class Figure(Span):
    """A number that is claimed: from low to high, of which unit, of whom or what.

    "at least 60 civilians killed" is low 60, high None, unit "killed", of "civilians".
    """

    low: float | None
    high: float | None
    unit: str
    of: str | None
    statement: str | None  # the id of the statement that carries it; None when the article says so
    rule: str

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a figure's high lies below its low: {self.low}..{self.high}")


@dataclass(frozen=True, slots=True)
class Distance(Span):
    """A distance claimed between two known places, beside the one measured on the globe."""

    claimed_km: float
    measured_km: float
    from_place: str
    to_place: str
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Situation:
    """Who, where, when and how many, for one article, each in reading order."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    distances: tuple[Distance, ...]
