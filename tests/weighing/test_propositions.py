"""What clauses put forward: the verb, who and whom, whether it is denied, meant or only wished."""

from __future__ import annotations

import json

import pytest

from sayso.model import Mood, Proposition, as_json, value_from
from tests.weighing.stories import put_forward, spans_hold

TEXT = (
    "The dam above Osh broke on Monday and 12 people were killed, the Water Ministry said.\n\n"
    "The ministry denied that it had neglected the wall of the dam.\n\n"
    "“We will rebuild the dam in May,” said Governor Aida Bekova."
)


def test_every_clause_is_the_text_it_shows_and_is_read_back_from_its_json() -> None:
    for proposition in put_forward(TEXT):
        assert spans_hold(TEXT, proposition)
        assert value_from(Proposition, json.loads(json.dumps(as_json(proposition)))) == proposition


def test_a_new_clause_with_its_own_subject_is_a_proposition_of_its_own() -> None:
    texts = [p.text for p in put_forward(TEXT)]
    assert "The dam above Osh broke on Monday" in texts
    assert "12 people were killed" in texts


def test_the_speaker_stands_for_we() -> None:
    rebuilt = next(p for p in put_forward(TEXT) if p.verb == "rebuild")
    assert rebuilt.subject == ("Aida Bekova",)
    assert (rebuilt.object, rebuilt.mood) == (("dam",), Mood.PLANNED)


def test_a_passive_is_turned_round() -> None:
    (active,) = put_forward("Rebels captured the old airport.")
    (passive,) = put_forward("The old airport was captured by rebels.")
    assert (active.verb, active.subject, active.object) == (passive.verb, passive.subject, passive.object)


@pytest.mark.parametrize(
    ("line", "negated", "mood"),
    [
        ("The ministry has closed the old dam.", False, Mood.TOLD),
        ("The ministry has not closed the old dam.", True, Mood.TOLD),
        ("Nobody closed the old dam at Osh.", True, Mood.TOLD),
        ("The ministry failed to close the old dam.", True, Mood.TOLD),
        ("The ministry did not fail to close the old dam.", False, Mood.TOLD),
        ("The ministry will close the old dam.", False, Mood.PLANNED),
        ("The ministry must close the old dam.", False, Mood.WISHED),
        ("The ministry could close the old dam.", False, Mood.OPEN),
        ("If the ministry closes the dam, the valley stays dry.", False, Mood.OPEN),
    ],
)
def test_denial_and_mood_are_told(line: str, negated: bool, mood: Mood) -> None:
    (proposition, *_) = put_forward(line)
    assert (proposition.negated, proposition.mood) == (negated, mood)


def test_what_only_says_who_speaks_is_no_proposition() -> None:
    assert all(
        "said" not in p.text for p in put_forward("The old dam was sound, Jelena Simić said on Monday.")
    )
