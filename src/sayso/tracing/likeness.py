"""How likely it is that two articles tell of one happening, as a list of features with their reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from operator import mul
from typing import Any

from sayso.model import Known
from sayso.tracing.marks import traits_in

_TRUST = 8  # stories at hand that weigh as much as what is known of English at large
_NAME_RARITY = 55  # of a person or a street, in tenths of a logarithm: one article in 250 has a given one
_AGE_RARITY = 30  # one in 20
_FAR = 100.0  # km
_DEGREE = 111.2  # km of latitude
_UNKNOWN_GAP = 30  # days, where an article has no day
_NEAR = 3  # days
_SHORTEST = 25.0  # of a vector: some thirty words; one shared word says little of a text of five
_BINDING = 1.25  # points of what binds articles over months: shared names, streets, and days that are told of
_TOLD = 5  # words or names that the reader is told

# What each feature is worth, in points; set by hand and by a grid over two halves of 297 shootings in the
# press of the United States, and rounded. A story is joined above nought.
POINTS = {
    "beginning": -2.5,  # most articles that share a rare word tell of different happenings
    "words": 18.0,  # times the cosine
    "word_most": 0.05,  # of the cosine, for one word: the name of a paper's own town says little
    "words_alike": 2.5,  # for ages, places and days to count in full
    "names": 0.9,  # times the names' weights
    "names_most": 5.0,
    "sources": 0.4,  # the same, of officials and whoever else is quoted: they are named in many stories
    "sources_most": 3.0,
    "streets": 0.9,  # times the streets' weights
    "other_streets": -1.5,
    "ages": 1.5,  # times the ages' weights
    "ages_most": 3.0,
    "other_ages": -1.3,
    "places": 1.5,
    "far_places": -1.5,
    "days": 1.5,
    "other_days": -1.0,
    "near": 0.5,
    "gap_bound": -0.8,  # times the logarithm of the days between two articles that share names or streets
    "gap": -1.1,  # the same, where they do not
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against two articles telling of one happening, with the reason."""

    name: str
    points: float
    why: str

    def among(self, alike: float) -> Feature:
        """What it counts for where the words are this much alike: in one town, much happens on one day."""
        return self if self.points <= 0 else replace(self, points=self.points * alike)


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many of the stories at hand have each word, name, street and age."""

    stories: int
    having: Mapping[str, int]
    known: dict[str, float] = field(default_factory=dict)  # weights that were asked for before

    def weight(self, mark: str, rarity: int) -> float:
        """How telling it is to share this mark: minus the logarithm of the share of stories that have it.

        What is known at large, ``rarity`` in tenths of a logarithm, counts as much as eight stories.

        >>> at_hand = Commonness(20, {"shooting": 19, "orchard": 1})
        >>> at_hand.weight("orchard", 50) > 2 > at_hand.weight("shooting", 50)
        True
        """
        weight = self.known.get(mark)
        if weight is None:
            having = self.having.get(mark, 0)
            others = having - 1 if having else 0  # besides the one that it is compared with
            weight = self.known[mark] = _weight(others, self.stories, rarity)
        return weight


@lru_cache(maxsize=1 << 14)  # a few numbers that come again and again
def _weight(others: int, stories: int, rarity: int) -> float:
    expected = _TRUST * math.exp(-rarity / 10)
    return -math.log(min((others + expected) / (stories + _TRUST), 1.0))


@dataclass(frozen=True, slots=True)
class Compared:
    """An article, made ready to be compared: its marks, and the weights of its words."""

    traits: Mapping[str, Any]
    words: Mapping[str, float]
    length: float  # of the vector of its words
    published: date | None

    @classmethod
    def of(cls, known: Known, common: Commonness) -> Compared:
        """The article with its words weighed by how common they are."""
        traits = traits_in(known.traits)
        words = {
            word: (1 + math.log(count)) * (common.known.get(word) or common.weight(word, rarity))
            for word, (count, rarity) in traits.get("words", {}).items()
        }
        length = math.sqrt(math.fsum(map(mul, words.values(), words.values())))
        return cls(traits, words, max(length, _SHORTEST), known.article.published)


def features(here: Compared, there: Compared, common: Commonness) -> tuple[Feature, ...]:
    """What speaks for and against the two articles telling of one happening."""
    shared = _shared(here, there)
    of_streets = {part for street in here.traits.get("streets", ()) for part in street.split()}
    otherwise = math.fsum(points for word, points in shared.items() if word not in of_streets)
    alike = min(1.0, otherwise / POINTS["words_alike"])
    people = here.traits.get("names", {}), there.traits.get("names", {})
    names = _names(*people, common)
    streets = _streets(here.traits.get("streets", ()), there.traits.get("streets", ()), common).among(alike)
    days = _days(here.traits.get("days", ()), there.traits.get("days", ())).among(alike)
    binding = names.points + max(streets.points, 0.0) + max(days.points, 0.0)
    return (
        Feature("beginning", POINTS["beginning"], "most articles tell of different happenings"),
        _words(shared),
        names,
        _sources(*people, common),
        streets,
        _ages(here.traits.get("ages", ()), there.traits.get("ages", ()), common).among(alike),
        _places(here.traits.get("places", {}), there.traits.get("places", {})).among(alike),
        days,
        _gap(here.published, there.published, bound=binding >= _BINDING).among(alike),
    )


def _shared(here: Compared, there: Compared) -> dict[str, float]:
    """The points that each word of both articles is worth, the rare ones most."""
    lengths = here.length * there.length
    both = (word for word in here.words if word in there.words)
    cosines = {word: here.words[word] * there.words[word] / lengths for word in both}
    return {word: POINTS["words"] * min(cosine, POINTS["word_most"]) for word, cosine in cosines.items()}


def _words(shared: Mapping[str, float]) -> Feature:
    """How like their words are."""
    told = sorted(shared, key=lambda word: (-shared[word], word))[:_TOLD]
    why = f"both tell of {_listed(told)}" if told else "no word is shared"
    return Feature("words", math.fsum(shared.values()), why)


def _names(here: Mapping[str, Any], there: Mapping[str, Any], common: Commonness) -> Feature:
    """The people that both name and that nobody names as a source."""
    both = [name for name in sorted(here) if name in there and not _is_source(name, here, there, common)]
    return _people("names", both, here, common)


def _sources(here: Mapping[str, Any], there: Mapping[str, Any], common: Commonness) -> Feature:
    """The officials and other sources that both name: they are named in many stories."""
    both = [name for name in sorted(here) if name in there and _is_source(name, here, there, common)]
    return _people("sources", both, here, common)


def _is_source(name: str, here: Mapping[str, Any], there: Mapping[str, Any], common: Commonness) -> bool:
    return bool(here[name][1] or there[name][1] or f"o:{name}" in common.having)


def _people(feature: str, both: Sequence[str], here: Mapping[str, Any], common: Commonness) -> Feature:
    weights = {name: common.weight(f"n:{name}", _NAME_RARITY) for name in both}
    best = sorted(both, key=lambda name: (-weights[name], name))
    points = POINTS[feature] * sum(weights[name] for name in best[:3])
    why = (
        f"both name {_listed([here[name][2] for name in best[:_TOLD]])}" if best else "they name other people"
    )
    return Feature(feature, min(points, POINTS[f"{feature}_most"]), why)


def _streets(here: Sequence[str], there: Sequence[str], common: Commonness) -> Feature:
    """The streets that both name, or that they name different ones."""
    both = [street for street in here if street in there]
    if here and there and not both:
        return Feature("streets", POINTS["other_streets"], "they name different streets")
    weights = sorted((common.weight(f"s:{street}", _NAME_RARITY) for street in both), reverse=True)
    why = (
        f"both name {_listed([street.title() for street in both[:_TOLD]])}"
        if both
        else "no street is named in both"
    )
    return Feature("streets", POINTS["streets"] * sum(weights[:2]), why)


def _ages(here: Sequence[int], there: Sequence[int], common: Commonness) -> Feature:
    """The ages that both give, or that they give different ones."""
    both = [age for age in here if age in there]
    if here and there and not both:
        return Feature("ages", POINTS["other_ages"], "they give different ages")
    weight = sum(common.weight(f"a:{age}", _AGE_RARITY) for age in both)
    points = POINTS["ages"] * weight / math.sqrt(len(here) * len(there) or 1)
    why = (
        f"both give the age {_listed([str(age) for age in both[:_TOLD]])}"
        if both
        else "no age is given in both"
    )
    return Feature("ages", min(points, POINTS["ages_most"]), why)


def _places(here: Mapping[str, Sequence[float]], there: Mapping[str, Sequence[float]]) -> Feature:
    """Whether both are set in one town, or far apart."""
    both = sorted(place for place in here if place in there)
    if both:
        return Feature("places", POINTS["places"], f"both name {_listed([p.title() for p in both[:_TOLD]])}")
    if here and there and all(_is_far(p, q) for p in here.values() for q in there.values()):
        return Feature("places", POINTS["far_places"], f"their places lie over {_FAR:.0f} km apart")
    return Feature("places", 0.0, "no town is named in both")


def _days(here: Sequence[int], there: Sequence[int]) -> Feature:
    """Whether both tell of one day."""
    both = [day for day in here if day in there]
    if both:
        return Feature("days", POINTS["days"], f"both tell of {_written(date.fromordinal(both[0]))}")
    if here and there:
        return Feature("days", POINTS["other_days"], "they tell of different days")
    return Feature("days", 0.0, "one of them tells of no day")


def _gap(here: date | None, there: date | None, *, bound: bool) -> Feature:
    """How far apart they were published: it counts less where names or streets bind them."""
    gap = abs((here - there).days) if here and there else _UNKNOWN_GAP
    points = POINTS["gap_bound" if bound else "gap"] * math.log1p(gap) + (
        POINTS["near"] if gap <= _NEAR else 0
    )
    if here is None or there is None:
        return Feature("gap", points, "one of them has no day")
    return Feature(
        "gap",
        points,
        f"published {gap} {'day' if gap == 1 else 'days'} apart" if gap else "published on one day",
    )


def _is_far(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two points given in degrees lie far apart, the latitudes alone telling it of most."""
    return abs(one[0] - other[0]) * _DEGREE > _FAR or _km(one, other) > _FAR


def _km(one: Sequence[float], other: Sequence[float]) -> float:
    """The distance of two points given in degrees, near enough to tell near from far."""
    middle = math.radians((one[0] + other[0]) / 2)
    east = (one[1] - other[1] + 180) % 360 - 180
    return math.hypot(one[0] - other[0], east * math.cos(middle)) * _DEGREE


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _listed(words: Sequence[str]) -> str:
    """The words as they are said.

    >>> _listed(["Ada", "Bo", "Cy"]), _listed(["Ada"])
    ('Ada, Bo and Cy', 'Ada')
    """
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
