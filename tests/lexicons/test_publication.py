"""Every label for a day of publication fires on its own examples and leaves reporting alone."""

import pytest

from sayso.lexicons.publication import PublicationLabel, publication_labels

FIRES = [(label, line) for label in publication_labels() for line in label.fires]
KEEPS = [line for label in publication_labels() for line in label.keeps]


@pytest.mark.parametrize(("label", "line"), FIRES)
def test_a_label_finds_the_day_it_must(label: PublicationLabel, line: str) -> None:
    found = label.day_in(line)
    assert found is not None
    assert found.isoformat() == "2022-09-05"


@pytest.mark.parametrize("line", KEEPS)
def test_no_label_finds_a_day_in_reporting(line: str) -> None:
    assert [other.id for other in publication_labels() if other.day_in(line)] == []
