"""Actors of several articles that may be one, each pair with what speaks for it. Nothing is joined here.

A last name that two share speaks for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, islice

from sqlalchemy import Connection, Row, text

from sayso.ledger.identity import words_of
from sayso.model import ActorKind

Parts = Callable[[str], tuple[str, ...]]  # of a name, in one spelling
_ARTICLES = 2_000  # the newest, whose actors are compared
_ACRONYM = 2  # letters of it at least
_TERM = timedelta(days=365)  # between two articles that give one office to one person
_JOINTS = frozenset({"the", "of", "s", "a", "an"})  # what an office is written with or without
_OTHER_OFFICE = frozenset({"former", "ex", "late", "deputy", "acting", "then"})


@dataclass(slots=True)
class _Seen:
    """An actor as the newest articles name it."""

    key: str
    name: str
    kind: str
    forms: dict[str, str] = field(default_factory=dict)  # each form of its name, and an article that has it
    offices: dict[frozenset[str], list[tuple[date, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SameActor:
    """Two actors that may be one: their keys and names, the rule, and the words that speak for it."""

    one: str
    one_name: str
    other: str
    other_name: str
    rule: str
    evidence: str
    article: str  # where those words stand, by its key


def same_actors(connection: Connection, parts: Parts, *, limit: int) -> list[SameActor]:
    """The pairs that may be one actor, by acronym, by spelling, by an office; a pair is listed once."""
    seen = _seen(connection)
    people = [each for each in seen if each.kind == ActorKind.PERSON]
    bodies = [each for each in seen if each.kind != ActorKind.PERSON]
    found: dict[tuple[str, str], SameActor] = {}
    for pair in (*_by_acronym(bodies), *_by_spelling(people, parts), *_by_office(people, parts)):
        found.setdefault((min(pair.one, pair.other), max(pair.one, pair.other)), pair)
    return list(islice(found.values(), limit))


def _seen(connection: Connection) -> list[_Seen]:
    found: dict[str, _Seen] = {}
    for row in connection.execute(text(_NEWEST), {"articles": _ARTICLES}):
        actor = found.setdefault(row.key, _Seen(row.key, row.name, row.kind))
        for form in (row.named, *(span["text"] for span in json.loads(row.mentions))):
            actor.forms.setdefault(" ".join(form.split()), row.article)
        for office, day in _offices(row):
            actor.offices.setdefault(office, []).append((day, row.article))
    return list(found.values())


def _offices(row: Row[tuple[str, ...]]) -> Iterator[tuple[frozenset[str], date]]:
    """The offices of a place or a body that a dated article gives: "the mayor of Oslo", "Oslo's mayor"."""
    for role in json.loads(row.roles) if row.published else ():
        words = frozenset(words_of(role))
        of_something = words & {"of", "s"} and len(words - _JOINTS) > 1
        if of_something and not words & _OTHER_OFFICE:
            yield words - _JOINTS, date.fromisoformat(row.published)


def _by_acronym(bodies: Iterable[_Seen]) -> Iterator[SameActor]:
    """The WHO of one article, and the body that another one calls both by its name and so."""
    bodies = list(bodies)
    known: dict[str, list[_Seen]] = {}
    for body in bodies:
        for form in body.forms:
            if form.isupper() and len(form) >= _ACRONYM and form != body.name:
                known.setdefault(form, []).append(body)
    for body in bodies:
        for whole in known.get(body.name, ()):
            told = f"“{body.name}” is what an article calls {whole.name}"
            yield _pair(body, whole, "an acronym that an article explains", told, whole.forms[body.name])


def _by_spelling(people: Iterable[_Seen], parts: Parts) -> Iterator[SameActor]:
    """Two full names that are one in another alphabet's letters, order or initials."""
    alike: dict[tuple[str, ...], list[_Seen]] = {}
    for person in people:
        if " " in person.name:
            alike.setdefault(parts(person.name), []).append(person)
    for group in alike.values():
        for one, other in combinations(group, 2):
            told = f"“{one.name}” and “{other.name}” are spellings of one name"
            yield _pair(one, other, "another spelling of the full name", told, next(iter(one.forms.values())))


def _by_office(people: Iterable[_Seen], parts: Parts) -> Iterator[SameActor]:
    """A single name, and a full name that ends in it, to which articles of one year give one office."""
    holders: dict[tuple[tuple[str, ...], frozenset[str]], list[_Seen]] = {}
    for person in people:
        for office in person.offices:
            holders.setdefault((parts(person.name.split()[-1]), office), []).append(person)
    for (_, office), group in holders.items():
        whole = [person for person in group if " " in person.name]
        for single in (person for person in group if " " not in person.name):
            if len(whole) == 1 and (article := _at_one_time(single, whole[0], office)):
                told = f"both are “{' '.join(sorted(office))}” within a year"
                yield _pair(single, whole[0], "the same name in the same office", told, article)


def _at_one_time(one: _Seen, other: _Seen, office: frozenset[str]) -> str | None:
    """The article that gives the one the office near a day on which another gives it to the other."""
    days = [day for day, _ in other.offices[office]]
    return next((a for day, a in one.offices[office] if any(abs(day - d) <= _TERM for d in days)), None)


def _pair(one: _Seen, other: _Seen, rule: str, evidence: str, article: str) -> SameActor:
    return SameActor(one.key, one.name, other.key, other.name, rule, evidence, article)


_NEWEST = """
    SELECT who.key, who.name, who.kind, p.name AS named, p.mentions, p.roles, r.published, x.key AS article
    FROM (SELECT id, article_id, published FROM reading
          WHERE current ORDER BY published IS NULL, published DESC, id DESC LIMIT :articles) r
    JOIN article x ON x.id = r.article_id
    JOIN appearance p ON p.reading_id = r.id
    JOIN actor a ON a.id = p.actor_id
    JOIN actor who ON who.id = coalesce(a.merged_into, a.id)
    ORDER BY r.published DESC, r.id DESC, p.id"""
