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
    forward = time_words().words["forward_verb"]
    for word in (token, *token.ancestors()):
        if word.pos == "ADJ" and word.lower in forward:
            return Lean.FORWARD  # "is due on Friday"
        if word.pos in {"VERB", "AUX"}:
            due = word.pos == "AUX" and any(c.dep == "acomp" and c.lower in forward for c in word.children)
            return Lean.FORWARD if due else _lean_of_verb(word, told=token.head.lower not in {"for", "to"})
    return Lean.NEITHER


def modifies_a_noun(token: Token) -> bool:
    """Whether this word stands before the noun that it tells of: "the October elections"."""
    return token.dep in {"compound", "nmod", "amod", "nummod"} and token.head.i > token.i


def lean_until(token: Token) -> Lean:
    """The same after "until" and "by": ahead, unless the story is told in the past tense.

    "Has been shut until Friday" points ahead, "was shut until Friday" back.
    """
    for word in (token, *token.ancestors()):
        if word.pos in {"VERB", "AUX"}:
            had = any(c.lower == "had" for c in word.children if c.pos == "AUX")
            if word.lemma.lower() in time_words().words["gives_a_limit"] and not had:
                return Lean.FORWARD  # "gave them until Friday"
            told = word.tag == "VBD" or any(
                c.tag == "VBD" and c.dep in {"aux", "auxpass"} for c in word.children
            )
            return Lean.BACK if told and _lean_of_verb(word) is Lean.BACK else Lean.FORWARD
    return Lean.FORWARD


def was_to_be(token: Token) -> bool:
    """Whether a plan is told in the past tense, on either side: "was supposed to come on May 3"."""
    forward = time_words().words["forward_verb"]
    for verb in token.ancestors():
        if verb.lemma.lower() in forward or verb.lower in forward:
            return any(c.tag == "VBD" for c in (*verb.children, verb.head) if c.pos == "AUX")
    return False


def _lean_of_verb(verb: Token, *, told: bool = False) -> Lean:
    """Which way this verb points; one ``told`` in the past tense points back, though it plan or set."""
    words = time_words().words
    helpers = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    if verb.lemma.lower() in words["forward_verb"]:
        return Lean.BACK if told and verb.tag == "VBD" and not helpers else Lean.FORWARD
    if verb.dep == "conj" and verb.tag == "VB" and not helpers:
        return _lean_of_verb(verb.head)  # "will be charged on Friday and appear on Monday"
    if verb.dep in ("acl", "relcl") and any(c.tag == "JJS" for c in verb.head.children):
        return Lean.NEITHER  # "the broadest change to come out of it"
    if any(h.lower in words["forward_auxiliary"] or h.lower == "to" for h in helpers):
        # "would have met" and "to have met" lie behind
        return Lean.BACK if any(h.lower == "have" for h in helpers) else Lean.FORWARD
    if verb.tag in {"VBD", "VBN"} or any(h.tag == "VBD" or h.lemma == "have" for h in helpers):
        return Lean.BACK
    if verb.tag == "VBG" and any(h.lemma == "be" for h in helpers):
        return Lean.FORWARD  # "is meeting on Friday"
    return Lean.NEITHER
