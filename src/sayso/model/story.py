"""A story: the articles about one happening, on how many legs it stands, and what is said in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sayso.model.tracing import Evidence, OriginKind
from sayso.model.weighing import Claim, Dispute, Series


@dataclass(frozen=True, slots=True)
class Entry:
    """A story in a list of stories.

    The counts belong together and are shown together: ``outlets`` counts a publisher's editions as one, and
    ``unknown`` are articles of which nothing tells where their text comes from; they are no origins.
    """

    id: str
    title: str | None  # of its first article
    first_published: date | None
    last_published: date | None
    articles: int
    outlets: int
    origins: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Page:
    """An article of a story: where its text comes from, and what that rests on."""

    id: str
    url: str | None
    outlet: str | None
    family: str | None  # the publisher that the outlet belongs to
    title: str | None
    published: str | None  # a day, or a time where the page gave one
    origin: str  # the id of the first article of its text
    parent: str | None  # the id of the article that it was most likely taken from
    origin_kind: OriginKind
    hand: str | None  # the agency, the outlet or the speaker that the text comes from
    evidence: tuple[Evidence, ...]
    in_story: tuple[Evidence, ...]  # why it belongs to the story
    headline: dict[str, object] | None  # the report's


@dataclass(frozen=True, slots=True)
class Text:
    """A text that articles of the story share: one origin, however many copies."""

    origin: str
    origin_kind: OriginKind
    hand: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story(Entry):
    """A story with its articles, and what is said in it; as JSON it is what `sayso story --json` writes."""

    pages: tuple[Page, ...]
    texts: tuple[Text, ...]  # those of most articles first
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    figures: tuple[Series, ...]
    rejected: tuple[Dispute, ...] = ()  # disputes of which a person says that they are none; not counted
