"""Text to words that are compared as a reader compares them: style, clocks and counters aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import methodcaller

import yaml

from sayso.model import Span

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and blanks without width
_NUMBER = r"\(?\d[\d.,]*\s?[km]?\)?"
_IDLE_MOST = 80  # characters: a longer line says something
_STYLE = {
    **dict.fromkeys("\"“”„‟«»‹›'‘’‚‛`´", '"'),
    **dict.fromkeys(("-", "--", "---", *"‐‑‒–—―−"), "–"),
    **dict.fromkeys(("..", "...", "....", "…"), "…"),
}
CLOCK = "\0clock"


@dataclass(frozen=True, slots=True)
class _Ticking:
    """What ticking.yml says, as patterns."""

    token: re.Pattern[str]
    idle: re.Pattern[str]  # what is nothing but a clock or counters, as a whole line
    number_words: frozenset[str]


@cache
def _ticking() -> _Ticking:
    said = yaml.safe_load((files("sayso.export") / "ticking.yml").read_text("utf-8"))
    ago = rf"(?:just now|(?:\d+|an?|one)\s{{0,3}}(?:{said['unit']}|[smhdw])\sago)"
    clock = rf"{said['updated']}:?\s{{0,3}}{ago}"  # may stand in a line with other words
    when = (
        rf"(?:\d[\d:.,/-]*(?:st|nd|rd|th)?|[ap]\.?m\.?|{said['month']}|{said['day']}|at|on|{said['zone']}"
        r"|[,.·|@–—-])"
    )
    counter = rf"(?:{_NUMBER}\s(?:{said['counted']})|(?:{said['counted']}):?\s?{_NUMBER})"
    counters = rf"{counter}(?:[\s·|,•]{{1,3}}{counter}){{0,5}}"
    idle = rf"(?:{ago}|{clock}|{said['updated']}:?(?:\s{{0,3}}{when}){{1,12}}|{counters})[.]?"
    token = (
        rf"\b{clock}"
        r"|\d+(?:[.,:]\d+)*%?|[^\W\d]+(?:['’ʼ`][^\W\d]+)*|\.{2,}|-{2,3}"
        rf"|[^\s{_UNSEEN}]"
    )
    words = frozenset(said["number_words"].split())
    return _Ticking(re.compile(token, re.I), re.compile(idle, re.I), words)


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
    matches = list(_ticking().token.finditer(text, start, end))
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
    return len(line) <= _IDLE_MOST and _ticking().idle.fullmatch(line) is not None


def is_word(key: str) -> bool:
    """Whether the token is a word or a number, not a mark.

    >>> is_word("It's"), is_word("–")
    (True, False)
    """
    return key[0].isalnum()


def is_number(key: str) -> bool:
    """Whether the word is a number, in digits or letters.

    >>> is_number("1,200"), is_number("Twelve"), is_number("many")
    (True, True, False)
    """
    return key[0].isdigit() or key.casefold() in _ticking().number_words
