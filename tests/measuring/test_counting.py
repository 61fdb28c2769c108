"""The rules of counting in docs/corpora.md, each on a text counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.measuring import Attribution, measure
from sayso.measuring.corpora import GoldArticle, Who
from sayso.measuring.pieces import Ruler
from sayso.model import Interval, Kind, Span
from tests.labelling import counts, figures_of, said, span

TOLD = "The dam was cracked in two places, Marta Galli said on Monday."
QUOTED = "“The dam was cracked in two places,” Marta Galli said."


# ------------------------------------------------------------------ pieces


@pytest.mark.parametrize(
    ("text", "content", "forms"),
    [
        ("“The dam held,” she said.", "“The dam held,”", ["direct"]),
        ('"The dam held," she said.', '"The dam held,"', ["direct"]),
        ("``The dam held,'' she said.", "``The dam held,''", ["direct"]),
        ("''The dam held,'' she said.", "''The dam held,''", ["direct"]),
        ("„The dam held“ she said.", "The dam held", ["direct"]),
        ("«The dam held», she said.", "«The dam held»", ["direct"]),
        ("She said ‘the dam held’.", "‘the dam held’", ["indirect"]),
        ("She said that the dam held.", "that the dam held", ["indirect"]),
        ("She said the dam “held for now”.", "the dam “held for now”", ["mixed"]),
        (
            "“The dam held.\n“It will hold,” she said.",
            "“The dam held.\n“It will hold,”",
            ["direct", "direct"],
        ),
        (
            "“The dam held.\nIt will hold,” she said.",
            "“The dam held.\nIt will hold,”",
            ["direct", "indirect"],
        ),
        ("She said: “… – ”", "“… – ”", []),
    ],
)
def test_content_is_cut_at_line_breaks_and_told_by_its_double_marks(
    text: str, content: str, forms: list[str]
) -> None:
    assert [piece.form.value for piece in Ruler(text).pieces(said(text, content))] == forms


def test_marks_blanks_and_stops_at_the_ends_do_not_count() -> None:
    bare = said(QUOTED, "The dam was cracked in two places")
    assert counts(
        figures_of(QUOTED, [said(QUOTED, "“The dam was cracked in two places,”")], [bare]), "direct exact"
    ) == (1, 0, 0)


# ------------------------------------------------------------------ direct


def test_direct_words_match_from_eight_tenths_of_their_characters_on() -> None:
    text = "“abcd efg hi j kl” she said."  # 15 characters between the marks
    gold = [said(text, "abcd efg hi j kl")]
    assert len("abcd efg hi j") / len("abcd efg hi j kl") > 0.8
    assert counts(figures_of(text, gold, [said(text, "abcd efg hi j")]), "direct overlap") == (1, 0, 0)
    assert counts(figures_of(text, gold, [said(text, "abcd efg hi j")]), "direct exact") == (0, 1, 1)
    assert counts(figures_of(text, gold, [said(text, "abcd efg hi")]), "direct overlap") == (0, 1, 1)


def test_a_quotation_of_fewer_than_three_words_is_neither_asked_for_nor_an_error() -> None:
    text = "The “so-called dam” was, she said, a “pile of sand”."
    short, long = said(text, "“so-called dam”"), said(text, "“pile of sand”")
    assert counts(figures_of(text, [short, long], [long]), "direct overlap") == (1, 0, 0)
    assert counts(figures_of(text, [long], [short, long]), "direct overlap") == (1, 0, 0)


def test_quoted_words_half_inside_gold_that_is_not_direct_are_no_error() -> None:
    text = "She said the dam “was cracked in two places” and “will not hold for long”."
    mixed = said(text, "the dam “was cracked in two places”")
    inside, outside = said(text, "“was cracked in two places”"), said(text, "“will not hold for long”")
    assert counts(figures_of(text, [mixed], [inside]), "direct overlap") == (0, 0, 0)
    assert counts(figures_of(text, [mixed], [outside]), "direct overlap") == (0, 0, 1)


def test_a_repeated_piece_counts_once() -> None:
    one = said(QUOTED, "“The dam was cracked in two places,”")
    assert counts(figures_of(QUOTED, [one], [one, one]), "direct overlap") == (1, 0, 0)


def test_a_quotation_given_in_two_sentences_is_found_once_at_most() -> None:
    text = "“The dam was cracked in two places. It held,” she said."
    whole = said(text, "“The dam was cracked in two places. It held,”")
    parts = [said(text, "“The dam was cracked in two places."), said(text, "It held,”")]
    assert counts(figures_of(text, [whole], parts), "direct overlap") == (0, 1, 1)  # "It held" has two words


def test_a_split_quotation_has_a_piece_for_each_part() -> None:
    text = "“The dam was cracked,” she said, “in two places.”"
    split = said(text, "“The dam was cracked,”", "“in two places.”")
    found = [said(text, "“The dam was cracked,”"), said(text, "“in two places.”")]
    assert counts(figures_of(text, [split], found), "direct overlap") == (2, 0, 0)


# ------------------------------------------------------------------ indirect and mixed


@pytest.mark.parametrize(
    ("found", "at_50", "at_80"),
    [
        ("The dam was cracked in two places", (1, 0, 0), (1, 0, 0)),
        ("dam was cracked in two places", (1, 0, 0), (1, 0, 0)),  # 29 of 33 characters
        ("was cracked in two places", (1, 0, 0), (0, 1, 1)),  # 25 of 33
        ("cracked in two pl", (1, 0, 0), (0, 1, 1)),  # 17 of 33
        ("cracked in two p", (0, 1, 1), (0, 1, 1)),  # 16 of 33
    ],
)
def test_indirect_words_match_by_half_and_by_eight_tenths(
    found: str, at_50: tuple[int, int, int], at_80: tuple[int, int, int]
) -> None:
    gold = [said(TOLD, "The dam was cracked in two places")]
    figures = figures_of(TOLD, gold, [said(TOLD, found)])
    assert (counts(figures, "indirect 50"), counts(figures, "indirect 80")) == (at_50, at_80)


def test_the_nearest_pairs_are_matched_first_and_each_piece_once() -> None:
    gold = [said(TOLD, "The dam was cracked in two places")]
    found = [said(TOLD, "The dam was cracked in two"), said(TOLD, "dam was cracked in two places")]
    assert counts(figures_of(TOLD, gold, found), "indirect 50") == (1, 0, 1)


def test_a_piece_is_compared_with_gold_of_its_own_form_only() -> None:
    text = "She said the dam “was cracked in two places”."
    figures = figures_of(text, [said(text, "the dam “was cracked in two places”")], [said(text, "the dam")])
    assert counts(figures, "mixed 50") == (0, 1, 0)
    assert counts(figures, "indirect 50") == (0, 0, 1)


def test_the_said_rows_leave_out_what_is_believed() -> None:
    text = "Galli believes the dam will hold. Okoro said the road was shut. Ide hopes the rain ends."
    believed = said(text, "the dam will hold", cue="believes")
    told = said(text, "the road was shut", cue="said")
    hoped = said(text, "the rain ends", cue="hopes")
    figures = figures_of(text, [believed, told], [believed, told, hoped])
    assert counts(figures, "indirect 50") == (2, 0, 1)
    assert counts(figures, "indirect said 50") == (1, 0, 0)  # a cue that is none of speech is no error
    without_cue = said(text, "the rain ends")
    assert counts(figures_of(text, [told], [without_cue]), "indirect said 50") == (0, 1, 1)


@pytest.mark.parametrize("row", ["direct overlap", "indirect 50", "mixed 50", "statements"])
def test_nothing_is_asked_in_an_ignored_region(row: str) -> None:
    text = "She said that it held. “It will hold for long,” she said. She said it “may hold for long”."
    gold = [
        said(text, "that it held"),
        said(text, "“It will hold for long,”"),
        said(text, "it “may hold for long”"),
    ]
    assert counts(figures_of(text, gold, [], ignore=[text]), row) == (0, 0, 0)
    assert counts(figures_of(text, [], gold, ignore=[text]), row) == (0, 0, 0)


@pytest.mark.parametrize("row", ["indirect 50", "statements"])
def test_nothing_is_asked_inside_a_nested_statement(row: str) -> None:
    text = "Galli said that the mayor had told her that the dam was cracked."
    outer = said(text, "that the mayor had told her that the dam was cracked", cue="said")
    inner = said(text, "that the dam was cracked", cue="had told", nested=True)
    assert counts(figures_of(text, [outer, inner], [outer]), row) == (1, 0, 0)
    assert counts(figures_of(text, [outer, inner], [outer, said(text, "that the dam was cracked")]), row) == (
        1,
        0,
        0,
    )


# ------------------------------------------------------------------ statements of any form


def test_statements_match_by_half_of_their_letters_a_leading_that_aside() -> None:
    text = "Galli said that it is up."
    gold, found = said(text, "that it is up"), said(text, "it is up")
    assert counts(figures_of(text, [gold], [found]), "statements") == (1, 0, 0)
    assert counts(figures_of(text, [gold], [said(text, "is up")]), "statements") == (
        1,
        0,
        0,
    )  # 4 of 6 letters
    assert counts(figures_of(text, [gold], [said(text, "it")]), "statements") == (0, 1, 1)  # 2 of 6


def test_a_statement_may_match_gold_of_another_form() -> None:
    text = "She said the dam “was cracked in two places”."
    gold = said(text, "the dam “was cracked in two places”", kind="mixed")
    figures = figures_of(text, [gold], [said(text, "was cracked in two places", kind="direct")])
    assert counts(figures, "statements") == (1, 0, 0)
    assert (figures.shares["statement's kind"].right, figures.shares["statement's kind"].of) == (0, 1)


def test_optional_gold_is_neither_missed_nor_extra_among_the_statements() -> None:
    text = "The road was reportedly shut. Galli said that the dam held."
    optional, told = said(text, "The road was", optional=True), said(text, "the dam held")
    for found in ([told], [told, said(text, "The road was")], [told, said(text, "road")]):
        assert counts(figures_of(text, [optional, told], found), "statements") == (1, 0, 0)


def test_what_is_found_of_each_kind_is_counted_where_the_gold_gives_kinds() -> None:
    text = "Galli said that the dam held. “It held up,” she said."
    told, quoted = (
        said(text, "that the dam held", kind="indirect"),
        said(text, "“It held up,”", kind="direct"),
    )
    shares = figures_of(text, [told, quoted], [told]).shares
    assert (shares["indirect statements found"].percent, shares["direct statements found"].percent) == (
        100,
        0,
    )
    assert "mixed statements found" not in shares


# ------------------------------------------------------------------ speakers


def direct_speaker(gold: Attribution, found: list[Attribution]) -> dict[str, tuple[int, int]]:
    shares = figures_of(QUOTED, [gold], found).shares
    return {
        name: (share.right, share.of) for name, share in shares.items() if name.startswith("direct speaker")
    }


def test_a_speaker_is_right_when_a_letter_of_the_sources_is_shared() -> None:
    content = "“The dam was cracked in two places,”"
    gold = said(QUOTED, content, source="Marta Galli")
    right = direct_speaker(gold, [said(QUOTED, content, source="Galli")])
    wrong = direct_speaker(gold, [said(QUOTED, content, source="said")])
    missed = direct_speaker(gold, [])
    assert right["direct speaker, of those found"] == right["direct speaker, end to end, a name"] == (1, 1)
    assert wrong["direct speaker, of those found"] == wrong["direct speaker, end to end"] == (0, 1)
    assert "direct speaker, of those found" not in missed
    assert missed["direct speaker, end to end"] == (0, 1)


def test_a_speaker_may_be_right_by_the_last_name() -> None:
    content = "“The dam was cracked in two places,”"
    gold = said(QUOTED, content, source="Marta Galli")
    found = said(QUOTED, content, speaker=Who("Mayor Ann Galli"))
    shares = direct_speaker(gold, [found])
    assert shares["direct speaker, of those found"] == (0, 1)
    assert shares["direct speaker by span or name, of those found"] == (1, 1)


def test_sources_that_are_pronouns_are_counted_apart_and_gold_without_source_is_not_asked() -> None:
    text = "“The dam was cracked,” she said. “Nobody had been told,” it was said."
    she = said(text, "“The dam was cracked,”", source="she")
    nobody = said(text, "“Nobody had been told,”")
    shares = figures_of(text, [she, nobody], [she, nobody]).shares
    assert (
        shares["direct speaker, end to end, a pronoun"].right,
        shares["direct speaker, end to end"].of,
    ) == (1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("Marta Galli", "Galli", 1),
        ("Galli", "President Marta Galli", 1),
        ("José Ibáñez", "Jose Ibanez’s", 1),
        ("Marta Galli", "Ann Galli", 0),
        ("Marta Galli", None, 0),
        ("Marta Galli", "she", 0),
    ],
)
def test_a_resolved_name_agrees_when_one_holds_the_other(gold: str, found: str | None, right: int) -> None:
    what = "The dam was cracked in two places"
    figures = figures_of(TOLD, [said(TOLD, what, speaker=Who(gold))], [said(TOLD, what, speaker=Who(found))])
    assert figures.shares["resolved name, of those found"].right == right


def test_a_name_that_was_not_resolved_is_taken_from_the_source() -> None:
    what = "The dam was cracked in two places"
    gold = said(TOLD, what, source="Marta Galli", speaker=Who("Marta Galli"))
    assert (
        figures_of(TOLD, [gold], [said(TOLD, what, source="Galli")]).shares["resolved name, end to end"].right
        == 1
    )


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("the mayor", "mayor", 1),
        ("Marta Galli", "Ann Galli", 1),
        (None, None, 1),
        (None, "Galli", 0),
        ("Galli", None, 0),
    ],
)
def test_a_statements_speaker_is_right_by_the_last_word(
    gold: str | None, found: str | None, right: int
) -> None:
    what = "The dam was cracked in two places"
    figures = figures_of(TOLD, [said(TOLD, what, speaker=Who(gold))], [said(TOLD, what, speaker=Who(found))])
    assert figures.shares["statement's speaker"].right == right


def test_each_grade_of_speaker_is_counted_apart_with_source_and_name() -> None:
    text = "Galli said it held. Okoro said it broke. She said it rained."
    gold = [
        said(text, "it held", source="Galli", speaker=Who("Marta Galli")),
        said(text, "it broke", source="Okoro", speaker=Who("Ada Okoro")),
        said(text, "it rained", source="She", speaker=Who(None)),
    ]
    found = [
        said(text, "it held", source="Galli", speaker=Who("Galli", grade="certain")),
        said(text, "it broke", source="Okoro", speaker=Who("Galli", grade="certain")),
        said(text, "it rained", source="Okoro", speaker=Who(None, grade="unknown")),
    ]
    shares = figures_of(text, gold, found).shares
    graded = {
        name: (s.right, s.of)
        for name, s in shares.items()
        if name.split()[0] in ("certain", "likely", "unknown")
    }
    assert graded == {
        "certain speaker, source": (2, 2),
        "certain speaker, name": (1, 2),
        "unknown speaker, source": (0, 1),
        "unknown speaker, name": (1, 1),
    }


# ------------------------------------------------------------------ channels and days

LABELS = frozenset({"channel", "said"})
MONDAY, TUESDAY = date(2024, 3, 11), date(2024, 3, 12)


@pytest.mark.parametrize(
    ("gold", "found", "in_gold", "given"),
    [
        ("Facebook", "Facebook page", (1, 1), (1, 1)),
        ("Facebook", None, (0, 1), None),
        ("Facebook", "radio", (0, 1), (0, 1)),
        (None, "radio", None, (0, 1)),
        (None, None, None, None),
    ],
)
def test_channels_are_counted_of_those_in_the_gold_and_of_those_given(
    gold: str | None, found: str | None, in_gold: object, given: object
) -> None:
    what = "The dam was cracked in two places"
    shares = figures_of(
        TOLD, [said(TOLD, what, channel=gold, labels=LABELS)], [said(TOLD, what, channel=found)]
    ).shares
    assert [
        shares.get(f"channel, of those {of}")
        and (shares[f"channel, of those {of}"].right, shares[f"channel, of those {of}"].of)
        for of in ("in the gold", "given")
    ] == [in_gold, given]


def test_a_field_that_the_gold_does_not_label_is_not_asked() -> None:
    what = "The dam was cracked in two places"
    assert (
        "channel, of those given"
        not in figures_of(TOLD, [said(TOLD, what)], [said(TOLD, what, channel="radio")]).shares
    )


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (Interval.on(MONDAY), 1),
        (Interval(MONDAY, TUESDAY), 0),
        (Interval(None, MONDAY), 0),
        (Interval.on(TUESDAY), 0),
        (None, 0),
    ],
)
def test_the_day_said_is_right_when_both_its_ends_are_known_and_lie_within(
    found: Interval | None, right: int
) -> None:
    what = "The dam was cracked in two places"
    gold = said(TOLD, what, said=Interval.on(MONDAY), labels=LABELS)
    assert (
        figures_of(TOLD, [gold], [said(TOLD, what, said=found)]).shares["said, of those in the gold"].right
        == right
    )


# ------------------------------------------------------------------ the whole


def test_articles_add_up() -> None:
    gold = said(TOLD, "The dam was cracked in two places", kind=Kind.INDIRECT)
    one = GoldArticle("a", TOLD, (gold,))
    figures = measure([(one, [gold]), (GoldArticle("b", TOLD, (gold,)), [])])
    assert counts(figures, "statements") == (1, 1, 0)
    assert figures.each["statements"] == 66.7


def test_an_article_without_a_letter_or_a_statement_is_no_trouble() -> None:
    assert measure([(GoldArticle("a", "", ()), [])]).each["statements"] == 0
    assert measure([(GoldArticle("a", "… !", ()), [Attribution((Span(0, 1, "…"),))])]).each["statements"] == 0


def test_a_split_source_is_right_by_any_part() -> None:
    content = "“The dam was cracked in two places,”"
    split = Attribution((span(QUOTED, content),), source=(span(QUOTED, "Marta"), span(QUOTED, "Galli")))
    assert direct_speaker(split, [said(QUOTED, content, source="Galli")])["direct speaker, end to end"] == (
        1,
        1,
    )
