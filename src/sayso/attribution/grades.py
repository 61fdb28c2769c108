"""How far a speaker can be trusted: what was measured for each rule, and what speaks against it.

A speaker is as certain as the weakest of three: the rule that found the source, the rule that resolved it,
and every doubt met on the way. Figures in the comments: right of a hundred on PolNeAR's training articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Actor, ActorKind, Grade, Speaker

_ORDER = (Grade.CERTAIN, Grade.LIKELY, Grade.UNKNOWN)


class Doubt(StrEnum):
    """What speaks against a speaker, as the reader sees it."""

    NAMESAKE = "two people here bear this last name"
    RIVAL = "the pronoun may mean somebody else who is named nearby"
    FAR = "the pronoun stands far from the name"
    SEVERAL = "more than one here fits these words"
    ALONE = "it is the only one named here that these words may mean"
    UNRESOLVED = "the article may name who this is"
    NOBODY = "these words may not be of somebody who speaks"


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a source means, by which rule, and what speaks against it."""

    name: str | None
    kind: ActorKind
    description: str | None
    rule: str
    doubts: tuple[Doubt, ...] = ()


NOBODY = Found(None, ActorKind.UNNAMED, None, "no source")

# The rules that resolve a source. A rule that is not here leaves it certain.
RESOLVED = {
    "no source": Grade.UNKNOWN,
    "first person": Grade.UNKNOWN,
    "pronoun without a name": Grade.UNKNOWN,
    "pronoun": Grade.UNKNOWN,
    "pronoun, the one described last": Grade.LIKELY,
    "pronoun, the last body named": Grade.LIKELY,
    "pronoun, the last body described": Grade.LIKELY,
}

# The rules that find a statement's source, where they are right less than 97 times in a hundred.
FOUND = {
    "the speaker just before": (Grade.LIKELY, "the words have no source of their own"),
    "the subject just before": (Grade.LIKELY, "the words have no source of their own"),
    "noun": (Grade.LIKELY, "the source is the owner of a noun"),
    "order": (Grade.LIKELY, "the source is whoever gave the order"),
    "predicate": (Grade.LIKELY, "the words are what somebody is said to be"),
    "quoted words": (Grade.LIKELY, "the words have no source of their own"),
    "quoted words in a clause": (Grade.LIKELY, "the quoted words may not be the subject’s own"),
    "quoted words of an owner": (Grade.LIKELY, "the quoted words may not be the owner’s own"),
    "quotation alone": (Grade.LIKELY, "the words have no source of their own"),
}


def known(actor: Actor, rule: str, *doubts: Doubt) -> Found:
    """An actor whom the article names."""
    return Found(actor.name, actor.kind, actor.description, rule, doubts)


def graded(found: Found, rule: str) -> Speaker:
    """The speaker with a grade, and the reason where it is not certain."""
    by_source, reason = FOUND.get(rule, (Grade.CERTAIN, None))
    by_resolution = RESOLVED.get(found.rule, Grade.CERTAIN)
    by_doubt = Grade.LIKELY if found.doubts else Grade.CERTAIN
    grade = max(by_source, by_resolution, by_doubt, key=_ORDER.index)
    doubt = found.doubts[0].value if found.doubts else reason
    if grade is not Grade.CERTAIN and doubt is None:
        doubt = found.rule
    return Speaker(found.name, found.kind, found.description, found.rule, grade, doubt)
