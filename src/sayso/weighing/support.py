"""How many stand behind a claim: articles, outlets, independent origins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.model import FirstHand, Hand, Support
from sayso.weighing.hands import Hands


def support(hands: Iterable[Hand]) -> Support:
    """The counts for what rests on these hands, with the articles behind each independent origin.

    Hands that share a key are one. An article of which nothing tells what it rests on is counted as
    unknown, unless its text is one whose first hand another article gives.

    >>> ministry = [Hand(f"a{i}", f"Paper {i}", "actor:ministry", "Ministry", "…") for i in range(10)]
    >>> counts = support([*ministry, Hand("b", None, None, None, "…")])
    >>> counts.articles, counts.outlets, counts.origins, counts.unknown
    (11, 10, 1, 1)
    """
    given = [_seen_beside(hand, others) for hand, others in _each_with_others(list(hands))]
    known = [hand for hand in given if hand.key is not None]
    same = Hands(known)
    origins: dict[str, list[Hand]] = {}
    unknown: dict[str, None] = {}
    for hand in given:
        root = same.root_of(hand)
        if root is None:
            unknown[hand.article] = None
        else:
            origins.setdefault(root, []).append(hand)
    lead_somewhere = {hand.article for hand in known}
    return Support(
        articles=len({hand.article for hand in given}),
        outlets=len({hand.outlet for hand in given if hand.outlet is not None}),
        origins=len(origins),
        unknown=len([article for article in unknown if article not in lead_somewhere]),
        hands=tuple(_first_hand(group) for group in origins.values()),
    )


def _each_with_others(hands: Sequence[Hand]) -> Iterator[tuple[Hand, bool]]:
    """Each hand, and whether one that is named, or called something else, stands beside it."""
    keys = dict.fromkeys(hand.key for hand in hands if hand.key is not None and not hand.refers_back)
    called = dict.fromkeys(hand.key for hand in hands if hand.refers_back)
    first = next(iter(called), None)
    for hand in hands:
        yield hand, hand.refers_back and (bool(keys) or hand.key != first)


def _seen_beside(hand: Hand, others: bool) -> Hand:
    """The hand; as one of which nothing tells where it may be one of the others."""
    if not others:
        return hand
    return Hand(hand.article, hand.outlet, None, None, f"{hand.name} may be one of those who are named")


def _first_hand(hands: list[Hand]) -> FirstHand:
    names = sorted((h.name for h in hands if h.name is not None), key=lambda name: not name[:1].isupper())
    return FirstHand(
        name=names[0] if names else hands[0].article,
        articles=tuple(dict.fromkeys(hand.article for hand in hands)),
        why=tuple(dict.fromkeys(hand.why for hand in hands)),
    )
