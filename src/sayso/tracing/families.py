"""Which publisher an outlet belongs to: one publisher's editions are one."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from sayso.lexicons.publishers import families
from sayso.model import Article

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\w+/(?=https?:)")
_THE = re.compile(r"^the\s+", re.I)
_BLANKS = re.compile(r"\s+")
_SECOND_LEVELS = {
    "co",
    "com",
    "org",
    "net",
    "ac",
    "gov",
    "edu",
}  # as in "co.uk", below a country's two letters


def family_of(article: Article) -> str | None:
    """The publisher's family, else the outlet's own name, else its domain; None when nothing names it.

    >>> family_of(Article("a", "No.", (), outlet="BBC Sport"))
    'BBC'
    >>> family_of(Article("a", "No.", (), url="https://news.lantern.co.uk/dam"))
    'lantern.co.uk'
    """
    name = family_named(article.outlet) if article.outlet else None
    hosts = hosts_of(article.url) if article.url else []
    by_host = next((families()[host] for host in hosts if host in families()), None)
    is_house = name is not None and name in _houses()
    return name if is_house else by_host or name or (hosts[-1] if hosts else None)


def family_named(outlet: str) -> str | None:
    """The publisher's family of an outlet that is only named, else its own name without "the".

    >>> family_named("the BBC"), family_named("The Lantern")
    ('BBC', 'Lantern')
    """
    name = _name(outlet)
    return families().get(name.lower(), name) if name else None


@cache
def _houses() -> frozenset[str]:
    return frozenset(families().values())


def _name(outlet: str) -> str | None:
    """An outlet's name without "the"; a domain loses its "www."."""
    return _THE.sub("", _BLANKS.sub(" ", outlet).strip().removeprefix("www.")) or None


def hosts_of(url: str) -> list[str]:
    """The host of an address, and the domains above it down to the one that is registered."""
    try:
        host = (urlsplit(_ARCHIVED.sub("", url)).hostname or "").removeprefix("www.")
    except ValueError:
        return []
    labels = host.split(".")
    least = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVELS and len(labels[-1]) == 2 else 2
    return [".".join(labels[at:]) for at in range(max(1, len(labels) - least + 1))] if host else []
