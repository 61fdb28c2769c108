"""Every form of dateline fires on its own examples and leaves reporting alone."""

import pytest

from sayso.lexicons.datelines import DatelineForm, dateline_forms

FIRES = [(form, line) for form in dateline_forms() for line in form.fires]
KEEPS = [line for form in dateline_forms() for line in form.keeps]


@pytest.mark.parametrize(("form", "line"), FIRES)
def test_a_form_fires_on_what_it_must(form: DatelineForm, line: str) -> None:
    assert form.length_in(line)


@pytest.mark.parametrize("line", KEEPS)
def test_no_form_fires_on_reporting(line: str) -> None:
    assert [other.id for other in dateline_forms() if other.length_in(line)] == []
