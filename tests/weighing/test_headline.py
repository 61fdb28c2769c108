"""A headline is weighed against what the article says, and every doubt shows its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.attribution import attribute
from sayso.language import parse_with_title
from sayso.model import Article, Headline, Verdict
from sayso.situating.how_many import figures
from sayso.situating.when import times
from sayso.situating.who import actors
from sayso.weighing.headline import headline
from tests.reading_sentences import article_of

DAM = (
    "A fire killed five miners at a pit near Tuzla on Monday. Inspectors are checking all the region's pits.\n\n"
    "The mine's safety chief, Emir Hadzic, was injured. The daily Karn Post reported that methane caused the fire. "
    "The cause was not known, police said.\n\n"
    "Thousands of miners gathered around the ministry in Sarajevo on Tuesday and blocked its gates. "
    "The energy minister, Lana Babic, urged them to go home. The government suspended a law on early retirement. "
    "Babic said the ministry may close two older pits.\n\n"
    "All but one of the nine unions signed an agreement. One of their four demands was met.\n\n"
    "The opposition leader, Goran Petrov, claimed that 40 miners "
    "had been dismissed; the ministry never dismissed anyone for a strike, Babic said. "
    "Petrov said the union was strong and would not give in."
)


def weighed(title: str | None, text: str = DAM) -> Headline | None:
    article: Article = replace(article_of(text), title=title)
    grammars, above = parse_with_title(article)
    named = actors(article, grammars, places=())
    statements = attribute(article, grammars, actors=named, times=times(article, grammars))
    counted = figures(article, grammars)
    return headline(article, above, grammars, statements=statements, actors=named, figures=counted)


@pytest.mark.parametrize(
    "title",
    [
        "Fire kills five miners near Tuzla",
        "Five die in Bosnian mine fire near Tuzla",
        "Methane caused mine fire, says Karn Post",
        "Miners surround ministry in Sarajevo",
        "Minister urges miners to go home",
        "Government suspends law on early retirement",
        "Fire kills five miners near Tuzla - Sarajevo Evening News",
        "Ministry may close two older pits, Babic says",
        "Petrov: union strong and will not give in",
        "Fire kills five miners near Tuzla; thousands gather in Sarajevo",
    ],
)
def test_a_true_headline_is_supported(title: str) -> None:
    found = weighed(title)
    assert found is not None
    assert (found.verdict, found.unsupported) == (Verdict.SUPPORTED, ())
    assert found.support


@pytest.mark.parametrize(
    ("title", "verdict", "words", "rule"),
    [
        ("Fire kills nine miners near Tuzla", Verdict.CONTRADICTED, "nine", "other number"),
        ("Miners storm ministry in Sarajevo", Verdict.OVERREACHES, "storm", "stronger word"),
        ("Government scraps law on early retirement", Verdict.CONTRADICTED, "scraps", "the opposite"),
        ("Methane caused deadly mine fire near Tuzla", Verdict.ATTRIBUTED_ONLY, "Methane caused", "one source"),
        ("Government meets all demands of miners", Verdict.CONTRADICTED, "all demands", "not all of it"),
        ("Saboteurs set fire that killed five miners", Verdict.OVERREACHES, "Saboteurs", "word not below"),
        ("Ministry closes two older pits", Verdict.OVERREACHES, "closes", "only possible"),
        ("Mine near Tuzla dismissed 40 miners", Verdict.ATTRIBUTED_ONLY, "40", "one source's number"),
        ("Fire kills five miners in Zenica", Verdict.OVERREACHES, "Zenica", "name not below"),
        ("Goran Petrov says ministry may close two older pits", Verdict.CONTRADICTED, "Goran Petrov", "other speaker"),
    ],
)  # fmt: skip
def test_a_kind_of_error_is_found_with_its_words(title: str, verdict: Verdict, words: str, rule: str) -> None:
    found = weighed(title)
    assert found is not None
    assert found.verdict is verdict
    assert words in " ".join(span.text for span in found.unsupported)
    assert rule in {doubt.rule for claim in found.claims for doubt in claim.doubts}


def test_a_headline_about_something_else_is_unrelated() -> None:
    found = weighed("Volcano erupts on Iceland as airlines cancel flights")
    assert found is not None
    assert found.verdict is Verdict.UNRELATED


@pytest.mark.parametrize(
    "title", ["Fire kills nine miners near Tuzla", "Methane caused mine fire near Tuzla"]
)
def test_every_word_shown_stands_where_it_says(title: str) -> None:
    found = weighed(title)
    assert found is not None
    for span in found.unsupported:
        assert title[span.start : span.end] == span.text
    below = [b for claim in found.claims for doubt in claim.doubts for b in doubt.below]
    for carrier in (*found.support, *below):
        assert DAM[carrier.start : carrier.end] == carrier.text


@pytest.mark.parametrize("title", [None, "…", "?!", "x" * 500])
def test_where_there_is_no_headline_to_weigh_nothing_is_said(title: str | None) -> None:
    assert weighed(title) is None


def test_a_headline_alone_is_not_weighed_against_itself() -> None:
    assert weighed("Fire kills five miners", "Fire kills five miners") is None


def test_each_clause_is_a_claim_with_its_own_verdict() -> None:
    found = weighed("Fire kills nine miners near Tuzla; government suspends law on early retirement")
    assert found is not None
    assert [(claim.words.text, claim.verdict) for claim in found.claims] == [
        ("Fire kills nine miners near Tuzla", Verdict.CONTRADICTED),
        ("government suspends law on early retirement", Verdict.SUPPORTED),
    ]
    assert all(claim.support for claim in found.claims)


def test_the_headline_in_the_text_does_not_carry_itself() -> None:
    title = "Miners storm ministry in Sarajevo"
    beside, inside = weighed(title), weighed(title, f"{title}\n\n{DAM}")
    assert beside is not None
    assert inside is not None
    assert inside.unsupported == beside.unsupported


def test_a_text_that_is_not_english_is_not_weighed() -> None:
    article = replace(article_of(DAM), title="Fire kills nine miners", language="de")
    _, above = parse_with_title(article)
    assert headline(article, above, (), statements=(), actors=(), figures=()) is None


@pytest.mark.parametrize(
    "title", ['"', "5", "A", ": :", "| |", "– –", "'' ''", "killed killed killed", "a;b;c;d", "\ud800 dead"]
)
def test_odd_headlines_harm_nothing(title: str) -> None:
    weighed(title)


QUAKE = (
    "A magnitude 6.4 earthquake struck Karn on Monday. A 5.1 magnitude aftershock on Tuesday caused a landslide "
    "near Velm.\n\nThe police revised downwards an earlier toll of 31 dead; 24 bodies were found. "
    "The doctors said that the dead were all unvaccinated.\n\n"
    "The Assembly confirmed Dana Orlo as governor, but the Senate did not.\n\n"
    "Pavel Rusk was charged with possession of a firearm. Prosecutors have not decided whether he will be charged "
    "with homicide. There was no word on charges of negligence. The storm could develop into a hurricane."
)


@pytest.mark.parametrize(
    ("title", "verdict", "rule"),
    [
        ("6.4 aftershock causes landslide near Velm", Verdict.CONTRADICTED, "other measure"),
        ("Toll in Karn quake rises to 31", Verdict.CONTRADICTED, "number taken back"),
        ("Vaccinated people among dead in Karn", Verdict.CONTRADICTED, "the contrary of it"),
        ("Senate confirmed Dana Orlo as governor", Verdict.CONTRADICTED, "another's deed"),
        ("Pavel Rusk charged with homicide", Verdict.CONTRADICTED, "other charge"),
        ("Storm to reach Karn as hurricane", Verdict.OVERREACHES, "only possibly so"),
    ],
)
def test_words_that_belong_to_something_else_do_not_carry(title: str, verdict: Verdict, rule: str) -> None:
    found = weighed(title, QUAKE)
    assert found is not None
    assert (found.verdict, rule in {d.rule for claim in found.claims for d in claim.doubts}) == (
        verdict,
        True,
    )


@pytest.mark.parametrize(
    "title",
    [
        "5.1 aftershock causes landslide near Velm",
        "Assembly confirmed Dana Orlo as governor",
        "Pavel Rusk charged with possession of firearm",
    ],
)
def test_words_that_belong_together_carry(title: str) -> None:
    found = weighed(title, QUAKE)
    assert found is not None
    assert found.verdict is Verdict.SUPPORTED


NOTE = "Two girls were wounded by a gun that lay on a shelf in Karn Street. Ivo Lasek is charged with negligence."

TRIAL = (
    "One of the suspects in the Velm harbour shooting pled guilty in a hearing on Thursday morning\n\n"
    "Ivo Lasek was taken into custody near the harbour in May, the report of the sheriff’s office states. "
    "He shot four members of his family, and then turned the gun on himself, police said. "
    "The couple's two daughters died in hospital. Lasek was treated for his wounds in Karn.\n\n"
    "The investigation began when police received a call needing help with an officer involved shooting at the harbour after a theft. "
    "A sentence of six years was agreed with the gang's lawyers."
)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Charges are filed in accidental wounding of girls", NOTE),
        ("Ivo Lasek arrested over shooting near harbour", TRIAL),
        ("Lasek shot parents and two sisters", TRIAL),
        ("Suspect in Velm harbour shooting pleads guilty", TRIAL),
        ("Suspect in Velm County harbour shooting pleads guilty", TRIAL),
        ("Update to the Officer Involved Shooting and Theft Investigation", TRIAL),
        ("Daughters die after shooting at harbourDaughters die after shooting at HarbourVelm", TRIAL),
    ],
)
def test_the_same_in_other_words_is_supported(title: str, text: str) -> None:
    found = weighed(title, text)
    assert found is not None
    assert (found.verdict, found.unsupported) == (Verdict.SUPPORTED, ())


def test_a_report_of_an_authority_is_not_hearsay() -> None:
    text = (
        "Velm burned for two days.\n\nThree barns were destroyed, according to a Karn Fire Brigade’s report."
    )
    found = weighed("Three barns destroyed in Velm fire", text)
    assert found is not None
    assert found.verdict is Verdict.SUPPORTED


def test_a_first_line_that_tells_in_a_sentence_is_the_articles() -> None:
    found = weighed("Suspect in Velm harbour shooting pleads guilty", TRIAL)
    assert found is not None
    assert found.support[0].start == 0


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Four barns burned in Velm",
            "Police are investigating after they say four barns burned in Velm on Monday.",
        ),
        (
            "Velm marshals indicted over fire",
            "Two Velm marshals have been indicted by a grand jury over the fire. The marshals left the hall on Monday.",
        ),
    ],
)
def test_what_a_jury_does_and_they_say_is_no_one_sources_claim(title: str, text: str) -> None:
    found = weighed(title, text)
    assert found is not None
    assert found.verdict is Verdict.SUPPORTED


def test_that_somebody_is_charged_is_an_act_and_no_claim() -> None:
    text = "Police have charged Ivo Lasek with manslaughter, they claimed on Monday. A toddler of his had died in Velm."
    found = weighed("Velm father faces manslaughter charge after toddler dies", text)
    assert found is not None
    assert found.verdict is not Verdict.ATTRIBUTED_ONLY


def test_an_age_is_nobodys_claim() -> None:
    text = "Dana Orlo, a singer, has died. She was 34, her label Karn Records claimed in a post."
    found = weighed("Dana Orlo dies aged 34", text)
    assert found is not None
    assert found.verdict is Verdict.SUPPORTED


def test_a_note_about_others_is_unrelated() -> None:
    found = weighed("Mayor of Zenica opens bridge to Tuzla", NOTE)
    assert found is not None
    assert found.verdict is Verdict.UNRELATED
