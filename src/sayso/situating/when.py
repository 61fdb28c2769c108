"""Times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from sayso.language import Grammar, Token
from sayso.lexicons.times import TimeRule, time_words
from sayso.model import Article, Bound, Interval, Passage, Time
from sayso.situating.doubts import Sense, sense_of
from sayso.situating.filed import told_on
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.leaning import Lean, lean_of, lean_until, modifies_a_noun, was_to_be
from sayso.situating.reckoning import Beside, Heard

_DATES = {"DATE", "TIME"}
_GLUE = "$€£.,/-–_0123456789"  # a figure behind one of these is a part of something else
_REACH = 8  # tokens from the first of a time to the kernel in it
_CAPITAL = (  # English writes them so
    "month", "month_name", "month_dotted", "first_month", "last_month", "weekday", "weekday_short", "holiday",
)  # fmt: skip
_ASIDE = re.compile(r"\s*(?:,|\(|on|of|,?\s+on)?\s*", re.IGNORECASE)  # between a clock time and its day


def times(
    article: Article, grammars: Sequence[Grammar], *, gazetteer: Gazetteer | None = None
) -> tuple[Time, ...]:
    """Every time the article's reporting names, in reading order, with the days it may mean.

    Days are reckoned from the day on which the article tells it: that of its dateline where it has one
    (see `told_on`), else that of publication; where neither is known, only what stands in the text
    in full has days. Vague words ("recently") are found without days; durations and sets ("three days",
    "every Monday") are not times. The reading follows TIMEX3 where that has one (quarters, seasons,
    weeks from Monday to Sunday). ``bound`` says that what is told reaches beyond the days that are named:
    "since Monday" names Monday, and `Time.reach` has no end. What cannot be, or contradicts itself, is kept
    with a doubt.

    >>> from sayso.language import parse
    >>> from sayso.model import Passage, Role
    >>> text = "The dam above Osh broke on Sunday night."
    >>> article = Article("a", text, (Passage(0, len(text), Role.BODY),), published=date(2022, 9, 5))
    >>> [(time.text, time.interval.earliest) for time in times(article, parse(article))]
    [('Sunday night', datetime.date(2022, 9, 4))]
    """
    found: list[Time] = []
    told = _Told(on=told_on(article, gazetteer))
    for grammar in grammars:
        told = replace(told, near=False)
        heard = list(_expressions(article.text, grammar))
        for i, words in enumerate(heard):
            place = _Place(article, heard, i)
            sense = _sense(place, told)
            found.append(
                Time.cut(
                    article.text, *words.match.span(), interval=sense.interval, rule=words.rule.name,
                    doubt=sense.doubt, bound=_bound(place),
                )
            )  # fmt: skip
            told = told.and_then(sense.interval)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the article has told so far: the last time of all, and the last single day."""

    on: date | None  # the day on which all is told
    last: Interval | None = None
    day: Interval | None = None
    near: bool = False  # whether that day stands in the present passage

    def and_then(self, interval: Interval) -> _Told:
        """What is told once this has been told, too."""
        if interval.earliest is None or interval.latest is None:
            return self
        if interval.earliest == interval.latest:
            return _Told(self.on, interval, interval, near=True)
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

    @property
    def groups(self) -> dict[str, str | None]:
        """The words of each part of the pattern."""
        return self.rule.heard_in(self.match)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an expression stands among those of its passage."""

    article: Article
    heard: Sequence[_Expression]
    i: int

    @property
    def words(self) -> _Expression:
        """The expression itself."""
        return self.heard[self.i]

    def beside(self, step: int) -> _Place | None:
        """The place of the next or of the last one."""
        j = self.i + step
        return _Place(self.article, self.heard, j) if 0 <= j < len(self.heard) else None

    def gap(self, other: _Place) -> str:
        """What stands between the two."""
        first, last = sorted((self.words.match.span(), other.words.match.span()))
        return self.article.text[first[1] : last[0]]

    def in_one_range(self, step: int) -> _Place | None:
        """The next or last one where both are the ends of a range: "from May to June"."""
        other = self.beside(step)
        joined = other is not None and self.gap(other).strip().lower() in time_words().words["range"]
        return other if joined else None


def _sense(place: _Place, told: _Told, *, alone: bool = False) -> Sense:
    """What an expression means, ``alone`` without a look at those beside it."""
    words = place.words
    heard = Heard(
        words.groups, told.on, told.last, told.day, told.near, _opens(words), partial(_lean, words),
        partial(_lean_in_the_year, words), partial(_told_as_past, words),
    )  # fmt: skip
    if not alone:
        heard = replace(heard, beside=_beside(place, told))
    return sense_of(words.rule.means, heard)


def _opens(words: _Expression) -> bool:
    """Whether it heads an entry of a list of times: "6 pm: the siren went off"."""
    return words.after is not None and words.after.text == ":"


def _beside(place: _Place, told: _Told) -> Beside:
    """What the expressions beside this one tell of it: the year of a range, the day of a clock time."""
    if place.words.rule.means == "clock":
        near = (place.beside(1), place.beside(-1))
        days = (_sense(p, told, alone=True).interval for p in near if p and _ASIDE.fullmatch(place.gap(p)))
        return Beside(day=next((d for d in days if d.earliest and d.earliest == d.latest), None))
    ends, begins = place.in_one_range(1), place.in_one_range(-1)
    if place.words.rule.means == "weekday" and (ends is None or ends.words.rule.means == "weekday"):
        return Beside(until=_sense(ends, told, alone=True).interval if ends else None)
    return Beside(
        begun=_sense(begins, told, alone=True).interval if begins and _names_its_year(begins) else None,
        until=_sense(ends, told, alone=True).interval if ends and _names_its_year(ends) else None,
    )


def _names_its_year(place: _Place) -> bool:
    return bool(place.words.groups.get("year"))


def _bound(place: _Place) -> Bound | None:
    """How what is told lies to the days that are named: since, after, before or until them."""
    words, bounds = place.words, time_words().words["bound"]
    if modifies_a_noun(words.tokens[-1]) or any(c.dep == "case" for c in words.tokens[-1].children):
        return None  # "after Friday's attack"
    begins = place.in_one_range(-1)
    if begins is not None:
        return Bound.UNTIL if _bound(begins) is Bound.SINCE else None
    lead = words.lead.removesuffix(" the")
    said = next((form for form in bounds if lead == form or lead.endswith(f" {form}")), None)
    if said is None or (said in time_words().words["begins_a_range"] and not _begins(place)):
        return None
    return Bound(str(bounds[said]))


def _begins(place: _Place) -> bool:
    """Whether "from" or "between" begins a range, or what the verb tells: not "images from 2017"."""
    above = place.words.before.head if place.words.before is not None else None
    return place.in_one_range(1) is not None or (above is not None and above.pos in {"VERB", "AUX"})


def _lean(words: _Expression) -> Lean:
    return lean_until(words.tokens[-1]) if _is_a_limit(words) else lean_of(words.tokens[-1])


def _lean_in_the_year(words: _Expression) -> Lean:
    """The same for a day or month without its year, which may lie on either side of a past verb.

    "Was shut until October 14" and "sat out the October elections" tell nothing of the year.
    """
    lean = _lean(words)
    free = _is_a_limit(words) or modifies_a_noun(words.tokens[-1])
    if lean is Lean.FORWARD and was_to_be(words.tokens[-1]):
        return Lean.NEITHER
    return Lean.NEITHER if free and lean is Lean.BACK else lean


def _told_as_past(words: _Expression) -> bool:
    """Whether it is told as the time of something that has happened: "it fell on Friday"."""
    top = next((t for t in words.tokens if t.head not in words.tokens), words.tokens[-1])
    if _is_a_limit(words) or modifies_a_noun(top):
        return False
    above = top.head
    if above.pos == "ADP":
        above = above.head if above.lower in time_words().words["of_a_happening"] else above
    return above.tag in {"VBD", "VBN"} and lean_of(top) is Lean.BACK


def _is_a_limit(words: _Expression) -> bool:
    """Whether "until", "ahead of", "the upcoming" … stand before it."""
    lead = words.lead.removesuffix(" the")
    return any(lead == form or lead.endswith(f" {form}") for form in time_words().words["until"])


def _expressions(text: str, grammar: Grammar) -> Iterator[_Expression]:
    """The times of one passage, the longer rule first, none within another."""
    tokens, end = grammar.tokens, -1
    small = _in_small_letters(text, grammar.passage)
    for first in _beginnings(tokens):
        start = tokens[first].start
        if start < end or (start and text[start - 1] in _GLUE):
            continue
        found = _rule_at(text, small, start, grammar.passage)
        if found is None:
            continue
        rule, match = found
        last = first + 1
        while last < len(tokens) and tokens[last].start < match.end():
            last += 1
        words = _Expression(
            rule, match, tokens[first:last],
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


def _in_small_letters(text: str, passage: Passage) -> str:
    """The passage in small letters, each where it stood: some have two small letters for a capital."""
    words = text[passage.start : passage.end]
    small = words.lower()
    return (
        small if len(small) == len(words) else "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    )


def _rule_at(text: str, small: str, start: int, passage: Passage) -> tuple[TimeRule, re.Match[str]] | None:
    """The first rule whose pattern stands here, and its match."""
    rules = time_words().rules
    hit = _every_rule().match(small, start - passage.start)
    for rule in rules[hit.lastindex - 1 :] if hit and hit.lastindex else ():
        match = rule.pattern.match(text, start, passage.end)
        if match and _ends_a_word(text, match.end()) and _written_large(rule.heard_in(match)):
            return rule, match
    return None


def _ends_a_word(text: str, end: int) -> bool:
    return end == len(text) or not (text[end].isalnum() or text[end] == "_")


@cache
def _every_rule() -> re.Pattern[str]:
    """All rules in one expression, each in a group of its own."""
    return re.compile("(?:" + "|".join(f"({rule.shape})" for rule in time_words().rules) + r")(?!\w)")


def _written_large(groups: Mapping[str, str | None]) -> bool:
    return all(words[0].isupper() for name in _CAPITAL if (words := groups.get(name)) and words[0].isalpha())


def _is_no_first_name(words: _Expression) -> bool:
    """Whether no name goes on behind it: not "June V. Harrow", "at June Harrow High School"."""
    after = words.after
    if after is None or after.pos != "PROPN" or _before("before_a_time")(words):
        return True
    initial = len(after.text) == 2 and after.text[1] == "."
    return not initial and after.entity not in {"PERSON", "ORG", "FAC"}


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
    if any(w is not None and w.lower in time_words().words["counted_by_number"] for w in (after, token.head)):
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


def _before(kind: str) -> Callable[[_Expression], bool]:
    """Whether one of these words stands right before."""
    return lambda words: words.before is not None and words.before.lower in time_words().words[kind]


def _is_an_adverb(words: _Expression) -> bool:
    last = words.tokens[0]
    return last.pos == "ADV" or last.dep in {"advmod", "npadvmod"}


def _has_an_age(words: _Expression) -> bool:
    """Whether the noun behind is a happening or a piece of writing, whose age tells when it began."""
    above = words.tokens[-1].head
    return any(w is not None and w.lemma in time_words().words["has_an_age"] for w in (words.after, above))


def _is_a_day_number(words: _Expression) -> bool:
    """Whether "the 24th" is a day: "on the 24th", and nothing that is counted follows."""
    free = words.after is None or words.after.pos not in {"NOUN", "PROPN", "ADJ", "NUM"}
    return free and _before("before_a_day_number")(words)


def _is_kept(words: _Expression) -> bool:
    """Whether a holiday is a time, and not a part of another noun: not "Christmas trees"."""
    last = words.tokens[-1]
    return (
        last.dep != "compound"
        or last.head in words.tokens
        or last.head.lemma in time_words().words["kept_on"]
    )


def _is_a_short_weekday(words: _Expression) -> bool:
    """Whether "Sun." stands for Sunday: behind "on", with its dot or as the model has it."""
    return _before("before_a_day_number")(words) and words.tokens[-1].text.endswith(".")


def _is_written_out(words: _Expression) -> bool:
    """Whether figures with dots are a day, and no number of a version."""
    year = words.groups.get("short_year")
    return year is None or all(len(part) == 2 for part in words.match.group().split("."))


Need = Callable[[_Expression], bool]
NEEDS: dict[str, Need] = {
    "adverb": _is_an_adverb,
    "at-a-clock": _before("before_a_clock"),
    "day-in-question": _is_the_day_in_question,
    "decade": _is_a_decade,
    "has-an-age": _has_an_age,
    "kept": _is_kept,
    "no-first-name": _is_no_first_name,
    "no-count": _has_no_count,
    "not-in-a-name": lambda words: not _in_a_name(words),
    "ordinal-day": _is_a_day_number,
    "season": _is_a_season,
    "short-weekday": _is_a_short_weekday,
    "single": _is_single,
    "stands-alone": lambda words: words.after is None or words.after.pos not in {"NOUN", "PROPN", "ADJ"},
    "sure": _is_sure,
    "told-as-past": lambda words: lean_of(words.tokens[-1]) is Lean.BACK,
    "vague": _is_vague,
    "written-out": _is_written_out,
}
