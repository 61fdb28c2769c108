"""From pairs to figures: how much was found, and how much of what was found is right."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.measuring.comparison import Pair, Pairs
from sayso.measuring.questions import QUESTIONS, Question


@dataclass(frozen=True, slots=True)
class Detection:
    """How much of the gold was found, and how much that is not gold; in percent, to a tenth.

    >>> some = Detection(right=8, missed=2, extra=0)
    >>> some.precision, some.recall, some.f1
    (100.0, 80.0, 88.9)
    """

    right: int
    missed: int
    extra: int

    @property
    def gold(self) -> int:
        """How many pieces the gold has."""
        return self.right + self.missed

    @property
    def found(self) -> int:
        """How many pieces were found."""
        return self.right + self.extra

    @property
    def precision(self) -> float:
        """How many of those found are gold."""
        return _percent(self.right, self.found)

    @property
    def recall(self) -> float:
        """How many of the gold were found."""
        return _percent(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, which is the figure of the row."""
        return _percent(2 * self.right, self.gold + self.found)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right, of so many asked."""

    right: int
    of: int

    @property
    def percent(self) -> float:
        """In percent, to a tenth."""
        return _percent(self.right, self.of)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a system reaches on a corpus, each figure by its name; a share that is never asked is left out.

    ``scores`` are figures that are no share of a count, in percent, to a tenth; ``amounts`` are those in a
    unit that the name tells, of which less is better: they have no floor.
    """

    detections: dict[str, Detection]
    shares: dict[str, Share]
    scores: dict[str, float] = field(default_factory=dict)
    amounts: dict[str, float] = field(default_factory=dict)

    @property
    def each(self) -> dict[str, float]:
        """The one number of every row: F1, the share, or the score."""
        f1 = {name: row.f1 for name, row in self.detections.items()}
        return f1 | {name: share.percent for name, share in self.shares.items()} | self.scores


def figures(pairs: Pairs) -> Figures:
    """Every figure of these pairs."""
    shares = {question.name: _share(question, pairs) for question in QUESTIONS}
    return Figures(
        {name: _detection(row) for name, row in pairs.items()},
        {name: share for name, share in shares.items() if share.of},
    )


def _detection(row: list[Pair]) -> Detection:
    missed = sum(pair.found is None for pair in row)
    extra = sum(pair.gold is None for pair in row)
    return Detection(len(row) - missed - extra, missed, extra)


def _share(question: Question, pairs: Pairs) -> Share:
    answers = [right for _, right in question.answers(pairs)]
    return Share(sum(answers), len(answers))
