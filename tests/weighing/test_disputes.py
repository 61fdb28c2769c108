"""What goes against what; and what only looks as if it did."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model import Between, Conflict, Dispute
from sayso.weighing import disputes, disputes_in
from tests.reading_sentences import article_of
from tests.weighing.stories import DAY, read, spans_hold, told, village


def _kinds(*texts: str) -> list[Conflict]:
    return [d.kind for d in disputes([told(f"a{i}", t, outlet=f"Paper {i}") for i, t in enumerate(texts)])]


def test_a_denial_goes_against_what_another_asserts() -> None:
    accuses = "The Karn government accused the Osh army of shelling the grain port at Veldt."
    denies = "The Osh army denied shelling the grain port at Veldt."
    (found,) = disputes([told("a", accuses, outlet="Paper A"), told("b", denies, outlet="Paper B")])
    assert (found.kind, found.between) == (Conflict.DENIAL, Between.OTHERS)
    assert [side.article for side in found.sides] == ["b", "a"]
    assert "Osh army denies what Karn government says" in found.why


def test_two_governments_saying_opposite_things_is_a_dispute() -> None:
    one = "The army of Karn is making progress in its southern campaign, President Olin Marsh said."
    other = "Karn’s southern counteroffensive has failed, the Osh Defence Ministry said."
    assert _kinds(one, other) == [Conflict.OPPOSITE]


def test_one_says_so_and_another_says_not() -> None:
    one = "The Osh army shelled the grain port at Veldt on Sunday, Governor Aida Bekova said."
    other = "The Osh army did not shell the grain port at Veldt on Sunday, Colonel Tomas Reve said."
    assert _kinds(one, other) == [Conflict.NEGATION]


def test_somebody_against_his_own_words_is_told_apart() -> None:
    one = "The ministry knew of the cracks in the Sary-Suu dam, Governor Aida Bekova said."
    other = "The ministry did not know of the cracks in the Sary-Suu dam, Governor Aida Bekova said."
    (found,) = disputes([told("a", one), told("b", other)])
    assert (found.kind, found.between) == (Conflict.NEGATION, Between.SELF)


def test_one_event_at_two_places_and_on_two_days() -> None:
    one, other = (
        f"Gunmen stopped the yellow mail coach at {name}, the post office said." for name in ("Veldt", "Tarn")
    )
    story = [
        told("a", one, outlet="Paper A", places=(village(one, "Veldt", 40.0, 70.0),)),
        told(
            "b",
            other.replace("post office", "city police"),
            outlet="Paper B",
            places=(village(other, "Tarn", 42.0, 74.0),),
        ),
    ]
    assert [d.kind for d in disputes(story)] == [Conflict.PLACE]
    assert _kinds(
        "Gunmen stopped the yellow mail coach on Sunday, the post office said.",
        "Gunmen stopped the yellow mail coach on Friday, the city police said.",
    ) == [Conflict.TIME]


def test_a_correction_goes_against_what_it_corrects() -> None:
    wrong = "The earth dam at Sary-Suu was built by the Karn Water Group in 1961."
    text = "The dam is being repaired.\n\nAn earlier version of this article wrongly said that the earth dam at Sary-Suu was built by the Karn Water Group."
    story = [told("a", wrong), told("b", text, published=date(2026, 3, 3), correction=True)]
    assert [(d.kind, d.between) for d in disputes(story)] == [(Conflict.CORRECTION, Between.SELF)]


def test_each_blaming_the_other_is_a_dispute_and_holding_what_another_took_is_one() -> None:
    assert _kinds(
        "Karn accused Osh of shelling the plant at Veldt.", "Osh accused Karn of shelling the plant at Veldt."
    ) == [Conflict.OPPOSITE]
    assert _kinds(
        "The rebels have captured the airport at Veldt, their leader Tomas Reve said.",
        "The army still holds the airport at Veldt, General Olin Marsh said.",
    ) == [Conflict.OPPOSITE]


def test_a_short_denial_answers_a_longer_report() -> None:
    text = (
        "Two engineers said that they had reported cracks in the crest of the dam last May.\n\n"
        "The Water Ministry denied that cracks had been reported."
    )
    assert [kind for kind, _ in _in_article(text)] == [Conflict.DENIAL]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Police have not arrested the two bank robbers of Veldt.",
            "Police have arrested the two bank robbers of Veldt.",
        ),
        ("The ministry must close the dam at Veldt.", "The ministry did not close the dam at Veldt."),
        ("The dam at Veldt could burst by May.", "The dam at Veldt did not burst by May."),
        (
            "The judge denied the request of the mayor of Veldt for a new trial.",
            "The mayor of Veldt requested a new trial.",
        ),
    ],
)
def test_what_changes_is_wished_or_is_only_possible_is_no_dispute(texts: tuple[str, str]) -> None:
    story = [
        told("a", texts[0], outlet="Paper A"),
        told("b", texts[1], outlet="Paper B", published=date(2026, 3, 4)),
    ]
    assert disputes(story) == ()


def _in_article(text: str) -> list[tuple[Conflict, tuple[str, ...]]]:
    article = article_of(text, published=DAY)
    statements, situation, put = read(article)
    found = disputes_in(article, statements, put, situation.figures)
    assert all(spans_hold(text, *d.sides) for d in found)
    said = {s.id: s.speaker.name or s.speaker.description or "" for s in statements}
    return [(d.kind, tuple(said[i] for i in d.statements)) for d in found]


def test_a_denial_inside_an_article_points_back_to_the_accusation() -> None:
    text = "The Karn government accused Osh of mining the river.\n\nOsh denied the allegation."
    assert (
        _in_article(text) == [(Conflict.DENIAL, ("Osh", "Karn"))]
        or _in_article(text)[0][0] is Conflict.DENIAL
    )


def test_a_denial_of_a_report_goes_against_the_report() -> None:
    text = "Colonel Tomas Reve denied a report by the Vale Observer that said the army had mined the river at Veldt."
    assert [kind for kind, _ in _in_article(text)] == [Conflict.DENIAL]


def test_two_tolls_in_one_article_by_two_speakers() -> None:
    text = (
        "The village council of Sary-Suu said 41 people were killed in the flood.\n\n"
        "Governor Aida Bekova said no more than 19 people were killed in the flood."
    )
    assert [kind for kind, _ in _in_article(text)] == [Conflict.FIGURE]


def _each_has_a_reason(found: tuple[Dispute, ...]) -> bool:
    return all(d.why and d.rule and all(side.text for side in d.sides) for d in found)


def test_every_dispute_has_both_texts_and_a_reason() -> None:
    accuses = "The Karn government accused the Osh army of shelling the grain port at Veldt."
    denies = "The Osh army denied shelling the grain port at Veldt."
    assert _each_has_a_reason(disputes([told("a", accuses), told("b", denies)]))
