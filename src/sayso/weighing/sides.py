"""Two sayings against each other: who says them, and how that is put in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.lexicons.clauses import clause_words
from sayso.model import Between, Conflict, Role, Span
from sayso.weighing.clauses import Voice


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two clauses of which not both can hold."""

    kind: Conflict
    one: Voice
    other: Voice
    why: str
    rule: str


def between(one: Voice, other: Voice) -> Between:
    """Whether somebody goes against his own words, or others do; an outlet's own articles are its words."""
    speaker = actor_of(one)
    if speaker is not None and speaker == actor_of(other):
        return Between.SELF
    corrects = Role.CORRECTION in {one.proposition.role, other.proposition.role}
    own = corrects or (one.saying is None and other.saying is None)
    houses = {one.told.family or one.told.outlet, other.told.family or other.told.outlet}
    return Between.SELF if own and len(houses) == 1 and None not in houses else Between.OTHERS


def actor_of(voice: Voice) -> str | None:
    """The key of the actor who is named for it."""
    return None if voice.saying is None else voice.saying.actor


def who(voice: Voice) -> str:
    """Who says it, for a sentence."""
    if voice.saying is None:
        return voice.told.outlet or "an article"
    speaker = voice.saying.statement.speaker
    return speaker.name or speaker.description or "somebody unnamed"


def denied_by(one: Voice, other: Voice) -> str:
    """That the one denies what the other says, as a sentence."""
    return f"{capital(who(one))} denies what {who(other)} says: {quoted(other.proposition)}"


def is_refusal(words: Sequence[str]) -> bool:
    """Whether something asked for is denied, and not that something is so."""
    return any(word in clause_words("what is asked for") for word in words)


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def quoted(span: Span, most: int = 140) -> str:
    """The words of a span in quotation marks, cut at a word when they are many."""
    text = " ".join(span.text.split())
    if len(text) <= most:
        return f"“{text}”"
    return f"“{text[:most].rsplit(' ', 1)[0]} …”"
