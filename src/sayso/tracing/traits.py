"""What an article is compared by with others: made once, where it is analysed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sayso.language import Grammar
from sayso.model import Article, Situation, Statement, as_json
from sayso.tracing.facts import copy_traits
from sayso.tracing.hands import origin_of
from sayso.tracing.marks import story_keys, story_traits
from sayso.tracing.prints import copy_keys


def compared_by(
    article: Article, grammars: Sequence[Grammar], statements: Sequence[Statement], situation: Situation
) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The keys by which an article is found, and the traits by which it is compared; see `Profile`."""
    marks = story_traits(article, grammars, statements, situation)
    origin = origin_of(article, statements)
    traits = {**copy_traits(grammars), **marks, "origin": as_json(origin)}
    if article.canonical:
        traits["canonical"] = article.canonical
    return (*copy_keys(article), *story_keys(marks)), traits
