"""What an article or a statement puts forward, as it is compared with what others put forward."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.article import Role
from sayso.model.span import Span
from sayso.model.statement import Certainty


class Mood(StrEnum):
    """Whether the clause tells what is, or something else."""

    TOLD = "told"  # "the dam broke", "the dam is to be closed"
    PLANNED = "planned"  # "will", "plans to"
    WISHED = "wished"  # "should", "must", "Close the dam!"
    OPEN = "open"  # "would", "if", "whether", a question


@dataclass(frozen=True, slots=True)
class Proposition(Span):
    """One clause, a sentence as a rule, with what it is compared by.

    ``figures``, ``places`` and ``times`` say which of the article's stand in it, counted from 0.
    """

    statement: str | None  # the id of the statement that carries it; None when the article says so itself
    role: Role  # of the passage that it stands in
    verb: str | None  # the lemma of its main verb
    negated: bool
    certainty: Certainty
    mood: Mood
    subject: tuple[str, ...]  # lemmas, and names in full
    object: tuple[str, ...]
    words: tuple[str, ...]  # every content word as a lemma, in order
    names: tuple[str, ...]  # actors and places that it names, in full
    figures: tuple[int, ...]
    places: tuple[int, ...]
    times: tuple[int, ...]
