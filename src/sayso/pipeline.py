"""From an article to its report: the only file that knows the order of the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import TypeVar

from sayso import lexicons
from sayso.attribution import attribute
from sayso.language import Grammar, model_versions, parse_with_title
from sayso.model import (
    Event,
    Factuality,
    Figure,
    Kind,
    MadeBy,
    Profile,
    Proposition,
    Received,
    Report,
    Situation,
    Stance,
    Statement,
)
from sayso.situating import Gazetteer, situate
from sayso.tracing import compared_by
from sayso.weighing import disputes_in, propositions
from sayso.weighing.headline import headline

SCHEMA = "report/1"
Carried = TypeVar("Carried", Figure, Event)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report, with the grammar it was made from and what its clauses put forward."""

    report: Report
    grammars: tuple[Grammar, ...]
    situation: Situation
    propositions: tuple[Proposition, ...]


def report_on(received: Received, *, gazetteer: Gazetteer) -> Report:
    """Who said what in this article, where, when and how many, and what of its headline it carries."""
    return analysed(received, gazetteer=gazetteer).report


def profile_of(analysis: Analysis) -> Profile:
    """What this article is compared by with others."""
    report = analysis.report
    keys, traits = compared_by(report.article, analysis.grammars, report.statements, analysis.situation)
    return Profile(keys, traits, analysis.propositions)


def analysed(received: Received, *, gazetteer: Gazetteer) -> Analysis:
    """The report on this article, and what it was made from."""
    article = received.article
    grammars, title = parse_with_title(article)
    situation = situate(article, grammars, gazetteer=gazetteer, title=title)
    statements = attribute(article, grammars, actors=situation.actors, times=situation.times)
    figures = tuple(_carried(f, statements) for f in situation.figures)
    put = propositions(article, grammars, statements, situation)
    report = Report(
        schema=SCHEMA,
        id=received.ref or article.id,
        source=received.source,
        article=article,
        statements=statements,
        actors=situation.actors,
        places=situation.places,
        times=situation.times,
        figures=figures,
        distances=situation.distances,
        events=tuple(_told(_carried(e, statements), statements) for e in situation.events),
        main_event=situation.main_event,
        made_by=made_by(gazetteer.added),
        disputes=disputes_in(article, statements, put, figures),
        headline=headline(
            article, title, grammars, statements=statements, actors=situation.actors, figures=figures
        ),
    )
    return Analysis(report, grammars, situation, put)


@cache
def made_by(added: str = "") -> MadeBy:
    """The versions that make findings in this installation, and the files of places added to it."""
    models = model_versions() | ({"added places": added} if added else {})
    return MadeBy(version("sayso"), models, lexicons.digest())


def _told(event: Event, statements: Sequence[Statement]) -> Event:
    """The event, with what the statement that carries it makes of whether it happened.

    Whoever demands a blockade or warns of it does not say that there is one, while a whole clause tells so
    itself: "warned that the army had fired". Whoever rejects a blockade does not deny that there is one.
    """
    if event.statement is None or event.factuality is not Factuality.HAPPENED:
        return event
    carrier = next(s for s in statements if s.id == event.statement)
    is_clause = carrier.rule not in _NO_CLAUSE
    if carrier.stance is Stance.DENIES:
        told = Factuality.DENIED if is_clause and carrier.kind is not Kind.DIRECT else None
    else:
        told = None if is_clause else _TO_COME.get(carrier.stance)
    if told is None:
        return event
    return replace(event, factuality=told, rule=f"{event.rule}, {carrier.stance.value}")


_NO_CLAUSE = {"object", "passive object", "preposition"}
_TO_COME = {
    Stance.DEMANDS: Factuality.PLANNED,
    Stance.PROMISES: Factuality.PLANNED,
    Stance.WARNS: Factuality.FEARED,
}


def _carried(found: Carried, statements: Sequence[Statement]) -> Carried:
    """The figure or event, with the innermost statement whose content holds it."""
    holders = [(span.end - span.start, s.id) for s in statements for span in s.content if span.holds(found)]
    return replace(found, statement=min(holders)[1]) if holders else found
