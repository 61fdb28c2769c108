"""Words that tell of events, from ``events.yml``, and the types of events, from ``event_types.yml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sayso.lexicons.files import entries
from sayso.model import EventType, Part


@dataclass(frozen=True, slots=True)
class TypeOfEvent:
    """A type of event, whether it is given, and where it happens beside "in" and "at"."""

    type: EventType
    meaning: str
    ships: bool
    done: bool  # somebody does it
    to_somebody: bool  # those to whom it is done are people, bodies or states
    suffers: bool  # the place to which it is done is where it happened
    reaches: frozenset[str]  # further prepositions before the place


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word that tells of an event, and what must stand around it."""

    type: EventType
    words: tuple[str, ...]  # the word itself, and for a phrase those after it
    voice: str | None = None  # active or passive, where only one will do
    object: str | None = None  # any, somebody or none
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    somebody_acts: bool = False
    is_told_who: bool = False  # somebody must be told who does it
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    not_particles: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    not_modifiers: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()
    not_followed: frozenset[str] = frozenset()
    not_within: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    not_under: frozenset[str] = frozenset()
    recipient: tuple[str, ...] = ()
    of: Part | None = None
    of_somebody: bool = False
    whose: Part = Part.ACTOR  # what part "his" or "the mayor's" before it has
    article: frozenset[str] = frozenset()  # one of these words stands somewhere in the article
    names: bool = False  # it may be part of a name: "Hurricane Ida"


@dataclass(frozen=True, slots=True)
class EventWords:
    """Every reading of each verb, noun and phrase, by its first word, in the order of the file."""

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[Trigger, ...]]


@cache
def types_of_events() -> dict[EventType, TypeOfEvent]:
    """The types, in the order of the file.

    >>> types_of_events()[EventType.ASSAULT].suffers
    True
    """
    return {
        (kind := EventType(entry["type"])): TypeOfEvent(
            kind,
            entry["meaning"],
            entry["ships"],
            entry["done"],
            entry["to"] == "somebody",
            entry["suffers"],
            frozenset(entry["reaches"]),
        )
        for entry in entries("event_types")
    }


@cache
def event_words() -> EventWords:
    """The words that tell of events.

    >>> [trigger.type.value for trigger in event_words().nouns["bombing"]]
    ['assault']
    """
    found: dict[str, defaultdict[str, list[Trigger]]] = {
        part: defaultdict(list) for part in ("verbs", "nouns", "phrases")
    }
    for entry in entries("events"):
        for part, by_word in found.items():
            for word in entry.get(part, ()):
                trigger = _trigger(entry, word)
                by_word[trigger.words[0]].append(trigger)
                if part == "verbs" and entry[part][word] != word:
                    by_word[entry[part][word]].append(trigger)  # where the parser errs on the lemma: "raped"
    verbs, nouns, phrases = (
        {word: tuple(readings) for word, readings in by_word.items()} for by_word in found.values()
    )
    return EventWords(verbs, nouns, phrases)


@cache
def happening_words(name: str) -> frozenset[str]:
    """The words of one class of ``happenings.yml``.

    >>> "launch" in happening_words("light")
    True
    """
    return frozenset(
        word for entry in entries("happenings") if entry["name"] == name for word in entry["words"]
    )


_SETS = tuple(field.name for field in fields(Trigger) if field.type == "frozenset[str]")


def _trigger(entry: dict[str, Any], word: str) -> Trigger:
    return Trigger(
        type=EventType(entry["type"]),
        words=tuple(word.split()),
        voice=entry.get("voice"),
        object=entry.get("object"),
        somebody_acts=entry.get("subject") in {"somebody", "named"},
        is_told_who=entry.get("subject") == "named",
        recipient=_recipient(entry),
        of=Part(entry["of"]) if "of" in entry else None,
        whose=Part(entry.get("whose", "actor")),
        of_somebody=entry.get("of_whom") == "somebody",
        names=entry.get("names", False),
        **{name: frozenset(_words(entry.get(name, ()))) for name in _SETS},
    )


def _recipient(entry: dict[str, Any]) -> tuple[str, ...]:
    given = tuple(entry.get("recipient", ()))
    return given if given or "nouns" in entry else ("object",)


def _words(words: Iterable[object]) -> Iterable[str]:
    return map(str, words)


@cache
def event_forms() -> dict[str, EventType]:
    """Every form of the words in lower case, with the type of the first entry that has it.

    >>> event_forms()["shelling"].value
    'assault'
    """
    found: dict[str, EventType] = {}
    for entry in entries("events"):
        for verb, past in (entry.get("verbs", {}) | entry.get("phrases", {})).items():
            stem = verb.removesuffix("e")
            for form in (verb, past, f"{verb}s", f"{verb}es", f"{stem}ing"):
                found.setdefault(form, EventType(entry["type"]))
        for noun in entry.get("nouns", ()):
            for form in (noun, f"{noun}s"):
                found.setdefault(form, EventType(entry["type"]))
    return found
