"""Every form of credit fires on its own examples and leaves reporting alone."""

import pytest

from sayso.lexicons.credits import CreditForm, credit_forms
from sayso.lexicons.outlets import outlets, weak_forms

FIRES = [(form, line) for form in credit_forms() for line in form.fires]
KEEPS = [(form, line) for form in credit_forms() for line in form.keeps]


@pytest.mark.parametrize(("form", "line"), FIRES)
def test_a_form_fires_on_what_it_must(form: CreditForm, line: str) -> None:
    assert list(form.found_in(line))


@pytest.mark.parametrize(("form", "line"), KEEPS)
def test_a_form_leaves_alone_what_it_must_not_fire_on(form: CreditForm, line: str) -> None:
    assert not list(form.found_in(line))


def test_every_outlet_can_be_credited_under_each_of_its_names() -> None:
    in_brackets = next(form for form in credit_forms() if form.id == "in-brackets")
    told = next(form for form in credit_forms() if form.id == "told-an-outlet")
    for name in outlets():
        assert [found[2] for found in in_brackets.found_in(f"A ferry sank. ({name})")] == [name]
        if name not in weak_forms():
            assert [found[2] for found in told.found_in(f"he told {name} so")] == [name]
