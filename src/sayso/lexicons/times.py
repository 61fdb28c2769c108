"""Words and patterns that name times, from ``times.yml``."""

from __future__ import annotations

import re
from collections import Counter
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
_YEAR = r"(?:1[5-9]|2[01])[0-9]{2}"
_ZONE = r"(?-i:UTC|GMT|BST|Z|[A-Z]{1,4}T)\b(?: ?[+-] ?[0-9]{1,2})?"
_LOCAL = rf"(?: local(?: time)?\b| hours?\b| hrs\b| ?{_ZONE})"
FIGURES = {
    "dom": r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9:%°]|\.[0-9]|,[0-9])",
    "day_digits": r"(?:3[01]|[12][0-9]|0?[1-9])",
    "month_digits": r"(?:1[0-2]|0[1-9])",
    "year": rf"{_YEAR}(?![0-9])",
    "short_year": rf"(?:{_YEAR}|[0-9]{{2}})(?![0-9])",
    "clock": (
        r"(?:[01]?[0-9]|2[0-4])(?:"
        rf"[:.][0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\b\.?(?:{_LOCAL}| (?-i:[A-Z]{{2,4}})\b)?|{_LOCAL})"
        rf"| ?[ap]\.?m\b\.?(?:{_LOCAL})?"
        r"|(?<=[0-9]{2})[0-5][0-9](?: (?-i:UTC|GMT|BST|Z)\b| hours\b| hrs\b| local time)"
        rf")(?: \((?:[0-9:.apm ]{{2,10}} ?)?{_ZONE}[^)]{{0,8}}\))?"
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
    shape: str  # the pattern without names and in small letters, to stand beside others in one expression
    means: Reason
    needs: tuple[str, ...]
    fires: tuple[TimeExample, ...]
    spares: tuple[str, ...]

    def heard_in(self, match: re.Match[str]) -> dict[str, str | None]:
        """The words of each group, of one that stands in several alternatives the first that was there."""
        found: dict[str, str | None] = {}
        for name, words in match.groupdict().items():
            name = re.sub(r"_\d+$", "", name)
            found[name] = found.get(name) or words
        return found


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
    shapes = {e["shape"]: e["pattern"] for e in found if "shape" in e}
    rules = tuple(_rule(e, _Parts(words, shapes)) for e in found if "rule" in e)
    starts = {word for rule in rules for word in re.findall(r"[^\W\d_]+", rule.shape)}
    starts -= set(words["never_first"])
    named = {form for kind in ("month", "weekday", "weekday_short") for form in words[kind]}
    named |= {re.findall(r"\w+", form)[-1] for form in words["holiday"]}
    return TimeWords(words, rules, frozenset(starts), frozenset(named | set(words["kernel"])))


def _small(pattern: str) -> str:
    """The pattern without names, for a text in small letters: letter case costs a third of all the time."""
    return re.sub(r"\(\?P<\w+>|\(\?-i:", "(?:", pattern).lower()


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a name in braces may stand for."""

    words: Mapping[str, Mapping[str, Value]]
    shapes: Mapping[str, str]


def _rule(entry: dict[str, Any], parts: _Parts) -> TimeRule:
    try:
        named = _expand(entry["pattern"], parts, named=True)
        return TimeRule(
            name=entry["rule"],
            pattern=re.compile(named, re.IGNORECASE),
            shape=_small(_expand(entry["pattern"], parts, named=False)),
            means=entry["means"],
            needs=tuple(entry.get("needs", ())),
            fires=tuple(example_of(line) for line in entry["fires"]),
            spares=tuple(entry["not"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise BadLexicon(
            f"times.yml: the rule {entry.get('rule')} is not sound ({error})", "mend it"
        ) from error


_BRACED = re.compile(r"\{([a-z_]+(?::[a-z_]+)?)\}")


def _expand(pattern: str, parts: _Parts, *, named: bool) -> str:
    """The pattern as a regular expression: shapes and classes become their forms, blanks any blanks."""
    seen: Counter[str] = Counter()

    def group(match: re.Match[str]) -> str:
        if match[1] in parts.shapes:
            return spelt_out(parts.shapes[match[1]])
        name, _, kind = match[1].rpartition(":")
        name = name or kind
        seen[name] += 1
        once = name if seen[name] == 1 else f"{name}_{seen[name]}"
        return f"(?{f'P<{once}>' if named else ':'}{_forms(kind, parts.words)})"

    def spelt_out(part: str) -> str:
        return _BRACED.sub(group, re.sub(r"(?<!\[) (?![-\]?])", r"\\s+", part))

    return spelt_out(pattern)


def _forms(kind: str, words: Mapping[str, Mapping[str, Value]]) -> str:
    if kind == "count":
        number = _forms("number", words)
        return rf"[0-9]{{1,3}}(?:,[0-9]{{3}})*|(?:{number})(?:[- ](?:{number}))?"
    if kind in FIGURES:
        return FIGURES[kind]
    forms = sorted(words[kind], key=len, reverse=True)
    return "|".join(_form(form) for form in forms)


def _form(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+").replace("'", "['’]") + ("" if form.endswith(".") else r"\b")


def example_of(line: str) -> TimeExample:
    """One "published | line with [the time] | days".

    >>> example_of("? | It opened in [2021]. | 2021-01-01..?").end
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
