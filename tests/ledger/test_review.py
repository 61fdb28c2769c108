"""People have the last word: corrections stick, are never lost, and their chain shows what was done to it."""

from __future__ import annotations

import itertools
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text, update

from sayso.errors import CannotCorrect, NotInLedger
from sayso.ledger import Ledger, open_ledger
from sayso.ledger import tables as t
from sayso.ledger.chain import Signed, hash_of, texts_of, verify
from sayso.ledger.doctor import CHECKS, asked
from sayso.ledger.mending import mark_current, take_unneeded
from sayso.ledger.projection import project, project_actors
from sayso.ledger.review import (
    Accept,
    Decision,
    Merge,
    Point,
    Reject,
    Said,
    SaidBy,
    Split,
    Undo,
    When,
    Where,
)
from sayso.model import ActorKind, Interval, Statement
from tests.ledger.made import NOW, TEXT, kept, place, said, time

BY = Signed("ada", NOW, "the minister said so on air")
URL = "https://lantern.example/dam"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 30)
VIEWS = ("statements", "actors", "aliases", "places", "times", "channels", "figures")


@pytest.fixture
def article(ledger: Ledger) -> str:
    return keep_dam(ledger)


def keep_dam(ledger: Ledger, text: str = TEXT, *, url: str = URL, version: str = "0.1",
             statements: list[Statement] | None = None) -> str:  # fmt: skip
    return kept(
        ledger, text, known={"url": url}, version=version, statements=statements, published=date(2026, 3, 1),
        places=[place(text, "Višegrad", 43.78, 19.29), place(text, "Foča", 43.5, 18.78)],
        times=[time(text, "Monday", date(2026, 2, 23))],
    ).article  # fmt: skip


def statement(ledger: Ledger, words: str = "The dam was sound") -> dict[str, Any]:
    return next(row for row in ledger.rows("statements") if row["content"] == words)


def correct(ledger: Ledger, decision: Decision) -> int:
    (number,) = ledger.correct(decision, signed=BY)
    return number


def actor(ledger: Ledger, name: str) -> str:
    return next(row["id"] for row in ledger.rows("actors") if row["name"] == name)


# ── what a decision does ──────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("article")
def test_accepting_and_rejecting_show_and_a_rejected_statement_is_not_counted(ledger: Ledger) -> None:
    first, second = (row["id"] for row in ledger.rows("statements"))
    correct(ledger, Accept(first))
    correct(ledger, Reject(second))
    assert [row["status"] for row in ledger.rows("statements")] == ["accepted", "rejected"]
    assert {row["name"]: row["statements"] for row in ledger.rows("actors")} == {
        "Jelena Simić": 1, "Water Ministry": 0,
    }  # fmt: skip


@pytest.mark.usefixtures("article")
def test_a_speaker_becomes_another_actor_of_the_ledger(ledger: Ledger) -> None:
    number = correct(ledger, Said(statement(ledger)["id"], actor(ledger, "Water Ministry")))
    row = statement(ledger)
    assert (row["speaker"], row["actor_name"], row["speaker_kind"]) == (*["Water Ministry"] * 2, "government")
    assert (row["status"], row["speaker_grade"], row["speaker_rule"]) == (
        "edited", "certain", f"correction {number}",
    )  # fmt: skip


@pytest.mark.usefixtures("article")
def test_a_speaker_becomes_somebody_new_or_unknown(ledger: Ledger) -> None:
    key = statement(ledger)["id"]
    correct(ledger, SaidBy(key, "Emir Hadžić", ActorKind.PERSON))
    assert statement(ledger)["actor"] == actor(ledger, "Emir Hadžić")
    assert [
        (r["statements"], r["articles"]) for r in ledger.rows("actors") if r["name"] == "Emir Hadžić"
    ] == [(1, 1)]
    correct(ledger, Said(key, None))
    row = statement(ledger)
    assert (row["speaker"], row["actor"], row["speaker_kind"], row["speaker_grade"]) == (
        None, None, "unnamed", "unknown",
    )  # fmt: skip
    assert "Emir Hadžić" not in [row["name"] for row in ledger.rows("actors")]


def test_words_mean_another_place_or_none(ledger: Ledger, article: str) -> None:
    correct(ledger, Where(article, "VISEGRAD", Point("Višegrad", 47.6, 17.1, "HU")))
    correct(ledger, Where(article, "Foča", None))
    assert [(row["text"], row["lat"], row["country"]) for row in ledger.rows("places")] == [
        ("Višegrad", 47.6, "HU"), ("Foča", None, None),
    ]  # fmt: skip


def test_words_mean_another_time_or_none(ledger: Ledger, article: str) -> None:
    number = correct(ledger, When(article, "Monday", Interval(MAY, JUNE)))
    assert [(r["earliest"], r["latest"], r["rule"]) for r in ledger.rows("times")] == [
        ("2026-05-01", "2026-06-30", f"correction {number}")
    ]
    correct(ledger, When(article, "Monday", Interval(None, None)))
    assert [(r["earliest"], r["latest"]) for r in ledger.rows("times")] == [(None, None)]


def test_one_of_several_same_words_is_meant(ledger: Ledger) -> None:
    words = "Foča and Foča\n\nIt held, Jelena Simić said."
    places = [place(words, "Foča", 43.5, 18.78)]
    second = place(words[5:], "Foča", 43.5, 18.78)
    at = words.index("Foča", 5)
    places.append(
        type(second)(at, at + 4, *(getattr(second, n) for n in list(type(second).__dataclass_fields__)[2:]))
    )
    article = kept(ledger, words, statements=[], places=places).article
    correct(ledger, Where(article, "Foča", None, nth=1))
    assert [row["lat"] for row in ledger.rows("places")] == [43.5, None]


def test_merged_actors_are_one_in_articles_to_come(ledger: Ledger, article: str) -> None:
    correct(ledger, Merge(actor(ledger, "Jelena Simić"), actor(ledger, "Water Ministry")))
    assert [row["name"] for row in ledger.rows("actors")] == ["Water Ministry"]
    keep_dam(ledger, url=URL + "-2")
    assert {row["actor_name"] for row in ledger.rows("statements")} == {"Water Ministry"}
    assert [(row["statements"], row["articles"]) for row in ledger.rows("actors")] == [(4, 2)]


def test_chains_of_merges_are_flat_and_circles_are_refused(ledger: Ledger) -> None:
    names = ("Ana Babić", "Bea Babić", "Cea Babić")
    for number, name in enumerate(names):
        words = f"It holds {number}\n\nIt held, {name} said."
        kept(ledger, words, known={"source": name}, statements=[said(words, "It held", name)])
    a, b, c = (actor(ledger, name) for name in names)
    correct(ledger, Merge(a, b))
    correct(ledger, Merge(b, c))
    with ledger.database.reading() as connection:
        into = connection.execute(select(t.actor.c.merged_into).where(t.actor.c.key != c)).scalars().all()
    assert len(set(into)) == 1
    with pytest.raises(CannotCorrect, match="one actor"):
        correct(ledger, Merge(c, a))
    correct(ledger, Undo(1))
    assert [row["name"] for row in ledger.rows("actors")] == ["Ana Babić", "Cea Babić"]


def test_a_split_parts_an_actor_in_some_articles_and_in_their_later_readings(ledger: Ledger) -> None:
    first, second = keep_dam(ledger), keep_dam(ledger, url=URL + "-2")
    whole = actor(ledger, "Jelena Simić")
    correct(ledger, Split(whole, (second,)))
    for version in ("0.1", "0.2"):
        keep_dam(ledger, url=URL + "-2", version=version)
        own = {r["article"]: r["actor"] for r in ledger.rows("statements") if r["speaker"] == "Jelena Simić"}
        assert own[first] == whole
        assert own[second] != whole
        assert [r["articles"] for r in ledger.rows("actors") if r["name"] == "Jelena Simić"] == [1, 1]
    correct(ledger, Undo(1))
    assert [r["articles"] for r in ledger.rows("actors") if r["name"] == "Jelena Simić"] == [2]


@pytest.mark.usefixtures("article")
def test_a_search_for_the_speaker_follows_the_correction(ledger: Ledger) -> None:
    if not ledger.database.is_sqlite:
        pytest.skip("the facets are the same words on both databases")
    key = statement(ledger)["id"]
    sql = text("SELECT count(*) FROM statement_words WHERE statement_words MATCH :facet")

    def found(name: str) -> int:
        with ledger.database.reading() as connection:
            return int(connection.execute(sql, {"facet": f'"·speaker·{name}"'}).scalar_one())

    assert (found("jelena"), found("emir")) == (1, 0)
    correct(ledger, SaidBy(key, "Emir Hadžić", ActorKind.PERSON))
    assert (found("jelena"), found("emir")) == (0, 1)
    correct(ledger, Undo(1))
    assert (found("jelena"), found("emir")) == (1, 0)


# ── what sticks ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("article")
def test_corrections_hold_when_a_newer_sayso_reads_it_again(ledger: Ledger) -> None:
    correct(ledger, SaidBy(statement(ledger)["id"], "Emir Hadžić", ActorKind.PERSON))
    keep_dam(ledger, version="0.2")
    row = statement(ledger)
    assert (row["speaker"], row["status"]) == ("Emir Hadžić", "edited")
    assert ledger.waiting() == []


def test_corrections_hold_in_a_new_version_of_the_page_where_its_words_stay(
    ledger: Ledger, article: str
) -> None:
    correct(ledger, Reject(statement(ledger)["id"]))
    correct(ledger, Where(article, "Foča", None))
    longer = "Much rain\n\n" + TEXT.replace("May", "June")
    keep_dam(ledger, longer, statements=[said(longer, "The dam was sound", "Jelena Simić")])
    assert statement(ledger)["status"] == "rejected"
    assert [row["lat"] for row in ledger.rows("places")] == [43.78, None]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        pytest.param("dam was sound", "rejected", id="most of it"),
        pytest.param("The dam was sound, Jelena Simić said", "found", id="less than half of the longer one"),
        pytest.param("Cracks were reported", "found", id="something else"),
    ],
)
@pytest.mark.usefixtures("article")
def test_other_bounds_in_the_same_text_are_the_same_statement(
    ledger: Ledger, words: str, status: str
) -> None:
    correct(ledger, Reject(statement(ledger)["id"]))
    keep_dam(ledger, version="0.2", statements=[said(TEXT, words, "Jelena Simić")])
    assert [row["status"] for row in ledger.rows("statements")] == [status]
    assert len(ledger.waiting()) == (status == "found")


def test_a_statement_that_stood_beside_the_corrected_one_is_not_meant(ledger: Ledger) -> None:
    whole, part = (
        said(TEXT, "The dam was sound, Jelena", None),
        said(TEXT, "The dam was sound", "Jelena Simić"),
    )
    keep_dam(ledger, statements=[whole, part])
    correct(ledger, Reject(statement(ledger, "The dam was sound, Jelena")["id"]))
    keep_dam(ledger, version="0.2", statements=[part])
    assert statement(ledger)["status"] == "found"
    assert [c.number for c in ledger.waiting()] == [1]


@pytest.mark.usefixtures("article")
def test_a_correction_with_nothing_to_apply_to_waits_and_comes_back(ledger: Ledger) -> None:
    correct(ledger, Reject(statement(ledger)["id"]))
    other = TEXT.replace("The dam was sound", "Everything is fine")
    keep_dam(ledger, other, statements=[said(other, "Everything is fine", "Jelena Simić")])
    assert [c.number for c in ledger.waiting()] == [1]
    keep_dam(ledger)
    assert statement(ledger)["status"] == "rejected"
    assert ledger.waiting() == []


@pytest.mark.usefixtures("article")
def test_the_report_stays_what_was_found(ledger: Ledger) -> None:
    key = next(ledger.rows("articles"))["id"]
    before = ledger.report(key)
    correct(ledger, SaidBy(statement(ledger)["id"], "Emir Hadžić", ActorKind.PERSON))
    assert ledger.report(key) == before


# ── undoing ───────────────────────────────────────────────────────────────────────────────────────


def everything(ledger: Ledger) -> dict[str, list[Any]]:
    return {view: sorted(map(repr, ledger.rows(view))) for view in VIEWS}


def decisions(ledger: Ledger, article: str) -> list[Decision]:
    key = statement(ledger)["id"]
    one, other = actor(ledger, "Jelena Simić"), actor(ledger, "Water Ministry")
    return [
        Accept(key), Reject(key), Said(key, other), Said(key, None), SaidBy(key, "Emir Hadžić", ActorKind.PERSON),
        Merge(one, other), Merge(other, one), Split(one, (article,)), Split(other, (article,), "Ministry of Water"),
        Where(article, "Foča", None), Where(article, "Foča", Point("Foca", 38.7, 26.8, "TR")),
        When(article, "Monday", Interval(MAY, JUNE)), When(article, "Monday", Interval(None, None)),
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(13))
def test_undoing_leaves_what_was_found_and_undoing_that_the_correction(
    ledger: Ledger, article: str, number: int
) -> None:
    found = everything(ledger)
    correct(ledger, decisions(ledger, article)[number])
    corrected = everything(ledger)
    assert corrected != found
    correct(ledger, Undo(1))
    assert everything(ledger) == found
    with pytest.raises(CannotCorrect, match="undone by 2"):
        correct(ledger, Undo(1))
    correct(ledger, Undo(2))
    assert everything(ledger) == corrected


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three articles, as a file to be copied."""
    file = tmp_path_factory.mktemp("ledgers") / "blank.db"
    with open_ledger(str(file), write=True) as ledger:
        for number in range(3):
            keep_dam(ledger, url=f"{URL}-{number}")
    return file


NUMBERS = itertools.count()
STEPS = st.lists(
    st.tuples(st.sampled_from("ARSUNMPWTZ"), st.integers(0, 5), st.integers(0, 9)), min_size=1, max_size=12
)


def step(ledger: Ledger, sort: str, which: int, other: int) -> Decision | None:
    """A decision about whatever the ledger has now."""
    statements, actors = ([row["id"] for row in ledger.rows(v)] for v in ("statements", "actors"))
    articles = [row["id"] for row in ledger.rows("articles")]
    key, article = statements[which % len(statements)], articles[other % len(articles)]
    one, two = actors[which % len(actors)], actors[other % len(actors)]
    return {
        "A": Accept(key), "R": Reject(key), "S": Said(key, two), "U": Said(key, None),
        "N": SaidBy(key, ("Emir Hadžić", "Water Ministry", "Simić")[other % 3], ActorKind.PERSON),
        "M": Merge(one, two), "P": Split(one, tuple(articles[: other % 3 + 1]), ("X Y", None)[other % 2]),
        "W": Where(article, ("Foča", "Višegrad")[which % 2], (None, Point("Foca", 38.7, 26.8))[other % 2]),
        "T": When(article, "Monday", Interval(MAY, (None, JUNE)[which % 2])),
        "Z": Undo(other + 1),
    }[sort]  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_corrections_and_undoings_end_in_what_a_replay_from_scratch_ends_in(
    blank: Path, tmp_path: Path, steps: list[tuple[str, int, int]]
) -> None:
    lived, replayed = (tmp_path / f"{next(NUMBERS)}.db" for _ in range(2))
    shutil.copy(blank, lived)
    shutil.copy(blank, replayed)
    with open_ledger(str(lived), write=True) as ledger, open_ledger(str(replayed), write=True) as scratch:
        for sort, which, other in steps:
            try:
                ledger.correct(step(ledger, sort, which, other), signed=BY)
            except (CannotCorrect, NotInLedger):
                continue
        with ledger.database.reading() as connection:
            rows = [dict(row) for row in connection.execute(select(t.correction)).mappings()]
        scratch.database.written(lambda connection: replay(connection, rows, scratch))
        assert everything(scratch) == everything(ledger)
        assert ledger.broken() == []
        for article in list(ledger.rows("articles")):
            ledger.database.written(lambda connection, key=article["id"]: project(connection, key))
        assert everything(scratch) == everything(ledger)
    lived.unlink()
    replayed.unlink()


def replay(connection: Any, rows: list[dict[str, Any]], ledger: Ledger) -> None:
    if rows:
        connection.execute(insert(t.correction), rows)
    for key in connection.execute(select(t.article.c.key)).scalars().all():
        project(connection, key)
    project_actors(connection)


# ── the chain ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def chain(ledger: Ledger, article: str) -> Ledger:
    """Five corrections."""
    key = statement(ledger)["id"]
    for decision in (Accept(key), Reject(key), Undo(2), Said(key, None), Where(article, "Foča", None)):
        correct(ledger, decision)
    return ledger


def rehashed(row: Any, **changed: Any) -> dict[str, Any]:
    made = {**row, **changed}
    made["texts"] = texts_of(made)
    return {**made, "hash": hash_of(made)}


TAMPERED = (
    ("at", "2020-01-01"), ("person", "bob"), ("action", "accept"), ("target", "0"), ("article", None),
    ("undoes", 1), ("texts", "sha256:1"), ("previous", "sha256:1"), ("hash", "sha256:1"),
    ("reason", "none"), ("before", "{}"), ("after", '{"status":"accepted"}'), ("reason", None),
)  # fmt: skip


def test_a_row_that_was_changed_is_named(chain: Ledger) -> None:
    assert chain.broken() == []
    for column, value in TAMPERED:
        change = update(t.correction).where(t.correction.c.number == 2).values({column: value})
        broken = broken_after(chain, change)
        assert broken[0].startswith("correction 2 was changed"), column
        assert len(broken) == 1 + (column == "hash"), column


def broken_after(chain: Ledger, change: Any) -> list[str]:
    """What would be told of the chain if this were done to it."""
    told: list[str] = []

    def tamper(connection: Any) -> None:
        connection.execute(change)
        told.extend(map(str, verify(connection)))
        raise InterruptedError

    with pytest.raises(InterruptedError):
        chain.database.written(tamper)
    return told


def test_a_row_that_was_taken_out_is_named(chain: Ledger) -> None:
    chain.database.written(lambda c: c.execute(delete(t.correction).where(t.correction.c.number == 4)))
    assert [str(broken) for broken in chain.broken()] == ["correction 4 was taken out"]


@pytest.mark.parametrize("number", [0, 6])
def test_a_row_that_was_put_in_is_named(chain: Ledger, number: int) -> None:
    def put_in(connection: Any) -> None:
        row = connection.execute(select(t.correction).where(t.correction.c.number == 1)).mappings().one()
        connection.execute(insert(t.correction), rehashed(row, number=number))

    chain.database.written(put_in)
    assert [broken.number for broken in chain.broken()] == [number]


def test_a_row_that_was_replaced_and_hashed_anew_breaks_the_next(chain: Ledger) -> None:
    def replace(connection: Any) -> None:
        row = connection.execute(select(t.correction).where(t.correction.c.number == 2)).mappings().one()
        connection.execute(
            update(t.correction).where(t.correction.c.number == 2).values(rehashed(row, person="bob"))
        )

    chain.database.written(replace)
    (broken,) = chain.broken()
    assert (broken.number, "does not follow" in broken.what) == (3, True)


def test_texts_that_were_taken_away_without_a_redaction_are_named(chain: Ledger) -> None:
    emptied = (
        update(t.correction).where(t.correction.c.number == 5).values(reason=None, before=None, after=None)
    )
    chain.database.written(lambda c: c.execute(emptied))
    assert [str(broken) for broken in chain.broken()] == [
        "correction 5 lost its texts, and no redaction says so"
    ]


def test_what_was_cut_off_shows_against_a_head_that_was_noted(chain: Ledger) -> None:
    noted = chain.head()
    chain.database.written(lambda c: c.execute(delete(t.correction).where(t.correction.c.number == 5)))
    assert chain.broken() == []
    assert [broken.number for broken in chain.broken(noted=noted)] == [5]


def test_a_chain_written_anew_shows_against_a_head_that_was_noted(chain: Ledger) -> None:
    noted = chain.head()

    def rewrite(connection: Any) -> None:
        previous = "sha256:0"
        for row in connection.execute(select(t.correction).order_by(t.correction.c.number)).mappings().all():
            made = rehashed(row, person="bob", previous=previous)
            connection.execute(
                update(t.correction).where(t.correction.c.number == row["number"]).values(made)
            )
            previous = made["hash"]

    chain.database.written(rewrite)
    assert chain.broken() == []
    assert [broken.number for broken in chain.broken(noted=noted)] == [5]


def test_the_chain_holds_after_a_redaction_and_its_texts_are_gone(chain: Ledger) -> None:
    noted = chain.head()
    chain.redact(next(chain.rows("articles"))["id"], BY)
    assert chain.broken(noted=noted) == []
    rows = list(chain.rows("corrections"))
    assert [row["number"] for row in rows if row["before"] is None] == [1, 2, 3, 4, 5]
    assert "Jelena" not in repr(rows)
    assert chain.waiting() == []


# ── with the rest of the ledger ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", range(13))
def test_the_doctor_finds_a_corrected_ledger_sound(blank: Path, tmp_path: Path, number: int) -> None:
    shutil.copy(blank, tmp_path / "news.db")
    with open_ledger(str(tmp_path / "news.db"), write=True) as ledger:
        found = everything(ledger)
        correct(ledger, decisions(ledger, next(ledger.rows("articles"))["id"])[number])
        corrected = everything(ledger)
        assert [check.name for check in CHECKS if not asked(ledger.database, check).is_well] == []
        ledger.database.written(mark_current)
        ledger.database.written(take_unneeded)
        assert everything(ledger) == corrected
        correct(ledger, Undo(1))
        assert everything(ledger) == found
        assert [check.name for check in CHECKS if not asked(ledger.database, check).is_well] == []


# ── what is refused ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("decision", "error"),
    [
        pytest.param(lambda _: Accept("none"), NotInLedger, id="a statement that is not there"),
        pytest.param(lambda _: Undo(9), NotInLedger, id="a correction that is not there"),
        pytest.param(lambda a: Where(a, "Paris", None), NotInLedger, id="words that are not there"),
        pytest.param(lambda _: Where("none", "Foča", None), NotInLedger, id="an article that is not there"),
        pytest.param(lambda a: Split("none", (a,)), NotInLedger, id="an actor that is not there"),
    ],
)
def test_what_names_nothing_is_refused_and_leaves_no_row(
    ledger: Ledger, article: str, decision: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ledger.correct(Accept(statement(ledger)["id"]), decision(article), signed=BY)
    assert ledger.count("corrections") == 0
    assert statement(ledger)["status"] == "found"


@pytest.mark.usefixtures("article")
def test_a_correction_needs_a_name_and_all_but_acceptance_a_reason(ledger: Ledger) -> None:
    key = statement(ledger)["id"]
    with pytest.raises(CannotCorrect, match="a reason"):
        ledger.correct(Reject(key), signed=Signed("ada", NOW))
    with pytest.raises(CannotCorrect, match="a name"):
        ledger.correct(Accept(key), signed=Signed(" ", NOW))
    ledger.correct(Accept(key), signed=Signed("ada", NOW))


def test_ids_may_be_short_when_they_are_clear(ledger: Ledger, article: str) -> None:
    key = statement(ledger)["id"]
    assert ledger.id_of("statement", key[:6]) == key
    assert (
        ledger.id_of("article", article[:6])
        == ledger.article_key("http://lantern.example/dam#top")
        == article
    )
    assert ledger.id_of("actor", "jelena SIMIC") == actor(ledger, "Jelena Simić")
    for what, short in (
        ("statement", key[:3]),
        ("statement", "zzzz"),
        ("article", "https://x.example/"),
        ("actor", "Nobody"),
    ):
        with pytest.raises(NotInLedger):
            ledger.id_of(what, short)


def test_an_id_that_may_be_two_is_refused_with_both(ledger: Ledger) -> None:
    for number in range(2):
        words = f"It holds {number}\n\nIt held, Simić said."
        kept(ledger, words, known={"source": f"{number}"}, statements=[said(words, "It held", "Simić")])
    with pytest.raises(NotInLedger, match="may be any actor"):
        ledger.id_of("actor", "Simić")
