"""A story in a terminal and as JSON."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from sayso.export.schema import story_schema
from sayso.export.stories import entry_line, show_stories
from sayso.export.story import show_story, story_html, story_line
from sayso.model import Claim, Entry, FirstHand, OriginKind, Series, Story, Text, as_json, value_from
from tests.export.made_story import CLAIMS, DEAD, DISPUTES, PAGES, SOUND, STORY, page, point

BARE = replace(
    STORY, pages=(), texts=(), claims=(), disputes=(), figures=(), first_published=None, last_published=None
)


def printed(story: Story, width: int = 100, *, whole: bool = False, colour: bool = False) -> str:
    out = io.StringIO()
    system = "standard" if colour else None
    console = Console(file=out, width=width, force_terminal=colour, color_system=system)  # type: ignore[arg-type]
    show_story(story, console, whole=whole)
    return out.getvalue()


def flat(story: Story, *, whole: bool = False) -> str:
    """What is printed, on one line."""
    return " ".join(printed(story, whole=whole).split())


@pytest.mark.parametrize(
    "words",
    [
        "5 articles · 4 outlets · 2 independent origins · 1 of unknown lineage",
        "4–7 Sep 2024 · 1 article without a day · 2 claims · 2 disputes · 5f3a9c0011223344",
        "1 “The dam was sound until the strike” 3 articles · 2 outlets · 1 independent origin · 1 of unknown lineage",
        "rests on Water Ministry, 2 articles: its own post",
        "Water Ministry, via Telegram, said 4 Sep 2024 · Karn Herald, Daily Ledger · 2 articles",
        "the article itself “The wall stood” · outlet unknown · 1 article · overlaps: less is said",
        "≠ opposite: the one calls it sound, the other cracked “The dam was sound until the strike” Water Ministry · Karn Herald “Cracks were reported in May” two engineers · Courier rule opposite-state",
        "≠ opposite, see 1",
        "Disputes of what is in no claim ≠ denial, the speaker's own words: the governor takes it back",
        "killed (people): 19–41 at the end, by 3 sources",
        "source 4 Sep 6 Sep 7 Sep undated articles village council 12 → 41 3 governor 9 → at most 19 1 two rescuers 30 1",
        "≠ 41 (village council on 6 Sep 2024) cannot be squared with at most 19 (governor on 7 Sep 2024)",
        "agency, Karn Press Agency · 3 articles Karn Herald, 4 Sep 2024 07:05",
        "it names the agency “Source: Karn Press Agency” └ Metro Compass",
        "Of unknown lineage: counted as no origin outlet unknown, undated (no headline) · a5",
        "Thousands feared dead as dam collapses overreaches · not below: “Thousands” · the article counts 41",
    ],
)
def test_the_page_shows(words: str) -> None:
    assert words in flat(STORY)


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line.rstrip()) for line in printed(STORY, width).splitlines()) <= width


def test_the_same_words_are_printed_with_colour() -> None:
    assert re.sub("\x1b\\[[0-9;]*m", "", printed(STORY, colour=True)) == printed(STORY)


def test_an_empty_story_says_so() -> None:
    shown = flat(BARE)
    for words in ("no claims found", "no figures found", "no text shows where it comes from", "undated"):
        assert words in shown


def test_a_long_story_is_cut_and_says_how_much_more_there_is() -> None:
    pages = tuple(page(f"p{n}", f"Outlet {n}", origin="p0", parent="p0" if n else None) for n in range(500))
    claims = tuple(Claim(f"c{n}", f"Claim {n}", CLAIMS[0].members * 5, CLAIMS[0].support) for n in range(40))
    days = Series(
        "killed", None, tuple(point(f"source {n % 10}", n, 1 + n // 2, "a1") for n in range(40)), 1, 2
    )
    disputes = tuple(replace(DISPUTES[1], why=f"why {n}") for n in range(9))
    texts = (Text("p0", PAGES[0].origin_kind, "Karn", tuple(p.id for p in pages)),)
    long = replace(STORY, pages=pages, texts=texts, claims=claims, figures=(days,), disputes=disputes)
    shown = flat(long)
    for words in (
        "and 30 more claims; --all shows them",
        "14 earlier days left out; --all shows every day",
        "and 2 more sources; --all shows them",
        "and 495 more articles; --all shows them",
        "and 488 more headlines; --all shows them",
        "and 6 more disputes; --all shows them",
    ):
        assert words in shown
    whole = flat(long, whole=True)
    assert "--all" not in whole
    assert all(claim.text in whole for claim in claims)
    assert all(p.id in whole for p in pages)


def test_a_disputed_claim_is_shown_however_little_supports_it() -> None:
    hand = CLAIMS[1].support
    claims = tuple(Claim(f"c{n}", f"Claim {n}.", CLAIMS[0].members, hand) for n in range(40))
    last = replace(CLAIMS[0], id="last", text="The last claim", support=replace(hand, origins=0))
    disputes = (replace(DISPUTES[0], claims=("last", None)), replace(DISPUTES[0], claims=("c1", "c30")))
    shown = flat(replace(STORY, claims=(*claims, last), disputes=disputes))
    assert "41 “The last claim” 3 articles" in shown
    assert "Claim 30." not in shown  # its dispute is told below claim 1
    assert "and 30 more claims" in shown


def test_whom_a_claim_rests_on_is_not_told_twice() -> None:
    hand = FirstHand("two engineers", ("a4",), ("two engineers is named as the speaker",))
    claim = replace(CLAIMS[0], support=replace(CLAIMS[0].support, hands=(hand,)))
    assert "rests on" not in flat(replace(STORY, claims=(claim,)))
    assert "rests on Courier, 1 article: its own interview" in flat(replace(STORY, claims=CLAIMS[:1]))


def test_copies_of_one_text_are_told_apart_from_articles_that_stand_alone() -> None:
    one = replace(STORY.texts[0], origin_kind=OriginKind.UNKNOWN, hand=None)
    shown = flat(replace(STORY, texts=(one, STORY.texts[2])))
    assert "Of unknown lineage: counted as no origin 3 articles of one text Karn Herald" in shown
    assert "no text shows where it comes from" in shown


def test_a_chain_of_a_thousand_copies_is_shown() -> None:
    chain = tuple(
        page(f"p{n}", "Karn Herald", origin="p0", parent=f"p{n - 1}" if n else None) for n in range(1_000)
    )
    text = Text("p0", PAGES[0].origin_kind, "Karn", tuple(p.id for p in chain))
    shown = printed(replace(STORY, pages=chain, texts=(text,)), whole=True)
    assert shown.index("· p7 ") < shown.index("· p998")


def test_what_could_steer_a_terminal_is_shown_as_a_mark() -> None:
    evil = "Dam\x1b[31m breaks\u202e"
    pages = (page("a1", evil, title=evil, hand=evil),)
    claim = replace(CLAIMS[0], text=evil)
    dispute = replace(DISPUTES[0], why=evil, rule=evil)
    figure = replace(DEAD, unit=evil, points=(replace(DEAD.points[0], source=evil),))
    shown = printed(
        replace(STORY, title=evil, pages=pages, claims=(claim,), disputes=(dispute,), figures=(figure,))
    )
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "�" in shown


def test_a_notebook_shows_the_same_and_no_markup_of_the_articles() -> None:
    shown = story_html(replace(STORY, title="<script>alert(1)</script>"))
    assert shown.startswith("<pre>")
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "1 of unknown lineage" in shown


# ── as JSON ───────────────────────────────────────────────────────────────────────────────────────


def test_a_line_of_json_keeps_the_schema_and_is_read_back() -> None:
    written = json.loads(story_line(STORY))
    Draft202012Validator(story_schema()).validate(written)
    assert next(iter(written)) == "schema"
    assert written.pop("schema") == "story/1"
    assert value_from(Story, written) == STORY
    assert "\n" not in story_line(STORY)


def test_a_story_without_its_marker_breaks_the_schema() -> None:
    assert not Draft202012Validator(story_schema()).is_valid(as_json(STORY))


# ── the list ──────────────────────────────────────────────────────────────────────────────────────

ENTRY = Entry("5f3a9c0011223344", None, None, None, 1, 0, 0, 1)


def test_the_list_shows_counts_days_and_ids() -> None:
    out = io.StringIO()
    entry = Entry(*(getattr(STORY, name) for name in Entry.__dataclass_fields__))
    show_stories([entry, ENTRY], Console(file=out, width=100))
    assert " ".join(out.getvalue().split()) == (
        "Dam breaks above Karn 5 articles · 4 outlets · 2 independent origins · 1 of unknown lineage "
        "4–7 Sep 2024 · 5f3a9c0011223344 "
        "(no headline) 1 article · 0 outlets · 0 independent origins · 1 of unknown lineage "
        "undated · 5f3a9c0011223344"
    )


def test_an_entry_is_one_line_of_json() -> None:
    assert value_from(Entry, json.loads(entry_line(ENTRY))) == ENTRY


def test_a_claim_with_more_origins_stands_first() -> None:
    shown = printed(STORY)
    assert shown.index(SOUND) < shown.index("two engineers")


def test_what_is_denied_is_not_shown_as_what_is_said() -> None:
    told = replace(CLAIMS[0].members[0], denied=True)
    story = replace(STORY, claims=(replace(CLAIMS[0], members=(told,), denied=True),), disputes=())
    assert "1 denied: “Cracks were reported in May”" in flat(story)
    assert "two engineers denies · Courier" in flat(story)
