"""The mistakes behind the figures, each with the gold and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.measuring.comparison import Pairs, compared
from sayso.measuring.corpora import Attribution, GoldArticle
from sayso.measuring.pieces import Piece
from sayso.measuring.questions import QUESTIONS
from sayso.model import Kind

MISSED, EXTRA = "missed", "extra"
FORMS = tuple(kind.value for kind in Kind)
WHATS = (MISSED, EXTRA, *dict.fromkeys(q.mistake for q in QUESTIONS if q.mistake))
# the rows whose missed and extra pieces are listed: of indirect and mixed content, those with a cue of speech
LISTED = ("direct overlap", "indirect said 50", "mixed said 50")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: of which form, what, where, and the two sides of it.

    Beside missed gold stands what was found on the same words, and beside extra words the gold there.
    """

    form: str
    what: str
    article: GoldArticle
    piece: Piece
    gold: Attribution | None
    found: Attribution | None

    @property
    def kind(self) -> str:
        """As it is asked for: "direct-missed", "indirect-source"."""
        return f"{self.form}-{self.what}"

    def is_of(self, kind: str) -> bool:
        """Whether it is of this kind: a form, a what, both with a hyphen between, or "all"."""
        return kind in ("all", self.form, self.what, self.kind)

    @property
    def rule(self) -> str:
        """The rule that found it, "" for what was not found."""
        return (self.found.rule if self.found and self.what != MISSED else None) or ""

    @property
    def cue(self) -> str:
        """The cue of the side that stands alone, in lower case: of the gold where it was missed."""
        side = self.gold if self.what == MISSED else self.found
        return side.cue.text.lower() if side and side.cue else ""


def kinds() -> list[str]:
    """Every kind of mistake that can be asked for.

    >>> kinds()[:3], "direct-missed" in kinds()
    (['all', 'direct', 'indirect'], True)
    """
    return ["all", *FORMS, *WHATS, *(f"{form}-{what}" for form in FORMS for what in WHATS)]


def mistakes(articles: Iterable[tuple[GoldArticle, Sequence[Attribution]]], kind: str) -> list[Mistake]:
    """The mistakes of this kind, once each, article by article in reading order."""
    return [mistake for article, found in articles for mistake in _in_order(article, found, kind)]


def _in_order(article: GoldArticle, found: Sequence[Attribution], kind: str) -> list[Mistake]:
    everything = _all(compared([(article, found)]), article.statements, found)
    chosen = {(m.kind, m.piece): m for m in everything if m.is_of(kind)}
    return sorted(chosen.values(), key=lambda m: (m.piece.start, m.piece.end, m.kind))


def tally(found: Iterable[Mistake]) -> tuple[Counter[str], Counter[str]]:
    """How many of the mistakes come from each rule, and from each cue."""
    found = list(found)
    return Counter(m.rule for m in found if m.rule), Counter(m.cue for m in found if m.cue)


def _all(pairs: Pairs, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Iterator[Mistake]:
    for pair in (pair for row in LISTED for pair in pairs.get(row, ())):
        piece = pair.piece
        if pair.found is None and not piece.of.optional:
            yield Mistake(piece.form, MISSED, pair.article, piece, piece.of, _on(piece, found))
        elif pair.gold is None:
            yield Mistake(piece.form, EXTRA, pair.article, piece, _on(piece, gold), piece.of)
    for question in QUESTIONS:
        for pair, right in question.answers(pairs):
            if question.mistake and not right and pair.gold and pair.found:
                piece = pair.gold
                yield Mistake(piece.form, question.mistake, pair.article, piece, piece.of, pair.found.of)


def _on(piece: Piece, among: Sequence[Attribution]) -> Attribution | None:
    """The statement that shares most of these words; None where none shares any."""
    shared = [(_shared(piece, statement), -number) for number, statement in enumerate(among)]
    most, number = max(shared, default=(0, 0))
    return among[-number] if most else None


def _shared(piece: Piece, statement: Attribution) -> int:
    """How many characters of the piece lie in its content."""
    return sum(max(0, min(piece.end, s.end) - max(piece.start, s.start)) for s in statement.content)
