"""A story of thousands of articles: its page stays small, and says what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from sayso.ledger import Item, Spot
from sayso.model import (
    Between,
    Claim,
    Conflict,
    Dispute,
    Evidence,
    FirstHand,
    Interval,
    Likeness,
    Member,
    OriginKind,
    Page,
    Point,
    Series,
    Story,
    Support,
    Text,
    Words,
)
from sayso.web.desk import NOBODY
from sayso.web.look import templates
from sayso.web.pages.story import PAGES, StoryPage, made
from sayso.web.story.asked import Asked

ARTICLES, EACH = 5_000, 4  # statements of each article
FIRST = date(2026, 3, 8)
WORDS = "the dam above the village had been sound until the night of the storm, and nobody was warned"


def _day(number: int) -> date:
    return FIRST + timedelta(days=number % 90)


def _item(number: int) -> Item:
    article = number // EACH
    return Item(
        id=f"s{number}", article=f"a{article}", outlet=f"Outlet {article % 400}", published=_day(article),
        speaker=f"Speaker {number % 3_000}", actor=f"p{number % 3_000}", stance="asserts", words=f"{WORDS} ({number})",
        start=0, end=90, channel="Telegram", channel_id="c1", said=Interval.on(_day(number)), happened=(),
        places=(Spot(f"k{number % 700}", f"Village {number % 700}", 43.0, 22.5, 2.0, "settlement", "RS"),), figures=(),
    )  # fmt: skip


def _words(number: int) -> Words:
    item = _item(number)
    return Words(
        0, len(WORDS), WORDS, item.article, item.outlet, item.id, item.speaker, item.channel, item.said
    )


def _claim(number: int) -> Claim:
    told = (_words(number * 4 + at) for at in range(4))
    members = tuple(
        Member(
            w.start,
            w.end,
            w.text,
            w.article,
            w.outlet,
            w.statement,
            w.speaker,
            w.channel,
            w.said,
            Likeness.SAME,
            (),
        )
        for w in told
    )
    hand = FirstHand(f"Speaker {number}", ("a1", "a2"), ("Speaker is named as the speaker",))
    return Claim(f"c{number}", f"{WORDS} ({number})", members, Support(4, 4, 1, 0, (hand,)))


def _dispute(number: int) -> Dispute:
    sides = _words(number), _words(number + 1)
    claims = (f"c{number // 4}", f"c{number // 4 + 1}")
    return Dispute(
        Conflict.DENIAL, Between.OTHERS, sides, claims, "the one denies what the other says", "denial"
    )


def _page(number: int) -> Page:
    origin = number // 50 * 50
    return Page(
        id=f"a{number}", url=None, outlet=f"Outlet {number % 400}", family=None, title=f"Headline {number % 900}",
        published=_day(number).isoformat(), origin=f"a{origin}", parent=None if number == origin else f"a{number - 1}",
        origin_kind=OriginKind.AGENCY, hand=f"Agency {origin}", in_story=(), headline=None,
        evidence=(Evidence("shared-passages", "100% of the words of the one stand in the other", None),),
    )  # fmt: skip


def _point(number: int) -> Point:
    diverges = (number - 1,) if number % 3 == 0 and number else ()
    return Point(f"Source {number % 40}", number, None, _day(number), 3, (_words(number),), None, diverges)


@pytest.fixture(scope="module")
def large() -> tuple[Story, tuple[Item, ...]]:
    """A story of five thousand articles with twenty thousand statements."""
    pages = tuple(map(_page, range(ARTICLES)))
    texts = tuple(
        Text(
            f"a{first}",
            OriginKind.AGENCY,
            f"Agency {first}",
            tuple(f"a{n}" for n in range(first, first + 50)),
        )
        for first in range(0, ARTICLES, 50)
    )
    story = Story(
        "f" * 16, "Dam breaks", FIRST, _day(89), ARTICLES, 400, 100, 0, pages, texts,
        tuple(map(_claim, range(ARTICLES))), tuple(map(_dispute, range(0, 4_000, 4))),
        tuple(Series("killed", f"group {each}", tuple(map(_point, range(100))), 1, 99) for each in range(30)),
    )  # fmt: skip
    return story, tuple(map(_item, range(ARTICLES * EACH)))


def _shown(
    large: tuple[Story, tuple[Item, ...]], asked: Asked, *, is_weighed: bool = True
) -> tuple[StoryPage, str]:
    story, items = large
    page = made(story, items, (), {}, asked, is_weighed=is_weighed)
    twin = {kind: f"/story/f.{kind}" for kind in ("json", "csv", "atom", "geojson")}
    at = SimpleNamespace(visitor=NOBODY, setup=SimpleNamespace(tiles=None), corrects=False, lets_in=False)
    given = {"page": page, "kind": PAGES[0], "twin": twin, "desk": at}
    return page, templates().get_template("story.html").render(given)


def test_the_page_of_five_thousand_articles_stays_small(large: tuple[Story, tuple[Item, ...]]) -> None:
    page, text = _shown(large, Asked())
    assert len(text.encode()) < 400_000
    assert len(page.items) == ARTICLES * EACH
    for left in (
        "more claims",
        "more speakers",
        "more statements",
        "more origins",
        "more headlines",
        "more places",
    ):
        assert left in text, left


def test_a_filter_of_it_counts_of_how_many(large: tuple[Story, tuple[Item, ...]]) -> None:
    _, text = _shown(large, Asked(speaker=("p7",), since=FIRST))
    assert "7 of 20,000 statements, 1 of 3,000 speakers" in text


def test_claims_that_are_still_looked_for_are_not_said_to_be_none(
    large: tuple[Story, tuple[Item, ...]],
) -> None:
    story, items = large
    bare = replace(story, claims=(), disputes=(), figures=())
    _, text = _shown((bare, items), Asked(), is_weighed=False)
    assert "its claims are being looked for" in text
    assert "No claim was found" not in text
