"""The pages that a sitemap lists, fetched in turn; a sitemap may list sitemaps.

The format: https://www.sitemaps.org/protocol.html, and Google's extension for news.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from sayso.errors import CannotRead, NoArticle, NotText, TooLarge
from sayso.model import Hints, Refusal, Unchanged
from sayso.reading.decoding import decoded
from sayso.reading.delivery import Captured, Delivery
from sayso.reading.limits import Limits
from sayso.reading.links import web_link
from sayso.reading.opening import opened_url, page_behind
from sayso.reading.timestamps import parsed_time
from sayso.reading.xml_text import Walker, plain_xml, walk_xml

_TAGS = 3_000_000  # in one sitemap: 50,000 addresses with 25 translations of each; they take 6 s


@dataclass(frozen=True, slots=True)
class _Listed:
    """One address in a sitemap."""

    written: str
    is_sitemap: bool
    said: Hints


def read_sitemap(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """Each page that the sitemap lists, once, in its order, and those of the sitemaps that it lists."""
    return _read(delivery, limits, seen={delivery.name}, depth=0)


def _read(delivery: Delivery, limits: Limits, *, seen: set[str], depth: int) -> Iterator[Captured]:
    count = 0
    for count, listed in enumerate(_listed(delivery.all_bytes(limits.sitemap_bytes), limits), start=1):
        if count > limits.sitemap_urls:
            raise TooLarge(f"the sitemap lists more than {limits.sitemap_urls:,} addresses", "split it")
        link = web_link(listed.written)
        if link is None:
            yield _refusal(delivery, listed, "it is not an address of the web")
        elif link not in seen:
            seen.add(link)
            try:
                yield from _behind(link, listed, delivery, limits, seen, depth)
            except CannotRead as error:
                yield Refusal(link, error.reason, error.way_out)
    if not count:
        raise NoArticle("the sitemap lists nothing", "check that it is a sitemap")


def _refusal(delivery: Delivery, listed: _Listed, reason: str) -> Refusal:
    return Refusal(f"{delivery.name} {listed.written[:200]!r}", reason, "mend or remove it")


def _behind(
    link: str, listed: _Listed, delivery: Delivery, limits: Limits, seen: set[str], depth: int
) -> Iterator[Captured]:
    if not listed.is_sitemap:
        yield page_behind(link, delivery.fetch, limits, within=delivery.name, said=listed.said)
        return
    if depth == limits.sitemap_depth:
        raise TooLarge(f"sitemaps list sitemaps more than {limits.sitemap_depth} deep", "give it by itself")
    found = opened_url(link, delivery.fetch)
    if found is None:
        yield Unchanged(link)
        return
    with closing(found.stream):
        if found.kind != "sitemap":
            raise NotText("there is no sitemap behind it", "check the sitemap that lists it")
        yield from _read(found, limits, seen=seen, depth=depth + 1)


# ── what is listed ───────────────────────────────────────────────────────────────────────────


def _listed(data: bytes, limits: Limits) -> list[_Listed]:
    if not data.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<"):
        return [_Listed(line, False, Hints()) for line in decoded(data).split()[: limits.sitemap_urls + 1]]
    if data.count(b"<") > _TAGS:
        raise TooLarge(f"the sitemap has more than {_TAGS:,} tags", "split it")
    found = _Addresses(limits.sitemap_urls)
    walk_xml(plain_xml(data), found)
    return found.listed


class _Addresses(Walker):
    """Gathers the addresses while the XML is walked through, and goes on counting to one too many."""

    def __init__(self, most: int) -> None:
        self.listed: list[_Listed] = []
        self._most = most
        self._said: dict[str, str] = {}
        self._words: list[str] = []

    def start(self, name: str, _attributes: dict[str, str], /) -> None:
        self._words = []
        if name in _LISTS:
            self._said = {}

    def data(self, words: str, /) -> None:
        self._words.append(words)

    def end(self, name: str, /) -> None:
        if name in _SAID:
            self._said.setdefault(name, " ".join("".join(self._words).split()))
        elif name in _LISTS and self._said.get("loc") and len(self.listed) <= self._most:
            self.listed.append(_Listed(self._said["loc"], name == "sitemap", _news(self._said)))
        self._words = []


_LISTS = ("url", "sitemap")
_SAID = ("loc", "publication_date", "title", "name")


def _news(said: dict[str, str]) -> Hints:
    """What the sitemap says of a piece of news."""
    when = parsed_time(said.get("publication_date"))
    return Hints(
        published=when.day if when else None,
        url=web_link(said["loc"]),
        title=said.get("title") or None,
        outlet=said.get("name") or None,
    )
