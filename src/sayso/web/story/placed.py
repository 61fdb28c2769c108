"""Where it is told to have been: the places that statements name, and how many name none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.ledger import Item, Spot


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place, and how many of the statements name it."""

    key: str
    name: str
    lat: float
    lon: float
    precision_km: float | None  # the radius within which the point stands for the place
    statements: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the statements, those of most statements first."""

    known: tuple[Spoken, ...]
    unplaced: int  # statements that name no place that is known
    unknown: tuple[str, ...]  # names that those bear, each once


def places(items: Sequence[Item]) -> Places:
    """The places that the items name."""
    spots: dict[str, list[Spot]] = {}
    for item in items:
        for spot in {spot.key: spot for spot in item.places if spot.key is not None}.values():
            spots.setdefault(str(spot.key), []).append(spot)
    known = (_spoken(key, named) for key, named in spots.items())
    names = (spot.name for item in items for spot in item.places if spot.lat is None)
    return Places(
        tuple(sorted(known, key=lambda place: (-place.statements, place.name, place.key))),
        sum(all(spot.lat is None for spot in item.places) for item in items),
        tuple(dict.fromkeys(names)),
    )


def _spoken(key: str, named: Sequence[Spot]) -> Spoken:
    first = named[0]
    return Spoken(key, first.name, first.lat or 0.0, first.lon or 0.0, first.precision_km, len(named))
