"""Whom an article says it was taken from."""

from __future__ import annotations

from sayso.model import CreditKind, Role
from sayso.reading import text_article

TEXT = """Bridge closed

EASTPORT (AP) — The bridge was closed on Monday, the mayor told the BBC.

The cracks were first reported by the Harbour Gazette.

— Reuters

Photo: Ada Quill (AFP)

Source: Coast Weekly"""


def test_credits_are_found_with_their_span_name_and_kind() -> None:
    article = text_article(TEXT)
    found = [(credit.text, credit.name, credit.kind) for credit in article.credits]
    assert found == [
        ("(AP)", "Associated Press", CreditKind.AGENCY),
        ("told the BBC", "BBC", CreditKind.OUTLET),
        ("first reported by the Harbour Gazette", "Harbour Gazette", CreditKind.UNKNOWN),
        ("— Reuters", "Reuters", CreditKind.AGENCY),
        ("Source: Coast Weekly", "Coast Weekly", CreditKind.UNKNOWN),
    ]
    assert all(article.text[c.start : c.end] == c.text for c in article.credits)


def test_the_words_of_a_link_name_nobody_and_stay_set_aside() -> None:
    article = text_article(TEXT.replace("Coast Weekly", "Read Full Article"))
    assert [credit.name for credit in article.credits][-1] == "Reuters"
    assert article.passages[-1].role is Role.CREDIT
