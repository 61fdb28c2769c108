"""Findings in words, as the terminal and the page show them."""

from __future__ import annotations

from sayso.export.wording import disputed
from sayso.model import ArticleDispute, Conflict, Span


def test_a_dispute_is_told_in_the_words_of_both_sides() -> None:
    sides = (Span(0, 4, "27 \n"), Span(9, 11, "19"))
    dispute = ArticleDispute(("s1", "s2"), Conflict.FIGURE, sides, "The council gives 27, he 19", "by hand")
    assert disputed([dispute]) == [("“27” ≠ “19”", "The council gives 27, he 19")]
