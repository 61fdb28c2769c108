"""How common words are in English at large: their places in the model's vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice

from sayso.language.parser import vocabulary

RAREST = 60_000  # places; the order of words further down says little


def place_of(word: str) -> int:
    """The word's place among English words, the commonest being 1, whichever way it is capitalised.

    Words that are not among the first sixty thousand all have that place. The order is that of the
    model's vectors, which were trained on a crawl of the web and are sorted by frequency.

    >>> place_of("police") < place_of("gunman") < place_of("zyrkle")
    True
    """
    places = _places()
    return min(places.get(form, RAREST) for form in (word, word.lower(), word.title()))


@cache
def _places() -> Mapping[str, int]:
    return {word: place for place, word in enumerate(islice(vocabulary(), RAREST), 1)}
