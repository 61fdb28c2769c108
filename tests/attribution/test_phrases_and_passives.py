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
    "this was stated": (
        "The harbour was closed on Sunday. This was stated by President Okoro.",
        [("President Okoro", "asserts", "The harbour was closed on Sunday")],
    ),
    "responsibility, for nothing named": (
        "The group claimed responsibility on Sunday.",
        [("The group", "admits", "responsibility")],
    ),
    "a law and what it is found to be": (
        "The court found unconstitutional a law on fishing.",
        [("The court", "opposes", "unconstitutional a law on fishing")],
    ),
    "a law struck down as something": (
        "The court struck down the ban as unconstitutional.",
        [("The court", "opposes", "the ban as unconstitutional")],
    ),
    "a law ruled to be something by a court": (
        "The law was ruled unconstitutional by the court.",
        [("the court", "opposes", "The law … unconstitutional")],
    ),
    "a decree that bans": (
        "The president issued a decree banning the export of grain.",
        [("The president", "demands", "banning the export of grain")],
    ),
    "an order by somebody that bids": (
        "An order by the general directing units to leave the valley came late.",
        [("the general", "demands", "directing units to leave the valley")],
    ),
    "statements from many sides": (
        "Statements of condemnation have come from Norway, Peru and Kenya.",
        [("Norway, Peru and Kenya", "opposes", "Statements of condemnation")],
    ),
    "a noun in two parts": (
        "The ministry's counter-argument was that the dam was sound.",
        [("The ministry's", "asserts", "that the dam was sound")],
    ),
    "a noun and a clause without that": (
        "There is speculation the cause was not a leak.",
        [(None, "asserts", "the cause was not a leak")],
    ),
    "a fear and a clause without that": (
        "There are fears the dam will break.",
        [(None, "asserts", "the dam will break")],
    ),
    "a name in quotation marks": (
        "The mayor dubbed the affair “Bridgegate”.",
        [("The mayor", "asserts", "the affair “Bridgegate”")],
    ),
    "a decree that": (
        "The ministry issued a decree that the schools be closed.",
        [("The ministry", "demands", "that the schools be closed")],
    ),
    "made public": (
        "The ministry made public that the dam was cracked.",
        [("The ministry", "asserts", "that the dam was cracked")],
    ),
    "a plea with somebody, and for what": (
        "The mayor pleaded with them to open the road.",
        [("The mayor", "demands", "them to open the road")],
    ),
    "a stand taken": (
        "The government disapproves of the protests in Tbilisi.",
        [("The government", "opposes", "the protests in Tbilisi")],
    ),
    "somebody unnamed": (
        "An anonymous individual claimed that the dam was cracked.",
        [("An anonymous individual", "asserts", "that the dam was cracked")],
    ),
    "somebody accused by prosecutors, in a phrase": (
        "The man accused by prosecutors of theft was held.",
        [("prosecutors", "accuses", "The man … of theft")],
    ),
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
    "a call for help": "He then called 911.",
    "a call home": "The boy called his mother the next morning.",
    "a call by name": "The senator called Ana Petrović on Monday.",
    "a call to a place": "The officer was called to the scene.",
    "a name mentioned": "The mayor mentioned Ana Petrović.",
    "a name mentioned so many times": "The senator mentioned Oslo five times.",
    "a plea for nothing named": "The mayor pleaded with them.",
    "a vote on a judge": "The House confirmed the nomination of Ana Petrović.",
    "a thing that details": "A database detailing the aircraft was sold.",
    "a law that forbids": "Swiss law forbids drivers to stop there.",
    "which man": "The man accused of the shooting was held in Oslo.",
    "a name that nobody gives": "The phone was dubbed 'Antennagate'.",
    "a name that nobody gives, after a comma": "The bridge, dubbed the Long Walk, was shut.",
    "a charge by nobody": "The driver was charged with murder.",
    "this, of what somebody has said already": "He was hurt. This was forgotten by the mayor.",
    "what is made, with a clause": "The mayor read the claim the firm had made.",
    "nobody responsible": "No group has claimed responsibility.",
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
