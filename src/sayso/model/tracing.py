"""What tells which articles go together: what each is compared by, and what was found between two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sayso.model.article import Article
from sayso.model.proposition import Proposition
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Profile:
    """What an article is compared by with others: made once, where it is analysed, and kept with it.

    ``keys`` are what an index finds it by: each is a letter for its kind, a colon, and what the article
    shares with others of that key. ``traits`` is JSON that only the tracing room reads.
    """

    keys: tuple[str, ...] = ()
    traits: Mapping[str, Any] = field(default_factory=dict)
    propositions: tuple[Proposition, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An article of a ledger, as tracing compares it; ``id`` is the ledger's own number for it."""

    id: int
    article: Article
    keys: tuple[str, ...]
    traits: Mapping[str, Any]
    story: int | None = None
    origin: int | None = None  # the id of the first article of its text: its own when it has no parent
    parent: int | None = None


class Derivation(StrEnum):
    """How the one article carries the other's text."""

    COPY = "copy"  # its passages, word for word or lightly edited
    REWRITE = "rewrite"  # what it tells, in other words
    QUOTES = "quotes"  # its quotations, under other words


class Direction(StrEnum):
    """Which of two articles was taken from the other."""

    FROM = "from"  # this one from the other
    TO = "to"  # the other from this one
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that stands in two articles; each span counts in its own article's text."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is held of an article: the rule, a sentence, and the words, where there are some."""

    rule: str
    why: str
    span: Span | None = None  # in the text of the article that it is evidence about


@dataclass(frozen=True, slots=True)
class Copy:
    """Two articles that derive from one text.

    ``share`` is the share of this article's words that stand in the other, ``share_there`` the share of
    the other's that stand in this one, both from 0 to 1. ``weight`` grows with the evidence that the one
    is what the other was taken from, so that the parent is the one of the greatest weight.
    """

    other: int  # the ledger's number of the other article
    derivation: Derivation
    direction: Direction
    share: float
    share_there: float
    weight: float
    passages: tuple[Shared, ...]
    evidence: tuple[Evidence, ...]


class OriginKind(StrEnum):
    """What sort of first hand an article's text comes from."""

    PRIMARY = "primary"  # its own outlet's work, or a source's own release, with a sign of it
    AGENCY = "agency"  # an agency
    OUTLET = "outlet"  # another outlet
    UNKNOWN = "unknown"  # nothing tells; never counted as independent


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text of one article says, or shows, that it comes from."""

    kind: OriginKind
    name: str | None  # of the agency or the outlet
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """What tracing found of one article among the earlier ones."""

    story: int | None  # the story that it belongs to; None for the first of a new one
    story_evidence: tuple[Evidence, ...]
    copies: tuple[Copy, ...]
    origin: Origin
    family: str | None  # of publishers, to which its outlet belongs; None when the outlet is unknown
