"""What changed between two versions of an article, for an editor's eye."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from sayso.export.paragraph_pairs import Pair, Paragraph, paired
from sayso.export.tokens import is_idle, is_number, is_word, words_of
from sayso.export.word_diff import Effort, Part, Piece, pieces
from sayso.model import Article, Passage, Role, Span

_MOST_PARAGRAPHS = 10_000  # of an article; 200,000 of two words took ten seconds


class ChangeKind(StrEnum):
    """What sort of change it is."""

    HEADLINE = "headline"
    TEXT = "text"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CORRECTION = "correction"
    DATE = "date"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: where it stood, where it stands, and what became of the words.

    The spans count in the articles' ``field``: "text", or "title", "published" and "byline" as `written`
    gives them, for what need not stand in the text. A side that is None had nothing.
    """

    kind: ChangeKind
    field: str
    before: Span | None
    after: Span | None
    pieces: tuple[Piece, ...] = ()
    in_quotation: bool = False  # it touches words inside quotation marks, or the marks
    number: bool = False  # a number came, went or changed
    is_substantive: bool = True  # more than punctuation, case or a letter in the middle of a word
    is_coarse: bool = False  # too much for comparing word by word: what is out or in may hold what stayed


def changes(before: Article, after: Article) -> tuple[Change, ...]:
    """What a reader would call changed, the headline, the date and the byline first, then in reading order.

    >>> from sayso.model import Passage, Role
    >>> old, new = "“We failed,” he said. 12 died.", "“We tried,” he said. 19 died."
    >>> [change] = changes(*(Article(t, t, (Passage(0, len(t), Role.BODY),)) for t in (old, new)))
    >>> [(p.part.value, (p.before or p.after).text) for p in change.pieces if p.part != "same"]
    [('out', 'failed'), ('in', 'tried'), ('out', '12 '), ('in', '19 ')]
    >>> change.in_quotation, change.number
    (True, True)

    Furniture is not compared, nor are blanks, the style of quotation marks and dashes, and clocks and
    counters that tick by themselves. The same two the other way round give the same changes, reversed.
    """
    # Which of several equally good ways to compare is taken depends on the order: one order, then.
    if _rank(after) < _rank(before):
        found, kept = _changes(after, before)
        found, kept = [_reversed(change) for change in found], [(old, new) for new, old in kept]
    else:
        found, kept = _changes(before, after)
    return tuple(sorted(found, key=lambda change: _place(change, sorted(kept))))


def _rank(article: Article) -> tuple[str, str, tuple[str, ...]]:
    return article.text, article.title or "", article.byline


def written(article: Article, field: str) -> str | None:
    """What the spans of a change count in.

    >>> written(Article("a", "Text.", (), byline=("Ana Pop", "Jon Reed")), "byline")
    'Ana Pop, Jon Reed'
    """
    if field == "byline":
        return ", ".join(article.byline) or None
    if field == "published":
        when = article.published_time or article.published
        return when.isoformat() if when else None
    return article.text if field == "text" else article.title


Starts: TypeAlias = list[tuple[int, int]]  # where the paragraphs start that kept their order


def _changes(before: Article, after: Article) -> tuple[list[Change], Starts]:
    effort = Effort()
    old, new = _reported(before, effort), _reported(after, effort)
    pairs, gone, come = paired(old, new, effort)
    effort.is_coarse |= effort.is_spent
    kept = [(p.before.words.starts[0], p.after.words.starts[0]) for p in pairs if not p.is_moved]
    furniture = _furniture(before) | _furniture(after)  # what is taken for another role now did not change
    return [
        *_headline(before, after, effort),
        *_date(before, after),
        *_of_field(ChangeKind.BYLINE, "byline", before, after, effort),
        *(change for p in pairs for change in _of_pair(p, effort)),
        *(_alone(p, ChangeKind.REMOVED, effort) for p in gone if p.keys not in furniture),
        *(_alone(p, ChangeKind.ADDED, effort) for p in come if p.keys not in furniture),
    ], kept


# ── beside the text ──────────────────────────────────────────────────────────────────────────


def _headline(before: Article, after: Article, effort: Effort) -> Iterator[Change]:
    """The headline's change: in the text where it stands there in both, else in the titles."""
    old, new = _headline_of(before), _headline_of(after)
    found = None
    if old and new:
        found = _compared(ChangeKind.HEADLINE, _read(before, old), _read(after, new), effort)
    yield from [found] if found else _of_field(ChangeKind.HEADLINE, "title", before, after, effort)


def _headline_of(article: Article) -> Passage | None:
    return next((p for p in article.passages if p.role is Role.HEADLINE), None)


def _date(before: Article, after: Article) -> Iterator[Change]:
    times = before.published_time, after.published_time
    same_time = None in times or times[0] == times[1]  # a clock that one version lacks is no change
    if before.published != after.published or not same_time:
        old, new = written(before, "published"), written(after, "published")
        if old != new:
            yield Change(ChangeKind.DATE, "published", _whole(old), _whole(new), _swapped(old, new))


def _of_field(
    kind: ChangeKind, field: str, before: Article, after: Article, effort: Effort
) -> Iterator[Change]:
    old, new = written(before, field), written(after, field)
    found = _compared(kind, _line(old), _line(new), effort, field)
    if found:
        yield found


def _line(value: str | None) -> Paragraph | None:
    return Paragraph(Role.BODY, words_of(value, 0, len(value))) if value else None


def _whole(value: str | None) -> Span | None:
    return Span.cut(value, 0, len(value)) if value else None


def _swapped(old: str | None, new: str | None) -> tuple[Piece, ...]:
    out = [Piece(Part.OUT, _whole(old), None)] if old else []
    return (*out, *([Piece(Part.IN, None, _whole(new))] if new else []))


# ── in the text ──────────────────────────────────────────────────────────────────────────────


def _reported(article: Article, effort: Effort) -> list[Paragraph]:
    headline = _headline_of(article)
    reported = [p for p in article.passages if p.role.is_reported and p is not headline]
    if len(reported) > _MOST_PARAGRAPHS:
        reported, effort.is_coarse = _in_lumps(reported), True
    said = (p for p in reported if not is_idle(article.text[p.start : p.end]))
    read = (_read(article, p) for p in said)
    return [paragraph for paragraph in read if any(map(is_word, paragraph.words.keys))]


def _in_lumps(passages: Sequence[Passage]) -> list[Passage]:
    """As many passages as are compared, each of them many."""
    size = len(passages) // _MOST_PARAGRAPHS + 1
    lumps = (passages[k : k + size] for k in range(0, len(passages), size))
    return [Passage(lump[0].start, lump[-1].end, Role.BODY) for lump in lumps]


def _furniture(article: Article) -> set[tuple[str, ...]]:
    return {_read(article, p).keys for p in article.passages if not p.role.is_reported}


def _read(article: Article, passage: Passage) -> Paragraph:
    return Paragraph(passage.role, words_of(article.text, passage.start, passage.end))


def _alone(paragraph: Paragraph, kind: ChangeKind, effort: Effort) -> Change:
    """The change that a whole paragraph is, which went or came."""
    span, keys = _span(paragraph), paragraph.words.keys
    before, after = (span, None) if kind is ChangeKind.REMOVED else (None, span)
    return Change(
        ChangeKind.CORRECTION if paragraph.role is Role.CORRECTION else kind,
        "text",
        before,
        after,
        (Piece(Part.OUT if before else Part.IN, before, after),),
        in_quotation=_QUOTED.search(paragraph.words.text, span.start, span.end) is not None,
        number=any(map(is_number, keys)),
        is_coarse=effort.is_coarse,
    )


def _of_pair(pair: Pair, effort: Effort) -> Iterator[Change]:
    old, new = pair.before, pair.after
    is_correction = Role.CORRECTION in (old.role, new.role)
    kind = ChangeKind.CORRECTION if is_correction else ChangeKind.TEXT
    found = _compared(ChangeKind.MOVED if pair.is_moved else kind, old, new, effort)
    if found:
        yield found
    elif pair.is_moved:
        yield Change(ChangeKind.MOVED, "text", _span(old), _span(new))


def _span(paragraph: Paragraph) -> Span:
    return paragraph.words.span(0, len(paragraph.words.keys))


def _compared(
    kind: ChangeKind, old: Paragraph | None, new: Paragraph | None, effort: Effort, field: str = "text"
) -> Change | None:
    """The change from one to the other; None where a reader sees none."""
    nothing = words_of("", 0, 0)
    before, after = old.words if old else nothing, new.words if new else nothing
    if before.keys == after.keys:
        return None
    effort.is_spent = False
    cut = pieces(before, after, effort)
    gone, come = _tokens(cut, Part.OUT), _tokens(cut, Part.IN)
    return Change(
        kind,
        field,
        _span(old) if old else None,
        _span(new) if new else None,
        cut,
        in_quotation=_touches_quotation(cut),
        number=_numbers(gone) != _numbers(come),
        is_substantive=old is None or new is None or _is_substantive(cut),
        is_coarse=effort.is_spent or effort.is_coarse,
    )


# ── what a change is worth ───────────────────────────────────────────────────────────────────

# Nothing opens inside a word: the apostrophe of "the workers' union" is no mark.
_QUOTED = re.compile(
    r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|[«„][^«»„“]*(?:[»“]|$)"
    r"|(?<!\w)['‘](?=\S)(?:[^'‘’]|(?<=\w)['’](?=\w))*['’](?!\w)"
)


def _tokens(cut: Iterable[Piece], part: Part) -> list[str]:
    spans = (p.before or p.after for p in cut if p.part is part)
    return [key for span in spans if span for key in _keys_of(span.text)]


@lru_cache(maxsize=16)  # asked for the numbers, the marks and the letters of the same words
def _keys_of(text: str) -> tuple[str, ...]:
    return words_of(text, 0, len(text)).keys


def _numbers(keys: Iterable[str]) -> list[str]:
    return sorted(key.casefold() for key in keys if is_number(key))


def _touches_quotation(cut: Sequence[Piece]) -> bool:
    """Whether words inside quotation marks, or the marks, went or came."""
    gone, come = [p.part is Part.OUT for p in cut], [p.part is Part.IN for p in cut]
    return _touches([p.before for p in cut], gone) or _touches([p.after for p in cut], come)


def _touches(spans: Sequence[Span | None], is_changed: Sequence[bool]) -> bool:
    text = "".join(span.text for span in spans if span)
    offset = next((span.start for span in spans if span), 0)
    quoted = [(m.start() + offset, m.end() + offset) for m in _QUOTED.finditer(text)]
    changed = [s for s, is_it in zip(spans, is_changed, strict=True) if s and is_it]
    at = 0
    for span in changed:  # both rise
        end = span.start + len(span.text.rstrip())
        while at < len(quoted) and quoted[at][1] <= span.start:
            at += 1
        if at < len(quoted) and quoted[at][0] < end:
            return True
    return False


def _is_substantive(cut: Sequence[Piece]) -> bool:
    """Whether more changed than punctuation, case or a letter in the middle of a word."""
    gone, come = _tokens(cut, Part.OUT), _tokens(cut, Part.IN)
    if _marks_of_quotation(gone) != _marks_of_quotation(come):
        return True
    old, new = _letters(gone), _letters(come)
    if "".join(old) == "".join(new):
        return False
    return len(old) != len(new) or any(x != y and not _is_slip(x, y) for x, y in zip(old, new, strict=True))


def _marks_of_quotation(keys: Sequence[str]) -> int:
    return sum(key == '"' for key in keys)


def _letters(keys: Iterable[str]) -> list[str]:
    return [key.casefold().replace("'", "") for key in keys if is_word(key)]


def _is_slip(one: str, other: str) -> bool:
    """Whether two words are one, misspelt by a letter in its middle.

    >>> [_is_slip(*words) for words in (("goverment", "government"), ("recieve", "receive"))]
    [True, True]
    >>> [_is_slip(*words) for words in (("official", "officials"), ("gunman", "gunmen"), ("now", "not"))]
    [False, False, False]
    """
    short, long = sorted((one, other), key=len)
    if len(short) < 5 or not long.isalpha() or {one[-3:], other[-3:]} == {"man", "men"}:
        return False
    head = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    tail = next((i for i in range(len(short) - head) if short[-1 - i] != long[-1 - i]), len(short) - head)
    middle = short[head : len(short) - tail], long[head : len(long) - tail]
    swapped = len(middle[0]) == 2 and middle[0] == middle[1][::-1]
    return bool(head and tail) and (len(middle[1]) == 1 or swapped)


# ── order ────────────────────────────────────────────────────────────────────────────────────

_REVERSED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
_REVERSED_PART = {Part.SAME: Part.SAME, Part.OUT: Part.IN, Part.IN: Part.OUT}
_FIRST = [ChangeKind.HEADLINE, ChangeKind.DATE, ChangeKind.BYLINE]


def _reversed(change: Change) -> Change:
    """The same change from the later version to the earlier one; what went still stands before what came."""
    turned = [Piece(_REVERSED_PART[p.part], p.after, p.before) for p in change.pieces]
    for index in range(1, len(turned)):
        if turned[index].part is Part.OUT and turned[index - 1].part is Part.IN:
            turned[index - 1 : index + 1] = turned[index], turned[index - 1]
    kind = _REVERSED.get(change.kind, change.kind)
    return replace(change, kind=kind, before=change.after, after=change.before, pieces=tuple(turned))


def _place(change: Change, kept: Starts) -> tuple[int, int, int]:
    """Where the change stands in the later version; what went stands where it would be."""
    if change.kind in _FIRST:
        return (_FIRST.index(change.kind), 0, 0)
    if change.after:
        return (len(_FIRST), change.after.start, 1)
    start = change.before.start if change.before else 0
    following = bisect_left(kept, (start, 0))
    at = kept[following][1] if following < len(kept) else sys.maxsize
    return (len(_FIRST), at, 0)
