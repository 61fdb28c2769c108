"""What the ledger keeps, and when it is something new; the same on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sayso.ledger import Kept, Ledger
from sayso.model import Refusal
from tests.ledger.made import FOLDER, NOW, TEXT, capture, found, kept, said

URL = "https://lantern.example/dam"
EDITED = TEXT.replace("sound", "fairly sound")
AT_TEN = datetime(2026, 3, 1, 10, tzinfo=UTC)


def edited(words: str = "The dam was fairly sound") -> dict[str, object]:
    return {"statements": [said(EDITED, words, "Jelena Simić")]}


def test_an_article_is_new_once(ledger: Ledger) -> None:
    assert kept(ledger).kept is Kept.NEW
    assert kept(ledger).kept is Kept.SAME
    assert [ledger.count(view) for view in ("articles", "statements", "versions")] == [1, 2, 1]


def test_another_text_under_the_same_url_is_a_version(ledger: Ledger) -> None:
    kept(ledger, known={"url": URL})
    assert kept(ledger, EDITED, known={"url": URL}, **edited()).kept is Kept.EDITED
    assert [ledger.count(view) for view in ("articles", "statements", "versions")] == [1, 1, 2]
    assert next(ledger.rows("articles"))["text"] == EDITED


def test_a_page_that_changes_back_has_three_versions(ledger: Ledger) -> None:
    kept(ledger, known={"url": URL})
    kept(ledger, EDITED, known={"url": URL}, **edited())
    assert kept(ledger, known={"url": URL}).kept is Kept.EDITED
    assert ledger.count("versions") == 3
    assert next(ledger.rows("articles"))["text"] == TEXT


def test_the_same_reporting_in_other_bytes_is_the_same_version(ledger: Ledger) -> None:
    kept(ledger, known={"url": URL})
    spaced = TEXT.replace("\n\n", "\n\n\n\n").rstrip()
    assert ledger.keep(capture(spaced, url=URL), found(), folder=FOLDER, now=NOW).kept is Kept.SAME
    assert ledger.already(capture(spaced, url=URL), folder=FOLDER, made_by=found().made_by["digest"])


def test_another_version_of_sayso_reads_it_again_and_is_current(ledger: Ledger) -> None:
    kept(ledger)
    assert kept(ledger, version="0.2").kept is Kept.READ_AGAIN
    assert [ledger.count(view) for view in ("articles", "statements", "versions")] == [1, 2, 2]
    assert [row["made_by"] for row in ledger.rows("articles")] == ["0.2"]
    assert [(row["made_by"], row["current"]) for row in ledger.rows("versions")] == [
        ("0.1", False),
        ("0.2", True),
    ]


def test_an_older_page_from_an_archive_does_not_become_current(ledger: Ledger) -> None:
    kept(ledger, known={"url": URL})
    older = capture(EDITED, url=URL, retrieved=datetime(2020, 1, 1, tzinfo=UTC))
    assert ledger.keep(older, found(EDITED, **edited()), folder=FOLDER, now=NOW).kept is Kept.EDITED
    assert next(ledger.rows("articles"))["text"] == TEXT
    assert [row["seen"][:4] for row in ledger.rows("versions")] == ["2020", "2026"]


@pytest.mark.parametrize(
    ("first", "second", "articles"),
    [
        pytest.param({"url": URL}, {"url": URL.replace("https", "http") + "#top"}, 1, id="one address, spelt twice"),
        pytest.param({"url": URL}, {"url": URL + "?page=2"}, 2, id="two addresses"),
        pytest.param({"url": URL}, {"url": URL + "?utm_source=feed"}, 1, id="one address, come to by two ways"),
        pytest.param(
            {"url": "https://consent.example/", "address": URL},
            {"url": "https://consent.example/", "address": URL + "2"}, 2, id="two pages behind one consent",
        ),
        pytest.param({"source": "a.txt"}, {"source": "./a.txt"}, 1, id="one file, named twice"),
        pytest.param({"source": "a.txt"}, {"source": "b.txt"}, 2, id="two files"),
        pytest.param({"source": "-"}, {"source": "-"}, 1, id="the same bytes without a name"),
        pytest.param(
            {"source": "r.jsonl", "within": "r.jsonl", "ref": "1"},
            {"source": "r.jsonl", "within": "r.jsonl", "ref": "2"}, 2, id="two rows of one file",
        ),
    ],
)  # fmt: skip
def test_what_is_one_article(ledger: Ledger, first: dict, second: dict, articles: int) -> None:
    kept(ledger, known=first)
    kept(ledger, known=second)
    assert ledger.count("articles") == articles


def test_a_body_is_one_row_across_articles_and_a_surname_is_not(ledger: Ledger) -> None:
    for number, name in enumerate(("Jelena Simić", "Simić")):
        for source in ("a.txt", "b.txt"):
            text = f"Dam holds {number}\n\nIt held, {name} said."
            kept(
                ledger, text, known={"source": f"{number}{source}"}, statements=[said(text, "It held", name)]
            )
    assert [(row["name"], row["articles"]) for row in ledger.rows("actors")] == [
        ("Jelena Simić", 2), ("Simić", 1), ("Simić", 1),
    ]  # fmt: skip
    assert {row["rule"] for row in ledger.rows("aliases")} == {
        "the same full name", "a single name, kept to its article",
    }  # fmt: skip


def test_the_bytes_and_the_report_come_back_as_they_were(ledger: Ledger) -> None:
    outcome = kept(ledger)
    row = next(ledger.rows("versions"))
    assert ledger.bytes_of(row["bytes"]) == TEXT.encode()
    line = ledger.report(outcome.article)
    assert line is not None
    assert line.startswith(b'{"schema":"report/1"')


@pytest.mark.parametrize("odd", ["a\x00b", "a\ud800b", "\u202eabc", "a\U0001f600b"])
def test_odd_characters_are_kept_and_offsets_stay(ledger: Ledger, odd: str) -> None:
    text = f"Dam holds\n\nIt {odd} held, Jelena Simić said."
    kept(ledger, text, statements=[said(text, f"It {odd} held", "Jelena Simić")])
    article, statement = next(ledger.rows("articles")), next(ledger.rows("statements"))
    assert article["text"][statement["start"] : statement["end"]] == statement["content"]
    assert len(article["text"]) == len(text)


def test_a_refusal_is_kept_and_not_tried_again_by_the_same_version(ledger: Ledger) -> None:
    bad = capture("…", source="bad.txt")
    ledger.refuse(Refusal("bad.txt", "no words", "give words"), now=NOW, capture=bad, made_by="m1")
    assert str(ledger.already(bad, folder=FOLDER, made_by="m1")) == "bad.txt: no words; give words"
    assert ledger.already(bad, folder=FOLDER, made_by="m2") is None
    assert [row["source"] for row in ledger.rows("refusals")] == ["bad.txt"]


def test_a_summary_does_not_stand_in_for_the_page_that_is_kept(ledger: Ledger) -> None:
    short = "Dam at Višegrad holds\n\nThe dam was sound, Jelena Simić said on Monday."
    of = {"statements": [said(short, "The dam was sound", "Jelena Simić")]}
    assert kept(ledger, short, known={"url": URL, "complete": False}, **of).kept is Kept.NEW
    assert kept(ledger, known={"url": URL}).kept is Kept.EDITED
    assert kept(ledger, short, known={"url": URL, "complete": False}, **of).kept is Kept.SAME
    assert [row["complete"] for row in ledger.rows("articles")] == [True]
