"""What shows whose work an article is fires on its own examples and leaves the rest alone; families are one."""

import pytest

from sayso.lexicons.first_hand import HandForm, hand_forms
from sayso.lexicons.publishers import families

FORMS = [form for sort in ("agency", "own", "outlet", "official") for form in hand_forms(sort)]


@pytest.mark.parametrize(("form", "line"), [(form, line) for form in FORMS for line in form.fires])
def test_a_form_fires_on_what_it_must(form: HandForm, line: str) -> None:
    assert form.search(line, "Karn Courier")


@pytest.mark.parametrize(("form", "line"), [(form, line) for form in FORMS for line in form.keeps])
def test_a_form_leaves_alone_what_it_must_not_fire_on(form: HandForm, line: str) -> None:
    assert not form.search(line, "Karn Courier")


def test_no_outlet_and_no_domain_belongs_to_two_families() -> None:
    from sayso.lexicons.files import entries

    forms = [f.lower() for entry in entries("publishers") for f in {*entry["domains"], *entry["outlets"]}]
    assert len(forms) == len(set(forms)) == len(families())
