"""Where the paragraphs of a plain text stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;…\"'”’»)\]]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its words without the white space around them, and the blank lines beside it."""

    start: int
    end: int
    text: str
    after_blank: bool
    before_blank: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of the text in reading order, each one line, or a block of lines that were wrapped.

    >>> [p.text for p in paragraphs("Bridge closed\\n\\nThe ministry denied it.\\nIt gave no reason.\\n")]
    ['Bridge closed', 'The ministry denied it.', 'It gave no reason.']
    """
    lines = _lines(text)
    blocks = _blocks(text, lines)
    if _is_wrapped(text, blocks):
        lines = [(block[0][0], block[-1][1]) for block in blocks]
    return [
        Paragraph(
            start,
            end,
            text[start:end],
            index == 0 or _blank_between(text, lines[index - 1][1], start),
            index + 1 == len(lines) or _blank_between(text, end, lines[index + 1][0]),
        )
        for index, (start, end) in enumerate(lines)
    ]


def _lines(text: str) -> list[tuple[int, int]]:
    found = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words[0])
            found.append((start, start + len(words)))
    return found


def _blank_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start].replace("\r\n", "\n")
    return sum(gap.count(mark) for mark in "\n\r\u2029") > 1 or "\u2029" in gap


def _blocks(text: str, lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    blocks: list[list[tuple[int, int]]] = []
    for line in lines:
        if blocks and not _blank_between(text, blocks[-1][-1][1], line[0]):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_wrapped(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Whether the lines were broken at a width, as in mail: most break off in mid-sentence, at one length."""
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 4 or len(blocks) < 2:
        return False
    width = median(end - start for start, end in inner)
    broken = sum(1 for start, end in inner if not _ENDS_SENTENCE.search(text[end - 1 : end]))
    return 40 <= width <= 100 and broken > 0.6 * len(inner) and max(e - s for s, e in inner) <= 130
