"""What the wording of a claim rests on: the first hand, as far as it is known."""

from __future__ import annotations

from sayso.model import ActorKind, Hand, OriginKind, Saying, Told


def hand_of(told: Told, saying: Saying | None) -> Hand:
    """The first hand of what a statement, or the article itself, says.

    A named speaker is the first hand of what he is reported to say, whoever reports it. What nobody is named
    for rests on the hand behind the article's text.
    """
    if saying is None or saying.actor is None:
        return _text_hand(told, unnamed=saying is not None)
    speaker = saying.statement.speaker
    return Hand(
        article=told.article,
        outlet=_house(told),
        key=f"actor:{saying.actor}",
        name=speaker.name,
        why=f"{speaker.name} is named as the speaker",
        also=() if speaker.name is None else (_named(speaker.name, speaker.kind),),
    )


def _named(name: str, kind: ActorKind) -> str:
    """A key for a speaker by name: middle names aside; `support` looks up whose a last name is."""
    words = name.casefold().split()
    if kind is not ActorKind.PERSON:
        return _body(name)
    return f"surname:{words[0]}" if len(words) == 1 else f"person:{words[0]} {words[-1]}"


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
    return f"body:{' '.join(words)}"
