"""Every label for a day of publication fires on its own examples and leaves reporting alone."""

from datetime import date

import pytest

from sayso.lexicons.publication import PublicationLabel, day_of_line, publication_labels

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


@pytest.mark.parametrize(
    "line",
    [
        "Published 4:05 PM EDT, Oct 17, 2016",
        "Posted: Monday, October 17, 2016 10:26 am |",
        "Published 4:05 p.m. Monday, October 17, 2016",
    ],
)
def test_a_clock_or_a_weekday_may_stand_before_the_day(line: str) -> None:
    assert day_of_line(line) == date(2016, 10, 17)
