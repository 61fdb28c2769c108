"""Whatever comes in, an article or a refusal comes out, soon, and every span fits its text."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import CannotRead
from sayso.model import Article, Received, Refusal
from sayso.reading import articles, html_article, text_article

MILLION = 1_000_000
LONG = {
    "a": "a" * MILLION,
    "quotation marks": '"' * MILLION,
    "brackets": "(" * MILLION,
    "said": "said " * (MILLION // 5),
    "capitals": "A " * (MILLION // 2),
    "dashes": "— " * (MILLION // 2),
    "told the": "told the " * (MILLION // 9),
    "by-lines": "By Ada Quill and\n\n" * (MILLION // 18),
    "sign-ups": "Sign up for\n" * (MILLION // 12),
    "short lines": "A b\n" * (MILLION // 16),
    "capital lines": ("Aa-" * 40 + "\n") * (MILLION // 121),
    "datelines": ("AA, AA. " * 15 + "\n") * (MILLION // 121),
    "share words": ("share tweet " * 13 + "!\n") * (MILLION // 158),
    "reported from": ("Ada Quill and " * 25 + "reported from !\n") * (MILLION // 366),
}


@pytest.mark.parametrize("name", LONG)
def test_a_million_of_anything_is_read_soon(name: str) -> None:
    began = time.perf_counter()
    assert_sound(text_article(LONG[name]))
    assert time.perf_counter() - began < 10


def assert_sound(article: Article) -> None:
    assert all(article.text[p.start : p.end].strip() for p in article.passages)
    assert all(article.text[c.start : c.end] == c.text for c in article.credits)
    covered = "".join(article.passage_text(p) for p in article.passages)
    assert "".join(covered.split()) == "".join(article.text.split())


PIECES = st.sampled_from(
    [
        *("\n", "\r\n", "\r", "\u2028", "\n\n", " ", "\t", "\xa0", "\x00", "\u202e", "\ud83d", "\ufeff"),
        *("Bridge closed", "By Ada Quill", "EASTPORT (AP) —", "— Reuters", "Source:", "“", "”", '"', "'"),
        *("Read more:", "Related stories", "[NEWS]", "The bridge was closed, the council said.", "Photo:"),
    ]
)


@given(st.lists(PIECES | st.text(max_size=30), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_text_loses_a_character_or_raises(text: str) -> None:
    with suppress(CannotRead):
        article = text_article(text)
        assert article.text == text
        assert_sound(article)


TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "<table><tr><td>", "<br>", "<h1>", "<ul><li>", "<b", "<!--", "<![CDATA["),
        *("<script>", '<script type="application/ld+json">', "</script>", "<template>", "<svg>", "<iframe>"),
        *("&nbsp;", "&#0;", "&#xd83d;", "&bogus;", "\x00", "\u202e", "<html", "<meta charset=utf-16>"),
        *("<body>", "</body>", "<title>", "<time datetime=9999-99-99>", "<a href=javascript:alert(1)>"),
        "The bridge over the harbour was closed on Monday, the council said, and nobody had been warned.",
    ]
)


@given(st.lists(TAGS | st.text(max_size=20), max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_no_markup_raises(markup: str) -> None:
    with suppress(CannotRead):
        article = html_article(markup.encode("utf-8", "surrogatepass"))
        assert_sound(article)
        article.text.encode("utf-8")


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_an_article_or_a_refusal(data: bytes) -> None:
    found = list(articles([data]))
    assert found
    assert all(isinstance(item, (Received, Refusal)) for item in found)
