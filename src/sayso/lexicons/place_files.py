"""How files of places name their columns and kinds, from ``place_files.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicons.files import entries


@dataclass(frozen=True, slots=True)
class PlaceFileWords:
    """Everything ``place_files.yml`` says."""

    columns: Mapping[str, tuple[str, ...]]  # what is kept, to the columns that may hold it
    kinds: Mapping[str, str]  # a file's word or code, in small letters, to the kind
    km: Mapping[str, float]  # kind to its radius, where there is one to be assumed

    def kind_of(self, *words: str) -> str | None:
        """The kind that the first known of these words or codes stands for.

        >>> place_file_words().kind_of("PPLC", "P"), place_file_words().kind_of("Village")
        ('settlement', 'settlement')
        """
        return next((self.kinds[word] for word in map(str.lower, words) if word in self.kinds), None)


@cache
def place_file_words() -> PlaceFileWords:
    """The columns and kinds of files of places.

    >>> place_file_words().columns["lon"][:2]
    ('lon', 'lng')
    """
    found = entries("place_files")
    kinds = [entry for entry in found if "kind" in entry]
    return PlaceFileWords(
        columns={name: tuple(also) for name, also in found[0]["columns"].items()},
        kinds={word.lower(): entry["kind"] for entry in kinds for word in entry["of"]},
        km={entry["kind"]: float(entry["km"]) for entry in kinds if "km" in entry},
    )
