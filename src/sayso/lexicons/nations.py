"""Names that are put for a country, from ``nations.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sayso.lexicons.files import entries


@cache
def nations() -> Mapping[str, str]:
    """What each such name is read as, by the name in lower case.

    >>> nations()["tehran"], nations()["iranian"]
    ('iran', 'iran')
    """
    return {form.lower(): entry["name"] for entry in entries("nations") for form in entry["forms"]}
