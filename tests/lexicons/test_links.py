"""Words of links are known, and names that look like them are left alone."""

import pytest

from sayso.lexicons.links import LinkForm, are_link_words, link_forms

FIRES = [(form, words) for form in link_forms() for words in form.fires]
KEEPS = [words for form in link_forms() for words in form.keeps]


@pytest.mark.parametrize(("form", "words"), FIRES, ids=str)
def test_a_form_fires_on_what_it_must(form: LinkForm, words: str) -> None:
    assert form.whole.fullmatch(words)


@pytest.mark.parametrize("words", KEEPS)
def test_a_name_is_no_link(words: str) -> None:
    assert not are_link_words(words)
