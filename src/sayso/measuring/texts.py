"""The text of a row, with what is known of it beside; and the stretches of it that are marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from sayso.errors import BadCorpus
from sayso.measuring.corpora import HOW, id_of, text_in, words_in
from sayso.measuring.pieces import Stretch, by_characters, matched
from sayso.measuring.wrong import Wrong

KNOWN = ("title", "published", "url", "outlet")
Found = TypeVar("Found", bound=Stretch)


@dataclass(frozen=True, slots=True)
class GoldText:
    """An article of a corpus as sayso is to see it: ``known`` holds its title, day, address and outlet."""

    id: str
    text: str
    known: Mapping[str, str]

    @property
    def published(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.known["published"][:10]) if "published" in self.known else None


class Row(Protocol):
    """A row of a corpus, of whatever is marked in it."""

    @property
    def of(self) -> GoldText:
        """Its text."""


def text_of(row: Mapping[str, Any]) -> GoldText:
    """The text in a row of a corpus; raises `BadCorpus` where there is none, or its day is no day.

    >>> text_of({"id": "1", "text": "It held.", "published": "2024-03-12"}).published
    datetime.date(2024, 3, 12)
    """
    row = dict(row)
    known = {name: value for name in KNOWN if (value := words_in(row, name))}
    found = GoldText(id_of(row), text_in(row, "text"), known)
    try:
        found.published  # noqa: B018
    except ValueError as error:
        raise BadCorpus(f"published is not a day: {known['published'][:40]!r}", "write YYYY-MM-DD") from error
    return found


def marks_in(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The list of objects of this name, each with its stretch of the text; raises `BadCorpus`."""
    given = row.get(name)
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise BadCorpus(f"its {name} is not a list of objects" if name in row else f"it has no {name}", HOW)
    for each in given:
        stretch_in(each, name, len(row["text"]))
    return given


def stretch_in(given: Mapping[str, Any], what: str, length: int) -> tuple[int, int]:
    """Where it starts and ends in a text of so many characters; raises `BadCorpus`."""
    start, end = given.get("start"), given.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise BadCorpus(f"one of its {what} has no start and end", HOW)
    if not 0 <= start < end <= length:
        raise BadCorpus(
            f"{what} {start}..{end} does not lie in the text of {length} characters",
            "count code points in text, the end excluded",
        )
    return start, end


def pairs_of(gold: Sequence[Stretch], found: Sequence[Stretch]) -> dict[int, int]:
    """Which mark of gold is which of those found: one to one, those that share most characters first."""
    return matched(gold, found, by_characters, 0)


def once(found: Iterable[Found]) -> list[Found]:
    """What was found, the same stretch once: the last one counts."""
    return list({(each.start, each.end): each for each in found}.values())


def wrong(kind: str, row: Row, at: Stretch, *lines: str) -> Wrong:
    """A mistake in its context."""
    text = row.of.text
    return Wrong(kind, (row.of.id,), (f"{row.of.id} · {at.start}", in_context(text, at), *lines))


AROUND = 90  # characters of context on either side of a mistake
LONGEST = 300  # characters of the words in question


def in_context(text: str, at: Stretch) -> str:
    """The words in question in [[ ]], with what stands around them.

    >>> from sayso.model import Span
    >>> in_context("The dam held on Sunday.", Span(16, 22, "Sunday"))
    'The dam held on [[Sunday]].'
    """
    words = text[at.start : at.end]
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"
    return f"{text[max(0, at.start - AROUND) : at.start]}[[{words}]]{text[at.end : at.end + AROUND]}"
