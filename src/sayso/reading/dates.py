"""When a page was published and changed, as far as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from htmldate import find_date
from lxml.html import HtmlElement

from sayso.lexicons.publication import publication_labels
from sayso.reading.jsonld import Node, words_of

_EARLIEST = date(1900, 1, 1)
_NO_DAY = date(1970, 1, 1)  # what systems write that have no time
_LATEST = "2099-12-31"  # given to htmldate, which else asks the clock
_PUBLISHED_META = (
    "article:published_time", "og:published_time", "datepublished", "publication_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued",
    "dcterms.created", "dc.date.created", "date.created", "citation_publication_date", "article.published",
    "originalpublicationdate", "published_time", "article:published", "article_date_original",
)  # fmt: skip
_MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_ISO = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)",
    re.I,
)
_URL_DAY = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_LINES = 3_000  # elements looked at for a labelled day
_LINE = 120  # characters


@dataclass(frozen=True, slots=True)
class When:
    """A day, with the clock and the zone where they were given."""

    day: date
    time: datetime | None


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


def parsed_time(text: str | None) -> When | None:
    """The time an ISO 8601 string gives, or as much of it as there is.

    >>> parsed_time("2022-09-05T10:00:00+0300").time.isoformat()
    '2022-09-05T10:00:00+03:00'
    >>> parsed_time("20220905"), parsed_time("soon")
    (When(day=datetime.date(2022, 9, 5), time=None), None)
    """
    found = _ISO.match(text or "")
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        at = (
            datetime(on.year, on.month, on.day, int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
            if hour
            else None
        )
    except ValueError:
        return None
    return When(on, at) if on >= _EARLIEST and on != _NO_DAY else None


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return timezone.utc  # noqa: UP017 - the name the value prints as
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


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
            if (day := label.day_in(line)) is not None and day >= _EARLIEST:
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
