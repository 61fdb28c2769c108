"""Around a cue: the channel, the days within which it was said, the hedges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sayso.attribution.draft import Draft
from sayso.attribution.hearers import PRESS, is_outlet, outlet_told, whole_name, with_modifiers
from sayso.attribution.occasions import act_of, dates, is_made, is_occasion, leads
from sayso.language import Grammar, Token
from sayso.lexicons.channels import ChannelWord, channel_verbs, channel_words, occasion_words
from sayso.lexicons.cues import verb_cues
from sayso.lexicons.frames import hedges, words_of
from sayso.model import Article, Certainty, Channel, ChannelKind, Interval, Span, Time

_TELLS_WHOSE = ("det", "poss", "compound", "amod", "prep", "acl", "relcl", "nmod")
_STOPS = (".", "!", "?", ";")


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
        post = channel_verbs()["tweet"]
        words = article.text[slice(*draft.account_at)]
        return Channel(*draft.account_at, words, name=post.name or words, kind=post.kind)
    cue = draft.cue
    if cue is not None and cue.lemma in channel_verbs():
        word = channel_verbs()[cue.lemma]
        return _channel(article, word.kind, (cue, cue), word.name or cue.text)
    act = act_of(cue) if cue is not None else set()
    named = _by_its_word(article, draft, around, act)
    if named is not None and named.kind not in (ChannelKind.INTERVIEW, ChannelKind.CALL):
        return named
    told = outlet_told(article, draft, around, act)
    if named is None or told is None:
        return named or told
    return named if named.name != named.text else replace(told, kind=named.kind)


def _by_its_word(article: Article, draft: Draft, around: Sequence[Token], act: set[Token]) -> Channel | None:
    for token in around:
        found = _named(draft.grammar, token)
        if found is None:
            continue
        word, first, last = found
        if not _carries(last, word, draft, act) or (word.kind is ChannelKind.COURT and _is_inquiry(draft)):
            continue
        outlet = _outlet_of(article, draft.grammar, last, word)
        if outlet is not None:
            kind = word.kind if word.kind in (ChannelKind.INTERVIEW, ChannelKind.CALL) else ChannelKind.PRESS
            return _channel(article, kind, (first, outlet[1]), article.text[outlet[0].start : outlet[1].end])
        platform = _platform_on(draft.grammar, last) if word.name is None else None
        if platform is not None:
            return _channel(article, ChannelKind.SOCIAL, (first, platform[0]), platform[1])
        first = with_modifiers(first)
        return _channel(article, word.kind, (first, last), word.name or article.text[first.start : last.end])
    return None


def _named(grammar: Grammar | None, token: Token) -> tuple[ChannelWord, Token, Token] | None:
    """The channel that this token ends the name of."""
    words = channel_words()
    if grammar is None or token.pos not in ("NOUN", "PROPN", "VERB", "X", "PUNCT", "SYM"):
        return None
    if token.i:
        before = grammar.tokens[token.i - 1]
        if f"{before.lower} {token.lower}" in words:
            return words[f"{before.lower} {token.lower}"], before, token
    word = words.get(token.lower) or (words.get(token.lemma) if token.tag == "NNS" else None)
    if word is None or token.pos == "VERB" or (len(token.text) == 1 and token.text != "X"):
        return None
    if word.name is None and token.pos == "PROPN" and token.entity in ("ORG", "WORK_OF_ART", "PERSON"):
        return None  # "the Washington Post"
    return word, token, token


def _carries(noun: Token, word: ChannelWord, draft: Draft, act: set[Token]) -> bool:
    """Whether the noun carries the words: it is the source, is told them, or leads up to the cue."""
    source, cue = draft.source, draft.cue
    top = noun
    while top.dep in ("compound", "nmod", "amod", "conj") and top.head is not top:
        top = top.head
    if word.name is None and top is not noun and top.dep != "conj" and top.lower in channel_words():
        return False  # "court | documents": the whole is found by its last word
    if source is not None and (noun is source or (noun.head is source and noun.dep == "compound")):
        whose = [c for c in source.children if c.dep in _TELLS_WHOSE and c.lower != "as"]
        return source.lemma in words_of("documents") and (source.tag != "NNS" or bool(whose))
    if cue is None:
        return True
    if noun is cue:  # "said in a video | message that …"
        return noun.dep == "pobj" and noun.head.lower in ("in", "during")
    if word.hearers and noun.head is cue:
        return True
    if noun in act:
        return True
    bears = top is noun or top.dep == "conj" or is_occasion(top) or top.lower in occasion_words("bearers")
    if not bears or top.dep not in ("pobj", "dobj", "dative"):
        return False
    if top.dep == "dobj" and top.head is not cue and not is_made(top):
        return False
    return leads(top, act, cue) or _stands_behind_the_speaker(top, word, cue)


def _stands_behind_the_speaker(noun: Token, word: ChannelWord, cue: Token) -> bool:
    """As in "said the mayor in a phone call", where the parser hangs the call on the mayor."""
    by, kinds = noun.head, (ChannelKind.COURT, ChannelKind.SOCIAL, ChannelKind.PRESS)
    if word.kind in kinds or by.lower not in ("in", "during"):
        return False
    return by.head.dep == "nsubj" and by.head.head is cue and by.head.i > cue.i


def _is_inquiry(draft: Draft) -> bool:
    """Whether somebody told the police, whom nobody tells anything in court."""
    hearer = draft.cue.child("dobj", "dative") if draft.cue is not None else None
    return hearer is not None and hearer.lower in occasion_words("investigators")


def _outlet_of(
    article: Article, grammar: Grammar | None, noun: Token, word: ChannelWord
) -> tuple[Token, Token] | None:
    """As in "an interview with | the BBC", "remarks to | Reuters"."""
    asked = word.kind in (ChannelKind.INTERVIEW, ChannelKind.CALL)
    if grammar is None or not (asked or word.kind in (ChannelKind.SPEECH, ChannelKind.DOCUMENT)):
        return None
    prepositions = ("with", "on", "to", "for") if asked else ("to",)
    for child in noun.children:
        outlet = child.child("pobj") if child.dep in ("prep", "dative") else None
        if outlet is None or child.lower not in prepositions:
            continue
        name = whole_name(grammar, outlet)
        if is_outlet(article, *name) or (asked and outlet.entity in PRESS):
            return name
    return None


def _platform_on(grammar: Grammar | None, noun: Token) -> tuple[Token, str] | None:
    """As in "a long post on | Twitter", "a statement on her | Facebook page"."""
    if grammar is None:
        return None
    for child in (c for c in noun.children if c.dep == "prep" and c.lower in ("on", "to", "via")):
        for token in grammar.tokens[child.i + 1 : child.right + 1]:
            found = _named(grammar, token)
            if found is not None and found[0].name is not None:
                return token, found[0].name
    return None


def _channel(article: Article, kind: ChannelKind, at: tuple[Token, Token], name: str) -> Channel:
    start, end = min(t.start for t in at), max(t.end for t in at)
    return Channel(start, end, article.text[start:end], name=name, kind=kind)


def said_when(
    draft: Draft, around: Sequence[Token], times: Sequence[Time], published: date | None = None
) -> Interval | None:
    """The days within which it was said, where the words around the cue tell; else None.

    Nothing is said after the day of publication.
    """
    near = [t for t in times if t.interval.earliest or t.interval.latest]
    if draft.cue is None or draft.grammar is None:
        starts = {token.start for token in around}
        near = [t for t in near if t.start in starts]
    else:
        near = [t for t in near if _is_day_of(draft, draft.cue, draft.grammar, t)]
    known = [i for i in (until(t.interval, published) for t in _nearest_first(draft, near)) if i is not None]
    return known[0] if known else None


def _nearest_first(draft: Draft, times: Sequence[Time]) -> list[Time]:
    at = (draft.cue_at or draft.source_at or (0, 0))[0]
    return sorted(times, key=lambda t: abs(t.start - at))


def until(interval: Interval, published: date | None) -> Interval | None:
    """What of an interval lies not after the day of publication."""
    if published is None or interval.latest is None or interval.latest <= published:
        return interval
    if interval.earliest is not None and interval.earliest > published:
        return None
    return Interval(interval.earliest, published)


def _is_day_of(draft: Draft, cue: Token, grammar: Grammar, time: Time) -> bool:
    """Whether a time of the cue's sentence, outside the content, is the time of saying."""
    sentence = grammar.sentence_of(cue)
    if not sentence[0].start <= time.start < sentence[-1].end:
        return False
    if any(start <= time.start < end for start, end in draft.content):
        return False
    words = [t for t in sentence if time.start <= t.start < time.end]
    top = next((t for t in words if t.head not in words), None)
    return top is not None and (_follows(grammar, cue, words[0], top) or dates(top, cue, draft.source))


def _follows(grammar: Grammar, cue: Token, first: Token, top: Token) -> bool:
    """Whether a day stands right after the cue, wherever the parser hung it: "said on Sunday"."""
    between = grammar.tokens[cue.i + 1 : first.i]
    if first.i <= cue.i or len(between) > 1 or top.dep in ("compound", "poss", "amod", "nummod", "nsubj"):
        return False
    return all(t.lower in ("on", "in") for t in between)


def lasts_at_most_a_month(said: Interval) -> bool:
    """Whether the days are so few that one speech falls on them: a year holds many."""
    return said.earliest is not None and said.latest is not None and (said.latest - said.earliest).days <= 31


def hedging(
    article: Article, draft: Draft, around: Sequence[Token], inside: Sequence[Token]
) -> tuple[Certainty, tuple[Span, ...]]:
    """How firmly it is put, and the words that weaken it."""
    known = hedges()
    found = [t for t in inside if t.lower in known and _is_hedge(t) and _bears(t, draft.cue, set(inside))]
    if draft.cue is not None:
        found += [t for t in draft.cue.children if t.lower in known and t.dep == "advmod" and t in around]
    grades = {known[t.lower] for t in found} | {draft.certainty}
    spans = tuple(article.span(t.start, t.end) for t in sorted(found, key=lambda t: t.start))
    for grade in (Certainty.REPORTED, Certainty.HEDGED):
        if grade in grades:
            return grade, spans
    return Certainty.PLAIN, spans


def _is_hedge(token: Token) -> bool:
    """Whether a word that can hedge does: "May" the month, "might" the power and "the suspect" do not."""
    if token.text == "May" and token.pos != "AUX":
        return False
    if token.lower in ("believed", "thought", "suspected"):
        return any(c.dep == "auxpass" for c in token.children)
    if token.lower in ("may", "might", "could"):
        return token.pos in ("AUX", "VERB") and token.tag == "MD" and _is_guess(token)
    if token.lemma in ("appear", "seem"):
        return any(c.dep in ("xcomp", "ccomp", "oprd", "acomp", "advcl") for c in token.children)
    if token.lower == "unclear":
        return any(c.dep in ("ccomp", "advcl", "csubj") for c in (*token.children, *token.head.children))
    return token.pos != "NOUN"


def _is_guess(modal: Token) -> bool:
    """Whether "could" and "might" make a guess, and do not tell of a power or a wish."""
    verb = modal.head
    if any(c.dep == "nsubj" and (c.lower == "you" or c.i > modal.i) for c in verb.children):
        return False  # "you might think", "May he rest", "Could it be?"
    if modal.lower != "could":
        return True
    asked = any(c.dep in ("advmod", "dobj") and c.tag in ("WRB", "WP") for c in verb.children)
    denied = any(c.dep == "neg" for c in verb.children)
    return not (asked or denied or verb.lemma in occasion_words("powers"))


def _bears(token: Token, cue: Token | None, inside: set[Token]) -> bool:
    """Whether a hedge bears on the main verb of the content, and not on a clause or a noun within it."""
    if token.lower == "could" and cue is not None and cue.lemma in occasion_words("findings"):
        return False
    verb = token if token.pos == "VERB" and token.dep not in ("aux", "amod") else token.head
    if token.dep in ("amod", "compound", "nummod") or verb.pos not in ("VERB", "AUX"):
        return False
    while verb in inside and verb.head is not verb and verb.head in inside:
        told = verb.dep == "acl" and any(c.dep == "mark" and c.lower == "that" for c in verb.children)
        if not told and verb.dep not in ("conj", "ccomp", "xcomp", "parataxis", "acomp", "oprd"):
            return False  # but "information that he may have left" is one claim
        if told:
            return True
        verb = verb.head
    return True
