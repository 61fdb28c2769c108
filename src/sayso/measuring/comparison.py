"""What was found beside the gold: each row of figures as pairs of pieces, of which one may be missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.measuring.corpora import Attribution, GoldArticle
from sayso.measuring.pieces import Piece, Ruler, by_characters, matched, mostly_inside
from sayso.measuring.vocabulary import speech_word
from sayso.model import Kind, Span

SHORTEST = 3  # words: a shorter direct piece ("scare quotes") is neither asked for nor an error
DIRECT = {"direct exact": 1.0, "direct overlap": 0.8}  # the least nearness for a match
OTHERS = {"50": 0.5, "80": 0.8}
STATEMENTS = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of gold and the one found for it; None stands for gold that was missed, or words not in it."""

    article: GoldArticle
    gold: Piece | None
    found: Piece | None

    @property
    def piece(self) -> Piece:
        """The piece of gold, or else the one found."""
        piece = self.gold or self.found
        assert piece is not None, "a pair has a piece"
        return piece


Pairs = dict[str, list[Pair]]


def compared(articles: Iterable[tuple[GoldArticle, Sequence[Attribution]]]) -> Pairs:
    """The pairs of every row, over all these articles and what was found in each."""
    rows: Pairs = {}
    for article, found in articles:
        for name, pairs in _Comparison(article, found).rows():
            rows.setdefault(name, []).extend(pairs)
    return rows


class _Comparison:
    """One article's gold beside what was found in it."""

    def __init__(self, article: GoldArticle, found: Sequence[Attribution]) -> None:
        self.article = article
        self.ruler = Ruler(article.text)
        self.attributions = found
        everything = (p for s in article.statements if not s.nested for p in self.ruler.pieces(s))
        self.gold = sorted(everything, key=lambda p: (p.start, p.end))
        first: dict[tuple[int, int], Piece] = {}  # a piece that is given twice counts once
        for piece in (p for s in found for p in self.ruler.pieces(s)):
            first.setdefault((piece.start, piece.end), piece)
        self.found = list(first.values())
        nested = [span for s in article.statements if s.nested for span in s.content]
        self.aside = [*article.ignored, *nested]

    def rows(self) -> Iterator[tuple[str, list[Pair]]]:
        """Each row's name and pairs."""
        yield from self._direct()
        for kind in (Kind.INDIRECT, Kind.MIXED):
            yield from self._told(kind)
        yield "statements", self._statements()

    def _direct(self) -> Iterator[tuple[str, list[Pair]]]:
        asked = [g for g in self.gold if self._is_quotation(g) and not mostly_inside(g, self.aside)]
        offered = [f for f in self.found if f.form is Kind.DIRECT]
        forgiven: list[Span | Piece] = [*(g for g in self.gold if not self._is_quotation(g)), *self.aside]
        for name, least in DIRECT.items():
            pairs = self._pairs(asked, offered, least)
            yield name, [pair for pair in pairs if pair.gold or self._is_error(pair.piece, forgiven)]

    def _is_quotation(self, piece: Piece) -> bool:
        return piece.form is Kind.DIRECT and self.ruler.words(piece) >= SHORTEST

    def _is_error(self, extra: Piece, forgiven: Sequence[Span | Piece]) -> bool:
        return self.ruler.words(extra) >= SHORTEST and not mostly_inside(extra, forgiven)

    def _told(self, kind: Kind) -> Iterator[tuple[str, list[Pair]]]:
        asked = [g for g in self.gold if g.form is kind and not mostly_inside(g, self.aside)]
        offered = [f for f in self.found if f.form is kind and not mostly_inside(f, self.aside)]
        rows = {name: self._pairs(asked, offered, least) for name, least in OTHERS.items()}
        yield from ((f"{kind} {name}", pairs) for name, pairs in rows.items())
        yield from ((f"{kind} said {name}", list(filter(is_said, pairs))) for name, pairs in rows.items())

    def _pairs(self, asked: Sequence[Piece], offered: Sequence[Piece], least: float) -> list[Pair]:
        found = matched(asked, offered, by_characters, least)
        gold = [Pair(self.article, g, offered[found[i]] if i in found else None) for i, g in enumerate(asked)]
        taken = set(found.values())
        return gold + [Pair(self.article, None, f) for j, f in enumerate(offered) if j not in taken]

    def _statements(self) -> list[Pair]:
        """All kinds together, by letters, a leading "that" aside."""
        ruler = self.ruler
        gold = [ruler.without_that(p) for s in self.article.statements for p in ruler.pieces(s)]
        offered = [ruler.without_that(p) for s in self.attributions for p in ruler.pieces(s)]
        found = matched(gold, offered, ruler.by_letters, STATEMENTS)
        optional = {i for i, g in enumerate(gold) if self._is_optional(g)}
        pairs = [
            Pair(self.article, g, offered[found[i]] if i in found else None)
            for i, g in enumerate(gold)
            if i not in optional
        ]
        taken = set(found.values())
        regions: list[Span | Piece] = [*(gold[i] for i in optional), *self.article.ignored]
        return pairs + [
            Pair(self.article, None, f)
            for j, f in enumerate(offered)
            if j not in taken and not ruler.half_inside(f, regions)
        ]

    def _is_optional(self, gold: Piece) -> bool:
        return gold.of.optional or gold.of.nested or self.ruler.half_inside(gold, self.article.ignored)


def is_said(pair: Pair) -> bool:
    """Whether the gold's cue is one of speech; of extra words, whether their cue is one or missing."""
    cue = pair.piece.of.cue
    if cue is None:
        return pair.gold is None
    return speech_word(cue.text) is not None
