"""Fetching from a server of our own, through the gate."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from contextlib import suppress
from datetime import UTC

import brotli
import pytest

from sayso.errors import CannotRead, NotFetched, TooLarge
from sayso.model import Received, Refusal
from sayso.reading import articles
from sayso.reading.fetch import Fetcher, FetchLimits
from sayso.reading.unpacking import unpacked_body
from tests.reading.attacks import BOMB, drips
from tests.reading.serving import TEXT, Clock, Net, Site


def test_a_page_is_fetched_by_name_and_its_charset_noted(site: Site, net: Net) -> None:
    url = site.put("/a?b=c", TEXT, Content_Type="text/plain; charset=windows-1252")
    page = net.fetcher()(url)
    assert (page.body, page.charset, page.url) == (TEXT, "windows-1252", url)
    assert site.paths == ["/robots.txt", "/a?b=c"]
    assert site.asked[1][1] == f"lantern.example:{site.server_port}"
    assert site.asked[1][2].startswith("sayso/")


def test_a_url_becomes_an_article_with_its_address(site: Site, net: Net) -> None:
    url = site.put("/a", TEXT, Content_Type="text/plain")
    [found] = articles([url], fetch=net.fetcher())
    assert isinstance(found, Received)
    assert (found.source, found.article.url, found.article.title) == (url, url, "Bridge closed")


PACKED = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=5),
    "gzip, br": lambda data: brotli.compress(gzip.compress(data), quality=5),
    "identity": bytes,
}


@pytest.mark.parametrize("encoding", PACKED)
def test_packed_answers_are_unpacked(site: Site, net: Net, encoding: str) -> None:
    url = site.put("/a", PACKED[encoding](TEXT * 500), Content_Encoding=encoding)
    assert net.fetcher()(url).body == TEXT * 500


def test_deflate_without_its_wrapper_is_unpacked_too() -> None:
    raw = zlib.compress(TEXT)[2:-4]
    assert unpacked_body([raw], "deflate", limit=1_000) == TEXT


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "gzip, br"])
def test_a_bomb_is_defused_before_it_fills_the_memory(encoding: str) -> None:
    packed = PACKED[encoding](BOMB)
    pieces = (packed[i : i + 65_536] for i in range(0, len(packed), 65_536))
    with pytest.raises(TooLarge):
        unpacked_body(pieces, encoding, limit=16_000_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_damaged_and_broken_off_packing_is_refused(encoding: str) -> None:
    packed = PACKED[encoding](TEXT * 500)
    for damaged in (packed[:-9], b"\x1f\x8b" + b"garbled" * 30):
        with pytest.raises(NotFetched):
            unpacked_body([damaged], encoding, limit=1_000_000)


@pytest.mark.parametrize("encoding", ["lzma", "gzip, gzip, gzip, gzip", "nonsense"])
def test_packing_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(NotFetched):
        unpacked_body([TEXT], encoding, limit=1_000_000)


def test_an_answer_beyond_the_cap_is_refused(site: Site, net: Net) -> None:
    with pytest.raises(TooLarge):
        net.fetcher(size=10_000)(site.put("/a", TEXT * 1_000))


def test_a_page_tells_when_and_by_which_url_it_was_asked_for(site: Site, net: Net) -> None:
    clock = Clock()
    url = site.put("/a", status=301, Location=site.url("/b", "other.example"))
    site.put("/b", TEXT)
    page = net.fetcher(**clock.handed_in)(url)
    assert (page.asked, page.url) == (url, site.url("/b", "other.example"))
    assert page.retrieved == clock.now()
    assert page.retrieved.tzinfo is UTC


def test_redirects_are_followed_ten_times_and_no_more(site: Site, net: Net) -> None:
    for step in range(12):
        site.put(f"/{step}", status=302, Location=f"/{step + 1}")
    site.put("/12", TEXT)
    assert net.fetcher()(site.url("/2")).url == site.url("/12")
    with pytest.raises(NotFetched, match="redirects"):
        net.fetcher()(site.url("/1"))


def test_a_private_host_is_refused_with_its_address_and_never_connected_to(site: Site, net: Net) -> None:
    [found] = articles([site.url("/a", "inside.example")], fetch=net.fetcher())
    assert isinstance(found, Refusal)
    assert found.reason == "inside.example leads to 10.0.0.1, which is not a public address"
    assert net.connected == []


def test_a_private_host_is_read_when_that_is_asked_for(site: Site, net: Net) -> None:
    fetch = Fetcher(FetchLimits(gap=0), allow_private=True, resolve=lambda *_: ["127.0.0.1"])
    assert fetch(site.put("/a", TEXT)).body == TEXT


@pytest.mark.parametrize("location", ["http://[::1/", "http://", "b c", "javascript:alert(1)", ""])
def test_a_redirect_to_nowhere_is_refused(site: Site, net: Net, location: str) -> None:
    with pytest.raises(NotFetched):
        net.fetcher()(site.put("/a", status=302, Location=location))


@pytest.mark.parametrize(("status", "words"), [(404, "404"), (500, "500"), (204, "empty")])
def test_an_answer_without_a_page_is_refused(site: Site, net: Net, status: int, words: str) -> None:
    [found] = articles([site.put("/a", status=status)], fetch=net.fetcher())
    assert isinstance(found, Refusal)
    assert words in found.reason


def test_a_server_that_drips_before_it_is_encrypted_is_cut_off(net: Net) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        net.port = server.getsockname()[1]
        answer = drips(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xf0")

        def serve() -> None:
            with suppress(OSError):
                answer(server.accept()[0])

        threading.Thread(target=serve, daemon=True).start()
        began = time.perf_counter()
        with pytest.raises(CannotRead):
            net.fetcher(seconds=0.3)(f"https://lantern.example:{net.port}/a")
        assert time.perf_counter() - began < 4


def test_an_answer_that_breaks_off_is_refused(site: Site, net: Net) -> None:
    with pytest.raises(NotFetched, match="broke off"):
        net.fetcher()(site.put("/a", TEXT, Content_Length=str(len(TEXT) + 9)))


def test_an_answer_longer_than_promised_is_what_was_promised(site: Site, net: Net) -> None:
    assert net.fetcher()(site.put("/a", TEXT, Content_Length="9")).body == TEXT[:9]


def test_a_certificate_that_does_not_fit_is_refused(site: Site, net: Net) -> None:
    with pytest.raises(NotFetched, match="did not answer"):
        net.fetcher()(site.url("/a").replace("http:", "https:"))


def test_a_server_that_is_not_there_is_refused(net: Net) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        net.port = server.getsockname()[1]
    [found] = articles(["http://lantern.example/a"], fetch=net.fetcher())
    assert isinstance(found, Refusal)
