"""Places: one sense an article, unknown stays unknown, distances are checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.language import parse
from sayso.model import Article, Distance, Place
from sayso.situating.gazetteer import Gazetteer
from sayso.situating.where import distances, places

Make = Callable[..., Article]


def found_in(article: Article, gazetteer: Gazetteer) -> tuple[Place, ...]:
    return places(article, parse(article), gazetteer=gazetteer)


def claims_in(article: Article, gazetteer: Gazetteer) -> tuple[Distance, ...]:
    grammars = parse(article)
    return distances(article, grammars, places(article, grammars, gazetteer=gazetteer))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A fire broke out in Paris, Texas, on Friday.", "Paris", "US"),
        ("A fire broke out in Paris. The French capital is in mourning; all of France is.", "Paris", "FR"),
        ("A fire broke out in London, Ontario, on Friday.", "London", "CA"),
        ("Trains from Dallas and Austin to Paris stood still across Texas.", "Paris", "US"),
        ("Rain fell on Atlanta and Savannah; the rest of Georgia stayed dry.", "Georgia", "US"),
        ("Rain fell on Tbilisi and Batumi; the rest of Georgia stayed dry.", "Georgia", "GE"),
    ],
)
def test_a_name_means_the_place_that_the_article_speaks_of(
    article_of: Make, gazetteer: Gazetteer, text: str, name: str, country: str
) -> None:
    found = [p for p in found_in(article_of(text), gazetteer) if p.text == name]
    assert {p.country for p in found} == {country}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Joe Biden flew from Washington to Geneva for talks, the Kremlin said.", "Geneva", "CH"),
        ("The mayor of Geneva, Illinois, flew to Washington.", "Geneva", "US"),
        ("Rain fell on Chicago, Aurora and Geneva; the rest of Illinois stayed dry.", "Geneva", "US"),
        ("Police in Elko, Jamaica, arrested two men.", "Elko", None),
        ("ELKO, Jamaica – Police arrested two men.", "ELKO", None),
        ("A fire broke out in Oslo, Norway, on Friday.", "Oslo", "NO"),
    ],
)
def test_a_world_known_city_is_not_lost_to_a_namesake_unless_the_text_says_so(
    article_of: Make, gazetteer: Gazetteer, text: str, name: str, country: str | None
) -> None:
    assert {p.country for p in found_in(article_of(text), gazetteer) if p.text == name} == {country}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Volodymyr Zelensky spoke in Kyiv. Volodymyr was tired.", ["Kyiv"]),
        ("Mayor Dennis Buckley spoke in Riga. Buckley said the road was shut.", ["Riga"]),
        ("A fire broke out on Northwest 29th Terrace in Miami.", ["Miami"]),
        ("A fire broke out in the 600 block of South Aberdeen in Riga.", ["Riga"]),
        ("A man was hurt near South Church Street in Riga.", ["Riga"]),
        ("They met in the Normandy format. The Minsk agreements failed in Riga.", ["Riga"]),
        ("Father Roe said Mass in Boston.", ["Boston"]),
        ("Paris Hilton sang in Paris.", ["Paris"]),
        ("Volodymyr Okorenko called from Kyiv.", ["Kyiv"]),
        ("Kyiv Mayor Ivan Karn spoke. Kyiv was calm.", ["Kyiv", "Kyiv"]),
    ],
)
def test_a_name_lent_to_a_person_a_street_or_a_treaty_is_no_place(
    article_of: Make, gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [p.text for p in found_in(article_of(text), gazetteer)] == names


@pytest.mark.parametrize("name", ["Kherson", "Crimea", "Mykolaiv", "Kyiv", "Donbas"])
def test_the_model_is_corrected_where_a_known_place_stands(
    article_of: Make, gazetteer: Gazetteer, name: str
) -> None:
    article = article_of(f"Several convoys were on the road to {name} yesterday. Smoke rose near {name}.")
    assert {p.text for p in found_in(article, gazetteer)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton sang.",
        "The Bank of England kept its rate.",
        "She studied at the University of Oxford.",
        "Russian and Ukrainian diplomats spoke.",
        "He may reach his goal.",
    ],
)
def test_a_person_an_organisation_or_a_people_is_no_place(
    article_of: Make, gazetteer: Gazetteer, text: str
) -> None:
    assert found_in(article_of(text), gazetteer) == ()


def test_an_unknown_village_has_no_point_and_no_look_alike(article_of: Make, gazetteer: Gazetteer) -> None:
    article = article_of("Shells fell on Quorvath, Ukraine, on Friday.")
    village = next(p for p in found_in(article, gazetteer) if p.text == "Quorvath")
    assert (village.lat, village.lon, village.country, village.candidates) == (None, None, None, 0)


def test_every_place_covers_its_own_words_and_says_why(article_of: Make, gazetteer: Gazetteer) -> None:
    article = article_of(
        "In northern Mali’s desert, near Timbuktu, and in the Kharkiv region, it was hot in July."
    )
    found = found_in(article, gazetteer)
    assert [p.text for p in found] == ["Mali", "Timbuktu", "Kharkiv region"]
    assert all(article.text[p.start : p.end] == p.text and p.rule for p in found)


def test_the_end_of_an_outlets_address_tells_its_country(article_of: Make, gazetteer: Gazetteer) -> None:
    text = "Firemen were called to a barn near Richmond on Friday."
    abroad = found_in(article_of(text, url="https://news.example.co.uk/1"), gazetteer)
    assert {p.country for p in abroad} <= {"GB", "US"}


def test_a_claimed_distance_stands_beside_the_measured_one(article_of: Make, gazetteer: Gazetteer) -> None:
    (claim,) = claims_in(article_of("The ferry left Mykolaiv, 80 miles from Kherson, at dawn."), gazetteer)
    assert claim.text == "80 miles from Kherson"
    assert round(claim.claimed_km) == 129
    assert 55 < claim.measured_km < 65
    assert "the text says 129 km" in claim.why


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left Blahodativkove, 80 miles from Kherson, at dawn.",
        "He lives 80 miles from Kherson.",
        "The ferry left Mykolaiv for Kherson.",
        "Ukraine lies 800 miles from Vienna.",
    ],
)
def test_a_distance_is_silent_unless_both_places_are_points(
    article_of: Make, gazetteer: Gazetteer, text: str
) -> None:
    assert claims_in(article_of(text), gazetteer) == ()


def test_a_state_is_not_lost_to_a_hamlet_of_its_name_in_another_state(
    article_of: Make, gazetteer: Gazetteer
) -> None:
    article = article_of("A couple who marry in Albany, N.Y., and move to Alabama are treated the same.")
    found = {p.text: p.kind for p in places(article, parse(article), gazetteer=gazetteer)}
    assert found["Alabama"] == "region"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Torrington firefighters put it out.", ["Torrington"]),
        ("A Rolling Meadows man was arrested.", ["Rolling Meadows"]),
        ("The Laconia Police Department searched for him.", ["Laconia"]),
        ("The Otter Tail County Sheriff's Office closed the road.", ["Otter Tail County"]),
        ("Snow fell on Becker, Clay and Otter Tail counties.", ["Becker", "Clay", "Otter Tail"]),
        ("Shells fell on the villages of Quorvath and Zelmi at dawn.", ["Quorvath", "Zelmi"]),
        ("The Bank of England and the Boston Globe wrote to the Russian Foreign Ministry.", []),
        ("The UN Security Council met.", []),
        ("Liverpool beat Arsenal.", []),
        ("KHERSON, Ukraine — Officials told of a flood.", ["KHERSON", "Ukraine"]),
        ("Moscow said it would stay. Ukraine accused Russia of lying.", ["Russia"]),
    ],
)
def test_a_body_or_people_that_belong_to_a_place_name_it(
    article_of: Make, gazetteer: Gazetteer, text: str, names: list[str]
) -> None:
    assert [p.text for p in found_in(article_of(text), gazetteer)] == names


def test_counties_of_a_list_are_counties_of_one_state(article_of: Make, gazetteer: Gazetteer) -> None:
    found = found_in(article_of("Snow fell on Becker, Clay and Otter Tail counties in Minnesota."), gazetteer)
    assert {(p.kind, p.country) for p in found[:3]} == {("county", "US")}
    assert all(p.lat is not None and 46 < p.lat < 48 for p in found[:3])


@pytest.mark.parametrize("text", ["The West Nile virus came back.", "Marburg haemorrhagic fever kills."])
def test_a_name_lent_to_a_disease_is_no_settlement(article_of: Make, gazetteer: Gazetteer, text: str) -> None:
    assert not [p for p in found_in(article_of(text), gazetteer) if p.kind == "settlement"]


def test_an_unknown_place_is_told_with_the_places_beside_it(article_of: Make, gazetteer: Gazetteer) -> None:
    article = article_of("Shells fell on the village of Quorvath, between Kherson and Mykolaiv, on Friday.")
    village = next(p for p in found_in(article, gazetteer) if p.text == "Quorvath")
    assert village.lat is None
    assert village.doubt == "not in the gazetteer; named beside Kherson and Mykolaiv"


def test_a_choice_between_namesakes_without_a_clue_names_the_other(
    article_of: Make, gazetteer: Gazetteer
) -> None:
    (place,) = found_in(article_of("A fire broke out in Springfield on Friday."), gazetteer)
    assert place.doubt is not None
    assert "Springfield (settlement in" in place.doubt


def test_a_choice_that_the_article_settles_has_no_doubt(article_of: Make, gazetteer: Gazetteer) -> None:
    article = article_of("A fire broke out in Springfield, Illinois. Firemen came from Decatur and Peoria.")
    assert [p.doubt for p in found_in(article, gazetteer)] == [None] * 4


def test_two_places_of_one_name_are_told_apart_where_the_text_does(
    article_of: Make, gazetteer: Gazetteer
) -> None:
    article = article_of("Police in Moscow, Idaho, met colleagues from Moscow, Russia, on Friday.")
    assert [p.country for p in found_in(article, gazetteer) if p.text == "Moscow"] == ["US", "RU"]


def test_words_of_local_news_tell_the_country(article_of: Make, gazetteer: Gazetteer) -> None:
    text = (
        "A man of Lancaster was fined by magistrates; the councillor welcomed it. He will go to crown court."
    )
    (lancaster,) = (p for p in found_in(article_of(text), gazetteer) if p.text == "Lancaster")
    assert lancaster.country == "GB"
