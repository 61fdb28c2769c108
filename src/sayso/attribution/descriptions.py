"""Speakers without a name of their own: an office, a body, a group, known by the words the article uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.cast import Cast
from sayso.attribution.grades import Doubt, Found, known
from sayso.attribution.offices import heads_of, office_holder, only_holder, own_words, split
from sayso.attribution.sources import source_edges
from sayso.language import Grammar, Token
from sayso.lexicons.actors import genders, kinds_of_nouns, metonyms, roles_in_capitals, words_of_bodies
from sayso.lexicons.descriptions import apart, class_of, opening, passing
from sayso.lexicons.frames import words_of
from sayso.lexicons.outlets import outlets
from sayso.model import Actor, ActorKind

_ARTICLES = ("the", "a", "an")
_DEFINITE = ("the", "his", "her", "its", "their", "this", "that")
_BODIES = (ActorKind.ORGANIZATION, ActorKind.GOVERNMENT)
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = " ,:(-–—"


def described(cast: Cast, grammar: Grammar, head: Token) -> Found:
    """Whom the words mean, if the article names them; else the words themselves."""
    holder = office_holder(cast, grammar, head)
    if holder is not None:
        return known(holder, "holder of the office at the time")
    definite = grammar.tokens[head.left].lower in _DEFINITE and head.tag in ("NN", "NNP")
    known_as = _named_elsewhere(cast, grammar, head, definite) if head.tag in ("NN", "NNP") else None
    known_as = known_as or only_holder(cast, grammar, head)
    if known_as is not None:
        return known_as
    bare = " ".join(t.text for t in grammar.subtree(head) if t.lower not in _ARTICLES)
    if bare in metonyms():
        return Found(metonyms()[bare], ActorKind.GOVERNMENT, None, "metonym")
    kind = kind_of(head, grammar)
    name = _name_beside(cast, grammar, head) if kind is ActorKind.PERSON else None
    if name:  # the owner may be a body: "the owner, Karn Lines"
        kind = next((actor.kind for actor in cast.actors if actor.name == name), kind)
        return Found(name, kind, head.text, "description")
    return Found(
        _words(cast, grammar, head), kind, None, "description", tuple(_doubts(cast, head, kind, definite))
    )


def _name_beside(cast: Cast, grammar: Grammar, head: Token) -> str | None:
    """The name in apposition that the model took for none: "the mayor of Karn, LaToya Okoro"."""
    beside = next((c for c in head.children if c.dep == "appos" and c.tag == "NNP" and c.i > head.i), None)
    if beside is None or head.pos == "PROPN":
        return None
    name = cast.article.text[grammar.tokens[beside.left].start : beside.end].strip(_EDGES)
    return name if name[:1].isupper() else None


def _doubts(cast: Cast, head: Token, kind: ActorKind, definite: bool) -> Iterator[Doubt]:
    if kind is ActorKind.UNNAMED and head.lemma.lower() not in kinds_of_nouns():
        yield Doubt.NOBODY
        return
    sought = ActorKind.PERSON if kind is ActorKind.PERSON else ActorKind.ORGANIZATION
    may_be_named = kind is ActorKind.PERSON or class_of(head.lemma.lower()) is not None
    if definite and may_be_named and any(a.kind is sought for _, a in cast.named_before(head.start)):
        yield Doubt.UNRESOLVED


def _words(cast: Cast, grammar: Grammar, head: Token) -> str:
    """The source as it stands, but of "Karn Air, an airline" the name, of "people who saw it" no clause."""
    start, end = source_edges(grammar, head)
    named = head.pos in ("PROPN", "NOUN") and head.text[0].isupper()
    for token in grammar.tokens[head.i + 1 : head.right + 1]:
        aside = token.dep == "appos" and token.head is head and grammar.tokens[token.left - 1].pos == "PUNCT"
        if (aside and named) or token.lower in ("who", "whom", "which"):
            end = min(end, grammar.tokens[token.left if aside else token.i].start)
    text = _POSSESSIVE.sub("", cast.article.text[start:end]).strip(_EDGES)
    first, _, rest = text.partition(" ")
    return rest if first.lower() in _ARTICLES and rest else text


# -------------------------------------------------------------- "the minister", "the company"


def _named_elsewhere(cast: Cast, grammar: Grammar, head: Token, definite: bool) -> Found | None:
    """The actor whose role or name these words repeat: "the minister", "the network"; the last one before.

    A headline has no articles, and those whom it describes are named after it: "Mayor quits".
    """
    headline = not definite and head.child("det", "poss", "nummod") is None
    if not (definite or headline):
        return None
    *first, word = split(head.lemma) or [head.lower]  # "the PM" is the prime minister
    telling, colours = _telling(grammar, head) | set(first), _colours(grammar, head)
    before = [actor for _, actor in reversed(cast.named_before(head.start))]
    among = (*before, *cast.actors) if headline else before
    nearest = {id(a): a for a in among if definite or a.kind is ActorKind.PERSON}.values()
    pronoun = genders().get(word)
    fits = [
        a
        for a in nearest
        if _fits(a, word, telling, colours) and (not pronoun or cast.gender(a.name) in (None, pronoun))
    ]
    rule, others = "office or body named before", fits
    like = class_of(word)
    if not fits and like is not None and definite and not telling and not colours:
        fits = [a for a in nearest if a.kind is not ActorKind.PERSON and like in _classes(a)]
        rule, others = "body of that sort named before", _bodies_near(cast, head)
    several = any(a is not fits[0] for a in others) if fits else False
    return known(fits[0], rule, *([Doubt.SEVERAL] if several else [])) if fits else None


def _bodies_near(cast: Cast, head: Token) -> list[Actor]:
    """The bodies named in this paragraph or the one before."""
    near = cast.named_before(head.start, paragraphs=1)
    return [actor for _, actor in near if actor.kind is ActorKind.ORGANIZATION]


def _telling(grammar: Grammar, head: Token) -> set[str]:
    """The words that tell its bearer from others: "transport" in "the transport minister"."""
    inner = (t for t in grammar.tokens[head.left : head.i] if _tells(t))
    of = (
        t
        for c in head.children
        if c.dep == "prep" and c.lower in ("of", "for", "at")
        for t in c.children
        if t.dep == "pobj"
    )
    return {t.lower for t in (*inner, *of)}


def _tells(token: Token) -> bool:
    """Whether a word before a noun makes it another one's: a noun, a name, "deputy", "Russian"."""
    return token.pos in ("NOUN", "PROPN") or token.entity in ("NORP", "GPE") or token.lower in apart()


def _colours(grammar: Grammar, head: Token) -> set[str]:
    """Its adjectives, which need not be among the words of a bare role: "the combative congressman"."""
    inner = grammar.tokens[head.left : head.i]
    return {t.lower for t in inner if t.pos == "ADJ" and not _tells(t)} - passing()


def _fits(actor: Actor, word: str, telling: set[str], colours: set[str]) -> bool:
    """Whether the actor's name or one of its roles says what the description says."""
    if any(_says(role, word, telling, colours) for role in actor.roles):
        return True
    own = split(own_words(actor.name))
    opens = own[:1] == [word] and word in opening()
    ends = bool(own) and (own[-1] == word or opens) and actor.kind is not ActorKind.PERSON
    return ends and telling | colours <= set(split(actor.name))


def _says(role: str, word: str, telling: set[str], colours: set[str]) -> bool:
    """Whether a role is the one described: "the transport secretary" is no "secretary of health"."""
    words = set(split(role))
    if word not in heads_of(role) or not telling <= words or (apart() & words) - telling:
        return False
    return colours <= words or len(words - {"the", "a", "an"}) == 1


def _classes(actor: Actor) -> set[str]:
    """What sorts of body the article says or shows that this one is."""
    mentioned = {m.text.split()[-1].lower().rstrip(".") for m in actor.mentions}
    nouns = {*heads_of(actor.name), *(word for role in actor.roles for word in split(role))}
    found = {like for like in map(class_of, nouns) if like}
    if mentioned & words_of_bodies("endings"):
        found.add("company")
    if actor.name in outlets():
        found.add("newspaper")
    return found


# -------------------------------------------------------------- what sort of actor


def kind_of(head: Token, grammar: Grammar) -> ActorKind:
    """What sort of actor a common noun stands for."""
    if head.lemma.lower() in words_of("quantities"):
        of = next((c for c in head.children if c.dep == "prep" and c.lower == "of"), None)
        whom = of.child("pobj") if of else None
        if whom is not None:
            return kind_of(whom, grammar)
    known_nouns, word = kinds_of_nouns(), head.lower
    kinds = (
        known_nouns.get(head.lemma.lower())
        or known_nouns.get(word)
        or known_nouns.get(word.removesuffix("s"))
        or ()
    )
    if head.entity == "NORP":
        return ActorKind.GROUP
    if head.entity == "GPE":
        return ActorKind.GOVERNMENT
    if ActorKind.GOVERNMENT in kinds:
        return ActorKind.GOVERNMENT
    if head.lemma.lower() == "official" and any(c.entity in ("NORP", "GPE") for c in head.children):
        return ActorKind.GOVERNMENT
    if head.tag == "NNS":
        return ActorKind.UNNAMED if ActorKind.UNNAMED in kinds else ActorKind.GROUP
    definite = grammar.tokens[head.left].lower not in ("a", "an", "another", "one", "some")
    if head.text in roles_in_capitals():
        return ActorKind.PERSON if definite else ActorKind.UNNAMED
    if ActorKind.PERSON in kinds and definite:
        return ActorKind.PERSON
    if ActorKind.ORGANIZATION in kinds:
        return ActorKind.ORGANIZATION
    if head.pos == "PROPN" and head.entity not in ("", "DATE", "TIME", "CARDINAL"):
        return ActorKind.PERSON if head.entity == "PERSON" else ActorKind.ORGANIZATION
    return ActorKind.UNNAMED
