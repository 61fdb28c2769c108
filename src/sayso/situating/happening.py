"""When the happening was that an article is about, and which of its sentences tell of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sayso.language import Grammar, Token
from sayso.lexicons.background import background_pattern, background_words
from sayso.lexicons.sums import sum_pattern
from sayso.model import Article, Time
from sayso.situating.harm import Harm

_EARLIER = timedelta(days=3)  # so long before it a day is another happening's
_LONGEST = timedelta(days=2)  # of a time that tells the day
_OPENING = 500  # characters in which a sum of several happenings says so
_CLIMB = 6  # heads from a time up to what happened then

Sentence = tuple[int, int]  # a passage, and the sentence in it


@dataclass(frozen=True, slots=True)
class Happening:
    """When it was, as far as is told, and the sentences that tell of something else."""

    time: Time | None
    sums: frozenset[Sentence]  # that count over a time
    others: frozenset[Sentence]  # that tell of other happenings


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time, and how surely it is that of the happening: 0 is that of a harm."""

    time: Time
    sentence: Sentence
    rank: int


def happening(
    article: Article, grammars: Sequence[Grammar], told: Mapping[int, Sequence[Harm]], times: Sequence[Time]
) -> Happening:
    """When the article's own happening was, and which sentences are not about it."""
    harmed = {(at, h.word.sentence) for at, found in told.items() for h in found}
    placed = _placed(grammars, told, times, harmed)
    own = _own(placed)
    first = min(harmed, default=None)
    sums, others = set(), set()
    for at, grammar in enumerate(grammars):
        for number, (begin, end) in enumerate(grammar.sentences):
            if (at, number) == first:
                continue
            words = article.text[grammar.tokens[begin].start : grammar.tokens[end].end].lower()
            if background_pattern("over a time").search(words):
                sums.add((at, number))
            if background_pattern("another happening").search(words):
                others.add((at, number))
    if own is not None and own.interval.earliest is not None:
        limit = own.interval.earliest - _EARLIER
        for p in placed:
            day = p.time.interval.latest
            if p.rank == 0 and day is not None and day < limit:
                others.add(p.sentence)
    return Happening(own, frozenset(sums), frozenset(others))


def tells_of_several(article: Article) -> bool:
    """Whether headline or opening say that it sums up several happenings."""
    opening = f"{article.title or ''}\n{article.text[:_OPENING]}".lower()
    return sum_pattern("several happenings").search(opening) is not None


def dead_at_once(text: str) -> frozenset[int]:
    """How many died by words such as "double homicide" and "murder-suicide"."""
    small = text.lower()
    return frozenset(n for n, name in _AT_ONCE.items() if sum_pattern(name).search(small))


_AT_ONCE = {2: "two at once", 3: "three at once", 4: "four at once"}


def _own(placed: Sequence[_Placed]) -> Time | None:
    """The first of the surest times that are a day."""
    days = [p for p in placed if _is_a_day(p.time)]
    return min(days, key=lambda p: (not _is_one_day(p.time), p.rank, p.time.start)).time if days else None


def _is_one_day(time: Time) -> bool:
    return time.interval.earliest == time.interval.latest


def _is_a_day(time: Time) -> bool:
    earliest, latest = time.interval.earliest, time.interval.latest
    return earliest is not None and latest is not None and latest - earliest <= _LONGEST


def _placed(
    grammars: Sequence[Grammar],
    told: Mapping[int, Sequence[Harm]],
    times: Sequence[Time],
    harmed: set[Sentence],
) -> list[_Placed]:
    found: list[_Placed] = []
    at, waiting = 0, list(times)
    for at, grammar in enumerate(grammars):
        mine = [t for t in waiting if grammar.passage.start <= t.start < grammar.passage.end]
        if not mine:
            continue
        harms = {h.word.i for h in told.get(at, ())}
        for time in mine:
            words = [t for t in grammar.tokens if time.start <= t.start < time.end]
            if words:
                sentence = at, words[0].sentence
                found.append(_Placed(time, sentence, _rank(words, harms, sentence in harmed)))
    return found


def _rank(words: Sequence[Token], harms: set[int], beside_harm: bool) -> int:
    """0 for the time of a harm, 1 of a happening, 2 beside a harm, 3 otherwise, 4 of what came afterwards."""
    inside = {t.i for t in words}
    token = next((t for t in words if t.head.i not in inside), words[0])
    for _ in range(_CLIMB):
        token = token.head
        if token.i in harms:
            return 0
        lemma = token.lemma.lower()
        if lemma in background_words("happenings"):
            return 1
        if lemma in background_words("afterwards"):
            return 4
        if token.pos == "VERB" or token.head is token:
            break
    return 2 if beside_harm else 3
