"""Who holds an office: by the public record, or as the only one of that office whom the article names."""

from __future__ import annotations

import re

from sayso.attribution.cast import Cast
from sayso.attribution.grades import Found, known
from sayso.language import Grammar, Token
from sayso.lexicons.actors import kinds_of_nouns
from sayso.lexicons.descriptions import apart, everywhere, heads, in_full, local
from sayso.lexicons.offices import terms
from sayso.model import Actor, ActorKind

_NAMED = ("GPE", "PERSON", "ORG", "LOC")
_AFTER = re.compile(r",|\b(?:of|for|at|in|to|from|with|on|who)\b")  # what follows a role's own noun
_AND = re.compile(r"\band\b|&")


def office_holder(cast: Cast, grammar: Grammar, head: Token) -> Actor | None:
    """The person behind "Ukraine's President", if the article names the one who held that office."""
    day = cast.article.published
    held = terms().get(head.lemma.lower(), ())
    if day is None or not held:
        return None
    words = {t.text for t in grammar.subtree(head)}
    for term in held:
        qualified = term.qualifier is None or term.qualifier in {w.lower() for w in words}
        if qualified and term.country & words and term.holds(day):
            named = [a for a in cast.people if a.name.split()[-1] in term.last_names]
            return named[0] if len(named) == 1 else None
    return None


def only_holder(cast: Cast, grammar: Grammar, head: Token) -> Found | None:
    """The one person of that office in the whole article: "Oslo's mayor", "the Head of State"."""
    word, owner = head.lemma.lower(), _owner(head)
    if head.tag not in ("NN", "NNP"):
        return None
    if owner is not None and word in local():
        return _of_owner(cast, word, owner)
    before = grammar.tokens[head.left].lower
    bare = before == "the" and head.i - head.left == 1
    if bare and (_is_head_of_state(head) or (word in heads() and not head.child("prep"))):
        of_state = _is_head_of_state(head)
        wanted = heads() if of_state else {word}
        found = [
            a
            for a in cast.people
            if any(_holds(role, wanted) and (not of_state or _is_of_state(cast, role)) for role in a.roles)
        ]
        return known(found[0], "the only one of that office here") if len(found) == 1 else None
    return None


def _of_owner(cast: Cast, word: str, owner: Token) -> Found | None:
    """Whose role names the owner, else the only one of that office whose role names nobody else."""
    holders = [(a, role) for a in cast.people for role in a.roles if _holds(role, {word})]
    named = {a.name: a for a, role in holders if owner.text in role}
    if len(named) == 1:
        return known(next(iter(named.values())), "office or body named before")
    places = {a.name for a in cast.actors}
    elsewhere = {a.name for a, role in holders if _names_another(role, places)}
    free = {a.name: a for a, _ in holders if a.name not in elsewhere and owner.text not in a.name}
    if len(free) != 1 or named:
        return None
    return known(next(iter(free.values())), "the only one of that office here")


def _names_another(role: str, names: set[str]) -> bool:
    """Whether the role says whose it is: "the mayor of Bergen", "Bergen mayor"."""
    own = own_words(role)
    before = [w for w in own.split()[:-1] if w.lower() not in everywhere()]
    named = bool(before) and before[-1][0].isupper() and own.split()[-1][0].isupper()
    after = re.search(r"\b[A-Z]", role[len(own) :]) is not None or "’s " in role.replace("'", "’")
    return after or named or any(name in role for name in names)


def _owner(head: Token) -> Token | None:
    """Whose office it is: "Oslo's mayor", "the Oslo mayor", "the mayor of Oslo"."""
    before = [
        c for c in head.children if c.dep in ("poss", "compound") and c.entity in _NAMED and c.i < head.i
    ]
    of = next((c for c in head.children if c.dep == "prep" and c.lower in ("of", "for")), None)
    after = of.child("pobj") if of is not None else None
    return before[-1] if before else after if after is not None and after.entity in _NAMED else None


def _is_head_of_state(head: Token) -> bool:
    of = next((c for c in head.children if c.dep == "prep" and c.lower == "of"), None)
    state = of.child("pobj") if of is not None else None
    return head.lower == "head" and state is not None and state.lower == "state" and not state.children


def _is_of_state(cast: Cast, role: str) -> bool:
    """Whether the role may be that of a head of state: not "the president of the union"."""
    own = own_words(role)
    after = role[len(own) :]
    bodies = any(ActorKind.ORGANIZATION in kinds_of_nouns().get(word, ()) for word in split(own))
    state = any(a.kind is ActorKind.GOVERNMENT and a.name in after for a in cast.actors)
    return not bodies and (state or re.match(r"of|at|for", after) is None)


def _holds(role: str, offices: frozenset[str] | set[str]) -> bool:
    """Whether the role is one of these offices, and no deputy's."""
    return not offices.isdisjoint(heads_of(role)) and apart().isdisjoint(split(role))


# -------------------------------------------------------------- the words of a role


def own_words(role: str) -> str:
    """A role or a name without what follows its noun: "mayor" of "mayor of Oslo"."""
    return _AFTER.split(role, maxsplit=1)[0]


def split(role: str) -> list[str]:
    """The words of a role in lower case and in full."""
    words = re.findall(r"\w+", role.lower().replace("’s", "").replace("'s", ""))
    return [whole for word in words for whole in in_full().get(word, word).split()]


def heads_of(role: str) -> set[str]:
    """The nouns of a role: "founder" and "secretary" of "founder and general secretary of the union"."""
    own = own_words(role)
    return {words[-1] for words in map(split, _AND.split(own)) if words}
