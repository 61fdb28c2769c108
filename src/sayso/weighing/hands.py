"""What the wording of a claim rests on: the first hand, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.lexicons.clauses import clause_words
from sayso.lexicons.function_words import function_words
from sayso.model import ActorKind, Hand, OriginKind, Saying, Told

_BODY, _PERSON, _SURNAME = "body:", "person:", "surname:"


def hand_of(told: Told, saying: Saying | None) -> Hand:
    """The first hand of what a statement, or the article itself, says.

    A named speaker is the first hand of what he is reported to say, whoever reports it. What nobody is named
    for rests on the hand behind the article's text.
    """
    if saying is None or saying.actor is None or _is_own_report(saying.statement.speaker.name):
        return _text_hand(told, unnamed=saying is not None)
    speaker = saying.statement.speaker
    also = [] if speaker.name is None else list(_named(speaker.name, speaker.kind))
    if speaker.kind is ActorKind.PERSON and (body := _spoken_for(speaker.description or "")):
        also.append(_body(body))
    return Hand(
        article=told.article,
        outlet=_house(told),
        key=f"actor:{saying.actor}",
        name=speaker.name,
        why=f"{speaker.name} is named as the speaker",
        also=tuple(also),
        refers_back=_refers_back(speaker.name),
    )


def _named(name: str, kind: ActorKind) -> Iterator[str]:
    """The keys for a speaker by name: middle names aside; `Hands` looks up whose a last name is.

    An article that takes a title for a part of the name has the bare name among the keys, too.

    >>> list(_named("Prefect Ada Marsh", ActorKind.PERSON))
    ['person:prefect marsh', 'person:ada marsh']
    """
    role, _, behind = name.rpartition(", ")
    named = role and behind.istitle() and " " in behind  # "prefect of the Rhône, Ada Marsh"
    words = behind.casefold().split() if kind is ActorKind.PERSON or named else []
    if not words:
        yield _body(name)
    elif len(words) == 1:
        yield f"{_SURNAME}{words[0]}"
    else:
        yield from dict.fromkeys((f"{_PERSON}{words[0]} {words[-1]}", f"{_PERSON}{words[-2]} {words[-1]}"))


def _spoken_for(description: str) -> str:
    """The body whose word somebody's is: "the spokesman of the Water Ministry"; nothing for anybody else."""
    words = description.replace("’s", "").replace("'s", "").split()
    speaking = clause_words("spokespeople") | clause_words("heads")
    rest = [w for w in words if w.casefold() not in speaking | function_words()]
    return " ".join(rest) if any(word.casefold() in speaking for word in words) else ""


def _is_own_report(name: str | None) -> bool:
    """Whether the article tells what it said itself before: "an earlier version of our report".

    >>> _is_own_report("earlier version of our report"), _is_own_report("Karn Courier")
    (True, False)
    """
    return (name or "").lower().startswith(tuple(sorted(clause_words("own_reports"))))


def _refers_back(name: str | None) -> bool:
    """Whether a speaker is only called what stands for a body that is named elsewhere.

    >>> [_refers_back(name) for name in ("company", "its owner", "police", "Karn Company")]
    [True, True, False, False]
    """
    if name is None or name != name.lower():
        return False
    words = name.split()
    return words[0] in clause_words("whose") or words[-1] in clause_words("refers_back")


def _text_hand(told: Told, *, unnamed: bool) -> Hand:
    who = "The speaker is not named" if unnamed else "The article says so itself"
    text = f"text:{told.origin or told.article}"
    house = _house(told)
    if told.origin_kind is OriginKind.UNKNOWN:
        why = f"{who}, and nothing tells where its text comes from"
        return Hand(told.article, house, None, None, why, also=(text,))
    if told.origin_kind is OriginKind.PRIMARY:
        why = f"{who}, and its text is {house or 'its own outlet'}’s own"
        also = (text,) if house is None else (text, _body(house))
        return Hand(told.article, house, also[-1], house or told.article, why, also)
    if told.origin_name is None:
        why = f"{who}, and its text comes from another house that is not named"
        return Hand(told.article, house, text, told.origin or told.article, why)
    why = f"{who}, and its text comes from {told.origin_name}"
    return Hand(told.article, house, _body(told.origin_name), told.origin_name, why, also=(text,))


def _house(told: Told) -> str | None:
    """The outlet, or the publisher whose outlets count as one."""
    return told.family or told.outlet


def _body(name: str) -> str:
    """A key for an outlet, an agency or another body by its name, however it is written."""
    words = [word for word in name.casefold().split() if word != "the"]
    return f"{_BODY}{' '.join(words)}"


class Hands:
    """Which keys mean one hand: those that one hand bears, and names that are short for one other only."""

    def __init__(self, hands: Iterable[Hand]) -> None:
        self._above: dict[str, str] = {}
        for hand in hands:
            if hand.key is not None:
                self._join([hand.key, *hand.also])
        for short, full in (*_surnames(self._above), *_short_names(self._above)):
            self._join([full, short])

    def root_of(self, hand: Hand) -> str | None:
        """The one key for all that mean this hand; None when nothing tells."""
        keys = hand.also if hand.key is None else (hand.key,)
        return next((self._root(key) for key in keys if key in self._above), None)

    def _join(self, keys: Sequence[str]) -> None:
        first = self._root(keys[0])
        for key in keys[1:]:
            self._above[self._root(key)] = first

    def _root(self, key: str) -> str:
        above = self._above.setdefault(key, key)
        while above != self._above[above]:
            above = self._above[above] = self._above[self._above[above]]
        return above


def _surnames(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Each last name alone with the one person who bears it."""
    people: dict[str, list[str]] = {}
    known = dict.fromkeys(keys)
    for key in known:
        if key.startswith(_PERSON):
            people.setdefault(f"{_SURNAME}{key.split()[-1]}", []).append(key)
    return [(name, found[0]) for name, found in people.items() if name in known and len(found) == 1]


def _short_names(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Each body's short name with the full one, "village council" with "village council of Sary-Suu".

    A name that is short for two different ones is short for none.
    """
    bodies = {key: frozenset(key.removeprefix(_BODY).split()) for key in keys if key.startswith(_BODY)}
    holding: dict[str, list[str]] = {}
    for key, words in bodies.items():
        for word in words:
            holding.setdefault(word, []).append(key)
    found = []
    for key, words in bodies.items():
        nearest = min((holding[word] for word in words), key=len, default=[])
        longer = sorted((k for k in nearest if words < bodies[k] and "and" not in bodies[k]), key=len)
        if longer and all(bodies[longer[0]] <= bodies[other] for other in longer):
            found.append((key, longer[0]))
    return found
