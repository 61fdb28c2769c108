"""Who says the same: grouped with reasons, counted by first hands."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Claim, Likeness, OriginKind, Told
from sayso.weighing import claims, weigh
from tests.weighing.stories import spans_hold, told

POST = (
    "The earth dam above Sary-Suu village burst at dawn after three days of rain, "
    "the Emergencies Ministry said on Telegram."
)
OTHER = "The earth dam above the village of Sary-Suu collapsed at dawn, Governor Aida Bekova said."


def _claim(found: tuple[Claim, ...], words: str) -> Claim:
    return next(c for c in found if words in c.text)


def _ten() -> list[Told]:
    return [
        told(f"a{i}", POST + f"\n\nOur correspondent number {i} drove to the valley.", outlet=f"Paper {i}")
        for i in range(10)
    ]


def test_ten_outlets_that_rest_on_one_ministrys_post_are_one_origin() -> None:
    claim = _claim(claims(_ten()), "dam above Sary-Suu")
    counts = claim.support
    assert (counts.articles, counts.outlets, counts.origins, counts.unknown) == (10, 10, 1, 0)
    assert counts.hands[0].name == "Emergencies Ministry"
    assert len(counts.hands[0].articles) == 10


def test_another_speaker_in_other_words_is_a_second_origin() -> None:
    story = [*_ten(), told("b", OTHER, outlet="Valley Radio")]
    claim = _claim(claims(story), "dam above")
    assert (claim.support.articles, claim.support.origins) == (11, 2)
    reworded = next(m for m in claim.members if m.article == "b")
    assert reworded.grade is Likeness.SAME
    assert any("dam" in reason for reason in reworded.reasons)


def test_an_articles_own_words_rest_on_its_texts_origin() -> None:
    text = "The earth dam above Sary-Suu village burst at dawn after three days of rain."
    story = [
        told("a", text, outlet="Paper A", kind=OriginKind.AGENCY, origin_name="Halden Newsdesk"),
        told("b", text, outlet="Paper B", kind=OriginKind.AGENCY, origin_name="The Halden Newsdesk"),
        told("c", text, outlet="Paper C", kind=OriginKind.UNKNOWN),
        told("d", text, outlet="Paper D"),
        told("e", text, outlet="Paper E", kind=OriginKind.UNKNOWN, origin="d"),
    ]
    counts = claims(story)[0].support
    assert (counts.articles, counts.outlets, counts.origins, counts.unknown) == (5, 5, 2, 1)


def test_a_publishers_outlets_are_one() -> None:
    text = "The earth dam above Sary-Suu village burst at dawn after three days of rain."
    story = [told(f"a{i}", text, outlet=f"Vale {i}", family="Vale Press") for i in range(3)]
    counts = claims(story)[0].support
    assert (counts.articles, counts.outlets, counts.origins) == (3, 1, 1)


def test_what_is_denied_wished_or_planned_is_not_the_same() -> None:
    story = [
        told("a", "The army has closed the old bridge at Sary-Suu.", outlet="A"),
        told("b", "The army has not closed the old bridge at Sary-Suu.", outlet="B"),
        told("c", "The army must close the old bridge at Sary-Suu.", outlet="C"),
        told("d", "The army will close the old bridge at Sary-Suu.", outlet="D"),
    ]
    assert all(c.support.articles == 1 for c in claims(story))


def test_other_figures_are_not_the_same() -> None:
    story = [
        told("a", "The flood at Sary-Suu destroyed 40 wooden houses on the river bank.", outlet="A"),
        told("b", "The flood at Sary-Suu destroyed 75 wooden houses on the river bank.", outlet="B"),
    ]
    assert [m.grade for m in claims(story)[0].members] == [Likeness.SAME, Likeness.OVERLAPS]


def test_every_member_is_the_text_it_shows_and_the_order_of_articles_does_not_matter() -> None:
    story = [*_ten(), told("b", OTHER, outlet="Valley Radio")]
    found = weigh(story)
    for claim in found.claims:
        assert claim.members
        for member in claim.members:
            text = POST if member.article != "b" else OTHER
            assert member.article == "b" or not member.text.startswith("The") or spans_hold(text, member)
    assert weigh(story[::-1]) == found


def test_the_same_text_a_thousand_times_is_one_claim() -> None:
    one = told("a", POST, outlet=None)
    story = [replace(one, article=f"a{i:04}", origin="a0000") for i in range(1000)]
    found = claims(story)
    assert len(found) == 1
    assert (found[0].support.articles, found[0].support.outlets, found[0].support.origins) == (1000, 0, 1)


def test_articles_without_a_day_an_outlet_or_a_word_are_no_trouble() -> None:
    story = [
        told("a", POST, outlet=None, published=None),
        replace(told("b", "…"), propositions=(), sayings=()),
    ]
    assert claims(story)[0].support.articles == 1
    assert weigh([]).claims == ()


def test_a_statement_that_a_person_rejected_is_nobodys_claim() -> None:
    story = [replace(told("a", POST), sayings=())]
    assert claims(story) == ()


def test_a_spokesman_and_a_short_name_are_the_body_they_speak_for() -> None:
    lines = (
        "The dam at Sary-Suu was sound until the storm, the Karn Water Ministry said.",
        "The dam at Sary-Suu was sound until the storm, Water Ministry spokesman Petar Lane said.",
        "The dam at Sary-Suu was sound until the storm, the Water Ministry said.",
    )
    story = [told(f"a{i}", line, outlet=f"Paper {i}") for i, line in enumerate(lines)]
    counts = claims(story)[0].support
    assert (counts.articles, counts.origins) == (3, 1)


def test_what_is_denied_is_marked_as_denied() -> None:
    story = [
        told("a", "The Osh army denied shelling the grain port at Veldt.", outlet="A"),
        told("b", "The Osh army did not shell the grain port at Veldt, its spokesman said.", outlet="B"),
    ]
    (claim, *_) = claims(story)
    assert not claim.denied
    assert {m.article: m.denied for m in claim.members} == {"a": True, "b": False}


def test_what_an_article_says_itself_rests_on_whom_it_names_for_it() -> None:
    text = (
        "The earth dam above Sary-Suu village burst at dawn.\n\n"
        "The earth dam above Sary-Suu village burst at dawn, the Emergencies Ministry said."
    )
    (claim,) = claims([told("a", text)])
    assert [hand.name for hand in claim.support.hands] == ["Emergencies Ministry"]


def test_a_copy_without_the_speaker_rests_on_whom_the_fuller_copy_names() -> None:
    story = [
        told(
            "a",
            "The earth dam above Sary-Suu village burst at dawn, the Emergencies Ministry said.",
            outlet="A",
        ),
        told("b", "The earth dam above Sary-Suu village burst at dawn.", outlet="B", origin="a"),
        told("c", "The earth dam above Sary-Suu village burst at dawn.", outlet="C"),
    ]
    counts = claims(story)[0].support
    assert (counts.articles, counts.origins) == (3, 2)
    assert counts.hands[0].articles == ("a", "b")
