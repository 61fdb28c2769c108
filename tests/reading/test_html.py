"""Pages become articles, whatever they are made of."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sayso.errors import CannotRead, NoArticle, TooLarge
from sayso.model import Article, Role
from sayso.reading import Hints, Limits, html_article, text_article

BODY = [
    "The bridge over the Eastport harbour was closed on Monday, the council said, because inspectors found cracks.",
    "“We were not warned,” said Ada Quill, the harbour master, who has asked for the inspectors’ letters in full.",
    "The council's own engineer, Tom Harrow, told reporters that the cracks had been known since the spring.",
]


def page(head: str = "", body: list[str] = BODY, *, extra: str = "") -> bytes:
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body><nav><a href=/>Home</a></nav><article><h1>Bridge closed</h1>{paragraphs}{extra}</article></body></html>".encode()


def reported(article: Article) -> list[str]:
    return [article.passage_text(p) for p in article.passages if p.role.is_reported]


def test_a_page_is_its_headline_and_its_paragraphs() -> None:
    article = html_article(page("<title>Bridge closed | The Lantern</title>"))
    assert article.title == "Bridge closed"
    assert article.text == "\n\n".join(["Bridge closed", *BODY])
    assert article.passages[0].role is Role.HEADLINE
    assert not article.truncated


def test_entities_soft_hyphens_and_hard_blanks_are_resolved_and_quotation_marks_stay() -> None:
    words = "The har&shy;bour&nbsp;master said: &ldquo;No&rdquo; &amp; &laquo;nothing&raquo;, ''twice'' and \"once\", on Monday at noon."
    article = html_article(page(body=[words, *BODY]))
    assert (
        "The harbour master said: “No” & «nothing», ''twice'' and \"once\", on Monday at noon."
        in article.text
    )


def test_furniture_on_a_page_is_set_aside_too() -> None:
    extra = "<p>Read more: How the bridge was built</p><p>Sign up for our daily newsletter</p>"
    article = html_article(page(extra=extra))
    assert reported(article) == ["Bridge closed", *BODY]


GRAPH = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Lantern"},
  {"@type": ["NewsArticle"], "headline": "Bridge closed", "datePublished": "2022-09-05T23:30:00+03:00",
   "dateModified": "2022-09-06T08:00:00Z", "author": [{"@type": "Person", "name": "Ada Quill"}, {"name": "Tom Harrow"}],
   "publisher": {"name": "The Lantern"}}]}</script><link rel=canonical href=https://lantern.example/bridge>"""


def test_json_ld_tells_title_writers_outlet_address_and_times() -> None:
    article = html_article(page(GRAPH))
    assert (article.title, article.byline) == ("Bridge closed", ("Ada Quill", "Tom Harrow"))
    assert (article.outlet, article.url) == ("The Lantern", "https://lantern.example/bridge")
    east = timezone(timedelta(hours=3))
    assert article.published_time == datetime(2022, 9, 5, 23, 30, tzinfo=east)
    assert article.published == date(2022, 9, 5)
    assert article.modified == datetime(2022, 9, 6, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        ('<meta property="article:published_time" content="2022-09-05T10:00:00+02:00">', None, 5),
        ('<meta name="pubdate" content="20220905">', None, 5),
        ('<meta itemprop="datePublished" content="2022-09-05">', None, 5),
        ('<time pubdate datetime="2022-09-05">Monday</time>', None, 5),
        ("<p>Published: 5 September 2022</p>", None, 5),
        ("<span>Written: 2022-09-05 15:03 / Updated: 2022-09-07</span>", None, 5),
        # an evening in New York is the next day in UTC
        ('<meta property="article:published_time" content="2022-09-06T02:00:00Z">', "https://l.example/2022/09/05/b", 5),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-09-06T02:00:00Z"}</script>'
         '<meta property="article:published_time" content="2022-09-05T22:00:00-04:00">', None, 5),
        ('<script type="application/ld+json">{broken</script><meta name=date content="x">', "https://l.example/2022/09/05/b", 5),
    ],
)  # fmt: skip
def test_the_day_of_publication_is_found_in_the_publishers_own_zone(
    head: str, url: str | None, day: int
) -> None:
    assert html_article(page(head), hints=Hints(url=url)).published == date(2022, 9, day)


def test_a_day_that_was_handed_in_is_believed() -> None:
    article = html_article(page(GRAPH), hints=Hints(published=date(2022, 9, 1)))
    assert (article.published, article.published_time) == (date(2022, 9, 1), None)


def test_a_page_without_a_day_has_none() -> None:
    article = html_article(page())
    assert (article.published, article.published_time, article.modified) == (None, None, None)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'),
        ("cp1252", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
    ],
)
def test_pages_in_any_encoding_declared_or_not_read_the_same(encoding: str, declared: str) -> None:
    data = page(declared).decode().encode(encoding)
    assert reported(html_article(data)) == ["Bridge closed", *BODY]


def test_the_servers_charset_is_used_for_bytes_that_are_not_utf8() -> None:
    data = page().decode().replace("Ada", "Адам").encode("cp1251", "replace")
    assert "Адам Quill" in html_article(data, charset="windows-1251").text


def test_an_article_that_stands_only_in_json_ld_is_read_from_there() -> None:
    body = "\\n\\n".join(words.replace('"', '\\"') for words in BODY * 4)
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": "{body}"}}</script>'
    article = html_article(page(head, ["Please wait."]))
    assert BODY[1] in article.text


def test_a_description_that_stands_on_the_page_is_its_standfirst() -> None:
    words = "Inspectors found cracks in two of its piers, and nobody told the harbour master."
    head = f'<meta property="og:description" content="{words}">'
    data = page(head).replace(b"</h1>", f"</h1></article><div><span>{words}</span></div><article>".encode())
    article = html_article(data)
    assert article.passages[1].role is Role.STANDFIRST
    assert article.passage_text(article.passages[1]) == words


@pytest.mark.parametrize("depth", [200, 300, 1_500])
def test_deep_nesting_loses_no_text(depth: int) -> None:
    data = page(body=[BODY[0], "<div>" * depth + f"<p>{BODY[1]}</p>" + "</div>" * depth, BODY[2]])
    article = html_article(data)
    assert all(words in article.text for words in BODY)
    assert not article.truncated


@pytest.mark.parametrize("depth", [3_000, 200_000])
def test_nesting_beyond_what_the_parser_reads_is_recorded_or_refused(depth: int) -> None:
    data = page(body=[*BODY, "<div>" * depth + f"<p>{BODY[1]}</p>"])
    with suppress(CannotRead):
        assert html_article(data).truncated


def test_a_very_long_page_is_cut_at_a_paragraph_and_says_so() -> None:
    article = html_article(page(body=BODY * 20), limits=Limits(text_chars=2_000))
    assert article.truncated
    assert len(article.text) <= 2_000
    assert article.text.endswith(tuple(BODY))


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(TooLarge, match="elements"):
        html_article(b"<p>" + b"<b>a</b>" * 500_000)


@pytest.mark.parametrize(
    "data",
    [
        page(body=[words.replace("the", "t\x00he") for words in BODY]),
        page().replace("“".encode(), b"\xed\xa0\x80\xff"),
        page(body=["\u202e" + words + "\u202d" for words in BODY]),
        page(body=["&#55357; &#0; &#x110000; &#xFFFE; " + words for words in BODY]),
        page()[:-40],
        page("<meta charset=x-no-such>"),
        page("<meta charset=utf-7>"),
        b"\xef\xbb\xbf" + page(),
        page('<?xml version="1.0" encoding="utf-8"?>'),
        page('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
        page('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": {"a": []}, "author": [[[]]], "headline": 5}</script>'),
    ],
)  # fmt: skip
def test_damaged_pages_are_read_all_the_same(data: bytes) -> None:
    article = html_article(data)
    assert "council" in article.text
    article.text.encode("utf-8")  # no lone surrogate comes out of a page


@pytest.mark.parametrize("data", [b"<html>", b"<p></p>", b"<!-- no -->", b"<svg><text>x</text></svg>"])
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(NoArticle):
        html_article(data)


DATED = ["RAVENNA — " + BODY[0], *BODY[1:]]


def lines(article: Article) -> list[tuple[Role, str]]:
    return [(p.role, article.passage_text(p)) for p in article.passages]


@pytest.mark.parametrize(
    "top",
    [
        [],
        ["The council blames the storm; its engineer blames the council."],
        ["The council blames the storm and its engineer blames the council"],
    ],
)
def test_a_page_and_its_text_have_the_same_roles(top: list[str]) -> None:
    article = html_article(page(body=[*top, *DATED]))
    assert lines(article) == [
        (Role.HEADLINE, "Bridge closed"),
        *((Role.STANDFIRST, line) for line in top),
        (Role.DATELINE, "RAVENNA —"),
        *((Role.BODY, line) for line in BODY),
    ]
    assert lines(text_article(article.text)) == lines(article)


def test_what_the_markup_calls_a_paragraph_is_its_role() -> None:
    top = "<p class='story-dek'>The council blames the storm; its engineer blames the council.</p>"
    data = page().replace(b"</h1>", b"</h1>" + top.encode())
    assert lines(html_article(data))[1][0] is Role.STANDFIRST


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Bridge closed | The Lantern", "The Lantern"),
        ("Bridge closed - Harbour News", "Harbour News"),
        ("Bridge closed | News | The Lantern", "The Lantern"),
        ("Bridge closed :: The Lantern", "The Lantern"),
        ("Bridge closed – The Lantern — lantern.example", "The Lantern"),
        ("Bridge closed", None),
        ("Bridge closed | lantern.example", None),
        ("Bridge closed – By Ada Quill", None),
        ("Bridge closed - then the council spoke of its letters", None),
        ("The Lantern | Bridge closed", None),
    ],
)
def test_a_page_without_a_site_name_is_of_the_outlet_behind_its_title(title: str, outlet: str | None) -> None:
    assert html_article(page(f"<title>{title}</title>")).outlet == outlet


def test_the_end_of_a_headline_is_no_outlet_and_a_site_name_comes_first() -> None:
    whole = page("<title>Bridge closed - Council silent</title>").replace(
        b"<h1>Bridge closed", b"<h1>Bridge closed - Council silent"
    )
    assert html_article(whole).outlet is None
    named = page('<title>Bridge closed | x</title><meta property="og:site_name" content="The Lantern">')
    assert html_article(named).outlet == "The Lantern"


CANONICAL = "<link rel=canonical href=https://lantern.example/bridge>"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://courier.example/x", "https://lantern.example/bridge"),
        ("https://www.lantern.example/bridge?utm_source=feed", None),
        (None, None),
    ],
)
def test_an_address_at_another_host_that_the_page_names_as_its_own_is_kept(
    url: str | None, canonical: str | None
) -> None:
    assert html_article(page(CANONICAL), hints=Hints(url=url), limits=Limits()).canonical == canonical
