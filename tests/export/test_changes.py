"""What changed between two versions, as an editor would tell it."""

from __future__ import annotations

import json
import random
import time
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export.change_lines import change_lines
from sayso.export.changes import Change, ChangeKind, changes, written
from sayso.export.tokens import is_idle
from sayso.export.word_diff import Part
from sayso.model import Article, Passage, Role, as_json
from tests.export.news_edits import EDITS, Edit, article

REVERSED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


@pytest.mark.parametrize("name", EDITS)
def test_an_editor_is_shown_what_was_edited(name: str) -> None:
    edit = EDITS[name]
    shown = [line for change in changes(*edit.versions) for line in change_lines(change)]
    assert tuple(shown) == edit.shown


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_of_a_newsroom_keeps_every_promise(edit: Edit) -> None:
    assert_sound(*edit.versions)


def assert_sound(before: Article, after: Article) -> None:
    found = changes(before, after)
    for change in found:
        assert_fits(change, before, after)
    assert changes(before, before) == ()
    back = changes(after, before)
    forth = sorted((REVERSED.get(c.kind, c.kind), c.is_substantive, c.number, c.in_quotation) for c in found)
    assert sorted((c.kind, c.is_substantive, c.number, c.in_quotation) for c in back) == forth


def assert_fits(change: Change, before: Article, after: Article) -> None:
    """Every span is where it says, and the pieces of a side are that side, without a gap."""
    assert change.before or change.after
    for article_, whole, side, other in (
        (before, change.before, "before", Part.IN),
        (after, change.after, "after", Part.OUT),
    ):
        spans = [getattr(piece, side) for piece in change.pieces if piece.part is not other]
        assert all(getattr(piece, side) is None for piece in change.pieces if piece.part is other)
        text = written(article_, change.field) or ""
        for span in [*spans, *([whole] if whole else [])]:
            assert text[span.start : span.end] == span.text
        if change.pieces:
            assert "".join(span.text for span in spans) == (whole.text if whole else "")


SENTENCES = st.sampled_from(
    [
        *(
            "At least 12 people died.",
            "At least 19 people died.",
            "“We failed,” he said.",
            "Updated 3 min ago",
        ),
        *(
            "It’s over - she said…",
            "It's over — she said...",
            "* * *",
            "a b a b",
            "b a b a",
            "12 views",
            "\u00ad",
        ),
        "The ministry denied on Monday that it had been warned of the cracks in the dam.",
        "The ministry denied on Tuesday that it had ever been warned of any crack in the dam.",
    ]
)
PARAGRAPH = st.lists(SENTENCES | st.text(max_size=12), min_size=1, max_size=3).map(" ".join)
PARAGRAPHS = st.lists(
    st.tuples(st.sampled_from(list(Role)), PARAGRAPH.filter(lambda p: bool(p.strip()))), max_size=8
)


def made(parts: list[tuple[Role, str]], *, title: str | None = None) -> Article:
    return article(*(f"{role.value}| {words}" for role, words in parts), title=title)


@given(PARAGRAPHS, PARAGRAPHS)
@settings(max_examples=200, deadline=None)
def test_any_two_texts_are_compared_without_losing_a_character(
    before: list[tuple[Role, str]], after: list[tuple[Role, str]]
) -> None:
    assert_sound(made(before), made(after))


@given(PARAGRAPHS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_paragraphs_that_only_changed_places_are_never_added_or_removed(
    before: list[tuple[Role, str]], chance: random.Random
) -> None:
    bodies = [(Role.BODY, words) for _, words in before]
    kinds = {change.kind for change in changes(made(bodies), made(chance.sample(bodies, len(bodies))))}
    assert kinds <= {ChangeKind.MOVED}


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ({"published": date(2022, 9, 4)}, {}, ["date", "  [-4 Sep 2022-]"]),
        (
            {"published": date(2022, 9, 4), "published_time": datetime(2022, 9, 4, 6, 12, tzinfo=UTC)},
            {"published": date(2022, 9, 4), "published_time": datetime(2022, 9, 4, 9, 0, tzinfo=UTC)},
            ["date", "  [-4 Sep 2022, 06:12 UTC-]{+4 Sep 2022, 09:00 UTC+}"],
        ),
        (
            {"published": date(2022, 9, 4), "published_time": datetime(2022, 9, 4, 6, 12, tzinfo=UTC)},
            {"published": date(2022, 9, 4)},
            [],
        ),
        ({"modified": datetime(2022, 9, 4, tzinfo=UTC)}, {"modified": datetime(2022, 9, 5, tzinfo=UTC)}, []),
        ({}, {"byline": ("Ana Pop",)}, ["byline", "  {+Ana Pop+}"]),
        ({"byline": ("ANA POP",)}, {"byline": ("Ana Pop",)}, ["byline (only spelling or punctuation)", "  [-ANA POP-]{+Ana Pop+}"]),
        ({"title": "It’s over"}, {"title": "It's over "}, []),
    ],
)  # fmt: skip
def test_what_stands_beside_the_text_is_compared_too(
    before: dict[str, object], after: dict[str, object], shown: list[str]
) -> None:
    old, new = (Article("a", "No.", (Passage(0, 3, Role.BODY),), **more) for more in (before, after))  # type: ignore[arg-type]
    assert [line for change in changes(old, new) for line in change_lines(change)] == shown
    assert_sound(old, new)


@pytest.mark.parametrize(
    ("before", "after", "number", "quotation", "substantive"),
    [
        ("It cost 1,200 euros.", "It cost 1,300 euros.", True, False, True),
        ("It cost 1,200 euros.", "It cost 1.200 euros.", True, False, True),
        ("Twelve died.", "Dozens died.", True, False, True),
        ("Police shot 12 men.", "Police killed 12 men.", False, False, True),
        ("He said “it was sound”.", "She said “it was sound”.", False, False, True),
        ("He said “it was sound”.", "He said “it was safe”.", False, True, True),
        ("He said ‘it’s sound’.", "He said ‘it’s safe’.", False, True, True),
        ("He said it was sound.", "He said it was “sound”.", False, True, True),
        ("“It went on and", "“It went off and", False, True, True),
        ("The workers' union left. The council's men met.", "The workers' union stayed. The council's men met.", False, False, True),
        ("The well-known man", "The well known man", False, False, False),
        ("A goverment fell.", "A government fell.", False, False, False),
        ("A gunman fell.", "A gunmen fell.", False, False, True),
        ("It was legal.", "It was illegal.", False, False, True),
        ("Iran did.", "Iraq did.", False, False, True),
        ("Attacked, he ran.", "Attacked he ran.", False, False, False),
    ],
)  # fmt: skip
def test_a_change_says_what_it_touches(
    before: str, after: str, number: bool, quotation: bool, substantive: bool
) -> None:
    [change] = changes(article(before), article(after))
    assert (change.number, change.in_quotation, change.is_substantive) == (number, quotation, substantive)


MANY = 400_000
chance = random.Random(7)
LETTERS = [chance.choice("ab") for _ in range(MANY // 2)]
WORDS = [f"w{chance.randrange(20_000)}" for _ in range(MANY // 6)]
HOSTILE = {
    "one word": ("a " * (MANY // 2), "b " + "a " * (MANY // 2) + "b"),
    "two words": (" ".join(LETTERS), " ".join(reversed(LETTERS))),
    "small paragraphs": ("a b\n\n" * (MANY // 5), "x y\n\n" + "a b\n\n" * (MANY // 5 - 2) + "b a"),
    "mixed small paragraphs": ("\n\n".join(LETTERS[: MANY // 3]), "\n\n".join(LETTERS[: MANY // 3][::-1])),
    "paragraphs of two words": (
        "\n\n".join(" ".join(LETTERS[i : i + 60]) for i in range(0, MANY // 2, 60)),
        "\n\n".join(" ".join(LETTERS[i : i + 60]) for i in range(7, MANY // 2, 61)),
    ),
    "quotation marks": ('"' * MANY, "'" * (MANY - 1) + "x"),
    "opened quotations": ("‘a " * (MANY // 3), " 'b" * (MANY // 3)),
    "numbers": ("1,1" * (MANY // 3), "1.1," * (MANY // 4)),
    "apostrophes": ("a'" * (MANY // 2), "'a" * (MANY // 2)),
    "letters": ("a" * MANY, "b" + "a" * (MANY - 1)),
    "clocks": ("updated 3 min " * (MANY // 14), "updated 3 min ago " * (MANY // 18)),
    "prose": (" ".join(WORDS), " ".join(w if i % 40 else "new" for i, w in enumerate(WORDS))),
    "prose turned round": (" ".join(WORDS), " ".join(reversed(WORDS))),
}  # fmt: skip


def of_text(text: str) -> Article:
    """Each line that is not blank a paragraph."""
    passages, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(at, at + len(line), Role.BODY))
        at += len(line) + 1
    return Article("a", text, tuple(passages))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_text_of_any_shape_is_compared_soon(name: str) -> None:
    before, after = map(of_text, HOSTILE[name])
    began = time.process_time()  # of this process: other work on the machine is not counted
    found = changes(before, after)
    assert time.process_time() - began < 5
    for change in found[:50]:
        assert_fits(change, before, after)


def test_a_comparison_that_was_cut_short_says_so() -> None:
    turned = [f"word{number % 700}" for number in range(30_000)]
    [change] = changes(of_text(" ".join(turned)), of_text(" ".join(reversed(turned))))
    assert change.is_coarse
    assert change_lines(change)[0] == "changed (too long to compare word by word)"


def test_a_change_is_shown_without_what_could_steer_a_terminal() -> None:
    [change] = changes(article("He \x1b[31mleft\u202e."), article("He stayed \x07 there\ud800."))
    assert change_lines(change)[1] == "  He [-�[31mleft�-]{+stayed � there�+}."


def test_a_long_passage_that_went_is_shown_by_its_ends() -> None:
    [change] = changes(article("a", "word " * 1_000), article("a"))
    assert len(change_lines(change)[1]) < 420


def test_a_change_is_written_as_json() -> None:
    [change] = changes(article("At least 12 died."), article("At least 19 died."))
    made_ = as_json(change)
    assert json.loads(json.dumps(made_)) == made_
    assert isinstance(made_, dict)
    assert list(made_) == [
        *(
            "kind",
            "field",
            "before",
            "after",
            "pieces",
            "in_quotation",
            "number",
            "is_substantive",
            "is_coarse",
        )
    ]
    assert made_["pieces"][1] == {  # type: ignore[index]
        "part": "out", "before": {"start": 9, "end": 12, "text": "12 "}, "after": None,
    }  # fmt: skip


TICKING = yaml.safe_load((files("sayso.export") / "ticking.yml").read_text("utf-8"))


@pytest.mark.parametrize("line", TICKING["ticks"])
def test_what_ticks_is_idle(line: str) -> None:
    assert is_idle(line)


@pytest.mark.parametrize("line", TICKING["says_something"])
def test_what_says_something_is_not_idle(line: str) -> None:
    assert not is_idle(line)
