"""Which language a text is in."""

from __future__ import annotations

LONG_ENOUGH = 3_000  # characters: more does not change the answer and costs time


def which_language(text: str) -> str:
    """The ISO 639-1 code of the language the text is most likely in.

    >>> which_language("The ministry said on Monday that the bridge had been closed.")
    'en'
    """
    import py3langid  # loads numpy: kept off `--help`

    label, _ = py3langid.classify(text[:LONG_ENOUGH])
    return str(label)
