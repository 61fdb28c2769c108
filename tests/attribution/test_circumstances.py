"""Channel, day and firmness of what is said."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.attribution.circumstances import until
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
    "Okoro told the Lund Tribune-Review that the road was shut.": ("Lund Tribune-Review", "press"),
    "The sailors told NBC 4 New York that the ferry had sunk.": ("NBC 4 New York", "press"),
    "Okoro told Politico in an interview that the road was shut.": ("Politico", "interview"),
    "“It is shut,” Okoro told the BBC’s Ana Kent.": ("BBC", "press"),
    "In remarks to the Agence France-Presse, Okoro said that it was shut.": ("Agence France-Presse", "press"),
    "Speaking to BBC Sport, Okoro said that he was happy.": ("BBC Sport", "press"),
    "Okoro was quoted by Reuters as saying that the road was shut.": ("Reuters", "press"),
    "Okoro argued in The Washington Post that the road should stay shut.": ("Washington Post", "press"),
    "At a meeting with media representatives, the mayor said that it was shut.": (
        "media representatives",
        "press",
    ),
    "The mayor said at a news conference that the road was shut.": ("news conference", "briefing"),
    "Okoro, speaking at a press conference, said that it was shut.": ("press conference", "briefing"),
    "The mayor said in a televised announcement that it was shut.": ("televised announcement", "broadcast"),
    "The mayor said in a video message that the road was shut.": ("video message", "broadcast"),
    "The mayor said on state television that the road was shut.": ("state television", "broadcast"),
    "The ministry said on its website that the road was shut.": ("website", "document"),
    "The mayor said in a long post on Telegram that it was shut.": ("Telegram", "social"),
    "The mayor used Twitter to say that the road was shut.": ("Twitter", "social"),
    "The ministry released the following statement: “The road is shut.”": ("statement", "document"),
    "According to court documents, the dam was cracked.": ("court documents", "document"),
}

NO_CHANNEL = [
    "“The road is shut,” Twitter’s Ana Kent wrote.",
    "A Facebook director said that the road was shut.",
    "The mayor attacked social media giants, saying that they lied.",
    "The man told police in court that the gun went off.",
    "The man accused of theft appeared in court.",
    "Okoro told Parliament that the road was shut.",
    "The governor criticised the mayor’s statement, calling it a lie.",
]


@pytest.mark.parametrize("text", CHANNELS)
def test_the_channel_is_named(text: str) -> None:
    channel = statements_in(text)[0].channel
    assert channel is not None
    assert (channel.name, channel.kind.value) == CHANNELS[text]
    assert text[channel.start : channel.end] == channel.text


@pytest.mark.parametrize("text", NO_CHANNEL)
def test_what_does_not_carry_the_words_is_no_channel(text: str) -> None:
    assert [s.channel.name for s in statements_in(text) if s.channel] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("When announcing the closure on Sunday, the mayor said that it would last.", 4),
        ("On Sunday the mayor attacked the firm, saying that it lied.", 4),
        ("In a letter dated September 2, the mayor said that the road was shut.", 2),
        ("The rules issued on Friday said that the road was shut.", 2),
        ("According to a September 1 report by the ministry, the dam was cracked.", 1),
        ("The mayor told the BBC on Friday that the road was shut.", 2),
        ("Okoro, speaking on Sunday, said that the road was shut.", 4),
    ],
)
def test_a_day_that_hangs_on_the_saying_is_its_day(text: str, day: int) -> None:
    assert statements_in(text, published=MONDAY)[-1].said == Interval.on(date(2022, 9, day))


@pytest.mark.parametrize(
    "text",
    [
        "The firm said it will get six ferries in 2009, then in 2014 it will get ten.",
        "The ruling was based on an 1898 law that she argued was void.",
        "Okoro said her son was in the clinic, but he is expected to be released on Wednesday.",
        "With his birthday on July 21, she said the boy was happy.",
        "The man accused of the shooting on Saturday appeared in court.",
        "Shares rose on Friday, although the bank said that they would fall.",
        "Anna Lund died on Sunday in Malmö, and according to an uncle she was ill.",
        "The Committee to Protect Journalists reports sixteen deaths since 2015.",
        "The firm has announced cuts, resulting in the closure of ten plants during August.",
    ],
)
def test_a_day_of_something_else_is_not(text: str) -> None:
    assert [s.said for s in statements_in(text, published=MONDAY) if s.said] == []


def test_nothing_is_said_after_the_day_of_publication() -> None:
    week, next_day = Interval(MONDAY, date(2022, 9, 11)), Interval.on(date(2022, 9, 6))
    assert until(week, MONDAY) == Interval.on(MONDAY)
    assert until(next_day, MONDAY) is None
    assert until(next_day, None) == next_day


@pytest.mark.parametrize(
    "second",
    ["He has said that it is mined.", "He previously said that it was mined.", "He says that it is mined."],
)
def test_channel_and_day_do_not_go_on_to_another_act(second: str) -> None:
    text = f"Daniel Okoro wrote on Telegram on Sunday that the road was shut. {second}"
    last = statements_in(text, published=MONDAY)[-1]
    assert (last.channel, last.said) == (None, None)


def test_a_year_does_not_go_on() -> None:
    text = "Daniel Okoro said in 2019 that the road was shut. He said that it was mined."
    assert statements_in(text, published=MONDAY)[-1].said is None


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
        ("Soldiers of the so-called Karn Republic are angry, the mayor said.", "plain", None),
        ("The mayor said that the dam may have been cracked.", "hedged", "may"),
        ("The mayor said that the dam seems to be cracked.", "hedged", "seems"),
        ("The mayor said that the rain was likely to last.", "hedged", "likely"),
        ("The mayor said that the preliminary hearing was open.", "plain", None),
        ("“The road is shut,” the suspect said.", "plain", None),
        ("The mayor said that roughly 200 people came.", "plain", None),
        ("The court found that it could hear the case.", "plain", None),
        ("“I could see the dam,” the mayor said.", "plain", None),
        ("“You might think that it is over,” the mayor said.", "plain", None),
        ("The mayor said that the dam could not be seen.", "plain", None),
        ("The mayor said that the suspected gunman was in Oslo.", "plain", None),
        ("The mayor said that the firm broke a law which could be changed.", "plain", None),
        ("The mayor said that the man appeared in court.", "plain", None),
        ("The mayor said: “May they rest in peace.”", "plain", None),
    ],
)
def test_hedges_are_kept_with_their_words(text: str, certainty: str, hedge: str | None) -> None:
    (statement,) = statements_in(text)
    assert statement.certainty.value == certainty
    assert [h.text for h in statement.hedges] == ([hedge] if hedge else [])


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The mayor insisted that the road was open.", "strong"),
        ("The mayor said that the road was open.", "neutral"),
        ("The mayor hinted that the road was open.", "weak"),
        ("“The road is open,” insisted the mayor.", "strong"),
        ("The mayor’s suggestion that the road was open was wrong.", "weak"),
    ],
)
def test_how_far_the_cue_commits_the_speaker(text: str, strength: str) -> None:
    assert statements_in(text)[0].strength.value == strength
