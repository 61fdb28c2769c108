"""How likely it is that two articles tell of one happening, as a list of features with their reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sayso.model import Known
from sayso.tracing.marks import traits_in

_TRUST = 8  # stories at hand that weigh as much as what is known of English at large
_NAME = 55  # rarity of a name: as if one article in 250 had it
_AGE = 30  # one in 20
_FAR = 100.0  # km
_UNKNOWN_GAP = 30  # days, where an article has no day


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against two articles telling of one happening."""

    name: str
    points: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many of the stories at hand have each word, name, street and age."""

    stories: int
    having: Mapping[str, int]

    def weight(self, mark: str, rarity: int) -> float:
        """How telling it is to share this mark: minus the logarithm of how likely a story has it.

        What is known at large, ``rarity`` in tenths of a logarithm, counts as much as eight stories.
        """
        expected = _TRUST * math.exp(-rarity / 10)
        return -math.log((self.having.get(mark, 0) + expected) / (self.stories + _TRUST))


W = dict(
    base=-2.5,
    cos=22.0,
    names=0.7,
    namescap=5.0,
    streets=0.6,
    nostreets=-2.0,
    ages=0.8,
    noages=-1.3,
    places=1.5,
    far=-2.0,
    gap=-0.7,
    days=1.5,
    nodays=-1.0,
    near=0.5,
)


def features(new: Known, other: Known, common: Commonness) -> tuple[Feature, ...]:
    here, there = traits_in(new.traits), traits_in(other.traits)
    return (
        Feature("base", W["base"]),
        _words(here.get("words", {}), there.get("words", {}), common),
        _names(here.get("names", {}), there.get("names", {}), common),
        _streets(here.get("streets", ()), there.get("streets", ()), common),
        _ages(here.get("ages", ()), there.get("ages", ()), common),
        _places(here.get("places", {}), there.get("places", {})),
        _days(here.get("days", ()), there.get("days", ())),
        _gap(new.article.published, other.article.published),
    )


def _words(here, there, common):
    a, b = _vector(here, common), _vector(there, common)
    length = math.sqrt(sum(x * x for x in a.values()) * sum(x * x for x in b.values()))
    both = {w: a[w] * b[w] for w in a if w in b}
    told = sorted(both, key=lambda w: (-both[w], w))[:5]
    return Feature("words", W["cos"] * sum(both.values()) / (length or 1), f"both say {_listed(told)}")


def _vector(words, common):
    return {w: (1 + math.log(n)) * common.weight("w:" + w, r) for w, (n, r) in words.items()}


def _names(here, there, common):
    both = [n for n in here if n in there]
    tot = sum(sorted((common.weight("n:" + n, _NAME) for n in both), reverse=True)[:3])
    return Feature(
        "names", min(W["namescap"], W["names"] * tot), f"both name {_listed([n.title() for n in both[:3]])}"
    )


def _streets(here, there, common):
    both = [n for n in here if n in there]
    if here and there and not both:
        return Feature("streets", W["nostreets"], "they name different streets")
    tot = sum(sorted((common.weight("s:" + n, _NAME) for n in both), reverse=True)[:2])
    return Feature("streets", W["streets"] * tot, f"both name {_listed([n.title() for n in both[:3]])}")


def _ages(here, there, common):
    both = [n for n in here if n in there]
    if here and there and not both:
        return Feature("ages", W["noages"], "they give different ages")
    tot = sum(common.weight(f"a:{n}", _AGE) for n in both) / math.sqrt(len(here) * len(there) or 1)
    return Feature("ages", W["ages"] * tot, f"both give the age {_listed(map(str, both))}")


def _places(here, there):
    both = [n for n in here if n in there]
    if both:
        return Feature("places", W["places"], f"both are set in {_listed([n.title() for n in both[:3]])}")
    if here and there and min(km(p, q) for p in here.values() for q in there.values()) > _FAR:
        return Feature("places", W["far"], "they are set far apart")
    return Feature("places", 0.0)


def _days(here, there):
    both = [d for d in here if d in there]
    if both:
        return Feature("days", W["days"], f"both tell of {date.fromordinal(both[0]):%-d %B %Y}")
    if here and there:
        return Feature("days", W["nodays"], "they tell of different days")
    return Feature("days", 0.0)


def _gap(here, there):
    gap = abs((here - there).days) if here and there else _UNKNOWN_GAP
    return Feature("gap", W["gap"] * math.log1p(gap) + (W["near"] if gap <= 3 else 0), "published near")


def km(p, q):
    dy = (p[0] - q[0]) * 111
    dx = (p[1] - q[1]) * 111 * math.cos(math.radians((p[0] + q[0]) / 2))
    return math.hypot(dx, dy)


def _listed(words):
    words = list(words)
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
