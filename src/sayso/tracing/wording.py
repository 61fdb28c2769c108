"""An article's own words, as they are compared with another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sayso.lexicons.variants import read_as, variants
from sayso.model import Article, Passage

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|%")
_QUOTED = re.compile(
    r"[“\"„«](?!\s)(?P<double>[^“”\"„«»]{2,1500}?)(?:[”\"“»]|$)"  # unclosed, to the paragraph's end
    r"|(?<!\w)[‘'](?!\s)(?P<single>[^‘\"“”]{2,400}?)(?<!\s)[’'](?!\w)",
    re.MULTILINE,
)
_PLACES = 8  # of one run that are looked at: the same words a thousand times over are no more alike
RUN = 4  # words in a row that open a comparison


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of an article's reporting, furniture left out, in reading order.

    ``words`` are as they are compared; ``starts`` and ``ends`` count in the article's text; ``quoted``
    tells of each whether it stands in quotation marks, ``passages`` the number of its passage. ``runs``
    gives the first places of each run of four words; ``written`` has each two words in a row as they are
    spelt.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[bool, ...]
    passages: tuple[int, ...]
    runs: dict[tuple[str, ...], list[int]]
    written: frozenset[tuple[str, str]]

    def __len__(self) -> int:
        return len(self.words)


def wording(article: Article) -> Wording:
    """The words of an article's reporting; kept for the articles compared last.

    >>> from sayso.model import Passage, Role
    >>> text = "Five boats sank, said the Harbour Office."
    >>> wording(Article("a", text, (Passage(0, len(text), Role.BODY),))).words
    ('5', 'boats', 'sank', 'said', 'the', 'harbor', 'office')
    """
    return _wording(article.text, article.passages)


@lru_cache(maxsize=128)  # some 200 kB each
def _wording(text: str, passages: tuple[Passage, ...]) -> Wording:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quoted: list[bool] = []
    of: list[int] = []
    for number, passage in enumerate(passages):
        if passage.role.is_reported:
            for word, start, end, in_quotes in _words_of(text, passage):
                words.append(word)
                starts.append(start)
                ends.append(end)
                quoted.append(in_quotes)
                of.append(number)
    runs: dict[tuple[str, ...], list[int]] = {}
    for i, run in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
        places = runs.get(run)
        if places is None:
            runs[run] = [i]
        elif len(places) < _PLACES:
            places.append(i)
    spelt = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    written = frozenset(pairwise(spelt))
    return Wording(tuple(words), tuple(starts), tuple(ends), tuple(quoted), tuple(of), runs, written)


def _words_of(text: str, passage: Passage) -> Iterator[tuple[str, int, int, bool]]:
    """Each word of a passage as it is compared, where it starts and ends, and whether it is quoted."""
    found = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, passage.start, passage.end)]
    stretches = quoted_stretches(text, passage)
    phrases, lower = variants().phrases, [written.lower() for _, _, written in found]
    i = turn = 0
    while i < len(found):
        start, end, written = found[i]
        length, word = 1, ""
        for form, read in phrases.get(lower[i], ()):
            if tuple(lower[i : i + len(form)]) == form:
                length, word, end = len(form), read, found[i + len(form) - 1][1]
                break
        while turn < len(stretches) and stretches[turn][1] <= start:
            turn += 1
        yield word or read_as(written), start, end, turn < len(stretches) and stretches[turn][0] <= start
        i += length


def quoted_stretches(text: str, passage: Passage) -> list[tuple[int, int]]:
    """Where the words in quotation marks of a passage start and end."""
    return [
        m.span("double" if m["double"] is not None else "single")
        for m in _QUOTED.finditer(text, passage.start, passage.end)
    ]
