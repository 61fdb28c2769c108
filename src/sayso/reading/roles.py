"""What each paragraph is to the article: its reporting, or which kind of furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.lexicons.datelines import dateline_forms
from sayso.lexicons.furniture import EDGE, Furniture, Line, kind_of, label_in, longest_line
from sayso.model import Passage, Role
from sayso.reading.paragraphs import Paragraph

LABEL = "correction-label"  # the rule of "Correction:", which nobody says
_HEADLINE_CHARS = 220
_CAPTION_WORDS = 12  # an unpunctuated line below the headline: longer ones are standfirsts
_TEASER_CHARS = 130
_STOPS = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
_LABEL = re.compile(r"\W{0,2}([A-ZÀ-Þ][A-ZÀ-Þ0-9'’&. -]{1,50}):\s")
_LISTED = re.compile(r"\s*[-–—•*]")
_QUOTED = re.compile(r"^[\"“«‘']|[\"”»’'][.,]?$")
_QUOTES = re.compile(r"[\"“”«»]")


@dataclass(frozen=True, slots=True)
class Judged:
    """The role of a paragraph, and the rule that told it where it is not plain body."""

    role: Role
    rule: str | None = None


_BODY = Judged(Role.BODY)


def passages_of(
    found: Sequence[Paragraph], *, title: str | None, known: Mapping[int, Judged] | None = None
) -> tuple[Passage, ...]:
    """The paragraphs as passages in reading order, each with its role.

    ``known`` gives, by index, the roles that the page's markup told. Without markup a short line below
    the headline is guessed to be a caption that lost its picture.
    """
    judged = _furnished(found, known or {})
    headline = _headline(found, judged, title)
    if headline is not None:
        judged[headline] = Judged(Role.HEADLINE, _headline_rule(found, headline, title))
        _judge_below(headline, found, judged, guess=known is None)
    return _cut(found, judged)


# ── furniture ────────────────────────────────────────────────────────────────────────────────


def _furnished(found: Sequence[Paragraph], known: Mapping[int, Judged]) -> list[Judged]:
    """The role of each paragraph taken by itself, and of the short lines below a heading for links."""
    judged: list[Judged] = []
    opened: Furniture | None = None
    for index, (paragraph, kind) in enumerate(zip(found, _kinds(found), strict=True)):
        if kind is not None:
            opened = kind if kind.opens else opened
            judged.append(Judged(kind.role, kind.id))
        elif opened is not None and _is_teaser(paragraph):
            judged.append(Judged(opened.role, opened.id))
        elif index and _runs_on(found[index - 1], judged[-1], paragraph):
            judged.append(judged[-1])
        else:
            opened = None
            judged.append(known.get(index, _BODY))
    return judged


def _kinds(found: Sequence[Paragraph]) -> list[Furniture | None]:
    """The kind of furniture that each paragraph is, its neighbours taken into account."""
    kinds = [_kind_of(paragraph, index, len(found)) for index, paragraph in enumerate(found)]
    last = next(
        (i for i in reversed(range(len(found))) if (k := kinds[i]) is None or k.where == "last"), None
    )
    if last is not None and kinds[last] is None:  # furniture may stand below the reporting's last line
        kinds[last] = _kind_of(found[last], last, last + 1, where="last")
    in_transcript = any(kind is None and _label(p) for kind, p in zip(kinds, found, strict=True))
    return [
        kind
        if kind is not None
        and not (kind.alone and index and _is_listed_or_speech(found[index - 1]))
        and not (kind.runs and (in_transcript or not _is_in_run(found, kinds, index)))
        else None
        for index, kind in enumerate(kinds)
    ]


def _kind_of(paragraph: Paragraph, index: int, count: int, where: str | None = None) -> Furniture | None:
    if len(paragraph.text) > 2 * longest_line():
        return None
    kind = kind_of(Line.of(paragraph.text), index=index, count=count)
    return kind if where is None or (kind is not None and kind.where == where) else None


def _is_listed_or_speech(above: Paragraph) -> bool:
    """Whether a dash and a name below this line may say whose words it is, or go on with a list."""
    return bool(_LISTED.match(above.text) or _QUOTED.search(above.text))


def _is_in_run(found: Sequence[Paragraph], kinds: Sequence[Furniture | None], index: int) -> bool:
    """Whether a line beside this one is of its kind and bears another label."""
    beside = (i for i in (index - 1, index + 1) if 0 <= i < len(found))
    return any(kinds[i] is kinds[index] and _label(found[i]) != _label(found[index]) for i in beside)


def _label(paragraph: Paragraph) -> str | None:
    """What stands in capitals before the colon a line begins with: a link's label, or who speaks."""
    found = _LABEL.match(paragraph.text)
    return found[1] if found else None


def _runs_on(above: Paragraph, judge: Judged, paragraph: Paragraph) -> bool:
    """Whether a notice broke off in mid-sentence and goes on here."""
    return judge.role is Role.NOTICE and not _STOPS.search(above.text) and paragraph.text[0].islower()


def _is_teaser(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _TEASER_CHARS and not re.search(r"[.:;,][\"'”’»)\]]*$", paragraph.text)


# ── the top of the article ───────────────────────────────────────────────────────────────────


def _headline(found: Sequence[Paragraph], judged: Sequence[Judged], title: str | None) -> int | None:
    """Which paragraph is the headline: the one that equals the title, else a first line like one."""
    if title:
        words = _words(title)
        for index, paragraph in enumerate(found[:EDGE]):
            if words and (_words(paragraph.text) == words or _is_split(found, index, words)):
                return index
    first = next((i for i, judge in enumerate(judged[:EDGE]) if judge.role is Role.BODY), None)
    if first is None or first + 1 >= len(found) or (title and len(found[first].text) > len(title) + 60):
        return None
    return first if _looks_like_headline(found[first], found[first + 1 :]) else None


def _is_split(found: Sequence[Paragraph], index: int, title: str) -> bool:
    """Whether the title stands on this line and the next: "Bridge closed; Nobody was warned"."""
    beginning = _words(found[index].text)
    if not beginning or not title.startswith(beginning) or index + 1 == len(found):
        return False
    return f"{beginning} {_words(found[index + 1].text)}" == title


def _looks_like_headline(first: Paragraph, rest: Sequence[Paragraph]) -> bool:
    if len(first.text) > _HEADLINE_CHARS or not first.before_blank:
        return False
    if re.search(r"[^.]\.[\"'”’»)\]]*$", first.text):  # an abbreviation or a full stop
        return _in_title_case(first.text) and any(len(p.text) > len(first.text) for p in rest)
    return not first.text.endswith((",", ";", ":")) and any(_STOPS.search(p.text) for p in rest)


def _in_title_case(line: str) -> bool:
    """Whether nearly every longer word is capitalised: "Harbour Master Denies Any Warning."."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def _headline_rule(found: Sequence[Paragraph], index: int, title: str | None) -> str:
    if title and _words(found[index].text) == _words(title):
        return "same-as-title"
    return "title-in-lines" if title and _is_split(found, index, _words(title)) else "first-line"


def _judge_below(headline: int, found: Sequence[Paragraph], judged: list[Judged], *, guess: bool) -> None:
    """The lines between the headline and the first full paragraph: title again, caption, standfirst."""
    below = headline + 1
    if judged[headline].rule == "title-in-lines":
        judged[below] = Judged(Role.STANDFIRST, "title-in-lines")
        below += 1
    for index in range(below, min(below + 3, len(found) - 1)):
        if judged[index].role is not Role.BODY:
            continue
        if _words(found[index].text) == _words(found[headline].text):
            judged[index] = Judged(Role.NOTICE, "title-again")
            continue
        judge = _between(found[index], found[index + 1], judged[index + 1], guess=guess)
        if judge is None:
            return
        judged[index] = judge


def _between(paragraph: Paragraph, below: Paragraph, judge: Judged, *, guess: bool) -> Judged | None:
    """What an early paragraph is when it is not body: a line that no full stop ends, blanks around it.

    A report begins with its byline or its dateline: what stands between the headline and that sums it up.
    """
    if len(paragraph.text) <= 400:
        if judge.role in (Role.BYLINE, Role.DATELINE):
            return Judged(Role.STANDFIRST, "above-byline")
        if judge.role is Role.BODY and _dateline(below.text)[0] and not _dateline(paragraph.text)[0]:
            return Judged(Role.STANDFIRST, "above-dateline")
    blank_around = paragraph.after_blank and paragraph.before_blank
    if _STOPS.search(paragraph.text) or _QUOTES.search(paragraph.text) or not blank_around:
        return None
    if len(paragraph.text.split()) <= _CAPTION_WORDS and len(paragraph.text) <= 100:
        return Judged(Role.CAPTION, "short-line-below-headline") if guess else None
    return Judged(Role.STANDFIRST, "no-full-stop") if len(paragraph.text) <= 300 else None


def _words(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()


# ── what a paragraph begins with ─────────────────────────────────────────────────────────────


def _cut(found: Sequence[Paragraph], judged: Sequence[Judged]) -> tuple[Passage, ...]:
    """The passages: the dateline of the first paragraph and the label of a correction stand by themselves."""
    first = next((i for i, judge in enumerate(judged) if judge.role is Role.BODY), None)
    passages: list[Passage] = []
    for index, (paragraph, judge) in enumerate(zip(found, judged, strict=True)):
        start = paragraph.start
        length, head = _head(paragraph.text, judge, is_first=index == first)
        if head is not None and length < len(paragraph.text):
            end = start + len(paragraph.text[:length].rstrip())
            passages.append(Passage(start, end, head.role, head.rule))
            start += length
        passages.append(Passage(start, paragraph.end, judge.role, judge.rule))
    return tuple(passages)


def _head(paragraph: str, judge: Judged, *, is_first: bool) -> tuple[int, Judged | None]:
    """How much of the paragraph's beginning is no part of what it says, and what that is."""
    if judge.role is Role.CORRECTION:
        length = label_in(paragraph, judge.rule)
        return length, Judged(Role.NOTICE, LABEL) if length else None
    if is_first and judge.role is Role.BODY:
        length, rule = _dateline(paragraph)
        return length, Judged(Role.DATELINE, rule) if length else None
    return 0, None


def _dateline(paragraph: str) -> tuple[int, str | None]:
    for form in dateline_forms():
        length = form.length_in(paragraph)
        if length:
            return length, form.id
    return 0, None
