"""Where the texts of a story come from: each text once, with the articles that carry it as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text as Line

from sayso.export.counts import many
from sayso.export.story_parts import cut, imprint, more, quoted, section, within
from sayso.export.terminal import DEEPEST, DIM, STRONG
from sayso.export.visible import one_line
from sayso.model import OriginKind, Page, Story, Text

TEXTS, CARRIERS, REASONS = 8, 5, 2  # shown unless all are asked for
TITLE = 60  # characters of a headline


def origins(story: Story, *, whole: bool) -> Iterator[RenderableType]:
    """The texts whose first hand is known, those of most articles first; apart from them the others."""
    known = [text for text in story.texts if text.origin_kind is not OriginKind.UNKNOWN]
    unknown = [text for text in story.texts if text.origin_kind is OriginKind.UNKNOWN]
    pages = {page.id: page for page in story.pages}
    yield from section("Origins", _texts(known, pages, whole=whole), "no text shows where it comes from")
    if unknown:
        yield from section(
            "Of unknown lineage: counted as no origin", _texts(unknown, pages, whole=whole), ""
        )


def _texts(texts: Sequence[Text], pages: Mapping[str, Page], *, whole: bool) -> Iterator[RenderableType]:
    for text in cut(texts, TEXTS, whole=whole):
        yield from _text(text, pages, whole=whole)
    yield from more(texts, TEXTS, "texts", whole=whole)


def _text(text: Text, pages: Mapping[str, Page], *, whole: bool) -> Iterator[RenderableType]:
    if text.origin_kind is not OriginKind.UNKNOWN or len(text.articles) > 1:
        yield _named(text)
    if text.origin not in pages:
        yield Line(f"    its first article {text.origin} is in another story", DIM)
    tree = _tree(text, pages)
    for page, depth in cut(tree, CARRIERS, whole=whole):
        yield from _article(page, depth)
    yield from more(tree, CARRIERS, "articles", whole=whole, indent="    ")


def _named(text: Text) -> Line:
    """The first hand of a text, and how many articles carry it."""
    if text.origin_kind is OriginKind.UNKNOWN:
        return Line(f"  {many(len(text.articles), 'article')} of one text")
    hand = f"{text.origin_kind}, {one_line(text.hand)}" if text.hand else text.origin_kind.value
    return Line(f"  {hand}", STRONG).append(f" · {many(len(text.articles), 'article')}", "not bold")


def _tree(text: Text, pages: Mapping[str, Page]) -> list[tuple[Page, int]]:
    """The articles, each behind the one it was taken from, with how many stand above it."""
    here = {article: pages[article] for article in text.articles if article in pages}
    below: dict[str | None, list[Page]] = {}
    for page in here.values():
        below.setdefault(page.parent if page.parent in here else None, []).append(page)
    first = sorted(below.get(None, ()), key=lambda page: page.id != text.origin)
    waiting = [(page, 0) for page in reversed(first)]
    tree = []
    while waiting:
        page, depth = waiting.pop()
        tree.append((page, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(page.id, ()))]
    return tree


def _article(page: Page, depth: int) -> Iterator[RenderableType]:
    indent, branch = 4 + 2 * min(depth, DEEPEST), "└ " if depth else ""
    title = quoted(one_line(page.title, limit=TITLE)) if page.title else "(no headline)"
    yield within(Line(f"{branch}{imprint(page)}").append(f" {title} · {page.id}", DIM), indent)
    for reason in page.evidence[:REASONS]:
        words = f" {quoted(reason.span.text)}" if reason.span else ""
        yield within(Line(f"{one_line(reason.why)}{words}", DIM), indent + 4)
