"""Who is named: one actor for all the mentions of it, under the fullest name the article gives."""

from __future__ import annotations

import pytest

from sayso.language import parse
from sayso.model import Actor, ActorKind
from sayso.situating.who import actors
from tests.reading_sentences import article_of


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
