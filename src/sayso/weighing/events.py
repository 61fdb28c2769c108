"""Whether two clauses put one event at two places, or on two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import asin, cos, radians, sin, sqrt

from sayso.model import Place, Time
from sayso.weighing.clauses import Clause
from sayso.weighing.likeness import Compared

_SAME_EVENT = 0.6  # share of the words, places and days aside, that two tellings of one event have in common


def kilometres(a: Place, b: Place) -> float:
    """The distance of two known places on a globe of 6,371 km radius (haversine)."""
    lat_a, lon_a, lat_b, lon_b = (radians(x or 0.0) for x in (a.lat, a.lon, b.lat, b.lon))
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(h)))


def settlements(places: Sequence[Place]) -> list[Place]:
    """The towns and villages among them whose point is known."""
    return [p for p in places if p.kind == "settlement" and p.lat is not None and p.lon is not None]


def another_place(found: Compared) -> tuple[str, str] | None:
    """The two settlements at which the clauses put one event, where these are far apart."""
    one, other = _only_place(found.one), _only_place(found.other)
    if one is None or other is None or not _is_one_event(found, one.text, other.text):
        return None
    reach = (one.precision_km or 0.0) + (other.precision_km or 0.0)
    if one.name == other.name or kilometres(one, other) <= reach + 10.0:
        return None
    return one.name or one.text, other.name or other.text


def another_time(found: Compared) -> tuple[date, date] | None:
    """The two days on which the clauses put one event."""
    one, other = _only_day(found.one), _only_day(found.other)
    if one is None or other is None or one == other:
        return None
    texts = [t.text for c in (found.one, found.other) for t in _times(c)]
    return (one, other) if _is_one_event(found, *texts) else None


def _is_one_event(found: Compared, *aside: str) -> bool:
    """Whether all that the two tell agrees, the words that place them aside."""
    keys = frozenset(part for text in aside for part in text.lower().split())
    weights = found.weights
    apart = sum(weights[key] for key in (found.one.keys ^ found.other.keys) - keys)
    union = found.weight / (found.weight + apart) if found.weight else 0.0
    return union >= _SAME_EVENT and found.same_subject and found.same_object


def _only_place(clause: Clause) -> Place | None:
    voice = clause.first
    places = settlements([voice.told.places[i] for i in voice.proposition.places])
    return places[0] if len({p.name for p in places}) == 1 else None


def _times(clause: Clause) -> list[Time]:
    voice = clause.first
    return [voice.told.times[i] for i in voice.proposition.times]


def _only_day(clause: Clause) -> date | None:
    intervals = [t.interval for t in _times(clause)]
    days = {i.earliest for i in intervals if i.earliest is not None and i.earliest == i.latest}
    return next(iter(days)) if len(days) == 1 and len(intervals) == 1 else None
