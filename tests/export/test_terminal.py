from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from sayso.export.terminal import show
from sayso.model import Actor, ActorKind, Article, Grade, Passage, Report, Role, Span, Speaker, Verdict


def printed(report: Report, width: int = 80, *, colour: bool = False) -> str:
    out = io.StringIO()
    show(
        report,
        Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None),
    )
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Dam ‘was sound’, ministry says",
        "Daily Ledger",
        "5 Sep 2022",
        "taken from Karn Press Agency (agency)",
        "1 of 2 paragraphs rests on 1 speaker; 2 statements have no named source.",
        "the wall “was sound until the strike”",
        "within 1",
        "said 4 Sep 2022",
        "via Telegram (social)",
        "hedged: “claimed”",
        "rule clause-final",
        "45.88, 22.90 ± 5 km · 2 candidates",
        "1 of 2 mentions has no place",
        "at least 41 killed (people) · two rescue workers",
        "assault, feared · → the wall · 4 Sep 2022 · an engineer",
        "42 km claimed, 67 km measured",
        "notice  Sign up for our newsletter.",
        "The headline says more than the article.",
        "“Dam ‘was sound’”  the article says “until the strike”",
    ],
)
def test_the_report_shows(report: Report, words: str) -> None:
    assert words in printed(report, 120)


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    assert max(len(line) for line in printed(report, width).splitlines()) <= width


def test_a_nested_statement_stands_further_in_than_the_one_that_holds_it(report: Report) -> None:
    lines = printed(report).splitlines()
    outer, inner = (
        next(li for li in lines if name in li) for name in ("Water Ministry", "an engineer  unnamed")
    )
    assert len(inner) - len(inner.lstrip()) > len(outer) - len(outer.lstrip())


def test_the_same_words_are_printed_without_colour(report: Report) -> None:
    assert "\x1b" not in printed(report)
    assert "\x1b" in printed(report, colour=True)


def test_scraped_text_can_neither_steer_the_terminal_nor_write_markup(report: Report) -> None:
    evil = "\x1b]0;owned\x07 [bold red]loud[/] \u202egnp.exe \x9b2J [link=http://x]y[/link] :smile:"
    text = evil + "\n"
    article = Article("a", text, (Passage(0, len(evil), Role.NOTICE),), title=evil, outlet=evil)
    statement = replace(
        report.statements[0],
        content=(Span(0, len(evil), evil),),
        speaker=Speaker(evil, ActorKind.PERSON),
        rule="[red]",
    )
    shown = printed(
        replace(
            report, article=article, statements=(statement,), actors=(Actor(evil, ActorKind.PERSON, ()),)
        ),
        200,
    )
    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "[bold red]loud[/]" in shown
    assert ":smile:" in shown


def test_an_article_without_anything_in_it_still_has_a_report(report: Report) -> None:
    text = "Nothing was said."
    bare = replace(
        report, article=Article("a", text, (Passage(0, len(text), Role.BODY),)),
        statements=(), places=(), times=(), figures=(), distances=(),
    )  # fmt: skip
    shown = printed(bare)
    assert "no statements found" in shown
    assert "publication date unknown" in shown
    assert "0 of 1 paragraph rest on 0 speakers" in shown


def test_what_is_plain_undated_or_asserted_is_left_out(report: Report) -> None:
    shown = printed(report)
    assert not [word for word in ("asserts", "plain", "said: undated") if word in shown]


def test_a_speaker_without_a_name_is_unnamed_though_the_name_holds_the_description(report: Report) -> None:
    unnamed = Speaker("two officials", ActorKind.UNNAMED)
    shown = printed(replace(report, statements=(replace(report.statements[0], speaker=unnamed),)))
    assert "two officials  (unnamed)" in shown
    assert "1 statement has no named source" in shown


def test_only_a_speaker_in_doubt_is_marked(report: Report) -> None:
    first, *others = report.statements
    doubted = replace(first.speaker, grade=Grade.LIKELY, doubt="two people here bear this last name")
    marked = replace(report, statements=(replace(first, speaker=doubted), *others))
    assert "likely speaker" not in printed(report, 200)
    assert "likely speaker: two people here bear this last name" in " ".join(printed(marked).split())


def test_a_headline_that_the_article_carries_is_not_talked_about(report: Report) -> None:
    assert report.headline is not None
    carried = replace(report.headline, verdict=Verdict.SUPPORTED, unsupported=(), claims=())
    for headline in (None, carried):
        assert "Headline" not in printed(replace(report, headline=headline))
