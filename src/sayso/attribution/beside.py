"""The words that stand right before or after a quotation: which of them reports it, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribution.quotes import Quotation
from sayso.attribution.sources import SUBJECTS, agent_of, is_passive, subject_of
from sayso.language import Grammar, Token
from sayso.lexicons.cues import VerbCue, verb_cues

DASHES = ("—", "–", "―", "--", "-")
FAR = 9  # tokens: a verb that is no known cue reports only when it stands this near
_OBJECTS = ("me", "us", "him", "her", "them", "reporters", "journalists")
_SHORTENED = 4  # letters: "Del. Marcia Price" goes on after its full stop


def is_stop(grammar: Grammar, token: Token) -> bool:
    """Whether a sentence ends here; the stop of "(D-Md.)" or of "v. Okoro" is none."""
    if token.text not in (".", "!", "?", ";"):
        return False
    after = grammar.tokens[token.i + 1] if token.i + 1 < len(grammar.tokens) else None
    if after is None:
        return True
    before = grammar.tokens[token.i - 1] if token.i else token
    shortened = before.end == token.start and before.pos == "PROPN" and len(before.text) <= _SHORTENED
    return not (after.text == ")" or after.text[:1].islower() or (shortened and after.pos == "PROPN"))


def reading_of(verb: Token) -> VerbCue | None:
    """What the verb makes of a quotation."""
    readings = verb_cues().get(verb.lemma, ())
    return next((r for r in readings if "quote" in r.frames), readings[0] if readings else None)


def reports_quotations(verb: Token) -> bool:
    """Whether the verb is a known cue of quotations."""
    return any("quote" in r.frames for r in verb_cues().get(verb.lemma, ()))


def takes_object(verb: Token) -> bool:
    """Whether words between this cue and a quotation are content: "called | the march “a provocation”"."""
    readings = verb_cues().get(verb.lemma, ())
    return any({"as", "object"} & r.frames for r in readings) and not any(
        "address" in r.frames for r in readings
    )


def tells(verb: Token) -> bool:
    """Whether the verb reports whoever its subject is and whatever its content."""
    return any(r.frames & {"clause", "as"} and r.subjects is None for r in verb_cues().get(verb.lemma, ()))


def names_it(before: Sequence[Token]) -> bool:
    """Whether a cue that takes its object as content stands near: "called him a “fascist”"."""
    return any(t.pos == "VERB" and takes_object(t) for t in before[-8:])


def first_cue(run: Sequence[Token]) -> Token | None:
    """The first cue of quotations in the run."""
    verbs = (t for t in run if t.pos in ("VERB", "AUX") or (t.pos == "NOUN" and t.tag.startswith("VB")))
    return next((t for t in verbs if reports_quotations(t)), None)


def last_cue(run: Sequence[Token]) -> Token | None:
    """The last cue of quotations in the run, one of a main clause before one of a relative clause."""
    known = [t for t in reversed(run) if t.pos in ("VERB", "AUX") and reports_quotations(t)]
    main = [t for t in known if t.dep != "relcl" or run[-1].i - t.i <= 2]  # not "…, which the BBC noted, …"
    return next(iter(main or known), None)


def first_verb(run: Sequence[Token]) -> Token | None:
    """A finite verb near the quotation that has a subject there: "…," she smiled."""
    return next((t for t in run[:FAR] if t.tag in ("VBD", "VBZ", "VBP") and source_in(t, run)), None)


def last_verb(run: Sequence[Token]) -> Token | None:
    """The last finite verb of the run that has its subject there."""
    return next((t for t in reversed(run) if t.tag in ("VBD", "VBZ", "VBP") and source_in(t, run)), None)


def is_bare_tag(run: Sequence[Token]) -> bool:
    """Whether the words are a cue and its source alone: "….” Mr. Okoro said."."""
    verb = first_cue(run) if run[-1].text not in (",", ":") else None  # these lead to the next quotation
    return (
        verb is not None
        and verb.i - run[0].i <= 4
        and len(run) <= FAR
        and verb.child("ccomp", "prt", "advcl") is None
    )


def top_of(run: Sequence[Token]) -> Token:
    """The head of these words."""
    head = run[-1]
    while head.head in run and head.head is not head:
        head = head.head
    return head


def is_named(source: Token) -> bool:
    """Whether the token is a name or a pronoun of somebody."""
    return source.entity in ("PERSON", "ORG") or source.lower in ("he", "she", "who")


def first_subject(run: Sequence[Token]) -> Token | None:
    """The first subject of a main clause in the run that can speak."""
    return next(
        (t for t in run if t.dep == "nsubj" and t.head.dep in ("ROOT", "conj") and can_speak(t)), None
    )


def can_speak(source: Token) -> bool:
    """Whether the token can head a source: no day, no clause, no number of its own."""
    return source.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X") and source.entity not in (
        "DATE",
        "TIME",
    )


def source_in(verb: Token, run: Sequence[Token]) -> Token | None:
    """The verb's subject or agent, if it stands in the run."""
    subject = agent_of(verb) if is_passive(verb) else subject_of(verb)
    return subject if subject is not None and subject in run else None


def noun_beside(verb: Token, run: Sequence[Token]) -> Token | None:
    """The noun beside the cue, where the parser gave it no subject: "said Okoro", "Okoro said"."""
    at = next((i for i, t in enumerate(run) if t is verb), None)
    if at is None:
        return None
    right = next((t for t in run[at + 1 : at + 4] if t.pos not in ("DET", "ADJ", "ADV")), None)
    hears = any("address" in reading.frames for reading in verb_cues().get(verb.lemma, ()))
    if (
        right is not None
        and not hears
        and right.pos in ("PROPN", "PRON", "NOUN")
        and right.lower not in _OBJECTS
    ):
        return _top_within(right, run)
    left = next((t for t in reversed(run[:at]) if t.pos not in ("ADV", "AUX", "PART")), None)
    if left is not None and left.pos == "PUNCT":  # "Okoro, the mayor of Oslo, said": back to the beginning
        left = next((t for t in run[:at] if t.pos in ("PROPN", "PRON") or t.dep in SUBJECTS), None)
    return _top_within(left, run) if left is not None and left.pos in ("PROPN", "PRON", "NOUN") else None


def _top_within(token: Token, run: Sequence[Token]) -> Token:
    while token.dep in ("compound", "poss", "amod", "det") and token.head in run:
        token = token.head
    return token


def ends_with(run: Sequence[Token], mark: str) -> bool:
    """Whether this mark ends the run."""
    return bool(run) and run[-1].text == mark


def runs_into(before: Sequence[Token]) -> bool:
    """Whether the writer's sentence runs into the quotation without a pause: quoted words, no utterance."""
    return bool(before) and before[-1].pos not in ("PUNCT", "CCONJ")


def leads_in(before: Sequence[Token]) -> bool:
    """Whether the words before open a quotation: a comma, a cue right before it, "that"."""
    if not before:
        return False
    last = before[-1]
    if last.text in (",", ":", "—", "–", "--", "-") or last.lower == "that":
        return True
    near = before[-5:]
    return any(t.pos in ("VERB", "AUX") and reports_quotations(t) for t in near)


def ends_sentence(quotation: Quotation) -> bool:
    """Whether the quotation's last words end a sentence, or pause for its cue."""
    return quotation.pieces[-1].text.rstrip("\"'”’»] ")[-1:] in (".", "!", "?", "…", ",")
