"""The outlet that the words were given to: "told the BBC", "speaking to Sky News", "in The Lund Gazette"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribution.draft import Draft
from sayso.attribution.occasions import act_of, is_occasion, leads
from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.channels import occasion_words
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.outlets import outlets
from sayso.model import Article, Channel, ChannelKind

PRESS = ("ORG", "PERSON", "GPE", "FAC", "PRODUCT", "WORK_OF_ART")
_OUTLETS = ("ORG", "PRODUCT", "WORK_OF_ART")
_MEDIA = dict.fromkeys(("to", "with", "by", "in"), ChannelKind.PRESS) | {"on": ChannelKind.BROADCAST}
_QUOTING = ("quote", "cite")


def outlet_told(article: Article, draft: Draft, around: Sequence[Token], act: set[Token]) -> Channel | None:
    """The outlet that was told, or in which it was written, with its whole name."""
    cue, grammar = draft.cue, draft.grammar
    if cue is None or grammar is None:
        return None
    hearer = _hearer(cue)
    if hearer is not None and hearer in around:
        return _told(article, grammar, hearer)
    source = draft.source_at or (0, 0)
    for token in around:
        if source[0] <= token.start < source[1]:
            continue
        kind = _medium(token, act or act_of(cue), cue)
        name = whole_name(grammar, token) if kind is not None else None
        if kind is not None and name is not None and is_outlet(article, *name):
            return _channel(article, name, kind)
    return None


def _hearer(cue: Token) -> Token | None:
    """Who was told, by the grammar."""
    if not any("address" in reading.frames for reading in verb_cues().get(cue.lemma, ())):
        return None
    hearer = cue.child("dobj", "dative", "iobj")
    if hearer is not None and hearer.pos == "ADP":
        hearer = hearer.child("pobj")
    return hearer if hearer is not None and hearer.i > cue.i else None


def _told(article: Article, grammar: Grammar, hearer: Token) -> Channel | None:
    """The outlet that was told, itself or by its reporter: "told | CNN’s Ana Kent"."""
    first, last = whole_name(grammar, hearer)
    body = kinds_of_nouns().get(last.lower) or last.lower.endswith("s")
    if is_outlet(article, first, last) or (hearer.entity in _OUTLETS and hearer.pos == "PROPN" and not body):
        return _channel(article, (first, last), ChannelKind.PRESS)
    for child in hearer.children:
        if child.dep in ("poss", "compound", "nmod") and child.pos == "PROPN":
            name = whole_name(grammar, child)
            if name[1].i < hearer.i and is_outlet(article, *name):
                return _channel(article, name, ChannelKind.PRESS)
    return None


def _medium(noun: Token, act: set[Token], cue: Token) -> ChannelKind | None:
    """As what a noun carries the words, where it follows a preposition that leads up to the cue."""
    by = noun.head
    if noun.pos != "PROPN" or noun.dep != "pobj" or by.lower not in _MEDIA or not leads(noun, act, cue):
        return None
    if by.lower == "by":
        return _MEDIA["by"] if by.head.lemma in _QUOTING else None
    if by.head.pos in ("NOUN", "PROPN") and not is_occasion(by.head):
        return None
    return _MEDIA[by.lower]


def is_outlet(article: Article, first: Token, last: Token) -> bool:
    """Whether a name is known for an outlet's, or has a word in it that only outlets have."""
    name = article.text[first.start : last.end]
    if not first.text[0].isupper():
        return False
    words = name.lower().replace("-", " ").split()
    return name in outlets() or any(word in occasion_words("outlets") for word in words)


def whole_name(grammar: Grammar, noun: Token) -> tuple[Token, Token]:
    """The first and the last token of a name, with all its parts: "Lund Tribune-Review", "NBC 4 New York"."""
    first = last = noun
    while first.i and _belongs(grammar.tokens[first.i - 1], first, noun):
        first = grammar.tokens[first.i - 1]
    while last.i + 1 < len(grammar.tokens) and _goes_on(last, grammar.tokens[last.i + 1], noun):
        last = grammar.tokens[last.i + 1]
    return first, last


def _belongs(token: Token, after: Token, noun: Token) -> bool:
    """Whether a token before a part of the name is part of it, too."""
    if token.text in ("-", "–", "/") or after.text in ("-", "–", "/"):
        return token.end == after.start
    if token.lower in ("the", "'s", "’s"):
        return False
    same = token.entity == noun.entity != "" and token.head.i >= after.i
    return (token.pos == "PROPN" and same) or (token.head is noun and token.dep == "compound")


def _goes_on(token: Token, after: Token, noun: Token) -> bool:
    """Whether a token after a part of the name is part of it, too."""
    if after.text in ("-", "–", "/"):
        return token.end == after.start
    if after.pos not in ("PROPN", "NUM") or after.entity in ("DATE", "TIME"):
        return False
    same = after.entity in (noun.entity, token.entity) and after.entity != ""
    return same or after.pos == "NUM" or token.pos == "NUM"


def with_modifiers(noun: Token) -> Token:
    """The first of the words that belong to the name of a channel: "situation report"."""
    first = noun
    for child in reversed(noun.children):
        figures = any(c.isdigit() for c in child.text)  # "the April 2nd | report"
        left_out = figures or child.lower in occasion_words("left out")
        if child.i == first.i - 1 and child.dep in ("compound", "amod", "nmod") and not left_out:
            first = with_modifiers(child)
    return first


def _channel(article: Article, name: tuple[Token, Token], kind: ChannelKind) -> Channel:
    start, end = name[0].start, name[1].end
    return Channel(start, end, article.text[start:end], name=article.text[start:end], kind=kind)
