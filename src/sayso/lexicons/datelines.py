"""How a report begins that says where it was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries

_LONGEST = 120  # characters
_CAPITALS = "À-Þ" + "".join(c for c in map(chr, range(0x100, 0x530)) if c.isupper())  # Ș, Ł, Ω, Д …
_FOLLOWS = r"(?=[A-ZÀ-Þ0-9\"“‘'«])"


@dataclass(frozen=True, slots=True)
class DatelineForm:
    """One way of beginning with the place."""

    id: str
    pattern: re.Pattern[str]
    fires: tuple[str, ...]
    keeps: tuple[str, ...]

    def length_in(self, paragraph: str) -> int:
        """How many characters of the paragraph are the dateline, 0 when it has none."""
        found = self.pattern.match(paragraph[:_LONGEST])
        return found.end() if found else 0


@cache
def dateline_forms() -> tuple[DatelineForm, ...]:
    """Every form of dateline, in the order in which they are tried.

    >>> [form.length_in("EASTPORT (AP) — The bridge was closed.") for form in dateline_forms()][0]
    16
    """
    try:
        return tuple(
            DatelineForm(
                entry["id"],
                re.compile((entry["pattern"] + _FOLLOWS).replace("À-Þ", _CAPITALS)),
                tuple(entry["fires"]),
                tuple(entry["keeps"]),
            )
            for entry in entries("datelines")
        )
    except (KeyError, re.error) as error:
        raise BadLexicon(f"datelines.yml: an entry cannot be read ({error})", "mend the entry") from error
