"""The actor behind a source: a name, a title, a pronoun, an office, a document; or the source's own words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading_sentences import statements_in

CASES = {
    "a surname takes the full name": (
        "Samuel Okoro arrived. Okoro said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "a title stays out of the name": ("Prime Minister Ana Petrović said the road was shut.", "Ana Petrović", "person"),
    "an apposition names the speaker": (
        "The transport secretary, Samuel Okoro, said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "a relative clause": ("The road was closed by Samuel Okoro, who said it was unsafe.", "Samuel Okoro", "person"),
    "an acronym": (
        "The Karn Water Authority (KWA) met. The KWA said the dam was sound.",
        "Karn Water Authority", "government",
    ),
    "a capital speaks for its government": ("Kyiv said the road was shut.", "Kyiv", "government"),
    "officials are unnamed": ("Two senior officials said the road was shut.", "Two senior officials", "unnamed"),
    "a group has its description": ("Several senators said the road was shut.", "Several senators", "group"),
    "a report speaks for its owner": ("The ministry’s report said the dam was cracked.", "ministry", "government"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_source_is_resolved(case: str) -> None:
    text, name, kind = CASES[case]
    speaker = statements_in(text)[-1].speaker
    assert (speaker.name, speaker.kind.value) == (name, kind)


def test_she_is_the_woman_and_he_the_man() -> None:
    text = "Emily Hart met Daniel Okoro in Oslo. She said the road was shut. He said it was open."
    assert [s.speaker.name for s in statements_in(text)] == ["Emily Hart", "Daniel Okoro"]


def test_they_go_on_with_the_body_that_spoke_last() -> None:
    text = "The General Staff of the Karn Army wrote: “The road is shut.”\nThey added: “It is mined.”"
    assert len({s.speaker.name for s in statements_in(text)}) == 1


def test_a_pronoun_without_anybody_named_has_no_name() -> None:
    (statement,) = statements_in("He said the road was shut.")
    assert statement.speaker.name is None


def test_an_office_is_resolved_only_within_the_term() -> None:
    text = "Volodymyr Zelensky left Kyiv.\nUkraine’s president said that the road was shut."
    assert statements_in(text, published=date(2022, 9, 5))[-1].speaker.name == "Volodymyr Zelensky"
    assert statements_in(text, published=date(2015, 9, 5))[-1].speaker.name != "Volodymyr Zelensky"


def test_he_is_the_man_without_a_name_who_came_in_last() -> None:
    text = "Daniel Okoro was buried on Monday.\nA man waited at the gate. He said that Okoro had helped him."
    assert statements_in(text)[-1].speaker.name == "man"


def test_it_is_a_body_and_not_the_engineer_who_spoke_last() -> None:
    text = "The Karn Water Authority met on Monday.\nAn engineer said that the dam was cracked. It said the dam was sound."
    assert statements_in(text)[-1].speaker.name != "engineer"


def test_a_report_seen_by_the_newspaper_is_not_by_the_newspaper() -> None:
    (statement,) = statements_in("A report seen by the Karn Courier said that the dam was cracked.")
    assert statement.speaker.name is not None
    assert statement.speaker.name.startswith("report")


def test_a_term_in_a_clause_without_a_cue_is_not_put_into_the_mouth_of_they() -> None:
    text = "The Karn Treasury answered on Monday.\nCouples must act. They file as “married and filing jointly” each year."
    assert "Treasury" not in str([s.speaker.name for s in statements_in(text)])
