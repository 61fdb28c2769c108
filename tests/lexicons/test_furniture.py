"""Every kind of furniture fires on its own examples and leaves reporting alone."""

import pytest

from sayso.lexicons.furniture import Furniture, Line, furniture, label_in

FIRES = [(kind, line) for kind in furniture() for line in kind.fires]
KEEPS = [(kind, line) for kind in furniture() for line in kind.keeps]


def name(value: Furniture | str) -> str:
    return value.id if isinstance(value, Furniture) else value[:40]


@pytest.mark.parametrize(("kind", "line"), FIRES, ids=name)
def test_an_entry_fires_on_what_it_must(kind: Furniture, line: str) -> None:
    assert kind.fires_on(Line.of(line))


@pytest.mark.parametrize(("kind", "line"), KEEPS, ids=name)
def test_no_entry_fires_on_reporting(kind: Furniture, line: str) -> None:
    assert [k.id for k in furniture() if k.fires_on(Line.of(line)) and k.where == "any"] == []
    assert not kind.fires_on(Line.of(line))


def test_every_entry_has_examples_and_a_name_of_its_own() -> None:
    assert all(kind.fires and kind.keeps for kind in furniture())
    assert len({kind.id for kind in furniture()}) == len(furniture())


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Correction: The flood was in 2021.", "Correction: "),
        ("Correction (5 May 2022): The flood was in 2021.", "Correction (5 May 2022): "),
        ("CORRECTION, Sept. 5: It was 2021.", "CORRECTION, Sept. 5: "),
        ("Corrections and clarifications: It was 2021.", "Corrections and clarifications: "),
        ("Update: It was 2021.", "Update: "),
        ("This article was amended on 6 May: it was 2021.", ""),
        ("Corrections officers said: It was 2021.", ""),
    ],
)
def test_the_label_of_a_correction_is_told_from_its_words(line: str, label: str) -> None:
    assert line[: label_in(line, "correction")] == label
