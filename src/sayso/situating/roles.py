"""What the article says that somebody is: a title, an office, a trade, a relation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.language import Grammar, Token
from sayso.lexicons.actors import (
    genders,
    genders_of_given_names,
    kinds_of_nouns,
    name_endings,
    roles_in_capitals,
    titles,
)
from sayso.lexicons.descriptions import in_full, naming, royal
from sayso.model import ActorKind, Article

_ADDRESS = 4  # letters of a form of address: "Mr.", "Miss"
_OF_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED, ActorKind.GROUP})
_OF_BODIES = frozenset({ActorKind.ORGANIZATION, ActorKind.GOVERNMENT})
_OUTSIDE = ("relcl", "appos", "conj", "cc", "punct", "acl", "npadvmod", "advmod")
_LINKED = re.compile(r"@|https?:|www\.|pic\.twitter|\w\.\w{2,3}/")  # no words of a description
_OTHERS = ("father", "mother", "wife", "husband")  # "the wife of the mayor" may be the mayor's word


def roles(article: Article, grammar: Grammar, name: Sequence[Token], kind: ActorKind) -> list[str]:
    """What this mention says its bearer is.

    "Ana Petrović, the mayor of Oslo", "Mayor Ana Petrović", "the mayor, Ana Petrović", "Ana Petrović, who is
    the mayor", "Ana Petrović became mayor", "the chipmaker Karn Micro".
    """
    head = _head(name)
    nouns = [n for n in _nouns(head) if _is_role(n, kind)]
    found = [article.span(*_edges(grammar, noun)).text for noun in nouns]
    before = _before(article, grammar, name, head, kind)
    told = dict.fromkeys([*found, *([before] if before else [])])
    return [role for role in told if not _LINKED.search(role) and not role.lower().endswith(naming())]


def _head(name: Sequence[Token]) -> Token:
    """The word of a name on which the others hang, or the "Jr." after it on which it hangs itself."""
    head = next((t for t in name if t.head not in name), name[-1])
    return head.head if _bare(head.head) in name_endings() else head


def _nouns(head: Token) -> Iterator[Token]:
    """The nouns that the grammar equates with a name."""
    yield from (c for c in head.children if c.dep == "appos" and c.i > head.i)
    for clause in head.children:
        if clause.dep == "relcl" and clause.lemma == "be" and clause.child("nsubj"):
            yield from (c for c in clause.children if c.dep == "attr")
    verb = head.head
    if head.dep in ("nsubj", "nsubjpass"):
        if verb.lemma in ("be", "become") and not verb.child("neg"):
            yield from (c for c in verb.children if c.dep == "attr")
        elif head.dep == "nsubjpass":  # "was sworn in as governor"
            yield from (t for c in verb.children if c.dep == "prep" and c.lower == "as" for t in c.children)


def _before(
    article: Article, grammar: Grammar, name: Sequence[Token], head: Token, kind: ActorKind
) -> str | None:
    """The words before a name: "Mayor", "chipmaker", "the mayor of Oslo,"."""
    before = [c for c in head.children if c.i < name[0].i and c.dep in ("compound", "amod", "nmod")]
    addressed = len(before) == 1 and len(before[0].text) <= _ADDRESS and _bare(before[0]) in genders()
    if addressed and _bare(before[0]) not in royal():
        return None  # "Mr." says nothing of what somebody is
    if before and before[-1].pos in ("NOUN", "PROPN") and not any(t.entity == "PERSON" for t in before):
        if kind is not ActorKind.PERSON and not _is_role(before[-1], kind):
            return None
        return article.text[grammar.tokens[before[0].left].start : grammar.tokens[name[0].i - 1].end]
    noun = head.head
    if head.dep == "appos" and noun.i < name[0].i and (noun.pos == "NOUN" or is_office(_bare(noun))):
        if kind is not ActorKind.PERSON and not _is_role(noun, kind):
            return None
        return article.text[grammar.tokens[noun.left].start : noun.end]
    return None


def _is_role(noun: Token, kind: ActorKind) -> bool:
    """Whether the noun can say what an actor of this kind is."""
    word = noun.lemma.lower()
    kinds = kinds_of_nouns().get(word, ())
    if kind is ActorKind.PERSON:
        return noun.pos in ("NOUN", "PROPN") and (word in titles() or bool(_OF_PEOPLE & set(kinds)))
    return noun.pos == "NOUN" and bool(_OF_BODIES & set(kinds))


def is_called_a_body(name: Sequence[Token]) -> bool:
    """Whether a noun beside the name says that it is no person's: "Karn Hope, a charity"."""
    head = _head(name)
    beside = [c for c in head.children if c.dep == "appos" and c.i > head.i]
    if head.dep == "appos":
        beside.append(head.head)
    if name[0].lower in genders_of_given_names() or any(_is_role(n, ActorKind.PERSON) for n in beside):
        return False
    return any(_is_role(noun, ActorKind.ORGANIZATION) for noun in beside)


def is_office(title: str) -> bool:
    """Whether a title says what somebody is, and is no mere form of address."""
    known = ActorKind.PERSON in kinds_of_nouns().get(title, ())
    return title in in_full() or (known and (len(title) >= _ADDRESS or title.upper() in roles_in_capitals()))


def _edges(grammar: Grammar, token: Token) -> tuple[int, int]:
    """The role's own words: to the first comma or relative clause."""
    last = token.right
    for child in token.children:
        if child.i > token.i and child.dep in _OUTSIDE:
            last = min(last, child.left - 1)
    return grammar.tokens[token.left].start, grammar.tokens[max(last, token.i)].end


def pronoun_of(words: Sequence[str], title: str | None, said_to_be: Sequence[str]) -> str | None:
    """The pronoun that a person's title, roles or given name call for."""
    known = genders()
    if title in known:
        return known[title]
    for role in said_to_be:
        for word in role.lower().split():
            if word in known and word not in _OTHERS:
                return known[word]
    return genders_of_given_names().get(words[0].lower()) if len(words) > 1 else None


def _bare(token: Token) -> str:
    return token.lower.rstrip(".")
