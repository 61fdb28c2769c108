"""Actors of several articles that may be one, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.export.json_lines import json_line
from sayso.ledger import Ledger, findings
from sayso.model import Actor, ActorKind, Span
from sayso.same_names import same_actors
from tests.ledger.made import FOLDER, NOW, capture, report

PERSON, BODY = ActorKind.PERSON, ActorKind.ORGANIZATION


def _told(ledger: Ledger, *actors: Actor, day: str = "2026-02-23") -> None:
    """An article of that day that names these actors."""
    text = "Dam holds\n\n" + " met ".join(span.text for actor in actors for span in actor.mentions)
    made = replace(report(text, statements=(), published=date.fromisoformat(day)), actors=actors)
    ledger.keep(capture(text), findings(made, json_line(made), None), folder=FOLDER, now=NOW)


def _actor(name: str, *forms: str, kind: ActorKind = PERSON, roles: tuple[str, ...] = ()) -> Actor:
    return Actor(name, kind, tuple(Span(0, len(form), form) for form in forms or (name,)), roles=roles)


def _pairs(ledger: Ledger) -> list[tuple[str, set[str]]]:
    return [(each.rule, {each.one_name, each.other_name}) for each in same_actors(ledger, limit=9)]


def test_an_acronym_that_one_article_explains_is_the_body(ledger: Ledger) -> None:
    _told(ledger, _actor("Karn Water Union", "Karn Water Union", "KWU", kind=BODY))
    _told(ledger, _actor("KWU", kind=BODY))
    _told(ledger, _actor("KWO", kind=BODY))
    assert _pairs(ledger) == [("an acronym that an article explains", {"KWU", "Karn Water Union"})]
    (pair,) = same_actors(ledger, limit=9)
    assert pair.evidence == "“KWU” is what an article calls Karn Water Union"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Orban Viktor", "Viktor Orbán"),
        ("J. K. Okoro", "JK Okoro"),
    ],
)
def test_spellings_of_a_full_name_may_be_one(ledger: Ledger, one: str, other: str) -> None:
    _told(ledger, _actor(one))
    _told(ledger, _actor(other, other, "the mayor"))
    assert _pairs(ledger) == [("another spelling of the full name", {one, other})]


def test_a_shared_last_name_is_no_reason(ledger: Ledger) -> None:
    _told(ledger, _actor("Ivan Okoro", roles=("the mayor of Oslo",)))
    _told(ledger, _actor("Samuel Okoro", roles=("the mayor of Oslo",)))
    _told(ledger, _actor("Okoro"))
    assert _pairs(ledger) == []


def test_a_single_name_in_the_office_of_a_full_name_may_be_its(ledger: Ledger) -> None:
    _told(ledger, _actor("Samuel Okoro", roles=("the mayor of Oslo",)))
    _told(ledger, _actor("Okoro", roles=("Oslo’s mayor",)), day="2026-03-01")
    assert _pairs(ledger) == [("the same name in the same office", {"Okoro", "Samuel Okoro"})]


@pytest.mark.parametrize(
    ("role", "day"),
    [("Oslo’s mayor", "2019-03-01"), ("the former mayor of Oslo", "2026-03-01"), ("mayor", "2026-03-01")],
)
def test_another_time_or_office_is_no_reason(ledger: Ledger, role: str, day: str) -> None:
    _told(ledger, _actor("Samuel Okoro", roles=("the mayor of Oslo",)))
    _told(ledger, _actor("Okoro", roles=(role,)), day=day)
    assert _pairs(ledger) == []
