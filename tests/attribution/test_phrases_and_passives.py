"""Cues of several words, nouns with what hangs on them, and passives. Add a row to the table to add a case."""

from __future__ import annotations

import pytest

from tests.reading_sentences import statements_in

# text, then for each statement: the source, the stance, the content
CASES = {
    "a light verb and an adjective": (
        "The mayor made it clear that the road would stay shut.",
        [("The mayor", "asserts", "that the road would stay shut")],
    ),
    "an object between the words of a phrase": (
        "The report called the safety of the dam into question.",
        [("The report", "denies", "the safety of the dam")],
    ),
    "an adjective between the words of a phrase": (
        "The lawyer took strong issue with the findings.",
        [("The lawyer", "opposes", "the findings")],
    ),
    "a figure": ("Police put the death toll at 40.", [("Police", "asserts", "the death toll at 40")]),
    "as somebody put it": (
        "The dam, as the mayor put it, was a house of cards.",
        [("the mayor", "asserts", "The dam … was a house of cards")],
    ),
    "a criticism drawn": ("The plan drew criticism from farmers.", [("farmers", "opposes", "The plan")]),
    "a court finds": (
        "The court found that the minister had broken the law.",
        [("The court", "asserts", "that the minister had broken the law")],
    ),
    "in his view": ("In his view, the bank acted too late.", [("his", "asserts", "the bank acted too late")]),
    "in the words of": (
        "In the words of the mayor, the dam was a house of cards.",
        [("the mayor", "asserts", "the dam was a house of cards")],
    ),
    "by its account": (
        "By the ministry's account, forty people were hurt.",
        [("the ministry's", "asserts", "forty people were hurt")],
    ),
    "of the opinion": (
        "The mayor was of the opinion that the dam was safe.",
        [("The mayor", "asserts", "that the dam was safe")],
    ),
    "a call for something": (
        "Their call for a ceasefire came late.",
        [("Their", "demands", "a ceasefire")],
    ),
    "a promise to do something": (
        "His promise to mend the dam came late.",
        [("His", "promises", "to mend the dam")],
    ),
    "accused by somebody of something": (
        "The mayor was accused by prosecutors of taking bribes.",
        [("prosecutors", "accuses", "The mayor … of taking bribes")],
    ),
    "declared something by somebody": (
        "Okoro was declared a terrorist by the government.",
        [("the government", "asserts", "Okoro … a terrorist")],
    ),
    "welcomed by somebody": ("The plan was praised by farmers.", [("farmers", "supports", "The plan")]),
    "asked": (
        "Asked whether the road was open, the mayor left.",
        [(None, "asks", "whether the road was open")],
    ),
    "believed to": (
        "The general is believed to have left the country.",
        [(None, "asserts", "The general … to have left the country")],
    ),
}

SILENT = {
    "a happening raises questions without saying anything": "The collapse raised questions about the safety of dams.",
    "nothing was mentioned": "The report made no reference to the dam.",
    "a request for comment": "The ministry did not reply to a request for comment.",
    "a name of a thing": "A festival called Rivers of Light was held in May.",
    "a product recall": "The company recalled two million cars.",
    "an order of goods": "The airline ordered twenty jets.",
    "a defence with weapons": "The soldiers defended the harbour.",
    "a storm that threatens": "The storm threatened the coast.",
    "a storm that blasts": "The storm slammed the coast.",
    "votes cast": "The votes were cast by residents.",
}


@pytest.mark.parametrize("case", CASES)
def test_the_phrase_reports(case: str) -> None:
    text, expected = CASES[case]
    found = statements_in(text)
    assert [(s.source.text if s.source else None, s.stance.value, s.content_text) for s in found] == expected


@pytest.mark.parametrize("case", SILENT)
def test_what_only_looks_like_a_report_is_none(case: str) -> None:
    assert not statements_in(SILENT[case])


def test_hearsay_is_reported_and_not_plain() -> None:
    (statement,) = statements_in("The general is believed to have left the country.")
    assert statement.certainty.value == "reported"
