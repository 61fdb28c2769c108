"""What happened: who to whom, where, when, and whether it did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.language import parse
from sayso.lexicons import entries
from sayso.model import Actor, ActorKind, Article, Event, EventType, Factuality, Part, Span
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.what import events
from sayso.situating.when import times
from sayso.situating.where import places

Make = Callable[..., Article]
D, P, F = Factuality.DENIED, Factuality.PLANNED, Factuality.FEARED


@pytest.fixture
def told(article_of: Make, gazetteer: Gazetteer) -> Callable[..., tuple[Event, ...]]:
    def tell(text: str, *actors: Actor) -> tuple[Event, ...]:
        article = article_of(text)
        grammars = parse(article)
        where = places(article, grammars, gazetteer=gazetteer)
        return events(article, grammars, actors=actors, places=where, times=times(article, grammars))

    return tell


def only(found: tuple[Event, ...]) -> Event:
    assert len(found) == 1, [event.text for event in found]
    return found[0]


def parts(event: Event, part: Part) -> list[str]:
    return [who.text for who in event.actors if who.part is part]


TAKING_PART = [
    ("Syrian troops shelled the town on Friday.", ["Syrian troops"], ["town"]),
    ("The town was shelled by Syrian troops.", ["Syrian troops"], ["town"]),
    ("The rebels carried out an attack on the guards.", ["rebels"], ["guards"]),
    (
        "At least 20 rebels attacked the guards and the drivers.",
        ["At least 20 rebels"],
        ["guards", "drivers"],
    ),
    ("The man who was arrested slept.", [], ["man"]),
    ("The mayor accused the minister of attacking his son.", ["mayor"], ["minister"]),
    ("The minister met with the mayor.", ["minister"], ["mayor"]),
    ("Talks between the minister and the mayor began.", ["minister"], ["mayor"]),
    ("His arrest was noted.", [], ["His"]),
    ("An earthquake hit the town.", [], []),
]


@pytest.mark.parametrize(("line", "actors", "recipients"), TAKING_PART)
def test_who_does_it_and_to_whom_follows_from_the_grammar(
    told: Callable[..., tuple[Event, ...]], line: str, actors: list[str], recipients: list[str]
) -> None:
    event = told(line)[0]
    assert (parts(event, Part.ACTOR), parts(event, Part.RECIPIENT)) == (actors, recipients)


HOW = [
    ("The rebels attacked the port.", Factuality.HAPPENED),
    ("The rebels did not attack the port.", Factuality.DENIED),
    ("No attack on the port was launched.", Factuality.DENIED),
    ("The rebels deny that they attacked the port.", Factuality.DENIED),
    ("The rebels failed to attack the port.", Factuality.DENIED),
    ("The failed attack on the port of Osh shook the town.", Factuality.HAPPENED),
    ("The attack on the port was called off.", Factuality.DENIED),
    ("The rebels will attack the port.", Factuality.PLANNED),
    ("The rebels plan an attack on the port.", Factuality.PLANNED),
    ("The rebels vowed to attack the port.", Factuality.PLANNED),
    ("The rebels may attack the port.", Factuality.FEARED),
    ("Fears of an attack on the port grew.", Factuality.FEARED),
    ("If the rebels attack the port, the mayor leaves.", Factuality.FEARED),
    ("The rebels were able to attack the port.", Factuality.HAPPENED),
    ("The rebels are said to have attacked the port.", Factuality.HAPPENED),
    ("The rebels not only attacked the port but burned it.", Factuality.HAPPENED),
]


@pytest.mark.parametrize(("line", "factuality"), HOW)
def test_whether_it_happened_follows_from_the_words_around(
    told: Callable[..., tuple[Event, ...]], line: str, factuality: Factuality
) -> None:
    assert [e.factuality for e in told(line) if e.text.startswith("attack")] == [factuality]


def test_an_event_has_the_place_and_the_time_of_its_own_clause(
    told: Callable[..., tuple[Event, ...]],
) -> None:
    shelled, accused = told(
        "Troops shelled Kharkiv on Monday. On Friday in Berlin the minister accused them."
    )
    assert (shelled.place and shelled.place.text, shelled.when and shelled.when.text) == ("Kharkiv", "Monday")
    assert (accused.place and accused.place.text, accused.when and accused.when.text) == ("Berlin", "Friday")


def test_the_day_and_place_of_saying_so_are_not_those_of_the_event(
    told: Callable[..., tuple[Event, ...]],
) -> None:
    event = only(told("Police in Berlin said on Friday that the rebels had attacked the port."))
    assert (event.place, event.when) == (None, None)


def test_the_day_of_publication_is_no_day_of_an_event(told: Callable[..., tuple[Event, ...]]) -> None:
    assert only(told("The rebels attacked the port.")).when is None


def test_a_clause_tells_a_happening_once(told: Callable[..., tuple[Event, ...]]) -> None:
    assert [e.text for e in told("The rebels carried out an attack that killed two guards.")] == ["attack"]
    assert [e.text for e in told("The two ministers signed an agreement.")] == ["signed"]


def test_an_actor_goes_by_the_name_the_article_gives(told: Callable[..., tuple[Event, ...]]) -> None:
    roe = Actor("Jan Roe", ActorKind.PERSON, (Span(0, 3, "Roe"),))
    assert [who.name for who in only(told("Roe attacked the guards.", roe)).actors] == ["Jan Roe", None]


def test_an_event_rests_on_its_words_and_names_its_rule(told: Callable[..., tuple[Event, ...]]) -> None:
    text = "The old guard slept. The rebels opened fire in Kharkiv."
    event = only(told(text))
    assert text[event.start : event.end] == event.text == "opened fire"
    assert (event.what, event.rule) == ("The rebels opened fire in Kharkiv", "phrase")


def test_words_that_are_no_sentence_raise_nothing(told: Callable[..., tuple[Event, ...]]) -> None:
    assert told("attack attack, of by on — attack!!! 31 June - - strike") is not None


CLASSES = [
    pytest.param(line, entry["name"], key == "fires", id=f"{entry['name']}-{key}-{i}")
    for entry in entries("happenings")
    for key in ("fires", "not")
    for i, line in enumerate(entry[key])
]


@pytest.mark.parametrize(("line", "name", "holds"), CLASSES)
def test_a_class_of_words_holds_in_its_own_lines_and_not_in_the_others(
    told: Callable[..., tuple[Event, ...]], line: str, name: str, *, holds: bool
) -> None:
    assert _SHOWS[name](told(line)) is holds, told(line)


Shows = Callable[[tuple[Event, ...]], bool]


def _told_as(how: Factuality) -> Shows:
    return lambda found: any(e.factuality is how and e.text.startswith("attack") for e in found)


def _any(found: tuple[Event, ...]) -> bool:
    return bool(found)


def _has(part: Part) -> Shows:
    return lambda found: any(parts(e, part) for e in found if e.text == "attack")


def _is_placed(found: tuple[Event, ...]) -> bool:
    return any(e.place or e.when for e in found if e.text in ("attack", "fought"))


def _is_accident(found: tuple[Event, ...]) -> bool:
    return [e.type for e in found] == [EventType.ACCIDENT]


def _is_silent(found: tuple[Event, ...]) -> bool:
    return not found


_SHOWS: dict[str, Shows] = {
    "by accident": _is_accident,
    "silence": _is_silent,
    **dict.fromkeys(
        ("averting", "denying", "nouns of nothing", "averted", "without", "failing"), _told_as(D)
    ),
    **dict.fromkeys(("planning", "nouns of plans", "planned", "towards", "wished", "to come"), _told_as(P)),
    **dict.fromkeys(
        ("fearing", "fearing that", "nouns of fear", "possible", "apt", "open", "if"), _told_as(F)
    ),
    **dict.fromkeys(("bringing about", "able"), _told_as(Factuality.HAPPENED)),
    **dict.fromkeys(("comes about", "does harm", "happens in", "in places"), _is_placed),
    "light": _has(Part.ACTOR),
    "done to": lambda found: not _has(Part.ACTOR)(found),
    "suffers harm": _has(Part.RECIPIENT),
    "no people": _any,
    "of what": lambda found: _told_as(P)(found) or _told_as(F)(found),
    "people": _any,
    "before a noun": _any,
    "of the event": _any,
    "crimes": lambda found: all(e.type is not EventType.ASSAULT for e in found),
}
