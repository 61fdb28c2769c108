"""`sayso search` and `sayso actor`, on a ledger that is made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.ledger import Ledger, open_ledger
from tests.calling import sayso
from tests.ledger.test_search import fill


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path}/news.db"
    with open_ledger(address, write=True) as made:
        fill(made)
    return address


def lines(done: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]  # type: ignore[attr-defined]


def test_a_search_shows_words_speaker_outlet_day_and_id(ledger: str) -> None:
    done = sayso("search", "dam", "sound", "--ledger", ledger)
    out = done.stdout.decode()
    with open_ledger(ledger) as opened:
        known = next(row["id"] for row in opened.rows("statements") if row["content"] == "The dam was sound")
    assert done.returncode == 0, done.stderr
    for part in (
        "The dam was sound",
        "Jelena Simić",
        "The Karn Courier, 4 Mar 2026",
        "Telegram (social)",
        known,
    ):
        assert part in out
    assert "1 of 1 statement" in out


def test_a_line_of_json_is_named_as_in_a_report(ledger: str) -> None:
    (row,) = lines(sayso("search", "dam sound", "--json", "--ledger", ledger))
    assert row["speaker"]["name"] == "Jelena Simić"  # type: ignore[index]
    assert row["channel"] == {"name": "Telegram", "kind": "social"}
    assert row["said"] == {"earliest": "2026-03-04", "latest": "2026-03-04"}
    assert (row["kind"], row["stance"], row["within"]) == ("indirect", "asserts", None)
    (content,) = row["content"]  # type: ignore[misc]
    assert content["text"] == row["text"] == "The dam was sound"
    assert row["marks"] == [[4, 7], [12, 17]]
    assert row["article"]["published"] == "2026-03-04"  # type: ignore[index]


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (["--speaker", "simic", "--stance", "admits"], ["Old ropes broke on the bridge"]),
        (["--since", "2026-03-01", "--until", "2026-03-05", "--channel", "social"], ["The dam was sound"]),
        (["--happened-since", "2025-05-01", "--happened-until", "2025-05-02"], ["Cracks were reported in May at Foča"]),
        (["--place", "43.78,19.29", "--radius", "60"], ["Cracks were reported in May at Foča"]),
        (["--outlet", "Coral Post", "--kind", "indirect", "--limit", "1"], ["The ferry was sound"]),
        (["bridge", "--", "-old"], ["No bridge is planned", "The new bridge at Apia is open"]),
        (["nowhere"], []),
    ],
)  # fmt: skip
def test_a_search_takes(ledger: str, options: list[str], texts: list[str]) -> None:
    done = sayso("search", "--json", "--ledger", ledger, *options)
    assert [row["text"] for row in lines(done)] == texts
    assert done.returncode == 0


def test_articles_are_found_by_their_whole_text(ledger: str) -> None:
    (row,) = lines(sayso("search", "admitted", "--articles", "--json", "--ledger", ledger))
    assert (row["title"], row["statements"]) == ("Ferry stops at Taveuni", 3)
    assert "1 of 1 article" in sayso("search", "admitted", "--articles", "--ledger", ledger).stdout.decode()


def test_the_next_page_goes_on_where_the_last_one_ended(ledger: str) -> None:
    out = sayso("search", "bridge", "--limit", "3", "--ledger", ledger).stdout.decode()
    assert "3 of 4 statements" in out
    after = out.split("--after ")[1].split()[0]
    (row,) = lines(sayso("search", "bridge", "--after", after, "--json", "--ledger", ledger))
    assert row["text"] == "The new bridge at Apia is open"


def test_nothing_found_is_said_and_no_failure(ledger: str) -> None:
    done = sayso("search", "zeppelin", "--ledger", ledger)
    assert (done.returncode, done.stdout.decode().strip()) == (0, "no statements found")
    assert sayso("search", "zeppelin", "--json", "--ledger", ledger).stdout == b""


@pytest.mark.parametrize(
    ("options", "way_out"),
    [
        ([], "or a filter"),
        (["--", "-dam"], "or a filter"),
        (["--stance", "sings"], "asserts, denies"),
        (["--since", "2026-02-02", "--until", "2026-02-01"], "the earlier day"),
        (["--place", "91,0"], "LAT,LON"),
    ],
)
def test_what_means_nothing_is_wrong_usage(ledger: str, options: list[str], way_out: str) -> None:
    done = sayso("search", "--ledger", ledger, *options)
    assert done.returncode == 2
    assert way_out in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_ledger_is_named(tmp_path: Path) -> None:
    for command in ("search", "actor"):
        done = sayso(command, "dam", "--ledger", f"sqlite:///{tmp_path}/none.db")
        assert done.returncode == 4
        assert b"none.db" in done.stderr


def test_words_of_an_article_never_steer_the_terminal(tmp_path: Path) -> None:
    from tests.ledger.made import kept, said

    address = f"sqlite:///{tmp_path}/odd.db"
    with open_ledger(address, write=True) as made:
        odd_text(made, kept, said)
    for options in (["search", "held"], ["search", "held", "--articles"], ["actor", "Simić"]):
        out = sayso(*options, "--ledger", address).stdout.decode()
        assert "held" in out
        assert not set("\x1b\u202e\x07") & set(out)


def odd_text(ledger: Ledger, kept: object, said: object) -> None:
    text = "Dam \x1b[2J\n\nIt \x1b[31m held \u202e so\x07, Jelena\u202e Simić said."
    words = "It \x1b[31m held \u202e so\x07"
    kept(ledger, text, statements=[said(text, words, "Jelena\u202e Simić")])  # type: ignore[operator]


@pytest.mark.parametrize(
    "part",
    [
        "Jelena Simić", "1 statement · named in 1 article", "the same full name", "2026-03", "Telegram",
        "The Karn Courier", "asserts", "The dam was sound",
    ],
)  # fmt: skip
def test_an_actors_page_shows(ledger: str, part: str) -> None:
    assert part in sayso("actor", "Jelena Simić", "--ledger", ledger).stdout.decode()


def test_several_actors_of_a_name_are_listed_with_ids(ledger: str) -> None:
    rows = lines(sayso("actor", "simic", "--json", "--ledger", ledger))
    assert sorted(str(row["name"]) for row in rows) == ["J. Simić", "Jelena Simić", "Simić"]
    out = sayso("actor", "simic", "--ledger", ledger).stdout.decode()
    assert all(str(row["id"]) in out for row in rows)
    (page,) = lines(sayso("actor", rows[0]["id"], "--json", "--ledger", ledger))
    assert page["id"] == rows[0]["id"]


def test_nobody_of_a_name_is_said_and_no_failure(ledger: str) -> None:
    done = sayso("actor", "Nobody", "--ledger", ledger)
    assert (done.returncode, done.stdout) == (0, b"no actor has the name 'Nobody' in this ledger\n")
    assert sayso("actor", "Nobody", "--json", "--ledger", ledger).stdout == b""
