"""A stretch of an article's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Span:
    """Where some words stand and what they are: ``article.text[start:end] == text``.

    Offsets count Unicode code points, as Python does; ``end`` is exclusive.

    >>> Span(4, 2, "")
    Traceback (most recent call last):
    ...
    ValueError: a span ends before it starts: 4..2
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span ends before it starts: {self.start}..{self.end}")
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}..{self.end} does not fit its text {self.text!r}")

    @classmethod
    def cut(cls, text: str, start: int, end: int, **fields: object) -> Self:
        """The span from start to end of this text; further fields go to the subclass.

        >>> Span.cut("Kyiv confirmed it.", 5, 14).text
        'confirmed'
        """
        return cls(start, end, text[start:end], **fields)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end
