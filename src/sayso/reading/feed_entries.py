"""What a feed says: its title and its entries, out of RSS, Atom or JSON Feed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from sayso.errors import NotText
from sayso.reading.decoding import decoded
from sayso.reading.timestamps import parsed_mail_time, parsed_time
from sayso.reading.whole_xml import whole_xml
from sayso.reading.xml_text import plain_xml

_TAG = re.compile(r"<[^<>]{1,300}>")
_TITLE = 500  # characters: what is longer is no headline
_NO_FEED = ("it is not a feed that can be read", "give an RSS, Atom or JSON feed")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; None where the feed says nothing."""

    link: str | None  # as it was written
    title: str | None
    published: date | None
    html: str | None  # its content, else its summary, as a page


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's own title, and its entries in order."""

    title: str | None
    entries: tuple[Entry, ...]


def feed_of(data: bytes, *, charset: str | None = None) -> Feed:
    """The feed in these bytes.

    >>> feed = feed_of(b"<rss version='2.0'><channel><title>The Lantern</title>"
    ...     b"<item><title>Bridge &lt;b&gt;closed&lt;/b&gt;</title></item></channel></rss>")
    >>> feed.title, [entry.title for entry in feed.entries]
    ('The Lantern', ['Bridge closed'])

    Raises `NotText` when it is none, or declares entities.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _of_json(data)
    return _of_xml(whole_xml(plain_xml(data, charset=charset)))


# ── RSS and Atom ─────────────────────────────────────────────────────────────────────────────


def _of_xml(data: bytes) -> Feed:
    parsed = _parsed(data)
    if not parsed.version and not parsed.entries:
        raise NotText(*_NO_FEED)
    is_rss = parsed.version.startswith("rss")
    return Feed(
        _words(parsed.feed.get("title")), tuple(_of_item(item, is_rss=is_rss) for item in parsed.entries)
    )


def _parsed(data: bytes) -> Any:
    # feedparser takes 80 ms to load, which other sources do without.
    import feedparser

    # No sanitizing and resolving, which take long: extraction keeps words only, and links are checked apart.
    try:
        return feedparser.parse(
            BytesIO(data),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, TypeError, AttributeError, IndexError, KeyError) as error:
        # It stumbles over a blank in a namespace's name, and over a link within an element that it put aside.
        raise NotText(*_NO_FEED) from error


def _of_item(item: Any, *, is_rss: bool) -> Entry:
    # In RSS 1.0 dc:date is the time of publication; in Atom "updated" is that of the last change.
    when = item.get("published") or (item.get("updated") if is_rss else None)
    contents = [*item.get("content", []), item.get("summary_detail")]
    return Entry(
        item.get("link"),
        _words(item.get("title")),
        _day(when),
        next((h for c in contents if (h := _page(c))), None),
    )


def _page(content: Any) -> str | None:
    """An entry's content as a page; None when there is no word in it."""
    value = content.get("value") if content else None
    if not isinstance(value, str) or not _words(value):
        return None
    return _as_page(html.escape(value) if content.get("type") == "text/plain" else value)


# ── JSON Feed ────────────────────────────────────────────────────────────────────────────────


def _of_json(data: bytes) -> Feed:
    """The feed that follows https://www.jsonfeed.org/version/1.1/."""
    try:
        feed = json.loads(decoded(data))
    except ValueError as error:
        raise NotText(*_NO_FEED) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise NotText(*_NO_FEED)
    return Feed(
        _words(feed.get("title")), tuple(_of_object(item) for item in items if isinstance(item, dict))
    )


def _of_object(item: dict[str, Any]) -> Entry:
    link = next((link for name in ("url", "external_url") if isinstance(link := item.get(name), str)), None)
    return Entry(
        link, _words(item.get("title")), _day(item.get("date_published")), next(_pages_in(item), None)
    )


def _pages_in(item: dict[str, Any]) -> Iterator[str]:
    for name in ("content_html", "content_text", "summary"):
        value = item.get(name)
        if isinstance(value, str) and _words(value):
            yield _as_page(value if name == "content_html" else html.escape(value))


# ── both ─────────────────────────────────────────────────────────────────────────────────────


def _as_page(body: str) -> str:
    return f"<html><body><article>{_paragraphed(body)}</article></body></html>"


def _paragraphed(body: str) -> str:
    """The body, as a paragraph when it is words only: extraction finds articles by their paragraphs."""
    if re.search(r"<(?:p|div|h\d|ul|ol|table|blockquote)\b", body, re.I):
        return body
    return "".join(
        f"<p>{part}</p>" for part in re.split(r"\n\s*\n|(?:<br\s*/?>\s*){2,}", body) if part.strip()
    )


def _words(value: Any) -> str | None:
    """The words of a title in one line, without markup: it may have any, escaped any number of times."""
    if not isinstance(value, str):
        return None
    once = html.unescape(_TAG.sub("", value))
    return " ".join(html.unescape(_TAG.sub("", once)).split())[:_TITLE] or None


def _day(text: Any) -> date | None:
    if not isinstance(text, str):
        return None
    when = parsed_time(text) or parsed_mail_time(text)
    return when.day if when else None
