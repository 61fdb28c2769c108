"""How far a speaker can be trusted: what was measured for each rule, and what speaks against it.

A speaker is as certain as the weakest of three: the rule that found the source, the rule that resolved it,
and every doubt met on the way. Figures in the comments: right of a hundred on PolNeAR's training articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sayso.attribution.draft import Draft
from sayso.model import Actor, ActorKind, Grade, Speaker


class Doubt(StrEnum):
    """What speaks against a speaker, as the reader sees it."""

    NAMESAKE = "two people here bear this last name"
    OUTLET = "an outlet bears this name as well"
    SLIP = "the name is spelt a letter apart"
    RIVAL = "the pronoun may mean somebody else who is named nearby"
    FAR = "the pronoun stands far from the name"
    ASIDE = "the last name before the pronoun is not what its sentence is about"
    SEVERAL = "more than one here fits these words"
    UNRESOLVED = "the article may name who this is"
    NOBODY = "these words may not be of somebody who speaks"
    BORROWED = "the subject is that of another verb"


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
    "the only one of that office here": Grade.LIKELY,
    "pronoun, the last body named": Grade.LIKELY,
    "pronoun, the last body described": Grade.LIKELY,
}

# The rules that find a statement's source, where they are right less than 97 times in a hundred.
FOUND = {
    "the speaker just before": "the words have no source of their own",
    "the subject just before": "the words have no source of their own",
    "quoted words": "the words have no source of their own",
    "quotation alone": "the words have no source of their own",
    "quoted words in a clause": "the quoted words may not be the subject’s own",
    "quoted words of an owner": "the quoted words may not be the owner’s own",
    "noun": "the source is the owner of a noun",
    "order": "the order may be somebody else’s",
    "predicate": "the words may be the article’s own",
    "transcript": "the label may not be a speaker’s",
}
# Those that take the subject of a cue, and are as good only where it is the cue's own.
_BY_SUBJECT = ("clause", "object", "preposition", "infinitive", "cue, then quotation", "quotation, then cue")


def known(actor: Actor, rule: str, *doubts: Doubt) -> Found:
    """An actor whom the article names."""
    return Found(actor.name, actor.kind, actor.description, rule, doubts)


def graded(found: Found, draft: Draft) -> Speaker:
    """The speaker with a grade, and the reason where it is not certain."""
    reasons: list[str] = [*found.doubts, *_doubts_of_source(found, draft)]
    if draft.rule in FOUND:
        reasons.append(FOUND[draft.rule])
    grade = RESOLVED.get(found.rule, Grade.CERTAIN)
    if grade is not Grade.CERTAIN:
        reasons.append(found.rule)
    elif reasons:
        grade = Grade.LIKELY
    return Speaker(
        found.name, found.kind, found.description, found.rule, grade, str(reasons[0]) if reasons else None
    )


def _doubts_of_source(found: Found, draft: Draft) -> Iterator[Doubt]:
    """What speaks against the words that were taken for the source."""
    if draft.source is None or draft.cue is None:
        return
    described = found.rule == "description"
    borrowed = draft.rule in _BY_SUBJECT and draft.source.head is not draft.cue
    if borrowed and (described or draft.cue.dep == "conj"):
        yield Doubt.BORROWED
    if draft.rule == "cue, then quotation" and described:
        yield Doubt.NOBODY
