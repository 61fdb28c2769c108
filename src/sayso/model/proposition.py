"""What an article or a statement puts forward, as it is compared with what others put forward."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.span import Span
from sayso.model.statement import Certainty


@dataclass(frozen=True, slots=True)
class Proposition(Span):
    """One clause, a sentence as a rule, with what it is compared by."""

    statement: str | None  # the id of the statement that carries it; None when the article says so itself
    verb: str | None  # the lemma of its main verb
    negated: bool
    certainty: Certainty
    subject: tuple[str, ...]  # lemmas, and names in full
    object: tuple[str, ...]
    words: tuple[str, ...]  # every content word as a lemma, in order
    names: tuple[str, ...]  # actors and places that it names, in full
    figures: tuple[int, ...]  # which of the article's figures stand in it
