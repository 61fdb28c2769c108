"""What the parts of a story's page share: what is cut, who spoke, which article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TypeVar

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from sayso.export.terminal import DIM, HEADING, MARKS
from sayso.export.visible import one_line
from sayso.export.wording import days
from sayso.model import Interval, Page, Words

T = TypeVar("T")
DISPUTE, LACKING = "red", "yellow underline"
LONGEST = 300  # characters of somebody's words
UNNAMED = "outlet unknown"


def section(title: str, parts: Iterable[RenderableType], empty: str) -> Iterator[RenderableType]:
    """A heading and its parts, or one dim line where there are none."""
    yield Text("\n" + title, HEADING)
    yield from list(parts) or [Text(f"  {empty}", DIM)]


def spaced(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """The parts with an empty line between each two."""
    for number, part in enumerate(parts):
        if number:
            yield Text()
        yield part


def within(line: Text, columns: int) -> Padding:
    """The line further in, also where it goes on below."""
    return Padding(line, (0, 0, 0, columns))


def cut(things: Sequence[T], most: int, *, whole: bool) -> Sequence[T]:
    """The things that are shown."""
    return things if whole else things[:most]


def more(things: Sequence[object], most: int, what: str, *, whole: bool, indent: str = "  ") -> list[Text]:
    """A line that tells how many are not shown and how to see them; none where all are.

    >>> more("abc", 1, "letters", whole=False)[0].plain
    '  and 2 more letters; --all shows them'
    """
    left = 0 if whole else len(things) - most
    shown_by = f"and {left:,} more {what if left > 1 else what.removesuffix('s')}; --all shows " + (
        "them" if left > 1 else "it"
    )
    return [Text(indent + shown_by, DIM)] if left > 0 else []


def quoted(words: str) -> str:
    """Somebody's words on one line, in quotation marks.

    >>> quoted("41 dead"), quoted("“Nobody asked us,”")
    ('“41 dead”', '“Nobody asked us,”')
    """
    folded = one_line(words, limit=LONGEST)
    return folded if folded[:1] in MARKS else f"“{folded}”"


def by_whom(words: Words) -> str:
    """Who says it, through which channel and when; without a statement it is the article itself.

    >>> by_whom(Words(0, 7, "41 dead", "a", "Lantern", None, None, None, None))
    'the article itself'
    """
    if words.statement is None and words.speaker is None:
        return "the article itself"
    parts = [
        words.speaker or "source not given",
        f"via {words.channel}" if words.channel else "",
        f"said {days(words.said)}" if words.said else "",
    ]
    return one_line(", ".join(part for part in parts if part))


def outlets_of(words: Iterable[Words]) -> str:
    """The outlets that carry it, each once, the first three by name.

    >>> def told(outlet): return Words(0, 7, "41 dead", "a", outlet, None, None, None, None)
    >>> outlets_of(map(told, ("B", "A", "B", None)))
    'B, A, outlet unknown'
    """
    names = list(dict.fromkeys(one_line(each.outlet) if each.outlet else UNNAMED for each in words))
    others = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + others


def moment(published: str | None) -> str:
    """The day, or the time, of publication.

    >>> moment("2022-09-04"), moment("2022-09-04T07:05:00+02:00"), moment(None)
    ('4 Sep 2022', '4 Sep 2022 07:05', 'undated')
    """
    if published is None or len(published) == len("2022-09-04"):
        return day_of(published)
    return f"{day_of(published)} {datetime.fromisoformat(published):%H:%M}"


def day_of(published: str | None) -> str:
    """The day of publication, where it is given with a time, too.

    >>> day_of("2022-09-04T07:05:00+02:00")
    '4 Sep 2022'
    """
    return days(Interval.on(date.fromisoformat(published[:10])) if published else None)


def imprint(page: Page) -> str:
    """Outlet and day of an article."""
    return f"{one_line(page.outlet or UNNAMED)}, {moment(page.published)}"
