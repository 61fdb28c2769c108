"""Whether a word stands in what has happened or in what lies ahead."""

from __future__ import annotations

from enum import Enum

from sayso.language import Token
from sayso.lexicons.times import time_words


class Lean(Enum):
    """Which way a clause points in time."""

    BACK = -1
    NEITHER = 0
    FORWARD = 1


def lean_of(token: Token) -> Lean:
    """Which way the nearest verb above this word points.

    "The council met on Friday" points back, "is to meet on Friday" and "a vote planned for Friday" ahead.
    """
    for word in (token, *token.ancestors()):
        if word.pos in {"VERB", "AUX"}:
            return _lean_of_verb(word)
    return Lean.NEITHER


def lean_until(token: Token) -> Lean:
    """The same after "until" and "by": ahead, unless the story is told in the past tense.

    "Has been shut until Friday" points ahead, "was shut until Friday" back.
    """
    for word in (token, *token.ancestors()):
        if word.pos in {"VERB", "AUX"}:
            told = word.tag == "VBD" or any(
                c.tag == "VBD" and c.dep in {"aux", "auxpass"} for c in word.children
            )
            return Lean.BACK if told and _lean_of_verb(word) is Lean.BACK else Lean.FORWARD
    return Lean.FORWARD


def _lean_of_verb(verb: Token) -> Lean:
    words = time_words().words
    if verb.lemma.lower() in words["forward_verb"]:
        return Lean.FORWARD
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if any(h.lower in words["forward_auxiliary"] or h.lower == "to" for h in helpers):
        # "would have met" and "to have met" lie behind
        return Lean.BACK if any(h.lower == "have" for h in helpers) else Lean.FORWARD
    if verb.tag in {"VBD", "VBN"} or any(h.tag == "VBD" or h.lemma == "have" for h in helpers):
        return Lean.BACK
    if verb.tag == "VBG" and any(h.lemma == "be" for h in helpers):
        return Lean.FORWARD  # "is meeting on Friday"
    return Lean.NEITHER
