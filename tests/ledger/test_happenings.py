"""What happened in a story, event by event; the same on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sayso.export.json_lines import json_line
from sayso.ledger import ITSELF, Happening, Ledger, findings
from sayso.ledger.review import Reject
from sayso.model import Event, EventType, Factuality, Interval, Profile
from tests.ledger.made import FOLDER, NOW, TEXT, capture, place, report, time
from tests.ledger.test_lineage import BECAUSE, Tracer

MAY = Interval(date(2026, 5, 1), date(2026, 5, 31))


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A story of one article with an event of its own, and one that its second statement carries."""
    foca = place(TEXT, "Foča", 43.506, 18.774)
    may = time(TEXT, "May", MAY.earliest or date.min, MAY.latest)
    made = report(places=[foca], times=[may], published=date(2026, 6, 2), outlet="Karn Courier")
    cracks = made.statements[1]
    own = _event("holds", "Dam at Višegrad holds")
    carried = replace(_event("Cracks", cracks.content_text), place=foca, when=may, statement=cracks.id)
    made = replace(made, events=(own, replace(carried, factuality=Factuality.DENIED)))
    found = findings(made, json_line(made), Profile((), {"name": "dam"}))
    ledger.keep(capture(), found, folder=FOLDER, now=NOW, trace=Tracer())
    return ledger


def _event(words: str, clause: str) -> Event:
    start = TEXT.index(words)
    told = (clause, EventType.ACCIDENT, (), None, None, Factuality.HAPPENED, None, "by hand")
    return Event(start, start + len(words), words, *told)


def happenings(ledger: Ledger) -> tuple[Happening, ...]:
    (story,) = ledger.stories()
    return ledger.happenings(story.id)


def test_an_event_has_its_own_day_and_place_and_whose_word_it_is(filled: Ledger) -> None:
    own, carried = happenings(filled)
    assert (own.actor, own.statement, own.happened, own.places) == (ITSELF, None, (), ())
    assert (carried.speaker, carried.happened) == ("Water Ministry", (MAY,))
    assert [(spot.name, spot.lat) for spot in carried.places] == [("Foča", 43.506)]
    assert (own.told, carried.told) == ("accident", "accident, denied")
    assert TEXT[own.start : own.end] == "holds"


def test_the_day_of_publication_is_no_day_of_an_event(filled: Ledger) -> None:
    assert happenings(filled)[0].published == date(2026, 6, 2)
    assert happenings(filled)[0].happened == ()


def test_events_of_a_rejected_statement_are_left_out(filled: Ledger) -> None:
    _, carried = happenings(filled)
    assert carried.statement
    filled.correct(Reject(carried.statement), signed=BECAUSE)
    assert [event.words for event in happenings(filled)] == ["Dam at Višegrad holds"]
