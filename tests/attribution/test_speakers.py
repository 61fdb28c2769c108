"""The actor behind a source: a name, a title, a pronoun, an office, a document; or the source's own words."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model import Grade
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
    "an acronym that the article does not explain": (
        "The United Nations met in Geneva. The UN said the road was shut.",
        "United Nations", "organization",
    ),
    "an acronym that is also a pronoun": (
        "The World Health Organization (WHO) met. According to the WHO’s report, the road was shut.",
        "World Health Organization", "organization",
    ),
    "an office by its role": (
        "Samuel Okoro is the mayor of Oslo. Ana Petrović left. The mayor said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "an office told in a clause": (
        "Samuel Okoro, who is the mayor of Oslo, arrived. The mayor said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "another office of the same word": (
        "Transport secretary Samuel Okoro met health secretary Ana Petrović. The transport secretary said it was shut.",
        "Samuel Okoro", "person",
    ),
    "the president of another country": (
        "President Samuel Okoro called from Oslo. The Russian president said the road was shut.",
        "Russian president", "person",
    ),
    "a deputy is not the mayor": (
        "Deputy Mayor Samuel Okoro left Oslo. The mayor said the road was shut.",
        "mayor", "person",
    ),
    "a headline looks ahead": (
        "Australian woman says road was shut\nMaria Petrović, an Australian woman, left on Monday.",
        "Maria Petrović", "person",
    ),
    "the company is the chipmaker": (
        "Karn Micro, a chipmaker, met on Monday. The company said the road was shut.",
        "Karn Micro", "organization",
    ),
    "the network is the broadcaster": (
        "The broadcaster Karn One met on Monday. The network said the road was shut.",
        "Karn One", "organization",
    ),
    "the site is named beside it": ("One news site, Karn.com, said the road was shut.", "Karn.com", "organization"),
    "a service by part of its name": (
        "The North Karn Fire and Rescue Service came. The fire service said the road was shut.",
        "North Karn Fire and Rescue Service", "government",
    ),
    "two who speak together": (
        "Samuel Okoro and Ana Petrović said the road was shut.",
        "Samuel Okoro and Ana Petrović", "group",
    ),
    "the duchess is not the duke": (
        "Prince Daniel Hart is the duchess of the play. The duchess said the road was shut.",
        "duchess", "person",
    ),
    "a title cut short": (
        "Sen. Samuel Okoro left Oslo. The senator said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "an office before a Jr.": (
        "Vice President Samuel R. Okoro Jr. left Oslo. The vice president said the road was shut.",
        "Samuel R. Okoro", "person",
    ),
    "one who is two things": ("The founder and head, Ana Petrović, said the road was shut.", "Ana Petrović", "person"),
    "an aide is not whose aide it is": (
        "Samuel Okoro left Oslo. One Okoro aide said the road was shut.",
        "One Okoro aide", "unnamed",
    ),
    "Mrs. is not Mr.": (
        "Daniel Hart and Emily Hart came to Oslo. Mrs. Hart said the road was shut.",
        "Emily Hart", "person",
    ),
    "a name is given without its aside": (
        "Airfleets, a database of old planes, states that the road was shut.",
        "Airfleets", "group",
    ),
    "a poll is not of those asked": (
        "A Karn Courier poll of farmers said that the road was shut.",
        "Karn Courier", "organization",
    ),
    "a document of several": (
        "A study by Samuel Okoro and Ana Petrović said that the dam was cracked.",
        "Samuel Okoro and Ana Petrović", "group",
    ),
    "who belongs to the people and not to the country": (
        "The plan was echoed by farmers across the country, who said the road was shut.",
        "farmers across the country", "group",
    ),
    "a name after an office somewhere": (
        "The road was shut, said chief investment officer at Solaris Asset Management, Tim Ghriskey.",
        "Tim Ghriskey", "person",
    ),
    "it is the body that a sentence since is about": (
        "The ministry said the road was shut. The Karn Treasury published a plan. It said that the dam was sound.",
        "Karn Treasury", "government",
    ),
    "a name after a trade in capitals": (
        "Karn State Trooper Samuel Okoro said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "a name after the office and the body": (
        "Hong Kong director of Amnesty International Man-kei Lam said the road was shut.",
        "Man-kei Lam", "person",
    ),
    "a pseudonym": ("“It is shut,” said a protester using the pseudonym Katya.", "Katya", "person"),
    "a name somebody gave": ("“It is shut,” said a driver who gave his name as Katya.", "Katya", "person"),
    "no more than a first name": ("“It is shut,” said a driver, named only as Katya.", "Katya", "person"),
    "whom somebody named is not the one": (
        "“It is shut,” said a woman who named Okoro as the thief.",
        "woman", "unnamed",
    ),
    "a role in capitals": ("An EMT told reporters the road was shut.", "EMT", "unnamed"),
    "a role cut short to capitals": (
        "The prime minister, Samuel Okoro, left. The PM said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "an office of a place, its holder named after": (
        "Chelm's governor said the road was shut.\nRegional governor Boris Dubrov left on Monday.",
        "Boris Dubrov", "person",
    ),
    "an office of another place": (
        "Oslo's mayor said the road was shut. Samuel Okoro, the mayor of Bergen, left.",
        "Oslo's mayor", "person",
    ),
    "whose lawyer it is": (
        "Samuel Okoro, an attorney for Hamid, arrived. Hamid's attorney said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "the head of state": (
        "President Samuel Okoro left Nairobi. The Head of State said the road was shut.",
        "Samuel Okoro", "person",
    ),
    "the president of a union is no head of state": (
        "Samuel Okoro, the president of the farmers’ union, left. The Head of State said the road was shut.",
        "Head of State", "person",
    ),
    "a president who is named after": (
        "“It is shut,” said the President on Monday.\nPresident Samuel Okoro left Oslo.",
        "Samuel Okoro", "person",
    ),
    "a summary of a decision": (
        "A summary of the decision of the High Court of Kenya said the road was shut.",
        "High Court of Kenya", "government",
    ),
    "a summary of nobody's report": (
        "The summary of the report said the road was shut.",
        "summary of the report", "unnamed",
    ),
    "an opinion of the court": (
        "The High Court of Karn met on Monday. The opinion of the court said the road was shut.",
        "High Court of Karn", "government",
    ),
    "a statement from the king": (
        "King Maha Rajan left Bangkok. A statement from the king said the road was shut.",
        "Maha Rajan", "person",
    ),
    "a hotel's website": (
        "The Hotel Karn Palace is in Oslo. The hotel's website said the road was shut.",
        "Hotel Karn Palace", "organization",
    ),
    "the church": (
        "The Church of Scotland met on Monday. The Church said the road was shut.",
        "Church of Scotland", "organization",
    ),
    "an account is no state": (
        "Road shut until Friday. — Everything Georgia (@GAFriends) March 24, 2017",
        "Everything Georgia", "organization",
    ),
    "an account that is a place's name": (
        "Road shut until Friday. — Georgia (@gastate) March 24, 2017",
        "Georgia", "organization",
    ),
    "an account of a station": (
        "Road shut until Friday. — KRCB-TV Channel 3 (@KRCB) March 24, 2017",
        "KRCB-TV Channel 3", "organization",
    ),
    "an account of somebody named here": (
        "The Karn Police met. Ana Petrović left.\nRoad shut until Friday. — Ana Petrović (@anap) March 24, 2017",
        "Ana Petrović", "person",
    ),
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


def test_a_quotation_s_own_names_are_not_its_speaker() -> None:
    text = "Samuel Okoro left Oslo.\n“Daniel Hart is not going to win,” he said."
    assert statements_in(text)[-1].speaker.name == "Samuel Okoro"


def test_they_are_the_people_a_clause_is_about_and_not_the_bill() -> None:
    text = "Farmers’ demands include the end of the bill. They said the road was shut."
    assert statements_in(text)[-1].speaker.name == "Farmers"


def test_a_pronoun_teaches_what_a_name_does_not_tell() -> None:
    text = "Kesi Okoro met Temi Hart in Oslo.\nOkoro spoke. “It is shut,” she said.\nHart sat with Okoro. He said it was open."
    assert statements_in(text)[-1].speaker.name == "Temi Hart"


HE = {
    "he is not the one he asked": ("Karim Hamid left. Daniel Hart came. He told Hart that the road was shut.", "Karim Hamid"),
    "he is nobody where the other party is the only one": (
        "Karim Hamid left Oslo. He told Hamid that the road was shut.", None,
    ),
    "whom a quotation names may be the one": (
        "Samuel Okoro left Oslo. He said there is a good man “but it is not Samuel Okoro”.", "Samuel Okoro",
    ),
    "he goes on with the one described": (
        "Karim Hamid was buried.\nAn EMT told police that the road was shut. He said he asked Hamid what happened.",
        "EMT",
    ),
    "the one for whom it was": (
        "For Kevin Allard, an instructor, Warhol was a legend. He said the road was shut.", "Kevin Allard",
    ),
    "a newcomer without a name": (
        "Samuel Okoro said the bridge was shut.\nA relative of Daniel Hart wept. “The road was shut,” he said.",
        "relative of Daniel Hart",
    ),
    "a video is nobody": (
        "Samuel Okoro said the bridge was shut.\nA video of the road came out. He said it was open.", "Samuel Okoro",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HE)
def test_he_is_the_one_the_sentence_allows(case: str) -> None:
    text, name = HE[case]
    speaker = statements_in(text)[-1].speaker
    assert speaker.name == name
    assert speaker.grade is not Grade.CERTAIN or "video" in case or "quotation" in case


@pytest.mark.parametrize(
    "who",
    [
        "neighbor", "neighbour", "resident", "customer", "passerby", "bystander", "survivor", "relative",
        "family member", "shopper", "tourist", "teenager",
    ],
)  # fmt: skip
def test_somebody_who_would_not_be_named_is_gone_on_with(who: str) -> None:
    text = f"Samuel Okoro left.\nA {who} who didn't want to be named described the chaos. “It was loud,” he said."
    assert statements_in(text)[-1].speaker.name == who


GRADES = {
    "a name": ("Samuel Okoro said the road was shut.", Grade.CERTAIN),
    "officials": ("Officials said the road was shut.", Grade.CERTAIN),
    "a pronoun with one it can mean": ("Samuel Okoro left Oslo. He said the road was shut.", Grade.CERTAIN),
    "a pronoun with two it can mean": (
        "Samuel Okoro left Oslo. Daniel Hart came. He said the road was shut.",
        Grade.LIKELY,
    ),
    "a last name that two bear": (
        "Daniel Hart and Emily Hart came to Oslo. Hart said the road was shut.",
        Grade.LIKELY,
    ),
    "a pronoun beside another name in its sentence": (
        "“It is shut,” Samuel Okoro said. When we spoke to Daniel Hart on Monday he said it was open.",
        Grade.LIKELY,
    ),
    "a pronoun after a name that nothing is said of": (
        "The road of Daniel Hart was shut. He said it was open.",
        Grade.LIKELY,
    ),
    "a company of two that are named": (
        "Karn Micro, a chipmaker, met on Monday. The Oslo Times came. The company said the road was shut.",
        Grade.LIKELY,
    ),
    "an office that somebody may hold": (
        "Samuel Okoro left Oslo. The minister said the road was shut.",
        Grade.LIKELY,
    ),
    "the only one of an office": (
        "Oslo's mayor said the road was shut. Mayor Samuel Okoro left.",
        Grade.LIKELY,
    ),
    "a thing": ("The larger figure said that the road was shut.", Grade.LIKELY),
    "a pronoun that means nobody named": ("He said the road was shut.", Grade.UNKNOWN),
    "the first person": ("We said the road was shut.", Grade.UNKNOWN),
    "no source": ("It is understood that the road was shut.", Grade.UNKNOWN),
}


@pytest.mark.parametrize("case", GRADES)
def test_the_speaker_is_graded(case: str) -> None:
    text, grade = GRADES[case]
    speaker = statements_in(text)[-1].speaker
    assert speaker.grade is grade
    assert (speaker.doubt is None) is (grade is Grade.CERTAIN)


def test_a_last_name_that_an_outlet_bears_is_a_doubt() -> None:
    text = "Michael Bloomberg left the town. Bloomberg estimates that the bridge costs a million."
    assert [s.speaker.grade.value for s in statements_in(text)] == ["likely"]


def test_a_name_spelt_a_letter_apart_is_likely_the_same() -> None:
    text = "Kathryn Waters opened the show. “I think everybody knows his name,” Water said."
    assert [(s.speaker.name, s.speaker.grade.value) for s in statements_in(text)] == [
        ("Kathryn Waters", "likely")
    ]
