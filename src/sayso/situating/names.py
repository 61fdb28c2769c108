"""Names as they stand in the text: where each begins and ends, and what sort of actor bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.actors import (
    kinds_of_nouns,
    metonyms,
    roles_in_capitals,
    words_of_bodies,
)
from sayso.lexicons.channels import channel_words
from sayso.lexicons.nations import nations
from sayso.lexicons.outlets import outlets, weak_forms
from sayso.model import ActorKind, Article, ChannelKind, Role, Span
from sayso.situating.name_edges import (
    acronym,
    after_office,
    after_title,
    after_trade,
    bare,
    hails,
    is_aged,
    is_given_name,
    is_title,
    name_after_body,
    opens_a_name,
    trimmed,
    whole_name,
    with_country,
    with_given_name,
    with_last_name,
    with_rest,
    with_second,
    without_ending,
)
from sayso.situating.roles import is_called_a_body, is_office, roles
from sayso.situating.settings import Setting, setting
from sayso.situating.state_bodies import in_one_way, state_bodies, units

_LABELS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "GPE": ActorKind.GOVERNMENT,
    "FAC": ActorKind.ORGANIZATION,
}
_UNSURE = ("", "EVENT", "PRODUCT")  # what the model says of many a name that it does not know
_ASTRAY = ("WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "LOC")  # what it says of some whom it does not
_MOVEMENT = 2  # words of a movement's name: "Houthi movement"
_MARKS = '"“”„«»`,'
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
    setting: Setting | None = None  # as what it stands there, if it names a place


def names(article: Article, grammars: Sequence[Grammar]) -> list[Mention]:
    """Every name in the article, in reading order, none within another.

    Two sorts that the model misses are added: a run of capitalised words ("World Ring Karn"), and a last name
    or an acronym that stands alone ("Jobs", "the WHO") where the article has the full name elsewhere.
    """
    found = [m for g in grammars for m in _seen(article, g)]
    found += [m for g in grammars for m in _runs(article, g)]
    found += [m for g in grammars for m in _strangers(article, g)]
    found += [m for g in grammars for m in _of_states(article, g)]
    found += [m for g in grammars for m in _movements(article, g)]
    found += _short(article, grammars, found)
    found += list(_small(article, grammars, found))
    found += list(_members(article, grammars, found))
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
            mention = None if mention and _is_no_actor(grammar, entity, mention) else mention
            for found in list(_after_body(article, grammar, entity)) or ([mention] if mention else []):
                yield found
                yield from _acronym_of(article, found)


def _is_no_actor(grammar: Grammar, entity: Entity, mention: Mention) -> bool:
    """Whether it is a thing that the model takes for a body, or a platform on which something was written."""
    name = " ".join(mention.words).lower()
    before = grammar.tokens[entity.first - 1].lower if entity.first else ""
    channel = channel_words().get(name)
    platform = channel is not None and channel.kind is ChannelKind.SOCIAL
    return name in words_of_bodies("no body") or (platform and before in ("on", "via"))


def _after_body(article: Article, grammar: Grammar, entity: Entity) -> Iterator[Mention]:
    """A body and the person of it who is named right after it, which the model took for one name."""
    tokens = trimmed(grammar, entity) if entity.label == "ORG" else []
    name = name_after_body(grammar, tokens)
    if name:
        yield _of(article, grammar, tokens[: -len(name)], ActorKind.ORGANIZATION, None)
        mention = _of(article, grammar, name, ActorKind.PERSON, None)
        office = grammar.tokens[grammar.tokens[tokens[0].i - 1].head.left]
        mention.roles = (article.text[office.start : name[0].start].rstrip(),)
        yield mention


def _acronym_of(article: Article, mention: Mention) -> Iterator[Mention]:
    """The capitals in brackets, a mention of their own."""
    if mention.acronym:
        start = article.text.index(mention.acronym, mention.span.end)
        yield Mention(article.span(start, start + len(mention.acronym)), (mention.acronym,), mention.kind)


def _mention(article: Article, grammar: Grammar, entity: Entity) -> Mention | None:
    tokens = trimmed(grammar, entity)
    kind = _LABELS[entity.label]
    if entity.label == "GPE" and len(tokens) == 1 and is_given_name(tokens[0]):
        kind, tokens = ActorKind.PERSON, [tokens[0], tokens[0].head]
    few = kind is ActorKind.ORGANIZATION and 1 < len(tokens) < 4
    if few and _is_of_person(grammar, tokens):
        kind = ActorKind.PERSON  # "Princess Ubolratana", "Daniel Hart"
    if kind is ActorKind.ORGANIZATION and tokens:
        after = after_office(whole_name(grammar, tokens)) or after_trade(tokens)
        if after:
            return _named_after(article, grammar, tokens[0], after)
    title = None
    whole = list(tokens)
    if kind is ActorKind.PERSON:
        while len(tokens) > 1 and is_title(tokens[0]):
            title = bare(tokens.pop(0))
        tokens = without_ending(tokens)
    if not tokens or not tokens[0].text[0].isupper() or all(is_title(t) for t in tokens):
        return None
    if title is None and tokens[0].i and is_title(grammar.tokens[tokens[0].i - 1]):
        title = bare(grammar.tokens[tokens[0].i - 1])
        whole = [grammar.tokens[tokens[0].i - 1], *whole] if title.upper() in roles_in_capitals() else whole
        if len(tokens) <= 3 and entity.label in ("ORG", "GPE"):
            kind = ActorKind.PERSON
    if kind is ActorKind.PERSON:
        tokens = with_last_name(with_given_name(grammar, tokens))
        tokens = with_rest(grammar, tokens, title)
    else:
        tokens = with_second(grammar, with_country(whole_name(grammar, tokens)))
    mention = _of(article, grammar, tokens, kind, title)
    if title and whole[0].start < mention.span.start and is_office(title):
        office = article.text[whole[0].start : mention.span.start].rstrip()
        mention.roles = (office, *mention.roles)
    return mention


def _is_of_person(grammar: Grammar, tokens: Sequence[Token]) -> bool:
    """Whether what the model took for a body is a person: "Princess Ubolratana", "Angel Okoro, 26,"."""
    opens = opens_a_name(tokens[0]) or tokens[0].text in roles_in_capitals() or bool(after_title(tokens))
    return opens or is_aged(grammar, tokens[-1]) or hails(grammar, tokens)


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
        words if kind is ActorKind.PERSON else in_one_way(words),
        kind,
        title,
        tuple(roles(article, grammar, tokens, kind)),
        acronym(grammar, tokens),
        tokens[0].i > 0 and grammar.tokens[tokens[0].i - 1].pos == "ADP",
        setting(grammar, tokens),
    )


def _named_after(article: Article, grammar: Grammar, first: Token, name: Sequence[Token]) -> Mention:
    """The person named at the end of what the model took for a body; the words before say what they are."""
    mention = _of(article, grammar, name, ActorKind.PERSON, None)
    if not mention.roles and first.start < name[0].start:
        mention.roles = (article.text[first.start : name[0].start].rstrip(),)
    return mention


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
    if {"News", "Press"} & set(words) or _is_stateless(words):
        return kind  # a news agency is no agency of the state
    for word in (words[-1], words[0], *words):
        if not word[0].isupper():
            continue
        kinds = known.get(word.lower(), ())
        for wanted in (ActorKind.GOVERNMENT, ActorKind.ORGANIZATION):
            if wanted in kinds:
                return wanted
    return kind


def _is_stateless(words: tuple[str, ...]) -> bool:
    """Whether a word of the name says that it is no state's: but a Ministry of Labour is."""
    ministry = words[0].lower() in words_of_bodies("same")
    return not ministry and bool(words_of_bodies("stateless") & {w.lower() for w in words})


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
        person_after = after_title(run)
        if person_after and not any(t.entity for t in run):
            title = bare(grammar.tokens[person_after[0].i - 1])
            yield _of(article, grammar, person_after, ActorKind.PERSON, title)
            continue
        named = len(run) > 1 and not any(is_title(t) for t in run)
        if named and (not any(t.entity for t in run) or acronym(grammar, run)):
            person = len(run) < 4 and opens_a_name(run[0])
            kind = ActorKind.PERSON if person else ActorKind.ORGANIZATION
            mention = _of(article, grammar, run, kind, None)
            yield mention
            yield from _acronym_of(article, mention)


def _strangers(article: Article, grammar: Grammar) -> Iterator[Mention]:
    """People whom the model took for a work or a place: "Eliud Kiprono from Kenya"."""
    for entity in grammar.entities:
        tokens = trimmed(grammar, entity) if entity.label in _ASTRAY else []
        if len(tokens) in (2, 3) and hails(grammar, tokens):
            yield _of(article, grammar, tokens, ActorKind.PERSON, None)


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


def _of_states(article: Article, grammar: Grammar) -> Iterator[Mention]:
    """Bodies that a common noun names: "the Chinese government", "the 127th regiment"."""
    for tokens, words in state_bodies(grammar):
        yield Mention(article.span(tokens[0].start, tokens[-1].end), words, ActorKind.GOVERNMENT)
    for tokens in units(grammar):
        span = article.span(tokens[0].start, tokens[-1].end)
        yield Mention(span, tuple(span.text.lower().split()), ActorKind.GOVERNMENT)


def _small(article: Article, grammars: Sequence[Grammar], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Names of bodies where the article writes them small: "the emergencies ministry"."""
    known = {m.words[-1].lower(): m for m in mentions if _is_written_small(m)}
    for grammar, token in [(g, t) for g in grammars for t in g.tokens if t.text in known] if known else ():
        mention = known[token.text]
        first = token.i + 1 - len(mention.words)
        tokens = grammar.tokens[max(0, first) : token.i + 1]
        if tuple(t.text for t in tokens) == tuple(w.lower() for w in mention.words):
            yield Mention(article.span(tokens[0].start, token.end), mention.words, mention.kind)


def _members(article: Article, grammars: Sequence[Grammar], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The people of a movement that the article names in full: "the Houthis" of "the Houthi movement"."""
    wholes = {m.words[0]: m for m in mentions if len(m.words) == _MOVEMENT and _is_movement(m.words[-1])}
    for grammar, entity in [(g, e) for g in grammars for e in g.entities] if wholes else ():
        token = grammar.tokens[entity.last]
        whole = wholes.get(token.text) or wholes.get(token.text.removesuffix("s"))
        if whole is not None and entity.label in ("NORP", "ORG", "GPE"):
            yield Mention(article.span(token.start, token.end), whole.words, whole.kind)


def _is_movement(word: str) -> bool:
    return word.lower() in words_of_bodies("movements")


def _movements(article: Article, grammar: Grammar) -> Iterator[Mention]:
    """What is called after its people: "the Houthi movement"."""
    for entity in grammar.entities:
        after = grammar.tokens[entity.last + 1 : entity.last + 2]
        name = grammar.tokens[entity.last]
        alone = entity.first == entity.last and name.lower not in nations()
        if alone and entity.label in ("NORP", "ORG") and after and _is_movement(after[0].text):
            span = article.span(name.start, after[0].end)
            kind = ActorKind.GROUP if entity.label == "NORP" else ActorKind.ORGANIZATION
            yield Mention(span, (name.text, after[0].text), kind)


def _is_written_small(mention: Mention) -> bool:
    """Whether it is a body whose name might be a description: "Emergencies Ministry"."""
    body = mention.kind in (ActorKind.GOVERNMENT, ActorKind.ORGANIZATION)
    return body and len(mention.words) > 1 and mention.words[-1].lower() in words_of_bodies("alone")


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
