"""Whether this installation can do its work: its packages, its model, its gazetteer, room on the disk."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from sayso.errors import Unusable
from sayso.model import Received
from sayso.settings import Settings

OLDEST = (3, 11)
ROOM = 500_000_000  # bytes on a disk below which the next articles may not fit


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look at the installation found; ``wrong`` is None when all is well."""

    found: str
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """One question about the installation, and what to do when the answer is bad."""

    name: str
    help: str
    at: Callable[[Settings], Finding]
    way_out: str


def python(_: Settings) -> Finding:
    """The Python that runs sayso."""
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding(found, None if sys.version_info >= OLDEST else f"Python {found} is too old")


def packages(_: Settings) -> Finding:
    """The packages that sayso asks for, against those that are installed."""
    asked = [Requirement(line) for line in requires("sayso") or []]
    needed = [requirement for requirement in asked if requirement.marker is None]
    wrong = [fault for requirement in needed if (fault := _lacking(requirement)) is not None]
    return Finding(f"sayso {version('sayso')} and {len(needed)} packages", "; ".join(wrong) or None)


def _lacking(requirement: Requirement) -> str | None:
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return f"{requirement.name} is not installed"
    fits = requirement.specifier.contains(found, prereleases=True)
    return None if fits else f"{requirement.name} is {found}, not {requirement.specifier}"


def model(settings: Settings) -> Finding:
    """What the pipeline makes of one sentence, by the gazetteer and the model that are there."""
    from sayso.pipeline import made_by, report_on  # loads the model, which takes seconds
    from sayso.reading import articles
    from sayso.situating.gazetteer import open_gazetteer

    try:
        gazetteer = open_gazetteer(settings.cache)
        (item,) = articles([b"The bridge at Kyiv is sound, the engineer Jelena Simic said on Monday."])
        assert isinstance(item, Received), item
        report = report_on(item, gazetteer=gazetteer)
    except Unusable as error:
        return Finding("", str(error))
    made = ", ".join(f"{name} {model}" for name, model in made_by().models.items())
    return Finding(made, None if report.statements else "the model finds no statement in a plain sentence")


def room(settings: Settings) -> Finding:
    """The room on the disk of the cache."""
    return room_at(settings.cache)


def room_at(path: Path) -> Finding:
    """The room on the disk that holds the path."""
    there = next(folder for folder in (path, *path.absolute().parents) if folder.exists())
    free = shutil.disk_usage(there).free
    found = f"{free / 1e9:,.1f} GB free at {there}"
    return Finding(found, found if free < ROOM else None)


LOOKS: tuple[Look, ...] = (
    Look("python", "Python is new enough.", python, "install Python 3.11 or newer"),
    Look("packages", "The packages are those that sayso asks for.", packages, "run `make setup`"),
    Look("model", "The model and the gazetteer load and find a statement.", model, "run `make setup`"),
    Look("room", "There is room on the disk of the cache.", room, "make room, or set SAYSO_CACHE"),
)
