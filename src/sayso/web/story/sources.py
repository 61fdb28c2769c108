"""Where the texts of a story come from: the hands, the texts of each, the articles that carry each text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger import Item, Taken
from sayso.model import Evidence, OriginKind, Page, Story, Text
from sayso.web.story.asked import UNNAMED

DEEPEST = 6  # steps that a tree is drawn to the right; further ones stand there, too
_VOICES = 4  # speakers that are named with a text


@dataclass(frozen=True, slots=True)
class Carrier:
    """An article that carries a text, behind the one that it was taken from."""

    depth: int  # how many stand above it
    article: str
    outlet: str | None
    published: str | None
    title: str | None
    derivation: str | None  # copy, rewrite or quotes; None for the first of its text
    share: float | None  # of its words that stand in the one above, from 0 to 1
    evidence: tuple[Evidence, ...]
    passes: bool  # whether something in it passes the filter


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom a text lets speak, through which channel."""

    key: str
    name: str | None
    channel: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Strand:
    """One text, with every article of the story that carries it, each behind the one above it."""

    origin: str  # the article that had it first
    elsewhere: bool  # whether that one is in another story
    voices: tuple[Voice, ...]  # who speaks in it, by most statements
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A first hand, with its texts: one origin, however many copies."""

    name: str | None  # None where nothing tells
    kind: str
    articles: int
    outlets: int
    texts: tuple[Strand, ...]

    @property
    def copies(self) -> int:
        """How many articles were taken from one that had the text before."""
        return sum(carrier.depth > 0 for text in self.texts for carrier in text.carriers)

    @property
    def copies_of_copies(self) -> int:
        """How many of them from one that is a copy, too."""
        return sum(carrier.depth > 1 for text in self.texts for carrier in text.carriers)


def sources(
    story: Story, taken: Mapping[str, Taken], items: Sequence[Item], passing: frozenset[str] | None
) -> tuple[Source, ...]:
    """The hands that texts of the story come from, those of most articles first, and last those unknown.

    ``passing`` are the ids of articles that the filter lets through, None for all.
    """
    pages = {page.id: page for page in story.pages}
    voices = _voices(items)
    of_hand: dict[tuple[bool, str], list[Text]] = {}
    for text in story.texts:
        unknown = text.origin_kind is OriginKind.UNKNOWN
        of_hand.setdefault((unknown, "" if unknown else (text.hand or "").lower()), []).append(text)
    made = [
        _source(texts, pages, taken, voices, passing, unknown=unknown)
        for (unknown, _), texts in of_hand.items()
    ]
    return tuple(sorted(made, key=lambda source: (source.kind == OriginKind.UNKNOWN.value, -source.articles)))


def _source(
    texts: Sequence[Text],
    pages: Mapping[str, Page],
    taken: Mapping[str, Taken],
    voices: Mapping[str, Counter[tuple[str, str | None, str | None]]],
    passing: frozenset[str] | None,
    *,
    unknown: bool,
) -> Source:
    carrying = [pages[article] for text in texts for article in text.articles]
    strands = tuple(_strand(text, pages, taken, voices, passing) for text in texts)
    return Source(
        None if unknown else texts[0].hand,
        texts[0].origin_kind.value,
        len(carrying),
        len({(page.family or page.outlet or "").lower() for page in carrying} - {""}),
        strands,
    )


def _strand(
    text: Text,
    pages: Mapping[str, Page],
    taken: Mapping[str, Taken],
    voices: Mapping[str, Counter[tuple[str, str | None, str | None]]],
    passing: frozenset[str] | None,
) -> Strand:
    carriers = tuple(_carrier(page, depth, taken, passing) for page, depth in _tree(text, pages))
    speaking = voices.get(text.origin) or voices.get(carriers[0].article) or Counter()
    most = (
        Voice(key, name, channel, number) for (key, name, channel), number in speaking.most_common(_VOICES)
    )
    return Strand(text.origin, text.origin not in pages, tuple(most), carriers)


def _tree(text: Text, pages: Mapping[str, Page]) -> Iterable[tuple[Page, int]]:
    """The articles, each behind the one it was taken from, with how many stand above it."""
    here = {article: pages[article] for article in text.articles}
    below: dict[str | None, list[Page]] = {}
    for page in here.values():
        below.setdefault(page.parent if page.parent in here else None, []).append(page)
    first = sorted(below.get(None, ()), key=lambda page: page.id != text.origin)
    waiting = [(page, 0) for page in reversed(first)]
    while waiting:
        page, depth = waiting.pop()
        yield page, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(page.id, ()))]


def _carrier(page: Page, depth: int, taken: Mapping[str, Taken], passing: frozenset[str] | None) -> Carrier:
    how = taken.get(page.id)
    return Carrier(
        depth=min(depth, DEEPEST),
        article=page.id,
        outlet=page.outlet,
        published=page.published,
        title=page.title,
        derivation=how.derivation if how else None,
        share=how.share if how else None,
        evidence=page.evidence,
        passes=passing is None or page.id in passing,
    )


def _voices(items: Iterable[Item]) -> dict[str, Counter[tuple[str, str | None, str | None]]]:
    """Who speaks in each article, through what, how often."""
    found: dict[str, Counter[tuple[str, str | None, str | None]]] = {}
    for item in items:
        who = item.actor or UNNAMED, item.speaker if item.actor else None, item.channel
        found.setdefault(item.article, Counter())[who] += 1
    return found
