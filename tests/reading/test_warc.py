"""Web archives: every page that is whole is read, whatever stands beside it."""

from __future__ import annotations

import gzip
import io
import random
import time
import tracemalloc
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import brotli
import pytest
import zstandard

from sayso.model import Capture, Refusal
from sayso.reading import Captured, Limits, article_of, captures
from tests.reading.archives import SITE, Archive, page, three


def read(data: bytes | Path, **asked: object) -> list[Captured]:
    return list(captures([data], **asked))  # type: ignore[arg-type]


def pages(found: list[Captured]) -> list[str]:
    return [item.source.removeprefix(SITE) for item in found if isinstance(item, Capture)]


def refusals(found: list[Captured]) -> list[Refusal]:
    return [item for item in found if isinstance(item, Refusal)]


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_cut_out_with_its_address_and_the_time_it_was_crawled(
    tmp_path: Path, packed: bool
) -> None:
    file = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    file.write_bytes(three(packed=packed).data)
    found = read(file)
    assert pages(found) == ["/1", "/2", "/3"]
    first = found[0]
    assert isinstance(first, Capture)
    assert first.data == page(1)
    assert (first.within, first.address, first.hints.url) == (str(file), f"{SITE}/1", f"{SITE}/1")
    assert (first.retrieved, first.charset, first.complete) == (
        datetime(2024, 3, 9, 10, tzinfo=UTC),
        "utf-8",
        True,
    )
    assert article_of(first).title == "Harbour bridge 1 closed"


def test_what_is_no_page_is_passed_over_without_a_word() -> None:
    archive = (
        Archive()
        .record("", b"software: test", type="warcinfo", kind="application/warc-fields")
        .record(
            f"{SITE}/1", b"GET / HTTP/1.1\r\n\r\n", type="request", kind="application/http;msgtype=request"
        )
        .record(f"{SITE}/1", b"fetchTimeMs: 1", type="metadata", kind="application/warc-fields")
        .record("dns:lantern.example", b"20240309 1.2.3.4", type="response", kind="text/dns")
        .answer(f"{SITE}/old", b"", ("Location", "/1"), status="301 Moved")
        .answer(f"{SITE}/none", page(), status="404 Not Found")
        .answer(f"{SITE}/a.png", b"\x89PNG" + bytes(99), kind="image/png")
        .answer(f"{SITE}/a.css", b"p { color: red }", kind="text/css")
        .answer(f"{SITE}/robots.txt", b"User-agent: *", kind="text/plain")
        .answer(f"{SITE}/1", page())
    )
    assert [item.source for item in read(archive.data)] == [f"{SITE}/1"]


def test_resources_and_the_texts_of_wet_are_read() -> None:
    archive = (
        Archive()
        .record(f"{SITE}/1", page(), type="resource", kind="text/html")
        .record(f"{SITE}/2", b"Bridge closed\n\nThe council denied it.", type="conversion", kind="text/plain")
    )
    found = read(archive.data)
    assert [item.kind for item in found if isinstance(item, Capture)] == ["html", "text"]


def chunked(body: bytes) -> bytes:
    cut = [body[at : at + 300] for at in range(0, len(body), 300)]
    return b"".join(b"%x;x=1\r\n%s\r\n" % (len(piece), piece) for piece in cut) + b"0\r\n\r\n"


PACKED = {
    "gzip": (gzip.compress, "gzip"),
    "deflate": (zlib.compress, "deflate"),
    "br": (brotli.compress, "br"),
    "zstd": (zstandard.compress, "zstd"),
    "twice": (lambda body: gzip.compress(brotli.compress(body)), "br, gzip"),
    "unpacked by the crawler": (bytes, "gzip"),
}


@pytest.mark.parametrize(("pack", "encoding"), PACKED.values(), ids=PACKED)
@pytest.mark.parametrize("in_chunks", [True, False])
def test_a_page_is_unpacked_as_its_server_packed_it(pack: object, encoding: str, in_chunks: bool) -> None:
    body = pack(page())  # type: ignore[operator]
    fields = [("Content-Encoding", encoding)]
    if in_chunks:
        body, fields = chunked(body), [*fields, ("Transfer-Encoding", "chunked")]
    [found] = read(Archive().answer(f"{SITE}/1", body, *fields).data)
    assert isinstance(found, Capture), found
    assert found.data == page()


def test_a_crawler_may_have_taken_the_chunks_away_and_left_their_field() -> None:
    [found] = read(Archive().answer(f"{SITE}/1", page(), ("Transfer-Encoding", "chunked")).data)
    assert isinstance(found, Capture)
    assert found.data == page()


def damaged(packed: bool, where: str) -> bytes:
    archive = three(packed=packed)
    start, end = archive.starts[1], archive.starts[2]
    data = archive.data
    middle = (start + end) // 2
    if where == "noise in the middle":
        return data[:middle] + Random(7).randbytes(40) + data[middle + 40 :]
    if where == "bytes missing from the middle":
        return data[:middle] + data[middle + 60 :]
    if where == "head missing":
        return data[:start] + data[start + 30 :]
    assert where == "noise for a head"
    return data[:start] + b"\r\nnonsense\r\n\r\n" + data[start + 200 :]


@pytest.mark.parametrize(
    "where", ["noise in the middle", "bytes missing from the middle", "head missing", "noise for a head"]
)
def test_a_damaged_member_is_refused_once_and_the_next_is_read(where: str) -> None:
    found = read(damaged(True, where))
    assert pages(found) == ["/1", "/3"]
    assert len(refusals(found)) == 1
    assert type(found[1]) is Refusal


@pytest.mark.parametrize("where", ["bytes missing from the middle", "head missing", "noise for a head"])
def test_a_damaged_record_that_is_not_packed_costs_no_other(where: str) -> None:
    found = read(damaged(False, where))
    assert {"/1", "/3"} <= set(pages(found))
    assert len(refusals(found)) == 1


CUTS = {
    "in the middle of a member": (
        True,
        lambda archive: len(archive.data) - 30,
        f"{SITE}/3",
    ),
    "in a member's own head": (True, lambda archive: archive.starts[2] + 6, "at byte"),
    "in a record's fields": (False, lambda archive: archive.starts[2] + 60, "at byte"),
    "in a record's block": (False, lambda archive: len(archive.data) - 200, f"{SITE}/3"),
}


@pytest.mark.parametrize(("packed", "at", "named"), CUTS.values(), ids=CUTS)
def test_an_archive_that_breaks_off_gives_what_stands_before(packed: bool, at: object, named: str) -> None:
    archive = three(packed=packed)
    found = read(archive.data[: at(archive)])  # type: ignore[operator]
    assert pages(found) == ["/1", "/2"]
    [refusal] = refusals(found)
    assert named in refusal.source
    assert "breaks off" in refusal.reason


def test_a_length_that_is_too_great_does_not_swallow_the_records_behind() -> None:
    data = three(packed=False).data
    at = data.index(b"Content-Length: ", data.index(b"/2\r\n"))
    found = read(data[:at] + b"Content-Length: 99999\r\nX-" + data[at:])
    assert pages(found) == ["/1", "/3"]
    assert f"{SITE}/2" in refusals(found)[0].source


@pytest.mark.parametrize("length", [b"-5", b"many", b""])
def test_a_record_without_a_length_is_refused_and_the_next_is_read(length: bytes) -> None:
    data = three(packed=False).data
    at = data.index(b"Content-Length: ", data.index(b"/2\r\n"))
    found = read(data[:at] + b"Content-Length: " + length + b"\r\nX-" + data[at:])
    assert pages(found) == ["/1", "/3"]
    assert "length" in refusals(found)[0].reason


def test_an_archive_packed_in_one_piece_is_read_too() -> None:
    assert pages(read(gzip.compress(three(packed=False).data))) == ["/1", "/2", "/3"]


ZEROS = bytes(1_000_000)


def zeros_packed(head: bytes, millions: int) -> bytes:
    """The head and so many millions of zeros as a gzip stream that does not end."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    begun = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    million = packer.compress(ZEROS) + packer.flush(zlib.Z_FULL_FLUSH)
    return begun + million * millions


BOMBS = {
    "br": lambda: brotli.compress(bytes(100_000_000), quality=3),
    "zstd": lambda: zstandard.compress(bytes(500_000_000), 1),
    "gzip": lambda: zeros_packed(b"", 300),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_page_that_unpacks_to_hundreds_of_megabytes_is_refused_at_its_cap(name: str) -> None:
    bomb = Archive().answer(f"{SITE}/bomb", BOMBS[name](), ("Content-Encoding", name))
    data = bomb.answer(f"{SITE}/1", page()).data
    tracemalloc.start()
    found = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert pages(found) == ["/1"]
    assert peak < 40_000_000


def test_a_record_of_two_gigabytes_in_two_megabytes_is_jumped_over() -> None:
    size = 2_147_483_648
    head = (
        f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {SITE}/bomb\r\nContent-Length: {size}\r\n\r\n"
    )
    bomb = zeros_packed(head.encode(), size // 1_000_000)
    began = time.perf_counter()
    found = read(bomb + Archive().answer(f"{SITE}/1", page()).data)
    assert time.perf_counter() - began < 15
    assert pages(found) == ["/1"]
    [refusal] = refusals(found)
    assert f"{SITE}/bomb" in refusal.source


def test_pages_beyond_the_cap_are_refused_and_the_next_is_read() -> None:
    archive = Archive().answer(f"{SITE}/big", page() + b" " * 300_000).answer(f"{SITE}/1", page())
    found = read(archive.data, limits=Limits(record_bytes=200_000, page_bytes=100_000))
    assert pages(found) == ["/1"]
    assert [refusal.source for refusal in refusals(found)] == [f"(bytes) {SITE}/big"]


def test_an_archive_is_never_held_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "large.warc.gz"
    noise = Random(3).randbytes(3_000_000)
    with file.open("wb") as out:
        for number in range(20):
            data = (
                Archive().answer(f"{SITE}/v", noise, kind="video/mp4").answer(f"{SITE}/{number}", page()).data
            )
            out.write(data)
    tracemalloc.start()
    count = sum(isinstance(item, Capture) for item in captures([file]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20
    assert peak < 12_000_000 < file.stat().st_size


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_to_an_archive_it_comes_to_an_end_and_tells(seed: int) -> None:
    luck = random.Random(seed)
    data = bytearray(three(packed=seed % 2 == 0).data)
    for _ in range(5):
        at = luck.randrange(len(data))
        data[at : at + luck.randrange(30)] = luck.randbytes(luck.randrange(30))
    assert read(bytes(data), limits=Limits())


# ── WACZ ─────────────────────────────────────────────────────────────────────────────────────


def wacz(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("from_memory", [True, False])
def test_the_archives_within_a_wacz_are_read_in_order(tmp_path: Path, from_memory: bool) -> None:
    data = wacz(
        **{
            "datapackage.json": b"{}",
            "archive/b.warc.gz": Archive().answer(f"{SITE}/2", page(2)).data,
            "archive/a.warc": Archive(packed=False).answer(f"{SITE}/1", page(1)).data,
            "pages/pages.jsonl": b"{}",
        }
    )
    file = tmp_path / "crawl.wacz"
    file.write_bytes(data)
    found = read(data if from_memory else file)
    assert pages(found) == ["/1", "/2"]
    assert isinstance(found[0], Capture)
    assert str(found[0].within).endswith("/archive/a.warc")


def test_nothing_in_a_wacz_is_ever_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good = Archive().answer(f"{SITE}/1", page()).data
    data = wacz(**{"datapackage.json": b"{}", "archive/../../evil.warc.gz": good, "/archive/b.warc": good})
    assert pages(read(data)) == ["/1"]
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_and_a_damaged_archive_in_a_wacz_are_refused_and_the_others_read() -> None:
    good = Archive().answer(f"{SITE}/1", page()).data
    data = wacz(
        **{
            "archive/a.warc": bytes(50_000_000),
            "archive/b.warc.gz": good[: len(good) // 2],
            "archive/c.warc.gz": b"",
            "archive/d.warc.gz": good,
        }
    )
    found = read(data)
    assert pages(found) == ["/1"]
    assert len(refusals(found)) == 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (wacz(**{"datapackage.json": b"{}"}), "no WARC"),
        (wacz(**{"datapackage.json": b"{}", "archive/a.warc": b"x"})[:-30], "ZIP"),
    ],
)
def test_a_wacz_without_an_archive_in_it_is_refused(data: bytes, reason: str) -> None:
    [found] = read(data)
    assert isinstance(found, Refusal)
    assert reason in found.reason
