"""What a headline claims, and what its article carries of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Verdict(StrEnum):
    """How a headline, or one claim of it, stands to the article below."""

    SUPPORTED = "supported"  # the article carries it
    ATTRIBUTED_ONLY = "attributed_only"  # stated as fact above; below only what one source claims
    OVERREACHES = "overreaches"  # says more than the article does
    CONTRADICTED = "contradicted"  # the article says otherwise
    UNRELATED = "unrelated"  # the article is about something else


@dataclass(frozen=True, slots=True)
class Carrier(Span):
    """Words of the article that carry a claim, or stand against it; offsets count in the article's text."""

    statement: str | None  # the id of the statement in which they stand; None when the article says so


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why words of a headline go without support: the words, the rule, the reason, the words below."""

    verdict: Verdict
    words: tuple[Span, ...]  # offsets count in the title
    rule: str
    why: str
    below: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadlineClaim:
    """One claim of a headline: its words, what carries it, what is in doubt; offsets count in the title."""

    words: Span
    verdict: Verdict
    support: tuple[Carrier, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline against its article: the gravest verdict of its claims, and the words it rests on.

    ``unsupported`` counts in the title, ``support`` in the article's text.
    """

    verdict: Verdict
    unsupported: tuple[Span, ...]
    support: tuple[Carrier, ...]
    why: str
    rule: str
    claims: tuple[HeadlineClaim, ...]
