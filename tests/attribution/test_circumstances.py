"""Channel, day and firmness of what is said."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model import Interval
from tests.reading_sentences import statements_in

MONDAY = date(2022, 9, 5)

CHANNELS = {
    "In an update posted to its Facebook page, the army wrote: “The road is shut.”": ("Facebook", "social"),
    "The mayor told the BBC that the road was shut.": ("BBC", "press"),
    "The mayor said in an interview with CNN that the road was shut.": ("CNN", "interview"),
    "The president said in his Sunday night address that the road was shut.": (
        "Sunday night address",
        "speech",
    ),
    "The ministry said in a statement that the road was shut.": ("statement", "document"),
}


@pytest.mark.parametrize("text", CHANNELS)
def test_the_channel_is_named(text: str) -> None:
    channel = statements_in(text)[0].channel
    assert channel is not None
    assert (channel.name, channel.kind.value) == CHANNELS[text]
    assert text[channel.start : channel.end] == channel.text


def test_the_day_it_was_said_is_not_the_day_it_happened() -> None:
    (statement,) = statements_in("The mayor said on Sunday that the bridge fell on Friday.", published=MONDAY)
    assert statement.said == Interval.on(date(2022, 9, 4))


def test_the_day_of_publication_does_not_stand_in_for_a_missing_day() -> None:
    (statement,) = statements_in("The mayor said that the bridge fell on Friday.", published=MONDAY)
    assert statement.said is None


def test_nothing_is_reckoned_without_a_day_of_publication() -> None:
    (statement,) = statements_in("The mayor said on Sunday that the bridge was shut.")
    assert statement.said is None


def test_a_pronoun_goes_on_with_channel_and_day() -> None:
    text = "The army wrote on Telegram on Sunday: “The road is shut.”\nThey added: “It is mined.”"
    first, second = statements_in(text, published=MONDAY)
    assert first.channel == second.channel
    assert first.said == second.said == Interval.on(date(2022, 9, 4))


@pytest.mark.parametrize(
    ("text", "certainty", "hedge"),
    [
        ("The mayor said that the dam was cracked.", "plain", None),
        ("The mayor said that the dam could break.", "hedged", "could"),
        ("The mayor said that the dam was reportedly cracked.", "reported", "reportedly"),
        ("Soldiers of the so-called Karn Republic are angry, the mayor said.", "hedged", "so-called"),
    ],
)
def test_hedges_are_kept_with_their_words(text: str, certainty: str, hedge: str | None) -> None:
    (statement,) = statements_in(text)
    assert statement.certainty.value == certainty
    assert [h.text for h in statement.hedges] == ([hedge] if hedge else [])
