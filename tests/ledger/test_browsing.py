"""The stories of a ledger a page at a time, and what is counted beside them, on both databases."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from sayso.ledger import Ledger, Query, Shown
from sayso.model import Origin, OriginKind, Refusal
from tests.ledger.made import NOW, kept, place, said
from tests.ledger.test_lineage import Tracer, keep

FIRST = date(2026, 3, 1)


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger that may be written to."""
    fill(ledger)
    return ledger


@pytest.fixture(scope="module")
def looked_at(shared: Ledger) -> Ledger:
    """The same, for tests that do not write."""
    fill(shared)
    return shared


def fill(ledger: Ledger) -> None:
    """Thirty articles in some ten stories, several of a day, some of them without one."""
    chance, tracer, names = random.Random(4), Tracer(), list[str]()
    for number in range(30):
        name = f"{'dam' if number % 3 else 'bridge'}-{number}"
        if names and chance.random() < 0.7:
            tracer.stories[name] = chance.choice(names)
        if number % 4 == 0:
            tracer.origins[name] = Origin(OriginKind.AGENCY, "Karn Press Agency")
        day = None if number % 6 == 5 else FIRST + timedelta(days=chance.randrange(6))
        keep(ledger, tracer, name, published=day, title=f"Story of {name}", outlet=f"Outlet {number % 4}")
        names.append(name)


def paged(ledger: Ledger, shown: Shown, limit: int) -> list[str]:
    """The stories of all pages together."""
    found, after = list[str](), None
    while True:
        page = ledger.boxes(shown, limit=limit, after=after)
        found += [box.id for box in page.stories]
        if (after := page.after) is None:
            return found


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_the_pages_of_all_stories_are_the_list_of_them(looked_at: Ledger, limit: int) -> None:
    whole = looked_at.stories()
    assert paged(looked_at, Shown(), limit) == [entry.id for entry in whole]
    boxes = looked_at.boxes(Shown(), limit=100).stories
    assert [(b.articles, b.outlets, b.origins, b.unknown) for b in boxes] == [
        (e.articles, e.outlets, e.origins, e.unknown) for e in whole
    ]
    assert [sum(day.articles for day in b.days) + b.undated for b in boxes] == [e.articles for e in whole]


@pytest.mark.parametrize("limit", [1, 2, 100])
@pytest.mark.parametrize(
    "shown",
    [
        Shown(Query("dam")),
        Shown(Query("dam", outlet="Outlet 1")),
        Shown(Query("dam"), since=FIRST + timedelta(days=2)),
        Shown(Query("dam"), until=FIRST + timedelta(days=3)),
        Shown(since=FIRST + timedelta(days=1), until=FIRST + timedelta(days=3)),
        Shown(agency="Karn Press Agency"),
        Shown(Query("bridge"), agency="Karn Press Agency"),
        Shown(Query("nothing")),
    ],
)
def test_a_story_is_listed_once_where_an_article_of_it_is_asked_for(
    looked_at: Ledger, shown: Shown, limit: int
) -> None:
    wanted = {row["story"] for row in looked_at.rows("articles") if is_asked_for(row, shown)}
    listed = paged(looked_at, shown, limit)
    assert sorted(listed) == sorted(wanted)
    assert listed == paged(looked_at, shown, 100)


def is_asked_for(row: dict[str, object], shown: Shown) -> bool:
    """Whether the article of this row is."""
    text, day = str(row["text"]), row["published"]
    return bool(
        (shown.query is None or shown.query.words in text)
        and (shown.query is None or shown.query.outlet in (None, row["outlet"]))
        and (shown.since is None or (day and str(day) >= shown.since.isoformat()))
        and (shown.until is None or (day and str(day) <= shown.until.isoformat()))
        and (shown.agency is None or (row["origin_kind"], row["hand"]) == ("agency", shown.agency))
    )


def test_what_is_counted_of_all_and_of_a_list_of_all_is_one(filled: Ledger) -> None:
    filled.refuse(Refusal("shoebox.doc", "it is no article", "save it as text"), now=NOW)
    totals = filled.totals()
    assert filled.tallies(Shown()) == totals.tallies
    assert (totals.articles, totals.stories, totals.refusals) == (30, len(filled.stories()), 1)
    assert totals.tallies.undated == 5
    assert [(t.name, t.articles) for t in totals.tallies.agencies] == [("Karn Press Agency", 8)]


def test_the_page_of_a_speaker_of_a_channel_and_of_an_outlet(ledger: Ledger) -> None:
    for number in range(3):
        text = f"Dam {number}\n\nIt was sound, Jelena Simić wrote on Telegram, at Foča."
        kept(
            ledger,
            text,
            known={"url": f"https://lantern.example/{number}"},
            statements=(said(text, "It was sound", "Jelena Simić", channel="Telegram"),),
            places=(place(text, "Foča", 43.5, 18.8),),
            outlet="Lantern",
        )
    tallies = ledger.totals().tallies
    assert ledger.tallies(Shown(Query("dam"))).speakers == tallies.speakers
    speaker = ledger.actor_said(tallies.speakers[0].id)
    assert (speaker.name, speaker.said.statements, speaker.articles) == ("Jelena Simić", 3, 3)
    assert [(one.words, one.articles) for one in speaker.said.carried] == [("It was sound", 3)]
    channel = ledger.channel_said(tallies.channels[0].id)
    assert [(one.name, one.articles) for one in channel.said.speakers] == [("Jelena Simić", 3)]
    outlet = ledger.outlet("Lantern")
    assert (outlet.articles, outlet.counted, [hand.kind.value for hand in outlet.hands]) == (
        3,
        3,
        ["unknown"],
    )


def test_a_stamp_changes_with_whatever_is_written(ledger: Ledger) -> None:
    stamp = ledger.stamp()
    before = stamp.now()
    assert stamp.now() == before
    kept(ledger)
    assert stamp.now() != before
    stamp.close()
