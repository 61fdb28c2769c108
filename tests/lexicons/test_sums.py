"""Every class of sums.yml is found in its own lines, and not in the others."""

from __future__ import annotations

import pytest

from sayso.lexicons.files import entries
from sayso.lexicons.sums import sum_pattern


def _lines(kind: str) -> list[tuple[str, str]]:
    return [(entry["name"], line) for entry in entries("sums") for line in entry[kind]]


@pytest.mark.parametrize(("name", "line"), _lines("fires"))
def test_it_is_found_in_its_own_lines(name: str, line: str) -> None:
    assert sum_pattern(name).search(line.lower())


@pytest.mark.parametrize(("name", "line"), _lines("not"))
def test_it_is_not_found_in_the_others(name: str, line: str) -> None:
    assert not sum_pattern(name).search(line.lower())
