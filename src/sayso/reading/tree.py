"""Markup to a tree that can be walked: decoded, cleaned of what libxml2 stumbles on, not too deep."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sayso.errors import NoArticle, TooLarge
from sayso.reading.decoding import decoded

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
_HEAD = 8_192  # bytes in which a charset is declared
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
# The same written as references (&#1; &#xFFFE;): libxml2 lets them through and lxml stumbles on them later.
_UNFIT_REFERENCE = re.compile(
    r"&#(?:0{0,6}(?:[0-8]|1[124-9]|2\d|3[01]|127|6553[45])(?!\d)"
    r"|x0{0,6}(?:[0-8bcef]|1[0-9a-f]|7f|fff[ef])(?![0-9a-f]));?",
    re.I,
)
_DEEPEST = 150  # elements: trafilatura drops what is nested deeper than some 200 without a word
_MOST = 150_000  # elements of one page: trafilatura takes 20 s for as many


def decoded_page(data: bytes, *, charset: str | None = None) -> str:
    """The markup these bytes spell, by the server's charset or the one the page declares.

    Raises `NotText` when they are binary.
    """
    found = _DECLARED.search(data[:_HEAD])
    return decoded(data, declared=charset or (found[1].decode("ascii", "replace") if found else None))


def parsed(markup: str) -> tuple[HtmlElement, bool]:
    """The tree of the markup, and whether the parser left some of it out.

    Raises `NoArticle` when there is no element in it and `TooLarge` when there are too many.
    """
    # huge_tree: without it libxml2 stops at 256 levels; with it, at 2048, and everything behind is lost.
    parser = HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        fit = _UNFIT_REFERENCE.sub("\ufffd", _UNFIT.sub("\ufffd", markup))
        tree = document_fromstring(fit.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NoArticle("the page has nothing in it", "save the page again, with its text") from error
    cut = any("xcessive depth" in entry.message for entry in parser.error_log)
    _make_shallow(tree)
    return tree, cut


def _make_shallow(tree: HtmlElement) -> None:
    """Takes wrappers that stand too deep out of the tree, their text staying where it is."""
    depth = count = 0
    deep: list[HtmlElement] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        count += 1
        if depth > _DEEPEST and element.tag in _WRAPPERS:
            deep.append(element)
    if count > _MOST:
        raise TooLarge(f"the page has {count:,} elements", "save only the article's part of it")
    for element in reversed(deep):  # the innermost first, or each would move all that is left below it
        element.drop_tag()


_WRAPPERS = frozenset(
    (
        *("div", "span", "section", "article", "main", "font", "center", "p", "blockquote", "a"),
        *(
            "b",
            "i",
            "em",
            "strong",
            "u",
            "small",
            "big",
            "tt",
            "sub",
            "sup",
            "ins",
            "del",
            "abbr",
            "cite",
            "q",
        ),
        *("ul", "ol", "li", "dl", "dd", "dt", "table", "tbody", "tr", "td"),
        *("form", "fieldset", "label", "header", "footer", "aside", "nav"),
    )
)
