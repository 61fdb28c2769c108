"""XML as it came to XML that is whole: small enough, not too deep, and mended where it was broken."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from sayso.errors import NotText, TooLarge
from sayso.reading.xml_text import NOT_UNDERSTOOD, Walker, walk_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.S)
_VOID = re.compile(rb"<((?:br|hr|img|wbr)\b[^<>]{0,2000}?)\s*/?>", re.I)  # elements that HTML does not close
# An ampersand that begins nothing XML knows, and the name behind it where there is one.
_AMPERSAND = re.compile(rb"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)(?:(\w{1,30});)?")
_MOST = 150_000  # tags: feedparser takes 36 µs for each, so 5 s for as many; a long feed has 20,000
_REFERENCES = 4  # which take it as long as a tag
_ATTRIBUTES = 100  # of one element: feedparser's time grows with the square of it
_DEEPEST = 100  # elements within one another: feedparser's time grows with the square of it


def whole_xml(data: bytes) -> bytes:
    """The XML itself, or what can be saved of it where it is broken, as many feeds are.

    >>> whole_xml(b"<rss><title>Fish & Chips</title><br>&nbsp;</rss>")
    b'<rss><title>Fish &amp; Chips</title><br/>&#160;</rss>'

    So feedparser never needs its loose parser, which took 24 s for 8 MB of ``<`` and 1.3 GB for 8 MB of
    attributes. Raises `TooLarge`, or `NotText` when nothing can be saved.
    """
    if _tags(data) > _MOST and _tags(_CDATA.sub(b"", data)) > _MOST:
        raise TooLarge(f"it has more than {_MOST:,} tags", "split it")
    try:
        walk_xml(data, _Depth())
    except NotText:
        data = _mended(data)
        walk_xml(data, _Depth())
    return data


def _tags(data: bytes) -> int:
    return data.count(b"<") + data.count(b"&") // _REFERENCES


class _Depth(Walker):
    """Stops where elements stand too deep within one another."""

    def __init__(self) -> None:
        self._depth = 0

    def start(self, _name: str, attributes: dict[str, str], /) -> None:
        self._depth += 1
        if len(attributes) > _ATTRIBUTES:
            raise TooLarge(f"an element has more than {_ATTRIBUTES} attributes", "leave it out")
        if self._depth > _DEEPEST:
            raise TooLarge(f"its elements are nested more than {_DEEPEST} deep", "leave it out")

    def end(self, _name: str, /) -> None:
        self._depth -= 1


def _mended(data: bytes) -> bytes:
    # lxml takes 50 ms to load, which whole feeds do without.
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(_VOID.sub(rb"<\1/>", _AMPERSAND.sub(_character, data)), parser)
        if root is not None:
            _drop_prefixes(root)
            return bytes(etree.tostring(root))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotText(*NOT_UNDERSTOOD) from error
    raise NotText(*NOT_UNDERSTOOD)


def _drop_prefixes(root: _Element) -> None:
    """Rename what has a prefix that stands for no namespace. Raises `ValueError` where no name is left."""
    for element in root.iter("*"):
        tag = str(element.tag)
        if _is_unexplained(tag):
            element.tag = tag.replace(":", "-")
        for name in filter(_is_unexplained, map(str, element.keys())):
            del element.attrib[name]


def _is_unexplained(name: str) -> bool:
    return ":" in name and not name.startswith("{")


def _character(found: re.Match[bytes]) -> bytes:
    """What HTML's name of a character stands for; else the ampersand itself."""
    name = found[1].decode("ascii") if found[1] else ""
    known = html.unescape(f"&{name};") if name else ""
    return known.encode() if known and not known.startswith("&") else b"&amp;" + found[0][1:]
