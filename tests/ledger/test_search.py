"""What a search finds and in which order; the same on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from sayso.errors import BadQuery
from sayso.ledger import Ledger, Query, open_ledger
from sayso.ledger import tables as t
from sayso.ledger.blocks import blocks, touched
from sayso.ledger.facets import days, overlapping
from sayso.model import ActorKind, Interval, Kind, Stance
from tests.ledger.made import kept, place, said, time
from tests.servers import Postgres

DAM = (
    "Dam at Višegrad holds\n\n"
    "The dam was sound, Jelena Simić said on Telegram on 4 March.\n\n"
    "Cracks were reported in May at Foča, the Water Ministry denied. "
    "The old bridge is closed, two engineers warned."
)
FERRY = (
    "Ferry stops at Taveuni\n\n"
    "The ferry was sound, Ratu Vakalalabure said. No bridge is planned, Simić said.\n\n"
    "Old ropes broke on the bridge, J. Simić admitted."
)
UNDATED = (
    "Bridge opens\n\nThe new bridge at Apia is open, Tama Leota said, and the dam's U.N. experts agreed."
)


def fill(ledger: Ledger) -> None:
    """Three articles: of 4 March 2026, of 2 March 2026, and without a day."""
    kept(
        ledger, DAM, known={"source": "dam.txt"}, published=date(2026, 3, 4), outlet="The Karn Courier",
        url="https://www.news.courier.example/dam",
        statements=[
            said(DAM, "The dam was sound", "Jelena Simić", channel="Telegram", said=Interval.on(date(2026, 3, 4))),
            said(DAM, "Cracks were reported in May at Foča", "Water Ministry", kind=ActorKind.GOVERNMENT,
                 stance=Stance.DENIES, said=Interval(date(2026, 2, 1), date(2026, 2, 28))),
            said(DAM, "The old bridge is closed", None, stance=Stance.WARNS),
        ],
        places=[place(DAM, "Višegrad", 43.78, 19.29), place(DAM, "Foča", 43.51, 18.77)],
        times=[time(DAM, "in May", date(2025, 5, 1), date(2025, 5, 31)), time(DAM, "4 March", date(2026, 3, 4))],
    )  # fmt: skip
    kept(
        ledger, FERRY, known={"source": "ferry.txt"}, published=date(2026, 3, 2), outlet="Coral Post",
        statements=[
            said(FERRY, "The ferry was sound", "Ratu Vakalalabure", said=Interval(date(2025, 12, 30), None)),
            said(FERRY, "No bridge is planned", "Simić"),
            said(FERRY, "Old ropes broke on the bridge", "J. Simić", stance=Stance.ADMITS),
        ],
        places=[place(FERRY, "Taveuni", -16.85, -179.97)],
    )  # fmt: skip
    kept(
        ledger, UNDATED, known={"source": "open.txt"},
        statements=[said(UNDATED, "The new bridge at Apia is open", "Tama Leota"),
                    said(UNDATED, "the dam's U.N. experts agreed", "Leota")],
        places=[place(UNDATED, "Apia", -13.83, -171.77)],
    )  # fmt: skip


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


@pytest.fixture(scope="module")
def both(server: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Ledger]]:
    """The same ledger on each database."""
    file = tmp_path_factory.mktemp("both") / "news.db"
    addresses = [f"sqlite:///{file}", server.make(f"t{uuid.uuid4().hex}")]
    made = [open_ledger(address, write=True) for address in addresses]
    for ledger in made:
        fill(ledger)
    yield made
    for ledger in made:
        ledger.close()


def texts(ledger: Ledger, **of: object) -> list[str]:
    return [hit.snippet.text for hit in ledger.search(Query(**of)).found]  # type: ignore[arg-type]


SOUND, CRACKS, CLOSED = "The dam was sound", "Cracks were reported in May at Foča", "The old bridge is closed"
FERRY_SOUND, NONE, ROPES = "The ferry was sound", "No bridge is planned", "Old ropes broke on the bridge"
OPEN, EXPERTS = "The new bridge at Apia is open", "the dam's U.N. experts agreed"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "sound"}, [SOUND, FERRY_SOUND]),
        ({"words": "DAM sound"}, [SOUND]),
        ({"words": "foca"}, [CRACKS]),
        ({"words": "bridge"}, [CLOSED, NONE, ROPES, OPEN]),
        ({"words": "bridge -old"}, [NONE, OPEN]),
        ({"words": '"old bridge"'}, [CLOSED]),
        ({"words": "“old bridge”"}, [CLOSED]),
        ({"words": 'bridge -"old bridge"'}, [NONE, ROPES, OPEN]),
        ({"words": "rop* BRID*"}, [ROPES]),
        ({"words": "the* -o*"}, [SOUND, FERRY_SOUND, EXPERTS]),
        ({"words": "fo*"}, [CRACKS]),
        ({"words": "the*"}, [SOUND, CLOSED, FERRY_SOUND, ROPES, OPEN, EXPERTS]),
        ({"words": "U.N."}, [EXPERTS]),
        ({"words": "U.N.*"}, [EXPERTS]),
        ({"words": "n.u."}, []),
        ({"words": "dam's"}, [EXPERTS]),
        ({"words": '"sound'}, [SOUND, FERRY_SOUND]),
        ({"words": "AND"}, []),
        ({"words": "denies"}, []),
        ({"words": "speaker:simic"}, []),
        ({"speaker": "simic"}, [SOUND, NONE, ROPES]),
        ({"speaker": "Jelena Simić"}, [SOUND]),
        ({"speaker": "ministry", "words": "cracks"}, [CRACKS]),
        ({"speaker": "nobody"}, []),
        ({"channel": "telegram"}, [SOUND]),
        ({"channel": "social"}, [SOUND]),
        ({"outlet": "the karn courier", "words": "bridge"}, [CLOSED]),
        ({"outlet": "karn"}, []),
        ({"outlet": "courier.example", "words": "sound"}, [SOUND]),
        ({"outlet": "https://www.news.courier.example/", "words": "sound"}, [SOUND]),
        ({"outlet": "example"}, []),
        ({"stance": Stance.DENIES}, [CRACKS]),
        ({"kind": Kind.DIRECT}, []),
        ({"kind": Kind.INDIRECT, "words": "bridge -new"}, [CLOSED, NONE, ROPES]),
        ({"place": "foca"}, [CRACKS]),
        ({"place": "Višegrad"}, []),
        ({"place": "Nowhere"}, []),
        ({"place": "43.5, 18.8"}, [CRACKS]),
        ({"place": "43.78,19.29", "radius_km": 60}, [CRACKS]),
        ({"place": "43.78,19.29", "radius_km": 30}, []),
        ({"place": "Višegrad", "radius_km": 60}, [CRACKS]),
        ({"place": "-90,0", "radius_km": 9_000}, [OPEN]),
        ({"place": "0,0", "radius_km": 30_000}, [CRACKS, OPEN]),
        ({"said": Interval.on(date(2026, 2, 14))}, [CRACKS, FERRY_SOUND]),
        ({"said": Interval(None, date(2026, 1, 31))}, [FERRY_SOUND]),
        ({"said": Interval(date(2026, 3, 1), None)}, [SOUND, FERRY_SOUND]),
        ({"happened": Interval(date(2025, 5, 31), date(2025, 6, 1))}, [CRACKS]),
        ({"happened": Interval(date(2025, 6, 1), None)}, []),
        ({"words": "-bridge", "speaker": "simić"}, [SOUND]),
    ],
)
def test_a_search_finds(looked_at: Ledger, query: dict[str, object], found: list[str]) -> None:
    assert texts(looked_at, **query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "bridge"}, ["Dam at Višegrad holds", "Ferry stops at Taveuni", "Bridge opens"]),
        ({"words": "visegrad dam"}, ["Dam at Višegrad holds"]),
        ({"words": '"holds the dam"'}, ["Dam at Višegrad holds"]),  # the headline stands in the text, too
        ({"words": '"opens bridge"'}, []),
        ({"place": "Višegrad"}, ["Dam at Višegrad holds"]),
        ({"place": "-16.8,179.9", "radius_km": 30}, ["Ferry stops at Taveuni"]),
        ({"happened": Interval.on(date(2026, 3, 4))}, ["Dam at Višegrad holds"]),
        ({"speaker": "simic", "words": "ferry"}, ["Ferry stops at Taveuni"]),
        ({"stance": Stance.DENIES}, ["Dam at Višegrad holds"]),
    ],
)
def test_a_search_for_articles_finds(looked_at: Ledger, query: dict[str, object], found: list[str]) -> None:
    hits = looked_at.search_articles(Query(**query)).found  # type: ignore[arg-type]
    assert [hit.article.title for hit in hits] == found


@pytest.mark.parametrize(
    "query",
    [
        {}, {"words": "  "}, {"words": "-dam"}, {"words": "😀"}, {"words": '"" * : -'}, {"speaker": "…", "words": "dam"},
        {"place": "91,0"}, {"place": "0,181"}, {"place": "Foča", "radius_km": -1.0}, {"radius_km": 5.0, "words": "dam"},
        {"place": "Foča", "radius_km": float("nan")}, {"words": "dam", "limit": 0},
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_with_a_way_out(looked_at: Ledger, query: dict[str, object]) -> None:
    with pytest.raises(BadQuery) as refused:
        looked_at.search(Query(**query))  # type: ignore[arg-type]
    assert refused.value.way_out


ODD = ["dam'", "a\x00b", "\ud800", "dam OR", "NEAR(dam bridge)", "^dam", "{words} : dam", "dam\\", "'; DROP TABLE x",
       "%", "_", "dam:*", "!dam", "(dam", "dam & | <-> !", "İstanbul", "ΣΑΣ", "한국", "ﬁne", "·", "·stance·asserts",
       "x" * 10_000, "dam " * 2_500, '"' * 10_000, " ".join(f"w{n}" for n in range(1_700)),
       '"' + " ".join(f"w{n}" for n in range(1_700)) + '"', "-w1 " * 2_000 + "dam", "w* " * 3_000,
       " ".join(f"-w{n}" for n in range(1_500)) + " dam"]  # fmt: skip


@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
def test_whatever_is_typed_breaks_neither_database(both: list[Ledger], words: str) -> None:
    alike(both, words)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(st.sampled_from(['dam', 'bridge', '"old', '"', '-', '*', 'the', '(', ')', ':', 'AND', 'sound', 'u.n.', 'foča']), max_size=9).map(" ".join),
    )
)  # fmt: skip
@example("ß ẞ Straße*")
def test_both_databases_find_the_same_in_the_same_order(both: list[Ledger], words: str) -> None:
    alike(both, words)


def alike(both: list[Ledger], words: str) -> None:
    """Ask both; what is refused is refused by both."""
    try:
        query = Query(words=words)
    except BadQuery:
        return
    one, other = (ledger.search(query) for ledger in both)
    assert one == other
    one_text, other_text = (ledger.search_articles(query) for ledger in both)
    assert one_text == other_text


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("foca", ["Foča"]),
        ("crack* MAY", ["Cracks", "May"]),
        ('"reported in may"', ["reported in May"]),
        ("may in*", ["in", "May"]),
        ('in "in may"', ["in May"]),
    ],
)
def test_the_marks_are_the_matched_words(looked_at: Ledger, words: str, marks: list[str]) -> None:
    (hit,) = looked_at.search(Query(words=words)).found
    assert [hit.snippet.text[start:end] for start, end in hit.snippet.marks] == marks


def test_an_articles_snippet_is_where_its_matches_are_densest(ledger: Ledger) -> None:
    body = (
        "Dam news\n\n"
        + "A dam far off. "
        + "Nothing is here at all. " * 50
        + "The dam, the old dam, our dam, broke. "
        + "No. " * 90
    )
    kept(ledger, body, statements=[])
    (hit,) = ledger.search_articles(Query(words="dam")).found
    part = hit.snippet
    assert [part.text[start:end] for start, end in part.marks] == ["dam"] * 3
    assert body[part.start : part.start + len(part.text)] == part.text
    assert len(part.text) < 250
    assert hit.title is not None
    assert hit.title.marks == ((0, 3),)


def test_a_merged_actor_is_found_by_each_of_its_names(filled: Ledger) -> None:
    def merge(connection: object) -> None:
        ids = dict(connection.execute(text("SELECT name, id FROM actor")).fetchall())  # type: ignore[attr-defined]
        merged = (
            update(t.actor).where(t.actor.c.id == ids["J. Simić"]).values(merged_into=ids["Jelena Simić"])
        )
        connection.execute(merged)  # type: ignore[attr-defined]

    filled.database.written(merge)
    assert texts(filled, speaker="jelena") == [SOUND, ROPES]
    assert texts(filled, speaker="j simic") == [SOUND, ROPES]
    assert texts(filled, speaker="simic", words="bridge") == [NONE, ROPES]
    assert {hit.actor_name for hit in filled.search(Query(speaker="jelena")).found} == {"Jelena Simić"}


def test_a_rejected_statement_is_found_only_when_it_is_asked_for(filled: Ledger) -> None:
    reject = update(t.statement).where(t.statement.c.content == SOUND).values(status="rejected")
    filled.database.written(lambda connection: connection.execute(reject))
    assert texts(filled, words="sound") == [FERRY_SOUND]
    assert texts(filled, words="sound", with_rejected=True) == [SOUND, FERRY_SOUND]


def test_only_what_is_current_is_found(filled: Ledger) -> None:
    edited = DAM.replace("sound", "fairly safe")
    kept(
        filled,
        edited,
        known={"source": "dam.html"},
        statements=[said(edited, "The dam was fairly safe", "Jelena Simić")],
    )
    assert texts(filled, words="safe") == ["The dam was fairly safe"]
    kept(filled, edited, known={"source": "dam.html"}, version="0.2", statements=[])
    assert texts(filled, words="safe") == []
    assert len(filled.search_articles(Query(words="safe")).found) == 1


def test_pages_follow_each_other_without_a_gap(looked_at: Ledger) -> None:
    found, after = [], None
    while True:
        page = looked_at.search(Query(words="the*", limit=2, after=after))
        assert (page.total, page.is_more) == (6, False)
        found += [hit.snippet.text for hit in page.found]
        after = page.after
        if after is None:
            break
    assert found == texts(looked_at, words="the*")


def test_a_phrase_is_found_in_a_text_that_repeats_its_words_hundreds_of_times(ledger: Ledger) -> None:
    long = "Dam\n\n" + "the dam holds and " * 6_000 + "the dam breaks"
    kept(ledger, long, statements=[])
    assert [
        ledger.search_articles(Query(words=w)).total
        for w in ('"the dam breaks"', '"dam and"', 'dam -"dam breaks"')
    ] == [1, 0, 0]


day = st.dates(date(1, 1, 1), date(9999, 12, 31))
interval = st.tuples(day, day).map(lambda pair: Interval(*sorted(pair)))
near = st.tuples(st.dates(date(2019, 12, 1), date(2020, 3, 1)), st.integers(0, 50)).map(
    lambda pair: Interval(pair[0], date.fromordinal(pair[0].toordinal() + pair[1]))
)


@given(st.one_of(interval, near), st.one_of(interval, near))
@example(Interval(None, date(1999, 12, 31)), Interval(date(2000, 1, 1), None))
def test_facets_meet_exactly_where_intervals_overlap(one: Interval, other: Interval) -> None:
    def ends(i: Interval) -> tuple[date, date]:
        return i.earliest or date.min, i.latest or date.max

    (a, b), (c, d) = ends(one), ends(other)
    assert bool(set(days("said", [one])) & set(overlapping("said", other))) == (a <= d and c <= b)
    assert set(blocks(one)) <= set(touched(one))
