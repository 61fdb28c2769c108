"""Where what a cue reports begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.attribution.sources import SUBJECTS, set_off, takes_over
from sayso.attribution.stretches import stretch
from sayso.language import Grammar, Token
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.frames import words_of

Content = list[tuple[int, int]]


def of_clause(grammar: Grammar, verb: Token, clause: Token) -> Content:
    """What a clause reports: from its opening to its end, wherever the parser hung its parts."""
    tokens = grammar.tokens
    return stretch(grammar, _clause_start(tokens, verb, clause), _clause_end(tokens, verb, clause))


def own_words(grammar: Grammar, cue: Token, content: Content, cues: set[int]) -> Content:
    """The content without what sets in after it: a further cue, an aside of the writer's.

    ``cues`` are the indices of the tokens that report something themselves.
    """
    return _before_aside(grammar, cue, _before_next_cue(grammar, cue, content, cues))


def outside(grammar: Grammar, content: Content, source: tuple[int, int], cue: tuple[int, int]) -> Content:
    """The content around source and cue: "…, Officer Okoro said", "which | she said | was shut"."""
    kept = []
    for start, end in content:
        if source[0] <= start or end <= source[0]:
            kept.append((start, end))
            continue
        for a, b in ((start, source[0]), (max(source[1], cue[1]), end)):
            tokens = [t for t in grammar.tokens if a <= t.start < b]
            if tokens:
                kept += stretch(grammar, tokens[0].i, tokens[-1].i)
    return kept


def _clause_start(tokens: Sequence[Token], verb: Token, clause: Token) -> int:
    """Where the reported clause begins: a subordinate clause right after the cue opens it, no day does."""
    after = verb.i + 1
    if clause.i < verb.i:
        return clause.left
    if after < clause.left and tokens[after].lower in words_of("openers"):
        return after
    for child in clause.children:
        if child.i < clause.i and child.left == clause.left and _is_day_of_saying(child):
            return child.right + 1
    return clause.left


def _is_day_of_saying(phrase: Token) -> bool:
    """As in "said Monday the road was shut": the day belongs to the saying, unless it is yet to come."""
    dated = phrase.entity == "DATE" or (
        phrase.dep == "prep" and any(c.entity == "DATE" for c in phrase.children)
    )
    words = {t.lower for t in (phrase, *phrase.children)}
    return dated and phrase.dep in ("npadvmod", "prep", "advmod") and not words & words_of("to come")


def _clause_end(tokens: Sequence[Token], verb: Token, clause: Token) -> int:
    """Where the reported clause ends: adverbial clauses that the parser hung on the cue belong to it."""
    if clause.i < verb.i:
        return min(clause.right, verb.i - 1)
    last = next(
        (i - 1 for i in range(max(verb.i, clause.left), clause.right) if tokens[i].text == ";"), clause.right
    )
    for child in verb.children:
        if child.i <= clause.i or (child.left <= last - 0 and child.right <= last):
            continue
        joins = child.dep == "advcl" and child.tag != "VBG" and child.child("mark") is not None
        second = child.dep == "conj" and any(c.dep == "mark" and c.lower == "that" for c in child.children)
        more = child.dep == "ccomp" and child.left > last
        if joins or second or more or _is_backshifted(child) or _is_present(child, verb):
            last = max(last, child.right)
    return last


def _is_backshifted(verb: Token) -> bool:
    """As in "said she was tired, but | would go": only reported speech says "would" here."""
    modal = verb.children[0] if verb.children else verb
    would = modal.tag == "MD" and modal.lower in words_of("backshifted")
    return verb.dep == "conj" and (would or is_bare_infinitive(verb))


def is_bare_infinitive(verb: Token) -> bool:
    """As in "promised to lower taxes, | reform the police": no cue stands so."""
    return verb.tag == "VB" and verb.dep == "conj" and verb.child(*SUBJECTS, "aux") is None


def _is_present(verb: Token, cue: Token) -> bool:
    """As in "concluded that peace is good, but war | pays": the report is past, what it says is not."""
    past = cue.tag in ("VBD", "VBN") and not any(c.dep == "aux" and c.tag == "VBZ" for c in cue.children)
    subject = verb.child("nsubj", "nsubjpass", "expl")
    own = subject is not None and subject.lower not in ("he", "she") and subject.i < verb.i
    return (
        verb.dep == "conj" and past and own and verb.tag in ("VBZ", "VBP") and verb.lemma not in verb_cues()
    )


def _before_next_cue(grammar: Grammar, verb: Token, content: Content, cues: set[int]) -> Content:
    """The content up to a further cue, of the same speaker (", adding …") or not (", while she said …")."""
    start, end = content[-1]
    for token in grammar.tokens[verb.i + 1 :]:
        if token.start >= end:
            break
        if token.start > start and _sets_in(grammar, token, verb, cues):
            opener = [c.i for c in token.head.children if c.dep == "cc" and token.head.i < c.i < token.i]
            first = next(t.i for t in grammar.tokens if t.start >= start)
            return content[:-1] + stretch(grammar, first, min([token.left, *opener]) - 1)
    return content


def _sets_in(grammar: Grammar, token: Token, verb: Token, cues: set[int]) -> bool:
    """Whether this token begins to tell what somebody else says, or what the same one says further."""
    if token.lower == "according":
        return token.head.i < token.i
    if token.i in cues or _opens_quotation(grammar, token):
        return takes_over(token, verb) or _is_of_another(token, verb)
    return token.child("neg", "dobj") is not None and _is_of_another(
        token, verb
    )  # "…, though he did not say why"


def _opens_quotation(grammar: Grammar, verb: Token) -> bool:
    """Whether a quotation begins after this verb and before its clause ends."""
    return any(t.tag == "``" or t.text in ('"', "''") for t in grammar.tokens[verb.i + 1 : verb.right + 1])


def _is_of_another(verb: Token, cue: Token) -> bool:
    """Whether this verb reports for a subject of its own beside the cue: "…, while the mayor said …"."""
    if verb.dep not in ("conj", "advcl") or verb.lemma not in verb_cues() or verb.tag != cue.tag:
        return False
    mark = verb.child("mark")
    if mark is not None and mark.lower not in words_of("contrasts"):
        return False
    return verb.child("nsubj") is not None and (mark is not None or verb.dep == "conj") and set_off(verb)


def _before_aside(grammar: Grammar, verb: Token, content: Content) -> Content:
    """The content without a relative clause after a comma at its end: more often it is the writer's own."""
    start, end = content[-1]
    inside = [t for t in grammar.tokens[verb.i + 1 :] if start <= t.start and t.end <= end]
    for comma, opener in pairwise(inside):
        if comma.text == "," and opener.lower in words_of("asides"):
            clause = next(
                (t for t in (opener, *opener.ancestors()) if t.dep in ("relcl", "npadvmod", "appos", "prep")),
                None,
            )
            quoted = any(t.tag in ("``", "''") for t in inside if t.i > opener.i)
            if clause is not None and clause.right >= inside[-1].i and not quoted:
                return content[:-1] + stretch(grammar, inside[0].i, comma.i - 1)
    return content
