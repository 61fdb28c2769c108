"""What "according to …" stands by."""

from __future__ import annotations

from bisect import bisect_left

from sayso.attribution.beside import DASHES
from sayso.attribution.draft import Draft
from sayso.attribution.sources import source_edges
from sayso.attribution.stretches import stretch, without
from sayso.language import Grammar, Token
from sayso.lexicons.frames import words_of


def according_to(grammar: Grammar, token: Token) -> Draft | None:
    """The clause that "according to …" stands by, without that phrase."""
    to = token.child("prep")
    if to is None or to.lower != "to":
        return None
    source = to.child("pobj")
    if source is None or source.tag == "WDT":  # "a clause according to which they may vote": nobody speaks
        return None
    if _is_manner(token, source):
        return None
    clause = token.head
    last = _end_of_phrase(grammar, clause, token, source)
    ends_sentence = last >= grammar.sentences[token.sentence][1] - 1
    while clause.head is not clause and (
        not _stands_alone(clause) or (ends_sentence and clause.dep == "conj")
    ):
        clause = clause.head
    content = _what_it_is_set_into(grammar, token, last) or without(grammar, clause, token.i, last)
    if not content:
        return None
    draft = Draft(
        content,
        "according to",
        grammar=grammar,
        cue=token,
        cue_at=(token.start, to.end),
        source=source,
        source_at=source_edges(grammar, source),
    )
    comma = next((t for t in grammar.tokens[source.i : clause.i] if t.text == ","), None)
    if token.i == clause.left and comma is not None and clause.child("nsubj", "nsubjpass", "expl") is None:
        # "According to Okoro, the aim was …": the parser takes the subject for an apposition
        draft.content = stretch(grammar, comma.i + 1, clause.right)
        draft.source_at = (draft.source_at[0], comma.start) if draft.source_at else None
    return draft if draft.content else None


def clause_beside(grammar: Grammar, phrase: Token) -> Token | None:
    """The clause that a phrase set off by commas stands beside: "In his view, …", "…, in his view, …"."""
    clause = phrase.head
    first, last = grammar.sentences[phrase.sentence]
    opens = phrase.left == first or grammar.tokens[phrase.left - 1].text == ","
    closes = phrase.right + 1 >= last or grammar.tokens[phrase.right + 1].text == ","
    if not (opens and closes):
        return None
    while clause.head is not clause and not _stands_alone(clause):
        clause = clause.head
    return clause if clause.pos in ("VERB", "AUX") else None


def _is_manner(token: Token, source: Token) -> bool:
    """As in "it went according to plan", "gave it up according to law": nobody says so."""
    comma = any(c.text == "," and c.i == token.i - 1 for c in token.head.children)
    bare = token.i > token.head.left and not comma
    return bare and source.lemma.lower() in words_of("manner")


def _what_it_is_set_into(grammar: Grammar, token: Token, last: int) -> list[tuple[int, int]] | None:
    """The phrase that goes on after it: "…, including, according to the report, | 54 children"."""
    before = grammar.tokens[token.i - 2] if token.i > 1 and grammar.tokens[token.i - 1].text == "," else None
    after = grammar.tokens[last + 2] if last + 2 < len(grammar.tokens) else None
    closed = after is not None and grammar.tokens[last + 1].text == "," and after.sentence == token.sentence
    if (
        before is None
        or after is None
        or not closed
        or not (before.dep == "prep" or before.lower == "including")
    ):
        return None
    while after.head.left > last and after.head is not after:
        after = after.head
    return stretch(grammar, after.left, after.right)


def _end_of_phrase(grammar: Grammar, clause: Token, token: Token, source: Token) -> int:
    """The last token of "according to …": the source, or all before the comma when it opens the sentence."""
    last = bisect_left(grammar.tokens, source_edges(grammar, source)[1], key=lambda t: t.start) - 1
    if token.i == grammar.sentences[token.sentence][0]:
        return next((t.i - 1 for t in grammar.tokens[last + 1 : clause.i] if t.text == ","), last)
    for part in source.children:  # "a poll | released on Monday", "a group, | which watches …"
        if part.i > last and part.dep in ("acl", "relcl", "npadvmod", "prep") and part.left <= last + 2:
            dash = (t.i - 1 for t in grammar.tokens[part.left : part.right + 1] if t.text in DASHES)
            last = next(dash, part.right)
    return last


def _stands_alone(clause: Token) -> bool:
    """Whether this is the head of a clause of its own."""
    if clause.dep in ("ccomp", "relcl", "parataxis"):
        return True
    return clause.dep in ("conj", "advcl") and clause.child("nsubj", "nsubjpass") is not None
