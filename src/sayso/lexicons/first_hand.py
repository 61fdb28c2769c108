"""What shows whose work an article is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class HandForm:
    """Words that show it, with lines that prove the pattern."""

    id: str
    pattern: str
    fires: tuple[str, ...]
    keeps: tuple[str, ...]

    def search(self, text: str, outlet: str | None = None) -> re.Match[str] | None:
        """Where the words stand; OUTLET in the pattern is the name of the ``outlet``."""
        if "OUTLET" not in self.pattern:
            return _compiled(self.pattern).search(text)
        return _compiled(self.pattern.replace("OUTLET", re.escape(outlet))).search(text) if outlet else None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def hand_forms(sort: str) -> tuple[HandForm, ...]:
    """The forms that mark an ``agency``, ``outlet`` or ``official`` site by name, or ``own`` work in a text.

    >>> [form.id for form in hand_forms("agency") if form.search("Karn Press Agency")]
    ['called-an-agency']
    """
    try:
        return tuple(
            HandForm(entry["id"], entry["pattern"], tuple(entry["fires"]), tuple(entry["keeps"]))
            for entry in entries("first_hand")
            if entry["is"] == sort
        )
    except KeyError as error:
        raise BadLexicon(f"first_hand.yml: an entry cannot be read ({error})", "mend the entry") from error
