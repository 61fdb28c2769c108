"""Every reporting verb, noun and phrase fires on its own example, and not on its counter-example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.lexicons import entries
from sayso.lexicons.cues import Strength, noun_cues, phrase_cues, verb_cues
from tests.reading_sentences import statements_in

WORDS = {"cues": "verbs", "nouns_of_speech": "nouns", "phrases": "phrases"}


def _verbs(key: str) -> Iterator[tuple[str, str]]:
    for entry in entries("cues"):
        for past in entry["verbs"].values():
            for line in entry[key]:
                yield past, line.replace("{past}", past)


def _nouns(key: str) -> Iterator[tuple[str, str]]:
    for entry in entries("nouns_of_speech"):
        for noun in entry["nouns"]:
            for line in entry[key]:
                yield noun, line.replace("{noun}", noun)


def _phrases(key: str) -> Iterator[tuple[str, str]]:
    for entry in entries("phrases"):
        for past in entry["phrases"].values():
            for line in entry[key]:
                for noun in entry["objects"] if "{noun}" in line else [""]:
                    yield past.split()[0], line.replace("{past}", past).replace("{noun}", noun)


@pytest.mark.parametrize(("form", "line"), [*_verbs("fires"), *_nouns("fires"), *_phrases("fires")])
def test_a_cue_fires_on_its_own_example(form: str, line: str) -> None:
    cues = [s.cue.text for s in statements_in(line) if s.cue]
    assert any(form in cue for cue in cues) or ("{" not in line and cues), (line, cues)


@pytest.mark.parametrize(("form", "line"), sorted({*_verbs("not"), *_nouns("not"), *_phrases("not")}))
def test_a_cue_does_not_fire_on_its_counter_example(form: str, line: str) -> None:
    assert not [s.cue for s in statements_in(line) if s.cue], line


@pytest.mark.parametrize("name", WORDS)
def test_a_word_singled_out_as_strong_or_weak_is_one_of_its_entry(name: str) -> None:
    for entry in entries(name):
        words = set(entry[WORDS[name]])
        strong, weak = set(entry.get("strong", ())), set(entry.get("weak", ()))
        assert strong | weak <= words, (strong | weak) - words
        assert not strong & weak


def test_a_cue_has_a_strength() -> None:
    strengths = {
        "said": verb_cues()["say"][0].strength,
        "insisted": verb_cues()["insist"][0].strength,
        "vowed": verb_cues()["vow"][0].strength,
        "hinted": verb_cues()["hint"][0].strength,
        "a claim": noun_cues()["claim"][0].strength,
        "a denial": noun_cues()["denial"][0].strength,
        "a rumour": noun_cues()["rumour"][0].strength,
        "made clear": phrase_cues()["make"]["clear"][0].strength,
    }
    strong, weak = Strength.STRONG, Strength.WEAK
    assert strengths == {
        "said": Strength.NEUTRAL,
        "insisted": strong,
        "vowed": strong,
        "hinted": weak,
        "a claim": Strength.NEUTRAL,
        "a denial": strong,
        "a rumour": weak,
        "made clear": strong,
    }


@pytest.mark.parametrize("name", WORDS)
def test_a_bare_on_or_no_is_not_taken_for_true_or_false(name: str) -> None:
    for entry in entries(name):
        for field in ("frames", "prepositions", "particles", "requires", "beside", "subjects", "objects"):
            words = entry.get(field, ())
            assert all(isinstance(word, str) for word in words), (field, words)


def test_yaml_reads_on_and_off_as_words() -> None:
    assert "off" in [word for entry in entries("places") for word in entry.get("from", ())]
