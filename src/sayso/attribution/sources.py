"""From a cue to its source: the subject, the agent, the owner, the one after "according to"."""

from __future__ import annotations

from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.frames import words_of

_INCIDENTAL = ("relcl", "acl", "advcl", "parataxis", "ccomp")
_FINITE = ("VBD", "VBZ", "VBP")
_TAKEN = (*_FINITE, "NN")  # also taken for a noun
_MARKS = (",", "-", "–", "—", "--")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says, also where the verb has no subject of its own.

    "The mayor resigned, saying …" and "The mayor went on to say …" both give the mayor.
    """
    own = [c for c in verb.children if c.dep == "nsubj"]
    if own:  # "His daughter, Ana Petrović, said": the parser may give two; the name is the one
        return next((c for c in own if c.entity == "PERSON"), own[0])
    absolute = _absolute_subject(verb)
    if absolute is not None:
        return absolute
    head = verb.head
    above = next((a for a in verb.ancestors() if a.lemma in verb_cues()), None)
    if above is not None and takes_over(verb, above):
        return subject_of(above)
    match verb.dep:
        case "conj" if head.pos in ("VERB", "AUX"):
            return subject_of(head)
        case "xcomp" if head.lemma in words_of("carriers"):
            return subject_of(head)
        case "advcl" if verb.tag == "VBG" or head.lemma in words_of("carriers"):
            return _of_clause(head)
        case "acl" if verb.tag == "VBG":
            return maker_of(head) or head
        case "pcomp" if head.lower == "as" and head.head.child("dobj") is not None:
            return head.head.child("dobj")  # "quoted the mayor as saying"
        case "pcomp" | "prep":
            clause = next((t for t in verb.ancestors() if t.pos in ("VERB", "AUX")), None)
            return _of_clause(clause) if clause else None
        case "dep" | "ccomp" if verb.tag == "VBG":
            return _of_clause(head)
    return None


def maker_of(noun: Token) -> Token | None:
    """Who brings out a document: the ministry in "The ministry issued a statement saying …"."""
    made = noun.dep == "dobj" and noun.head.lemma in words_of("makers")
    return subject_of(noun.head) if made and noun.lemma.lower() in words_of("documents") else None


def takes_over(verb: Token, cue: Token) -> bool:
    """Whether this verb inside a cue's content is in truth a further cue of the same speaker.

    "He said the road was shut, adding that …", "He said the road was shut and told residents to …".
    """
    readings = verb_cues().get(verb.lemma, ())
    if not readings or verb.child("nsubj", "nsubjpass") is not None or _absolute_subject(verb) is not None:
        return False
    tells = any("clause" in reading.frames for reading in readings)
    if verb.tag == "VBG":
        bare = verb.child("mark", "prep") is None or set_off(verb)
        joined = verb.dep == "conj" and cue.tag == "VBG" and verb.head.tag != "VBG"
        adverbial = verb.dep == "advcl" and tells
        return bare and verb.left > verb.head.i and (set_off(verb) or joined or adverbial)
    same = verb.tag == cue.tag and verb.tag in ("VBD", "VBZ")
    if verb.dep != "conj" or not (same or (verb.lemma == cue.lemma and verb.tag in _TAKEN)):
        return False
    return verb.head.tag != cue.tag or verb.lemma == cue.lemma or (tells and set_off(verb))


def _absolute_subject(verb: Token) -> Token | None:
    """Who does it in "despite | the paper | claiming …", which the parser hangs on the clause around it."""
    if verb.tag != "VBG":
        return None
    before = next((c for c in verb.head.children if c.right == verb.left - 1 and c.dep == "prep"), None)
    return before.child("pobj") if before is not None and before.lower in words_of("absolute") else None


def set_off(verb: Token) -> bool:
    """Whether the verb's phrase has a comma, a dash or "but" before it, and something after the verb."""
    before = [c for c in verb.head.children if c.i < verb.left]
    opener = before[-1] if before else None
    if opener is not None and opener.dep == "cc" and len(before) > 1:
        opener = opener if opener.lower == "but" else before[-2]
    marks = opener is not None and (opener.text in _MARKS or opener.lower == "but") and opener.i > verb.head.i
    return marks and any(c.i > verb.i for c in verb.children)


def neighbour_of(grammar: Grammar, verb: Token) -> Token | None:
    """The name right before a finite cue, where the parser hung it elsewhere.

    In "In Cedar Falls, Iowa, Okoro told …" the model takes Okoro for the end of the place.
    """
    if verb.tag not in _FINITE:
        return None
    i = verb.i - 1
    while i >= 0 and grammar.tokens[i].pos in ("ADV", "AUX"):
        i -= 1
    if i < 0 or grammar.tokens[i].sentence != verb.sentence:
        return None
    token = grammar.tokens[i]
    if token.entity in ("PERSON", "ORG") or token.tag == "PRP":
        return token
    nouns = [t for t in (token, *token.ancestors()) if t.right == i and t.lemma in kinds_of_nouns()]
    return nouns[-1] if nouns else None  # "the bar and | witnesses on the scene | told"


def _of_clause(verb: Token) -> Token | None:
    """The subject of a clause, active or passive."""
    return verb.child("nsubj", "nsubjpass") or (subject_of(verb) if verb.dep in ("conj", "xcomp") else None)


def agent_of(verb: Token) -> Token | None:
    """The one after "by"."""
    by = by_phrase(verb)
    return by.child("pobj") if by else None


def by_phrase(verb: Token) -> Token | None:
    """The "by" of a passive, also where the parser hung it lower: "announced to be safe | by the WHO"."""
    own = verb.child("agent")
    if own is not None or verb.child("nsubjpass") is None:
        return own
    last = verb
    while last.children and last.children[-1].i > verb.i:
        last = next((c for c in reversed(last.children) if c.pos != "PUNCT"), last.children[-1])
        somebody = last.child("pobj") if last.lower == "by" else None
        if somebody is not None:
            return last if somebody.entity in ("ORG", "PERSON", "GPE") else None
    return None


def is_somebody(subject: Token) -> bool:
    """Whether the subject says anything at all: no day does, nor "no organization"."""
    denied = any(c.lower in words_of("nobody") and c.dep == "det" for c in subject.children)
    counted = subject.lemma == "old" or subject.child("quantmod") is not None  # "a 16-year-old", "six in 10"
    day = subject.entity in ("DATE", "TIME") and not counted
    return not day and not denied and subject.lower not in words_of("nobody")


def fits(subject: Token | None, wanted: str) -> bool:
    """Whether the verb reports for this subject: a document, or somebody who can speak."""
    if subject is None:
        return False
    lemma = subject.lemma.lower()
    if lemma in words_of("documents"):
        return True
    stands_for = subject.pos in ("PRON", "PROPN") and subject.tag != "DT"  # "this suggests" says nothing
    somebody = stands_for or subject.entity in ("PERSON", "ORG", "GPE", "NORP")
    return wanted == "speaker" and (somebody or lemma in kinds_of_nouns())


def source_edges(grammar: Grammar, head: Token) -> tuple[int, int]:
    """Where the words naming the speaker stand: title, name and identifying apposition.

    Incidental clauses are left out: "the minister, who was in Oslo at the time," gives "the minister".
    """
    tokens = grammar.tokens
    last = head.right
    for child in head.children:
        if child.i > head.i and (child.dep in _INCIDENTAL or _is_date(child)):
            last = min(last, child.left - 1)
    first = head.left
    while last > head.i and (tokens[last].pos == "PUNCT" or tokens[last].dep in ("cc", "prep")):
        last -= 1
    while first < head.i and (tokens[first].pos == "PUNCT" or tokens[first].dep in ("cc", "preconj")):
        first += 1
    last = max([last, head.i, *(e.last for e in grammar.entities if e.first <= head.i <= e.last)])
    opened = [t.i for t in tokens[first : last + 1] if t.text == "("]
    if opened and opened[-1] > head.i and not any(t.text == ")" for t in tokens[opened[-1] : last + 1]):
        last = last + 1 if last + 1 < len(tokens) and tokens[last + 1].text == ")" else opened[-1] - 1
    return tokens[first].start, tokens[last].end


def _is_date(child: Token) -> bool:
    """As in "officials on Saturday", "reports as of Monday": the day is not part of who they are."""
    if child.dep == "npadvmod":
        return child.entity in ("DATE", "TIME")
    inner = [t for c in child.children for t in (c, *(c.children if c.dep == "prep" else ()))]
    return child.dep == "prep" and any(t.entity in ("DATE", "TIME") for t in inner)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(child.dep in ("auxpass", "nsubjpass", "agent") for child in verb.children)


def is_unreal(verb: Token) -> bool:
    """Whether nothing has been said yet: denied, possible, conditional, asked for or wished."""
    for child in verb.children:
        if child.dep == "neg" or (child.dep == "aux" and child.lower in words_of("unreal")):
            return True
        if child.dep == "mark" and child.lower in words_of("conditions"):
            return True
    if verb.tag == "VB" and not any(c.dep == "aux" and c.lower != "to" for c in verb.children):
        return not (verb.dep in ("xcomp", "advcl") and verb.head.lemma in words_of("carriers")) and not (
            verb.dep == "conj" and not is_unreal(verb.head)
        )
    return False
