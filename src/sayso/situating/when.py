"""Times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from sayso.language import Grammar, Token
from sayso.lexicons.times import TimeRule, time_words
from sayso.model import Article, Interval, Time
from sayso.situating.days import UNKNOWN, plus
from sayso.situating.leaning import Lean, lean_of, lean_until, modifies_a_noun
from sayso.situating.reckoning import REASONS, Heard

_DATES = {"DATE", "TIME"}
_GLUE = "$€£.,/-–_0123456789"  # a figure behind one of these is a part of something else
_REACH = 8  # tokens from the first of a time to the kernel in it
_CAPITAL = ("month", "month_name", "weekday", "weekday_short", "holiday")  # English writes them so


def times(article: Article, grammars: Sequence[Grammar]) -> tuple[Time, ...]:
    """Every time the article's reporting names, in reading order, with the days it may mean.

    Days are reckoned from the day of publication; where that is not known, only what stands in the text
    in full has days. Vague words ("recently") are found without days; durations and sets ("three days",
    "every Monday") are not times. The reading follows TIMEX3 where that has one (quarters, seasons,
    weeks from Monday to Sunday).

    >>> from sayso.language import parse
    >>> from sayso.model import Passage, Role
    >>> text = "The dam above Osh broke on Sunday night."
    >>> article = Article("a", text, (Passage(0, len(text), Role.BODY),), published=date(2022, 9, 5))
    >>> [(time.text, time.interval.earliest) for time in times(article, parse(article))]
    [('Sunday night', datetime.date(2022, 9, 4))]
    """
    found: list[Time] = []
    told = _Told()
    for grammar in grammars:
        told = replace(told, near=False)
        for words in _expressions(article.text, grammar):
            interval = _days(words, article.published, told)
            found.append(Time.cut(article.text, *words.match.span(), interval=interval, rule=words.rule.name))
            told = told.and_then(interval)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the article has told so far: the last time of all, and the last single day."""

    last: Interval | None = None
    day: Interval | None = None
    near: bool = False  # whether that day stands in the present passage

    def and_then(self, interval: Interval) -> _Told:
        """What is told once this has been told, too."""
        if interval.earliest is None or interval.latest is None:
            return self
        if interval.earliest == interval.latest:
            return _Told(interval, interval, near=True)
        return replace(self, last=interval)


@dataclass(frozen=True, slots=True)
class _Expression:
    """Words that a rule took for a time, and the tokens they stand in."""

    rule: TimeRule
    match: re.Match[str]
    tokens: Sequence[Token]
    before: Token | None
    after: Token | None
    lead: str  # the three words before


def _days(words: _Expression, published: date | None, told: _Told) -> Interval:
    means = words.rule.means
    if isinstance(means, Mapping):
        return Interval.on(plus(published, means["day"])) if published else UNKNOWN
    heard = Heard(words.match.groupdict(), published, told.last, told.day, told.near, partial(_lean, words),
                  partial(_lean_in_the_year, words))  # fmt: skip
    try:
        return REASONS[means](heard)
    except (ValueError, OverflowError):  # 31 June, the year 12000: named, but no such day
        return UNKNOWN


def _lean(words: _Expression) -> Lean:
    return lean_until(words.tokens[-1]) if _is_a_limit(words) else lean_of(words.tokens[-1])


def _lean_in_the_year(words: _Expression) -> Lean:
    """The same for a day or month without its year, which may lie on either side of a past verb.

    "Was shut until October 14" and "sat out the October elections" tell nothing of the year.
    """
    lean = _lean(words)
    free = _is_a_limit(words) or modifies_a_noun(words.tokens[-1])
    return Lean.NEITHER if free and lean is Lean.BACK else lean


def _is_a_limit(words: _Expression) -> bool:
    """Whether "until", "ahead of", "the upcoming" … stand before it."""
    lead = words.lead.removesuffix(" the")
    return any(lead == form or lead.endswith(f" {form}") for form in time_words().words["until"])


def _expressions(text: str, grammar: Grammar) -> Iterator[_Expression]:
    """The times of one passage, the longer rule first, none within another."""
    every, rules, tokens, end = _every_rule(), time_words().rules, grammar.tokens, -1
    for first in _beginnings(tokens):
        start = tokens[first].start
        if start < end or (start and text[start - 1] in _GLUE):
            continue
        hit = every.match(text, start, grammar.passage.end)
        match = hit and rules[(hit.lastindex or 1) - 1].pattern.match(text, start, grammar.passage.end)
        if hit is None or match is None or not _written_large(match):
            continue
        last = first + 1
        while last < len(tokens) and tokens[last].start < match.end():
            last += 1
        words = _Expression(
            rules[(hit.lastindex or 1) - 1], match, tokens[first:last],
            tokens[first - 1] if first else None, tokens[last] if last < len(tokens) else None,
            " ".join(t.lower for t in tokens[max(0, first - 3) : first]),
        )  # fmt: skip
        if all(NEEDS[need](words) for need in words.rule.needs):
            end = match.end()
            yield words


def _beginnings(tokens: Sequence[Token]) -> Iterator[int]:
    """The indices at which a time may begin: few enough to try every rule there."""
    starts, kernels, tried = time_words().starts, time_words().kernels, 0
    for i, token in enumerate(tokens):
        if token.lower in kernels or token.text[-1].isdigit() or token.text[0].isdigit():
            for j in range(max(tried, i - _REACH), i + 1):
                if _may_begin(tokens[j], starts):
                    yield j
            tried = i + 1


def _may_begin(token: Token, starts: frozenset[str]) -> bool:
    text = token.text
    return token.lower in starts or (not text.isalpha() and (len(text) > 1 or text in "'’0123456789"))


@cache
def _every_rule() -> re.Pattern[str]:
    """All rules in one expression, each in a group of its own."""
    shapes = "|".join(f"({rule.shape})" for rule in time_words().rules)
    return re.compile(rf"(?:{shapes})(?!\w)", re.IGNORECASE)


def _written_large(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return all(groups[name][0].isupper() for name in _CAPITAL if groups.get(name))


def _in_a_name(words: _Expression) -> bool:
    """Whether the words are a part of a longer name: Theresa May, the Sunday Times."""
    first, last = words.tokens[0], words.tokens[-1]
    label = first.entity
    if not label or label in _DATES or label in {"CARDINAL", "ORDINAL", "NORP", "GPE"}:
        return False
    beside = (words.before, words.after)
    return any(t and t.entity == label and (t.pos == "PROPN") for t in beside) or last.entity == "PERSON"


def _is_sure(words: _Expression) -> bool:
    """Whether an ambiguous word stands as a time does: after "in" or "since", or as the model has it."""
    before = words.before
    if words.tokens[0].entity in _DATES:
        named = before is not None and before.pos == "PROPN"  # Theresa May
        return not named and words.tokens[0].tag not in {"MD", "VB", "VBP"}
    return before is not None and before.lower in time_words().words["before_a_time"]


def _has_no_count(words: _Expression) -> bool:
    """Whether nothing is counted by the figure: not "2000 people", not "2010 dollars"."""
    token, after = words.tokens[-1], words.after
    if words.before is not None and words.before.text in {"$", "€", "£", "US$", "#", "No."}:
        return False
    if after is not None and after.lower in time_words().words["counted_by_number"]:
        return False
    if words.before is not None and words.before.lower == "at":
        return False  # "at 2000 Elm Street": nothing happens at a year
    counted = token.dep == "nummod" and token.head.i > token.i and token.head.tag == "NNS"
    return not counted and not (after is not None and after.text in {"%", "percent", "'s", "’s", "BC"})


def _is_single(words: _Expression) -> bool:
    """Whether one such day is meant, not all: not "every Monday", "on Mondays"."""
    before = words.before
    return before is None or before.lower not in {"every", "each", "most", "black", "super", "bloody", "many"}


def _is_a_season(words: _Expression) -> bool:
    seasons = time_words().words["season"]
    return any(
        t.lower in seasons and t.pos in {"NOUN", "PROPN"} and t.dep != "compound" for t in words.tokens
    )


def _is_a_decade(words: _Expression) -> bool:
    """Whether "the 80s" are years, not somebody's age: not "in her 80s"."""
    first, last, before = words.tokens[0], words.tokens[-1], words.before
    owned = any(c.tag == "PRP$" for c in last.children) or (before is not None and before.tag == "PRP$")
    return not owned and (first.lower in {"the", "'", "’"} or first.entity in _DATES)


def _is_the_day_in_question(words: _Expression) -> bool:
    """Whether "the day" is the one spoken of: shares end the day higher, are up for the day."""
    beside = {words.tokens[-1].head.lemma, words.before.lemma if words.before else ""}
    return bool(beside & set(time_words().words["runs_its_course"]))


def _is_vague(words: _Expression) -> bool:
    """Whether "later" and its like stand as a time of their own."""
    token = words.tokens[-1]
    if token.lower == "later":
        return token.pos == "ADV" and (words.after is None or words.after.lower not in {"than", "on"})
    return token.lower != "past" or token.pos == "NOUN"


Need = Callable[[_Expression], bool]
NEEDS: dict[str, Need] = {
    "day-in-question": _is_the_day_in_question,
    "decade": _is_a_decade,
    "no-count": _has_no_count,
    "not-in-a-name": lambda words: not _in_a_name(words),
    "season": _is_a_season,
    "single": _is_single,
    "sure": _is_sure,
    "vague": _is_vague,
}
