"""What is known beside the words, as words of the index: who, where, through what, when.

A facet begins with a dot that no word of a text has, so that neither a word nor a prefix ever meets one. With
them one index answers words and filters together, in the order of publication, however frequent each is.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from sayso.ledger.blocks import around, blocks, touched
from sayso.ledger.identity import words_of
from sayso.model import Interval

DOT = "·"
# Letters of a beginning that have a facet: FTS5 puts the texts of all words with a beginning together before
# it gives the first, which took 2 s for one letter among 100,000 articles, and 0.1 s for three.
BEGINNINGS = (1, 2)


def facet(sort: str, value: str) -> str:
    """The word that stands for this value.

    >>> facet("outlet", "The Daily Ledger")
    '·outlet·the·daily·ledger'
    """
    return DOT + DOT.join((sort, *words_of(value)))[:200]


def names(sort: str, text: str | None) -> list[str]:
    """A facet for each word of a name.

    >>> names("speaker", "Jelena Simić")
    ['·speaker·jelena', '·speaker·simic']
    """
    return [facet(sort, word) for word in words_of(text or "")]


def begins(beginning: str) -> str:
    """The facet of every text with a word that begins so; there is one for `BEGINNINGS` letters."""
    return f"{DOT}begins{DOT}{beginning}"


def outlets(outlet: str | None, url: str | None) -> list[str]:
    """The facets of an outlet: its name, its domain and the domains above that.

    >>> outlets("Lantern", "https://www.news.lantern.example/dam")
    ['·outlet·lantern', '·outlet·news·lantern·example', '·outlet·lantern·example']
    """
    host = domain(url) if url else ""
    parts = host.split(".")
    domains = [".".join(parts[at:]) for at in range(len(parts) - 1)]
    return [facet("outlet", name) for name in (domain(outlet or ""), *domains) if name]


def domain(url: str) -> str:
    """The host of an address, without "www."; what is no address is given back.

    >>> domain("https://www.lantern.example:443/dam"), domain("www.lantern.example"), domain("Lantern")
    ('lantern.example', 'lantern.example', 'Lantern')
    """
    try:
        host = urlsplit(url).hostname or url
    except ValueError:  # an address such as "http://[" is a name like any other
        host = url
    return host.removeprefix("www.")


def days(sort: str, intervals: Iterable[Interval]) -> list[str]:
    """The facets by which an overlap with any of the intervals is found; what has no day has none.

    >>> from datetime import date
    >>> days("said", [Interval.on(date(2022, 9, 4))])[-2:]
    ['·said·202209', '·said·20220904']
    """
    known = [i for i in intervals if i.earliest or i.latest]
    found = [facet(sort, block) for interval in known for block in touched(interval)]
    whole = [facet(f"{sort}{DOT}whole", block) for interval in known for block in blocks(interval)]
    return [*found, *(word for word in whole if len(word) < len(f"{DOT}{sort}{DOT}whole{DOT}20220904"))]


def overlapping(sort: str, asked: Interval) -> list[str]:
    """The facets of which one is there exactly where an interval overlaps the one that is asked for.

    >>> from datetime import date
    >>> overlapping("said", Interval(date(2022, 1, 1), date(2022, 12, 31)))
    ['·said·2022', '·said·whole·20', '·said·whole·202']
    """
    own = blocks(asked)
    larger = sorted({outer for block in own for outer in around(block)})
    return [facet(sort, block) for block in own] + [facet(f"{sort}{DOT}whole", block) for block in larger]
