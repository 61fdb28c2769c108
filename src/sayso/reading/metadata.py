"""What a page says about its article: title, writers, outlet, address, times, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from sayso.lexicons.bylines import names_in_byline, names_writer
from sayso.reading.dates import modified, published
from sayso.reading.jsonld import Node, article_node, as_list, nodes_in, words_of
from sayso.reading.timestamps import When

_TELLING = 15  # characters: a title of more is no site's name
_NAME = 80  # characters: a longer byline is a sentence about the writer
_BEFORE_SITE = re.compile(r"\s+(?:\||::|[-–—])\s+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SITE_CHARS, _SITE_WORDS = 40, 5
_SEPARATORS = re.compile(r"\s+(?:[|·»•]|[-–—])\s+")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; None and empty where it says nothing."""

    title: str | None
    byline: tuple[str, ...]
    outlet: str | None
    url: str | None
    canonical: str | None  # where the page names an address at another host as its own
    published: When | None
    modified: datetime | None
    description: str | None
    body: str | None  # the article's text, where JSON-LD gives it
    language: str | None


def metadata_of(tree: HtmlElement, *, url: str | None) -> Metadata:
    """What this page says, each thing from the most explicit place that has it."""
    node = article_node(tree)
    meta = _Meta(tree)
    outlet = _outlet(tree, node, meta)
    named = _canonical(tree, meta)
    address = url or named
    return Metadata(
        title=_title(tree, node, meta, outlet),
        byline=_byline(tree, node, meta),
        outlet=outlet,
        url=address,
        canonical=named if named and address and _host(named) != _host(address) else None,
        published=published(tree, node, url=address),
        modified=modified(tree, node),
        description=meta.first("og:description", "description") or words_of(node.get("description")),
        body=_body(node),
        language=(tree.get("lang") or "").split("-")[0].lower() or None,
    )


class _Meta:
    """The page's meta elements by name."""

    def __init__(self, tree: HtmlElement) -> None:
        self._found: dict[str, str] = {}
        for element in tree.iter("meta"):
            content = " ".join((element.get("content") or "").split())
            for key in ("property", "name", "itemprop"):
                if content and element.get(key):
                    self._found.setdefault(element.get(key).strip().lower(), content)

    def first(self, *names: str) -> str | None:
        return next((self._found[name] for name in names if name in self._found), None)


# ── title ────────────────────────────────────────────────────────────────────────────────────


def _title(tree: HtmlElement, node: Node, meta: _Meta, outlet: str | None) -> str | None:
    """The headline: the page's own h1 where the other titles agree with it, else the best of them."""
    said = [
        title
        for title in (
            words_of(node.get("headline")),
            meta.first("og:title", "twitter:title", "dc.title", "citation_title"),
            _text(next(iter(tree.xpath("//head/title")), None)),
        )
        if title
    ]
    headings = [words for h1 in tree.xpath("//h1")[:5] if (words := _text(h1)) and not _leads_home(h1)]
    for heading in headings:
        if any(_same_words(heading, title) for title in said):
            return heading
    if said:
        return _without_site(said[0], outlet)
    return headings[0] if headings else None


def _leads_home(heading: HtmlElement) -> bool:
    """Whether the heading is a link to the site's front page, and so the site's name."""
    links = [*heading.xpath(".//a/@href"), *heading.xpath("./parent::a/@href")]
    return any(re.fullmatch(r"(?:https?://[^/]+)?/?(?:index\.\w+)?", link.strip()) for link in links)


def _same_words(heading: str, title: str) -> bool:
    """Whether the title is the heading, or the heading with a site's name behind it."""
    one, other = _plain(heading), _plain(title)
    if len(one) > _TELLING:
        return other.startswith(one)
    return one == other or bool(re.match(rf"{re.escape(heading)}\s+[|·–—-]\s", title))


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()


def _without_site(title: str, outlet: str | None) -> str:
    """The title without the site's name at its end."""
    before_bar, bar, _ = title.partition(" | ")
    if bar and len(before_bar) > _TELLING:
        return before_bar
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title
    last = _plain(parts[-1])
    named = outlet is not None and (last in _plain(outlet) or _plain(outlet) in last)
    if named:
        return title[: title.rindex(parts[-1])].rstrip(" |·»•-–—")
    return title


def _text(element: HtmlElement | None) -> str | None:
    return None if element is None else " ".join("".join(element.itertext()).split()) or None


# ── who, and whose ───────────────────────────────────────────────────────────────────────────


def _byline(tree: HtmlElement, node: Node, meta: _Meta) -> tuple[str, ...]:
    names = list(dict.fromkeys(_names(tree, node, meta)))
    return tuple(name for name in names if len(name) <= _NAME and not name.startswith(("http", "@", "/")))


def _names(tree: HtmlElement, node: Node, meta: _Meta) -> Iterator[str]:
    said = [name for author in as_list(node.get("author")) if (name := words_of(author))]
    if not said and (name := meta.first("author", "article:author", "parsely-author", "dc.creator", "byl")):
        said = [name]
    if not said:
        marked = tree.xpath('//*[@rel="author"] | //*[@itemprop="author"]')
        texts = (_text(element) for element in marked[:3])
        said = [text for text in texts if text and len(text) < _NAME / 2 and not re.search(r"\d", text)]
    for name in said:
        yield from names_in_byline(name)


def _outlet(tree: HtmlElement, node: Node, meta: _Meta) -> str | None:
    said = meta.first("og:site_name") or words_of(node.get("publisher"))
    if said is None:
        sites = [n for n in nodes_in(tree) if n.get("@type") in ("WebSite", "NewsMediaOrganization")]
        said = words_of(sites) or meta.first("application-name", "dc.publisher", "citation_journal_title")
    said = said or _site_in_title(tree, node, meta)
    return None if said is None or len(said) > _NAME or said.startswith("http") else said


def _site_in_title(tree: HtmlElement, node: Node, meta: _Meta) -> str | None:
    """The site's name behind the headline in the page's title; None when the headline goes on there.

    A host's name ("nationnews.com") names no outlet, and without a headline nothing tells where it ends.
    """
    title = _text(next(iter(tree.xpath("//head/title")), None)) or ""
    heads = [words_of(node.get("headline")), meta.first("og:title", "twitter:title")]
    heads += [_text(h1) for h1 in tree.xpath("//h1")[:5] if not _leads_home(h1)]
    headlines = [words for head in heads if head and head != title and (words := _plain(head))]
    behind = [part for part in _BEFORE_SITE.split(title)[1:] if part and not _HOST.fullmatch(part)]
    if not behind or not any(_plain(title).startswith(headline) for headline in headlines):
        return None
    name = behind[-1]
    is_short = len(name) <= _SITE_CHARS and len(name.split()) <= _SITE_WORDS
    in_headline = any(_plain(name) in headline for headline in headlines)
    return name if is_short and not in_headline and not names_writer(name) else None


def _canonical(tree: HtmlElement, meta: _Meta) -> str | None:
    links = tree.xpath('//link[@rel="canonical"]/@href')
    for link in (*links, meta.first("og:url")):
        if link and link.strip().lower().startswith(("http://", "https://")):
            return str(link.strip())
    return None


def _host(url: str) -> str:
    """The host of an address, without "www."; empty where there is none.

    >>> _host("https://www.Lantern.example:443/dam"), _host("http://[")
    ('lantern.example', '')
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _body(node: Node) -> str | None:
    body = node.get("articleBody")
    return body if isinstance(body, str) and body.strip() else None
