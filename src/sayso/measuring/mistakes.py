"""The mistakes behind the figures, each with the gold and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.measuring.comparison import Pair, Pairs, compared
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
    return [mistake for article in articles for mistake in _in_order(compared([article]), kind)]


def _in_order(pairs: Pairs, kind: str) -> list[Mistake]:
    chosen = {(m.kind, m.piece): m for m in _all(pairs) if m.is_of(kind)}
    return sorted(chosen.values(), key=lambda m: (m.piece.start, m.piece.end, m.kind))


def tally(found: Iterable[Mistake]) -> tuple[Counter[str], Counter[str]]:
    """How many of the mistakes come from each rule, and from each cue."""
    found = list(found)
    return Counter(m.rule for m in found if m.rule), Counter(m.cue for m in found if m.cue)


def _all(pairs: Pairs) -> Iterator[Mistake]:
    for pair in (pair for row in LISTED for pair in pairs.get(row, ())):
        if pair.found is None:
            if not pair.piece.of.optional:
                yield _mistake(pair, MISSED)
        elif pair.gold is None:
            yield _mistake(pair, EXTRA)
    for question in QUESTIONS:
        if question.mistake:
            for pair, right in question.answers(pairs):
                if not right:
                    yield _mistake(pair, question.mistake)


def _mistake(pair: Pair, what: str) -> Mistake:
    gold, found = (piece.of if piece else None for piece in (pair.gold, pair.found))
    return Mistake(pair.piece.form, what, pair.article, pair.piece, gold, found)
