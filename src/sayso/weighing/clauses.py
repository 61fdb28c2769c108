"""The clauses of a story as they are compared: one for all articles that word it alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from sayso.lexicons.corrections import taken_back
from sayso.lexicons.kin import kin_of
from sayso.model import Mood, Proposition, Saying, Stance, Told

_FEWEST = 100  # clauses, as of a story of a few articles: in one article alone every word would be common
_MOODS = {Stance.DEMANDS: Mood.WISHED, Stance.ASKS: Mood.OPEN, Stance.OPPOSES: Mood.OPEN}


@dataclass(frozen=True, slots=True)
class Voice:
    """One place of a story where a clause stands."""

    told: Told
    proposition: Proposition
    saying: Saying | None


@dataclass(slots=True, eq=False)
class Clause:
    """A clause with everybody who words it so, the earliest first.

    ``keys`` are its content words, kin under one word; ``holds`` is False where it is denied.
    """

    at: int
    first: Voice
    keys: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    verb: str | None
    mood: Mood
    holds: bool
    speaker: str | None
    numbers: frozenset[str]
    takes_back: str | None  # "correction" or "retraction" where it takes something back
    voices: list[Voice] = field(default_factory=list)
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a story, and how much each word tells in it."""

    all: tuple[Clause, ...]
    weights: Mapping[str, float]

    def weight(self, keys: frozenset[str]) -> float:
        """How much these words tell together."""
        return sum(map(self.weights.__getitem__, keys))


def clauses_of(story: Sequence[Told]) -> Clauses:
    """The clauses of these articles, the wording of the earliest article first.

    Those that are worded alike are one, and what an article only asks of its reader is none. A word that
    stands in few of them tells more than a common one.
    """
    found: dict[tuple[object, ...], Clause] = {}
    for told in sorted(story, key=_when):
        sayings = {s.statement.id: s for s in told.sayings}
        for proposition in told.propositions:
            saying = sayings.get(proposition.statement or "")
            if _is_left_out(proposition, saying):
                continue
            mark = _mark(proposition, saying)
            voice = Voice(told, proposition, saying)
            clause = found.get(mark)
            if clause is None:
                clause = found[mark] = _clause(len(found), voice)
            clause.voices.append(voice)
    return _weighed(tuple(found.values()))


def _is_left_out(proposition: Proposition, saying: Saying | None) -> bool:
    """Whether a person has rejected the statement, or the article asks something of its reader."""
    if proposition.statement is not None:
        return saying is None
    return proposition.mood is Mood.WISHED


def _when(told: Told) -> tuple[str, str, str]:
    day = told.published.isoformat() if told.published else "9"
    return day, told.time.isoformat() if told.time else "9", told.article


def _mark(proposition: Proposition, saying: Saying | None) -> tuple[object, ...]:
    """What two clauses share that are worded alike."""
    return (
        proposition.words,
        proposition.subject,
        proposition.negated,
        proposition.mood,
        saying.statement.stance if saying else None,
    )


def _clause(at: int, voice: Voice) -> Clause:
    proposition, saying = voice.proposition, voice.saying
    keys = frozenset(map(kin_of, proposition.words))
    return Clause(
        at=at,
        first=voice,
        keys=keys,
        subject=_keys(proposition.subject),
        object=_keys(proposition.object),
        verb=kin_of(proposition.verb) if proposition.verb else None,
        mood=mood_of(proposition, saying),
        holds=proposition.negated is (saying is not None and saying.statement.stance is Stance.DENIES),
        speaker=speaker_of(saying),
        numbers=frozenset(key for key in keys if key[0].isdigit()),
        takes_back=taken_back(_with_its_frame(proposition, saying)),
    )


def _with_its_frame(proposition: Proposition, saying: Saying | None) -> str:
    """The clause behind the words that report it: "an earlier version said" stands outside the content."""
    parts = (saying.statement.source, saying.statement.cue) if saying is not None else ()
    return " ".join([*(part.text for part in parts if part is not None), proposition.text])


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(kin_of(part) for word in words for part in word.lower().split())


def mood_of(proposition: Proposition, saying: Saying | None) -> Mood:
    """Whether the clause tells what is, under the verb that reports it."""
    stance = saying.statement.stance if saying is not None else None
    return _MOODS.get(stance, proposition.mood) if stance is not None else proposition.mood


def speaker_of(saying: Saying | None) -> str | None:
    """What tells one speaker from another within a story."""
    if saying is None:
        return None
    return saying.actor or saying.statement.speaker.name


def _weighed(found: tuple[Clause, ...]) -> Clauses:
    often = Counter(key for clause in found for key in clause.keys)
    size = max(len(found), _FEWEST)
    weights = {key: _exact(log(1 + size / count)) for key, count in often.items()}
    for clause in found:
        clause.weight = sum(map(weights.__getitem__, clause.keys))
    return Clauses(found, weights)


def _exact(weight: float) -> float:
    """The weight in 1024ths: sums of them are exact, so that they do not depend on the order of a set."""
    return round(weight * 1024) / 1024
