"""Every kind of source becomes an article or a refusal; none stops the others."""

from __future__ import annotations

import gzip
import io
import json
import os
from datetime import date
from pathlib import Path
from random import Random

import pytest

from sayso.model import Capture, Hints, Received, Refusal, Role
from sayso.reading import Limits, article_of, articles, captures

REPORT = (
    "Harbour bridge closed after cracks are found\n\n"
    "The bridge over the Eastport harbour was closed on Monday, the council said, because inspectors had "
    "found cracks in two of its piers and nobody could tell how deep they were.\n\n"
    "“We were not warned,” said Ada Quill, the harbour master, who has asked for the inspectors’ letters.\n"
)
PAGE = f"<html><head><title>Harbour bridge closed</title></head><body><article><h1>Harbour bridge closed</h1>{''.join(f'<p>{p}</p>' for p in REPORT.split(chr(10)) if p)}</article></body></html>"


def one(source: str | Path | bytes, **asked: object) -> Received | Refusal:
    [found] = articles([source], **asked)  # type: ignore[arg-type]
    return found


def article(source: str | Path | bytes, **asked: object) -> Received:
    found = one(source, **asked)
    assert isinstance(found, Received), found
    return found


def refusal(source: str | Path | bytes, **asked: object) -> Refusal:
    found = one(source, **asked)
    assert isinstance(found, Refusal), found
    assert "\n" not in str(found)
    assert found.reason
    assert found.way_out
    return found


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", REPORT.encode()),
        ("a.html", PAGE.encode()),
        ("a.htm.gz", gzip.compress(PAGE.encode(), mtime=0)),
        ("no-ending", REPORT.encode()),
        ("page-without-ending", PAGE.encode()),
        ("wide.txt", REPORT.encode("utf-16")),
        ("old.txt", REPORT.encode("cp1252")),
        ("rows.jsonl", json.dumps({"id": "r", "text": REPORT}).encode()),
        ("rows.jsonl.gz", gzip.compress(json.dumps({"id": "r", "text": REPORT}).encode(), mtime=0)),
        ("rows-without-ending", json.dumps({"id": "r", "text": REPORT}).encode()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_source_of_every_kind_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    found = article(write(tmp_path / name, data))
    assert found.source == str(tmp_path / name)
    assert "“We were not warned,” said Ada Quill" in found.article.text
    assert found.article.passages[0].role is Role.HEADLINE


def test_plain_text_is_kept_to_the_letter_and_a_mark_before_it_is_decoded_away() -> None:
    text = REPORT.replace("\n", "\r\n") + "\t \x00end"
    assert article(text.encode("utf-8-sig")).article.text == text


def test_standard_input_is_read_as_what_it_looks_like() -> None:
    assert article("-", stdin=io.BytesIO(REPORT.encode())).source == "-"
    row = json.dumps({"id": 7, "text": REPORT}).encode()
    assert article("-", stdin=io.BytesIO(row)).ref == "7"
    assert "no standard input" in refusal("-").reason


def test_hints_tell_what_a_text_does_not(tmp_path: Path) -> None:
    hints = Hints(published=date(2022, 9, 5), url="https://lantern.example/1", outlet="The Lantern")
    found = article(write(tmp_path / "a.txt", REPORT), hints=hints).article
    assert (found.published, found.url, found.outlet) == (date(2022, 9, 5), hints.url, "The Lantern")


def test_the_file_beside_a_text_tells_of_it_and_hints_know_better(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", REPORT)
    write(tmp_path / "a.json", '{"published": "2022-09-05", "outlet": "The Lantern", "note": "as scraped"}')
    assert article(file).article.published == date(2022, 9, 5)
    found = article(file, hints=Hints(outlet="Harbour Gazette")).article
    assert (found.published, found.outlet) == (date(2022, 9, 5), "Harbour Gazette")


def test_rows_bring_their_own_id_text_and_day(tmp_path: Path) -> None:
    rows = [
        {"id": "one", "text": REPORT, "published": "2022-09-05", "url": "https://lantern.example/1"},
        {"id": "two", "text": "Half an emoji: \ud83d"},
    ]
    file = write(tmp_path / "rows.jsonl", "\n".join(map(json.dumps, rows)) + "\n\n")
    one, two = articles([file], hints=Hints(outlet="nobody's"))
    assert isinstance(one, Received)
    assert isinstance(two, Received)
    assert (one.ref, one.article.published, one.article.outlet) == ("one", date(2022, 9, 5), None)
    assert (two.ref, two.article.text) == ("two", rows[1]["text"])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json", "not JSON"),
        ("[1]", "not an object"),
        ('{"id": 1}', "no text"),
        ('{"text": 5}', "no text"),
        ('{"text": "  "}', "empty"),
        ('{"text": "No.", "published": "soon"}', "not a day"),
        ('{"text": "No.", "title": 5}', "title is not a string"),
        ('{"file": "../secret.txt"}', "outside"),
        ('{"file": "none.txt"}', "cannot be read"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "' + "a" * 3_000_000 + '"}', "MB"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_bad_row_is_refused_by_its_line_and_harms_no_other(tmp_path: Path, line: str, reason: str) -> None:
    good = json.dumps({"id": "good", "text": REPORT})
    file = write(tmp_path / "rows.jsonl", f"{good}\n{line}\n{good}\n")
    first, bad, last = articles([file], limits=Limits(row_bytes=2_000_000))
    assert isinstance(first, Received)
    assert isinstance(last, Received)
    assert isinstance(bad, Refusal)
    assert bad.source == f"{file} line 2"
    assert reason in bad.reason


def test_a_row_may_name_a_file_and_the_folder_then_has_it_once(tmp_path: Path) -> None:
    write(tmp_path / "texts" / "a.txt", REPORT)
    write(tmp_path / "rows.jsonl", '{"id": "a", "file": "texts/a.txt", "published": "2022-09-05"}\n')
    found = article(tmp_path)
    assert (found.ref, found.article.published) == ("a", date(2022, 9, 5))


def test_a_folder_is_read_in_order_without_hidden_and_unknown_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "picture.png", "a.json"):
        write(tmp_path / name, REPORT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = [item.source for item in articles([tmp_path])]
    assert found == [str(tmp_path / "b.txt"), str(tmp_path / "a" / "z.txt")]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert "no file in it" in refusal(tmp_path).reason


GERMAN = "Die Brücke über den Hafen wurde am Montag gesperrt, weil Prüfer in zwei Pfeilern Risse fanden. " * 5


BAD_BYTES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blanks": (b" \n\t ", "empty"),
    "pdf": (b"%PDF-1.7 ...", "not text"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not text"),
    "noise": (Random(7).randbytes(20_000), "not text"),
    "one-long-line": (b"a" * 20_000_000, "MB"),
    "too-many-words": (b"word " * 300_000, "characters"),
    "german": (GERMAN.encode(), "'de'"),
    "nothing-but-a-script": (b"<html><body><script>let a = 1</script></body></html>", "no text"),
    "empty-page": (b"<html></html>", "no text"),
    "gzip-cut-short": (gzip.compress(REPORT.encode(), mtime=0)[:-30], "breaks off"),
    "gzip-garbled": (gzip.compress(REPORT.encode(), mtime=0)[:20] + b"garbled" * 9, "damaged"),
    "gzip-bomb": (gzip.compress(b"\x00" * 200_000_000, mtime=0), "MB"),
}


@pytest.mark.parametrize(("data", "reason"), BAD_BYTES.values(), ids=BAD_BYTES)
def test_bytes_without_an_article_are_refused_with_a_way_out(data: bytes, reason: str) -> None:
    assert reason in refusal(data).reason


def test_a_missing_file_a_strange_name_and_a_url_without_a_fetcher_are_refused(tmp_path: Path) -> None:
    assert "not there" in refusal(tmp_path / "none.txt").reason
    assert "not a path" in refusal("a\x00b.txt").reason
    assert "not allowed" in refusal("https://lantern.example/1").reason
    assert refusal("x" * 5_000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", REPORT)
    file.chmod(0)
    assert "may not read" in refusal(file).reason


def test_a_foreign_quotation_in_an_english_text_is_no_reason_to_refuse() -> None:
    assert article((REPORT + "\n“" + GERMAN[:190] + "”\n").encode()).article.language == "en"


def test_the_refused_do_not_harm_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "a.txt", REPORT)
    found = list(articles([b"", good, "none.txt", good]))
    assert [isinstance(item, Received) for item in found] == [False, True, False, True]


def test_the_same_text_has_the_same_id_however_it_came(tmp_path: Path) -> None:
    row = write(tmp_path / "rows.jsonl", json.dumps({"text": REPORT}))
    assert article(row).article.id == article(REPORT.encode()).article.id


def captured(source: str | Path | bytes, **asked: object) -> Capture:
    [found] = captures([source], **asked)  # type: ignore[arg-type]
    assert isinstance(found, Capture), found
    return found


def test_the_bytes_of_an_article_are_kept_as_they_were_delivered(tmp_path: Path) -> None:
    data = REPORT.encode("cp1252")
    found = captured(write(tmp_path / "old.txt", data))
    assert (found.data, found.kind, found.within) == (data, "text", None)
    assert captured(gzip.compress(PAGE.encode())).data == PAGE.encode()


def test_the_text_of_a_row_survives_its_bytes_whatever_is_in_it(tmp_path: Path) -> None:
    text = "Half an emoji: \ud83d, a NUL: \x00, two halves: \ud83d\ude00, a mark: \ufeff\r\n"
    file = write(tmp_path / "rows.jsonl", json.dumps({"id": 7, "text": text}))
    found = captured(file)
    assert (found.source, found.within, found.at, found.ref) == (str(file), str(file), "line 1", "7")
    assert article_of(found).text == json.loads(json.dumps(text))


def test_a_file_that_a_row_names_is_kept_undecoded(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", REPORT.encode("utf-16"))
    found = captured(write(tmp_path / "rows.jsonl", '{"file": "a.txt", "outlet": "The Lantern"}'))
    assert (found.data, found.kind) == (REPORT.encode("utf-16"), "text")
    assert article_of(found).outlet == "The Lantern"


def test_a_capture_that_nothing_can_read_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no way to read 'pdf'"):
        Capture("a.pdf", b"%PDF-", "pdf")
