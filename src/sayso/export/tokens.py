"""Text to words that are compared as a reader compares them: style, clocks and counters aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import methodcaller

from sayso.model import Span

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and blanks without width
_UNIT = r"(?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month)s?"
_AGO = rf"(?:just now|(?:\d+|an?|one)\s{{0,3}}(?:{_UNIT}|[smhdw])\sago)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|today"
_ZONE = r"[a-z]?(?:gmt|utc|[cew]?est|[cew]?edt|bst|cest|cet)"
_WHEN = rf"(?:\d[\d:.,/-]*(?:st|nd|rd|th)?|[ap]\.?m\.?|{_MONTH}|{_DAY}|at|on|{_ZONE}|[,.·|@–—-])"
_UPDATED = r"(?:last\s)?(?:updated|modified|published|posted)(?:\sat|\son)?"
_CLOCK = rf"{_UPDATED}:?\s{{0,3}}{_AGO}"  # may stand in a line with other words
_COUNT = r"(?:views?|reads?|comments?|shares?|likes?|reactions?|retweets?|reposts?|readers?|followers?)"
_NUMBER = r"\(?\d[\d.,]*\s?[km]?\)?"
_COUNTER = rf"(?:{_NUMBER}\s(?:{_COUNT})|(?:{_COUNT}):?\s?{_NUMBER})"
# What is nothing but a clock or counters, as a whole line.
_IDLE = re.compile(
    rf"(?:{_AGO}|{_CLOCK}|{_UPDATED}:?(?:\s{{0,3}}{_WHEN}){{1,12}}|{_COUNTER}(?:[\s·|,•]{{1,3}}{_COUNTER}){{0,5}})[.]?",
    re.I,
)
_IDLE_MOST = 80  # characters: a longer line says something
_TOKEN = re.compile(
    rf"\b{_CLOCK}"
    r"|\d+(?:[.,:]\d+)*%?|[^\W\d]+(?:['’ʼ`][^\W\d]+)*|\.{2,}|-{2,3}"
    rf"|[^\s{_UNSEEN}]",
    re.I,
)
_STYLE = {
    **dict.fromkeys("\"“”„‟«»‹›'‘’‚‛`´", '"'),
    **dict.fromkeys(("-", "--", "---", *"‐‑‒–—―−"), "–"),
    **dict.fromkeys(("..", "...", "....", "…"), "…"),
}
CLOCK = "\0clock"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a text: where each starts, blanks behind it included, and what it is compared as."""

    text: str
    starts: Sequence[int]
    end: int
    keys: tuple[str, ...]

    def span(self, first: int, last: int) -> Span:
        """The span of the text from one word to before another; they join without a gap."""
        return Span.cut(self.text, self._edge(first), self._edge(last))

    def _edge(self, index: int) -> int:
        return self.starts[index] if index < len(self.starts) else self.end


def words_of(text: str, start: int, end: int) -> Words:
    """The words from start to end.

    >>> words_of("“It’s fine” - Updated 3 minutes ago", 0, 36).keys
    ('"', "It's", 'fine', '"', '–', '\\x00clock')
    """
    matches = list(_TOKEN.finditer(text, start, end))
    starts = [match.start() for match in matches]
    return Words(text, [start, *starts[1:]] if starts else [], end, tuple(map(_key, map(_whole, matches))))


_whole = methodcaller("group")


@lru_cache(maxsize=100_000)
def _key(token: str) -> str:
    if token in _STYLE:
        return _STYLE[token]
    if len(token.split()) > 1:
        return CLOCK
    return unicodedata.normalize("NFKC", token).replace("’", "'").replace("ʼ", "'").replace("`", "'")


def is_idle(line: str) -> bool:
    """Whether a line is nothing but a clock or counters, which tick without anybody editing.

    >>> [is_idle(line) for line in ("Updated 5 min ago", "1,204 views · 35 comments", "35 dead")]
    [True, True, False]
    """
    line = line.strip()
    return len(line) <= _IDLE_MOST and _IDLE.fullmatch(line) is not None


def is_word(key: str) -> bool:
    """Whether the token is a word or a number, not a mark.

    >>> is_word("It's"), is_word("–")
    (True, False)
    """
    return key[0].isalnum()


_IN_LETTERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion dozen dozens scores hundreds thousands millions billions half"
)
_NUMBER_WORDS = frozenset(_IN_LETTERS.split())


def is_number(key: str) -> bool:
    """Whether the word is a number, in digits or letters.

    >>> is_number("1,200"), is_number("Twelve"), is_number("many")
    (True, True, False)
    """
    return key[0].isdigit() or key.casefold() in _NUMBER_WORDS
