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
from sayso.model import ActorKind, Article, Credit, CreditKind, Passage, Report, Role, Span, Speaker

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
EVIL = (
    '<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3) \' x \u202egnp.exe\u2066'
    " {{ 7*7 }} </style><style>*{display:none}</style> &lt;b&gt; javascript:alert(4) \x00\x1b[2J\ud800"
)


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


def attacked(report: Report) -> Report:
    """A report in which every scraped or resolved string is an attack."""
    article = Article(
        "a", EVIL, (Passage(0, len(EVIL), Role.BODY),), title=EVIL, byline=(EVIL,), outlet=EVIL,
        url="javascript:alert(5)", language=EVIL, credits=(Credit(0, len(EVIL), EVIL, EVIL, CreditKind.UNKNOWN),),
    )  # fmt: skip
    whole, part = Span(0, len(EVIL), EVIL), Span(8, 30, EVIL[8:30])
    one, two, three = report.statements
    statements = (
        replace(
            one,
            content=(whole,),
            cue=part,
            source=part,
            speaker=Speaker(EVIL, ActorKind.PERSON, EVIL),
            rule=EVIL,
        ),
        replace(two, content=(part,), cue=None, source=None, speaker=Speaker(None, ActorKind.UNNAMED, EVIL)),
        replace(three, content=(part,), channel=None, hedges=(part,)),
    )
    return replace(
        report,
        article=article,
        statements=statements,
        source=EVIL,
        places=(),
        times=(),
        figures=(),
        distances=(),
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x", "http:", "file:///etc", "http://[", ""]
)
def test_only_web_addresses_become_links(report: Report, url: str) -> None:
    assert article_page(replace(report, article=replace(report.article, url=url))).link is None


def test_nothing_of_an_attackers_article_is_alive(report: Report) -> None:
    tags = Tags(html_page(attacked(report)))
    assert not {tag for tag, _ in tags.tags} & LIVE
    names = {name for _, attributes in tags.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src", "srcdoc"}}
    links = [attributes["href"] or "" for tag, attributes in tags.tags if tag == "a"]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert sum(tag == "style" for tag, _ in tags.tags) == 1
    assert not set(tags.text) & set("\u202e\u2066\x00\x1b\ud800")
    assert "{{ 7*7 }}" in tags.text


def test_the_page_can_be_written_whatever_is_in_the_article(report: Report) -> None:
    assert html_page(attacked(report)).encode("utf-8")


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


def test_the_notebook_shows_the_page_in_a_sandbox(report: Report) -> None:
    tags = Tags(embedded(attacked(report))).tags
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
