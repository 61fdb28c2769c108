"""What a page's own markup says its paragraphs are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from sayso.lexicons.markup import mark_of
from sayso.reading.blocks import Block, clean
from sayso.reading.roles import Judged

_LONGEST = 600  # characters: whatever holds more is the article, not a line beside it
_MOST_CHILDREN = 8  # elements within: a wrapper of many is not one line


def marked(tree: HtmlElement) -> dict[str, Judged]:
    """The role of each line that an element marks as standfirst, byline or caption, by its bare words."""
    found: dict[str, Judged] = {}
    for element in tree.iter("p", "div", "span", "h2", "h3", "h4", "figcaption", "a", "address", "header"):
        names = " ".join(filter(None, map(element.get, ("class", "itemprop", "rel")))).split()
        mark = mark_of(element.tag, names) if names or element.tag == "figcaption" else None
        if mark is not None and len(element) <= _MOST_CHILDREN:
            words = clean("".join(element.itertext()))
            if 0 < len(words) <= _LONGEST:
                found.setdefault(bare(words), Judged(mark.role, f"marked-{mark.id}"))
    return found


def with_marks(blocks: Sequence[Block], marks: dict[str, Judged]) -> list[Block]:
    """The blocks, those whose words an element marks having its role."""
    return [
        Block(block.text, marks[words])
        if block.judged is None and (words := bare(block.text)) in marks
        else block
        for block in blocks
    ]


def bare(line: str) -> str:
    """The words of a line without its marks, for telling whether two lines are the same."""
    return re.sub(r"\W+", " ", line).strip().casefold()
