"""Who is named: one actor for all the mentions of it, under the fullest name the article gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from sayso.language import Entity, Grammar, Token
from sayso.lexicons.actors import (
    genders,
    genders_of_given_names,
    kinds_of_nouns,
    metonyms,
    name_endings,
    titles,
)
from sayso.model import Actor, ActorKind, Article, Place, Span

_ADDRESS = 4  # letters of a form of address: "Mr.", "Miss"
_LABELS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANIZATION,
    "GPE": ActorKind.GOVERNMENT,
    "FAC": ActorKind.ORGANIZATION,
}


@dataclass(slots=True)
class _Mention:
    """A name as it stands in the text, without title, article or possessive."""

    span: Span
    words: tuple[str, ...]
    kind: ActorKind
    title: str | None
    role: str | None
    acronym: Token | None = None
    placed: bool = False  # a preposition of place stands before it


@dataclass(slots=True)
class _Found:
    """An actor in the making."""

    words: tuple[str, ...]
    kind: ActorKind
    mentions: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    pronoun: str | None = None


def actors(article: Article, grammars: Sequence[Grammar], *, places: Sequence[Place]) -> tuple[Actor, ...]:
    """Everybody the article names, in order of first mention.

    A lone name that the gazetteer knows for a place is one, whatever the model took it for.
    A surname is joined to the full name that bears it, whether that comes before or after; where two
    bear it, to the one named last. An acronym in brackets belongs to the name before it.
    """
    mentions = _outermost([m for grammar in grammars for m in _mentions(article, grammar)])
    known = {p.start for p in places if p.lat is not None}
    for mention in mentions:
        if len(mention.words) == 1 and mention.span.start in known:
            mention.kind = ActorKind.GOVERNMENT
    table = _Table(mentions)
    for mention in mentions:
        table.place(mention)
    return tuple(table.actors())


def _outermost(mentions: Sequence[_Mention]) -> list[_Mention]:
    """The mentions without those that are a part of the next one: "Volodymyr" of "Volodymyr Zelensky"."""
    pairs = zip_longest(mentions, mentions[1:])
    return [m for m, after in pairs if after is None or not after.span.holds(m.span)]


class _Table:
    """Actors by name, filled mention by mention in reading order."""

    def __init__(self, mentions: Sequence[_Mention]) -> None:
        people = [m for m in mentions if m.kind is ActorKind.PERSON and len(m.words) > 1]
        self._full = {m.words for m in people}
        self._found: dict[tuple[str, ...], _Found] = {}
        self._names = {m.words: m.span.text for m in reversed(mentions)}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for words in self._full:
            self._by_last.setdefault(words[-1], []).append(words)
        self._long = {m.words for m in mentions if m.kind is not ActorKind.PERSON and len(m.words) > 2}
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in self._full:
            self._by_first.setdefault(words[0], []).append(words)
        self._acronyms = {
            m.acronym.text: m.words for m in mentions if m.acronym and m.kind is not ActorKind.PERSON
        }

    def place(self, mention: _Mention) -> None:
        """Give the mention to its actor, which it may be the first of."""
        if len(mention.words) == 1 and mention.words[0] in self._acronyms:
            mention.words = self._acronyms[mention.words[0]]
            mention.kind = _kind(ActorKind.ORGANIZATION, mention.words)
        kind = mention.kind
        if len(mention.words) == 1 and mention.words[0] in self._by_last and not mention.placed:
            kind = ActorKind.PERSON  # "Buckley", though there is a town of that name
        elif kind is ActorKind.ORGANIZATION and mention.words[-2:] in self._full:
            kind = ActorKind.PERSON  # "India Narendra Modi" is the prime minister, not a company
            mention.words = mention.words[-2:]
        key = self._key(mention, kind)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _Found(key, kind)
        found.mentions.append(mention.span)
        if mention.role and mention.role not in found.roles:
            found.roles.append(mention.role)
        if found.kind is ActorKind.PERSON and found.pronoun is None:
            found.pronoun = _pronoun(mention)

    def _key(self, mention: _Mention, kind: ActorKind) -> tuple[str, ...]:
        words = mention.words
        if kind is ActorKind.PERSON:
            return self._person(words)
        if words in self._found or len(words) < 2:
            return words
        wider = [w for w in self._long if len(w) > len(words) and set(words) <= set(w)]
        return wider[0] if len(wider) == 1 else words

    def _person(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if len(words) == 1:
            bearers = self._by_last.get(words[0]) or self._by_first.get(words[0], [])
            if not bearers:
                return words
            named = [k for k in self._found if k in bearers]
            if named:
                return max(named, key=lambda k: self._found[k].mentions[-1].start)
            return min(bearers)
        fuller = [w for w in self._by_last.get(words[-1], ()) if len(w) > len(words) and set(words) <= set(w)]
        return fuller[0] if len(fuller) == 1 else words

    def actors(self) -> Iterator[Actor]:
        """The finished actors."""
        for found in self._found.values():
            yield Actor(
                name=" ".join(self._names[found.words].split()),
                kind=found.kind,
                mentions=tuple(found.mentions),
                description=found.roles[0] if found.roles else None,
                gender=found.pronoun,
            )


def _mentions(article: Article, grammar: Grammar) -> Iterator[_Mention]:
    for entity in grammar.entities:
        if entity.label in _LABELS:
            mention = _mention(article, grammar, entity)
            if mention is None:
                continue
            yield mention
            if mention.acronym:
                token = mention.acronym
                span = article.span(token.start, token.end)
                yield _Mention(span, (token.text,), mention.kind, None, None)


def _mention(article: Article, grammar: Grammar, entity: Entity) -> _Mention | None:
    tokens = list(grammar.tokens[entity.first : entity.last + 1])
    kind = _LABELS[entity.label]
    title = None
    if kind is ActorKind.ORGANIZATION and 1 < len(tokens) < 4 and _opens_a_name(tokens[0]):
        kind = ActorKind.PERSON  # "Princess Ubolratana", "Daniel Hart"
    while tokens and tokens[-1].tag in ("POS", "``", "''", ",", "HYPH", ".", ":", "-RRB-", "-LRB-"):
        tokens.pop()
    while tokens and (tokens[0].pos in ("DET", "PUNCT") or tokens[0].tag in ("``", "''", "PRP$", "POS")):
        tokens.pop(0)
    if kind is ActorKind.PERSON:
        while len(tokens) > 1 and _bare(tokens[0]) in titles():
            title = _bare(tokens.pop(0))
        while len(tokens) > 1 and (_bare(tokens[-1]) in name_endings() or tokens[-1].tag == ","):
            tokens.pop()
    if not tokens or not tokens[0].text[0].isupper() or all(_bare(t) in titles() for t in tokens):
        return None
    if title is None and tokens[0].i and _bare(grammar.tokens[tokens[0].i - 1]) in titles():
        title = _bare(grammar.tokens[tokens[0].i - 1])
        if len(tokens) <= 3 and entity.label in ("ORG", "GPE"):
            kind = ActorKind.PERSON
    tokens = _with_given_name(grammar, tokens) if kind is ActorKind.PERSON else _whole_name(grammar, tokens)
    words = tuple(t.text for t in tokens if t.tag not in ("``", "''", ","))
    span = article.span(tokens[0].start, tokens[-1].end)
    role = _role(article, grammar, tokens) if kind is ActorKind.PERSON else None
    placed = tokens[0].i > 0 and grammar.tokens[tokens[0].i - 1].pos == "ADP"
    return _Mention(span, words, _kind(kind, words), title, role, _acronym(grammar, tokens), placed)


def _with_given_name(grammar: Grammar, tokens: list[Token]) -> list[Token]:
    """The last name with the given name that the model took for a town or for nothing: "Volodymyr"."""
    before = grammar.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is None or len(tokens) > 1 or before.dep != "compound" or before.head is not tokens[0]:
        return tokens
    given = before.pos == "PROPN" and before.entity in ("", "GPE", "NORP") and _bare(before) not in titles()
    return [before, *tokens] if given and before.text[0].isupper() else tokens


def _opens_a_name(token: Token) -> bool:
    return _bare(token) in genders() or token.lower in genders_of_given_names()


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
    if _bare(grammar.tokens[start]) in titles() and len(tokens) == 1:
        return tokens  # "President of Ukraine" names an office
    return list(grammar.tokens[start : tokens[-1].i + 1])


def _acronym(grammar: Grammar, tokens: Sequence[Token]) -> Token | None:
    """The capitals in brackets right after a name: "World Health Organization (WHO)"."""
    after = grammar.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and len(tokens) > 1:
        inner = after[1].text
        return after[1] if len(inner) > 1 and inner[0].isupper() else None
    return None


def _bare(token: Token) -> str:
    return token.lower.rstrip(".")


def _kind(kind: ActorKind, words: tuple[str, ...]) -> ActorKind:
    """An organization whose name holds a word of government is one."""
    if kind is not ActorKind.ORGANIZATION:
        return kind
    if " ".join(words) in metonyms():
        return ActorKind.GOVERNMENT
    known = kinds_of_nouns()
    if {"News", "Press"} & set(words):
        return kind  # a news agency is no agency of the state
    for word in (words[-1], words[0], *words):
        if not word[0].isupper():
            continue
        kinds = known.get(word.lower(), ())
        for wanted in (ActorKind.GOVERNMENT, ActorKind.ORGANIZATION):
            if wanted in kinds:
                return wanted
    return kind


def _role(article: Article, grammar: Grammar, tokens: Sequence[Token]) -> str | None:
    """What the article says the person is: the apposition after the name, or the words before it."""
    head = next((t for t in tokens if t.head not in tokens), tokens[-1])
    for child in head.children:
        if child.dep == "appos" and child.i > head.i and _is_role(child):
            return article.span(*_edges(grammar, child)).text
    before = [c for c in head.children if c.i < tokens[0].i and c.dep in ("compound", "amod", "nmod")]
    address = len(before) == 1 and len(before[0].text) <= _ADDRESS and _bare(before[0]) in genders()
    if address:
        return None  # "Mr." says nothing of what somebody is
    if before and before[-1].pos in ("NOUN", "PROPN") and not any(t.entity == "PERSON" for t in before):
        return article.text[grammar.tokens[before[0].left].start : grammar.tokens[tokens[0].i - 1].end]
    if head.dep == "appos" and head.head.pos == "NOUN":
        first = grammar.tokens[head.head.left].start
        return article.text[first : head.head.end]
    return None


def _is_role(noun: Token) -> bool:
    """Whether the noun can say what a person is: an office, a trade, a relation."""
    word = noun.lemma.lower()
    kinds = kinds_of_nouns().get(word, ())
    return word in titles() or bool({ActorKind.PERSON, ActorKind.UNNAMED} & set(kinds))


def _edges(grammar: Grammar, token: Token) -> tuple[int, int]:
    """The apposition's own words: to the first comma or relative clause."""
    last = token.right
    for child in token.children:
        if child.i > token.i and child.dep in ("relcl", "appos", "conj", "cc", "punct", "acl"):
            last = min(last, child.left - 1)
    return grammar.tokens[token.left].start, grammar.tokens[max(last, token.i)].end


def _pronoun(mention: _Mention) -> str | None:
    known = genders()
    if mention.title in known:
        return known[mention.title]
    if mention.role:
        for word in mention.role.lower().split():
            if word in known and word not in ("father", "mother", "wife", "husband"):
                return known[word]
    return genders_of_given_names().get(mention.words[0].lower()) if len(mention.words) > 1 else None
