"""A web page to an article: its main text, and what the page says about it."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from sayso.errors import NoArticle
from sayso.model import Article, Hints, Role
from sayso.reading.blocks import Block, blocks_of, blocks_of_body, clean
from sayso.reading.credits import credits_in
from sayso.reading.english import language_of
from sayso.reading.identity import identity
from sayso.reading.limits import Limits
from sayso.reading.marked import bare, marked, with_marks
from sayso.reading.metadata import Metadata, metadata_of
from sayso.reading.paragraphs import Paragraph
from sayso.reading.roles import Judged, passages_of
from sayso.reading.tree import decoded_page, parsed
from sayso.reading.writers import writers_in

_LEAST = 2  # letters a page's text has at least
_SHORT = 600  # characters: a main text below that is doubted where JSON-LD has much more
_DESCRIPTION = range(40, 500)  # characters of a description that may stand on the page as its standfirst


def article_of(data: bytes, *, hints: Hints, charset: str | None, limits: Limits) -> Article:
    """The article of this page: its text is the headline and the paragraphs, blank lines between them.

    >>> page = b"<title>Bridge closed</title><p>The ministry denied on Monday that it had been warned of " \\
    ...     b"the cracks in the bridge, and said that nobody was hurt.</p>"
    >>> article_of(page, hints=Hints(), charset=None, limits=Limits()).text.splitlines()[0]
    'Bridge closed'

    ``charset`` is what the server declared. ``truncated`` is set when a part of the page could not be
    read or was cut at the cap on text. Raises `NotText`, `NoArticle`, `TooLarge` or `UnknownLanguage`.
    """
    tree, cut = parsed(decoded_page(data, charset=charset))
    said = metadata_of(tree, url=hints.url)
    title = hints.title or said.title
    standfirst = _standfirst(tree, said.description)
    marks = marked(tree)
    blocks = with_marks(_main_blocks(tree, said), marks)
    if sum(len(block.text) for block in blocks) < _LEAST:
        raise NoArticle("the page has no text of its own", "save it after it has loaded, or give its text")
    blocks = _with_top(blocks, title and clean(title), standfirst)
    blocks, shortened = _within(blocks, limits.text_chars)
    return _article(blocks, said, hints, title=title, truncated=cut or shortened)


def _article(
    blocks: Sequence[Block], said: Metadata, hints: Hints, *, title: str | None, truncated: bool
) -> Article:
    text = "\n\n".join(block.text for block in blocks)
    known = {index: block.judged for index, block in enumerate(blocks) if block.judged is not None}
    passages = passages_of(_paragraphs(blocks), title=title and clean(title), known=known)
    headline = next((text[p.start : p.end] for p in passages if p.role is Role.HEADLINE), None)
    when = said.published
    return Article(
        id=identity(text),
        text=text,
        passages=passages,
        title=(title and clean(title)) or headline,
        byline=said.byline or writers_in(text, passages),
        outlet=hints.outlet or said.outlet,
        url=said.url,
        canonical=said.canonical,
        published=hints.published or (when.day if when else None),
        published_time=hints.published_time
        or (when.time if when and hints.published in (None, when.day) else None),
        modified=said.modified,
        language=language_of(text, passages) or said.language,
        credits=credits_in(text, passages),
        truncated=truncated,
    )


def _paragraphs(blocks: Sequence[Block]) -> list[Paragraph]:
    found = []
    start = 0
    for block in blocks:
        found.append(Paragraph(start, start + len(block.text), block.text, True, True))
        start += len(block.text) + 2
    return found


def _main_blocks(tree: HtmlElement, said: Metadata) -> list[Block]:
    """The main text, or JSON-LD's where extraction found only a scrap of what that has."""
    blocks = blocks_of(tree)
    size = sum(len(block.text) for block in blocks)
    if said.body is not None and size < _SHORT and len(said.body) > 2 * size + _SHORT:
        return blocks_of_body(said.body)
    return blocks


def _with_top(blocks: list[Block], title: str | None, standfirst: str | None) -> list[Block]:
    """The blocks below the page's headline and standfirst, neither of them twice."""
    top = []
    same = bare(title) if title else None
    rest = [block for block in blocks[:4] if bare(block.text) != same] + blocks[4:]
    if title:
        top.append(Block(title))
    if standfirst and not any(bare(standfirst) in bare(block.text) for block in rest):
        top.append(Block(standfirst, Judged(Role.STANDFIRST, "description")))
    return [*top, *rest]


def _standfirst(tree: HtmlElement, description: str | None) -> str | None:
    """The page's description of itself, where a reader sees it on the page too."""
    if description is None or len(description) not in _DESCRIPTION:
        return None
    wanted = bare(description)
    first_word = description.split()[0]
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span"):
        beginning = element.text
        if beginning and beginning.lstrip().startswith(first_word):
            words = clean("".join(element.itertext())) if len(element) < 5 else ""
            if words and bare(words) == wanted:
                return words
    return None


def _within(blocks: list[Block], limit: int) -> tuple[list[Block], bool]:
    """As many blocks as the cap on text allows, and whether some were left out."""
    size = 0
    for index, block in enumerate(blocks):
        size += len(block.text) + 2
        if size > limit:
            return (blocks[:index] or [Block(block.text[:limit])]), True
    return blocks, False
