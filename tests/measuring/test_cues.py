"""The yield of the lexicon's cues."""

from __future__ import annotations

import pytest

from sayso.measuring import Attribution, GoldArticle
from sayso.measuring.cues import cue_report, entry_of, lemmas_of, lexicon
from tests.labelling import said

TEXT = (
    "Galli said the dam held. Okoro denied the charge. Ide says it rains. The mayor warned of floods. "
    "According to the clerk, the road was shut. Some argue it snows. The king hopes it ends. He told her it was late."
)
HELD = said(TEXT, "the dam held", cue="said", rule="clause", stance="asserts")
DENIED = said(TEXT, "the charge", cue="denied", rule="object", stance="denies")
RAINS = said(TEXT, "it rains", cue="says", rule="clause", stance="asserts")
SHUT = said(TEXT, "the road was shut", cue="According to", rule="according to", stance="asserts")
GOLD = (
    said(TEXT, "the dam held", cue="said"),
    said(
        TEXT, "the charge", cue="hopes"
    ),  # what is found is right, and its cue in the gold is none of speech
    said(TEXT, "of floods", cue="warned"),
    said(TEXT, "it snows", cue="argue", optional=True),
    said(TEXT, "it was late", cue="told"),
)


def test_each_firing_is_counted_under_its_entry_and_lemma() -> None:
    report = cue_report([(GoldArticle("a", TEXT, GOLD), [HELD, DENIED, RAINS, SHUT])])
    say = report.yields["says something", "say"]
    deny = report.yields["says that it is not so", "deny"]
    assert (say.fired, say.right, say.no_speech, say.wrong, say.precision) == (2, 1, 0, 1, 50.0)
    assert (deny.fired, deny.right, deny.no_speech, deny.wrong, deny.precision) == (1, 1, 1, 0, 100.0)
    assert {cue: of.fired for cue, of in report.others.items()} == {"according to": 1}


def test_what_meets_optional_gold_is_neither_right_nor_wrong() -> None:
    snows = said(TEXT, "it snows", cue="argue", rule="clause", stance="asserts")
    argue = cue_report([(GoldArticle("a", TEXT, GOLD), [snows])]).yields["says something", "argue"]
    assert (argue.fired, argue.right, argue.wrong, argue.precision) == (1, 0, 0, None)


def test_cues_of_speech_that_were_not_caught_are_counted_by_their_lemma() -> None:
    report = cue_report([(GoldArticle("a", TEXT, GOLD), [DENIED])])
    assert report.uncaught == {"say": 1, "warn": 1, "tell": 1}


def test_entries_that_never_fire_and_those_that_harm_are_seen() -> None:
    report = cue_report([(GoldArticle("a", TEXT, GOLD), [RAINS])])
    says = next(entry for entry in report.entries if "say" in entry.lemmas)
    assert list(report.of(says)) == ["say"]
    assert "state" in report.silent(says)
    assert report.harmful() == {"say": "1/1"}


@pytest.mark.parametrize(
    ("cue", "rule", "stance", "lemma", "noun"),
    [
        ("has repeatedly denied", "object", "denies", "deny", False),
        ("been calling for", "preposition", "demands", "call", False),
        ("written", "quotation, then cue", "asserts", "write", False),
        ("rebutting", "object", "denies", "rebut", False),
        ("claims", "noun", "asserts", "claim", True),
    ],
)
def test_a_cue_leads_to_its_entry(cue: str, rule: str, stance: str, lemma: str, noun: bool) -> None:
    text = f"He {cue} it."
    found = entry_of(said(text, "it", cue=cue, rule=rule, stance=stance), lexicon())
    assert found
    assert (found[1], found[0].noun, found[0].stance) == (lemma, noun, stance)


def test_a_cue_without_entry_has_none() -> None:
    text = "Mayor: it holds."
    assert entry_of(Attribution((), cue=said(text, ":").content[0]), lexicon()) is None


def test_every_form_of_a_verb_in_the_lexicon_leads_back_to_it() -> None:
    lost = [
        form
        for entry in lexicon()
        if not entry.noun
        for lemma in entry.lemmas
        for form in (lemma, f"{lemma}s", f"{lemma.removesuffix('e')}ing")
        if lemma not in lemmas_of(form)
    ]
    assert lost == []
