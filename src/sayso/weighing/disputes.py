"""What in a story goes against what: denials, opposites, negations, figures, places, times, corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.model import Between, Claim, Conflict, Dispute, Judgment, Likeness, Point, Series, Told, Words
from sayso.weighing.clauses import clauses_of
from sayso.weighing.denials import pointing_denials
from sayso.weighing.judged import Claims, decided_of
from sayso.weighing.likeness import pairs
from sayso.weighing.opposed import opposed
from sayso.weighing.series import series
from sayso.weighing.sides import Opposed, between, capital
from sayso.weighing.voices import words_of


def disputes(story: Sequence[Told]) -> tuple[Dispute, ...]:
    """The disputes of a story, each with both texts and the reason in a sentence.

    What somebody says against his own words is told apart from what others say against him. What changed
    from one day to the next is no dispute.
    """
    found = [o for pair in pairs(clauses_of(story)) if (o := opposed(pair)) is not None]
    return disputed(story, found, series(story), ())


def disputed(
    story: Sequence[Told],
    found: Sequence[Opposed],
    figures: Sequence[Series],
    claims: Sequence[Claim],
    judged: Sequence[Judgment] = (),
) -> tuple[Dispute, ...]:
    """The disputes of these pairs and figures, with the claims of their sides and what people decided."""
    all_found = [*found, *(o for told in story for o in pointing_denials(told))]
    held = _Held(claims)
    made = [
        held.placed(d) for d in (*map(_dispute, all_found), *(d for s in figures for d in _of_figures(s)))
    ]
    return _each_once(_with_answers(made, judged, claims))


def _with_answers(
    found: Sequence[Dispute], judged: Sequence[Judgment], claims: Sequence[Claim]
) -> Sequence[Dispute]:
    if not judged:
        return found
    same = Claims([(m, claim.id) for claim in claims for m in claim.members if m.grade is Likeness.SAME])
    return [replace(dispute, decided=decided_of(dispute, judged, same)) for dispute in found]


def _dispute(o: Opposed) -> Dispute:
    sides = words_of(o.one), words_of(o.other)
    return Dispute(o.kind, between(o.one, o.other), sides, (None, None), o.why, o.rule)


def _each_once(found: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """One dispute for two sayings, or for two claims, whoever repeats them."""
    once: dict[tuple[object, ...], Dispute] = {}
    for dispute in found:
        ends = zip(dispute.claims, dispute.sides, strict=True)
        marks = sorted(claim or f"{side.speaker} {side.text}" for claim, side in ends)
        own = dispute.why if dispute.kind is Conflict.FIGURE else ""
        once.setdefault((dispute.kind, *marks, own), dispute)
    return tuple(once.values())


class _Held:
    """Which claim the words of an article stand in."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._of: dict[str, list[tuple[int, int, str]]] = {}
        for claim in claims:
            for member in claim.members:
                if member.grade is Likeness.SAME:
                    self._of.setdefault(member.article, []).append((member.start, member.end, claim.id))

    def placed(self, dispute: Dispute) -> Dispute:
        """The dispute with the claims of its sides."""
        one, other = dispute.sides
        return replace(dispute, claims=(self._claim(one), self._claim(other)))

    def _claim(self, words: Words) -> str | None:
        """The claim of the clause that shares most with these words."""
        there = self._of.get(words.article, ())
        shared = [(min(words.end, end) - max(words.start, start), claim) for start, end, claim in there]
        most = max(shared, default=(0, ""), key=lambda pair: pair[0])
        return most[1] if most[0] > 0 else None


def _of_figures(found: Series) -> Iterator[Dispute]:
    """One dispute for every two ranges that exclude each other, from the last figures of each two sources."""
    last: dict[tuple[str, str], tuple[Point, Point]] = {}
    for at, point in enumerate(found.points):
        for other in (found.points[i] for i in point.diverges if i > at):
            last[point.source, other.source] = point, other
    once: dict[tuple[str, str], tuple[Point, Point]] = {}
    for one, other in sorted(last.values(), key=_unnamed):
        once.setdefault((_range(one), _range(other)), (one, other))
    for one, other in once.values():
        sides = one.told[0], other.told[0]
        why = f"{capital(one.source)} gives {_range(one)} {found.unit}, {other.source} {_range(other)}"
        rule = "ranges that exclude each other"
        yield Dispute(Conflict.FIGURE, Between.OTHERS, sides, (None, None), why, rule)


def _unnamed(points: tuple[Point, Point]) -> int:
    """How many of the two stand in an article's own words."""
    return sum(point.told[0].statement is None for point in points)


def _range(point: Point) -> str:
    if point.low == point.high:
        return f"{point.low:,}"
    if point.high is None:
        return f"at least {point.low:,}"
    if point.low is None:
        return f"at most {point.high:,}"
    return f"{point.low:,} to {point.high:,}"
