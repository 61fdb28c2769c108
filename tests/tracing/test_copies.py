"""Which articles derive from one text, what they share, and which was taken from which."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import permutations

import pytest

from sayso.model import Copy, Derivation, Direction, Known
from sayso.tracing.copies import copies_of
from tests.tracing import family
from tests.tracing.family import ORIGINAL, TITLE, at, known

AGENCY = "Karn News Agency"
ORIGIN = known(1, ORIGINAL, outlet=AGENCY, published=at(8), title=TITLE)
MINISTER_FIRST = "\n\n".join((family.MINISTER, family.MAYOR, family.LEAD, family.ENGINEER))
CUT = "\n\n".join((family.LEAD, family.ENGINEER))
LAST_THIRD = "\n\n".join((family.MINISTER, family.BACKGROUND))
LED_ANEW = "\n\n".join((family.OTHER_LEAD, family.ENGINEER, family.MAYOR, family.MINISTER))
FURNISHED = (
    "Share this article\n\n"
    + family.LEAD
    + "\n\nREAD MORE\nTen ways to sleep better\n\n"
    + "\n\n".join((family.ENGINEER, family.MAYOR, family.MINISTER))
    + "\n\nWe value your privacy. We and our partners store information on a device to show you content."
)


def between(one: Known, other: Known) -> Copy | None:
    return next(iter(copies_of(one, [other])), None)


def by(text: str, *, outlet: str = "Lutz Courier", hour: int = 12) -> Known:
    return known(2, text, outlet=outlet, published=at(hour))


@pytest.mark.parametrize(
    ("text", "derivation"),
    [
        (ORIGINAL, Derivation.COPY),
        (f"{ORIGINAL}\n\nSource: Karn News Agency", Derivation.COPY),
        (CUT, Derivation.COPY),
        (LAST_THIRD, Derivation.COPY),
        (LED_ANEW, Derivation.COPY),
        (MINISTER_FIRST, Derivation.COPY),
        (family.AMERICAN, Derivation.COPY),
        (FURNISHED, Derivation.COPY),
        (f"{ORIGINAL}\n\n{family.OTHER_TEXT}", Derivation.COPY),
        (f"{family.OTHER_TEXT}\n\n{ORIGINAL}", Derivation.COPY),
        (family.REWRITE, Derivation.REWRITE),
        (f"{family.REWRITE}\n\n(KNA)", Derivation.REWRITE),
        (family.QUOTES, Derivation.QUOTES),
    ],
)
def test_what_was_made_of_a_text_is_found_and_comes_from_it(text: str, derivation: Derivation) -> None:
    copy = between(by(text), ORIGIN)
    assert copy is not None
    assert (copy.derivation, copy.direction, copy.other) == (derivation, Direction.FROM, ORIGIN.id)


@pytest.mark.parametrize("text", [family.INDEPENDENT, family.SAME_QUOTE, family.OTHER_TEXT, family.ONE_STORY])
@pytest.mark.parametrize("made", [ORIGINAL, family.REWRITE, family.QUOTES, CUT])
def test_an_article_of_its_own_is_no_copy(text: str, made: str) -> None:
    assert between(by(text), known(3, made, outlet="Vessa Post", published=at(9))) is None


def test_an_article_of_its_own_that_names_the_other_outlet_is_no_copy() -> None:
    assert between(by(f"{family.INDEPENDENT}\n\nThe {AGENCY} spoke of eleven dead."), ORIGIN) is None


def test_two_articles_that_share_a_notice_are_no_copies() -> None:
    assert between(by(family.ONE_STORY), known(3, family.OTHER_STORY, outlet="Osterby Mail")) is None


@pytest.mark.parametrize("text", [family.AMERICAN, MINISTER_FIRST, f"{family.OTHER_TEXT}\n\n{ORIGINAL}"])
def test_passages_stand_in_both_texts(text: str) -> None:
    new = by(text)
    copy = between(new, ORIGIN)
    assert copy is not None
    assert copy.passages
    for shared in copy.passages:
        assert new.article.text[shared.here.start : shared.here.end] == shared.here.text
        assert ORIGIN.article.text[shared.there.start : shared.there.end] == shared.there.text


def test_the_share_is_told_of_both() -> None:
    copy = between(by(CUT), ORIGIN)
    assert copy is not None
    assert copy.share == 1.0
    assert 0.3 < copy.share_there < 0.6


MADE = (
    known(2, f"{ORIGINAL}\n\nSource: {AGENCY}", outlet="Lutz Courier", published=at(6)),
    known(3, family.REWRITE, outlet="Vessa Post", published=at(15)),
    known(4, CUT, outlet="Osterby Mail", published=at(11)),
    known(5, family.QUOTES, outlet="The Quill", published=at(20)),
)


@pytest.mark.parametrize(("one", "other"), list(permutations((ORIGIN, *MADE), 2)))
def test_who_came_first_into_the_ledger_does_not_matter(one: Known, other: Known) -> None:
    turned = {Direction.FROM: Direction.TO, Direction.TO: Direction.FROM}
    here, there = between(one, other), between(other, one)
    if here is None or there is None:
        assert here is there
    else:
        assert there.direction is turned.get(here.direction, here.direction)
        assert (here.weight, here.share, here.share_there) == (there.weight, there.share_there, there.share)
        assert [(s.here, s.there) for s in here.passages] == [(s.there, s.here) for s in there.passages]
        assert here.evidence == there.evidence


@pytest.mark.parametrize(
    "credit",
    [
        "Source: Karn News Agency",
        "— Karn News Agency",
        "This article was originally published by Karn News Agency.",
        "(via Karn News Agency)",
        "Text: Karn News Agency",
        "© Karn News Agency. Reprinted with permission.",
    ],
)
def test_a_credit_decides_against_the_clock(credit: str) -> None:
    early = by(f"{ORIGINAL}\n\n{credit}", hour=5)
    copy = between(early, ORIGIN)
    assert copy is not None
    assert copy.direction is Direction.FROM
    (evidence,) = [e for e in copy.evidence if e.rule == "credits-the-outlet"]
    assert evidence.span is not None
    assert early.article.text[evidence.span.start : evidence.span.end] == evidence.span.text


@pytest.mark.parametrize("opening", ["(KNA) — ", "[Karn News Agency] ", "(KARN) - "])
def test_an_opening_credit_decides_as_well(opening: str) -> None:
    copy = between(by(opening + ORIGINAL, hour=5), ORIGIN)
    assert copy is not None
    assert copy.direction is Direction.FROM


def test_without_clock_or_credit_nobody_knows_which_came_first() -> None:
    copy = between(known(2, ORIGINAL, outlet="Lutz Courier"), known(3, family.AMERICAN, outlet="Vessa Post"))
    assert copy is not None
    assert copy.direction is Direction.UNKNOWN


def test_of_two_that_credit_the_same_agency_neither_is_from_the_other() -> None:
    credited = f"{ORIGINAL}\n\nSource: Northern Wire"
    copy = between(by(credited), known(3, credited, outlet="Vessa Post", published=at(9)))
    assert copy is not None
    assert copy.direction is Direction.UNKNOWN


def test_of_two_of_one_hour_the_part_is_from_the_whole() -> None:
    copy = between(by(CUT, hour=8), ORIGIN)
    assert copy is not None
    assert copy.direction is Direction.FROM


def parent_of(child: Known, *candidates: Known) -> int:
    return max(
        (c for c in copies_of(child, candidates) if c.direction is Direction.FROM), key=lambda c: c.weight
    ).other


def test_the_parent_is_the_one_that_is_credited() -> None:
    copy_of_it = known(3, ORIGINAL, outlet="Vessa Post", published=at(9))
    child = by(f"{CUT}\n\nSource: Vessa Post")
    assert parent_of(child, ORIGIN, copy_of_it) == copy_of_it.id


def test_the_parent_is_the_one_whose_edits_are_carried_over() -> None:
    edited = known(3, family.AMERICAN, outlet="Vessa Post", published=at(9))
    assert parent_of(by(family.AMERICAN), ORIGIN, edited) == edited.id


def test_of_two_that_are_as_near_the_parent_is_the_one_that_credits_nobody() -> None:
    crediting = known(3, f"{ORIGINAL}\n\nSource: {AGENCY}", outlet="Vessa Post", published=at(6))
    assert parent_of(by(CUT), ORIGIN, crediting) == ORIGIN.id


def test_of_two_texts_run_together_the_parent_is_the_one_that_stands_first() -> None:
    other = known(3, family.OTHER_TEXT, outlet="Marlow Star", published=at(7))
    assert parent_of(by(f"{CUT}\n\n{family.OTHER_TEXT}"), other, ORIGIN) == ORIGIN.id


def test_an_article_is_not_compared_with_itself() -> None:
    assert copies_of(ORIGIN, [ORIGIN]) == ()


@pytest.mark.parametrize("text", ["No.", "Ja " * 900, "?", "“" * 400, "a b c d " * 500])
def test_odd_texts_are_compared_in_no_time(text: str) -> None:
    new, others = by(text), [ORIGIN, known(9, text + " x"), known(10, ORIGINAL + text)]
    start = time.process_time()
    copies_of(new, others)
    assert time.process_time() - start < 2


def test_an_article_without_traits_is_still_compared_by_its_words() -> None:
    bare = replace(by(CUT), traits={})
    copy = between(bare, replace(ORIGIN, traits={}))
    assert copy is not None
    assert between(replace(by(family.REWRITE), traits={}), ORIGIN) is None


@pytest.mark.parametrize(
    ("canonical", "rule"),
    [
        ("https://www.lantern.example/ferries/", "canonical-address"),
        ("https://lantern.example/other", "canonical-host"),
    ],
)
def test_the_address_that_a_page_names_as_its_own_tells_where_it_is_from_whatever_the_clock_says(
    canonical: str, rule: str
) -> None:
    first = known(1, ORIGINAL, outlet="The Lantern", published=at(12))
    first = replace(first, article=replace(first.article, url="https://lantern.example/ferries"))
    copy = known(2, ORIGINAL, outlet="Lutz Courier", published=at(8))
    named = replace(copy, traits={**copy.traits, "canonical": canonical})
    found = between(named, first)
    assert found is not None
    assert found.direction is Direction.FROM
    assert rule in {why.rule for why in found.evidence}
