"""From an article to its report: the only file that knows the order of the rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from sayso import lexicons
from sayso.attribution import attribute
from sayso.language import model_versions, parse_with_title
from sayso.model import Figure, MadeBy, Received, Report, Statement
from sayso.situating import Gazetteer, situate
from sayso.weighing.headline import headline

SCHEMA = "report/1"


def report_on(received: Received, *, gazetteer: Gazetteer) -> Report:
    """Who said what in this article, where, when and how many, and what of its headline it carries."""
    article = received.article
    grammars, title = parse_with_title(article)
    situation = situate(article, grammars, gazetteer=gazetteer)
    statements = attribute(article, grammars, actors=situation.actors, times=situation.times)
    figures = tuple(_carried(f, statements) for f in situation.figures)
    return Report(
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
        made_by=made_by(),
        headline=headline(
            article, title, grammars, statements=statements, actors=situation.actors, figures=figures
        ),
    )


@cache
def made_by() -> MadeBy:
    """The versions that make findings in this installation."""
    return MadeBy(version("sayso"), model_versions(), lexicons.digest())


def _carried(figure: Figure, statements: Sequence[Statement]) -> Figure:
    """The figure, with the innermost statement whose content holds it."""
    holders = [(span.end - span.start, s.id) for s in statements for span in s.content if span.holds(figure)]
    return replace(figure, statement=min(holders)[1]) if holders else figure
