"""How many stand behind a claim: articles, outlets, independent origins."""

from __future__ import annotations

from collections.abc import Iterable

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
    given = list(hands)
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


def _first_hand(hands: list[Hand]) -> FirstHand:
    names = sorted((h.name for h in hands if h.name is not None), key=lambda name: not name[:1].isupper())
    return FirstHand(
        name=names[0] if names else hands[0].article,
        articles=tuple(dict.fromkeys(hand.article for hand in hands)),
        why=tuple(dict.fromkeys(hand.why for hand in hands)),
    )
