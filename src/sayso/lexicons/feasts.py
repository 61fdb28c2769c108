"""Feasts that other calendars move, from ``feasts.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast: its first days by our calendar, how many days it lasts, and whether the moon is looked for."""

    days: tuple[date, ...]
    lasts: int
    moon: bool  # a country may begin a day sooner or later


@cache
def feasts() -> Mapping[str, Feast]:
    """The feasts by their names.

    >>> feasts()["passover"].lasts
    8
    """
    try:
        return {e["feast"]: Feast(tuple(e["days"]), e["lasts"], e["moon"]) for e in entries("feasts")}
    except (KeyError, TypeError) as error:
        raise BadLexicon(f"feasts.yml: an entry cannot be read ({error})", "mend the entry") from error
