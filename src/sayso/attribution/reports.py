"""Indirect speech: a cue, and the clause or phrase that it reports."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.according import according_to
from sayso.attribution.bounds import is_bare_infinitive, of_clause, outside, own_words
from sayso.attribution.draft import Draft
from sayso.attribution.nouns import of_noun
from sayso.attribution.objects import (
    HEARER,
    after_preposition,
    clause_as_object,
    object_of,
    order_of,
    predicate_of,
)
from sayso.attribution.passives import of_passive
from sayso.attribution.phrases import of_phrase
from sayso.attribution.sources import (
    SUBJECTS,
    agent_of,
    by_phrase,
    fits,
    is_passive,
    is_somebody,
    is_unreal,
    neighbour_of,
    source_edges,
    subject_of,
)
from sayso.attribution.stretches import stretch, without
from sayso.language import Grammar, Token
from sayso.lexicons.cues import VerbCue, noun_cues, verb_cues
from sayso.lexicons.frames import words_of
from sayso.model import Certainty, Stance

_SHORTEST_TAGGED = 4  # tokens before a cue at the end of its sentence


def reports(grammar: Grammar) -> list[Draft]:
    """Everything this passage reports in the writer's words, cue by cue, each until the next sets in."""
    drafts = list(_each(grammar))
    cues = {draft.cue.i for draft in drafts if draft.cue is not None}
    for draft in drafts:
        if draft.cue is not None:
            draft.content = own_words(grammar, draft.cue, draft.content, cues)
    return drafts


def _each(grammar: Grammar) -> Iterator[Draft]:
    nouns = noun_cues()
    for token in grammar.tokens:
        if token.lower == "according":
            draft = according_to(grammar, token)
        elif _is_verb(token):
            draft = _of_verb(grammar, token)
        elif token.lemma in nouns and token.pos == "NOUN":
            draft = of_noun(grammar, token, nouns[token.lemma])
        else:
            continue
        if draft is not None:
            yield draft


# ------------------------------------------------------------------ verbs


def _is_verb(token: Token) -> bool:
    """Whether the token is a verb, also one taken for a noun: "The Committee to Protect Dams | reports"."""
    if token.pos in ("VERB", "AUX") or (token.tag == "NNS" and token.child("nsubj") is not None):
        return True
    joined = token.dep == "conj" and token.head.pos in ("VERB", "AUX")  # "claimed … and | claim | she lied"
    return joined and token.pos == "NOUN" and token.child("ccomp") is not None


def _of_verb(grammar: Grammar, verb: Token) -> Draft | None:
    """What this verb reports: a judgement in the passive, alone, or with the words that make it a phrase."""
    readings = verb_cues().get(verb.lemma, ())
    alone = readings or verb.lower in words_of("impersonal")
    return (
        of_passive(grammar, verb, readings)
        or (_verb(grammar, verb, readings) if alone else None)
        or of_phrase(grammar, verb)
    )


def _verb(grammar: Grammar, verb: Token, readings: tuple[VerbCue, ...]) -> Draft | None:
    if is_unreal(verb) or verb.dep in ("amod", "compound"):
        return None
    if verb.dep == "pcomp" and verb.head.lower in words_of("imputing"):
        return None
    impersonal = _impersonal(grammar, verb)
    if impersonal:
        return impersonal
    passive = is_passive(verb)
    subject = agent_of(verb) if passive else subject_of(verb) or neighbour_of(grammar, verb)
    for reading in readings:
        if reading.impersonal:
            continue
        if reading.subjects is not None and not fits(subject, reading.subjects):
            continue
        found = _passive(grammar, verb, reading) if passive else _active(grammar, verb, reading)
        if found is None:
            continue
        content, rule, cue_last = found
        if not content:
            continue
        if _asks_for_anonymity(grammar, content):
            return None
        if (subject is None and not passive) or (subject is not None and not is_somebody(subject)):
            return None
        draft = Draft(
            content, rule, reading.stance, reading.certainty, grammar, verb, _cue_at(grammar, verb, cue_last)
        )
        draft.strength = reading.strength
        if "address" in reading.frames and _is_bidding(grammar, draft):
            draft.stance = Stance.DEMANDS
        if subject is not None:
            draft.source, draft.source_at = subject, source_edges(grammar, subject)
            draft.content = outside(grammar, draft.content, draft.source_at, draft.cue_at or draft.source_at)
        return draft if draft.content else None
    return None


def _is_bidding(grammar: Grammar, draft: Draft) -> bool:
    """As in "told residents | to leave"."""
    return any(t.start == draft.start and t.tag == "TO" for t in grammar.tokens)


def _asks_for_anonymity(grammar: Grammar, content: list[tuple[int, int]]) -> bool:
    """Whether the content is a source's wish not to be named, which says nothing of the matter."""
    first, last = content[0][0], content[-1][1]
    words = [t.lower for t in grammar.tokens if first <= t.start < last]
    return len(words) <= 6 and any(w in words_of("anonymity") for w in words)


Found = tuple[list[tuple[int, int]], str, Token | None]


def _active(grammar: Grammar, verb: Token, reading: VerbCue) -> Found | None:
    """The content of an active cue: the first frame that fits, the fullest first."""
    frames = reading.frames
    if reading.particles and not any(
        c.lower in reading.particles and c.dep in ("prt", "advmod", "prep") for c in verb.children
    ):
        return None
    if "clause" in frames:
        clause = _clause(verb, "address" in frames or "order" in frames) or _stray_clause(grammar, verb)
        if clause is not None:
            return of_clause(grammar, verb, clause) + _that_goes_on(grammar, verb, clause), "clause", None
        aside = _aside(grammar, verb)
        if aside is not None:
            return aside, "aside", None
        tagged = _before_tag(grammar, verb)
        if tagged is not None:
            return tagged, "tag", None
        thing = clause_as_object(grammar, verb, takes_objects="object" in frames)
        if thing is not None:
            return stretch(grammar, thing.left, grammar.sentences[verb.sentence][1]), "clause", None
    if "as" in frames:
        found = predicate_of(grammar, verb)
        if found:
            return found, "predicate", None
    if "order" in frames:
        found = order_of(grammar, verb)
        if found:
            return found, "order", None
    if "infinitive" in frames:
        infinitive = verb.child("xcomp")
        if infinitive is not None and infinitive.i > verb.i and infinitive.right - infinitive.left > 1:
            last = max(
                c.right for c in (infinitive, *verb.children) if c is infinitive or is_bare_infinitive(c)
            )
            return stretch(grammar, infinitive.left, last), "infinitive", None
    if reading.prepositions:
        wish = next(
            (c for c in verb.children if c.dep in ("xcomp", "advcl", "ccomp") and _for_to(c, reading)), None
        )
        if wish is not None and wish.i > verb.i:
            mark = wish.children[0]
            return stretch(grammar, mark.i + 1, wish.right), "preposition", mark
    for preposition in verb.children:
        if preposition.lower in reading.prepositions and preposition.dep == "prep" and "object" not in frames:
            found = after_preposition(grammar, verb, preposition)
            if found:
                return found, "preposition", preposition
    if "object" in frames:
        found = object_of(grammar, verb, reading)
        if found:
            return found, "object", None
    return None


def _passive(grammar: Grammar, verb: Token, reading: VerbCue) -> Found | None:
    """The content of a passive cue: "troops were told to leave", "the deaths were confirmed by …"."""
    subject = verb.child("nsubjpass")
    clause = verb.child("ccomp")
    if "clause" in reading.frames and clause is not None and clause.i > verb.i:
        return (
            of_clause(grammar, verb, clause),
            "passive clause",
            None,
        )
    infinitive = verb.child("xcomp")
    if infinitive is not None and {"order", "address"} & reading.frames and infinitive.tag in ("VB", "TO"):
        return stretch(grammar, infinitive.left, infinitive.right), "passive order", None
    if subject is not None and subject.pos != "PRON":
        hearsay = "clause" in reading.frames and infinitive is not None
        if hearsay and infinitive is not None and "address" not in reading.frames:
            parts = stretch(grammar, subject.left, subject.right)
            by = by_phrase(verb)
            last = by.i - 1 if by is not None and by.i > infinitive.left else infinitive.right
            return parts + stretch(grammar, infinitive.left, last), "passive hearsay", None
        if "object" in reading.frames and agent_of(verb) is not None:
            return stretch(grammar, subject.left, subject.right), "passive object", None
    return None


def _impersonal(grammar: Grammar, verb: Token) -> Draft | None:
    """As in "It is understood that …", "reports have emerged that …", "it emerged that …"."""
    passive_it = verb.child("nsubjpass")
    clause = verb.child("ccomp")
    if clause is None or clause.i < verb.i:
        return None
    said_by_nobody = (
        passive_it is not None and passive_it.lower == "it" and verb.lower in words_of("impersonal")
    )
    readings = [r for r in verb_cues().get(verb.lemma, ()) if r.impersonal]
    if not said_by_nobody and not readings:
        return None
    content = of_clause(grammar, verb, clause)
    draft = Draft(content, "impersonal", grammar=grammar, cue=verb, cue_at=_cue_at(grammar, verb, None))
    draft.certainty = Certainty.REPORTED
    subject = verb.child("nsubj")
    if subject is not None and subject.lemma in noun_cues():
        draft.source, draft.source_at = subject, source_edges(grammar, subject)
    elif not said_by_nobody and (subject is None or subject.lower != "it"):
        return None
    return draft


def _for_to(clause: Token, reading: VerbCue) -> bool:
    """As in "called | for | Turkey to halt …": the preposition stands at the head of an infinitive clause."""
    first = clause.children[0] if clause.children else None
    return (
        first is not None
        and first.lower in reading.prepositions
        and first.dep in ("mark", "prep")
        and (clause.child("nsubj", "nsubjpass") is not None and first.i == clause.left)
    )


def _clause(verb: Token, has_hearer: bool) -> Token | None:
    """The clause that the verb reports."""
    best = None
    for child in verb.children:
        if child.dep == "ccomp" and not _is_another_cue(child, verb):
            if child.tag == "VBG" and child.i > verb.i and child.child("nsubj", "aux") is None:
                continue
            if child.i < verb.i and any(
                c.text in (";", ":") for c in verb.children if child.i < c.i < verb.i
            ):
                continue
            best = best or child
        elif (
            child.dep == "xcomp"
            and has_hearer
            and child.i > verb.i
            and any(c.dep in HEARER for c in verb.children)
        ):
            best = best or (child if verb.lemma in ("tell", "assure", "remind") else None)
        elif child.dep in ("advcl", "relcl") and _opens(child, verb):
            best = best or child
        elif child.dep in HEARER and best is None and child.i > verb.i:
            # "told reporters that …" is sometimes hung on the hearer
            inner = child.child("acl", "relcl", "ccomp")
            if inner is not None and any(c.dep == "mark" and c.lower == "that" for c in inner.children):
                best = inner
    return best


def _opens(clause: Token, verb: Token) -> bool:
    """Whether the clause opens with "that", or with "if" after a verb of asking."""
    marks = [c.lower for c in clause.children if c.dep == "mark"]
    return "that" in marks or (verb.lemma in words_of("askers") and bool({"if", "whether"} & set(marks)))


def _that_goes_on(grammar: Grammar, verb: Token, clause: Token) -> list[tuple[int, int]]:
    """What goes on after the cue: "The road was so bad, he said, | that nobody took it"."""
    if clause.i > verb.i:
        return []
    after = (c for c in verb.children if c.i > verb.i and c.dep in ("ccomp", "advcl"))
    more = next((c for c in after if c.children and c.children[0].lower == "that"), None)
    return stretch(grammar, more.left, more.right) if more is not None else []


def _stray_clause(grammar: Grammar, verb: Token) -> Token | None:
    """The that-clause that the parser hung on a phrase between: "said in the debate that …".

    Or that it took for a phrase: "said that mothers that came early should wait".
    """
    that = next((c for c in verb.children if c.i > verb.i and c.lower == "that" and c.dep == "prep"), None)
    if that is not None:
        return that
    for token in grammar.tokens[verb.i + 1 : verb.right + 1]:
        if (
            token.dep == "mark"
            and token.lower == "that"
            and token.head.dep in ("acl", "relcl", "ccomp", "advcl")
        ):
            between = token.head.head
            if between is not verb and between.pos in ("NOUN", "PROPN") and between.lemma not in noun_cues():
                above = list(between.ancestors())
                if verb in above and not any(a.lemma in verb_cues() for a in above[: above.index(verb)]):
                    return token.head
    return None


def _is_another_cue(clause: Token, verb: Token) -> bool:
    """Whether the "clause" is in truth a second cue: "…, he said, adding …"."""
    alone = clause.tag in ("VBG", "VBD", "VBZ") and clause.child(*SUBJECTS) is None
    return alone and clause.i > verb.i and clause.lemma in verb_cues()


def _aside(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """The sentence around a cue set in commas: "The bridge, he said, was closed."."""
    if verb.child("nsubj") is None or verb.child("dobj", "ccomp", "xcomp") is not None:
        return None
    as_clause = verb.dep == "advcl" and any(c.dep == "mark" and c.lower == "as" for c in verb.children)
    if verb.dep not in ("parataxis", "ccomp", "dep") and not as_clause:
        return None
    head = verb.head
    if head is verb or (verb.dep == "ccomp" and head.lemma in verb_cues()):
        return None
    if head.pos not in ("VERB", "AUX") or any(t.text == ";" for t in grammar.tokens[head.i : verb.i]):
        return None
    content = [
        (start, end)
        for start, end in without(grammar, head, verb.left, verb.right)
        if not any(t.start == start and t.lower == "according" for t in grammar.tokens)
    ]
    if len(content) > 1 and _only_connects(grammar, content[0]):
        return content[1:]
    return content


def _only_connects(grammar: Grammar, span: tuple[int, int]) -> bool:
    """Whether these words only link to what came before: "Still, he said, …", "And so, she said, …"."""
    words = [t for t in grammar.tokens if span[0] <= t.start < span[1]]
    return all(t.pos in ("ADV", "CCONJ", "SCONJ", "PUNCT", "INTJ") for t in words)


def _before_tag(grammar: Grammar, verb: Token) -> list[tuple[int, int]] | None:
    """The sentence before a cue at its end, where the parser lost the thread: "…, Okoro said"."""
    subject = subject_of(verb) or neighbour_of(grammar, verb)
    if subject is None or verb.child("dobj", "ccomp", "xcomp", "prep") is not None:
        return None
    first, last = grammar.sentences[verb.sentence]
    tag = min(subject.left, verb.left if verb.left > subject.i else verb.i, subject.i)
    rest = [t for t in grammar.tokens[max(verb.i, subject.right) + 1 : last + 1] if t.pos != "PUNCT"]
    if any(t.tag in ("``", "''") for t in grammar.tokens[first:tag]):
        return None  # quotations are attributed beside their marks
    if rest or tag - first < _SHORTEST_TAGGED or grammar.tokens[tag - 1].text != ",":
        return None
    return stretch(grammar, first, tag - 2)


def _cue_at(grammar: Grammar, verb: Token, last: Token | None) -> tuple[int, int]:
    """The verb group: auxiliaries, adverbs between, the verb, its particle or preposition."""
    first = verb
    for child in verb.children:
        if child.i < verb.i and child.dep in ("aux", "auxpass", "neg") and child.lower != "to":
            first = child if child.i < first.i else first
    for between in grammar.tokens[first.i : verb.i]:
        if between.dep in ("nsubj", "nsubjpass") or between.pos == "PUNCT":
            first = verb  # "has he said": keep to the verb
            break
    particle = verb.child("prt")
    end = max((t.i for t in (particle, last, verb) if t is not None and t.i <= verb.i + 2), default=verb.i)
    return grammar.tokens[first.i].start, grammar.tokens[end].end
