"""Whatever is written as JSON is read back as it was."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.model import Figure, Place, Statement, Time, as_json, value_from
from sayso.model.report import Report
from tests.ledger.made import TEXT, place, report, time

MADE = report(places=[place(TEXT, "Višegrad", 43.78, 19.29)], times=[time(TEXT, "Monday", date(2026, 3, 2))])
VALUES = [
    *((Statement, s) for s in MADE.statements),
    *((Place, p) for p in MADE.places),
    *((Time, t) for t in MADE.times),
    (Figure, Figure(0, 3, "Dam", None, 3.5, "killed", "farmers", None, "by hand")),
]


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_value_is_read_back_as_it_was(kind: type, value: object) -> None:
    assert value_from(kind, as_json(value)) == value


def test_a_value_that_an_older_sayso_wrote_has_the_defaults_of_what_is_new() -> None:
    written = as_json(MADE.statements[0])
    assert isinstance(written, dict)
    del written["strength"]
    assert value_from(Statement, written) == MADE.statements[0]
    assert isinstance(MADE, Report)
