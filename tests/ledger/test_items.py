"""What is said in a story, statement by statement; the same on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.export.json_lines import json_line
from sayso.ledger import Item, Ledger, findings
from sayso.ledger.review import Reject, Said
from sayso.model import Interval, Profile
from tests.ledger.made import FOLDER, NOW, TEXT, capture, place, report, time
from tests.ledger.test_lineage import BECAUSE, Tracer, keep, link

MAY = Interval(date(2026, 5, 1), date(2026, 5, 31))


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A story of one article: a day and a place within its second statement, a day outside of both."""
    made = report(
        places=[place(TEXT, "Foča", 43.506, 18.774)],
        times=[
            time(TEXT, "May", MAY.earliest or date.min, MAY.latest),
            time(TEXT, "Monday", date(2026, 6, 1)),
        ],
        published=date(2026, 6, 2),
        outlet="Karn Courier",
    )
    found = findings(made, json_line(made), Profile((), {"name": "dam"}))
    ledger.keep(capture(), found, folder=FOLDER, now=NOW, trace=Tracer())
    return ledger


def items(ledger: Ledger) -> tuple[Item, ...]:
    (story,) = ledger.stories()
    return ledger.items(story.id)


def test_a_statement_comes_with_exactly_the_days_and_places_within_it(filled: Ledger) -> None:
    sound, cracks = items(filled)
    assert (sound.words, sound.happened, sound.places) == ("The dam was sound", (), ())
    assert cracks.happened == (MAY,)
    assert [(spot.name, spot.lat, spot.precision_km) for spot in cracks.places] == [("Foča", 43.506, 1.0)]
    assert TEXT[cracks.start : cracks.end] == cracks.words
    assert (cracks.speaker, cracks.channel, cracks.stance) == ("Water Ministry", "Telegram", "denies")
    assert cracks.published == date(2026, 6, 2)


def test_the_day_of_publication_is_no_day_of_a_statement(filled: Ledger) -> None:
    assert all(item.said is None for item in items(filled))


def test_rejected_statements_are_left_out_and_corrected_speakers_speak(filled: Ledger) -> None:
    sound, cracks = items(filled)
    assert cracks.actor
    filled.correct(Said(sound.id, cracks.actor), Reject(cracks.id), signed=BECAUSE)
    (left,) = items(filled)
    assert (left.id, left.speaker, left.actor) == (sound.id, "Water Ministry", cracks.actor)


def test_what_was_taken_from_another_says_how(ledger: Ledger) -> None:
    tracer = Tracer()
    tracer.links, tracer.stories = {"b": [link("a")]}, {"b": "a"}
    keys = [keep(ledger, tracer, name) for name in "ab"]
    (story,) = ledger.stories()
    taken = ledger.taken(story.id)
    assert list(taken) == keys[1:]
    assert (taken[keys[1]].derivation, taken[keys[1]].share) == ("copy", 1.0)
