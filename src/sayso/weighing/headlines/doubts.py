"""Every question that is put to a headline, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.model import Doubt
from sayso.weighing.headlines.case import Case
from sayso.weighing.headlines.counting import everything, other_number
from sayso.weighing.headlines.missing import missing_name, missing_word
from sayso.weighing.headlines.relations import (
    cause_unknown,
    negated_quality,
    nothing_told,
    number_taken_back,
    only_possibly_so,
    other_charge,
    other_doer,
    other_measure,
)
from sayso.weighing.headlines.sources import (
    one_source,
    one_sources_number,
    one_sources_word,
    other_speaker,
)
from sayso.weighing.headlines.strength import denied, only_possible, opposed, stronger

Question = Callable[[Case], Iterator[Doubt]]

QUESTIONS: tuple[Question, ...] = (
    other_number,
    other_measure,
    number_taken_back,
    everything,
    stronger,
    opposed,
    denied,
    only_possible,
    only_possibly_so,
    nothing_told,
    negated_quality,
    other_doer,
    other_charge,
    cause_unknown,
    one_source,
    one_sources_number,
    one_sources_word,
    other_speaker,
    missing_name,
    missing_word,
)


def doubts(case: Case) -> tuple[Doubt, ...]:
    """Every doubt about a headline, in the order of the questions."""
    return tuple(doubt for question in QUESTIONS for doubt in question(case))
