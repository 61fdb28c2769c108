"""Which of the places that bear a name an article means: one sense an article, told by what stands around.

A candidate's weight is a sum of features, each a reason:

- size: the logarithm of its people; countries, seas and regions count as large;
- said beside it: "Paris, Texas" binds the city to the state;
- country and state: named in the article, or implied by its other names;
- neighbours: other names of the article that have a candidate within a degree;
- home: the country that the end of the outlet's address tells.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from sayso.lexicons.places import place_words
from sayso.model import Article
from sayso.situating.gazetteer import Gazetteer, Known, plain
from sayso.situating.place_names import Mention

# Weights, in powers of ten of people; set by hand on 120 articles each of LGL and GeoVirus (the first by the
# SHA-256 of their id). Scores on the others are the ones to quote.
_SIZE = {"country": 9.0, "continent": 9.0, "world region": 8.5, "sea": 8.0, "mountains": 8.0, "river": 6.0,
         "region": 6.6, "county": 4.5}  # fmt: skip
_BESIDE = 8.0
_STATE_NAMED = 2.5
_COUNTRY_IMPLIED, _COUNTRY_MOST = 0.9, 1.6
_NEIGHBOUR, _NEIGHBOURS_MOST = 1.2, 2.5
_STATE_IMPLIED, _STATE_MOST = 1.5, 3.0
_HOME = 1.0
_NAMESAKE = (
    1.5  # an outlet in English that bears the town's name is most likely in an English-speaking country
)
_FURTHER_NAME = -1.5
_ENDING = 3.0
_TIE = 0.3  # counties have no size to tell them by: below this, nothing tells which is meant
_WORLD_KNOWN = 100_000  # people: from here on a place is not lost to a small namesake …
_TIMES_LARGER = 5  # … that it dwarfs, unless that one is what the article is about
_LOCAL = 1.0  # this many other names of the article lie in the state, or near
_CANDIDATES = 40  # of one name are weighed; the rest are hamlets


@dataclass(frozen=True, slots=True)
class Sense:
    """The place a name means in an article, how many bear the name, and the reason for the choice."""

    place: Known | None
    candidates: int
    why: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What the article's names tell together."""

    countries: Mapping[str, Mapping[str, float]]  # name to the countries that it implies
    implied: Mapping[str, float]  # country to the sum of that over all names
    states: Mapping[tuple[str, str], frozenset[str]]  # region to the names that name it
    implied_states: Mapping[tuple[str, str], Mapping[str, float]]  # region to the names that imply it
    cells: Mapping[tuple[int, int], Mapping[str, float]]  # square degree to the names with a candidate there
    beside: Mapping[str, frozenset[tuple[str | None, str | None]]]  # name to (country, state) said beside it
    bound: frozenset[str]  # names with their country beside them for certain: "St Catherine, Jamaica."
    home: str | None
    outlet: str  # the letters of the outlet's address


def senses(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> dict[str, Sense]:
    """The sense of each name in this article."""
    names = {m.name: gazetteer.named(m.name) for m in mentions}
    around = _around(article, mentions, names)
    endings = {m.name: m.ending for m in mentions if m.ending}
    return {name: _sense(name, found, around, endings.get(name)) for name, found in names.items()}


def _sense(name: str, found: Sequence[Known], around: _Around, ending: str | None) -> Sense:
    if not found:
        return Sense(None, 0, "unknown name")
    weighed = sorted(
        ((_weight(name, place, around, ending), -i) for i, place in enumerate(found[:_CANDIDATES])),
        reverse=True,
    )
    best = _unless_dwarfed(name, found[-weighed[0][1]], found[:_CANDIDATES], around)
    if name in around.bound and best.people < _WORLD_KNOWN and not _is_beside(best, around.beside[name]):
        return Sense(None, len(found), "none in the country said beside it")
    if len(weighed) > 1 and best.kind == "county" and weighed[0][0] - weighed[1][0] < _TIE:
        return Sense(None, len(found), "several, and nothing tells which")
    largest = max(found[:_CANDIDATES], key=_size)
    beside = around.beside.get(name, frozenset())
    if len(found) == 1:
        why = "the only one known"
    elif _is_beside(best, beside):
        why = "said beside it"
    else:
        why = "the largest" if best is largest else "by the places around it"
    return Sense(best, len(found), why)


def _unless_dwarfed(name: str, best: Known, found: Sequence[Known], around: _Around) -> Known:
    """The world-known bearer of a name, unless the article is about the small one.

    A release from the Kremlin with Washington in it does not speak of Geneva, Illinois.
    """
    if best.kind != "settlement" or _is_beside(best, around.beside.get(name, frozenset())):
        return best
    regions = [p for p in found if p.kind in ("country", "region") and p.own]
    if regions and best.people < _WORLD_KNOWN and plain(name).replace(" ", "") not in around.outlet:
        return max(regions, key=_size)  # Alabama is the state and not the hamlet in New York
    large = [p for p in found if p.kind == "settlement" and _dwarfs(p, best)]
    if not large or _is_local(name, best, around):
        return best
    return max(large, key=lambda p: p.people)


def _dwarfs(large: Known, small: Known) -> bool:
    return large.people >= max(_WORLD_KNOWN, _TIMES_LARGER * small.people)


def _is_local(name: str, place: Known, around: _Around) -> bool:
    """Whether the article or its outlet is about where this place lies: its state, or the towns around it."""
    if place.country == around.home or plain(name).replace(" ", "") in around.outlet:
        return True
    region = (place.country or "", place.state or "")
    if around.states.get(region, frozenset()) - {name}:
        return True
    shares = around.implied_states.get(region, {})
    return (
        sum(shares.values()) - shares.get(name, 0.0) >= _LOCAL or _neighbours(name, place, around) >= _LOCAL
    )


def _size(place: Known) -> float:
    return _SIZE.get(place.kind) or math.log10(place.people + 100)


def _weight(name: str, place: Known, around: _Around, ending: str | None) -> float:
    weight = _size(place) + (0.0 if place.own else _FURTHER_NAME)
    if _is_beside(place, around.beside.get(name, frozenset())):
        weight += _BESIDE
    if ending is not None and (ending in {"city", "town", "village"}) == (place.kind == "settlement"):
        weight += _ENDING
    if place.country:
        own = around.countries.get(name, {}).get(place.country, 0.0)
        support = around.implied.get(place.country, 0.0) - own
        weight += min(_COUNTRY_MOST, _COUNTRY_IMPLIED * support)
        weight += _HOME * (place.country == around.home)
        if place.state and around.states.get((place.country, place.state), frozenset()) - {name}:
            weight += _STATE_NAMED
        if place.state:
            shares = around.implied_states.get((place.country, place.state), {})
            weight += min(_STATE_MOST, _STATE_IMPLIED * (sum(shares.values()) - shares.get(name, 0.0)))
        if place.kind == "settlement" and place.country in place_words().english_speaking:
            weight += _NAMESAKE * (len(name) > 4 and plain(name).replace(" ", "") in around.outlet)
    return weight + min(_NEIGHBOURS_MOST, _NEIGHBOUR * _neighbours(name, place, around))


def _is_beside(place: Known, said: frozenset[tuple[str | None, str | None]]) -> bool:
    return any(
        place.country == country and (state is None or place.state == state) and place.kind != "country"
        for country, state in said
    )


def _neighbours(name: str, place: Known, around: _Around) -> float:
    """How many other names have a candidate near this one, a name of many places counting less."""
    if place.lat is None or place.lon is None or place.kind not in {"settlement"}:
        return 0.0
    row, column = math.floor(place.lat), math.floor(place.lon)
    near: dict[str, float] = {}
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            near.update(around.cells.get((row + i, column + j), {}))
    near.pop(name, None)
    return sum(near.values())


def _around(article: Article, mentions: Sequence[Mention], names: Mapping[str, Sequence[Known]]) -> _Around:
    countries = {name: _implies(found) for name, found in names.items() if found}
    implied: Counter[str] = Counter()
    for shares in countries.values():
        implied.update(shares)
    states: dict[tuple[str, str], set[str]] = {}
    cells: dict[tuple[int, int], dict[str, float]] = {}
    implied_states: dict[tuple[str, str], dict[str, float]] = {}
    for name, found in names.items():
        for region, share in _implies_states(found).items():
            implied_states.setdefault(region, {})[name] = share
        for place in found[:_CANDIDATES]:
            if place.kind == "region" and place.state and place.country:
                states.setdefault((place.country, place.state), set()).add(name)
            if place.kind == "settlement" and place.lat is not None and place.lon is not None:
                cell = math.floor(place.lat), math.floor(place.lon)
                cells.setdefault(cell, {})[name] = 1 / len(found)
    return _Around(
        countries, implied, {k: frozenset(v) for k, v in states.items()}, implied_states, cells,
        _said_beside(article.text, mentions, names), _bound(article.text, mentions, names),
        _home(article), _address(article),
    )  # fmt: skip


def _implies(found: Sequence[Known]) -> dict[str, float]:
    """Which countries a name speaks for: wholly the one whose place of that name dwarfs the others'."""
    best: dict[str, float] = {}
    for place in found[:_CANDIDATES]:
        if place.country:
            best[place.country] = max(best.get(place.country, 0.0), _size(place))
    if not best:
        return {}
    top = max(best.values())
    total = sum(10 ** (size - top) for size in best.values())
    return {country: 10 ** (size - top) / total for country, size in best.items() if size > top - 1.5}


def _implies_states(found: Sequence[Known]) -> dict[tuple[str, str], float]:
    """Which regions a settlement's name speaks for, by the people of its candidates."""
    towns = [p for p in found[:_CANDIDATES] if p.kind == "settlement" and p.state and p.country]
    total = sum(p.people + 100 for p in found[:_CANDIDATES])
    shares: dict[tuple[str, str], float] = {}
    for p in towns:
        region = (p.country or "", p.state or "")
        shares[region] = shares.get(region, 0.0) + (p.people + 100) / total
    return {region: share for region, share in shares.items() if share > 0.1}


def _said_beside(
    text: str, mentions: Sequence[Mention], names: Mapping[str, Sequence[Known]]
) -> dict[str, frozenset[tuple[str | None, str | None]]]:
    """Names that stand before a comma and a state or country: "Paris, Texas", "Athens, Ga."."""
    said: dict[str, set[tuple[str | None, str | None]]] = {}
    for first, second in pairwise(mentions):
        if text[first.end : second.start].replace("\n", "#").strip(" ") in {",", "(", "in"}:
            wider = [p for p in names[second.name] if p.kind in {"country", "region", "county"}]
            said.setdefault(first.name, set()).update((p.country, p.state) for p in wider if p.country)
        code = _postal(second.name)
        if code and text[first.end : second.start] == ", ":
            said.setdefault(first.name, set()).add(("US", code))
    return {name: frozenset(where) for name, where in said.items()}


def _bound(text: str, mentions: Sequence[Mention], names: Mapping[str, Sequence[Known]]) -> frozenset[str]:
    """Names before a comma and their country, closed by a mark: no list, no "In Paris, Russia said"."""
    bound: set[str] = set()
    for i, (first, second) in enumerate(pairwise(mentions)):
        listed = i + 2 < len(mentions) and text[second.end : mentions[i + 2].start].strip() in _IN_A_LIST
        listed = listed or (i > 0 and text[mentions[i - 1].end : first.start].strip() in _IN_A_LIST)
        closed = text[second.end : second.end + 2].strip()[:1] in _CLOSING
        if text[first.end : second.start] == ", " and closed and not listed:
            kinds = {p.kind for p in names[first.name]}
            if any(p.kind == "country" for p in names[second.name]) and kinds == {"settlement"}:
                bound.add(first.name)
    return frozenset(bound)


_IN_A_LIST = {",", "and", "or", ", and", ", or", "&"}
_CLOSING = {"", ",", ".", ";", ":", ")", "–", "—", "-"}


def _postal(name: str) -> str | None:
    """The state that two capitals name, as on an envelope."""
    known = {code for (country, _), code in place_words().states.items() if country == "US"}
    return name if name in known else None


def _address(article: Article) -> str:
    return (urlsplit(article.url or "").hostname or article.outlet or "").lower()


def _home(article: Article) -> str | None:
    """The country of the outlet, as the end of its address tells."""
    return place_words().home.get(_address(article).rpartition(".")[2])
