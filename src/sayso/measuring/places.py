"""Places against gold: are they named, and put on the map where the gold has them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from statistics import median
from typing import Any

from sayso.errors import BadCorpus
from sayso.measuring.corpora import HOW, words_in
from sayso.measuring.figures import Detection, Figures, Share
from sayso.measuring.pieces import meet
from sayso.measuring.texts import GoldText, marks_in, once, pairs_of, text_of, wrong
from sayso.measuring.wrong import Wrong
from sayso.model import Report, Span

KINDS = ("missed", "extra", "unplaced", "far")  # of mistakes
NEAR_KM = 161  # 100 miles, the custom of the field
_EARTH_KM = 6371.0088
_LARGE = ("country", "continent")
ALL, LARGE, SMALLER = "all", "countries and continents", "smaller places"


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Words that name a place, and its point in degrees of WGS84."""

    start: int
    end: int
    lat: float
    lon: float
    kind: str


@dataclass(frozen=True, slots=True)
class GoldPlaces:
    """The places of a text, and the names of places that have no point: nothing is asked of those."""

    of: GoldText
    places: tuple[GoldPlace, ...]
    ignored: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Words that a system takes for a place; without a point where it knows none."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    rule: str = ""


Gold = Mapping[str, GoldPlaces]
Found = Mapping[str, Sequence[FoundPlace]]


def gold_places(row: dict[str, Any]) -> GoldPlaces:
    """The gold in a row of a corpus; raises `BadCorpus` where it lacks something."""
    of = text_of(row)
    ignored = marks_in(row, "ignore") if row.get("ignore") else ()
    return GoldPlaces(
        of,
        tuple(map(_gold_place, marks_in(row, "places"))),
        tuple(Span.cut(of.text, each["start"], each["end"]) for each in ignored),
    )


def _gold_place(given: dict[str, Any]) -> GoldPlace:
    lat, lon = given.get("lat"), given.get("lon")
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        raise BadCorpus("one of its places has no lat and lon", HOW)
    return GoldPlace(given["start"], given["end"], lat, lon, words_in(given, "kind") or "")


def places_in(report: Report) -> tuple[FoundPlace, ...]:
    """The places of a report in the terms of a corpus."""
    return tuple(FoundPlace(each.start, each.end, each.lat, each.lon, each.rule) for each in report.places)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far two points lie apart on the globe.

    >>> round(distance_km(52.52, 13.40, 48.86, 2.35))
    877
    """
    a, b = radians(lat), radians(other_lat)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(h)))


# ── figures ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Pair:
    """A place of gold and the one found for it, which may be none."""

    gold: GoldPlace
    found: FoundPlace | None

    @property
    def km(self) -> float | None:
        """How far apart they lie; None where nothing was put on the map."""
        found = self.found
        if found is None or found.lat is None or found.lon is None:
            return None
        return distance_km(self.gold.lat, self.gold.lon, found.lat, found.lon)

    @property
    def is_near(self) -> bool:
        """Whether it was put where the gold has it."""
        return self.km is not None and self.km <= NEAR_KM


def _compared(row: GoldPlaces, found: Sequence[FoundPlace]) -> tuple[list[_Pair], list[FoundPlace]]:
    """The places of gold with those found, and what is found beyond them."""
    offered = once(found)
    pairs = pairs_of(row.places, offered)
    taken = set(pairs.values())
    extra = (each for j, each in enumerate(offered) if j not in taken)
    return (
        [_Pair(each, offered[pairs[i]] if i in pairs else None) for i, each in enumerate(row.places)],
        [each for each in extra if not any(meet(each, other) for other in row.ignored)],
    )


def places_figures(gold: Gold, found: Found) -> Figures:
    """The figures of what was found; an article of which nothing was found has no places.

    >>> row = gold_places({"id": "1", "text": "It held in Osh.",
    ...                    "places": [{"start": 11, "end": 14, "lat": 40.5, "lon": 72.8}]})
    >>> places_figures({"1": row}, {"1": [FoundPlace(11, 14, 41.0, 72.8)]}).shares["all, end to end"]
    Share(right=1, of=1)
    """
    compared = [_compared(row, found.get(name, ())) for name, row in gold.items()]
    pairs = [pair for each, _ in compared for pair in each]
    matched = sum(pair.found is not None for pair in pairs)
    extra = sum(len(each) for _, each in compared)
    groups = {
        ALL: pairs,
        LARGE: [pair for pair in pairs if pair.gold.kind in _LARGE],
        SMALLER: [pair for pair in pairs if pair.gold.kind not in _LARGE],
    }
    return Figures(
        {"places": Detection(matched, len(pairs) - matched, extra)},
        {name: share for group, of in groups.items() for name, share in _shares(group, of) if share.of},
        amounts={f"{group}, median km": far for group, of in groups.items() for far in _median(of)},
    )


def _shares(group: str, pairs: Sequence[_Pair]) -> Iterator[tuple[str, Share]]:
    near = sum(pair.is_near for pair in pairs)
    yield f"{group}, end to end", Share(near, len(pairs))
    yield f"{group}, of those found", Share(near, sum(pair.found is not None for pair in pairs))


def _median(pairs: Iterable[_Pair]) -> Iterator[float]:
    """Of those that were put on the map; none where none was."""
    far = [pair.km for pair in pairs if pair.km is not None]
    if far:
        yield round(median(far), 1)


def places_mistakes(gold: Gold, found: Found) -> Iterator[Wrong]:
    """Places that were missed, that are none, that have no point, and that were put elsewhere."""
    for name, row in gold.items():
        pairs, extra = _compared(row, found.get(name, ()))
        for pair in pairs:
            want, given = pair.gold, pair.found
            told = f"gold {want.lat}, {want.lon}, {want.kind or 'of no kind'}"
            if given is None:
                yield wrong("missed", row, want, told)
            elif pair.km is None:
                yield wrong("unplaced", row, given, told, f"found by {given.rule}")
            elif not pair.is_near:
                point = f"found {given.lat}, {given.lon}, {pair.km:.0f} km away, by {given.rule}"
                yield wrong("far", row, given, told, point)
        for each in extra:
            yield wrong("extra", row, each, f"found by {each.rule}")
