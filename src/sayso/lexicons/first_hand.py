"""What shows whose work an article is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class HandForm:
    """Words that show it, with lines that prove the pattern."""

    id: str
    pattern: re.Pattern[str]
    fires: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def hand_forms(sort: str) -> tuple[HandForm, ...]:
    """The forms that mark an ``agency`` by its name, or an outlet's ``own`` work in its text.

    >>> [form.id for form in hand_forms("agency") if form.pattern.search("Karn Press Agency")]
    ['called-an-agency']
    """
    try:
        return tuple(
            HandForm(entry["id"], re.compile(entry["pattern"]), tuple(entry["fires"]), tuple(entry["keeps"]))
            for entry in entries("first_hand")
            if entry["is"] == sort
        )
    except (KeyError, re.error) as error:
        raise BadLexicon(f"first_hand.yml: an entry cannot be read ({error})", "mend the entry") from error
