"""Every word of place_files.yml stands once, and every kind is one that the gazetteer weighs."""

from __future__ import annotations

from collections import Counter

import pytest

from sayso.lexicons.files import entries
from sayso.lexicons.place_files import place_file_words


def test_no_word_stands_for_two_kinds() -> None:
    words = Counter(w.lower() for e in entries("place_files") if "kind" in e for w in e["of"])
    assert [word for word, times in words.items() if times > 1] == []


def test_no_column_is_likely_to_hold_two_things() -> None:
    names = Counter(name for likely in place_file_words().columns.values() for name in likely)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    ("code", "feature_class", "kind"),
    [("PPLC", "P", "settlement"), ("ADM1", "A", "region"), ("ADM2", "A", "district"), ("STM", "H", "river"),
     ("LK", "H", "lake"), ("SEA", "H", "sea"), ("ISL", "T", "island"), ("MT", "T", "mountains"), ("AIRP", "S", "site")],
)  # fmt: skip
def test_a_code_of_geonames_stands_before_its_class(code: str, feature_class: str, kind: str) -> None:
    assert place_file_words().kind_of(code, feature_class) == kind
