"""Every way we know of making a fetcher ask for what it must not, or choke on what it gets.

Tables for every entry point that takes a URL or follows one: a row that is added here is tried on each. An
entry point is a function of `ENTRIES`: it is given a site, a fetcher on a `Net` and the URL, arranges for
the URL to be fetched in its way, and raises `CannotRead`, or returns the refusals. Whatever it does, no
address but public ones may be connected to: `net.assert_only_public_addresses_were_reached()`.
"""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from json import dumps
from xml.sax.saxutils import escape, quoteattr

import brotli

from sayso.errors import CannotRead
from sayso.model import Capture
from sayso.reading import captures
from sayso.reading.fetch import Fetcher
from tests.reading.serving import TEXT, Site

# ── addresses that nobody on the internet may make us connect to ─────────────────────────────

ADDRESSES = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.2.1",
    "198.18.0.1",
    "192.88.99.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "::ffff:93.184.216.34",
    "::ffff:0:127.0.0.1",
    "::93.184.216.34",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "2001:0:7f00:1::",
    "2002:7f00:1::",
    "2002:5db8:d822::1",
    "64:ff9b::7f00:1",
    "64:ff9b::93.184.216.34",
    "64:ff9b:1::a00:1",
    "100::1",
    "5f00::1",
    "nonsense",
]

# ── URLs that must not be asked for ──────────────────────────────────────────────────────────

# What no resolver is needed for.
UNFIT = [
    "ftp://lantern.example/a",
    "file:///etc/passwd",
    "file://lantern.example/etc/passwd",
    "gopher://lantern.example/",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "data:text/html,No",
    "javascript:alert(1)",
    "ws://lantern.example/",
    "http://",
    "http://:80/",
    "http://ada@lantern.example/",
    "http://ada:secret@lantern.example/",
    "http://@lantern.example/",
    "http://lantern.example:80@169.254.169.254/",
    "http://a\\@b/",
    "http://lantern.example\\@169.254.169.254/",
    "http://169.254.169.254\\@lantern.example/",
    "http://lantern.example/a b",
    "http://lantern.example:99999/",
    "http://lantern.example:-1/",
    "http://lantern.example:port/",
    "http://2130706433/",
    "http://2852039166/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0xa9fea9fe/",
    "http://0x/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0.0.01/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://127.0.0.1.2/",
    "http://256.0.0.1/",
    "http://[::1%25eth0]/",
    "http://[fe80::1%25lo]/",
    "http://[::1%lo]/",
    "http://[::1/",
    "http://::1/",
    "http://[nonsense]/",
    "http://[127.0.0.1]/",
    "http://[v1.x]/",
    "http://a..example/",
    "http://.example/",
    "http://./",
    "http://" + "a" * 300 + ".example/",
    "http://lantern.example/" + "a" * 1_000_000,
    "http://" + "é" * 1_000_000 + ".example/",
    # Characters that normal forms make separators of.
    "http://lantern.example\uff0f@169.254.169.254/",
    "http://lantern.example\uff20127.0.0.1/",
    "http://lantern.example\u2100.example/",
]

# What the gate refuses for the address that the host has or leads to.
PRIVATE = [
    *(f"http://{address}/" for address in ADDRESSES if ":" not in address and address != "nonsense"),
    *(f"http://[{address}]/" for address in ADDRESSES if ":" in address and "%" not in address),
    "http://127.0.0.1./",
    "http://127.0.0.1../",
    "https://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://inside.example/",
    "http://half.example/",
    "http://rebound.example/",
    # Digits and full stops in other dress, which IDNA undresses.
    "http://①②⑦.0.0.1/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://127｡0｡0｡1/",
    "http://127.0.0.1。/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏/",
    "http://１６９.254.１６９.254/",
    "http://loca\u00adlhost/",
    "http://loca\u200blhost/",
]

URLS = UNFIT + PRIVATE

# What is public when it is looked up first, and not when it is looked up again.
REBINDING = ["http://rebinding.example/", "http://rebinding-later.example/"]

# ── entry points ─────────────────────────────────────────────────────────────────────────────

Entry = Callable[[Site, Fetcher, str], object]


def page(_site: Site, fetch: Fetcher, url: str) -> object:
    """A URL that was asked for."""
    return fetch(url)


def watched_page(_site: Site, fetch: Fetcher, url: str) -> object:
    """A URL that is asked for again."""
    return fetch(url, etag='"a1"', last_modified="Sun, 04 Sep 2022 12:00:00 GMT")


def redirect(site: Site, fetch: Fetcher, url: str) -> object:
    """A redirect from a page that may be asked for."""
    return fetch(site.put("/away", status=302, Location=_as_header(url)))


def robots(site: Site, fetch: Fetcher, url: str) -> object:
    """A redirect from the robots.txt of a page that may be asked for."""
    site.put("/robots.txt", status=302, Location=_as_header(url))
    return fetch(site.put("/a", TEXT))


def feed_entry(site: Site, fetch: Fetcher, url: str) -> object:
    """The link of an entry of a feed."""
    item = f"<item><title>Bridge closed</title><link>{escape(url)}</link></item>"
    return _named_in(site, fetch, f"<rss version='2.0'><channel><title>W</title>{item}</channel></rss>")


def json_entry(site: Site, fetch: Fetcher, url: str) -> object:
    """The link of an entry of a JSON Feed."""
    items = [{"id": "1", "title": "Bridge closed", "url": url}]
    return _named_in(site, fetch, dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))


def sitemap_entry(site: Site, fetch: Fetcher, url: str) -> object:
    """A page of a sitemap."""
    named = f"<url><loc>{escape(url)}</loc></url>"
    return _named_in(
        site, fetch, f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{named}</urlset>"
    )


def opml_entry(site: Site, fetch: Fetcher, url: str) -> object:
    """A feed of a list of feeds."""
    outline = f"<outline text='W' type='rss' xmlUrl={quoteattr(url)}/>"
    return _named_in(site, fetch, f"<opml version='2.0'><body>{outline}</body></opml>")


def _named_in(site: Site, fetch: Fetcher, document: str) -> object:
    """What is read through a document that names a URL; raises `CannotRead` when that is nothing."""
    listed = site.put("/list", document.encode("utf-8", "replace"))
    found = [item for item in captures([listed], fetch=fetch) if isinstance(item, Capture)]
    if not found:
        raise CannotRead("nothing came of it", "give another")
    return found


def _as_header(url: str) -> str:
    """UTF-8 in a header as servers send it, and no header made of a part of it."""
    return url[:30_000].encode("utf-8").decode("latin-1")


ENTRIES: dict[str, Entry] = {
    "page": page,
    "watched page": watched_page,
    "redirect": redirect,
    "robots.txt": robots,
    "feed": feed_entry,
    "JSON feed": json_entry,
    "sitemap": sitemap_entry,
    "OPML": opml_entry,
}

# ── answers that must not be taken for a page ────────────────────────────────────────────────

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = b"\x00" * 40_000_000


def says(answer: bytes) -> Callable[[socket.socket], None]:
    """The answer, and then silence that ends at once."""
    return lambda client: client.sendall(answer)


def drips(beginning: bytes, drop: bytes = b"x") -> Callable[[socket.socket], None]:
    """A byte now and then, for ever: no timeout of a socket ever ends it."""

    def answer(client: socket.socket) -> None:
        client.sendall(beginning)
        while True:
            time.sleep(0.05)
            client.sendall(drop)

    return answer


def pours(beginning: bytes, again: bytes) -> Callable[[socket.socket], None]:
    """The same for ever, as fast as it is taken."""

    def answer(client: socket.socket) -> None:
        client.sendall(beginning)
        many = again * (65_536 // len(again) + 1)
        while True:
            client.sendall(many)

    return answer


def _packed(body: bytes, encoding: str) -> bytes:
    return _OK + f"Content-Encoding: {encoding}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


ANSWERS: dict[str, Callable[[socket.socket], None]] = {
    "a drip before the status": drips(b""),
    "a drip in a header": drips(b"HTTP/1.1 200 OK\r\nX: "),
    "a drip of headers": drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "a drip in the body": drips(_OK + b"\r\n<p>"),
    "a drip of chunks": drips(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "a status line for ever": pours(b"HTTP/1.1 200 ", b"x"),
    "a header for ever": pours(b"HTTP/1.1 200 OK\r\nX: ", b"x"),
    "headers for ever": pours(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "a header of many lines for ever": pours(b"HTTP/1.1 200 OK\r\nX: y\r\n", b" y\r\n"),
    "go on for ever": pours(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a body for ever": pours(_OK + b"\r\n", b"<p>"),
    "chunks for ever": pours(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "a chunk's size for ever": pours(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "a trailer for ever": pours(_OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
    "redirects for ever": says(b"HTTP/1.1 302 Found\r\nLocation: ?again\r\nContent-Length: 0\r\n\r\n"),
    "a body shorter than promised": says(_OK + b"Content-Length: 999\r\n\r\n" + TEXT),
    "a body of a promised googol": says(_OK + b"Content-Length: 1" + b"0" * 100 + b"\r\n\r\n" + TEXT),
    "a chunk shorter than promised": says(_OK + b"Transfer-Encoding: chunked\r\n\r\nfff\r\n" + TEXT),
    "a chunk of a huge size": says(_OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n" + TEXT),
    "a chunk of a size that is none": says(_OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + TEXT),
    "chunks without an end": says(_OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"),
    "a gzip bomb": says(_packed(gzip.compress(BOMB), "gzip")),
    "a brotli bomb": says(_packed(brotli.compress(BOMB, quality=5), "br")),
    "a bomb in a bomb": says(_packed(gzip.compress(gzip.compress(BOMB)), "gzip, gzip")),
    "gzip that is none": says(_packed(TEXT, "gzip")),
    "packed too many times": says(_packed(TEXT, "gzip, gzip, gzip, gzip, gzip")),
    "nothing at all": says(b""),
    "no HTTP": says(bytes(range(256)) * 40),
    "half a status": says(b"HTTP/1.1 2"),
    "a status that is none": says(b"HTTP/1.1 two OK\r\n\r\n"),
    "not modified, unasked": says(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
}
