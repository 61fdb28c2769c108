"""Denials that only point back at what somebody else said: "Kyiv denied the allegation"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.lexicons.clauses import clause_words
from sayso.lexicons.function_words import function_words
from sayso.model import Conflict, Mood, Proposition, Role, Stance, Statement, Told
from sayso.weighing.clauses import Voice
from sayso.weighing.sides import Opposed, denied_by, is_refusal

_NEAR = 500  # characters behind an accusation within which a bare denial answers it
_FEWEST = 3  # words of something that can be denied
_BARE = 8  # words of a denial that only points back


def pointing_denials(told: Told) -> Iterator[Opposed]:
    """Denials of what somebody else is reported to say: "Kyiv denied the allegation"."""
    sayings = sorted(told.sayings, key=lambda s: s.statement.content[0].start)
    for saying in sayings:
        words = saying.statement.content_text.lower().split()
        if saying.statement.stance is Stance.DENIES and not is_refusal(words):
            others = [s.statement for s in sayings if _is_of_another(s.statement, saying.statement)]
            denied = _pointed_at(saying.statement, others)
            if denied is not None:
                one, other = (_voice(told, s) for s in (saying.statement, denied))
                yield Opposed(Conflict.DENIAL, one, other, denied_by(one, other), "denies what another said")


def _is_of_another(said: Statement, denial: Statement) -> bool:
    """Whether it is put forward by somebody else than the denier."""
    name = denial.speaker.name or denial.speaker.description
    other = said.speaker.name or said.speaker.description
    says_enough = len(said.content_text.split()) >= _FEWEST and said.stance in {
        Stance.ACCUSES,
        Stance.ASSERTS,
    }
    return says_enough and name is not None and other != name


def _pointed_at(denial: Statement, others: Sequence[Statement]) -> Statement | None:
    """What the denial quotes, what the one that it names says, or what was just said of the denier."""
    within = [s for s in others if any(span.holds(s.content[0]) for span in denial.content)]
    if within:
        return within[0]
    pointed = _pointed(denial.content_text)
    if pointed is None:
        return None
    owner, subject = pointed
    about = [s for s in others if _is_about(s, subject)]
    named = [s for s in about if _names(owner, s.speaker.name)]
    if named:
        return min(named, key=lambda s: _away(s, denial))
    before = [s for s in about if 0 <= denial.content[0].start - s.content[-1].end <= _NEAR]
    answered = [s for s in before if _names(s.content_text, denial.speaker.name)]
    if answered:
        return answered[-1]
    return before[-1] if before and before[-1].stance is Stance.ACCUSES else None


def _is_about(said: Statement, subject: frozenset[str]) -> bool:
    """Whether most of these words stand in it."""
    return not subject or 2 * len(subject & _words(said.content_text)) > len(subject)


def _pointed(content: str) -> tuple[str, frozenset[str]] | None:
    """Whose words a short denial is about, and of what they tell; None where it points at none.

    >>> _pointed("the claims made by Kyiv"), _pointed("the allegation about mines")
    (('made by Kyiv', frozenset()), ('the', frozenset({'mines'})))
    """
    words = content.replace(",", " ").split()
    at = next((i for i, word in enumerate(words) if word.lower() in clause_words("what was said")), None)
    if at is None or len(words) > _BARE:
        return None
    behind = words[at + 1 :]
    if behind and behind[0].lower() in clause_words("of whose"):
        return " ".join(behind), frozenset()
    return " ".join(words[max(0, at - 2) : at]), _words(" ".join(behind[1:]))


def _words(text: str) -> frozenset[str]:
    """What a text tells of: its words in small letters, without those that only hold it together."""
    known = function_words() | clause_words("what was said")
    return frozenset(w for word in text.split() if (w := word.lower().strip(",.;:’'\"“”")) and w not in known)


def _away(one: Statement, other: Statement) -> int:
    return abs(one.content[0].start - other.content[0].start)


def _names(text: str, name: str | None) -> bool:
    """Whether the text has a word of the name."""
    words = {word.strip(",.;:’'\"") for word in text.replace("’s", "").replace("'s", "").split()}
    return any(word in words for word in (name or "").split() if word[:1].isupper())


def _voice(told: Told, statement: Statement) -> Voice:
    """A statement's content as a voice, the longest stretch of it where it is interrupted."""
    first = max(statement.content, key=lambda span: len(span.text))
    proposition = Proposition(
        first.start, first.end, first.text, statement.id, Role.BODY, None, False, statement.certainty,
        Mood.TOLD, (), (), tuple(first.text.lower().split()), (), (), (), (),
    )  # fmt: skip
    return Voice(told, proposition, next(s for s in told.sayings if s.statement.id == statement.id))
