"""Whom an article, or a part of it, was taken from, in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.lexicons.credits import credit_forms
from sayso.lexicons.outlets import outlets
from sayso.model import Credit, CreditKind, Passage, Role

_LINE = 140  # characters of a paragraph that may be nothing but a credit
_WITH_CREDITS = {Role.CREDIT, Role.BYLINE, Role.CORRECTION, Role.DATELINE}
_WITHOUT = {Role.NOTICE, Role.RELATED, Role.CAPTION}  # whose picture it is says nothing of the text


def credits_in(text: str, passages: Sequence[Passage]) -> tuple[Credit, ...]:
    """Every credit in the text, in reading order, none within another.

    >>> text = "EASTPORT (AP) — The bridge was closed, the mayor told the BBC."
    >>> found = credits_in(text, [Passage(0, len(text), Role.BODY)])
    >>> [(credit.text, credit.name, credit.kind.value) for credit in found]
    [('(AP)', 'Associated Press', 'agency'), ('told the BBC', 'BBC', 'outlet')]
    """
    found: list[Credit] = []
    for passage in passages:
        if passage.role not in _WITHOUT:
            for credit in sorted(_credits(text, passage), key=lambda c: (c.start, -c.end)):
                if not found or found[-1].end <= credit.start:
                    found.append(credit)
    return tuple(found)


def _credits(text: str, passage: Passage) -> Iterator[Credit]:
    words = text[passage.start : passage.end]
    is_line = len(words) <= _LINE or passage.role in _WITH_CREDITS
    for form in credit_forms():
        if is_line or not form.only_lines:
            for start, end, name in form.found_in(words):
                known = outlets().get(name) or outlets().get(f"The {name}")
                yield Credit.cut(
                    text,
                    passage.start + start,
                    passage.start + end,
                    name=known.name if known else name,
                    kind=known.kind if known else CreditKind.UNKNOWN,
                    rule=form.id,
                )
