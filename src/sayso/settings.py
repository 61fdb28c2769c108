"""Every setting once: its name, its default and what it does.

The environment is read here and nowhere else, once, by the faces; the rooms are handed what they need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable that sayso reads."""

    name: str
    default: str  # as a person would write it
    help: str


SETTINGS = (
    Setting("SAYSO_CACHE", "$XDG_CACHE_HOME/sayso, else ~/.cache/sayso", "Folder that holds the gazetteer."),
    Setting("SAYSO_LEDGER", "sqlite:///sayso.db", "The ledger, where --ledger names none."),
    Setting("SAYSO_PERSON", "the user's name", "Who corrects and redacts, where --person names nobody."),
    Setting(
        "SAYSO_ALLOW_PRIVATE",
        "0",
        "1 lets sayso fetch from private, loopback and reserved addresses: for tests and intranets only.",
    ),
    Setting("SAYSO_CORPORA", "none", "Folder where `sayso bench` looks for a corpus that is given by name."),
    Setting("SAYSO_TRACEBACK", "0", "1 shows the Python traceback of an error in sayso itself."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    cache: Path
    ledger: str
    person: str | None
    corpora: Path | None
    allow_private: bool
    traceback: bool


def settings_from(environ: Mapping[str, str], *, home: Path) -> Settings:
    """The settings that these environment variables ask for; an empty variable counts as absent.

    >>> settings_from({"SAYSO_CACHE": "/srv/sayso"}, home=Path("/home/ada")).cache.as_posix()
    '/srv/sayso'
    >>> settings_from({}, home=Path("/home/ada")).cache.as_posix()
    '/home/ada/.cache/sayso'
    """
    return Settings(
        cache=_cache(environ, home),
        ledger=environ.get("SAYSO_LEDGER") or "sqlite:///sayso.db",
        person=environ.get("SAYSO_PERSON") or None,
        corpora=_folder(environ, "SAYSO_CORPORA"),
        allow_private=_is_on(environ, "SAYSO_ALLOW_PRIVATE"),
        traceback=_is_on(environ, "SAYSO_TRACEBACK"),
    )


def _cache(environ: Mapping[str, str], home: Path) -> Path:
    if chosen := environ.get("SAYSO_CACHE"):
        return Path(chosen).expanduser()
    base = environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else home / ".cache") / "sayso"


def _folder(environ: Mapping[str, str], name: str) -> Path | None:
    return Path(chosen).expanduser() if (chosen := environ.get(name)) else None


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}
