"""Reporting cues: verbs, nouns and phrases that say that somebody said something."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.lexicons.files import entries
from sayso.model import Certainty, Stance, Strength


@dataclass(frozen=True, slots=True)
class VerbCue:
    """How one verb reports: the frames its content can take, and what it makes of the content."""

    lemma: str
    stance: Stance
    strength: Strength
    certainty: Certainty
    frames: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    requires: frozenset[str]  # one of these prepositions must be there
    subjects: str | None  # "document" or "speaker": what alone the verb reports for
    impersonal: bool


@dataclass(frozen=True, slots=True)
class NounCue:
    """How one noun reports: what opens its content, and whether somebody must be named whose it is."""

    lemma: str
    stance: Stance
    strength: Strength
    clause: bool  # "the claim that …"
    infinitive: bool  # "the promise to …"
    bare: bool  # "the claim the dam was cracked"
    participle: bool  # "the decree banning …"
    prepositions: frozenset[str]  # "the criticism of …"
    beside: frozenset[str]  # "in his view, …"
    needs: (
        str | None
    )  # "maker": it must be the object of a verb of making; "owner": that, or "his", "by", "from"


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """How one phrase reports: its words by lemma, and where the content stands."""

    words: tuple[str, ...]
    stance: Stance
    strength: Strength
    content: str  # "after", "clause", "object", "whole", "verdict", "around" or "subject"
    subjects: frozenset[str]  # nouns for which alone it reports; empty for anybody who can speak
    objects: frozenset[str]  # nouns that the content must be; empty for anything


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
                    strength=_strength(entry, lemma),
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
def noun_cues() -> dict[str, tuple[NounCue, ...]]:
    """The readings of each reporting noun, by lemma, in the order of the file.

    >>> [cue.infinitive for cue in noun_cues()["promise"]]
    [True]
    """
    found: defaultdict[str, list[NounCue]] = defaultdict(list)
    for entry in entries("nouns_of_speech"):
        for noun in entry["nouns"]:
            found[noun].append(
                NounCue(
                    lemma=noun,
                    stance=Stance(entry["stance"]),
                    strength=_strength(entry, noun),
                    clause=entry.get("clause", True),
                    infinitive=entry.get("infinitive", False),
                    bare=entry.get("bare", False),
                    participle=entry.get("participle", False),
                    prepositions=frozenset(entry.get("prepositions", ())),
                    beside=frozenset(entry.get("beside", ())),
                    needs=entry.get("needs"),
                )
            )
    return {noun: tuple(cues) for noun, cues in found.items()}


@cache
def phrase_cues() -> dict[str, dict[str, tuple[PhraseCue, ...]]]:
    """The reporting phrases, by their verb and then the word after it ("" for none), the longest first.

    >>> [cue.content for cue in phrase_cues()["take"]["issue"]]
    ['after']
    """
    found: defaultdict[str, defaultdict[str, list[PhraseCue]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries("phrases"):
        for phrase in entry["phrases"]:
            verb, *rest = phrase.split()
            found[verb][rest[0] if rest else ""].append(
                PhraseCue(
                    words=(verb, *rest),
                    stance=Stance(entry["stance"]),
                    strength=_strength(entry, phrase),
                    content=entry["content"],
                    subjects=frozenset(entry.get("subjects", ())),
                    objects=frozenset(entry.get("objects", ())),
                )
            )
    return {
        verb: {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in after.items()}
        for verb, after in found.items()
    }


def _strength(entry: dict[str, Any], word: str) -> Strength:
    """The entry's own, neutral unless it says otherwise; `strong` and `weak` name the words that differ."""
    for strength in (Strength.STRONG, Strength.WEAK):
        if word in entry.get(strength, ()):
            return strength
    return Strength(entry.get("strength", Strength.NEUTRAL))
