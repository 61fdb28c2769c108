"""The paragraphs of a page's main part, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml.etree import _Element
from lxml.html import HtmlElement

from sayso.model import Role
from sayso.reading.roles import Judged

_BLOCKS = {"p", "head", "item", "quote", "row", "code", "ab", "list", "table", "div", "fw", "figDesc"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")  # soft hyphens, marks without width
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_TAGS = re.compile(r"<[^<>]{1,300}>")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page, with the role its markup tells, if any."""

    text: str
    judged: Judged | None = None


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The paragraphs of the page's main text, headings and list items among them, without comments.

    White space within a paragraph is one blank; soft hyphens are taken out; quotation marks and dashes
    stay as they are.
    """
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True)
    body = getattr(document, "body", None)
    return [] if body is None else [block for block in _walk(body) if block.text]


def blocks_of_body(body: str) -> list[Block]:
    """The paragraphs of an article's text as JSON-LD gives it."""
    lines = re.split(r"\s*\n\s*", _TAGS.sub(" ", body))
    return [Block(text) for line in lines if (text := clean(line))]


def clean(text: str) -> str:
    """The text with one blank for each run of white space, without what takes no room.

    >>> clean("har\\u00adbour\\u00a0 master")
    'harbour master'
    """
    return " ".join(_INVISIBLE.sub("", text).split())


def _walk(element: _Element) -> Iterator[Block]:
    """The blocks of an element: each child that is one, and the loose text between them."""
    loose = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _pieces("".join(loose), element)
            yield from _walk(child) if child.tag != "row" else _row(child)
            loose = [child.tail or ""]
        else:
            loose.append(_inline(child))
            loose.append(child.tail or "")
    yield from _pieces("".join(loose), element)


def _row(row: _Element) -> Iterator[Block]:
    """A table's row as one paragraph, its cells parted by a bar."""
    cells = [clean("".join(map(str, cell.itertext()))) for cell in row]
    yield Block(" | ".join(cell for cell in cells if cell))


def _inline(element: _Element) -> str:
    inner = (element.text or "") + "".join(_inline(child) + (child.tail or "") for child in element)
    return "\n" + inner if element.tag == "lb" else inner


def _pieces(loose: str, element: _Element) -> Iterator[Block]:
    """The paragraphs in loose text: a line break parts them where a sentence has ended before it."""
    lines = loose.split("\n") if "\n" in loose and _has_breaks(element) else [loose]
    held = ""
    for line in lines:
        held = f"{held} {line}"
        if _ENDED.search(held):
            yield _block(held, element)
            held = ""
    yield _block(held, element)


def _has_breaks(element: _Element) -> bool:
    return element.find(".//lb") is not None


def _block(text: str, element: _Element) -> Block:
    if element.tag == "figDesc":
        return Block(clean(text), Judged(Role.CAPTION, "figcaption"))
    if element.tag == "head":
        return Block(clean(text), Judged(Role.BODY, "subheading"))
    return Block(clean(text))
