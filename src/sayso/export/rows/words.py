"""Words with what stands around them, cut from an article's text."""

from __future__ import annotations

import re

from sayso.export.rows.source import Row

# A quoted part: the marks that open and close it, and no other mark of the same sort between them.
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|«([^«»]+)»|„([^„“”]+)[“”]|‘((?:[^‘’]|’(?=\w))+)’(?!\w)")
_OPEN = "“\"«„‘'”"
_CLOSE = "”\"»“’'«"

Stretch = tuple[int, int]


def around(text: str, stretch: Stretch, *, reach: int) -> tuple[str, str, str]:
    """What stands before, in and behind a stretch of the text, at most ``reach`` characters on each side.

    >>> around("The mayor said “No.” and left.", (16, 19), reach=6)
    ('said “', 'No.', '” and ')
    """
    start, end = stretch
    return text[max(0, start - reach) : start], text[start:end], text[end : end + reach]


def with_marks(text: str, stretch: Stretch) -> Stretch:
    """The stretch with the quotation marks that stand around it.

    >>> with_marks("said “No.”", (6, 9))
    (5, 10)
    """
    start, end = stretch
    opened = start > 0 and text[start - 1] in _OPEN
    closed = end < len(text) and text[end] in _CLOSE
    return start - opened, end + closed


def parts_of(statement: Row) -> list[Stretch]:
    """Where the parts of a statement's content stand: several where a quotation is interrupted."""
    return [(start, end) for start, end in statement["spans"]]


def quoted_in(text: str, statement: Row) -> list[Stretch]:
    """What is quoted in a statement, without the marks: all of a direct one, the marked parts of a mixed one.

    >>> text = "He called it “a lie” and “a farce”."
    >>> [text[a:b] for a, b in quoted_in(text, {"kind": "mixed", "spans": [[3, 34]]})]
    ['a lie', 'a farce']
    """
    if statement["kind"] == "direct":
        return [_bare(text, part) for part in parts_of(statement)]
    return [
        match.span(match.lastindex or 0)
        for start, end in parts_of(statement)
        for match in _QUOTED.finditer(text, start, end)
    ]


def _bare(text: str, stretch: Stretch) -> Stretch:
    """The stretch without the marks that it begins and ends with."""
    start, end = stretch
    if text[start : start + 1] in _OPEN:
        start += 1
    if end > start and text[end - 1] in _CLOSE:
        end -= 1
    return start, end
