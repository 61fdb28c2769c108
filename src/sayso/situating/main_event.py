"""What the article is about: when and where it happened, and its tolls."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language import Grammar
from sayso.model import MainEvent, Place, Span
from sayso.situating.how_many import Counted

_WITH_POINT = {"settlement", "district"}


def main_event(grammars: Sequence[Grammar], *, own: Counted, places: Sequence[Place]) -> MainEvent | None:
    """What the article is about; None where nothing of it can be told.

    The day is one that the words for the harm or the happening name, never that of publication; the place
    is the settlement named beside them, else the first one. A toll is the article's total, or those
    who are told one by one.
    """
    tolls, time = own.tolls, own.time
    if time is None and tolls.killed is None and tolls.injured is None:
        return None
    told = [span for span in (tolls.killed, tolls.injured, time) if span is not None]
    place = _place(grammars, told, places)
    return MainEvent(time, place, tolls.killed, tolls.injured, "the first harm that is told")


def _place(grammars: Sequence[Grammar], told: Sequence[Span], places: Sequence[Place]) -> Place | None:
    """The settlement named in the sentence of one of these words, else the first that is named."""
    known = [p for p in places if p.lat is not None and p.kind in _WITH_POINT]
    for span in told:
        start, end = _sentence(grammars, span)
        beside = [p for p in known if start <= p.start < end]
        if beside:
            return beside[0]
    return known[0] if known else None


def _sentence(grammars: Sequence[Grammar], span: Span) -> tuple[int, int]:
    """Where the sentence begins and ends in which the words begin."""
    for grammar in grammars:
        if grammar.passage.start <= span.start < grammar.passage.end:
            for first, last in grammar.sentences:
                if span.start < grammar.tokens[last].end:
                    return grammar.tokens[first].start, grammar.tokens[last].end
    return span.start, span.end
