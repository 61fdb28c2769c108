"""What a person types into a search, as terms: nothing of it is ever handed to a database as syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.ledger.identity import words_of
from sayso.ledger.words import LONGEST, Term

# A phrase that is not closed goes on to the end. Quotation marks of print mean what typed ones do.
_PART = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<bare>[^\s"]+))')
_MARKS = str.maketrans("“”„«»", '"' * 5)


def terms(typed: str) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The terms that must occur, and those that must not.

    >>> terms('Višegrad "old bridge" crack* -Foča')[0]  # doctest: +NORMALIZE_WHITESPACE
    (Term(words=('visegrad',), begins=False), Term(words=('old', 'bridge'), begins=False),
     Term(words=('crack',), begins=True))
    >>> terms('-"a b"')[1]
    (Term(words=('a', 'b'), begins=False),)
    """
    found = list(_terms(typed))
    return _each_once(term for term, no in found if not no), _each_once(term for term, no in found if no)


def _terms(typed: str) -> Iterator[tuple[Term, bool]]:
    """Each term, and whether it is refused; words that punctuation joins stand side by side, as in "U.N."."""
    for part in _PART.finditer(typed.translate(_MARKS)):
        bare = part["bare"]
        words = tuple(word[:LONGEST] for word in words_of(part["phrase"] if bare is None else bare))
        if words:
            yield Term(words, begins=bare is not None and bare.endswith("*")), bool(part["no"])


def _each_once(found: Iterator[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(found))
