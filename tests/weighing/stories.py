"""Articles of a story by hand, through the rooms that read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sayso.attribution import attribute
from sayso.language import parse
from sayso.model import (
    ActorKind,
    Article,
    Figure,
    OriginKind,
    Place,
    Proposition,
    Role,
    Saying,
    Situation,
    Span,
    Statement,
    Told,
)
from sayso.situating.how_many import figures
from sayso.situating.when import times
from sayso.situating.who import actors
from sayso.weighing import propositions
from tests.reading_sentences import article_of

DAY = date(2026, 3, 2)


def put_forward(text: str, *, published: date | None = DAY) -> tuple[Proposition, ...]:
    """What the clauses of the text put forward."""
    return told("a", text, published=published).propositions


def told(
    key: str,
    text: str,
    *,
    outlet: str | None = "The Vale Observer",
    family: str | None = None,
    published: date | None = DAY,
    origin: str | None = None,
    kind: OriginKind = OriginKind.PRIMARY,
    origin_name: str | None = None,
    places: tuple[Place, ...] = (),
    correction: bool = False,
) -> Told:
    """An article of a story; its last line is a correction if it is said to have one."""
    article = article_of(text, published=published)
    if correction:
        last = article.passages[-1]
        article = replace(article, passages=(*article.passages[:-1], replace(last, role=Role.CORRECTION)))
    statements, situation, put = read(article, places)
    return Told(
        article=key,
        outlet=outlet,
        family=family,
        url=None,
        published=published,
        time=None,
        origin=origin or key,
        origin_kind=kind,
        origin_name=origin_name,
        sayings=tuple(Saying(s, f"{key}/{s.id}", _actor(s)) for s in statements),
        propositions=put,
        figures=situation.figures,
        places=places,
        times=situation.times,
    )


def read(
    article: Article, places: tuple[Place, ...] = ()
) -> tuple[tuple[Statement, ...], Situation, tuple[Proposition, ...]]:
    """The statements, the situation and the propositions of an article."""
    grammars = parse(article)
    named = actors(article, grammars, places=places)
    found = times(article, grammars)
    statements = attribute(article, grammars, actors=named, times=found)
    counted = tuple(_carried(f, statements) for f in figures(article, grammars))
    situation = Situation(named, places, found, counted, ())
    return statements, situation, propositions(article, grammars, statements, situation)


def _carried(figure: Figure, statements: tuple[Statement, ...]) -> Figure:
    holders = [(s.end - s.start, said.id) for said in statements for s in said.content if s.holds(figure)]
    return replace(figure, statement=min(holders)[1]) if holders else figure


def _actor(statement: Statement) -> str | None:
    speaker = statement.speaker
    return None if speaker.kind is ActorKind.UNNAMED or speaker.name is None else speaker.name.lower()


def village(text: str, name: str, lat: float, lon: float) -> Place:
    """A settlement where the text names it."""
    at = text.index(name)
    return Place.cut(
        text, at, at + len(name), name=name, lat=lat, lon=lon, country="KG",
        precision_km=2.0, candidates=1, kind="settlement", rule="by hand",
    )  # fmt: skip


def spans_hold(text: str, *spans: Span) -> bool:
    """Whether every span is the text it shows."""
    return all(text[span.start : span.end] == span.text for span in spans)
