"""Feeds, lists of feeds and sitemaps: every article they name, from its page where that may be had."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sayso.errors import NotFetched
from sayso.model import Capture, Hints, Refusal, Unchanged
from sayso.reading import Captured, Limits, article_of, articles, captures
from sayso.reading.feed_entries import feed_of
from tests.reading.archives import SITE, page

NOON = datetime(2024, 3, 9, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Got:
    url: str
    body: bytes
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retrieved: datetime | None = NOON


class Web:
    """Answers from a table; keeps what it was asked; what is not in it may not be fetched."""

    def __init__(self, **answers: bytes | None) -> None:
        self.answers = {f"{SITE}/{name}": body for name, body in answers.items()}
        self.asked: list[str] = []

    def __call__(self, url: str, /) -> Got | None:
        self.asked.append(url)
        if url not in self.answers:
            raise NotFetched("the site's robots.txt does not let programs read it", "save the page")
        body = self.answers[url]
        return None if body is None else Got(url, body)


def read(data: bytes | str | Path, fetch: Web | None = None, **asked: object) -> list[Captured]:
    return list(captures([data], fetch=fetch, **asked))  # type: ignore[arg-type]


def capture(data: bytes | str, fetch: Web | None = None) -> Capture:
    [found] = read(data, fetch)
    assert isinstance(found, Capture), found
    return found


def refused(data: bytes | str, fetch: Web | None = None, **asked: object) -> Refusal:
    [found] = read(data, fetch, **asked)
    assert isinstance(found, Refusal), found
    assert found.reason
    assert found.way_out
    return found


def rss(*items: str, head: str = "", version: str = "2.0") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'{head}<rss version="{version}"><channel><title>The Lantern</title>{inner}</channel></rss>'.encode()
    )


SUMMARY = "The bridge over the harbour was closed on Monday, the council said."
ITEM = f"<title>Bridge closed</title><link>{SITE}/1</link><description>{SUMMARY}</description>"
PUBLISHED = "<pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate>"
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Lantern</title></channel>'
    f'<item rdf:about="y">{ITEM}<dc:date>2024-03-04</dc:date></item></rdf:RDF>'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title><entry><title>Bridge closed</title>'
    f'<link href="{SITE}/1"/><published>2024-03-04T23:30:00-05:00</published>'
    f"<updated>2024-03-06T00:00:00Z</updated><summary>{SUMMARY}</summary></entry></feed>"
)
OLD_ATOM = ATOM.replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#").replace(
    "published", "issued"
)
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Lantern",
    "items": [
        {
            "id": "1",
            "url": f"{SITE}/1",
            "title": "Bridge closed",
            "date_published": "2024-03-04T23:30:00-05:00",
            "content_text": SUMMARY,
        }
    ],
}
NETSCAPE = (
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://a.example/rss-0.91.dtd">'
)
FEEDS = {
    "RSS 2.0": rss(ITEM + PUBLISHED),
    "RSS 0.91": rss(ITEM + PUBLISHED, head=NETSCAPE, version="0.91"),
    "RSS 1.0": RDF.encode(),
    "Atom": ATOM.encode(),
    "Atom 0.3": OLD_ATOM.encode(),
    "UTF-16": f'<?xml version="1.0" encoding="UTF-16"?>{ATOM}'.encode("utf-16"),
    "Windows": b'<?xml version="1.0" encoding="windows-1252"?>'
    + ATOM.replace("Bridge", "Bridge").encode("cp1252"),
    "JSON Feed": json.dumps(JSON_FEED).encode(),
    "gzip": gzip.compress(ATOM.encode()),
    "with remarks": f'<?xml version="1.0"?><!-- made by hand --><?xml-stylesheet href="a.xsl"?>\n{ATOM}'.encode(),
    "broken": rss(
        ITEM.replace("closed", "closed &nbsp;<br>") + PUBLISHED + "<media:thumbnail url='a'/> & more"
    ),
}


@pytest.mark.parametrize("data", FEEDS.values(), ids=FEEDS)
def test_a_feed_of_every_kind_is_read_without_fetching(data: bytes) -> None:
    found = capture(data)
    assert (found.source, found.within, found.complete) == (f"{SITE}/1", "(bytes)", False)
    assert found.hints == Hints(date(2024, 3, 4), f"{SITE}/1", "Bridge closed", "The Lantern")
    article = article_of(found)
    assert article.text == f"Bridge closed\n\n{SUMMARY}"
    assert (article.outlet, article.published) == ("The Lantern", date(2024, 3, 4))


def test_the_page_of_an_entry_is_fetched_and_knows_better_than_the_feed() -> None:
    web = Web(**{"1": page(more='<meta property="og:site_name" content="Lantern &amp; Co">')})
    found = capture(FEEDS["RSS 2.0"], web)
    assert (found.data, found.complete, found.retrieved) == (web.answers[f"{SITE}/1"], True, NOON)
    article = article_of(found)
    assert (article.title, article.outlet) == ("Harbour bridge 1 closed", "Lantern & Co")
    assert (article.published, article.url) == (date(2024, 3, 4), f"{SITE}/1")


@pytest.mark.parametrize("behind", [{}, {"1": b"%PDF-1.7"}, {"1": b""}, {"1": ATOM.encode()}])
def test_an_entry_whose_page_cannot_be_had_is_read_as_the_feed_has_it(behind: dict[str, bytes]) -> None:
    found = read(FEEDS["Atom"], Web(**behind))
    assert [item.complete for item in found if isinstance(item, Capture)] == [False] or behind == {
        "1": b"%PDF-1.7"
    }


def test_a_page_with_nothing_new_is_unchanged() -> None:
    assert read(FEEDS["Atom"], Web(**{"1": None})) == [Unchanged(f"{SITE}/1")]


def test_entries_keep_their_order_and_one_without_words_is_refused() -> None:
    data = rss("<title>Only a title</title>", ITEM, "<description>Loose words, said the mayor.</description>")
    first, second, third = read(data)
    assert isinstance(first, Refusal)
    assert first.source == "(bytes) entry 1"
    assert isinstance(second, Capture)
    assert isinstance(third, Capture)
    assert (third.source, third.hints.url) == ("(bytes)", None)
    gone = read(rss(f"<title>x</title><link>{SITE}/gone</link>"), Web())
    assert [str(item).partition(":")[0] for item in gone] == ["https"]
    assert "robots.txt" in str(gone[0])


def test_full_content_goes_over_the_summary() -> None:
    item = f"{ITEM}<content:encoded><![CDATA[<p>{SUMMARY}</p><p>Nobody was hurt.</p>]]></content:encoded>"
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    data = rss(item).replace(b'<rss version="2.0">', head.encode())
    assert article_of(capture(data)).text.endswith(f"{SUMMARY}\n\nNobody was hurt.")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "//a\\b", " "]
)
def test_a_link_that_leads_nowhere_on_the_web_is_not_kept(link: str) -> None:
    web = Web()
    found = capture(rss(ITEM.replace(f"{SITE}/1", link)), web)
    assert (found.source, found.hints.url, found.address) == ("(bytes)", None, None)
    assert web.asked == []


def test_a_link_is_taken_from_where_the_feed_was_fetched() -> None:
    web = Web(feed=ATOM.replace(f'"{SITE}/1"', '"/1"').encode(), **{"1": page()})
    assert capture(f"{SITE}/feed", web).source == f"{SITE}/1"


@pytest.mark.parametrize(
    "title", ["Bridge <img src=x onerror=alert(1)> closed", "Bridge <b>closed</b>", "Bridge <script>closed"]
)
@pytest.mark.parametrize("times", [1, 2])
def test_markup_in_a_title_is_taken_out_however_often_it_was_escaped(title: str, times: int) -> None:
    for _ in range(times):
        title = title.replace("&", "&amp;").replace("<", "&lt;")
    found = capture(rss(ITEM.replace("Bridge closed", title)))
    assert found.hints.title == "Bridge closed"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
TYPES = {
    "billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY l9 "{"a" * 50_000}">]>',
    "external": '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "parameter": '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://a.example/x.dtd"> %x;]>',
    "second": '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY l9 "a">]>',
    "lower": '<!doctype rss [<!ENTITY l9 "a">]>',
    "behind a remark": '<!-- > --><?a b?><!DOCTYPE rss [<!ENTITY l9 "a">]>',
}
MAPS = {
    "feed": rss(ITEM.replace("Bridge", "&l9;" * 2_000)).decode(),
    "opml": '<opml version="2.0"><body><outline text="&l9;" xmlUrl="https://lantern.example/f"/></body></opml>',
    "sitemap": f"<urlset><url><loc>{SITE}/&l9;</loc></url></urlset>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("kind", MAPS)
@pytest.mark.parametrize("doctype", TYPES.values(), ids=TYPES)
def test_entities_are_never_declared(doctype: str, kind: str, encoding: str) -> None:
    tracemalloc.start()
    found = refused((doctype + MAPS[kind]).encode(encoding))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "entities" in found.reason
    assert peak < 20_000_000


MILLION = 1_000_000
HEAVY = {
    "items": b"<rss version='2.0'><channel>" + b"<item/>" * MILLION,
    "unclosed": b"<rss version='2.0'><channel>" + b"<item>" * MILLION,
    "angles": b"<rss version='2.0'><channel>" + b"<" * (7 * MILLION),
    "ampersands": b"<rss version='2.0'><channel><item><title>" + b"&" * (7 * MILLION),
    "deep": b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<a>" * (MILLION // 4),
    "many attributes": b"<rss " + b" ".join(b"a%d=''" % n for n in range(90_000)) + b"></rss>",
    "attributes": b"<rss version='2.0' " + b"a='1' " * MILLION + b"><channel>",
    "remarks": b"<rss><!-- " + b"<!-- " * MILLION,
    "json": b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * MILLION,
    "gzip bomb": gzip.compress(b"<rss version='2.0'>" + b" " * 300_000_000),
    "NULs": b"<rss version='2.0'>" + bytes(MILLION),
    "nothing in it": rss(),
}


@pytest.mark.parametrize("data", HEAVY.values(), ids=HEAVY)
def test_a_feed_made_to_be_heavy_is_refused_soon(data: bytes) -> None:
    began = time.perf_counter()
    assert all(isinstance(item, Refusal) for item in read(data))
    assert time.perf_counter() - began < 15


@pytest.mark.parametrize(
    "data",
    [
        ATOM.replace("www.w3.org", "www. w3.org"),
        "<rss version='2.0'><channel><item><://x a:='1'>No.</item></channel></rss>",
        "<rss version='2.0'><channel><item>No.</channel></rss><rss>",
        "<rss \ufffe><a:b:c/>",
    ],
)
def test_xml_that_a_parser_stumbles_over_raises_nothing(data: str) -> None:
    found = read(data.encode())
    assert found
    assert all(isinstance(item, (Refusal, Capture)) for item in found)


def test_a_nul_in_a_feed_costs_no_entry() -> None:
    assert capture(rss(ITEM.replace("Bridge", "Bri\0dge"))).hints.url == f"{SITE}/1"


# ── OPML ─────────────────────────────────────────────────────────────────────────────────────


def opml(inner: str) -> bytes:
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{inner}</body></opml>'.encode()


def outline(name: str) -> str:
    return f'<outline text="x" xmlUrl="{SITE}/{name}"/>'


def test_each_feed_of_an_opml_file_is_read_once_in_its_order_groups_too() -> None:
    feeds = {name: rss(ITEM.replace(f"{SITE}/1", f"{SITE}/{name}1")) for name in "abc"}
    data = opml(f'{outline("b")}<outline text="group">{outline("a")}{outline("b")}</outline>{outline("c")}')
    found = read(data, Web(**feeds))
    assert [item.source for item in found] == [f"{SITE}/{name}1" for name in "bac"]
    assert [item.within for item in found if isinstance(item, Capture)] == [
        f"{SITE}/{name}" for name in "bac"
    ]


def test_a_feed_that_cannot_be_had_costs_no_other() -> None:
    data = opml(
        '<outline xmlUrl="javascript:alert(1)"/>' + "".join(map(outline, ("gone", "page", "same", "b")))
    )
    found = read(data, Web(page=page(), same=None, b=rss(ITEM)))
    assert [type(item) for item in found] == [Refusal, Refusal, Refusal, Unchanged, Capture]
    assert "fetching is not allowed" in str(read(data)[1])


def test_opml_that_names_itself_comes_to_an_end() -> None:
    include = '<outline type="include" url="{}"/>'
    loop = opml(include.format(f"{SITE}/a.opml") + include.format(f"{SITE}/b.opml") + outline("feed"))
    web = Web(**{"a.opml": loop, "b.opml": loop, "feed": rss(ITEM)})
    assert [item.source for item in read(f"{SITE}/a.opml", web)] == [f"{SITE}/1"]
    assert len(web.asked) == len(set(web.asked))


def test_opml_without_a_feed_is_refused() -> None:
    assert "no feed in it" in refused(opml("<outline text='x'/>")).reason
    assert "cannot be understood" in refused(opml("<outline")).reason


# ── sitemaps ─────────────────────────────────────────────────────────────────────────────────

NEWS = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{SITE}/1</loc><news:news>'
    "<news:publication><news:name>The Lantern</news:name><news:language>en</news:language></news:publication>"
    "<news:publication_date>2024-03-09T10:00:00Z</news:publication_date><news:title>Bridge</news:title>"
    f"</news:news></url><url><loc>{SITE}/2</loc></url><url><loc>{SITE}/1</loc></url></urlset>"
)


def index(*names: str) -> bytes:
    inner = "".join(f"<sitemap><loc>{SITE}/{name}</loc></sitemap>" for name in names)
    return (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>'.encode()
    )


@pytest.mark.parametrize("data", [NEWS.encode(), gzip.compress(NEWS.encode()), NEWS.encode("utf-16")])
def test_the_pages_of_a_sitemap_are_read_once_with_what_it_says_of_them(data: bytes) -> None:
    bare = b"<html><body><p>The bridge over the harbour was closed, the council said on Monday.</p></body></html>"
    one, two = read(data, Web(**{"1": bare, "2": page()}))
    assert isinstance(one, Capture)
    assert isinstance(two, Capture)
    article = article_of(one)
    assert (article.title, article.outlet, article.published) == ("Bridge", "The Lantern", date(2024, 3, 9))
    assert (article.url, one.within, one.complete) == (f"{SITE}/1", "(bytes)", True)
    assert article_of(two).title == "Harbour bridge 1 closed"


def test_an_index_of_sitemaps_is_followed_and_comes_to_an_end() -> None:
    web = Web(a=NEWS.encode(), b=index("a", "b"), **{"1": page(1), "2": page(2)})
    assert [item.source for item in read(index("b", "a"), web)] == [f"{SITE}/1", f"{SITE}/2"]


def test_sitemaps_too_deep_and_too_long_are_refused() -> None:
    web = Web(**{str(n): index(str(n + 1)) for n in range(9)})
    assert "deep" in str(read(f"{SITE}/0", web)[-1])
    assert len(web.asked) == 4
    long = read(NEWS.encode(), Web(**{"1": page()}), limits=Limits(sitemap_urls=1))
    assert [type(item) for item in long] == [Capture, Refusal]


def test_a_sitemap_in_plain_text_is_one_only_when_each_line_is_an_address() -> None:
    lines = "".join(f"{SITE}/{n}\n" for n in (1, 2, 3))
    found = read(lines.encode(), Web(**{"1": page(1), "3": page(3)}))
    assert [type(item) for item in found] == [Capture, Refusal, Capture]
    assert [
        item.kind for item in read(f"Bridge closed\n\n{lines}".encode()) if isinstance(item, Capture)
    ] == ["text"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "/1"])
def test_an_entry_of_a_sitemap_that_is_no_address_is_refused(link: str) -> None:
    assert (
        "not an address" in refused(f"<urlset><url><loc>{link}</loc></url></urlset>".encode(), Web()).reason
    )


def test_a_sitemap_of_empty_elements_takes_no_memory() -> None:
    data = b"<urlset><url>" + b"<a/>" * MILLION + b"</url></urlset>"
    began = time.perf_counter()
    assert "lists nothing" in refused(data).reason
    assert time.perf_counter() - began < 20


# ── quotations, folders, media types ─────────────────────────────────────────────────────────

QUOTES = [
    {"pre": "The mayor said", "quote": "the bridge is safe", "post": "on Monday"},
    {"quote": "We knew nothing"},
]
LINE = {
    "date": "2024-03-09T10:00:00Z",
    "url": f"{SITE}/1",
    "title": "Bridge",
    "lang": "ENGLISH",
    "quotes": QUOTES,
}


@pytest.mark.parametrize("name", ["20240309.gqg.json", "a.jsonl", "20240309.gqg.json.gz"])
def test_each_line_of_a_quotation_graph_is_excerpts(tmp_path: Path, name: str) -> None:
    lines = [LINE, {**LINE, "quotes": []}, "{not json", {**LINE, "url": "javascript:alert(1)"}]
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    file = tmp_path / name
    file.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    one, none, bad, nowhere = read(file)
    assert isinstance(one, Capture)
    assert one.data.decode() == "The mayor said “the bridge is safe” on Monday\n\n“We knew nothing”"
    assert (one.source, one.kind, one.complete) == (f"{SITE}/1", "plain", False)
    assert one.hints == Hints(date(2024, 3, 9), f"{SITE}/1", "Bridge")
    assert isinstance(none, Refusal)
    assert none.source == f"{file} line 2"
    assert isinstance(bad, Refusal)
    assert isinstance(nowhere, Capture)
    assert (nowhere.source, nowhere.hints.url) == (str(file), None)


def test_excerpts_in_another_language_are_refused() -> None:
    quote = {"quote": "Die Brücke über den Hafen wurde am Montag gesperrt, weil Prüfer Risse fanden. " * 4}
    [found] = articles([json.dumps({**LINE, "quotes": [quote]}).encode()])
    assert isinstance(found, Refusal)
    assert "'de'" in found.reason


def test_a_folder_takes_in_every_kind_and_leaves_other_json_and_xml_alone(tmp_path: Path) -> None:
    files = {
        "a.xml": ATOM.encode(),
        "b.json": json.dumps(JSON_FEED).encode(),
        "c.json": b'{"title": "beside c.txt"}',
        "c.txt": b"Bridge closed\n\nThe council said so.",
        "d.xml": b"<note>no</note>",
        "e.xml.gz": gzip.compress(ATOM.encode()),
        "f.gqg.json": json.dumps(LINE).encode(),
        "g.rss": FEEDS["RSS 2.0"],
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    assert [Path(item.within or item.source).name for item in found if isinstance(item, Capture)] == [
        *("a.xml", "b.json", "c.txt", "e.xml.gz", "f.gqg.json", "g.rss")
    ]
    assert len(found) == 6


@pytest.mark.parametrize("said", ["text/html", "text/plain", "application/xml", "application/rss+xml", None])
def test_what_a_url_answers_is_read_as_what_it_is_whatever_the_server_says(said: str | None) -> None:
    [found] = captures(
        [f"{SITE}/feed"], fetch=lambda url: Got(url, page() if url[-1] == "1" else ATOM.encode(), said)
    )
    assert isinstance(found, Capture)
    assert (found.source, found.within) == (f"{SITE}/1", f"{SITE}/feed")


def test_hints_of_the_caller_are_not_for_the_articles_of_a_feed(tmp_path: Path) -> None:
    file = tmp_path / "a.rss"
    file.write_bytes(FEEDS["Atom"])
    [found] = captures([file], hints=Hints(title="Another"))
    assert isinstance(found, Capture)
    assert found.hints.title == "Bridge closed"


def test_a_title_of_a_feed_has_no_end_of_markup() -> None:
    assert feed_of(rss(ITEM.replace("Bridge closed", "a" * 5_000))).entries[0].title == "a" * 500
