"""How values look on a page: the templates, and the filters that they share.

Whatever a template prints is escaped, and a steering character in it shows as a mark; there is no way around
either, so that scraped text cannot become markup.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sayso.export.counts import legs, many
from sayso.export.stories import days_of
from sayso.export.story_parts import moment
from sayso.export.visible import one_line, visible
from sayso.export.wording import days, range_words
from sayso.ledger import SaidHit, Snippet
from sayso.model import Interval, Kind, Stance
from sayso.web.bins import bins

FOLDER = Path(__file__).parent
_QUOTED = re.compile(r"[“„«‘\"][^“”„«»\"]*[”“»’\"]")  # a pair of marks around all of it
TINTS = 12  # as many as the eye tells apart side by side


def tint(name: str | None) -> str:
    """The class of a speaker's stable tint: no judgement, only the same one everywhere.

    >>> tint("Dmitry Peskov") == tint("Dmitry Peskov")
    True
    """
    if not name:
        return "tint-none"
    return f"tint{hashlib.sha256(name.encode('utf-8', 'replace')).digest()[0] % TINTS}"


def web_link(url: str | None) -> str | None:
    """The URL when it is one that a page may link to; scraped links are often something else.

    >>> web_link("https://lantern.example/dam"), web_link("javascript:alert(1)"), web_link("http://[")
    ('https://lantern.example/dam', None, None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def path_of(kind: str, key: str) -> str:
    """The path of what has this key, or this name.

    >>> path_of("outlet", "Daily Ledger/Coast")
    '/outlet/Daily%20Ledger%2FCoast'
    """
    return f"/{kind}/{quote(key, safe='')}"


def with_query(path: str, **asked: object) -> str:
    """The path with what is asked; what is None or empty is left out.

    >>> with_query("/stories", q="dam", after=None)
    '/stories?q=dam'
    """
    given = {name: value for name, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def and_with(address: str, name: str, value: str) -> str:
    """The address with one thing more that is asked.

    >>> and_with("/search?q=dam", "outlet", "Coast Herald"), and_with("/", "q", "dam")
    ('/search?q=dam&outlet=Coast+Herald', '/?q=dam')
    """
    return f"{address}{'&' if '?' in address else '?'}{name}={quote_plus(value)}"


def is_quoted(words: str) -> bool:
    """Whether the words have quotation marks of their own, so that the page puts none around them.

    >>> is_quoted("“The dam held,”"), is_quoted("“Sound” or not"), is_quoted("")
    (True, False, False)
    """
    return bool(_QUOTED.fullmatch(words.strip()))


def day(of: date | None) -> str:
    """The day in words.

    >>> day(date(2022, 9, 4)), day(None)
    ('4 Sep 2022', 'undated')
    """
    return days(Interval.on(of)) if of else "undated"


def _shown(value: object) -> object:
    """What a template prints: text with its steering characters as marks; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def pieces(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    """The parts of a snippet's text, and whether each is a word that was looked for.

    >>> list(pieces(Snippet("The dam held", ((4, 7),))))
    [('The ', False), ('dam', True), (' held', False)]
    """
    at = 0
    for start, end in snippet.marks:
        yield snippet.text[at:start], False
        yield snippet.text[start:end], True
        at = end
    yield snippet.text[at:], False


def at_of(hit: SaidHit) -> str:
    """The part of an article's address that leads to the words of a statement."""
    return f"?at={hit.spans[0][0]}-{hit.spans[-1][1]}#at" if hit.spans else ""


_HANDS = {
    "primary": "its own work, or a source's release",
    "agency": "an agency",
    "outlet": "another outlet",
    "unknown": "unknown: nothing tells",
}
_FILTERS = {
    "q": "words",
    "actor": "speaker",
    "speaker": "speaker named",
    "channel": "channel",
    "outlet": "outlet",
    "place": "place",
    "agency": "from the agency",
    "stance": "stance",
    "kind": "kind",
    "since": "published from",
    "until": "published until",
    "said_since": "said from",
    "said_until": "said until",
    "happened_since": "tells of from",
    "happened_until": "tells of until",
}


@cache
def templates() -> Environment:
    """The templates, ready to be filled."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "and_with": and_with,
        "day": day,
        "days": days,
        "moment": moment,
        "one_line": one_line,
        "range": range_words,
        "tint": tint,
        "web_link": web_link,
    }
    environment.globals |= {
        "at_of": at_of,
        "is_quoted": is_quoted,
        "hand_words": _HANDS,
        "kinds": [kind.value for kind in Kind],
        "pieces": pieces,
        "stances": [stance.value for stance in Stance],
        "bins_of": partial(bins, most=30),
        "filter_words": _FILTERS,
        "called": {"json": "JSON", "csv": "CSV", "atom": "Atom", "geojson": "GeoJSON"},
        "days_of": days_of,
        "legs": legs,
        "many": many,
        "media": {
            "json": "application/json",
            "csv": "text/csv",
            "atom": "application/atom+xml",
            "geojson": "application/geo+json",
        },
        "path_of": path_of,
        "with_query": with_query,
    }
    return environment
