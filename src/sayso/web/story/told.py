"""Who says what: each claim with everybody's wording of it, and beside it what goes against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.export.visible import one_line
from sayso.ledger import Item
from sayso.model import Claim, Dispute, FirstHand, Interval, Likeness, Member, Stance, Story, Words
from sayso.web.review.refs import Kind as Review
from sayso.web.review.refs import words_path
from sayso.web.review.words import ANSWERS
from sayso.web.story.chosen import Chosen

_DENIES = Stance.DENIES.value


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the article, and the characters of its text."""

    article: str
    outlet: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one speaker, in one article or more; without a speaker the article says so itself."""

    words: str
    speaker: str | None
    actor: str | None  # key of the actor
    itself: bool  # whether it is the article that says so
    channel: str | None
    said: Interval | None
    denied: bool  # whether the words are what the speaker denies
    grade: str | None  # how near they are to the claim's text; None for a side of a dispute
    reasons: tuple[str, ...]
    at: tuple[Place, ...]  # where they stand, each place once

    @property
    def outlets(self) -> tuple[str | None, ...]:
        """The outlets that carry them, each once."""
        return tuple(dict.fromkeys(place.outlet for place in self.at))

    @property
    def articles(self) -> int:
        """How many articles carry them."""
        return len({place.article for place in self.at})


@dataclass(frozen=True, slots=True)
class Against:
    """A dispute as it is told: two sides, each in its own words, and why not both can hold."""

    kind: str
    between: str  # "others", or "self" for somebody against his own words
    why: str
    rule: str
    sides: tuple[Wording, Wording]
    review: str  # the page on which people judge it
    decided: str | None  # who judged it, and how


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of the story, with its wordings that pass the filter and the disputes about it."""

    number: int  # in the order of the page
    id: str
    text: str
    denied: bool  # whether the text is what is denied
    articles: int
    outlets: int
    origins: int
    unknown: int
    hands: tuple[FirstHand, ...]  # the independent origins that it rests on
    wordings: tuple[Wording, ...]
    wordings_of: int  # how many there are without the filter
    against: tuple[Against, ...]  # disputes told with this claim
    see: tuple[int, ...]  # the numbers of claims with which further disputes about it are told

    @property
    def disputed(self) -> bool:
        """Whether anything goes against it."""
        return bool(self.against or self.see)


@dataclass(frozen=True, slots=True)
class WhoSaysWhat:
    """The claims that pass, those on most legs first, and disputes about what stands in none."""

    claims: tuple[Said, ...]
    claims_of: int
    against: tuple[Against, ...]
    disputes: int  # of the claims that pass, and of none
    disputes_of: int
    rejected: tuple[Against, ...]  # disputes of which a person says that they are none; counted nowhere


def who_says_what(story: Story, chosen: Chosen, by_id: Mapping[str, Item]) -> WhoSaysWhat:
    """The claims and disputes of the story that pass the filter.

    A claim passes with one of its members, a dispute with one of its sides.
    """
    numbers = _numbers(story)
    passing = [
        dispute for dispute in story.disputes if any(chosen.lets(side, side.outlet) for side in dispute.sides)
    ]
    about: dict[str, list[Dispute]] = {}
    for dispute in passing:
        for claim_id in {claim_id for claim_id in dispute.claims if claim_id is not None}:
            about.setdefault(claim_id, []).append(dispute)
    said = (
        _said(claim, about.get(claim.id, ()), chosen, by_id, numbers)
        for claim in sorted(story.claims, key=lambda claim: numbers[claim.id])
    )
    claims = tuple(each for each in said if each.wordings)
    loose = tuple(_against(each, by_id) for each in passing if _first(each, numbers) is None)
    rejected = tuple(
        _against(each, by_id)
        for each in story.rejected
        if any(chosen.lets(side, side.outlet) for side in each.sides)
    )
    return WhoSaysWhat(claims, len(story.claims), loose, len(passing), len(story.disputes), rejected)


def _numbers(story: Story) -> dict[str, int]:
    """The claims in the order of the page: on most legs first, and among equals the disputed."""
    disputed = {claim for dispute in story.disputes for claim in dispute.claims}

    def legs(claim: Claim) -> tuple[int, int, int, bool]:
        support = claim.support
        return -support.origins, -support.articles, -support.outlets, claim.id not in disputed

    return {claim.id: number for number, claim in enumerate(sorted(story.claims, key=legs), 1)}


def _first(dispute: Dispute, numbers: Mapping[str, int]) -> int | None:
    """The number of the first claim that a side of it stands in; None when neither stands in one."""
    return min((numbers[claim] for claim in dispute.claims if claim is not None), default=None)


def _said(
    claim: Claim,
    about: Sequence[Dispute],
    chosen: Chosen,
    by_id: Mapping[str, Item],
    numbers: Mapping[str, int],
) -> Said:
    number = numbers[claim.id]
    members = [member for member in claim.members if chosen.lets(member, member.outlet)]
    support = claim.support
    return Said(
        number=number,
        id=claim.id,
        text=claim.text,
        denied=claim.denied,
        articles=support.articles,
        outlets=support.outlets,
        origins=support.origins,
        unknown=support.unknown,
        hands=tuple(sorted(support.hands, key=lambda hand: -len(hand.articles))),
        wordings=_wordings(members, by_id),
        wordings_of=len({_mark(member) for member in claim.members}),
        against=tuple(_against(each, by_id) for each in about if _first(each, numbers) == number),
        see=tuple(sorted({_first(each, numbers) or 0 for each in about} - {number})),
    )


def _wordings(members: Sequence[Member], by_id: Mapping[str, Item]) -> tuple[Wording, ...]:
    """The members, the same words of the same speaker together."""
    found: dict[tuple[object, ...], list[Member]] = {}
    for member in members:
        found.setdefault(_mark(member), []).append(member)
    return tuple(
        _wording(group, by_id, denied=group[0].denied, grade=group[0].grade, reasons=group[0].reasons)
        for group in found.values()
    )


def _mark(member: Member) -> tuple[object, ...]:
    """What two members share that are one wording."""
    return member.speaker, member.denied, one_line(member.text).casefold()


def _against(dispute: Dispute, by_id: Mapping[str, Item]) -> Against:
    first, second = (_wording([side], by_id) for side in dispute.sides)
    decided = dispute.decided
    return Against(
        dispute.kind.value,
        dispute.between.value,
        dispute.why,
        dispute.rule,
        (first, second),
        words_path(Review.DISPUTE, *dispute.sides),
        f"{decided.person}: {ANSWERS[Review.DISPUTE][decided.answer]}" if decided else None,
    )


def _wording(
    told: Sequence[Words],
    by_id: Mapping[str, Item],
    *,
    denied: bool = False,
    grade: Likeness | None = None,
    reasons: tuple[str, ...] = (),
) -> Wording:
    first = told[0]
    item = by_id.get(first.statement or "")
    return Wording(
        words=first.text,
        speaker=first.speaker,
        actor=item.actor if item else None,
        itself=first.statement is None and first.speaker is None,
        channel=first.channel,
        said=first.said,
        denied=denied or (grade is None and item is not None and item.stance == _DENIES),
        grade=grade.value if grade else None,
        reasons=reasons,
        at=tuple(dict.fromkeys(Place(words.article, words.outlet, words.start, words.end) for words in told)),
    )
