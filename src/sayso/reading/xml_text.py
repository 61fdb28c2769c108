"""XML without a document type: no entity can be declared in it, whatever encoding it came in."""

from __future__ import annotations

import re
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import DefusedXMLParser  # type: ignore[import-untyped]

from sayso.errors import NotText
from sayso.reading.decoding import decoded

NOT_UNDERSTOOD = ("its XML cannot be understood", "check that it is whole")
_BEFORE = re.compile(r"\s*(?:<\?xml\s[^>]{0,500}\?>)?")
_REMARK = re.compile(r"\s*(?:<!--.*?-->|<\?.*?\?>)", re.S)
_DOCTYPE = re.compile(r"\s*<!doctype\b[^\[<>]*(\[?)", re.I)
_DECLARED = re.compile(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_HEAD = 1_000  # bytes
# What XML 1.0 does not let stand: one such character, and the strict parser gives up a whole feed.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def plain_xml(data: bytes, *, charset: str | None = None) -> bytes:
    """The XML in UTF-8, without its declaration and its document type.

    >>> plain_xml(b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd"><rss/>')
    b'<rss/>'

    Raises `NotText` when the document type declares anything: feedparser expands entities that double, and
    107 KB became 884 MB. Without a document type no parser knows any entity beyond the five of XML.
    """
    found = _DECLARED.search(data[:_HEAD])
    text = _UNFIT.sub(
        "\ufffd", decoded(data, declared=charset or (found[1].decode("ascii") if found else None))
    )
    at = _match_end(_BEFORE, text, 0)
    while True:
        if (remark := _REMARK.match(text, at)) is not None:
            at = remark.end()
            continue
        doctype = _DOCTYPE.match(text, at)
        if doctype is None:
            return text[at:].lstrip().encode("utf-8")
        if doctype[1]:
            raise NotText(
                "its document type declares entities", "leave it out, or take the declarations away"
            )
        at = text.find(">", doctype.end()) + 1 or len(text)


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


class Walker:
    """What is told of each element, by its name without namespace, in the order of the text."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def data(self, words: str, /) -> None:
        """Words, or a part of them, between the elements."""

    def end(self, name: str, /) -> None:
        """An element ends."""


def walk_xml(data: bytes, walker: Walker) -> None:
    """Lead the walker through the XML. No tree is kept: one of 52 MB of ``<a/>`` would take gigabytes.

    Raises `NotText` where the XML cannot be understood.
    """
    parser = DefusedXMLParser(target=_Target(walker), forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except (ParseError, ValueError) as error:
        raise NotText(*NOT_UNDERSTOOD) from error


class _Target:
    """The walker as the target that Python's parser asks for."""

    def __init__(self, walker: Walker) -> None:
        self._walker = walker
        self.data = walker.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._walker.start(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        self._walker.end(tag.rpartition("}")[2])

    def close(self) -> None:
        return
