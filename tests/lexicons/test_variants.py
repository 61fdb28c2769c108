"""Every variant and every nation reads its own lines alike, and others apart."""

from __future__ import annotations

import re

import pytest

from sayso.lexicons.files import entries
from sayso.lexicons.nations import nations
from sayso.lexicons.variants import variants
from sayso.reading.text import text_article
from sayso.tracing.wording import wording

ALIKE = [pair for entry in entries("variants") for pair in entry["alike"]]
APART = [pair for entry in entries("variants") for pair in entry["apart"]]


def read(line: str) -> tuple[str, ...]:
    return wording(text_article(line)).words


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_variants_are_read_alike(one: str, other: str) -> None:
    assert one != other
    assert read(one) == read(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_others_are_read_apart(one: str, other: str) -> None:
    assert read(one) != read(other)


def test_no_word_is_a_variant_of_two() -> None:
    forms = [form for entry in entries("variants") for form in entry.get("same", ())]
    assert len(forms) == len(set(forms))
    assert variants().words["whilst"] == "while"


@pytest.mark.parametrize("entry", entries("nations"), ids=lambda entry: entry["name"])
def test_a_nation_is_read_in_its_own_lines_only(entry: dict) -> None:  # type: ignore[type-arg]
    def names(line: str) -> set[str | None]:
        return {nations().get(word.lower()) for word in re.findall(r"[\w.]*\w", line)}

    assert all(entry["name"] in names(line) for line in entry["fires"])
    assert all(entry["name"] not in names(line) for line in entry["keeps"])


def test_no_name_stands_for_two_nations() -> None:
    forms = [form for entry in entries("nations") for form in entry["forms"]]
    assert len(forms) == len(set(forms))
