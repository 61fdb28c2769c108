"""Words that decide whether a cue reports, who speaks, where and how firmly: each has its effect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from sayso.attribution.descriptions import kind_of
from sayso.language import parse
from sayso.lexicons import entries
from sayso.lexicons.offices import terms
from sayso.model import Actor, ActorKind, Interval
from sayso.situating.who import actors
from tests.reading_sentences import article_of, statements_in


def _lines(name: str, key: str) -> list[Any]:
    return [
        pytest.param(entry, line, id=f"{name}-{number}-{line[:40]}")
        for number, entry in enumerate(entries(name))
        for line in entry.get(key, ())
    ]


def _says_something(line: str) -> bool:
    return bool(statements_in(line))


def _contents(line: str) -> list[str]:
    return [s.content_text for s in statements_in(line)]


EFFECTS: dict[str, Callable[[str], bool]] = {
    "carriers": _says_something,
    "unreal": lambda line: not _says_something(line),
    "conditions": lambda line: not _says_something(line),
    "nobody": lambda line: not _says_something(line),
    "documents": _says_something,
    "openers": lambda line: any(
        "rain" in s.content_text or "Monday" in s.content_text for s in statements_in(line)
    ),
    "imputing": lambda line: not _says_something(line),
    "authored": lambda line: any(s.speaker.name == "ministry" for s in statements_in(line)),
    "anonymity": lambda line: not _says_something(line),
    "contrasts": lambda line: _contents(line)[0].endswith("was open"),
    "topical": lambda line: any(c.endswith("the dam") for c in _contents(line)),
    "to come": lambda line: "next week" in _contents(line)[0],
    "absolute": lambda line: any(s.source and s.source.text == "the paper" for s in statements_in(line)),
    "backshifted": lambda line: _contents(line)[0].endswith("if asked"),
    "manner": lambda line: not _says_something(line),
    "sayers": _says_something,
    "matter": lambda line: all(s.speaker.rule != "owner of the document" for s in statements_in(line)),
    "askers": lambda line: any(c.startswith("if he") for c in _contents(line)),
    "asides": lambda line: any(c.endswith("Daniel Hart") for c in _contents(line)),
    "makers": lambda line: any(s.rule == "noun" and s.source for s in statements_in(line)),
    "bidding": _says_something,
    "houses": lambda line: not _says_something(line),
    "posts": lambda line: not _says_something(line),
    "pointing": lambda line: "The road was shut on Sunday" in _contents(line),
    "means": lambda line: not _says_something(line),
    "of matters": lambda line: not _says_something(line),
    "names": lambda line: not _says_something(line),
    "impersonal": lambda line: any(s.rule == "impersonal" for s in statements_in(line)),
    "quantities": lambda line: any(
        s.source and "number" in s.source.text and s.speaker.kind is ActorKind.GROUP
        for s in statements_in(line)
    ),
}


@pytest.mark.parametrize(("entry", "line"), _lines("frames", "fires"))
def test_a_closed_class_has_its_effect(entry: dict[str, Any], line: str) -> None:
    assert EFFECTS[entry["name"]](line)


@pytest.mark.parametrize(("entry", "line"), _lines("frames", "not"))
def test_a_closed_class_has_no_effect_elsewhere(entry: dict[str, Any], line: str) -> None:
    assert not EFFECTS[entry["name"]](line)


def _hedged_as(line: str) -> set[str]:
    said = statements_in(f"The mayor said that {line[0].lower()}{line[1:]}")
    return {s.certainty.value for s in said if s.hedges}


@pytest.mark.parametrize(("entry", "line"), _lines("hedges", "fires"))
def test_a_hedge_weakens_the_statement(entry: dict[str, Any], line: str) -> None:
    assert entry["certainty"] in _hedged_as(line)


@pytest.mark.parametrize(("entry", "line"), _lines("hedges", "not"))
def test_a_plain_line_is_not_hedged(entry: dict[str, Any], line: str) -> None:
    assert not _hedged_as(line)


@pytest.mark.parametrize(("entry", "line"), _lines("channels", "fires"))
def test_a_channel_is_found(entry: dict[str, Any], line: str) -> None:
    assert entry["kind"] in {s.channel.kind.value for s in statements_in(line) if s.channel}


@pytest.mark.parametrize(("entry", "line"), _lines("channels", "not"))
def test_what_is_talked_about_is_no_channel(entry: dict[str, Any], line: str) -> None:
    assert not [s.channel for s in statements_in(line) if s.channel]


SUNDAY = Interval.on(date(2022, 9, 4))
MONDAY = date(2022, 9, 5)


def _is_dated(line: str) -> bool:
    return SUNDAY in [s.said for s in statements_in(line, published=MONDAY)]


def _channels(line: str) -> list[str]:
    return [s.channel.name for s in statements_in(line) if s.channel]


OCCASIONS: dict[str, Callable[[str], bool]] = {
    "occasions": _is_dated,
    "made public": _is_dated,
    "placing": _is_dated,
    "speaking": _is_dated,
    "another time": lambda line: statements_in(line)[-1].channel is None,
    "bearers": lambda line: bool(_channels(line)),
    "means": lambda line: bool(_channels(line)),
    "left out": lambda line: _channels(line) == ["statement"],
    "outlets": lambda line: any("Lund" in name for name in _channels(line)),
    "investigators": lambda line: not _channels(line),
    "findings": lambda line: not any(s.hedges for s in statements_in(line)),
    "measured by": lambda line: not any(s.happened for s in statements_in(line, published=MONDAY)),
    "powers": lambda line: not any(s.hedges for s in statements_in(line)),
}


@pytest.mark.parametrize(("entry", "line"), _lines("occasions", "fires"))
def test_a_word_around_the_saying_has_its_effect(entry: dict[str, Any], line: str) -> None:
    assert OCCASIONS[entry["name"]](line)


@pytest.mark.parametrize(("entry", "line"), _lines("occasions", "not"))
def test_another_word_has_it_not(entry: dict[str, Any], line: str) -> None:
    assert not OCCASIONS[entry["name"]](line)


def _kind(words: str) -> str:
    grammar = parse(article_of(f"{words} left."))[0]
    head = next(t for t in grammar.tokens if t.dep == "nsubj")
    return kind_of(head, grammar).value


@pytest.mark.parametrize(("entry", "line"), _lines("actors", "fires"))
def test_a_noun_tells_the_kind_of_speaker(entry: dict[str, Any], line: str) -> None:
    assert _kind(line) == entry["kind"]


@pytest.mark.parametrize(("entry", "line"), _lines("actors", "not"))
def test_another_noun_tells_another_kind(entry: dict[str, Any], line: str) -> None:
    assert _kind(line) != entry["kind"]


def _actor(words: str) -> Actor | None:
    article = article_of(f"{words} said the road was shut.")
    found = actors(article, parse(article), places=())
    return found[0] if found else None


@pytest.mark.parametrize(("entry", "line"), _lines("titles", "fires"))
def test_a_title_is_no_part_of_the_name(entry: dict[str, Any], line: str) -> None:
    actor = _actor(line)
    assert actor is not None
    assert not set(actor.name.lower().replace(".", "").split()) & set(entry["words"])


def _is_named(line: str) -> bool:
    """Whether the last speaker is somebody the line names, and not only described."""
    return statements_in(line)[-1].speaker.name in {a.name for a in _actors(line)}


@pytest.mark.parametrize(("entry", "line"), _lines("descriptions", "fires"))
def test_a_description_is_of_somebody_named(entry: dict[str, Any], line: str) -> None:
    assert _is_named(line)


@pytest.mark.parametrize(("entry", "line"), _lines("descriptions", "not"))
def test_another_description_is_not(entry: dict[str, Any], line: str) -> None:
    assert not _is_named(line)


def _actors(line: str) -> tuple[Actor, ...]:
    article = article_of(line)
    return actors(article, parse(article), places=())


def _bodies(line: str) -> set[int]:
    return {len(a.mentions) for a in _actors(line)}


@pytest.mark.parametrize("entry", [e for e in entries("bodies") if e["name"] == "stateless"])
def test_a_stateless_body_is_no_government(entry: dict[str, Any]) -> None:
    kinds = {line: _actors(line)[0].kind for line in entry["fires"] + entry["not"]}
    assert [line for line, kind in kinds.items() if kind is ActorKind.GOVERNMENT] == entry["not"]


@pytest.mark.parametrize("entry", [e for e in entries("bodies") if e["name"] == "no body"])
def test_what_is_no_body_is_no_actor(entry: dict[str, Any]) -> None:
    assert not any(_actors(line) for line in entry["fires"])


@pytest.mark.parametrize(("entry", "line"), _lines("bodies", "fires"))
def test_two_forms_of_a_name_are_one_body(entry: dict[str, Any], line: str) -> None:
    assert 2 in _bodies(line) or entry["name"] in ("stateless", "no body")


@pytest.mark.parametrize(("entry", "line"), _lines("bodies", "not"))
def test_two_names_are_two_bodies(entry: dict[str, Any], line: str) -> None:
    assert _bodies(line) == {1}


@pytest.mark.parametrize(("entry", "line"), _lines("genders", "fires"))
def test_a_title_or_given_name_tells_the_pronoun(entry: dict[str, Any], line: str) -> None:
    actor = _actor(line)
    assert actor is not None
    assert actor.gender == entry["pronoun"]


@pytest.mark.parametrize(("entry", "line"), _lines("genders", "not"))
def test_a_name_borne_by_both_tells_nothing(entry: dict[str, Any], line: str) -> None:
    actor = _actor(line)
    assert actor is None or actor.gender is None


@pytest.mark.parametrize(("entry", "line"), _lines("metonyms", "fires"))
def test_a_metonym_speaks_for_a_government(entry: dict[str, Any], line: str) -> None:
    speakers = [s.speaker for s in statements_in(line)]
    assert [(s.name, s.kind) for s in speakers] == [(entry["name"], ActorKind.GOVERNMENT)]


def _speaker_of_office(entry: dict[str, Any], line: str, day: date) -> str | None:
    last = line.split(". ")[1].split()[-2]
    said = statements_in(line, published=day)
    name = said[0].speaker.name if said else None
    return name if name and last in name else None


@pytest.mark.parametrize(("entry", "line"), _lines("offices", "fires"))
def test_an_office_is_resolved_to_its_holder_within_the_term(entry: dict[str, Any], line: str) -> None:
    last = line.split(". ")[1].split()[-2]
    term = next(t for held in terms().values() for t in held if last in t.last_names)
    assert _speaker_of_office(entry, line, term.since + timedelta(days=1))
    assert not _speaker_of_office(entry, line, term.since - timedelta(days=1))


@pytest.mark.parametrize(("entry", "line"), _lines("offices", "not"))
def test_another_office_of_the_country_is_not_resolved(entry: dict[str, Any], line: str) -> None:
    assert not _speaker_of_office(entry, line, date(2019, 9, 1))
