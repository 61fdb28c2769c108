"""What figures count, and the words for numbers, from ``units.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class FigureExample:
    """A line on which a unit must fire: where, from what to what, of whom."""

    line: str
    start: int
    end: int
    low: float | None
    high: float | None
    of: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, and the words that give it."""

    name: str
    verbs: frozenset[str]
    happens: frozenset[str]
    states: frozenset[str]
    nouns: frozenset[str]
    tolls: frozenset[str]
    after: tuple[str, ...]
    before: tuple[str, ...]
    fires: tuple[FigureExample, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Everything ``units.yml`` says, and the words of all units together."""

    units: tuple[Unit, ...]
    words: Mapping[str, Mapping[str, float]]
    befalls: Mapping[str, str]  # a verb's lemma to the unit
    happens: Mapping[str, str]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    tolls: Mapping[str, str]
    after: Mapping[tuple[str, ...], str]  # the words behind a number to the unit
    before: Mapping[str, str]


@cache
def unit_words() -> UnitWords:
    """The units and the words for numbers.

    >>> unit_words().befalls["wound"]
    'injured'
    """
    found = entries("units")
    units = tuple(_unit(e) for e in found if "unit" in e)
    return UnitWords(
        units=units,
        words={e["words"]: e["forms"] for e in found if "words" in e},
        befalls={w: u.name for u in units for w in u.verbs},
        happens={w: u.name for u in units for w in u.happens},
        states={w: u.name for u in units for w in u.states},
        nouns={w: u.name for u in units for w in u.nouns},
        tolls={w: u.name for u in units for w in u.tolls},
        after={tuple(w.lower().split()): u.name for u in units for w in u.after},
        before={w: u.name for u in units for w in u.before},
    )


def _unit(entry: dict[str, Any]) -> Unit:
    try:
        return Unit(
            name=entry["unit"],
            verbs=frozenset(entry.get("verbs", ())),
            happens=frozenset(entry.get("happens", ())),
            states=frozenset(entry.get("states", ())),
            nouns=frozenset(entry.get("nouns", ())),
            tolls=frozenset(entry.get("tolls", ())),
            after=tuple(entry.get("after", ())),
            before=tuple(entry.get("before", ())),
            fires=tuple(_example(line) for line in entry["fires"]),
            spares=tuple(entry["not"]),
        )
    except (KeyError, ValueError) as error:
        raise BadLexicon(
            f"units.yml: the unit {entry.get('unit')} is not sound ({error})", "mend it"
        ) from error


def _example(line: str) -> FigureExample:
    """One "line with [the figure] | low..high | of whom".

    >>> _example("The flood [killed nine]. | 9..? | -").high is None
    True
    """
    marked, bounds, of = (part.strip() for part in line.split(" | "))
    low, _, high = bounds.partition("..")
    start, end = marked.index("["), marked.index("]") - 1
    plain = marked.replace("[", "").replace("]", "")
    return FigureExample(plain, start, end, _bound(low), _bound(high), None if of == "-" else of)


def _bound(written: str) -> float | None:
    return None if written == "?" else float(written)
