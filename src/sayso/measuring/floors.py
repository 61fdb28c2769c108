"""Floors: figures that may not fall without a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from sayso.errors import BadCorpus
from sayso.measuring.figures import Figures


@dataclass(frozen=True, slots=True)
class Floor:
    """The figures that hold on one corpus, and the digest of the corpus they were measured on.

    ``sample`` is on how many of its articles; None is on all.
    """

    sha256: str
    figures: dict[str, float]
    sample: int | None = None

    def is_of(self, corpus: Named) -> bool:
        """Whether it was measured on this very corpus, or on this sample of it."""
        return (self.sha256, self.sample) == (corpus.sha256, corpus.sample)


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor; ``measured`` None is a figure that the corpus no longer yields."""

    corpus: str
    name: str
    floor: float
    measured: float | None

    def __str__(self) -> str:
        if self.measured is None:
            return f"{self.corpus}: {self.name} has a floor of {self.floor} and was not measured"
        by = round(self.floor - self.measured, 1)
        return f"{self.corpus}: {self.name} fell to {self.measured}, {by} below its floor of {self.floor}"


Floors = dict[str, Floor]


class Named(Protocol):
    """A corpus of any kind."""

    @property
    def name(self) -> str:
        """Of its file."""

    @property
    def sha256(self) -> str:
        """Of its bytes, unpacked."""

    @property
    def sample(self) -> int | None:
        """How many of its articles were to be measured; None for all."""


def floors_from(given: Mapping[str, Any]) -> Floors:
    """The floors as they are written, by the name of the corpus's file.

    >>> floors_from({"a.jsonl": {"sha256": "5e88", "figures": {"statements": 80.5}}})["a.jsonl"].sha256
    '5e88'
    """
    try:
        return {
            name: Floor(
                str(floor["sha256"]),
                {row: float(least) for row, least in floor["figures"].items()},
                int(floor["sample"]) if floor.get("sample") else None,
            )
            for name, floor in given.items()
        }
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadCorpus(
            f"the floors are not as they should be ({error!r})",
            'write {"a.jsonl": {"sha256": "…", "figures": {"statements": 80.5}}}',
        ) from error


def falls(floors: Floors, corpus: Named, figures: Figures) -> list[Fall]:
    """The figures that lie below their floors; none where the corpus has no floor or another text."""
    floor = floors.get(corpus.name)
    if floor is None or not floor.is_of(corpus):
        return []
    measured = figures.each
    return [
        Fall(corpus.name, name, least, measured.get(name))
        for name, least in floor.figures.items()
        if name not in measured or measured[name] < least
    ]


def raised(floors: Floors, corpus: Named, figures: Figures) -> Floors:
    """The floors with every figure that rose, none lowered; a corpus without one gets all of its figures."""
    measured = figures.each
    floor = floors.get(corpus.name)
    if floor is None:
        return floors | {corpus.name: Floor(corpus.sha256, measured, corpus.sample)}
    if not floor.is_of(corpus):
        return floors
    higher = {name: max(least, measured.get(name, least)) for name, least in floor.figures.items()}
    return floors | {corpus.name: replace(floor, figures=higher)}
