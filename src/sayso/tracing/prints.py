"""The keys by which an index finds the copies of an article: samples of its wording."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from sayso.model import Article
from sayso.tracing.wording import wording

PRINT = "p:"  # what such a key begins with
_WORDS = 5  # of a run: four are common by chance, six are broken by one edited word in six
_WINDOW = 22  # runs of which at least one is kept: whoever takes 26 words in a row takes a key
_MOST = 160  # keys of the longest text


def copy_keys(article: Article) -> tuple[str, ...]:
    """Keys that whoever copies a passage of the article has too, about one for a dozen words.

    The least hash of any 22 runs of five words in a row is kept (winnowing: Schleimer, Wilkerson and
    Aiken 2003), so that a passage of 26 words brings its keys along wherever it stands. Words are taken
    as they are compared: spelling and house style aside. Furniture has no keys.

    >>> from sayso.model import Passage, Role
    >>> text = "The ferry sank in the harbour before the storm came."
    >>> copy_keys(Article("a", text, (Passage(0, len(text), Role.BODY),)))
    ('p:25c7c462',)
    """
    words = wording(article).words
    hashes = [
        zlib.crc32(" ".join(run).encode()) for run in zip(*(words[i:] for i in range(_WORDS)), strict=False)
    ]
    kept = dict.fromkeys(_winnowed(hashes))
    if len(kept) > _MOST:
        least = set(sorted(kept)[:_MOST])
        kept = dict.fromkeys(h for h in kept if h in least)
    return tuple(f"{PRINT}{h:08x}" for h in kept)


def _winnowed(hashes: Sequence[int]) -> list[int]:
    """The least of every window, in order; of short texts the least of all."""
    if len(hashes) <= _WINDOW:
        return [min(hashes)] if hashes else []
    return [min(hashes[i : i + _WINDOW]) for i in range(len(hashes) - _WINDOW + 1)]
