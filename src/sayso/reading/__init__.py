"""Sources to articles: text, pages, rows, folders, standard input and URLs.

In come sources, in any order. The first stage, `captures`, cuts them into the bytes of one article each; the
second, `article_of`, makes of those an article whose passages have roles and whose every character can be
traced. What cannot be read is a refusal that names the source, the reason and the way out: whatever is
missing, empty, binary, too large, not English, without an article in it, or may not be fetched; nothing
raises for one bad source. `articles` is both stages in one.

>>> found = list(articles([b"Bridge closed\\n\\nThe ministry denied that it was warned.", "no-such.txt"]))
>>> [passage.role.value for passage in found[0].article.passages]
['headline', 'body']
>>> print(found[1])
no-such.txt: it is not there; check the path
"""

from __future__ import annotations

from sayso.model import Hints
from sayso.reading.counting import expected
from sayso.reading.delivery import Captured, ConditionalFetch, Fetch, Fetched
from sayso.reading.extraction import article_of
from sayso.reading.limits import Limits
from sayso.reading.opml import feeds_listed
from sayso.reading.pages import html_article
from sayso.reading.sources import READERS, articles, captures
from sayso.reading.text import text_article

__all__ = [
    "READERS",
    "Captured",
    "ConditionalFetch",
    "Fetch",
    "Fetched",
    "Hints",
    "Limits",
    "article_of",
    "articles",
    "captures",
    "expected",
    "feeds_listed",
    "fetcher",
    "html_article",
    "text_article",
]


def fetcher(*, allow_private: bool = False, ignore_robots: bool = False) -> ConditionalFetch:
    """What fetches URLs through the gate of `sayso.reading.fetch`, to hand to `articles`.

    ``allow_private`` lets it reach addresses that are not public, for an intranet; ``ignore_robots`` lets
    it read what a site's robots.txt forbids, which the caller records.
    """
    # ssl and brotli take 50 ms to load, which files do without.
    from sayso.reading.fetch import Fetcher

    return Fetcher(allow_private=allow_private, ignore_robots=ignore_robots)
