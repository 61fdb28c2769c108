"""Which words of a sentence belong to one act of saying: the way from a day or a medium up to the cue."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Token
from sayso.lexicons.channels import channel_words, occasion_words
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.frames import words_of

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_UP = ("pobj", "dobj", "dative", "compound", "nmod", "appos", "conj", "npadvmod", "amod", "attr")
_FINITE = ("VBD", "VBZ", "VBP")
_NAMES = ("ORG", "PERSON", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART")
_TIMES = ("DATE", "TIME")


def act_of(cue: Token) -> set[Token]:
    """The cue and the verbs and nouns above it that tell of the same act.

    "Took aim at the firm on Saturday, | saying", "issued a statement on Sunday | warning", "went on to say".
    """
    return set(_upwards(cue))


def _upwards(cue: Token) -> Iterator[Token]:
    yield cue
    while cue.head is not cue and (above := _same_act(cue)) is not None:
        yield above
        cue = above


def _same_act(word: Token) -> Token | None:
    head = word.head
    if word.pos == "NOUN":
        return head if word.dep in ("dobj", "nsubjpass") and head.pos == "VERB" else None
    if word.dep == "acl":
        return head if is_occasion(head) else None
    if word.dep == "pcomp":
        return head.head if head.lower in ("as", "in", "while") else None
    if _is_content(head):
        return None
    if word.child(*_SUBJECTS) is not None:
        at_once = word.dep == "advcl" and word.tag == "VBD" and any(c.lower == "when" for c in word.children)
        return head if at_once else None
    if word.dep == "conj":
        return head if word.tag == head.tag and not is_perfect(word) else None
    return head if word.dep == "xcomp" or (word.dep == "advcl" and word.child("mark") is None) else None


def _is_content(verb: Token) -> bool:
    """Whether a verb is itself what somebody says."""
    return verb.dep == "ccomp" and verb.head.lemma in verb_cues()


def is_perfect(verb: Token) -> bool:
    """Whether it has been done some time or other: "has said", "had denied"."""
    return any(c.dep == "aux" and c.lemma == "have" for c in verb.children)


def is_occasion(noun: Token) -> bool:
    """Whether a noun is for what is said or where, whose day is the day of saying: "a July briefing"."""
    words = {noun.lower, noun.lemma}
    return not words.isdisjoint(channel_words()) or not words.isdisjoint(occasion_words("occasions"))


def is_made(noun: Token) -> bool:
    """Whether an object is what the speaker speaks by: "issued a statement", not "blamed the statement"."""
    made = noun.head.lemma in words_of("makers") or noun.head.lemma in occasion_words("means")
    return made and not any(c.dep == "poss" and c.tag != "PRP$" for c in noun.children)


def leads(word: Token, act: set[Token], cue: Token) -> bool:
    """Whether a word stands to the act as its circumstance, over prepositions and nouns alone."""
    while word not in act:
        if is_aside(word, act, cue):
            return True
        if word.head is word or not _goes_up(word):
            return False
        word = word.head
    return True


def _goes_up(word: Token) -> bool:
    if word.pos == "ADP":
        return word.dep in ("prep", "agent", "dative", "pcomp")
    if word.pos in ("NOUN", "PROPN", "NUM", "X", "PRON"):
        return word.dep in _UP
    return _is_made_public(word)


def _is_made_public(verb: Token) -> bool:
    """As in "a letter | dated Sunday", "an interview that was | aired on Sunday"."""
    return verb.dep in ("acl", "relcl") and verb.lower in occasion_words("made public")


def is_aside(verb: Token, act: set[Token], cue: Token) -> bool:
    """Whether a participle tells of the act: "Speaking in Oslo on Sunday, | the mayor said"."""
    if verb.tag != "VBG" or verb.child(*_SUBJECTS) is not None or is_perfect(verb):
        return False
    speaking = verb.lemma in occasion_words("speaking")
    over = verb.head
    if verb.dep == "pcomp" and over.lower in ("in", "while", "when"):
        over = over.head
    elif verb.dep == "acl" and over.dep in ("nsubj", "nsubjpass"):
        over = over.head if speaking else over  # "Okoro, | speaking on Sunday, said"
    elif verb.dep not in ("advcl", "acl", "csubj"):
        return False
    marked = any(c.dep == "mark" and c.lower not in ("when", "while", "as") for c in verb.children)
    return over in act and not marked and (verb.i < cue.i or speaking)


def governor(top: Token) -> Token | None:
    """What a day hangs on; None where a preposition makes it a bound or something else: "since Sunday"."""
    word = top
    while True:
        word = word.head
        if word.pos == "ADP":
            if word.lower not in occasion_words("placing"):
                return None
        elif not (word.pos == "ADV" or word.entity in _TIMES) or word.head is word:
            return word


def dates(top: Token, cue: Token, source: Token | None) -> bool:
    """Whether a day, by its top word, is the day of the act that the cue tells of."""
    on = governor(top)
    if on is None or (cue.dep == "acl" and cue.tag == "VBN" and on is cue):
        return False  # "the man accused of the shooting on Sunday": which of the two was on Sunday?
    act = act_of(cue)
    if on in act:
        return on.pos in ("VERB", "AUX") or on is cue or is_occasion(on)
    if on.pos in ("VERB", "AUX"):
        return _dates_over_a_verb(on, act, cue, source)
    if on.dep in ("nsubj", "nsubjpass"):
        return is_occasion(on) and on.head in act
    return _may_bear_a_day(top, on, act, cue) and leads(on, act, cue)


def _dates_over_a_verb(on: Token, act: set[Token], cue: Token, source: Token | None) -> bool:
    """As in "the rules | issued on Sunday said", "speaking | on Sunday, he said"."""
    if _is_made_public(on):
        noun = on.head
        return (noun is source and noun.entity not in _NAMES) or (is_occasion(noun) and leads(noun, act, cue))
    return is_aside(on, act, cue)


def _may_bear_a_day(top: Token, on: Token, act: set[Token], cue: Token) -> bool:
    """Whether a day after this noun may be that of the verb over it: "told the BBC | on Sunday"."""
    if is_occasion(on):
        return True
    if top.i < on.i:  # "the Sunday match"
        return False
    hearer = on.dep in ("dobj", "dative") and on.head is cue and _is_address(cue)
    aside = on.dep == "dobj" and is_aside(on.head, act, cue)
    return on.entity in _NAMES or hearer or aside


def _is_address(cue: Token) -> bool:
    return any("address" in reading.frames for reading in verb_cues().get(cue.lemma, ()))


def is_told_anew(cue: Token | None) -> bool:
    """Whether a cue tells of another act than the one before: "has said", "had earlier denied"."""
    if cue is None:
        return False
    if cue.pos == "NOUN" or is_perfect(cue):
        return True
    if any(c.lower in occasion_words("another time") for c in cue.children if c.dep == "advmod"):
        return True
    when = (c.child("pobj") for c in cue.children if c.dep == "prep" and c.lower == "at")
    return any(noun is not None and noun.lower in ("time", "moment") for noun in when)


def tenses_differ(cue: Token | None, before: Token | None) -> bool:
    """Whether one is told in the past and the other not: "said" and then "says"."""
    if cue is None or before is None or cue.tag not in _FINITE or before.tag not in _FINITE:
        return False
    return (cue.tag == "VBD") != (before.tag == "VBD")
