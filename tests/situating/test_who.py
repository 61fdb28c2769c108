"""Who is named: one actor for all the mentions of it, under the fullest name the article gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.language import parse
from sayso.model import Actor, ActorKind, Place, Role
from sayso.situating.who import actors
from tests.reading_sentences import article_of, statements_in


def _named(text: str) -> dict[str, Actor]:
    article = article_of(text)
    return {actor.name: actor for actor in actors(article, parse(article), places=())}


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Samuel Okoro arrived. Okoro spoke. Mr Okoro left.", "Samuel Okoro", 3),
        ("Okoro spoke. Samuel Okoro left.", "Samuel Okoro", 2),
        ("The World Health Organization (WHO) met. The WHO left.", "World Health Organization", 3),
        ("Wrestling promotion World Ring Karn (Karn) met. Karn’s boss left.", "World Ring Karn", 3),
        ("The Karn Water Union met. The KWU left.", "Karn Water Union", 2),
        ("The Ministry of Health met. The Health Ministry left.", "Ministry of Health", 2),
        ("The Justice Department met. The Department of Justice left.", "Department of Justice", 2),
        ("Karn Micro Inc. met on Monday. Karn Micro left.", "Karn Micro", 2),
        ("Apple met. Steve Jobs spoke. Jobs welcomed everyone.", "Steve Jobs", 2),
        ("Wanda Ruiz Garcel left Oslo. Governor Ruiz spoke. Garcel left.", "Wanda Ruiz Garcel", 3),
        ("Wanda Ruiz left. Wanda Ruiz Garcel spoke. Ruiz left.", "Wanda Ruiz Garcel", 3),
        ("Juan Pérez Molina is the mayor. Pérez spoke.", "Juan Pérez Molina", 2),
        ("Former princess Ubolrat Mahidin spoke. Ubolrat left.", "Ubolrat Mahidin", 2),
        ("The Church of Scotland met. The Church left.", "Church of Scotland", 2),
        ("The Karn Foundation met. The World Bank met. The Bank left.", "World Bank", 2),
        (
            "Volodymyr Zelensky left. Mr Zelenskyy spoke. Volodymyr Zelenskiy met Okoro.",
            "Volodymyr Zelensky",
            3,
        ),
        ("Alexander Lukashenko left. Mr Lukashenka spoke.", "Alexander Lukashenko", 2),
        ("Prime Minister Viktor Orban left. Orban Viktor said the road was shut.", "Viktor Orban", 2),
        ("J. K. Okoro left. Ms. J.K. Okoro spoke.", "J. K. Okoro", 2),
        ("Daniel Okoro left. Ana Petrović met D. Okoro on Monday.", "Daniel Okoro", 2),
        ("Norway’s army left. The Norwegian army met.", "Norway’s army", 2),
        ("The Emergencies Ministry met, and the emergencies ministry left.", "Emergencies Ministry", 2),
        ("The 127th regiment left. The 127th Regiment met the 1st Army Corps.", "127th regiment", 2),
    ],
)
def test_all_mentions_belong_to_one_actor(text: str, name: str, mentions: int) -> None:
    assert len(_named(text)[name].mentions) == mentions


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Prime Minister of India Narendra Modi left on Monday.", "Narendra Modi", ActorKind.PERSON),
        (
            "Prime Minister Tuilaepa Sailele Malielegaoi left.",
            "Tuilaepa Sailele Malielegaoi",
            ActorKind.PERSON,
        ),
        ("Many were hurt, according to CNN Philippines.", "CNN Philippines", ActorKind.ORGANIZATION),
        ("The move was met with what WalesOnline called “fury”.", "WalesOnline", ActorKind.ORGANIZATION),
        ("Queen Elizabeth II left.", "Elizabeth II", ActorKind.PERSON),
        ("Karn Hope, a charity, left Oslo.", "Karn Hope", ActorKind.ORGANIZATION),
        (
            "The International Olympic Committee left.",
            "International Olympic Committee",
            ActorKind.ORGANIZATION,
        ),
        ("“It is shut,” Angel Colon, 26, told reporters.", "Angel Colon", ActorKind.PERSON),
        (
            "The High Court of England and Wales met.",
            "High Court of England and Wales",
            ActorKind.GOVERNMENT,
        ),
        (
            "The Ministry of Labour and Social Affairs met.",
            "Ministry of Labour and Social Affairs",
            ActorKind.GOVERNMENT,
        ),
        ("(KNP) — Yesterday, Eliud Kiprono from Kenya won the race.", "Eliud Kiprono", ActorKind.PERSON),
        ("EMT Daniel Hart left.", "Daniel Hart", ActorKind.PERSON),
        ("Daniel Okoro left. The Okoros spoke.", "Okoros", ActorKind.GROUP),
    ],
)
def test_a_name_is_whole_and_of_the_right_kind(text: str, name: str, kind: ActorKind) -> None:
    assert _named(text)[name].kind is kind


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Samuel Okoro, the mayor of Oslo, left.", "the mayor of Oslo"),
        ("Prime Minister Samuel Okoro left.", "Prime Minister"),
        ("The prime minister, Samuel Okoro, left.", "The prime minister"),
        ("Samuel Okoro, who is the mayor of Oslo, left.", "the mayor of Oslo"),
        ("Samuel Okoro became the mayor of Oslo.", "the mayor of Oslo"),
        ("Samuel Okoro was sworn in as governor.", "governor"),
    ],
)
def test_what_somebody_is_may_be_said_in_many_ways(text: str, role: str) -> None:
    assert role in _named(text)["Samuel Okoro"].roles


def test_who_is_not_the_mayor_has_no_such_role() -> None:
    assert _named("Samuel Okoro is not the mayor of Oslo.")["Samuel Okoro"].roles == ()


def test_a_surname_that_is_also_a_town_is_the_person_named_before() -> None:
    named = _named("Mayor Dennis Buckley arrived in Oslo. Buckley said the road was shut.")
    assert named["Dennis Buckley"].kind is ActorKind.PERSON
    assert "Buckley" not in named


def test_a_place_in_the_title_does_not_tell_the_pronoun() -> None:
    actor = _named("Wayne County Prosecutor Kym Worthy said the road was shut.")
    assert next(a for name, a in actor.items() if "Worthy" in name).gender is None


def test_a_name_runs_on_over_of() -> None:
    assert "General Staff of the Armed Forces of Ukraine" in _named(
        "The General Staff of the Armed Forces of Ukraine said the road was shut."
    )


def test_an_office_of_a_country_is_no_name() -> None:
    assert not [
        name for name in _named("The President of Ukraine left Kyiv.") if name.startswith("President")
    ]


def test_a_news_agency_is_no_agency_of_the_state() -> None:
    named = _named("The Karn News Agency said the road was shut.")
    assert all(actor.kind is not ActorKind.GOVERNMENT for name, actor in named.items() if "News" in name)


def test_a_form_of_address_is_no_description() -> None:
    assert _named("Mr. Samuel Okoro said the road was shut.")["Samuel Okoro"].description is None


def test_a_body_and_the_person_named_after_it_are_two() -> None:
    named = _named("Hong Kong director of Amnesty International Man-kei Lam said the road was shut.")
    assert named["Man-kei Lam"].description == "Hong Kong director of Amnesty International"
    assert named["Amnesty International"].kind is ActorKind.ORGANIZATION


def test_a_role_in_capitals_is_no_body() -> None:
    assert not _named("The EMT said the road was shut. The DA said it was open.")


def test_two_churches_are_not_the_church() -> None:
    named = _named("The Church of Scotland met. The Catholic Church met. The Church left.")
    assert [len(actor.mentions) for actor in named.values()] == [1, 1, 1]


def test_a_house_is_not_the_white_house() -> None:
    assert len(_named("The White House met. The House left.")["White House"].mentions) == 1


def test_a_small_word_of_a_name_is_no_role() -> None:
    assert "Ana da Silva" in _named("Ana da Silva left Oslo.")


def test_a_description_holds_no_account_and_no_link() -> None:
    text = "Road shut. — Samuel Okoro, mayor @sokoro pic.twitter.com/abcde of Oslo"
    assert not [r for a in _named(text).values() for r in a.roles if "@" in r or "twitter" in r]


def test_a_headline_does_not_teach_a_second_surname() -> None:
    text = "Emily Hart Goes To Oslo\nEmily Hart left. Hart spoke."
    article = article_of(text)
    passages = (replace(article.passages[0], role=Role.HEADLINE), article.passages[1])
    article = replace(article, passages=passages)
    found = {actor.name: actor for actor in actors(article, parse(article), places=())}
    assert len(found["Emily Hart"].mentions) >= 2


def test_a_name_after_a_title_that_the_model_misses() -> None:
    line = "Police Superintendent Ronal Serpovic said the road was shut. Serpovic left."
    found = _named(line)["Ronal Serpovic"]
    assert (found.kind, len(found.mentions)) == (ActorKind.PERSON, 2)


def test_a_given_name_taken_for_a_town_is_a_persons() -> None:
    found = _named(
        "Volodymyr Okorenko called Emmanuel Hart. President of Ukraine Volodymyr Okorenko thanked him."
    )
    assert found["Volodymyr Okorenko"].kind is ActorKind.PERSON
    assert "Volodymyr" not in found


def test_two_people_are_not_joined_for_their_surname() -> None:
    named = _named("Ivan Okoro met Samuel Okoro in Oslo. Okoro said the road was shut.")
    assert [len(named[name].mentions) for name in ("Ivan Okoro", "Samuel Okoro", "Okoro")] == [1, 1, 1]


def test_a_surname_goes_on_meaning_whom_it_meant() -> None:
    named = _named("Ivan Okoro left. Okoro spoke. He met Samuel Okoro in Oslo. Okoro said the road was shut.")
    assert [len(named[name].mentions) for name in ("Ivan Okoro", "Samuel Okoro")] == [3, 1]


def test_a_library_is_not_the_house_that_it_is_of() -> None:
    named = _named("The House of Commons met. The House of Commons Library said the road was shut.")
    assert [len(actor.mentions) for actor in named.values()] == [1, 1]


def test_a_place_alone_is_no_actor() -> None:
    text = "A road in Oslo was shut, the Oslo court said on Monday. Norway denied it."
    article = article_of(text)
    oslo, norway = (text.index(word) for word in ("Oslo", "Norway"))
    spans = [(oslo, oslo + 4), (text.rindex("Oslo"), text.rindex("Oslo") + 4), (norway, norway + 6)]
    where = [
        Place.cut(
            text,
            start,
            end,
            name="x",
            lat=60.0,
            lon=10.0,
            country="NO",
            precision_km=5.0,
            candidates=1,
            kind="settlement",
            rule="made",
        )
        for start, end in spans
    ]
    assert [actor.name for actor in actors(article, parse(article), places=where)] == ["Norway"]


def test_two_given_names_in_the_other_order_are_another_name() -> None:
    named = _named("James Thomas met Thomas James on Monday.")
    assert [len(named[name].mentions) for name in ("James Thomas", "Thomas James")] == [1, 1]


def test_a_platform_on_which_something_is_written_is_no_actor() -> None:
    assert "Twitter" not in _named("Samuel Okoro wrote on Twitter that the road was shut.")
    assert "Twitter" in _named("Twitter said on Monday that the road was shut.")


def test_an_owner_may_be_a_body() -> None:
    (said,) = statements_in("The ferry’s owner, Karn Lines, denied the claim.")
    assert (said.speaker.name, said.speaker.kind) == ("Karn Lines", ActorKind.ORGANIZATION)
