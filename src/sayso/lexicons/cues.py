"""Reporting cues: verbs and nouns that say that somebody said something."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from sayso.lexicons.files import entries
from sayso.model import Certainty, Stance


@dataclass(frozen=True, slots=True)
class VerbCue:
    """How one verb reports: the frames its content can take, and what it makes of the content."""

    lemma: str
    stance: Stance
    certainty: Certainty
    frames: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    requires: frozenset[str]  # one of these prepositions must be there
    subjects: str | None  # "document" or "speaker": what alone the verb reports for
    impersonal: bool


@dataclass(frozen=True, slots=True)
class NounCue:
    """How one noun reports."""

    lemma: str
    stance: Stance


@cache
def verb_cues() -> dict[str, tuple[VerbCue, ...]]:
    """The readings of each reporting verb, by lemma, in the order of the file.

    >>> [sorted(cue.frames) for cue in verb_cues()["assure"]]
    [['address', 'clause', 'quote']]
    """
    found: defaultdict[str, list[VerbCue]] = defaultdict(list)
    for entry in entries("cues"):
        for lemma in entry["verbs"]:
            found[lemma].append(
                VerbCue(
                    lemma=lemma,
                    stance=Stance(entry["stance"]),
                    certainty=Certainty(entry.get("certainty", "plain")),
                    frames=frozenset(entry["frames"]),
                    prepositions=frozenset(entry.get("prepositions", ())),
                    particles=frozenset(entry.get("particles", ())),
                    requires=frozenset(entry.get("requires", ())),
                    subjects=entry.get("subjects"),
                    impersonal=entry.get("impersonal", False),
                )
            )
    return {lemma: tuple(cues) for lemma, cues in found.items()}


@cache
def noun_cues() -> dict[str, NounCue]:
    """Each reporting noun, by lemma."""
    return {
        noun: NounCue(noun, Stance(entry["stance"]))
        for entry in entries("nouns_of_speech")
        for noun in entry["nouns"]
    }
