"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml.html import HtmlElement

Node: TypeAlias = dict[str, Any]

_SCRIPTS = 20  # scripts looked at on one page
_BYTES = 2_000_000
_ARTICLE = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting|Posting|Review|Recipe)$")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)


def article_node(tree: HtmlElement) -> Node:
    """The page's first article in JSON-LD, also within ``@graph``; empty when it has none."""
    nodes = list(nodes_in(tree))
    articles = [node for node in nodes if _is_article(node)]
    dated = [node for node in articles if node.get("datePublished")]
    pages = [node for node in nodes if node.get("datePublished")]
    return next(iter(dated or articles or pages), {})


def nodes_in(tree: HtmlElement) -> Iterator[Node]:
    """Every top node of every JSON-LD script, in the order of the page; broken scripts are passed over."""
    scripts = tree.xpath('//script[contains(@type, "ld+json")]')
    for script in scripts[:_SCRIPTS]:
        source = script.text or ""
        if len(source) > _BYTES:
            continue
        try:
            yield from _flat(json.loads(_WRAPPING.sub("", source), strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _flat(value: object, depth: int) -> Iterator[Node]:
    if isinstance(value, list) and depth < 4:
        for item in value[:200]:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth < 4 and isinstance(value.get(name), (list, dict)):
                yield from _flat(value[name], depth + 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in as_list(kinds))


def as_list(value: object) -> list[Any]:
    """A JSON-LD value as a list: one value stands for a list of one.

    >>> as_list("Ada Quill"), as_list(None)
    (['Ada Quill'], [])
    """
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def words_of(value: object) -> str | None:
    """The first string a JSON-LD value holds, by itself or as the name of a thing; None when none.

    >>> words_of([{"@type": "Person", "name": " Ada Quill "}])
    'Ada Quill'
    """
    for item in as_list(value):
        found = item.get("name") if isinstance(item, dict) else item
        if isinstance(found, list):
            found = next(iter(found), None)
        if isinstance(found, str) and found.strip():
            return " ".join(html.unescape(found).split())  # many pages escape what JSON does not ask for
    return None
