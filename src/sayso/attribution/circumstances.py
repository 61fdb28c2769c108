"""Around a cue: the channel, the days within which it was said, the hedges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.attribution.draft import Draft
from sayso.language import Grammar, Token
from sayso.lexicons.channels import ChannelWord, channel_verbs, channel_words
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.frames import hedges, words_of
from sayso.model import Article, Certainty, Channel, ChannelKind, Interval, Span, Time

_NEAR = 25  # characters: "said on Sunday" where the parser hung the day elsewhere
_STOPS = (".", "!", "?", ";")
_PRESS = ("ORG", "PERSON", "GPE", "FAC", "PRODUCT", "WORK_OF_ART")


def surroundings(draft: Draft) -> list[Token]:
    """The tokens of the cue's sentence that are not content, nearest to the cue first."""
    grammar, at = draft.grammar, draft.cue_at or draft.source_at
    if grammar is None or at is None:
        return []
    centre = bisect_left(grammar.tokens, at[0], key=lambda t: t.start)
    near = [
        *_towards(grammar, draft, range(centre, len(grammar.tokens))),
        *_towards(grammar, draft, range(centre - 1, -1, -1)),
    ]
    return sorted(near, key=lambda t: abs(t.i - centre))


def _towards(grammar: Grammar, draft: Draft, indices: range) -> Iterator[Token]:
    for i in indices:
        token = grammar.tokens[i]
        if any(start <= token.start < end for start, end in draft.content):
            continue
        if token.text in _STOPS:
            return
        if (
            token is not draft.cue
            and token.pos == "VERB"
            and token.lemma in verb_cues()
            and token.tag in ("VBD", "VBZ", "VBP")
            and draft.cue is not None
        ):
            return  # another cue's ground
        yield token


def channel_of(article: Article, draft: Draft, around: Sequence[Token]) -> Channel | None:
    """Where the words were said or written; None when the article does not tell."""
    if draft.account_at is not None:
        return Channel(
            *draft.account_at, article.text[slice(*draft.account_at)], name="Twitter", kind=ChannelKind.SOCIAL
        )
    cue = draft.cue
    if cue is not None and cue.lemma in channel_verbs():
        word = channel_verbs()[cue.lemma]
        return _channel(article, word, cue, cue, word.name or cue.text)
    for token in around:
        found = _named(draft.grammar, token)
        if found is None:
            continue
        word, first, last = found
        if word.hearers and not (cue is not None and last.head is cue):
            continue
        if word.name is None and not _carries(last, draft):
            continue
        if word.kind is ChannelKind.INTERVIEW or word.kind is ChannelKind.CALL:
            outlet = _outlet_of(last)
            if outlet is not None:
                return _channel(article, word, first, outlet, _noun_phrase(article, outlet))
        name = word.name or article.text[_with_modifiers(first).start : last.end]
        return _channel(article, word, _with_modifiers(first), last, name)
    return _hearer(article, draft)


def _named(grammar: Grammar | None, token: Token) -> tuple[ChannelWord, Token, Token] | None:
    """The channel that this token ends the name of."""
    words = channel_words()
    if grammar is None or token.pos not in ("NOUN", "PROPN", "VERB", "X"):
        return None
    if token.i:
        before = grammar.tokens[token.i - 1]
        if f"{before.lower} {token.lower}" in words:
            return words[f"{before.lower} {token.lower}"], before, token
    word = words.get(token.lower)
    return (word, token, token) if word and token.pos != "VERB" else None


def _carries(noun: Token, draft: Draft) -> bool:
    """Whether the noun carries the words: it follows a preposition, is the source, or owns the source."""
    if draft.source is not None and (
        noun is draft.source or (noun.head is draft.source and noun.dep == "compound")
    ):
        return noun.lemma in words_of("documents")
    if draft.cue is not None and noun is draft.cue:
        return False
    top = noun
    while top.dep in ("compound", "nmod", "amod", "conj") and top.head is not top:
        top = top.head
    if top.dep == "pobj" and top.head.lower in (
        "in",
        "at",
        "on",
        "during",
        "via",
        "through",
        "to",
        "by",
        "from",
    ):
        by = top.head.head
        return (
            draft.cue is None or by is draft.cue or by in draft.cue.ancestors() or draft.cue in by.ancestors()
        )
    return top.dep in ("dobj", "dative") and top.head is draft.cue


def _outlet_of(noun: Token) -> Token | None:
    """As in "an interview with | the BBC"."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("with", "on", "to", "for"):
            outlet = child.child("pobj")
            if outlet is not None and outlet.entity in _PRESS:
                return outlet
    return None


def _hearer(article: Article, draft: Draft) -> Channel | None:
    """The outlet that was told: "told the BBC that …"."""
    cue = draft.cue
    if cue is None or not any("address" in r.frames for r in verb_cues().get(cue.lemma, ())):
        return None
    hearer = cue.child("dobj", "dative", "iobj")
    if hearer is None or hearer.entity not in ("ORG", "PRODUCT", "WORK_OF_ART") or hearer.i < cue.i:
        return None
    word = ChannelWord(ChannelKind.PRESS, None, True)
    return _channel(article, word, hearer, hearer, _noun_phrase(article, hearer))


def _channel(article: Article, word: ChannelWord, first: Token, last: Token, name: str) -> Channel:
    start, end = min(first.start, last.start), max(first.end, last.end)
    return Channel(start, end, article.text[start:end], name=name, kind=word.kind)


def _noun_phrase(article: Article, noun: Token) -> str:
    """The name at whose head the noun stands, without its article."""
    first = _with_modifiers(noun)
    return article.text[first.start : noun.end]


def _with_modifiers(noun: Token) -> Token:
    """The first of the words that belong to the name of a channel: "situation report"."""
    first = noun
    for child in reversed(noun.children):
        if child.i == first.i - 1 and child.dep in ("compound", "amod", "nmod"):
            first = _with_modifiers(child)
    return first


def said_when(draft: Draft, around: Sequence[Token], times: Sequence[Time]) -> Interval | None:
    """The days within which it was said, where the words around the cue tell; else None."""
    starts = {token.start for token in around}
    near = [t for t in times if t.start in starts and (t.interval.earliest or t.interval.latest)]
    if draft.cue is not None and draft.grammar is not None:
        at_token = {token.start: token for token in around}
        near = [t for t in near if _dates(at_token[t.start], draft.cue)]
    if draft.source is not None and draft.grammar is not None:
        tokens = draft.grammar.tokens
        for clause in (t for t in draft.grammar.subtree(draft.source) if t.dep == "relcl"):
            # "Okoro, who resigned in May, said": May is not when he said it
            low, high = tokens[clause.left].start, tokens[clause.right].end
            near = [t for t in near if not low <= t.start < high]
    at = (draft.cue_at or draft.source_at or (0, 0))[0]
    return min(near, key=lambda t: abs(t.start - at)).interval if near else None


def _dates(token: Token, cue: Token) -> bool:
    """Whether a day dates the cue: it hangs on it, stands right after it, or on a clause above it."""
    if cue.left <= token.i <= cue.right or 0 < token.start - cue.start < _NEAR:
        return True
    verb = next((a for a in token.ancestors() if a.pos in ("VERB", "AUX")), None)
    return verb is not None and verb in cue.ancestors()


def hedging(
    article: Article, draft: Draft, around: Sequence[Token], inside: Sequence[Token]
) -> tuple[Certainty, tuple[Span, ...]]:
    """How firmly it is put, and the words that weaken it."""
    known = hedges()
    found = [t for t in inside if t.lower in known and _is_hedge(t)]
    if draft.cue is not None:
        found += [t for t in draft.cue.children if t.lower in known and t in around]
    found += _hyphenated(draft.grammar, inside)
    grades = {known.get(t.lower, Certainty.HEDGED) for t in found} | {draft.certainty}
    spans = tuple(_hedge_span(article, draft.grammar, t) for t in sorted(found, key=lambda t: t.start))
    for grade in (Certainty.REPORTED, Certainty.HEDGED):
        if grade in grades:
            return grade, spans
    return Certainty.PLAIN, spans


def _is_hedge(token: Token) -> bool:
    """Whether a word that can hedge does: "May" the month and "might" the power do not."""
    if token.lower in ("believed", "thought", "suspected"):
        return token.dep == "amod" or any(c.dep == "auxpass" for c in token.children)
    if token.lower.startswith("suspect") and token.pos == "NOUN":
        return False  # a suspect is somebody
    if token.lower == "could" and any(c.dep == "neg" for c in token.head.children):
        return False  # "could not comment" tells what was not possible
    return token.text != "May" and not (token.lower in ("may", "might") and token.pos not in ("AUX", "VERB"))


def _hyphenated(grammar: Grammar | None, inside: Sequence[Token]) -> list[Token]:
    """As in "so-called" comes as three tokens."""
    if grammar is None:
        return []
    known = hedges()
    return [
        t
        for t in inside
        if t.text == "-"
        and 0 < t.i < len(grammar.tokens) - 1
        and f"{grammar.tokens[t.i - 1].lower}-{grammar.tokens[t.i + 1].lower}" in known
    ]


def _hedge_span(article: Article, grammar: Grammar | None, token: Token) -> Span:
    if token.text == "-" and grammar is not None:
        return article.span(grammar.tokens[token.i - 1].start, grammar.tokens[token.i + 1].end)
    return article.span(token.start, token.end)
