"""When a page was published and changed, as far as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from htmldate import find_date
from lxml.html import HtmlElement

from sayso.lexicons.publication import publication_labels
from sayso.reading.jsonld import Node, words_of
from sayso.reading.timestamps import EARLIEST, When, parsed_time

_LATEST = "2099-12-31"  # given to htmldate, which else asks the clock
_PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "publication_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued",
    "dcterms.created", "dc.date.created", "date.created", "citation_publication_date", "article.published",
    "originalpublicationdate", "published_time", "article:published", "article_date_original",
)  # fmt: skip
_MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_URL_DAY = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_LINES = 3_000  # elements looked at for a labelled day
_LINE = 120  # characters


def published(tree: HtmlElement, node: Node, *, url: str | None) -> When | None:
    """When the page was published, in the publisher's own zone; None when it does not say.

    What the page says to machines comes first (JSON-LD, OpenGraph and other meta, microdata, ``time``),
    then a day behind words like "Published", then whatever htmldate finds.
    """
    said = [when for text in _said_published(tree, node) if (when := parsed_time(text)) is not None]
    if said:
        return _in_own_zone(said[0], said[1:], url)
    day = _labelled(tree) or _searched(tree, url)
    return None if day is None else When(day, None)


def modified(tree: HtmlElement, node: Node) -> datetime | None:
    """When the page was last changed; None when it does not say to the minute."""
    texts = [words_of(node.get("dateModified")), *_meta(tree, _MODIFIED_META)]
    for text in texts:
        when = parsed_time(text)
        if when is not None and when.time is not None:
            return when.time
    return None


def _said_published(tree: HtmlElement, node: Node) -> Iterator[str]:
    for name in ("datePublished", "dateCreated", "uploadDate"):
        if (said := words_of(node.get(name))) is not None:
            yield said
    yield from _meta(tree, _PUBLISHED_META)
    item = '//*[@itemprop="datePublished"]'
    yield from tree.xpath(f"{item}/@content | {item}/@datetime")
    yield from tree.xpath("//time[@pubdate]/@datetime | //time[contains(@class, 'publish')]/@datetime")


def _meta(tree: HtmlElement, names: tuple[str, ...]) -> list[str]:
    """What the page's meta elements of these names say, in the order of the names."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return [found[name] for name in names if name in found]


def _in_own_zone(first: When, others: list[When], url: str | None) -> When:
    """The first time said, in the publisher's zone where the page gives it elsewhere.

    Many systems write UTC to machines: an evening in New York is then the next day. The same instant
    with an offset, or a neighbouring day in the address, tells the publisher's own day.
    """
    if first.time is None or first.time.utcoffset() != timedelta(0):
        return first
    for other in others:
        if other.time is not None and other.time.utcoffset() and other.time == first.time:
            return other
    day = _url_day(url)
    if day is not None and abs(day - first.day) == timedelta(days=1):
        return When(day, first.time)
    return first


def _url_day(url: str | None) -> date | None:
    found = _URL_DAY.search(url or "")
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _labelled(tree: HtmlElement) -> date | None:
    """The day behind a label, the more trusted label first."""
    lines = list(_short_lines(tree))
    for label in publication_labels():
        for line in lines:
            if (day := label.day_in(line)) is not None and day >= EARLIEST:
                return day
    return None


def _short_lines(tree: HtmlElement) -> Iterator[str]:
    seen = 0
    for element in tree.iter("p", "span", "div", "time", "li", "h2", "h3", "h4", "h5", "h6", "small", "td"):
        text = element.text
        if text is None or len(element) > 6:
            continue
        seen += 1
        if seen > _LINES:
            return
        words = " ".join("".join(element.itertext()).split()) if len(text) < _LINE else ""
        if any(character.isdigit() for character in words[:_LINE]):
            yield words[:_LINE]


def _searched(tree: HtmlElement, url: str | None) -> date | None:
    try:
        text = find_date(tree, original_date=True, url=url, max_date=_LATEST)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return None  # htmldate raises on odd markup, and a page without a date is still an article
    when = parsed_time(text)
    return None if when is None else when.day
