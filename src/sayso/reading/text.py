"""Plain text to an article whose text is the input itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sayso.errors import NothingThere, TooLarge
from sayso.lexicons.publication import day_of_line
from sayso.model import Article, Capture, Hints, Passage, Role
from sayso.reading.credits import credits_in
from sayso.reading.delivery import Delivery
from sayso.reading.english import language_of
from sayso.reading.identity import identity
from sayso.reading.limits import Limits
from sayso.reading.paragraphs import paragraphs
from sayso.reading.roles import passages_of
from sayso.reading.writers import writers_in

_WHEN = {"publication-time", "publication-label"}


def read_text(delivery: Delivery, limits: Limits) -> Iterator[Capture]:
    """The one article of a plain-text file."""
    yield delivery.capture(limits.file_bytes)


def text_article(text: str, *, hints: Hints = Hints(), limits: Limits = Limits()) -> Article:  # noqa: B008
    """The article of this text; ``article.text`` is the text itself, not a character changed.

    >>> article = text_article("Bridge closed\\n\\nThe ministry denied that it had been warned.")
    >>> [(passage.role.value, article.passage_text(passage)) for passage in article.passages]
    [('headline', 'Bridge closed'), ('body', 'The ministry denied that it had been warned.')]

    Raises `NothingThere`, `TooLarge` or `UnknownLanguage`.
    """
    if not text.strip():
        raise NothingThere("it is empty", "give a file with an article in it")
    if len(text) > limits.text_chars:
        raise TooLarge(
            f"its text has {len(text):,} characters and an article may have {limits.text_chars:,}",
            "split it into articles",
        )
    passages = passages_of(paragraphs(text), title=hints.title)
    headline = next((text[p.start : p.end] for p in passages if p.role is Role.HEADLINE), None)
    return Article(
        id=identity(text),
        text=text,
        passages=passages,
        title=hints.title or headline,
        byline=writers_in(text, passages),
        outlet=hints.outlet,
        url=hints.url,
        published=hints.published or _published(text, passages),
        published_time=hints.published_time,
        language=language_of(text, passages),
        credits=credits_in(text, passages),
    )


def _published(text: str, passages: Sequence[Passage]) -> date | None:
    """The day on the first line that is nothing but the time of publication."""
    days = (day_of_line(text[p.start : p.end]) for p in passages if p.rule in _WHEN)
    return next((day for day in days if day is not None), None)
