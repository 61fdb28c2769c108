"""Every reporting verb and noun fires on its own example, and not on its counter-example."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.lexicons import entries
from tests.reading_sentences import statements_in


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


@pytest.mark.parametrize(("form", "line"), [*_verbs("fires"), *_nouns("fires")])
def test_a_cue_fires_on_its_own_example(form: str, line: str) -> None:
    cues = [s.cue.text for s in statements_in(line) if s.cue]
    assert any(form in cue for cue in cues) or ("{" not in line and cues), (line, cues)


@pytest.mark.parametrize(("form", "line"), sorted({*_verbs("not"), *_nouns("not")}))
def test_a_cue_does_not_fire_on_its_counter_example(form: str, line: str) -> None:
    assert not [s.cue for s in statements_in(line) if s.cue], line
