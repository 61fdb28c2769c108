"""Which of the places that bear a name an article means: one sense an article, told by what stands around.

A candidate's weight is a sum of features, each a reason:

- size: the logarithm of its people; countries, seas and regions count as large;
- said beside it: "Paris, Texas" binds the city to the state;
- country and state: named in the article, or implied by its other names;
- neighbours: other names of the article that have a candidate within a degree;
- home: the country that the end of the outlet's address tells, or words of the article such as "sheriff";
  the town that the address bears.

What the other names imply is how likely each of their candidates is, and that depends on this one in turn: so
it is weighed in rounds, from sizes on.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from sayso.lexicons.places import place_words
from sayso.model import Article
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.known_places import Known, plain
from sayso.situating.place_names import Mention

# Weights, in powers of ten of people; set by hand on half of LGL and GeoVirus each (by the SHA-256 of the
# articles' ids). Scores on the other half are the ones to quote.
_BESIDE = 8.0
_STATE_NAMED = 2.5
_COUNTRY_IMPLIED, _COUNTRY_MOST = 0.9, 1.6
_NEIGHBOUR, _NEIGHBOURS_MOST = 1.2, 2.5
_STATE_IMPLIED, _STATE_MOST = 1.5, 3.0
_HOME = 1.5
_TOLD, _TOLD_MOST = 0.7, 1.5  # for each word that tells the country
_NAMESAKE = (
    1.5  # an outlet in English that bears the town's name is most likely in an English-speaking country
)
_ENDING = 3.0
_WORLD_KNOWN = 100_000  # people: from here on a place is not lost to a small namesake …
_TIMES_LARGER = 5  # … that it dwarfs, unless that one is what the article is about
_LOCAL = 1.0  # this many other names of the article lie in the state, or near
_CANDIDATES = 40  # of one name are weighed; the rest are hamlets
_ROUNDS = 3
_APART_KM = 100.0  # candidates that lie closer are no two answers for a map
_TOSS = 0.02  # two that differ by less are a coin toss, and neither is said
_SURE = 0.9  # as likely as this a choice stands without a doubt: of those below, two in three were wrong
_LOCAL_KINDS = {"settlement", "county", "district", "site"}
_WIDER = {"country", "region", "county", "district"}

_TOLD_BESIDE = "the one that the words beside it tell"

_Where = tuple[str | None, str | None]  # country and first-level code
Cell = tuple[int, int]  # a square of one degree


@dataclass(frozen=True, slots=True)
class Sense:
    """The place a name means in an article, how many bear the name, why it is this one, and its doubt."""

    place: Known | None
    candidates: int
    why: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the names, whatever they mean."""

    beside: Mapping[str, frozenset[_Where]]  # name to what is said beside it
    bound: frozenset[str]  # names with their country beside them for certain: "St Catherine, Jamaica."
    endings: Mapping[str, str]
    home: str | None
    told: Mapping[str, float]  # countries that words of the article tell
    outlet: str  # the letters of the outlet's address


@dataclass(slots=True)
class _Tally:
    """How many names speak for something, each by how likely it means that; none speaks for itself."""

    total: dict[object, float] = field(default_factory=dict)
    own: dict[tuple[object, str], float] = field(default_factory=dict)

    def add(self, key: object, name: str, share: float) -> None:
        self.total[key] = self.total.get(key, 0.0) + share
        self.own[key, name] = self.own.get((key, name), 0.0) + share

    def by_others(self, key: object, name: str) -> float:
        total = self.total.get(key)
        return 0.0 if total is None else total - self.own.get((key, name), 0.0)


@dataclass(frozen=True, slots=True)
class _Implied:
    """What the names of an article imply together, in one round."""

    countries: _Tally
    states: _Tally  # regions by the places in them
    named_states: _Tally  # regions by their own names
    cells: _Tally

    def of(self, name: str, place: Known) -> float:
        """How much the other names add to a candidate's weight."""
        weight = min(_NEIGHBOURS_MOST, _NEIGHBOUR * self.near(name, place))
        if place.country:
            weight += min(_COUNTRY_MOST, _COUNTRY_IMPLIED * self.countries.by_others(place.country, name))
        if place.country and place.state:
            region = (place.country, place.state)
            weight += _STATE_NAMED * min(1.0, self.named_states.by_others(region, name))
            weight += min(_STATE_MOST, _STATE_IMPLIED * self.states.by_others(region, name))
        return weight

    def near(self, name: str, place: Known) -> float:
        """How many other names lie near a local place."""
        if place.kind not in _LOCAL_KINDS:
            return 0.0
        near = [cell for cell in _cells_around(place) if cell in self.cells.total]
        return sum(self.cells.by_others(cell, name) for cell in near)


# How likely each candidate of a name is, the likeliest first
Beliefs = dict[str, list[tuple[float, Known]]]


def senses(
    article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer, *, hints: Sequence[str] = ()
) -> dict[int, Sense]:
    """The sense of each mention, by where it starts: one a name, unless "Paris, Texas" says otherwise there.

    ``hints`` are names of places within names of bodies.
    """
    names = {m.name: gazetteer.named(m.name) for m in mentions}
    hinted = {name: gazetteer.named(name) for name in hints}
    there = _said_beside(article.text, mentions, names)
    around = _Around(
        _by_name(mentions, there), _bound(article.text, mentions, names),
        {m.name: m.ending for m in mentions if m.ending}, _home(article), _told_by_words(article.text),
        _address(article),
    )  # fmt: skip
    alone = {
        name: [(_alone(name, place, around), place) for place in found[:_CANDIDATES]]
        for name, found in (hinted | names).items()
    }
    beliefs = {name: _likely(weighed) for name, weighed in alone.items()}
    implied = _implied(beliefs)
    for _ in range(_ROUNDS):
        beliefs = {
            name: _likely([(weight + implied.of(name, place), place) for weight, place in weighed])
            for name, weighed in alone.items()
        }
        implied = _implied(beliefs)
    meant = {name: _sense(name, found, beliefs[name], around, implied) for name, found in names.items()}
    return {m.start: _there(meant[m.name], beliefs[m.name], there.get(m.start, set())) for m in mentions}


def _there(sense: Sense, likely: Sequence[tuple[float, Known]], beside: Set[_Where]) -> Sense:
    """The sense of one mention: the name's, unless what is said beside it here tells of another."""
    if not beside or (sense.place and _is_beside(sense.place, beside)):
        return sense
    told = next((place for _, place in likely if _is_beside(place, beside)), None)
    if told is None:
        return sense
    return Sense(told, sense.candidates, f"of {sense.candidates} places of this name {_TOLD_BESIDE}")


def _alone(name: str, place: Known, around: _Around) -> float:
    """What a candidate weighs by itself, and by what is said beside it."""
    weight = place.weight_so_called
    if _is_beside(place, around.beside.get(name, frozenset())):
        weight += _BESIDE
    ending = around.endings.get(name)
    if ending is not None and (ending in place_words().towns) == (place.kind == "settlement"):
        weight += _ENDING
    weight += _HOME * (place.country is not None and place.country == around.home)
    weight += around.told.get(place.country or "", 0.0)
    if place.kind == "settlement" and place.country in place_words().english_speaking:
        weight += _NAMESAKE * (len(name) > 4 and plain(name).replace(" ", "") in around.outlet)
    return weight


def _likely(weighed: Sequence[tuple[float, Known]]) -> list[tuple[float, Known]]:
    """How likely each candidate is, by its weight; the likeliest first."""
    if not weighed:
        return []
    top = max(weight for weight, _ in weighed)
    shares = [(10 ** (weight - top), place) for weight, place in weighed]
    total = sum(share for share, _ in shares)
    return sorted(((share / total, place) for share, place in shares), key=lambda pair: -pair[0])


def _implied(beliefs: Beliefs) -> _Implied:
    implied = _Implied(_Tally(), _Tally(), _Tally(), _Tally())
    for name, likely in beliefs.items():
        for share, place in likely:
            if share < 0.01:
                break
            if place.country:
                implied.countries.add(place.country, name, share)
            if place.country and place.state:
                tally = implied.named_states if place.kind == "region" else implied.states
                tally.add((place.country, place.state), name, share)
            if place.kind in _LOCAL_KINDS and place.lat is not None and place.lon is not None:
                implied.cells.add((math.floor(place.lat), math.floor(place.lon)), name, share)
    return implied


def _cells_around(place: Known) -> Iterator[Cell]:
    if place.lat is not None and place.lon is not None:
        row, column = math.floor(place.lat), math.floor(place.lon)
        yield from ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1))


def _sense(
    name: str,
    found: Sequence[Known],
    likely: Sequence[tuple[float, Known]],
    around: _Around,
    implied: _Implied,
) -> Sense:
    if not likely:
        return Sense(None, 0, "no place in the gazetteer bears it")
    best = _unless_dwarfed(name, likely[0][1], found[:_CANDIDATES], around, implied)
    beside = around.beside.get(name, frozenset())
    if name in around.bound and best.people < _WORLD_KNOWN and not _is_beside(best, beside):
        return Sense(None, len(found), "no place that bears it lies in the country said beside it")
    others = [(share, p) for share, p in likely if _km(p, best) > _APART_KM]
    share = next(share for share, p in likely if p is best)
    if others and best is likely[0][1] and share - others[0][0] < _TOSS:
        toss = f"as likely {_told(best)} as {_told(others[0][1])}"
        return Sense(None, len(found), "several places bear it, and nothing tells which is meant", toss)
    doubt = None
    if others and sum(share for share, _ in others) > 1 - _SURE:
        doubt = f"it may also be {_told(others[0][1])}"
    elif _is_out_of_the_way(name, best, around, implied):
        doubt = "nothing else in the article lies in its country"
    return Sense(best, len(found), _why(best, found, beside), doubt)


def _why(best: Known, found: Sequence[Known], beside: frozenset[_Where]) -> str:
    if len(found) == 1:
        return "the only place known by this name"
    if _is_beside(best, beside):
        return f"of {len(found)} places of this name {_TOLD_BESIDE}"
    if best is max(found[:_CANDIDATES], key=lambda p: p.weight_so_called):
        return f"the best known of {len(found)} places of this name"
    return (
        f"of {len(found)} places of this name the likeliest by the article's other places, words and outlet"
    )


def _told(place: Known) -> str:
    """A candidate in words: its name, its kind, and where it lies."""
    states = place_words().states.items()
    state = next(
        (name for (land, name), code in states if (land, code) == (place.country, place.state)), None
    )
    where = ", ".join(filter(None, (state if place.kind != "region" else None, place.country)))
    return f"{place.name} ({place.kind}{f' in {where}' if where and place.kind != 'country' else ''})"


def _is_out_of_the_way(name: str, place: Known, around: _Around, implied: _Implied) -> bool:
    """Whether a small place stands alone in its country, while the article speaks of another country."""
    if place.people >= _WORLD_KNOWN or place.kind not in _LOCAL_KINDS or name in around.beside:
        return False
    elsewhere = max((n for c, n in implied.countries.total.items() if c != place.country), default=0.0)
    return elsewhere >= 2 and implied.countries.by_others(place.country, name) < 0.5


def _unless_dwarfed(
    name: str, best: Known, found: Sequence[Known], around: _Around, implied: _Implied
) -> Known:
    """The world-known bearer of a name, unless the article is about the small one.

    A release from the Kremlin with Washington in it does not speak of Geneva, Illinois.
    """
    if best.kind != "settlement" or _is_beside(best, around.beside.get(name, frozenset())):
        return best
    regions = [p for p in found if p.kind in ("country", "region") and p.own and p.weight > _REGION_KNOWN]
    if regions and best.people < _WORLD_KNOWN and plain(name).replace(" ", "") not in around.outlet:
        return max(regions, key=lambda p: p.weight)  # Alabama is the state and not the hamlet in New York
    large = [p for p in found if p.kind == "settlement" and _dwarfs(p, best)]
    if not large or _is_local(name, best, around, implied):
        return best
    return max(large, key=lambda p: p.people)


_REGION_KNOWN = 6.0


def _dwarfs(large: Known, small: Known) -> bool:
    return large.people >= max(_WORLD_KNOWN, _TIMES_LARGER * small.people)


def _is_local(name: str, place: Known, around: _Around, implied: _Implied) -> bool:
    """Whether the article or its outlet is about where this place lies: its state, or the towns around it."""
    if place.country == around.home or plain(name).replace(" ", "") in around.outlet:
        return True
    region = (place.country or "", place.state or "")
    if implied.named_states.by_others(region, name) >= _LOCAL / 2:
        return True
    return max(implied.states.by_others(region, name), implied.near(name, place)) >= _LOCAL


def _is_beside(place: Known, said: Set[_Where]) -> bool:
    return any(
        place.country == country and (state is None or place.state == state) and place.kind != "country"
        for country, state in said
    )


def _km(one: Known, other: Known) -> float:
    """How far apart two places lie, roughly; far if either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    across = math.cos(math.radians((one.lat + other.lat) / 2)) * ((one.lon - other.lon + 180) % 360 - 180)
    return math.hypot(one.lat - other.lat, across) * 111.2


def _said_beside(
    text: str, mentions: Sequence[Mention], names: Mapping[str, Sequence[Known]]
) -> dict[int, set[_Where]]:
    """What is said beside a mention, by its start: a state or country behind it, as in "Paris, Texas"."""
    said: dict[int, set[_Where]] = {}
    for first, second in pairwise(mentions):
        if text[first.end : second.start].replace("\n", "#").strip(" ") in {",", "(", "in"}:
            wider = [p for p in names[second.name] if p.kind in _WIDER]
            said.setdefault(first.start, set()).update((p.country, p.state) for p in wider if p.country)
        code = _postal(second.name)
        if code and text[first.end : second.start] == ", ":
            said.setdefault(first.start, set()).add(("US", code))
    return said


def _by_name(mentions: Sequence[Mention], there: Mapping[int, Set[_Where]]) -> dict[str, frozenset[_Where]]:
    """What is said beside any mention of a name."""
    said: dict[str, frozenset[_Where]] = {}
    for mention in mentions:
        if mention.start in there:
            said[mention.name] = said.get(mention.name, frozenset()) | there[mention.start]
    return said


def _bound(text: str, mentions: Sequence[Mention], names: Mapping[str, Sequence[Known]]) -> frozenset[str]:
    """Names before a comma and their country, closed by a mark: no list, no "In Paris, Russia said"."""
    bound: set[str] = set()
    for i, (first, second) in enumerate(pairwise(mentions)):
        listed = i + 2 < len(mentions) and text[second.end : mentions[i + 2].start].strip() in _IN_A_LIST
        listed = listed or (i > 0 and text[mentions[i - 1].end : first.start].strip() in _IN_A_LIST)
        closed = text[second.end : second.end + 2].strip()[:1] in _CLOSING
        if text[first.end : second.start] == ", " and closed and not listed:
            kinds = {p.kind for p in names[first.name]}
            if any(p.kind == "country" for p in names[second.name]) and kinds <= _LOCAL_KINDS and kinds:
                bound.add(first.name)
    return frozenset(bound)


_IN_A_LIST = {",", "and", "or", ", and", ", or", "&"}
_CLOSING = {"", ",", ".", ";", ":", ")", "–", "—", "-"}


def _postal(name: str) -> str | None:
    """The state that two capitals name, as on an envelope."""
    known = {code for (country, _), code in place_words().states.items() if country == "US"}
    return name if name in known else None


def _told_by_words(text: str) -> dict[str, float]:
    """Countries that words of local news tell, each with its weight: "sheriff", "crown court", "lakh"."""
    words = {word.strip(_MARKS).lower() for word in text.split()}
    found = {country: len(words & telling) for country, telling in place_words().telling.items()}
    return {country: min(_TOLD_MOST, _TOLD * n) for country, n in found.items() if n}


_MARKS = ',;:!?()[]"“”‘'


def _address(article: Article) -> str:
    return (urlsplit(article.url or "").hostname or article.outlet or "").lower()


def _home(article: Article) -> str | None:
    """The country of the outlet, as the end of its address tells."""
    return place_words().home.get(_address(article).rpartition(".")[2])
