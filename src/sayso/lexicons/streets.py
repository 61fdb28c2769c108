"""What tells a street and an age in running text, from ``streets.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries

_COMPASS = r"(?:(?:North|South|East|West|[NSEW]\.?|[NS][EW]\.?|Northeast|Northwest|Southeast|Southwest) )?"
_WORD = r"(?:[DO][’'])?[A-ZÀ-Þ][a-zà-ÿ-]+"
_NAME = rf"((?:{_WORD}|\d+(?:st|nd|rd|th))(?: {_WORD}){{0,2}}?)"


@dataclass(frozen=True, slots=True)
class AddressWords:
    """How streets and ages are written."""

    street: re.Pattern[str]
    written_out: dict[str, str]  # "St." to "street"
    bodies: tuple[str, ...]  # what ends like a street and is none
    ages: tuple[re.Pattern[str], ...]
    street_fires: tuple[str, ...]
    street_spares: tuple[str, ...]
    age_fires: tuple[str, ...]
    age_spares: tuple[str, ...]

    def streets_in(self, text: str) -> list[str]:
        """The streets it names, in small letters and written out, in their order, each once.

        >>> address_words().streets_in("It burned in the 6700 block of S. Aldergate St. on Friday.")
        ['aldergate street']
        """
        named = (f"{m[1].lower()} {self.written_out[m[2]]}" for m in self.street.finditer(text))
        return list(dict.fromkeys(name for name in named if not name.endswith(self.bodies)))

    def ages_in(self, text: str) -> list[int]:
        """The ages it gives, in years, in their order, each once.

        >>> address_words().ages_in("Ada Quill, 34, and a 7-year-old boy")
        [7, 34]
        """
        return list(dict.fromkeys(int(m[1]) for form in self.ages for m in form.finditer(text)))


@cache
def address_words() -> AddressWords:
    """How streets and ages are written."""
    streets, ages = entries("streets")
    try:
        written_out = {form: name for name, forms in streets["streets"].items() for form in forms}
        forms = "|".join(map(re.escape, sorted(written_out, key=len, reverse=True)))
        return AddressWords(
            street=re.compile(rf"\b{_COMPASS}{_NAME} ({forms})(?!\w)"),
            written_out=written_out,
            bodies=tuple(streets["bodies"]),
            ages=tuple(re.compile(form) for form in ages["ages"]),
            street_fires=tuple(streets["fires"]),
            street_spares=tuple(streets["spares"]),
            age_fires=tuple(ages["fires"]),
            age_spares=tuple(ages["spares"]),
        )
    except (KeyError, re.error) as error:
        raise BadLexicon(f"streets.yml: an entry cannot be read ({error})", "mend the entry") from error
