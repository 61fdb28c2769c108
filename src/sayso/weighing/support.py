"""How many stand behind a claim: articles, outlets, independent origins."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import FirstHand, Hand, Support


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
    same = _Same()
    for hand in known:
        same.join([hand.key or "", *hand.also])
    for surname, person in _surnames(known).items():
        same.join([person, surname])
    origins: dict[str, list[Hand]] = {}
    unknown: dict[str, None] = {}
    for hand in given:
        root = same.root_of([hand.key, *hand.also] if hand.key else hand.also)
        if root is None:
            unknown[hand.article] = None
        else:
            origins.setdefault(root, []).append(hand)
    return Support(
        articles=len({hand.article for hand in given}),
        outlets=len({hand.outlet for hand in given if hand.outlet is not None}),
        origins=len(origins),
        unknown=len([article for article in unknown if article not in _articles(known)]),
        hands=tuple(_first_hand(group) for group in origins.values()),
    )


def _surnames(hands: Iterable[Hand]) -> dict[str, str]:
    """For each last name alone the one person who bears it."""
    keys = dict.fromkeys(key for hand in hands for key in hand.also)
    people: dict[str, list[str]] = {}
    for key in keys:
        if key.startswith("person:"):
            people.setdefault(f"surname:{key.split()[-1]}", []).append(key)
    return {name: found[0] for name, found in people.items() if name in keys and len(found) == 1}


def _articles(hands: Iterable[Hand]) -> set[str]:
    return {hand.article for hand in hands}


def _first_hand(hands: list[Hand]) -> FirstHand:
    names = sorted((h.name for h in hands if h.name is not None), key=lambda name: not name[:1].isupper())
    return FirstHand(
        name=names[0] if names else hands[0].article,
        articles=tuple(dict.fromkeys(hand.article for hand in hands)),
        why=tuple(dict.fromkeys(hand.why for hand in hands)),
    )


class _Same:
    """Keys that mean one hand."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, keys: list[str]) -> None:
        first = self._root(keys[0])
        for key in keys[1:]:
            self._above[self._root(key)] = first

    def root_of(self, keys: Iterable[str | None]) -> str | None:
        return next((self._root(key) for key in keys if key is not None and key in self._above), None)

    def _root(self, key: str) -> str:
        above = self._above.setdefault(key, key)
        while above != self._above[above]:
            above = self._above[above] = self._above[self._above[above]]
        return above
