"""Who held an office when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class Term:
    """One holder's time in an office: from ``since`` to ``until``, which may be open."""

    office: str  # the office's head noun, in lower case
    qualifier: str | None  # a word that must stand with it: "prime" for a prime minister
    country: frozenset[str]
    last_names: frozenset[str]
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the office was this holder's on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Terms in office by the office's head noun.

    >>> sorted(terms()["chancellor"][0].last_names)
    ['Merkel']
    """
    found: dict[str, list[Term]] = {}
    for entry in entries("offices"):
        for holder in entry["holders"]:
            term = Term(
                office=holder["office"],
                qualifier=holder.get("with"),
                country=frozenset(entry["country"]),
                last_names=frozenset(holder["last"]),
                since=holder["from"],
                until=holder.get("to"),
            )
            found.setdefault(term.office, []).append(term)
    return {office: tuple(held) for office, held in found.items()}
