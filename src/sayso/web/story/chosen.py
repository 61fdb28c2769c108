"""What the filter lets through of a story's statements, and what there is to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.ledger import ITSELF, THEMSELVES, Happening, Item
from sayso.model import Words
from sayso.web.story.asked import UNNAMED, Asked, called

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the filter can be set to, with how many statements of the story it has."""

    key: str
    name: str
    statements: int
    actors: tuple[str, ...] = ()  # keys of the actors of a speaker; none for nobody named


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filter can be set to, each list those of most statements first."""

    speakers: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    channels: tuple[Choice, ...]
    places: tuple[Choice, ...]


@dataclass(frozen=True)
class Chosen:
    """The statements that the filter lets through; ``items`` and ``undated`` have none in common."""

    asked: Asked
    items: tuple[Item, ...]
    undated: tuple[Item, ...]  # would pass, but name no day while days are asked for
    passing: frozenset[str]  # ids of items and undated
    of: int  # statements of the story

    def lets(self, words: Words, outlet: str | None) -> bool:
        """Whether these words of an article pass.

        The article's own words are nobody's statement: they pass while no speaker, place, channel or day
        is asked for.
        """
        if words.statement is not None:
            return words.statement in self.passing
        asked = self.asked
        narrow = asked.speaker or asked.place or asked.channel or asked.has_days
        return not narrow and (asked.outlet is None or asked.outlet == outlet)


def chosen(items: Sequence[Item], asked: Asked) -> Chosen:
    """What the filter lets through."""
    let = [item for item in items if asked.lets(item)]
    dated = [item for item in let if not asked.has_days or asked.days_of(item)]
    undated = tuple(item for item in let if asked.has_days and not asked.days_of(item))
    shown = tuple(item for item in dated if not asked.has_days or any(map(asked.holds, asked.days_of(item))))
    return Chosen(asked, shown, undated, frozenset(item.id for item in shown), len(items))


def happened(
    found: Chosen, events: Chosen, happenings: Iterable[Happening]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What happened, with a day and without: the events, and the statements that carry none."""
    telling = {event.statement for event in happenings}

    def without(items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(item for item in items if item.id not in telling)

    return (*events.items, *without(found.items)), (*events.undated, *without(found.undated))


def voices(items: Iterable[Item]) -> dict[str | None, str]:
    """What each actor is asked for by: the actor's key, or the name where several actors bear it.

    "Emergency services" of three articles are three actors of the ledger, and one voice of the story.
    """
    keys: dict[str, set[str]] = {}
    speaking = {item.actor: item for item in items if item.actor is not None}
    for actor, item in speaking.items():
        keys.setdefault(called(item), set()).add(str(actor))
    found: dict[str | None, str] = {None: UNNAMED, ITSELF: ITSELF}
    for actor, item in speaking.items():
        found[actor] = called(item) if len(keys[called(item)]) > 1 else str(actor)
    return found


def choices(
    items: Sequence[Item], voice: Mapping[str | None, str], happenings: Sequence[Happening]
) -> Choices:
    """What there is to choose from, in all statements of the story; last, the articles themselves."""
    actors: dict[str, list[str]] = {}
    for actor, key in voice.items():
        actors.setdefault(key, []).extend([actor] if actor else [])
    speakers = _choices((voice[item.actor], (item.actor and item.speaker) or NOBODY) for item in items)
    own = _choices((ITSELF, THEMSELVES) for event in happenings if event.actor == ITSELF)
    return Choices(
        speakers=tuple(replace(choice, actors=tuple(actors[choice.key])) for choice in (*speakers, *own)),
        outlets=_choices((item.outlet, item.outlet) for item in items),
        channels=_choices((item.channel_id, item.channel) for item in items),
        places=_choices((spot.key, spot.name) for item in items for spot in dict.fromkeys(item.places)),
    )


def _choices(found: Iterable[tuple[str | None, str | None]]) -> tuple[Choice, ...]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for key, name in found:
        if key is not None:
            counts[key] += 1
            names.setdefault(key, name or key)
    made = (Choice(key, names[key], number) for key, number in counts.items())
    return tuple(sorted(made, key=lambda choice: (-choice.statements, choice.name, choice.key)))
