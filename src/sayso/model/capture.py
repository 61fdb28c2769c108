"""What was delivered for one article, before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Hints:
    """What the caller knows of an article better than the article does; None where it does not.

    >>> Hints(title="Bridge closed").over(Hints(title="x", outlet="The Lantern"))
    Hints(published=None, url=None, title='Bridge closed', outlet='The Lantern', published_time=None)
    """

    published: date | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published_time: datetime | None = None  # the clock of the day that ``published`` gives

    def over(self, other: Hints) -> Hints:
        """These hints, filled up from the other ones."""
        return Hints(
            self.published or other.published,
            self.url or other.url,
            self.title or other.title,
            self.outlet or other.outlet,
            self.published_time if self.published else other.published_time,
        )


KINDS = ("html", "text", "plain")


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one article as they were delivered, and what is known of it beside them.

    >>> row = Capture("rows.jsonl", b"No.", "plain", within="rows.jsonl", at="line 7")
    >>> row.name
    'rows.jsonl line 7'
    """

    source: str  # as it was given; for an entry of a feed, sitemap or WARC: the page's URL
    data: bytes  # what was delivered for this one article, undecoded
    kind: str  # one of KINDS; "plain" is text that was decoded already, in UTF-8 with surrogatepass
    hints: Hints = Hints()  # over what the article says of itself
    said: Hints = Hints()  # behind it: what the feed or sitemap that names it says
    ref: str | None = None  # the id that a row brought
    charset: str | None = None  # as the server declared it
    within: str | None = None  # the feed, archive or rows file it came out of
    at: str | None = None  # where in ``within`` it stands, in the words of a refusal
    complete: bool = True  # False for a feed's summary or for excerpts
    address: str | None = None  # the URL that was asked for, when it was fetched or crawled
    retrieved: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"there is no way to read {self.kind!r}")

    @property
    def name(self) -> str:
        """What a refusal calls it."""
        return self.source if self.at is None else f"{self.within} {self.at}"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source of which there is nothing new."""

    source: str
