"""Who wrote an article, by the lines in it that say so."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicons.bylines import names_in_byline
from sayso.model import Passage


def writers_in(text: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """The names on the byline at the top, else the one that signs the last line; empty when there is none.

    >>> from sayso.model import Role
    >>> writers_in("– Ada Quill", [Passage(0, 11, Role.BYLINE, "signature")])
    ('Ada Quill',)
    """
    for rule in ("byline", "signature"):
        lines = (text[p.start : p.end].lstrip("-–— ") for p in passages if p.rule == rule)
        if names := tuple(name for line in lines for name in names_in_byline(line)):
            return names
    return ()
