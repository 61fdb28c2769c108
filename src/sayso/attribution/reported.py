"""Quotations that stand in what a report says: they belong to it, or end it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.attribution.draft import Draft
from sayso.attribution.quotes import Quotation
from sayso.model import Article

_DASH = 5  # characters: a dash and the blanks around it


def cut_reports(reports: Sequence[Draft], start: int, colon: int) -> None:
    """End before the colon what a report says: the quotation after it is a statement of its own."""
    for report in reports:
        report.content = [
            (a, min(b, colon) if a < start < b else b) for a, b in report.content if a < start or b <= start
        ] or report.content


def absorb(
    quotation: Quotation, reports: Sequence[Draft], article: Article, pieces: Sequence[tuple[int, int]]
) -> bool:
    """Whether the quotation is part of what a report says; that report's content then covers it whole."""
    start, end = quotation.start, quotation.pieces[0].end
    for report in reports:
        for i, (a, b) in enumerate(report.content):
            runs_into = a < start < b and quotation.pieces[0].text[1:2].islower()
            if not runs_into and min(b, end) - max(a, start) < 0.5 * (end - start):
                continue
            if not has_words_outside(article.text, report.content, pieces):
                continue
            report.content[i] = (min(a, start), max(b, end))
            report.content.extend((p.start, p.end) for p in quotation.pieces[1:])
            report.quotation = quotation
            return True
    return False


def has_words_outside(
    text: str, content: Sequence[tuple[int, int]], pieces: Sequence[tuple[int, int]]
) -> bool:
    """Whether letters of the content lie outside quotation marks, a leading "that" not counted."""
    for start, end in content:
        at = start + 4 if text[start : start + 5].lower() == "that " else start
        for a, b in pieces[max(0, bisect_left(pieces, (at, at)) - 1) :]:
            if b <= at:
                continue
            if a >= end:
                break
            if any(map(str.isalnum, text[at : max(at, a)])):
                return True
            at = max(at, b)
        if any(map(str.isalnum, text[at:end])):
            return True
    return False


def same_cue(told: Draft, direct: Draft) -> bool:
    """Whether a quotation of the same cue covers what the report says, or stands after it with a dash."""
    covers = told.start < direct.end and direct.start < told.end
    dashed = direct.rule == "quotation, then cue" and 0 <= direct.start - told.end < _DASH
    return told.cue is direct.cue is not None and (covers or dashed)
