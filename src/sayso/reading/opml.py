"""The feeds that an OPML file lists, fetched and read in turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from sayso.errors import CannotRead, NoArticle, NotText, TooLarge
from sayso.model import Refusal, Unchanged
from sayso.reading.delivery import Captured, Delivery
from sayso.reading.feed import read_feed
from sayso.reading.kinds import sure_kind
from sayso.reading.limits import Limits
from sayso.reading.links import web_link
from sayso.reading.opening import opened_url
from sayso.reading.xml_text import Walker, plain_xml, walk_xml

_HEAD = 4_096  # bytes that tell the kind


def read_opml(delivery: Delivery, limits: Limits) -> Iterator[Captured]:
    """Each feed's articles, every feed once, in the order of the file; groups within groups too."""
    return _read(delivery, limits, seen={delivery.name}, depth=1)


def feeds_listed(data: bytes, *, base: str | None) -> list[str]:
    """The addresses that these bytes list when they are OPML; nothing when they are something else.

    >>> feeds_listed(b"<opml><body><outline xmlUrl='https://a.example/f'/></body></opml>", base=None)
    ['https://a.example/f']

    Raises `CannotRead` for OPML that cannot be understood.
    """
    if sure_kind(data[:_HEAD]) != "opml":
        return []
    return [link for link in _links(data, base=base).values() if link is not None]


def _read(delivery: Delivery, limits: Limits, *, seen: set[str], depth: int) -> Iterator[Captured]:
    links = _links(
        delivery.all_bytes(limits.feed_bytes), base=delivery.fetched.url if delivery.fetched else None
    )
    if not links:
        raise NoArticle("there is no feed in it", "give OPML whose outlines have an xmlUrl")
    for written, link in links.items():
        if link is None:
            yield Refusal(
                f"{delivery.name} {written[:200]!r}", "it is not the address of a feed", "mend or remove it"
            )
        elif link not in seen:
            seen.add(link)
            yield from _read_link(link, delivery, limits, seen=seen, depth=depth)


def _links(data: bytes, *, base: str | None) -> dict[str, str | None]:
    """Each address as it is written, with the address that it is; None when it is none of the web."""
    found = _Addresses()
    walk_xml(plain_xml(data), found)
    return {written: web_link(written, base=base) for written in found.written if written}


class _Addresses(Walker):
    """Gathers the addresses of feeds, and of other lists of feeds, while the XML is walked through."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        if name == "outline":
            is_list = attributes.get("type") in ("include", "link") and "xmlUrl" not in attributes
            self.written.append(attributes.get("url" if is_list else "xmlUrl", ""))


def _read_link(
    link: str, delivery: Delivery, limits: Limits, *, seen: set[str], depth: int
) -> Iterator[Captured]:
    try:
        found = opened_url(link, delivery.fetch)
        if found is None:
            yield Unchanged(link)
            return
        with closing(found.stream):
            if found.kind == "feed":
                yield from read_feed(found, limits)
            elif found.kind == "opml":
                if depth == limits.opml_depth:
                    raise TooLarge(f"OPML names OPML more than {limits.opml_depth} deep", "give it by itself")
                yield from _read(found, limits, seen=seen, depth=depth + 1)
            else:
                raise NotText("there is no feed behind it", "look for the feed's own address")
    except CannotRead as error:
        yield Refusal(link, error.reason, error.way_out)
