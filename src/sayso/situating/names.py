"""Names as they stand in the text: where each begins and ends, and what sort of actor bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.actors import (
    genders,
    genders_of_given_names,
    kinds_of_nouns,
    metonyms,
    name_endings,
    titles,
    words_of_bodies,
)
from sayso.lexicons.outlets import outlets, weak_forms
from sayso.model import ActorKind, Article, Role, Span
from sayso.situating.roles import is_called_a_body, is_office, roles

_LABELS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "GPE": ActorKind.GOVERNMENT,
    "FAC": ActorKind.ORGANIZATION,
}
_UNSURE = ("", "EVENT", "PRODUCT")  # what the model says of many a name that it does not know
_TRAILING = ("POS", "``", "''", ",", "HYPH", ".", ":", "-RRB-", "-LRB-")
_MARKS = '"“”„«»`,'
_LEADING = ("``", "''", "PRP$", "POS")
_COMPOSED = re.compile(r"^[A-Z][a-z]{3,}[A-Z]\w*$")  # "WalesOnline", but not "McDonald", "MacArthur"


@dataclass(slots=True)
class Mention:
    """A name as it stands in the text, without title, article or possessive."""

    span: Span
    words: tuple[str, ...]
    kind: ActorKind
    title: str | None = None
    roles: tuple[str, ...] = ()
    acronym: str | None = None  # the capitals in brackets after it
    placed: bool = False  # a preposition of place stands before it


def names(article: Article, grammars: Sequence[Grammar]) -> list[Mention]:
    """Every name in the article, in reading order, none within another.

    Two sorts that the model misses are added: a run of capitalised words ("World Ring Karn"), and a last name
    or an acronym that stands alone ("Jobs", "the WHO") where the article has the full name elsewhere.
    """
    found = [m for g in grammars for m in _seen(article, g)]
    found += [m for g in grammars for m in _runs(article, g)]
    found += _short(article, grammars, found)
    found.sort(key=lambda m: (m.span.start, -m.span.end))
    return _outermost(found)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that are a part of one before: "Zelensky" of "Volodymyr Zelensky"."""
    kept: list[Mention] = []
    for mention in mentions:  # a longer one comes before a shorter one that begins with it
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


# -------------------------------------------------------------- what the model sees


def _seen(article: Article, grammar: Grammar) -> Iterator[Mention]:
    for entity in grammar.entities:
        if entity.label in _LABELS:
            mention = _mention(article, grammar, entity)
            if mention is not None:
                yield mention
                yield from _acronym_of(article, mention)


def _acronym_of(article: Article, mention: Mention) -> Iterator[Mention]:
    """The capitals in brackets, a mention of their own."""
    if mention.acronym:
        start = article.text.index(mention.acronym, mention.span.end)
        yield Mention(article.span(start, start + len(mention.acronym)), (mention.acronym,), mention.kind)


def _mention(article: Article, grammar: Grammar, entity: Entity) -> Mention | None:
    tokens = _trimmed(grammar, entity)
    kind = _LABELS[entity.label]
    few = kind is ActorKind.ORGANIZATION and 1 < len(tokens) < 4
    if few and (_opens_a_name(tokens[0]) or _is_aged(grammar, tokens[-1])):
        kind = ActorKind.PERSON  # "Princess Ubolratana", "Daniel Hart"
    if kind is ActorKind.ORGANIZATION and tokens:
        after = _after_office(_whole_name(grammar, tokens)) or _after_trade(tokens)
        if after:
            return _named_after(article, grammar, tokens[0], after)
    title = None
    whole = list(tokens)
    if kind is ActorKind.PERSON:
        while len(tokens) > 1 and bare(tokens[0]) in titles():
            title = bare(tokens.pop(0))
        tokens = _without_ending(tokens)
    if not tokens or not tokens[0].text[0].isupper() or all(bare(t) in titles() for t in tokens):
        return None
    if title is None and tokens[0].i and bare(grammar.tokens[tokens[0].i - 1]) in titles():
        title = bare(grammar.tokens[tokens[0].i - 1])
        if len(tokens) <= 3 and entity.label in ("ORG", "GPE"):
            kind = ActorKind.PERSON
    if kind is ActorKind.PERSON:
        tokens = _with_last_name(_with_given_name(grammar, tokens))
    else:
        tokens = _with_country(_whole_name(grammar, tokens))
    mention = _of(article, grammar, tokens, kind, title)
    if title and whole[0].start < mention.span.start and is_office(title):
        office = article.text[whole[0].start : mention.span.start].rstrip()
        mention.roles = (office, *mention.roles)
    return mention


def _of(
    article: Article, grammar: Grammar, tokens: Sequence[Token], kind: ActorKind, title: str | None
) -> Mention:
    if kind is ActorKind.PERSON and title is None and is_called_a_body(tokens):
        kind = ActorKind.ORGANIZATION
    span = article.span(tokens[0].start, tokens[-1].end)
    words = tuple(w for w in (word.strip(_MARKS) for word in span.text.split()) if w)
    kind = _kind(kind, words, titled=title is not None)
    return Mention(
        span,
        words,
        kind,
        title,
        tuple(roles(article, grammar, tokens, kind)),
        _acronym(grammar, tokens),
        tokens[0].i > 0 and grammar.tokens[tokens[0].i - 1].pos == "ADP",
    )


def _trimmed(grammar: Grammar, entity: Entity) -> list[Token]:
    """The entity's tokens without the marks and articles at its edges."""
    tokens = list(grammar.tokens[entity.first : entity.last + 1])
    while tokens and (tokens[-1].tag in _TRAILING or tokens[-1].pos == "ADP"):
        tokens.pop()
    while tokens and (tokens[0].pos in ("DET", "PUNCT") or tokens[0].tag in _LEADING):
        tokens.pop(0)
    return tokens


def _without_ending(tokens: list[Token]) -> list[Token]:
    """The name without "Jr." or "III", which a queen or a pope without a last name keeps."""
    cut = list(tokens)
    while len(cut) > 1 and (bare(cut[-1]) in name_endings() or cut[-1].tag == ","):
        cut.pop()
    return cut if len(cut) > 1 or len(tokens) != 2 else tokens


def _after_office(tokens: Sequence[Token]) -> list[Token]:
    """Who stands after an office that the model took for the beginning of a name.

    "Prime Minister of India Narendra Modi" gives the last two words; "President of South Korea" names nobody.
    """
    of = next((i for i, t in enumerate(tokens) if t.lower == "of"), 0)
    if not of or len(tokens) - of < 4 or not all(bare(t) in titles() for t in tokens[:of]):
        return []
    long = any(t.lower in ("and", "of", "united") for t in tokens[of + 1 :])
    return [] if long else list(tokens[-2:])


def _after_trade(tokens: Sequence[Token]) -> list[Token]:
    """Who stands after a title or a trade within it: "Karn State Trooper Samuel Okoro"."""
    at = next((i for i, t in enumerate(tokens) if i and is_office(bare(t))), len(tokens))
    after = list(tokens[at + 1 :])
    return after if len(after) in (2, 3) and not any(_is_of_body(t) for t in after) else []


def _is_of_body(token: Token) -> bool:
    kinds = kinds_of_nouns().get(token.lemma.lower(), ())
    return token.lower == "of" or ActorKind.ORGANIZATION in kinds or ActorKind.GOVERNMENT in kinds


def _named_after(article: Article, grammar: Grammar, first: Token, name: Sequence[Token]) -> Mention:
    """The person named at the end of what the model took for a body; the words before say what they are."""
    mention = _of(article, grammar, name, ActorKind.PERSON, None)
    if not mention.roles and first.start < name[0].start:
        mention.roles = (article.text[first.start : name[0].start].rstrip(),)
    return mention


def _with_given_name(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The last name with the given name that the model took for a town or for nothing: "Volodymyr"."""
    before = grammar.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is None or len(tokens) > 1 or before.dep != "compound" or before.head is not tokens[0]:
        return tokens
    given = before.pos == "PROPN" and before.entity in ("", "GPE", "NORP") and bare(before) not in titles()
    return [before, *tokens] if given and before.text[0].isupper() else tokens


def _with_last_name(tokens: list[Token]) -> list[Token]:
    """The name with its last word, which the model took for a town: "Tuilaepa Sailele Malielegaoi"."""
    head = tokens[-1].head
    next_one = tokens[-1].i + 1
    if tokens[-1].dep != "compound" or head.i != next_one or head.pos != "PROPN" or head.entity == "PERSON":
        return tokens
    known = head.lemma.lower() in kinds_of_nouns() or bare(head) in titles() | name_endings()
    return [*tokens, head] if not known and head.text[0].isupper() else tokens


def _with_country(tokens: list[Token]) -> list[Token]:
    """The name with the country at its end, which the model took for a name of its own: "CNN Philippines"."""
    last = tokens[-1]
    if last.entity == "ORG" and last.dep == "compound" and last.head.i == last.i + 1:
        return [*tokens, last.head] if last.head.entity == "GPE" else tokens
    return tokens


def _is_aged(grammar: Grammar, last: Token) -> bool:
    """Whether somebody's years stand after the name: "Angel Okoro, 26, told …"."""
    after = grammar.tokens[last.i + 1 : last.i + 4]
    years = len(after) == 3 and after[1].text.isdigit() and len(after[1].text) <= 2
    return years and after[0].text == "," and after[2].text in (",", ".")


def _opens_a_name(token: Token) -> bool:
    return bare(token) in genders() or token.lower in genders_of_given_names()


def _whole_name(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The name with the capitalised head before an "of" that the model left out.

    "General Staff of the Armed Forces of Ukraine" is one name, of which the model may see the second half.
    """
    first = tokens[0].i
    before = list(grammar.tokens[max(0, first - 2) : first])
    if before and before[-1].lower == "the":
        before.pop()
    if not before or before[-1].lower != "of":
        return tokens
    head = before[-1].head
    if head.pos != "PROPN" or head.entity in ("PERSON", "GPE", "LOC", "DATE") or head.i >= first:
        return tokens
    start = head.i
    while start and grammar.tokens[start - 1].pos == "PROPN" and grammar.tokens[start - 1].head is head:
        start -= 1
    if bare(grammar.tokens[start]) in titles() and len(tokens) == 1:
        return tokens  # "President of Ukraine" names an office
    return list(grammar.tokens[start : tokens[-1].i + 1])


def _acronym(grammar: Grammar, tokens: Sequence[Token]) -> str | None:
    """The capitals in brackets right after a name: "World Health Organization (WHO)"."""
    after = grammar.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and len(tokens) > 1:
        inner = after[1].text
        return inner if len(inner) > 1 and inner[0].isupper() else None
    return None


def bare(token: Token) -> str:
    """The word in lower case without a full stop."""
    return token.lower.rstrip(".")


def _kind(kind: ActorKind, words: tuple[str, ...], *, titled: bool) -> ActorKind:
    """An organization whose name holds a word of government is one; an outlet is no person."""
    name = " ".join(words)
    if kind is ActorKind.PERSON:
        outlet = name in outlets() and name not in weak_forms()
        composed = len(words) == 1 and _COMPOSED.match(words[0]) and not titled
        return ActorKind.ORGANIZATION if outlet or composed else kind
    if kind is not ActorKind.ORGANIZATION:
        return kind
    if name in metonyms():
        return ActorKind.GOVERNMENT
    known = kinds_of_nouns()
    if {"News", "Press"} & set(words) or words_of_bodies("stateless") & {w.lower() for w in words}:
        return kind  # a news agency is no agency of the state
    for word in (words[-1], words[0], *words):
        if not word[0].isupper():
            continue
        kinds = known.get(word.lower(), ())
        for wanted in (ActorKind.GOVERNMENT, ActorKind.ORGANIZATION):
            if wanted in kinds:
                return wanted
    return kind


# -------------------------------------------------------------- what the model misses


def _runs(article: Article, grammar: Grammar) -> Iterator[Mention]:
    """Runs of capitalised words that the model takes for names, but not for whose."""
    if grammar.passage.role is Role.HEADLINE:
        return  # where every word may have a capital
    last = -1
    for token in grammar.tokens:
        if token.i <= last or not _is_free(token):
            continue
        run = _run_from(grammar, token)
        last = run[-1].i
        named = len(run) > 1 and not any(bare(t) in titles() for t in run)
        if named and (not any(t.entity for t in run) or _acronym(grammar, run)):
            person = len(run) < 4 and _opens_a_name(run[0])
            kind = ActorKind.PERSON if person else ActorKind.ORGANIZATION
            mention = _of(article, grammar, run, kind, None)
            yield mention
            yield from _acronym_of(article, mention)


def _is_free(token: Token) -> bool:
    return token.tag == "NNP" and token.entity in _UNSURE and token.text[0].isupper()


def _run_from(grammar: Grammar, first: Token) -> list[Token]:
    """The capitalised words from here on, with the hyphens that join them: "ABS-CBN"."""
    run = [first]
    for token in grammar.tokens[first.i + 1 :]:
        joins = token.tag == "HYPH" and run[-1].end == token.start
        if not (_is_free(token) or joins) or token.sentence != first.sentence:
            break
        run.append(token)
    while run[-1].tag == "HYPH":
        run.pop()
    return run


def _short(article: Article, grammars: Sequence[Grammar], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Last names of people and acronyms of bodies where the model saw no name."""
    lasts = {m.words[-1] for m in mentions if m.kind is ActorKind.PERSON and len(m.words) > 1}
    kinds = {m.acronym: m.kind for m in mentions if m.acronym}
    wanted = lasts | kinds.keys()
    for grammar in grammars:
        for token in grammar.tokens:
            if token.text not in wanted:
                continue
            span = article.span(token.start, token.end)
            if token.text in kinds:
                yield Mention(span, (token.text,), kinds[token.text])
            elif _stands_as_name(grammar, token):
                yield Mention(span, (token.text,), ActorKind.PERSON)


def _stands_as_name(grammar: Grammar, token: Token) -> bool:
    """Whether a capitalised word is more than the beginning of a sentence."""
    opens = token.i == grammar.sentences[token.sentence][0]
    return token.text[0].isupper() and (token.pos == "PROPN" or not opens or token.dep == "nsubj")
