"""Words and patterns that name times, from ``times.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sayso.errors import BadLexicon
from sayso.lexicons.files import entries

Value = int | str
Reason = str | Mapping[str, int]

# Figures are not words of English, so they stand here.
FIGURES = {
    "dom": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9:%°]|\.[0-9]|,[0-9])",
    "month_digits": r"(?:1[0-2]|0[1-9])",
    "year": r"(?:1[5-9]|20)[0-9]{2}(?![0-9])",
    "short_year": r"(?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})(?![0-9])",
    "clock": (
        r"(?:[01]?[0-9]|2[0-4])(?:"
        r"[:.][0-5][0-9](?: ?[ap]\.?m\b\.?(?: \((?:GMT|UTC)[^)]{0,8}\)| (?-i:[A-Z]{2,4})\b)?"
        r"| ?(?:UTC|GMT|[CEPM][SED]{1,2}T|BST)\b| ?hours?\b| local time)"
        r"| ?[ap]\.?m\b\.?(?: (?-i:[A-Z]{2,3}T)\b)?"
        r"|[0-5][0-9] (?:UTC|GMT|hours)\b"
        r")"
    ),
}


@dataclass(frozen=True, slots=True)
class TimeExample:
    """A line on which a rule must fire: where, and which days it must tell."""

    published: date | None
    line: str
    start: int
    end: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern that names a time."""

    name: str
    pattern: re.Pattern[str]
    shape: str  # the pattern without names, to stand beside others in one expression
    means: Reason
    needs: tuple[str, ...]
    fires: tuple[TimeExample, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Everything ``times.yml`` says: classes of words with their values, and the rules."""

    words: Mapping[str, Mapping[str, Value]]
    rules: tuple[TimeRule, ...]
    starts: frozenset[str]  # every word a time can begin with, and more
    kernels: frozenset[str]  # every time holds one of these or a figure


@cache
def time_words() -> TimeWords:
    """The words and rules for times.

    >>> time_words().words["weekday"]["friday"]
    4
    """
    found = entries("times")
    words = {
        e["words"]: {str(form).lower(): v for form, v in e["forms"].items()} for e in found if "words" in e
    }
    rules = tuple(_rule(e, words) for e in found if "rule" in e)
    starts = {word for rule in rules for word in re.findall(r"[^\W\d_]+", rule.shape)}
    named = {form for kind in ("month", "weekday", "weekday_short") for form in words[kind]}
    return TimeWords(words, rules, frozenset(starts), frozenset(named | set(words["kernel"])))


def _rule(entry: dict[str, Any], words: Mapping[str, Mapping[str, Value]]) -> TimeRule:
    try:
        named = _expand(entry["pattern"], words, named=True)
        return TimeRule(
            name=entry["rule"],
            pattern=re.compile(named, re.IGNORECASE),
            shape=re.sub(r"\(\?P<[a-z_]+>", "(?:", _expand(entry["pattern"], words, named=False)),
            means=entry["means"],
            needs=tuple(entry.get("needs", ())),
            fires=tuple(_example(line) for line in entry["fires"]),
            spares=tuple(entry["not"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise BadLexicon(
            f"times.yml: the rule {entry.get('rule')} is not sound ({error})", "mend it"
        ) from error


def _expand(pattern: str, words: Mapping[str, Mapping[str, Value]], *, named: bool) -> str:
    """The pattern as a regular expression: classes become their forms, blanks any blanks."""
    seen: set[str] = set()

    def group(match: re.Match[str]) -> str:
        name, _, kind = match[1].rpartition(":")
        name = name or kind
        first = named and name not in seen
        seen.add(name)
        return f"(?{f'P<{name}>' if first else ':'}{_forms(kind, words)})"

    return re.sub(r"\{([a-z_]+(?::[a-z_]+)?)\}", group, re.sub(r"(?<!\[) (?![-\]?])", r"\\s+", pattern))


def _forms(kind: str, words: Mapping[str, Mapping[str, Value]]) -> str:
    if kind == "count":
        return r"[0-9]{1,3}|" + _forms("number", words)
    if kind in FIGURES:
        return FIGURES[kind]
    forms = sorted(words[kind], key=len, reverse=True)
    return "|".join(re.escape(f).replace(r"\ ", r"\s+") + ("" if f.endswith(".") else r"\b") for f in forms)


def _example(line: str) -> TimeExample:
    """One "published | line with [the time] | days".

    >>> _example("? | It opened in [2021]. | 2021-01-01..?").end
    17
    """
    published, marked, days = (part.strip() for part in line.split(" | "))
    start, end = marked.index("["), marked.index("]") - 1
    first, _, last = days.partition("..")
    return TimeExample(
        published=_day(published),
        line=marked.replace("[", "").replace("]", ""),
        start=start,
        end=end,
        earliest=_day(first),
        latest=_day(last or first),
    )


def _day(written: str) -> date | None:
    return None if written in {"?", "unknown"} else date.fromisoformat(written)
