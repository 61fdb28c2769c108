"""Articles written for these tests, as they are traced."""

from __future__ import annotations

from datetime import date

from sayso.language import parse
from sayso.model import (
    Actor,
    ActorKind,
    Article,
    Interval,
    Known,
    Origin,
    OriginKind,
    Passage,
    Place,
    Profile,
    Role,
    Situation,
    Statement,
    Time,
    Traced,
)
from sayso.tracing.marks import story_keys, story_traits
from sayso.tracing.stories import story_of
from tests.tracing.shelf import Shelf

NOTHING = Situation((), (), (), (), ())


def article(text: str, published: date | None = None, title: str | None = None) -> Article:
    """One paragraph, the day and the title beside it."""
    passages = (Passage(0, len(text), Role.BODY),) if text else ()
    return Article("a", text, passages, title=title, published=published)


def situation(
    text: str,
    *,
    people: tuple[str, ...] = (),
    officials: tuple[tuple[str, str], ...] = (),
    places: tuple[tuple[str, float, float], ...] = (),
    days: tuple[date, ...] = (),
) -> Situation:
    """Who, where and when, by hand; each mention is at the beginning of the text."""
    named = tuple(Actor(name, ActorKind.PERSON, ()) for name in people)
    held = tuple(Actor(name, ActorKind.PERSON, (), role, None, (role,)) for name, role in officials)
    where = tuple(Place(0, 0, "", n, lat, lon, "US", 5.0, 1, "settlement", "t") for n, lat, lon in places)
    when = tuple(Time(0, 0, "", Interval.on(day), "t") for day in days)
    return Situation((*named, *held), where, when, (), ())


def profile(of: Article, at: Situation = NOTHING, statements: tuple[Statement, ...] = ()) -> Profile:
    """What stories compare it by."""
    traits = story_traits(of, parse(of), statements, at)
    return Profile(story_keys(traits), traits)


def put(shelf: Shelf, of: Article, at: Situation = NOTHING) -> tuple[Known, Traced]:
    """Add it to the shelf in the story that it belongs to."""
    profiled = profile(of, at)
    new = shelf.coming(of, profiled)
    story, why = story_of(new, shelf)
    traced = Traced(story, why, (), Origin(OriginKind.UNKNOWN, None), None)
    shelf.add(new, profiled, traced)
    return shelf.articles[new.id], traced
