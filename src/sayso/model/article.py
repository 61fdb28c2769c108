"""One article: its text, and what each passage of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sayso.model.span import Span


class Role(StrEnum):
    """What a passage is to the article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"  # who the article was taken from
    NOTICE = "notice"  # consent, sign-up, cookie, advert
    RELATED = "related"  # teasers, "read more"
    CORRECTION = "correction"

    @property
    def is_reported(self) -> bool:
        """Whether such a passage is the article's own reporting, the rest being furniture.

        >>> Role.BODY.is_reported, Role.RELATED.is_reported
        (True, False)
        """
        return self in _REPORTED


_REPORTED = {Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CORRECTION}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article's text, a paragraph as a rule, and its role."""

    start: int
    end: int
    role: Role
    rule: str | None = None  # what told the role, where it is not plain body

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage needs characters: {self.start}..{self.end}")


class CreditKind(StrEnum):
    """What sort of origin a credit names."""

    AGENCY = "agency"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Credit(Span):
    """A place in the text that says whom the article, or a part of it, was taken from."""

    name: str
    kind: CreditKind
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article, every character of it traceable.

    ``text`` is the decoded input itself for plain text, and what was extracted for HTML.
    ``published`` is the day in the publisher's own time zone; ``published_time`` keeps the clock and
    the zone where the page gave them. ``title`` may stand in the text as a headline passage or only
    have been handed in beside it. ``canonical`` is the address that the page names as its own where that
    lies at another host than ``url``, as a page does that shows another outlet's article.
    """

    id: str  # sha256:… of the text
    text: str
    passages: tuple[Passage, ...]
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    canonical: str | None = None
    published: date | None = None
    published_time: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    credits: tuple[Credit, ...] = ()
    truncated: bool = False

    def __post_init__(self) -> None:
        before = 0
        for passage in self.passages:
            if passage.start < before or passage.end > len(self.text):
                raise ValueError(f"passage {passage.start}..{passage.end} overlaps or overruns")
            before = passage.end

    def span(self, start: int, end: int) -> Span:
        """The span of this article's text from start to end."""
        return Span(start, end, self.text[start:end])

    def passage_text(self, passage: Passage) -> str:
        """The words of one of its passages."""
        return self.text[passage.start : passage.end]
