"""News agencies and outlets, and the ways their names are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.lexicons.files import entries
from sayso.model import CreditKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """An agency or an outlet."""

    name: str
    kind: CreditKind


@cache
def outlets() -> dict[str, Outlet]:
    """Every agency and outlet, by each way of writing it, weak ones too.

    >>> outlets()["AFP"]
    Outlet(name='Agence France-Presse', kind=<CreditKind.AGENCY: 'agency'>)
    """
    return {
        form: Outlet(entry["name"], CreditKind(entry["kind"]))
        for entry in entries("outlets")
        for form in (entry["name"], *entry["forms"], *entry.get("weak", ()))
    }


@cache
def weak_forms() -> frozenset[str]:
    """The ways of writing that are everyday words or letters too.

    >>> "AP" in weak_forms()
    True
    """
    return frozenset(form for entry in entries("outlets") for form in entry.get("weak", ()))
