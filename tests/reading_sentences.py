"""Sentences through the pipeline's language rooms, for the tests of lexicons and of attribution."""

from __future__ import annotations

import re
from datetime import date

from sayso.attribution import attribute
from sayso.language import parse
from sayso.model import Article, Passage, Role, Statement
from sayso.situating.when import times
from sayso.situating.who import actors


def article_of(text: str, *, published: date | None = None) -> Article:
    """The text as an article whose lines are paragraphs of its body."""
    lines = (m for m in re.finditer(r"[^\n]+", text) if m.group().strip())
    return Article(
        "test", text, tuple(Passage(m.start(), m.end(), Role.BODY) for m in lines), published=published
    )


def statements_in(text: str, *, published: date | None = None) -> tuple[Statement, ...]:
    """What is said in the text."""
    article = article_of(text, published=published)
    grammars = parse(article)
    named = actors(article, grammars, places=())
    return attribute(article, grammars, actors=named, times=times(article, grammars))
