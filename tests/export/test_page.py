from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.page import article_page, embedded, html_page
from sayso.export.pieces import pieces
from sayso.model import ActorKind, Article, Grade, Passage, Report, Role, Span, Speaker

LIVE = {
    "script",
    "iframe",
    "img",
    "object",
    "embed",
    "form",
    "input",
    "svg",
    "link",
    "base",
    "video",
    "audio",
}


class Tags(HTMLParser):
    """Every tag of a page with its attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "http:", "file:///etc", "http://[", ""]
)
def test_only_web_addresses_become_links(report: Report, url: str) -> None:
    assert article_page(replace(report, article=replace(report.article, url=url))).link is None


def test_nothing_of_an_attackers_article_is_alive(attacked: Report) -> None:
    tags = Tags(html_page(attacked))
    assert not {tag for tag, _ in tags.tags} & LIVE
    names = {name for _, attributes in tags.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src", "srcdoc"}}
    links = [attributes["href"] or "" for tag, attributes in tags.tags if tag == "a"]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert sum(tag == "style" for tag, _ in tags.tags) == 1
    assert not set(tags.text) & set("\u202e\u2066\x00\x1b\ud800")
    assert "{{ 7*7 }}" in tags.text


def test_the_page_can_be_written_whatever_is_in_the_article(attacked: Report) -> None:
    assert html_page(attacked).encode("utf-8")


def test_the_policy_allows_this_pages_style_and_nothing_else(report: Report) -> None:
    page = html_page(report)
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_the_page_asks_the_network_for_nothing(report: Report) -> None:
    page = html_page(report)
    assert not re.search(r"url\(|@import|src=", page)


def test_every_reference_leads_somewhere(report: Report) -> None:
    tags = Tags(html_page(report)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    targets = {
        str(attributes["href"])[1:]
        for tag, attributes in tags
        if tag == "a" and str(attributes["href"])[0] == "#"
    }
    assert len(ids) == len(set(ids))
    assert targets <= set(ids)
    assert {f"card{n}" for n in (1, 2, 3)} | {f"words{n}" for n in (1, 2, 3)} <= set(ids)


def test_each_card_stands_beside_the_passage_where_its_words_begin(report: Report) -> None:
    rows = article_page(report).rows
    assert [(row.role, [card.number for card in row.cards]) for row in rows if row.cards] == [
        (Role.BODY, [1, 2]),
        (Role.BODY, [3]),
    ]


def test_furniture_is_folded(report: Report) -> None:
    assert html_page(report).count("<details>") == 2


def test_speakers_on_one_page_have_different_tints(report: Report) -> None:
    hues = re.findall(r"--hue:(\d+)", html_page(report))
    assert len(hues) == len(set(hues)) == 3


def test_the_notebook_shows_the_page_in_a_sandbox(attacked: Report) -> None:
    tags = Tags(embedded(attacked)).tags
    assert [tag for tag, _ in tags] == ["iframe"]
    assert tags[0][1]["sandbox"] == ""
    assert not [name for name in tags[0][1] if name.startswith("on")]


@given(st.data())
def test_pieces_join_to_the_passage_however_statements_overlap(data: st.DataObject) -> None:
    from sayso.model import Certainty, Kind, Stance, Statement

    text = "abcdefghijklmnopqrst"
    edge = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(edge, edge).map(sorted), max_size=6))
    passage = Passage(3, 17, Role.BODY)
    statements = [
        Statement(
            str(n), Kind.DIRECT, (Span.cut(text, a, b),), None, None, Speaker("A", ActorKind.PERSON), None, None,
            Stance.ASSERTS, Certainty.PLAIN, (), None, "r",
        )
        for n, (a, b) in enumerate(spans)
    ]  # fmt: skip
    cut = list(pieces(passage, statements))
    assert "".join(text[p.start : p.end] for p in cut) == text[3:17]
    for piece in cut:
        assert set(piece.inside) == {
            n for n, (a, b) in enumerate(spans) if a <= piece.start and piece.end <= b
        }


def test_a_dateline_stands_on_the_line_it_opens(report: Report) -> None:
    text = "KARN — The dam broke."
    passages = (Passage(0, 6, Role.DATELINE), Passage(7, len(text), Role.BODY))
    article = Article("a", text, passages)
    bare = replace(report, article=article, statements=(), places=(), times=(), figures=(), distances=())
    assert [(row.lead, row.is_furniture) for row in article_page(bare).rows] == [("KARN —", False)]
    assert "KARN —</span> The dam broke." in html_page(bare)


def test_what_kind_of_speaker_it_is_stands_once_for_each(report: Report) -> None:
    one, two, three = report.statements
    again = replace(three, speaker=one.speaker)
    cards = article_page(replace(report, statements=(one, two, again)))
    abouts = [card.about for row in cards.rows for card in row.cards]
    assert [about.startswith("government") for about in abouts] == [True, False, False]


def test_only_a_speaker_in_doubt_is_marked(report: Report) -> None:
    first, *others = report.statements
    doubted = replace(first.speaker, grade=Grade.LIKELY, doubt="two people here bear this last name")
    marked = replace(report, statements=(replace(first, speaker=doubted), *others))
    assert "likely speaker" not in html_page(report)
    assert "likely speaker: two people here bear this last name" in html_page(marked)


def test_the_page_shows_which_words_of_the_headline_have_no_support_and_why(report: Report) -> None:
    text = Tags(html_page(report)).text
    for words in (
        "“Dam ‘was sound’”",
        "the article says “until the strike”",
        "The headline says more than the article.",
    ):
        assert words in text
    assert article_page(replace(report, headline=None)).headline is None


def test_what_happened_is_told_with_whose_word_it_is(report: Report) -> None:
    page = html_page(report)
    assert "<h2>What happened</h2>" in page
    assert "assault, feared · → the wall · 4 Sep 2022" in page
    assert "What happened" not in html_page(replace(report, events=()))
