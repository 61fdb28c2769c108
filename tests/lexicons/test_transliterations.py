"""Every rule and every set of spellings reads its own names alike, and others apart."""

from __future__ import annotations

import pytest

from sayso.lexicons.files import entries
from sayso.lexicons.transliterations import in_one_spelling

ALIKE = [names for entry in entries("transliterations") for names in entry["alike"]]
APART = [names for entry in entries("transliterations") for names in entry["apart"]]


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_spellings_of_one_name_are_read_alike(names: list[str]) -> None:
    assert len(set(names)) > 1
    assert len({in_one_spelling(name) for name in names}) == 1


@pytest.mark.parametrize("names", APART, ids=lambda names: names[0])
def test_other_names_are_read_apart(names: list[str]) -> None:
    assert len({in_one_spelling(name) for name in names}) == len(names)


def test_no_spelling_is_of_two_names() -> None:
    forms = [form.lower() for entry in entries("transliterations") for form in entry.get("same", ())]
    assert len(forms) == len(set(forms))
