"""`sayso review` and `sayso redact` as a person and a program call them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger
from sayso.model import ActorKind
from tests.calling import Done, sayso
from tests.ledger.made import TEXT, kept, place, said, time

WHY = ("--because", "heard it on air")


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A ledger of one article with three statements, one of them without a speaker."""
    address = f"sqlite:///{tmp_path}/news.db"
    statements = [
        said(TEXT, "The dam was sound", "Jelena Simić"),
        said(TEXT, "Dam at Višegrad holds", None),
        said(TEXT, "Cracks were reported in May at Foča", "Water Ministry", kind=ActorKind.GOVERNMENT),
    ]
    with open_ledger(address, write=True) as made:
        kept(made, statements=statements, places=[place(TEXT, "Foča", 43.5, 18.78)],
             times=[time(TEXT, "Monday", date(2026, 2, 23))], known={"url": "https://lantern.example/dam"})  # fmt: skip
    return address


@pytest.fixture
def ledger(address: str) -> Ledger:
    return open_ledger(address)


def review(address: str, *arguments: object, stdin: str = "") -> Done:
    return sayso("review", *arguments, "--ledger", address, stdin=stdin.encode(), SAYSO_PERSON="ada")


def ids(ledger: Ledger) -> dict[str, str]:
    return {row["content"].split()[0]: row["id"] for row in ledger.rows("statements")}


def statuses(ledger: Ledger) -> list[str]:
    return [row["status"] for row in ledger.rows("statements")]


def test_a_correction_is_made_told_and_undone(address: str, ledger: Ledger) -> None:
    done = review(address, "reject", ids(ledger)["The"][:6], ids(ledger)["Dam"], *WHY)
    assert (done.returncode, done.stdout) == (0, b"correction 1\ncorrection 2\n")
    assert statuses(ledger) == ["rejected", "rejected", "found"]
    assert review(address, "undo", 1, *WHY, "--person", "bob").returncode == 0
    assert statuses(ledger) == ["rejected", "found", "found"]
    rows = [json.loads(line) for line in review(address, "log", "--json").stdout.splitlines()]
    assert [(row["person"], row["action"], row["undoes"]) for row in rows] == [
        ("ada", "reject", None), ("ada", "reject", None), ("bob", "undo", 1),
    ]  # fmt: skip
    assert "undo 1" in review(address, "log").stdout.decode().splitlines()[2]


@pytest.mark.parametrize(
    ("name", "options", "speaker"),
    [
        ("water ministry", (), "Water Ministry"),
        ("Emir Hadžić", ("--kind", "person"), "Emir Hadžić"),
        ("unknown", (), None),
    ],
)
def test_a_speaker_is_given_by_name(
    address: str, ledger: Ledger, name: str, options: tuple[str, ...], speaker: str | None
) -> None:
    assert review(address, "speaker", ids(ledger)["The"], name, *options, *WHY).returncode == 0
    assert [row["speaker"] for row in ledger.rows("statements") if row["id"] == ids(ledger)["The"]] == [
        speaker
    ]


def test_actors_are_merged_and_split(address: str, ledger: Ledger) -> None:
    article = next(ledger.rows("articles"))["id"]
    assert (
        review(address, "split", "Jelena Simić", "--articles", article, "--name", "J. Simić", *WHY).returncode
        == 0
    )
    assert {row["name"] for row in ledger.rows("actors")} >= {"Jelena Simić", "J. Simić"}
    assert review(address, "merge", "Water Ministry", "J. Simić", *WHY).returncode == 0
    assert "Water Ministry" not in {row["name"] for row in ledger.rows("actors")}


def test_a_place_and_a_time_are_put_right(address: str, ledger: Ledger) -> None:
    article = next(ledger.rows("articles"))["id"]
    assert (
        review(
            address, "place", article, "Foča", "--name", "Foca", "--at", "38.7,26.8", "--country", "TR", *WHY
        ).returncode
        == 0
    )
    assert (
        review(
            address, "time", article[:5], "Monday", "--from", "2026-02-16", "--until", "2026-02-17", *WHY
        ).returncode
        == 0
    )
    assert [(row["name"], row["country"]) for row in ledger.rows("places")] == [("Foca", "TR")]
    assert [(row["earliest"], row["latest"]) for row in ledger.rows("times")] == [
        ("2026-02-16", "2026-02-17")
    ]
    assert review(address, "time", article, "Monday", "--unknown", "--nth", 1, *WHY).returncode == 0
    assert [row["earliest"] for row in ledger.rows("times")] == [None]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("accept", "ab"), 4, "too short", id="an id too short"),
        pytest.param(("accept", "zzzzzz"), 4, "no statement", id="an id of nothing"),
        pytest.param(("reject", "abcd"), 2, "--because", id="no reason"),
        pytest.param(("reject", "abcd", "--because", " "), 4, "no statement", id="a blank reason"),
        pytest.param(("undo", "7", *WHY), 4, "no correction 7", id="a number of nothing"),
        pytest.param(("place", "a", "b", *WHY), 2, "--unknown", id="no place"),
        pytest.param(("place", "a", "b", "--at", "91,0", *WHY), 2, "nowhere", id="a place that is none"),
        pytest.param(("time", "a", "b", *WHY), 2, "--unknown", id="no time"),
        pytest.param(("time", "a", "b", "--from", "2026-02-02", "--until", "2026-02-01", *WHY), 2, "before", id="a time backwards"),
        pytest.param(("merge", "Jelena Simić", "Jelena Simić", *WHY), 4, "one actor", id="one actor twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(address: str, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = review(address, *arguments)
    assert done.returncode == code
    assert said in done.stderr.decode()


def test_no_ledger_is_made_by_reviewing(tmp_path: Path) -> None:
    assert review(f"sqlite:///{tmp_path}/none.db", "log").returncode == 4
    assert list(tmp_path.iterdir()) == []


def test_the_queue_shows_evidence_and_takes_keys(address: str, ledger: Ledger) -> None:
    done = review(address, "next", stdin="s\na\nr\nnot said at all\n")
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "⟦Dam at Višegrad holds⟧" in shown.split("2 of 3")[0], "the one without a speaker comes first"
    assert "2 decided, 1 to be looked at" in shown
    assert sorted(statuses(ledger)) == ["accepted", "found", "rejected"]


def test_the_queue_edits_undoes_and_says_what_it_cannot_do(address: str, ledger: Ledger) -> None:
    keys = "e\nNobody Known\n\nbecause\ne\nEmir Hadžić\nperson\nhe said so\nu\nx\nr\n\nq\n"
    done = review(address, "next", stdin=keys)
    shown = done.stdout.decode()
    assert "no actor" in shown
    assert "a correction has a reason" in shown
    assert "0 decided, 3 to be looked at" in shown
    assert [row["action"] for row in ledger.rows("corrections")] == ["speaker", "undo"]
    assert set(statuses(ledger)) == {"found"}


def test_the_queue_ends_with_its_input(address: str) -> None:
    assert "0 decided, 3" in review(address, "next").stdout.decode()


def test_the_chain_is_checked_against_a_head(address: str, ledger: Ledger) -> None:
    review(address, "accept", ids(ledger)["The"])
    review(address, "accept", ids(ledger)["Dam"])
    done = review(address, "verify")
    head = done.stdout.decode().split()[-1]
    assert (done.returncode, head.startswith("2:sha256:")) == (0, True)
    ledger.database.written(lambda c: c.exec_driver_sql("DELETE FROM correction WHERE number = 2"))
    assert review(address, "verify").returncode == 0
    done = review(address, "verify", "--head", head)
    assert (done.returncode, "cut off" in done.stdout.decode()) == (1, True)
    ledger.database.written(lambda c: c.exec_driver_sql("UPDATE correction SET person = 'eve'"))
    done = review(address, "verify")
    assert (done.returncode, done.stdout.decode().splitlines()[0]) == (1, "correction 1 was changed")


def test_a_correction_that_waits_is_listed(address: str, ledger: Ledger) -> None:
    review(address, "accept", ids(ledger)["The"])
    assert review(address, "waiting").stdout == b""
    kept(ledger, "Other\n\nNothing here.", statements=[], known={"url": "https://lantern.example/dam"})
    assert b"accept" in review(address, "waiting").stdout


def test_an_article_is_redacted_when_the_person_is_sure(address: str, ledger: Ledger) -> None:
    url = "https://lantern.example/dam"
    asked = sayso("redact", url, *WHY, "--ledger", address, stdin=b"\n")
    assert (asked.returncode, ledger.count("articles")) == (4, 1)
    done = sayso("redact", url, *WHY, "--ledger", address, stdin=b"yes\n", SAYSO_PERSON="ada")
    assert (done.returncode, ledger.count("articles")) == (0, 0)
    assert "backups" in done.stdout.decode()
    assert [(row["person"], row["what"]) for row in ledger.tombstones()] == [
        ("ada", "article"),
        ("ada", "bytes"),
    ]
    assert sayso("redact", url, *WHY, "--yes", "--ledger", address).returncode == 0
    assert sayso("redact", "https://x.example/", *WHY, "--ledger", address).returncode == 4


@pytest.mark.parametrize("known_by", ["the ledger", "an option"])
def test_a_restored_backup_is_redacted_again(address: str, tmp_path: Path, known_by: str) -> None:
    file, stones, back = (tmp_path / name for name in ("monday.db", "stones.json", "back.db"))
    sayso("backup", file, "--ledger", address)
    sayso("redact", "https://lantern.example/dam", *WHY, "--yes", "--ledger", address)
    sayso("backup", tmp_path / "friday.db", "--redactions", stones, "--ledger", address)
    home = tmp_path / "news.db" if known_by == "the ledger" else back
    options = ("--replace",) if known_by == "the ledger" else ("--redactions", stones)
    done = sayso("restore", file, *options, "--ledger", home)
    assert done.returncode == 0, done.stderr
    with open_ledger(str(home)) as ledger:
        assert (ledger.count("articles"), len(ledger.tombstones())) == (0, 2)
    assert all(b"Jelena" not in left.read_bytes() for left in tmp_path.glob(f"{home.name}*"))
    assert b"Jelena" in file.read_bytes()


def test_pairs_of_statements_are_answered_and_told_in_words(address: str, ledger: Ledger) -> None:
    one, other = ids(ledger)["The"], ids(ledger)["Cracks"]
    assert review(address, "same", one[:6], other).returncode == 0
    assert review(address, "different", other, one, *WHY).returncode == 0
    assert review(address, "unsure", one, other).returncode == 0
    assert review(address, "dispute", one, other, "--no", *WHY).returncode == 0
    assert review(address, "dispute", one, other, "--no").returncode == 4
    told = review(address, "log").stdout.decode().splitlines()
    said = ["a claim in common", "not a claim in common", "perhaps a claim in common", "not a dispute"]
    assert [words in line for words, line in zip(said, told, strict=True)] == [True] * 4


def test_articles_that_share_no_text_are_no_pair(address: str, ledger: Ledger) -> None:
    article = next(ledger.rows("articles"))["id"]
    done = review(address, "same", article, article)
    assert done.returncode == 4
    assert b"were not found to share a text" in done.stderr


def test_actors_that_may_be_one_are_listed_with_what_speaks_for_it(address: str) -> None:
    text = "Dam holds\n\nThe dam is sound, Yelena Simich said. Jelena Simitch denied it."
    statements = [said(text, "The dam is sound", "Jelena Simitch"), said(text, "Dam holds", "Jelena Simich")]
    with open_ledger(address, write=True) as made:
        kept(made, text, statements=statements)
    (line,) = review(address, "same-actors").stdout.decode().splitlines()
    assert "Jelena Simitch" in line
    assert "another spelling of the full name" in line
    (pair,) = map(json.loads, review(address, "same-actors", "--json").stdout.decode().splitlines())
    assert {pair["one_name"], pair["other_name"]} == {"Jelena Simitch", "Jelena Simich"}
