"""Fetching from a server of our own, through the gate."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest

from sayso.errors import CannotRead, NotFetched, TooLarge
from sayso.model import Capture, Received, Refusal, Unchanged
from sayso.reading import articles, captures
from sayso.reading.fetch import Fetcher, FetchLimits, Page
from sayso.reading.unpacking import unpacked_body

TEXT = b"Bridge closed\n\nThe bridge over the harbour was closed on Monday, the council said."
BOMB = b"\x00" * 40_000_000


class Site(ThreadingHTTPServer):
    """A server that answers from a table and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, str, str]] = []

    def url(self, path: str, host: str = "lantern.example") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        self.answers[path] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, body)
        return self.url(path)


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[Site]:
    server = Site()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def local(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def fetcher(
    resolve: Callable[[str, int], list[str]] = local,
    *,
    gap: float = 0,
    seconds: float = 5,
    size: int = 2_000_000,
    allow_private: bool = True,
) -> Fetcher:
    limits = FetchLimits(bytes=size, seconds=seconds, gap=gap)
    return Fetcher(limits=limits, allow_private=allow_private, resolve=resolve)


def test_a_page_is_fetched_by_name_and_its_charset_noted(site: Site) -> None:
    url = site.put("/a?b=c", TEXT, Content_Type="text/plain; charset=windows-1252")
    page = fetcher()(url)
    assert (page.body, page.charset, page.url) == (TEXT, "windows-1252", url)
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a?b=c"]
    assert site.asked[1][1] == f"lantern.example:{site.server_port}"
    assert site.asked[1][2].startswith("sayso/")


def test_a_url_becomes_an_article_with_its_address(site: Site) -> None:
    url = site.put("/a", TEXT, Content_Type="text/plain")
    [found] = articles([url], fetch=fetcher())
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
def test_packed_answers_are_unpacked(site: Site, encoding: str) -> None:
    url = site.put("/a", PACKED[encoding](TEXT * 500), Content_Encoding=encoding)
    assert fetcher()(url).body == TEXT * 500


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


def test_an_answer_beyond_the_cap_is_refused(site: Site) -> None:
    with pytest.raises(TooLarge):
        fetcher(size=10_000)(site.put("/a", TEXT * 1_000))


def test_redirects_are_followed_ten_times_and_no_more(site: Site) -> None:
    for step in range(12):
        site.put(f"/{step}", status=302, Location=f"/{step + 1}")
    site.put("/12", TEXT)
    assert fetcher()(site.url("/2")).url == site.url("/12")
    with pytest.raises(NotFetched, match="redirects"):
        fetcher()(site.url("/1"))


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "http://a\\@b/",
        "http://ada:secret@lantern.example/",
        "http://2130706433/",
    ],
)
def test_a_redirect_is_checked_like_a_url(site: Site, location: str) -> None:
    url = site.put("/a", status=302, Location=location)

    def resolve(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "lantern.example" else [host]

    only_here = fetcher(resolve)
    public = only_here.resolve

    def first_private_then_not(host: str, port: int) -> list[str]:
        only_here.allow_private = host == "lantern.example"
        return list(public(host, port))

    only_here.resolve = first_private_then_not
    with pytest.raises(NotFetched):
        only_here(url)


def test_a_private_host_is_refused_and_never_connected_to(site: Site) -> None:
    [found] = articles([site.put("/a", TEXT)], fetch=fetcher(allow_private=False))
    assert isinstance(found, Refusal)
    assert "not a public address" in found.reason
    assert site.asked == []


def test_a_resolver_that_changes_its_answer_gains_nothing(site: Site) -> None:
    """The checked address is the one connected to: the name is looked up once a request."""
    asked: list[str] = []

    def changing(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) <= 2 else ["10.0.0.1"]

    assert fetcher(changing)(site.put("/a", TEXT)).body == TEXT
    assert len(asked) == 2  # robots.txt and the page


@pytest.mark.parametrize(
    ("status", "robots", "allowed"),
    [
        (200, b"User-agent: *\nDisallow: /a", False),
        (200, b"User-agent: *\nDisallow: /b", True),
        (404, b"", True),
        (403, b"", True),
        (500, b"", False),
        (503, b"", False),
    ],
)
def test_robots_txt_is_minded(site: Site, status: int, robots: bytes, allowed: bool) -> None:
    site.put("/robots.txt", robots, status)
    url = site.put("/a", TEXT)
    if allowed:
        assert fetcher()(url).body == TEXT
    else:
        with pytest.raises(NotFetched, match=r"robots\.txt"):
            fetcher()(url)


def test_robots_txt_is_asked_for_once_a_site(site: Site) -> None:
    fetch = fetcher()
    for path in ("/a", "/b"):
        fetch(site.put(path, TEXT))
    assert [path for path, _, _ in site.asked] == ["/robots.txt", "/a", "/b"]


def test_a_host_is_asked_once_a_second(site: Site) -> None:
    now = [100.0]
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    fetch = Fetcher(allow_private=True, resolve=local, clock=lambda: now[0], sleep=sleep)
    fetch(site.put("/a", TEXT))
    fetch(site.put("/b", TEXT))
    assert slept == [1.0, 1.0]


@pytest.mark.parametrize(("status", "words"), [(404, "404"), (500, "500"), (204, "empty")])
def test_an_answer_without_a_page_is_refused(site: Site, status: int, words: str) -> None:
    [found] = articles([site.put("/a", status=status)], fetch=fetcher())
    assert isinstance(found, Refusal)
    assert words in found.reason


def test_a_busy_server_is_given_its_time(site: Site) -> None:
    with pytest.raises(NotFetched, match="120"):
        fetcher()(site.put("/a", status=429, Retry_After="120"))


@pytest.mark.parametrize(
    ("scheme", "beginning"),
    [("http", b"HTTP/1.1 200 OK\r\nX: "), ("https", b"\x16\x03\x03\x40\x00\x02\x00\x3f\xf0")],
)
def test_a_server_that_drips_is_cut_off(scheme: str, beginning: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def drip() -> None:
            while True:
                try:
                    client, _ = server.accept()
                    client.recv(1_000)
                    client.sendall(beginning)
                    while True:
                        client.sendall(b"x")
                        time.sleep(0.05)
                except ConnectionError:
                    continue
                except OSError:
                    return

        threading.Thread(target=drip, daemon=True).start()
        began = time.perf_counter()
        with pytest.raises(CannotRead):
            fetcher(seconds=0.5)(f"{scheme}://lantern.example:{port}/a")
        assert time.perf_counter() - began < 4


def test_an_answer_that_breaks_off_is_refused(site: Site) -> None:
    with pytest.raises(NotFetched, match="broke off"):
        fetcher()(site.put("/a", TEXT, Content_Length=str(len(TEXT) + 9)))


def test_a_certificate_that_does_not_fit_is_refused(site: Site) -> None:
    with pytest.raises(NotFetched, match="did not answer"):
        fetcher()(site.url("/a").replace("http:", "https:"))


def test_a_server_that_is_not_there_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    [found] = articles([f"http://lantern.example:{port}/a"], fetch=fetcher())
    assert isinstance(found, Refusal)


def test_what_was_fetched_is_kept_with_when_and_under_which_address() -> None:
    got = Page(
        "http://lantern.example/b", TEXT, "text/plain", "utf-8", '"v1"', "Mon, 05 Sep 2022", datetime.now(UTC)
    )
    [found] = captures(["http://lantern.example/a"], fetch=lambda _url: got)
    assert isinstance(found, Capture)
    assert (found.source, found.address) == ("http://lantern.example/a", "http://lantern.example/a")
    assert (found.hints.url, found.data, found.charset) == ("http://lantern.example/b", TEXT, "utf-8")
    assert (found.etag, found.last_modified, found.retrieved) == (got.etag, got.last_modified, got.retrieved)


def test_a_url_with_nothing_new_behind_it_is_unchanged() -> None:
    assert list(captures(["http://lantern.example/a"], fetch=lambda _url: None)) == [
        Unchanged("http://lantern.example/a")
    ]
