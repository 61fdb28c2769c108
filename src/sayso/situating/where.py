"""Places."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.language import Grammar, Token
from sayso.lexicons.places import place_words
from sayso.model import Article, Distance, Place
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.place_names import Mention, hints_in, mentions_in
from sayso.situating.which_place import Sense, senses

_EARTH_KM = 6371.0088
_A_CITY_KM = 40.0  # the widest place that distances are measured from
_BESIDE, _HINTS = (
    200,
    2,
)  # letters from an unknown name to a place that may tell where it is; how many are told
_AS_FAR = 8  # tokens between the unit and the place: "north-east of the city of"


def places(article: Article, grammars: Sequence[Grammar], *, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Every place the article's reporting names, in reading order, each with the place it means.

    A name that no place bears has no point, and never the point of a name that looks like it.
    Points are WGS84 degrees from GeoNames and ``places.yml``; ``precision_km`` is the radius of the
    settlement, region or country.
    """
    mentions = mentions_in(article.text, grammars, gazetteer)
    hints = hints_in(article.text, grammars, gazetteer)
    meant = senses(article, mentions, gazetteer, hints=hints)
    known = [m for m in mentions if meant[m.start].place is not None]
    return tuple(_place(article.text, mention, meant[mention.start], known) for mention in mentions)


def _place(text: str, mention: Mention, sense: Sense, others: Sequence[Mention]) -> Place:
    known, rule = sense.place, f"{mention.rule}; {sense.why}"
    if known and known.added:
        rule += f", from the added file {known.added}"
    doubt = _hint(mention, others) if not sense.candidates else sense.doubt
    return Place.cut(
        text, mention.start, mention.end,
        name=known and known.name, lat=known and known.lat, lon=known and known.lon,
        country=known and known.country, precision_km=known and known.km,
        candidates=sense.candidates, kind=known and known.kind, rule=rule, doubt=doubt,
    )  # fmt: skip


def _hint(unknown: Mention, others: Sequence[Mention]) -> str:
    """Where a name unknown to the gazetteer may lie: the known places that are named nearest to it."""
    near = sorted(others, key=lambda m: abs(m.start - unknown.start))
    names = list(dict.fromkeys(m.name for m in near if abs(m.start - unknown.start) <= _BESIDE))[:_HINTS]
    return "not in the gazetteer" + (f"; named beside {' and '.join(names)}" if names else "")


def distances(article: Article, grammars: Sequence[Grammar], found: Sequence[Place]) -> tuple[Distance, ...]:
    """Every distance claimed between two known places, beside the measured one.

    "Mykolaiv, 40 miles from Kherson": the place before the figure in its sentence, and the one after it.
    It is silent where either is unknown or is wider than a city, for then there is no point to measure from.
    """
    starts = {p.start: p for p in found}
    claims = (c for g in grammars for sentence in _sentences(g) for c in _claims(sentence, starts))
    return tuple(_distance(article.text, claim) for claim in claims)


@dataclass(frozen=True, slots=True)
class _Claim:
    start: int
    km: float
    here: Place
    there: Place


def _sentences(grammar: Grammar) -> Iterator[Sequence[Token]]:
    return (grammar.tokens[first : last + 1] for first, last in grammar.sentences)


def _claims(sentence: Sequence[Token], starts: Mapping[int, Place]) -> Iterator[_Claim]:
    """The distances that stand between two places of one sentence."""
    miles = place_words().miles
    if miles.keys().isdisjoint([t.lower for t in sentence]):
        return
    here: Place | None = None
    for i, token in enumerate(sentence):
        unit = miles.get(token.lower)
        number = _number(sentence[i - 1].text) if unit and i else None
        there = _place_after(sentence[i + 1 : i + _AS_FAR], starts) if unit and number else None
        if unit and number and here and there and here.name != there.name:
            yield _Claim(sentence[i - 1].start, number * unit, here, there)
        here = starts.get(token.start, here)
        if token.start in starts and not _is_a_point(starts[token.start]):
            here = None


def _place_after(tokens: Sequence[Token], starts: Mapping[int, Place]) -> Place | None:
    """The place after "from", "north of", "outside"."""
    away = next((i for i, t in enumerate(tokens) if t.lower in place_words().away), None)
    if away is None:
        return None
    place = next((starts[t.start] for t in tokens[away : away + 5] if t.start in starts), None)
    return place if place and _is_a_point(place) else None


def _is_a_point(place: Place) -> bool:
    return place.lat is not None and place.precision_km is not None and place.precision_km <= _A_CITY_KM


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def _distance(text: str, claim: _Claim) -> Distance:
    here, there = claim.here, claim.there
    measured = km_between(here.lat or 0.0, here.lon or 0.0, there.lat or 0.0, there.lon or 0.0)
    gap = round(claim.km) - round(measured)
    told = f"{abs(gap)} km {'more' if gap > 0 else 'less'}" if gap else "the same"
    return Distance.cut(
        text, claim.start, there.end,
        claimed_km=round(claim.km, 1), measured_km=round(measured, 1),
        from_place=here.name, to_place=there.name, rule="between two places of a sentence",
        why=f"{here.name} and {there.name} lie {measured:.0f} km apart in a straight line; "
            f"the text says {claim.km:.0f} km, {told}.",
    )  # fmt: skip


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on the globe in kilometres, by the haversine formula.

    >>> round(km_between(50.45, 30.52, 46.64, 32.62))
    451
    """
    a, b = math.radians(lat1), math.radians(lat2)
    x = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(x)))
