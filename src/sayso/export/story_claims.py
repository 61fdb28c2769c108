"""Who says what in a story, on how many legs each claim stands, and who disputes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.export.counts import legs, many
from sayso.export.story_parts import DISPUTE, by_whom, cut, more, outlets_of, quoted, section, spaced, within
from sayso.export.terminal import DIM, QUOTED, STRONG
from sayso.export.visible import one_line
from sayso.model import Between, Claim, Dispute, FirstHand, Likeness, Member, Story, Support, Words

CLAIMS, DISPUTED, WORDINGS, HANDS, DISPUTES = 10, 10, 3, 3, 3  # shown unless all are asked for

Wording: TypeAlias = list[Member]  # the same words of the same speaker, in one article or more


def claims(story: Story, *, whole: bool) -> Iterator[RenderableType]:
    """The claims, those with most independent origins first, and under each its disputes.

    Where they are cut, disputed ones further down are shown, too.
    """
    ordered = sorted(story.claims, key=_most_support)
    numbers = {claim.id: number for number, claim in enumerate(ordered, 1)}
    disputes = _by_claim(story.disputes, numbers)
    disputed = [claim for claim in ordered[CLAIMS:] if _tells(claim, disputes[claim.id], numbers)]
    shown = ordered if whole else [*ordered[:CLAIMS], *disputed[:DISPUTED]]
    parts = spaced(_claim(claim, numbers, disputes[claim.id], whole=whole) for claim in shown)
    left = more(ordered, len(shown), "claims", whole=whole)
    yield from section("Who says what", [*parts, *left], "no claims found")
    if disputes[None]:
        others = [_dispute(dispute) for dispute in cut(disputes[None], DISPUTES, whole=whole)]
        left = more(disputes[None], DISPUTES, "disputes", whole=whole)
        yield from section("Disputes of what is in no claim", [*others, *left], "")


def _most_support(claim: Claim) -> tuple[int, int, int]:
    support = claim.support
    return -support.origins, -support.articles, -support.outlets


def _by_claim(disputes: Sequence[Dispute], numbers: dict[str, int]) -> dict[str | None, list[Dispute]]:
    """The disputes of each claim; under None those of which neither side stands in one."""
    found: dict[str | None, list[Dispute]] = defaultdict(list)
    for dispute in disputes:
        for claim in dict.fromkeys(c for c in dispute.claims if c in numbers) or [None]:
            found[claim].append(dispute)
    return found


def _tells(claim: Claim, disputes: Sequence[Dispute], numbers: dict[str, int]) -> bool:
    """Whether a dispute is told below this claim rather than below one before it."""
    return any(_first(dispute, numbers) == numbers[claim.id] for dispute in disputes)


def _first(dispute: Dispute, numbers: dict[str, int]) -> int:
    """The number of the first claim that a side of it stands in."""
    return min(numbers[claim] for claim in dispute.claims if claim in numbers)


def _claim(
    claim: Claim, numbers: dict[str, int], disputes: Sequence[Dispute], *, whole: bool
) -> RenderableType:
    wordings = _wordings(claim)
    parts: list[RenderableType] = [
        Text("denied: " if claim.denied else "").append(quoted(claim.text), QUOTED),
        Text(legs(claim.support)),
        *(() if _is_plain(claim.support, wordings) else _hands(claim.support, whole=whole)),
        *(_wording(wording, claim) for wording in cut(wordings, WORDINGS, whole=whole)),
        *more(wordings, WORDINGS, "wordings", whole=whole),
    ]
    for dispute in cut(disputes, DISPUTES, whole=whole):
        first = _first(dispute, numbers)
        told = first == numbers[claim.id]
        parts.append(_dispute(dispute) if told else Text(f"≠ {dispute.kind}, see {first}", DISPUTE))
    parts += more(disputes, DISPUTES, "disputes", whole=whole)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=3, justify="right")
    grid.add_column()
    grid.add_row(Text(str(numbers[claim.id]), DIM), Group(*parts))
    return grid


def _is_plain(support: Support, wordings: Sequence[Wording]) -> bool:
    """Whether the one who says it is all that it rests on, which his words show already."""
    hands = {hand.name for hand in support.hands}
    return len(wordings) == 1 and hands == {wordings[0][0].speaker}


def _hands(support: Support, *, whole: bool) -> Iterator[RenderableType]:
    """What the claim's independent origins are, those of most articles first."""
    hands = sorted(support.hands, key=lambda hand: -len(hand.articles))
    for hand in cut(hands, HANDS, whole=whole):
        yield within(Text(f"rests on {_hand(hand)}", DIM), 2)
    yield from more(hands, HANDS, "origins", whole=whole)


def _hand(hand: FirstHand) -> str:
    why = f": {one_line(hand.why[0])}" if hand.why else ""
    return f"{one_line(hand.name)}, {many(len(hand.articles), 'article')}{why}"


# ── wordings ──────────────────────────────────────────────────────────────────────────────────────


def _wordings(claim: Claim) -> list[Wording]:
    """The members, the same words of the same speaker together."""
    found: dict[tuple[str | None, str], Wording] = {}
    for member in claim.members:
        found.setdefault((member.speaker, one_line(member.text).casefold()), []).append(member)
    return list(found.values())


def _wording(wording: Wording, claim: Claim) -> RenderableType:
    first = wording[0]
    articles = len({member.article for member in wording})
    line = Text().append(by_whom(first), STRONG).append(" denies" if first.denied else "")
    if one_line(first.text) != one_line(claim.text):
        line.append(" ").append(quoted(first.text), QUOTED)
    line.append(f" · {outlets_of(wording)} · {many(articles, 'article')}", DIM)
    if first.grade is not Likeness.SAME:
        reasons = "; ".join(map(one_line, first.reasons))
        line.append(f" · {first.grade}" + (f": {reasons}" if reasons else ""), DIM)
    return within(line, 2)


# ── disputes ──────────────────────────────────────────────────────────────────────────────────────


def _dispute(dispute: Dispute) -> Group:
    own = ", the speaker's own words" if dispute.between is Between.SELF else ""
    return Group(
        Text(f"≠ {dispute.kind}{own}: ", DISPUTE).append(one_line(dispute.why), "not bold"),
        *(_side(side) for side in dispute.sides),
        within(Text(f"rule {one_line(dispute.rule)}", DIM), 4),
    )


def _side(words: Words) -> RenderableType:
    line = Text().append(quoted(words.text), QUOTED)
    return within(line.append(f" {by_whom(words)} · {outlets_of([words])}", DIM), 4)
